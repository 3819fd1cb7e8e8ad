//! The article's facts as YAML front matter.

use std::fmt::Write as _;

use crate::article::Article;

pub(super) fn write(article: &Article, out: &mut String) {
    let [published, updated] = [article.published, article.updated].map(|t| t.map(|t| t.to_string()));
    out.push_str("---\n");
    one(out, "title", Some(&article.title));
    one(out, "subtitle", article.subtitle.as_deref());
    list(out, "authors", article.authors.iter().map(|a| a.name.as_str()));
    one(out, "agency", article.agency.as_deref());
    list(out, "section", article.section.iter().map(String::as_str));
    one(out, "published", published.as_deref());
    one(out, "updated", updated.as_deref());
    list(out, "tags", article.tags.iter().map(String::as_str));
    one(out, "summary", article.summary.as_deref());
    one(out, "language", article.language.as_deref());
    one(out, "url", article.url.as_deref());
    one(out, "publisher", article.publisher.as_deref());
    one(out, "kind", Some(article.kind.name()));
    one(out, "access", Some(article.access.name()));
    out.push_str("---\n");
}

fn one(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|v| !v.is_empty()) {
        out.push_str(name);
        out.push_str(": ");
        quote(out, value);
        out.push('\n');
    }
}

fn list<'a>(out: &mut String, name: &str, values: impl Iterator<Item = &'a str>) {
    let mut values = values.filter(|v| !v.is_empty()).peekable();
    if values.peek().is_none() {
        return;
    }
    out.push_str(name);
    out.push_str(":\n");
    for value in values {
        out.push_str("  - ");
        quote(out, value);
        out.push('\n');
    }
}

/// A double-quoted scalar on one line (YAML 1.2, sections 5.1 and 7.3.1): what is not printable
/// there, and what some reader takes for a line break, is written as an escape.
fn quote(out: &mut String, value: &str) {
    out.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => escape(out, c),
            _ if c.is_control() => escape(out, c),
            _ => out.push(c),
        }
    }
    out.push('"');
}

fn escape(out: &mut String, c: char) {
    let _ = write!(out, "\\u{:04x}", u32::from(c)); // a String takes everything
}

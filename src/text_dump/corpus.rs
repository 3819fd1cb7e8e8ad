//! The dumps beside the project, each with the values read from it by eye.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Dump, read};
use crate::article::Block;
use crate::error::PageKind;
use crate::sites::korea_herald_text::KOREA_HERALD_TEXT;
use crate::values::credit;

fn folder() -> PathBuf {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
    let root = std::env::var("NEWSPRINT_CORPUS").unwrap_or_else(|_| beside.to_owned());
    Path::new(&root).join("korea/text")
}

fn cases() -> Vec<(String, String, Value)> {
    let Ok(entries) = std::fs::read_dir(folder()) else { return Vec::new() };
    let mut cases: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter_map(|path| case(&path)).collect();
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    cases
}

fn case(json: &Path) -> Option<(String, String, Value)> {
    json.extension().filter(|extension| *extension == "json")?;
    let text = std::fs::read_to_string(json.with_extension("txt")).ok()?;
    let truth = serde_json::from_str(&std::fs::read_to_string(json).ok()?).ok()?;
    Some((json.file_stem()?.to_string_lossy().into_owned(), text, truth))
}

/// One field of the truth beside what was read, both as text.
struct Check {
    field: &'static str,
    found: String,
    truth: String,
}

fn checks(dump: &Dump, truth: &Value) -> Vec<Check> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let wall = |value: &Value| text(value).chars().take(19).collect::<String>();
    let paragraphs: Vec<&str> = dump
        .body
        .iter()
        .filter_map(|block| if let Block::Paragraph(text) = block { Some(text.as_str()) } else { None })
        .collect();
    let headings: Vec<&str> = dump
        .body
        .iter()
        .filter_map(|block| if let Block::Heading { text, .. } = block { Some(text.as_str()) } else { None })
        .collect();
    let stamp = |stamp: Option<crate::timestamp::Timestamp>| stamp.map(|s| s.to_string()).unwrap_or_default();
    let found = [
        ("kind", kind(dump).to_owned()),
        ("title", dump.title.clone().unwrap_or_default()),
        ("subtitle", dump.subtitle.clone().unwrap_or_default()),
        ("section", dump.section.clone().unwrap_or_default()),
        (
            "authors",
            dump.byline
                .iter()
                .map(|a| format!("{} <{}>;", a.name, a.email.as_deref().unwrap_or("")))
                .collect::<Vec<_>>()
                .concat(),
        ),
        ("agency", dump.agency.clone().unwrap_or_default()),
        ("published", stamp(dump.published)),
        ("updated", stamp(dump.updated)),
        (
            "images",
            dump.images
                .iter()
                .map(|i| format!("{:?} / {:?};", i.caption, i.credit))
                .collect::<Vec<_>>()
                .concat(),
        ),
        ("first_paragraph", paragraphs.first().copied().unwrap_or_default().to_owned()),
        ("last_paragraph", paragraphs.last().copied().unwrap_or_default().to_owned()),
        ("n_paragraphs", paragraphs.len().to_string()),
        ("subheads", headings.join(";")),
    ];
    let given = found.into_iter().filter(|(field, _)| !truth[*field].is_null());
    given
        .map(|(field, found)| {
            let value = &truth[field];
            let truth = match field {
                "authors" => {
                    list(value, |a| format!("{} <{}>;", text(&a["name"]), text(&a["email"]))).concat()
                }
                "published" | "updated" => wall(value),
                "images" => list(value, image).concat(),
                "n_paragraphs" => value.to_string(),
                "subheads" => list(value, text).join(";"),
                _ => text(value),
            };
            Check { field, found, truth }
        })
        .collect()
}

fn kind(dump: &Dump) -> &'static str {
    match dump.kind {
        None => "article",
        Some(PageKind::List) => "list",
        Some(PageKind::Author) => "author",
        Some(_) => "other",
    }
}

fn list(value: &Value, each: impl Fn(&Value) -> String) -> Vec<String> {
    value.as_array().map(|items| items.iter().map(each).collect()).unwrap_or_default()
}

/// The truth keeps the credit's parenthesis in the caption.
fn image(value: &Value) -> String {
    let caption = credit::split(value["caption"].as_str().unwrap_or_default()).caption;
    format!("{caption:?} / {:?};", value["credit"].as_str().map(str::to_owned))
}

#[test]
fn every_field_that_the_truth_gives_is_read() {
    let mut wrong = Vec::new();
    for (name, text, truth) in cases() {
        let dump = read(&text, Some(&KOREA_HERALD_TEXT));
        for check in checks(&dump, &truth).into_iter().filter(|check| check.found != check.truth) {
            let Check { field, found, truth } = check;
            wrong.push(format!("{name} {field}:\n  found {found:?}\n  truth {truth:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} fields:\n{}", wrong.len(), wrong.join("\n"));
}

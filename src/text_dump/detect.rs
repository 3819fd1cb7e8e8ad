//! Is this text a dump, and whose?

use super::form;
use super::layout::TextLayout;
use super::lines::{Line, trim};
use super::vocabulary::{Sort, is_notice};

/// So many bytes of a page are searched for tags. Pages have one within their first lines.
const SEARCHED: usize = 256 << 10;

/// Tags that are enough to call a text HTML, once one of them is found.
const STRUCTURE: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "p",
    "div",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "nav",
    "table",
    "tr",
    "td",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "figure",
    "iframe",
    "form",
    "center",
    "blockquote",
    "svg",
];

/// Tags that prose about other things may quote once.
const INLINE: &[&str] = &[
    "a", "b", "i", "em", "strong", "span", "br", "hr", "img", "font", "u", "sup", "sub", "small", "input",
    "button",
];

/// So many inline tags (an opening and a closing one) make a text HTML.
const INLINE_ENOUGH: usize = 2;

/// No HTML: a text without tags. `a < b` and `<Title of a Film>` are no tags.
pub(crate) fn is_dump(input: &str) -> bool {
    let start = trim(input);
    if start.starts_with("<!") || start.starts_with("<?") {
        return false;
    }
    let mut inline = 0;
    for piece in head(start, SEARCHED).split('<').skip(1) {
        match tag(piece) {
            Some(name) if STRUCTURE.contains(&name.as_str()) => return false,
            Some(name) if INLINE.contains(&name.as_str()) => inline += 1,
            // a tag of any name at the very start: markup that is not HTML is no dump either
            Some(_) if start.starts_with('<') && start.len() == piece.len() + 1 => return false,
            _ => {}
        }
        if inline >= INLINE_ENOUGH || piece.starts_with("!--") || is_doctype(piece) {
            return false;
        }
    }
    true
}

fn is_doctype(piece: &str) -> bool {
    piece.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("!doctype"))
}

/// The name of a tag that starts right before `piece`.
fn tag(piece: &str) -> Option<String> {
    let longest_name = 12;
    let piece = piece.strip_prefix('/').unwrap_or(piece);
    let end = piece.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (name, rest) = piece.split_at_checked(end)?;
    let named = name.len() <= longest_name && name.starts_with(|c: char| c.is_ascii_alphabetic());
    (named && opens(rest)).then(|| name.to_ascii_lowercase())
}

/// What follows a tag's name: its end, or white space and an attribute with a value.
fn opens(rest: &str) -> bool {
    let longest_first_attribute = 60;
    let rest = head(rest, longest_first_attribute);
    if rest.starts_with('>') || rest.starts_with("/>") {
        return true;
    }
    let Some(inner) = rest.strip_prefix(char::is_whitespace) else { return false };
    let inner = inner.trim_start();
    let sign = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')));
    let next = sign.and_then(|at| inner.get(at..)).map(str::trim_start);
    next.is_some_and(|next| next.starts_with('=') || (sign == Some(0) && next.starts_with(['/', '>'])))
}

/// The first `bytes` bytes of a text, less what would cut a character.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The last `bytes` bytes of a text, less what would cut a character.
fn tail(text: &str, bytes: usize) -> &str {
    let start = (text.len().saturating_sub(bytes)..=text.len()).find(|at| text.is_char_boundary(*at));
    start.and_then(|start| text.get(start..)).unwrap_or(text)
}

/// So much of a dump's start and of its end is searched for the site's marks.
const MARKED: usize = 64 << 10;

/// So many different entries of the menu tell a site even without its name; papers of one country
/// share about a dozen of them (`National`, `Politics`, `Sports`).
const MENU_ENOUGH: usize = 25;

/// Whether the dump is of the site that `layout` describes, by the site's own words.
pub(crate) fn belongs(dump: &str, layout: &TextLayout) -> bool {
    let mut lines = head(dump, MARKED).lines().chain(tail(dump, MARKED).lines());
    lines.any(|line| layout.marks.iter().any(|mark| bears(trim(line), mark)))
        || has_menu(dump, layout)
        || layout.forms.iter().any(|form| form::is_in(form, head(dump, MARKED).lines()))
}

/// Whether a line bears a mark of the site and does not just mention it: a domain within an
/// address, a name on a line of its own, behind a headline, or in a notice of rights.
fn bears(line: &str, mark: &str) -> bool {
    let longest_line = 300;
    if line.len() > longest_line || mark.is_empty() {
        return false;
    }
    let (lower, mark) = (line.to_lowercase(), mark.to_lowercase());
    if mark.contains('.') && !mark.contains(' ') {
        let address = !lower.contains(char::is_whitespace) && lower.contains(&mark);
        return address || lower.contains(&format!("@{mark}"));
    }
    let behind = lower.strip_suffix(&mark).is_some_and(|rest| {
        rest.is_empty() || rest.trim_end().ends_with(['-', '|', '–', '—', ':', '·']) || rest == "by "
    });
    behind || (is_notice(line) && lower.contains(&mark))
}

fn has_menu(dump: &str, layout: &TextLayout) -> bool {
    if layout.menu.len() < MENU_ENOUGH {
        return false;
    }
    let own = TextLayout::new().menu(layout.menu);
    let words = super::vocabulary::Vocabulary::new(Some(&own));
    let mut found: Vec<String> = super::lines::lines(head(dump, MARKED), &words)
        .iter()
        .filter(|line| line.sort == Sort::Menu)
        .map(|line: &Line<'_>| line.text.to_lowercase())
        .collect();
    found.sort_unstable();
    found.dedup();
    found.len() >= MENU_ENOUGH
}

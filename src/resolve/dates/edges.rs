//! What stands at the beginnings of lines and around their dates.

use super::sightings::evidence;
use crate::article::Block;
use crate::values::date;

/// Bytes of a paragraph by which it is found again.
const PREFIX: usize = 60;

pub(super) fn prose(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(text) | Block::Quote(text) | Block::Heading { text, .. } => Some(text),
        Block::List { items, .. } => items.first().map(|t| &**t),
        _ => None,
    }
}

/// The first line's beginning.
pub(super) fn prefix(text: &str) -> &str {
    beginning(text.lines().next().unwrap_or_default())
}

pub(super) fn beginning(line: &str) -> &str {
    let ends = line.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| *end <= PREFIX).last().unwrap_or_default();
    line.get(..end).unwrap_or_default()
}

/// How clearly a date without any mark is parted from the words around it.
pub(super) fn apart(text: &str) -> i32 {
    let text = text.trim();
    let Some(at) = date::stretch(text) else { return 0 };
    let before = text.get(..at.start).unwrap_or_default().trim_end();
    let after = text.get(at.end..).unwrap_or_default().trim_start();
    if before.is_empty() && after.is_empty() {
        return evidence::ALONE;
    }
    let parted =
        |edge: Option<char>| edge.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '"' | '%' | '&'));
    let by = after.split_whitespace().next().is_some_and(|w| BY.contains(&w.to_lowercase().as_str()));
    match (parted(before.chars().next_back()), by || parted(after.chars().next())) {
        (true, true) => evidence::APART,
        (false, false) => 0,
        _ => evidence::HALF_APART,
    }
}

/// Words that part a date from the author behind it.
const BY: [&str; 12] = ["by", "von", "par", "por", "di", "da", "door", "av", "af", "od", "przez", "de"];

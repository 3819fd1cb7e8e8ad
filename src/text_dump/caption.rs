//! Captions in a dump: known by standing twice, or by the credit that closes them.

use super::lines::{Line, same, trim};
use super::prose::{closing_group, is_closed, sentences, width};
use crate::values::credit;

/// A caption has no more sentences than this; a longer text with a credit is a paragraph.
const MOST_SENTENCES: usize = 4;

/// Longest caption in bytes.
const LONGEST: usize = 1_500;

/// Widest caption that no sentence's end closes (`The president at the harbour (Yonhap)`).
const WIDEST_LABEL: usize = 200;

/// Words in the last parenthesis that name the writer, not the photographer.
const WRITERS: &[&str] = &["기자", "특파원", "@", "END", "끝"];

/// Whether the text closes with a credit, so that it may be a caption.
pub(super) fn is_credited(text: &str) -> bool {
    if text.len() > LONGEST
        || !may_credit(text)
        || sentences(text) > MOST_SENTENCES
        || credit::split(text).credit.is_none()
    {
        return false;
    }
    let Some((before, group)) = closing_group(text) else { return width(text) <= WIDEST_LABEL };
    let writer = WRITERS.iter().any(|word| group.contains(word));
    let fits = before.is_empty() || is_closed(before) || width(before) <= WIDEST_LABEL;
    fits && !writer && !is_acronym(before, group)
}

/// Signs that a credit stands in or behind.
const CREDIT_SIGNS: &[char] = &[')', ']', '）', '】', '/', ':', '：', '=', '©', 'ⓒ', '|'];

/// Words of credits without such a sign.
const CREDIT_WORDS: &[&str] = &["hoto", "ourtesy", "redit", "mage", "etty", "사진", "제공", "写真", "提供"];

/// A cheap first look, since most lines have no credit.
fn may_credit(text: &str) -> bool {
    text.contains(CREDIT_SIGNS) || CREDIT_WORDS.iter().any(|word| text.contains(word))
}

/// `World Health Organization (WHO)`: the parenthesis repeats the words before it.
fn is_acronym(before: &str, group: &str) -> bool {
    let short = group.len() >= 2 && group.chars().all(|c| c.is_ascii_uppercase());
    let initials: String = before
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
        .collect();
    short && initials.ends_with(group)
}

/// The text that stands twice from line `at` on, and how many lines that takes: the same line
/// twice (as an image's text and as its caption), or twice on one line; the credit may stand in
/// the second alone.
pub(super) fn doubled<'a>(lines: &[Line<'a>], at: usize) -> Option<(&'a str, usize)> {
    let line = lines.get(at)?;
    if let Some(text) = halves(line.text) {
        return Some((text, 1 + repeats(lines, at + 1, |next| same(next, text) || same(next, line.text))));
    }
    let text = line.text;
    let next = lines.get(at + 1).map(|next| next.text).filter(|next| next.len() >= text.len())?;
    let fuller = same(next, text) || closing_group(next).is_some_and(|(before, _)| same(before, text));
    fuller.then(|| (next, 1 + repeats(lines, at + 1, |other| same(other, next))))
}

/// So many repetitions of a line are taken together.
const REPEATS: usize = 8;

fn repeats(lines: &[Line<'_>], from: usize, like: impl Fn(&str) -> bool) -> usize {
    lines.iter().skip(from).take(REPEATS).take_while(|line| like(line.text)).count()
}

/// The text that a line holds twice, `X X` or `X X (credit)`: its second half.
fn halves(line: &str) -> Option<&str> {
    let shortest = 8;
    if line.len() < shortest {
        return None;
    }
    second(line, line.len()).or_else(|| {
        let (before, _) = closing_group(line)?;
        second(line, before.len())
    })
}

/// The second half of `line`, where its first `len` bytes are two halves that are the same.
fn second(line: &str, len: usize) -> Option<&str> {
    let widest_gap = 8;
    let shortest_glued = 16;
    let from = usize::from(len < shortest_glued);
    (from..=widest_gap).filter(|gap| len >= gap + 2 && (len - gap).is_multiple_of(2)).find_map(|gap| {
        let half = (len - gap) / 2;
        let (first, other) = (line.get(..half)?, line.get(half + gap..len)?);
        let between = line.get(half..half + gap)?;
        (first == other && trim(between).is_empty()).then(|| line.get(half + gap..)).flatten()
    })
}

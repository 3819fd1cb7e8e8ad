//! A dump as lines: trimmed, sorted by their words, blank ones noted as gaps.

use super::prose::is_closed;
use super::vocabulary::{Sort, Vocabulary};

/// A line of a dump that holds text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The line without white space around it.
    pub(super) text: &'a str,
    /// Blank lines stand above it.
    pub(super) gap: bool,
    /// What it is by its words alone.
    pub(super) sort: Sort,
}

/// Line ends besides `\n`: old Mac, form feed, vertical tab, and Unicode's own.
const BREAKS: [char; 6] = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The lines of `dump` that hold text.
pub(super) fn lines<'a>(dump: &'a str, words: &Vocabulary) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut gap = false;
    let raw = without_stamp(dump).split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    for piece in raw.flat_map(|line| line.split(BREAKS)) {
        let text = trim(piece);
        if text.is_empty() {
            gap = true;
            continue;
        }
        lines.push(Line { text, gap, sort: words.sort(text) });
        gap = false;
    }
    if is_wrapped(&lines) {
        lines = unwrapped(dump, lines);
    }
    mark_items(&mut lines);
    lines
}

/// Widest line of a dump whose paragraphs were wrapped at a column.
const WIDEST_WRAPPED: usize = 132;

/// So many lines that go on with a small letter on the next are no accident.
const WRAPS: usize = 8;

/// Whether the paragraphs were broken into lines of one width: no line is wider than a terminal,
/// and many go on in the middle of a sentence.
fn is_wrapped(lines: &[Line<'_>]) -> bool {
    if lines.iter().any(|line| line.text.len() > WIDEST_WRAPPED) {
        return false;
    }
    let next = lines.iter().skip(1);
    lines.iter().zip(next).filter(|(line, next)| goes_on(line, next)).take(WRAPS).count() == WRAPS
}

fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    !next.gap && !is_closed(line.text) && next.text.starts_with(char::is_lowercase)
}

/// Joins the lines of wrapped paragraphs: a line goes on where it is nearly as wide as the widest.
fn unwrapped<'a>(dump: &'a str, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let widest = lines.iter().map(|line| line.text.len()).max().unwrap_or(0);
    let mut joined: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let mut full = false;
    for line in lines {
        let plain = line.sort == Sort::Plain;
        match joined.last_mut().filter(|last| full && !line.gap && plain && last.sort == Sort::Plain) {
            Some(last) => last.text = span(dump, last.text, line.text).unwrap_or(last.text),
            None => joined.push(line),
        }
        full = line.text.len() * 4 > widest * 3;
    }
    joined
}

/// The stretch of `dump` from the start of `first` to the end of `last`, both parts of it.
fn span<'a>(dump: &'a str, first: &str, last: &str) -> Option<&'a str> {
    let offset = |part: &str| part.as_ptr().addr().checked_sub(dump.as_ptr().addr());
    dump.get(offset(first)?..offset(last)?.checked_add(last.len())?)
}

/// A dump without the ` date 2023-01-29 ` that some collections put in front of it. It is the
/// collection's guess at a date, not the page's word.
fn without_stamp(dump: &str) -> &str {
    let start = trim(dump);
    let stamp = start.strip_prefix("date ").and_then(|rest| {
        let (day, story) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let sound = matches!(day.len(), 7 | 10) && day.split('-').all(digits) && day.get(4..5) == Some("-");
        sound.then_some(story)
    });
    stamp.unwrap_or(start)
}

/// Headlines of a ranking stand behind a number, some twice (as an image's text and as a link).
fn mark_items(lines: &mut [Line]) {
    let mut behind_number = false;
    let mut item = "";
    for line in lines {
        let number = line.sort == Sort::Rank && line.text.bytes().any(|b| b.is_ascii_digit());
        if line.sort == Sort::Plain && (behind_number || same(line.text, item)) {
            line.sort = Sort::Item;
            item = line.text;
        } else if line.sort == Sort::Plain {
            item = "";
        }
        behind_number = number;
    }
}

/// Without white space and signs without width on both ends.
pub(super) fn trim(text: &str) -> &str {
    let unseen = |c: char| {
        c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
    };
    text.trim_matches(unseen)
}

/// White space folded to single spaces.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// The same words, whatever the white space between them.
pub(super) fn same(a: &str, b: &str) -> bool {
    !a.is_empty() && a.split_whitespace().eq(b.split_whitespace())
}

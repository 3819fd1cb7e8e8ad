//! Text written so that a reader of Markdown gives it back as it is.

use std::fmt::Write as _;
use std::ops::Range;

/// Where a text stands: this says which signs mean something there, and what a line break is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph of its own, or of a quotation or an item.
    Block,
    /// Behind `#`.
    Heading,
    /// In a table.
    Cell,
    /// The text of a picture, or of a link that stands alone.
    Label,
}

/// Writes stretches of one text, with what stands between them.
pub(super) struct Writer<'a> {
    pub(super) out: String,
    text: &'a str,
    /// The text without the line breaks at its ends: a paragraph cannot begin or end with one.
    inner: Range<usize>,
    place: Place,
    in_link: bool,
}

/// A character and what stands around it in the text.
#[derive(Clone, Copy)]
struct Around<'a> {
    before: Option<char>,
    c: char,
    /// The rest of the stretch.
    after: &'a str,
    /// First or last of its line.
    is_edge: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(text: &'a str, place: Place) -> Self {
        let start = text.len() - text.trim_start_matches('\n').len();
        let inner = start..text.trim_end_matches('\n').len();
        let out = String::with_capacity(text.len());
        Writer { out, text, inner, place, in_link: place == Place::Label }
    }

    /// The text of a link begins. An exclamation mark before it would make it a picture.
    pub(super) fn open_link(&mut self) {
        if self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
        self.out.push('[');
        self.in_link = true;
    }

    pub(super) fn close_link(&mut self, target: &str) {
        self.out.push(']');
        self.out.push_str(target);
        self.in_link = false;
    }

    /// Writes a stretch of the text, which starts at `start`.
    pub(super) fn push(&mut self, start: usize, stretch: &str) {
        let mut before = None;
        for (at, c) in stretch.char_indices() {
            let after = stretch.get(at + c.len_utf8()..).unwrap_or_default();
            let is_edge = c.is_whitespace() && self.is_edge(start + at, c);
            self.char(start + at, Around { before, c, after, is_edge });
            before = Some(c);
        }
    }

    fn is_edge(&self, at: usize, c: char) -> bool {
        let before = self.text.get(self.inner.start..at).and_then(|t| t.chars().next_back());
        let after = self.text.get(at + c.len_utf8()..self.inner.end).and_then(|t| t.chars().next());
        matches!(before, None | Some('\n')) || matches!(after, None | Some('\n'))
    }

    fn char(&mut self, at: usize, around: Around<'_>) {
        let c = around.c;
        match c {
            '\n' if self.inner.contains(&at) => self.line_break(),
            '\n' => {}
            '\0' => self.out.push('\u{fffd}'),
            _ if around.is_edge || is_odd(c) => {
                let _ = write!(self.out, "&#{};", u32::from(c)); // a String takes everything
            }
            _ => {
                if self.is_sign(at, around) {
                    self.out.push('\\');
                }
                self.out.push(c);
            }
        }
    }

    fn line_break(&mut self) {
        self.out.push_str(if self.place == Place::Block { "\\\n" } else { " " });
    }

    /// Whether a reader would take the character for markup.
    fn is_sign(&self, at: usize, around: Around<'_>) -> bool {
        let Around { before, c, after, .. } = around;
        let next = after.chars().next();
        match c {
            '\\' | '`' | '*' | '[' | ']' | '~' => true,
            // within a word it marks nothing (CommonMark, section 6.2), and names of users hold it
            '_' => ![before, next].iter().all(|c| c.is_some_and(char::is_alphanumeric)),
            '<' => !next.is_some_and(|c| c == ' ' || c.is_ascii_digit()),
            '&' => is_reference(after),
            '|' => self.place == Place::Cell || self.starts_line(),
            '^' => self.in_link && before.is_none(),
            '#' if self.place == Place::Heading => at + 1 == self.inner.end,
            '.' | ')' => is_gap(next) && self.ends_number(),
            _ => starts_block(c, next) && self.starts_line(),
        }
    }

    /// Whether the next character is the first of a line that might start a block.
    fn starts_line(&self) -> bool {
        self.place == Place::Block && (self.out.is_empty() || self.out.ends_with('\n'))
    }

    /// Whether the line is a number so far, of an item of a list.
    fn ends_number(&self) -> bool {
        let digits = self.out.bytes().rev().take(MOST_DIGITS + 1).take_while(u8::is_ascii_digit).count();
        let before = self.out.len().checked_sub(digits + 1).and_then(|at| self.out.as_bytes().get(at));
        self.place == Place::Block
            && (1..=MOST_DIGITS).contains(&digits)
            && before.is_none_or(|byte| *byte == b'\n')
    }
}

/// Of the number of an item (`CommonMark`, section 5.2).
const MOST_DIGITS: usize = 9;

/// Bytes between `&` and `;`: the longest name that HTML has, `CounterClockwiseContourIntegral`.
const LONGEST_REFERENCE: usize = 31;

/// White space that some reader takes for the end of a line, or for spaces up to a column. (Other
/// control characters stay as they are: some readers take a reference to one for an error.)
fn is_odd(c: char) -> bool {
    c.is_whitespace() && c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn is_gap(next: Option<char>) -> bool {
    next.is_none_or(char::is_whitespace)
}

/// Whether a block starts with this: a heading, a quotation, an item, a line under a heading, the
/// second row of a table.
fn starts_block(c: char, next: Option<char>) -> bool {
    match c {
        '#' | '>' | '=' => true,
        '+' => is_gap(next),
        '-' => is_gap(next) || matches!(next, Some('-' | ':' | '|')),
        ':' => next == Some('-'),
        _ => false,
    }
}

/// Whether this, behind an ampersand, makes a character reference.
pub(super) fn is_reference(after: &str) -> bool {
    let length = after.bytes().take(LONGEST_REFERENCE + 1).position(|b| b == b';');
    let name = length.and_then(|length| after.get(..length));
    name.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b == b'#' || b.is_ascii_alphanumeric()))
}

//! Where the tokenizer has to be stopped: a scan of the markup that ends tags, comments and
//! declarations where the HTML standard ends them, and looks at nothing else.
//!
//! The scan starts where the tokenizer is in the standard's *data state*. It works on bytes: all
//! that it compares with is ASCII, and no byte of a longer character is. A carriage return counts
//! as white space and a NUL as a letter, as the tokenizer's preprocessing makes them.

use memchr::memchr;
use memchr::memmem;

use super::raw_text::is_text_element;

/// Comments up to this length are left to the tokenizer. It reads comments character by character;
/// for longer ones it is faster to stop and feed it an empty one.
const SHORT_COMMENT: usize = 32;

/// What the tokenizer may be fed before something has to be done by hand.
#[derive(Debug)]
pub(super) enum Stop {
    /// Everything up to here: the end of a tag that may change how the text after it is read, or
    /// of the page.
    AfterTag(usize),
    /// Everything up to `cut`, then `instead` of what stands between `cut` and `end`: of a tag with
    /// too many attributes, or of a comment.
    Cut { cut: usize, end: usize, instead: &'static str },
    /// Everything up to here: a `<![CDATA[`.
    Cdata(usize),
    /// Everything up to here: a tag that does not end.
    OpenTag(usize),
}

/// Finds the first stop at or after `from`, with tags cut to so many `attributes`.
pub(super) fn next_stop(page: &[u8], from: usize, attributes: usize) -> Stop {
    let mut at = from;
    while let Some(start) = find(page, at, b'<') {
        match pass_markup(page, start, attributes) {
            Ok(end) => at = end,
            Err(stop) => return stop,
        }
    }
    Stop::AfterTag(page.len())
}

/// The end of what the `<` at `start` begins, or the stop that it is.
fn pass_markup(page: &[u8], start: usize, attributes: usize) -> Result<usize, Stop> {
    match page.get(start + 1..).unwrap_or_default() {
        [b'/', letter, ..] | [letter, ..] if letter.is_ascii_alphabetic() => {
            pass_tag(page, start, attributes)
        }
        [b'!', b'-', b'-', ..] => pass_comment(page, start),
        [b'!', rest @ ..] if rest.starts_with(b"[CDATA[") => Err(Stop::Cdata(start)),
        // Other declarations, processing instructions and `</` without a name end at the first `>`,
        // in quotes or not.
        [b'!' | b'?' | b'/', ..] => Ok(past(page, start + 2, b'>')),
        _ => Ok(start + 1),
    }
}

fn pass_tag(page: &[u8], start: usize, attributes: usize) -> Result<usize, Stop> {
    let tag = scan_tag(page, start, attributes).ok_or(Stop::OpenTag(start))?;
    match tag.cut {
        Some(cut) => {
            let instead = if tag.self_closing { " />" } else { ">" };
            Err(Stop::Cut { cut, end: tag.end, instead })
        }
        None if tag.may_switch => Err(Stop::AfterTag(tag.end)),
        None => Ok(tag.end),
    }
}

fn pass_comment(page: &[u8], start: usize) -> Result<usize, Stop> {
    let end = comment_end(page, start + 4);
    if end - start <= SHORT_COMMENT {
        return Ok(end);
    }
    Err(Stop::Cut { cut: start, end, instead: "<!---->" })
}

/// What a scan of a tag finds out.
struct TagSpan {
    end: usize,
    self_closing: bool,
    /// Where the last attribute that is kept ends, if there are more.
    cut: Option<usize>,
    /// Whether it is the start tag of an element whose text may be read by other rules.
    may_switch: bool,
}

/// Scans the tag at `start`, where a `<` or `</` and a letter stand. `None` if the page ends in it.
fn scan_tag(page: &[u8], start: usize, attributes: usize) -> Option<TagSpan> {
    let closing = page.get(start + 1) == Some(&b'/');
    let mut cursor = Cursor { page, at: start + 1 + usize::from(closing) };
    let name = cursor.take_until(|byte| is_white(byte) || matches!(byte, b'/' | b'>'));
    let may_switch = !closing && is_text_element(name);
    let mut found = 0;
    let mut cut = cursor.at;
    loop {
        cursor.take_until(|byte| !is_white(byte));
        let slash = cursor.eat(b'/')?;
        if cursor.eat(b'>')? {
            let cut = (found > attributes).then_some(cut);
            return Some(TagSpan { end: cursor.at, self_closing: slash, cut, may_switch });
        }
        if !slash {
            cursor.pass_attribute()?;
            found += 1;
            if found == attributes {
                cut = cursor.at;
            }
        }
    }
}

/// A place in the page.
struct Cursor<'a> {
    page: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Moves over the bytes before the first one that is an `end`.
    fn take_until(&mut self, end: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.page.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| end(byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Moves over the byte if it is next. `None` at the end of the page.
    fn eat(&mut self, byte: u8) -> Option<bool> {
        let eaten = *self.page.get(self.at)? == byte;
        self.at += usize::from(eaten);
        Some(eaten)
    }

    /// Moves over the attribute that starts here. `None` if the page ends in it.
    fn pass_attribute(&mut self) -> Option<()> {
        // The first character belongs to the name, whatever it is: `<a =b>` has an attribute `=b`.
        self.at += 1;
        self.take_until(|byte| is_white(byte) || matches!(byte, b'/' | b'>' | b'='));
        let name_end = self.at;
        self.take_until(|byte| !is_white(byte));
        if !self.eat(b'=')? {
            self.at = name_end;
            return Some(());
        }
        self.take_until(|byte| !is_white(byte));
        match *self.page.get(self.at)? {
            quote @ (b'"' | b'\'') => {
                self.at = find(self.page, self.at + 1, quote)? + 1;
            }
            // `<a b=>`: no value.
            b'>' => {}
            _ => {
                self.take_until(|byte| is_white(byte) || byte == b'>');
            }
        }
        Some(())
    }
}

/// White space between the parts of a tag.
pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Where a comment ends whose text starts at `from`: behind the first `-->` or `--!>`, where the
/// dashes of `<!-->` and `<!--->` count for both ends.
fn comment_end(page: &[u8], from: usize) -> usize {
    for empty in [&b">"[..], b"->"] {
        if starts_with(page, from, empty) {
            return from + empty.len();
        }
    }
    let mut at = from;
    while let Some(dashes) = find_all(page, at, b"--") {
        for end in [&b"-->"[..], b"--!>"] {
            if starts_with(page, dashes, end) {
                return dashes + end.len();
            }
        }
        at = dashes + 1;
    }
    page.len()
}

/// Where the `<![CDATA[` at `start` ends: it is a section of text in svg and math, a bogus comment
/// in HTML.
pub(super) fn cdata_end(page: &[u8], start: usize, foreign: bool) -> usize {
    if !foreign {
        return past(page, start, b'>');
    }
    find_all(page, start, b"]]>").map_or(page.len(), |end| end + 3)
}

/// Where `byte` is found first, at or after `from`.
fn find(page: &[u8], from: usize, byte: u8) -> Option<usize> {
    memchr(byte, page.get(from..)?).map(|distance| from + distance)
}

/// Where `bytes` are found first, at or after `from`.
fn find_all(page: &[u8], from: usize, bytes: &[u8]) -> Option<usize> {
    memmem::find(page.get(from..)?, bytes).map(|distance| from + distance)
}

/// The place behind the first `byte` at or after `from`, or the end of the page.
fn past(page: &[u8], from: usize, byte: u8) -> usize {
    find(page, from, byte).map_or(page.len(), |at| at + 1)
}

/// Whether these bytes stand at this place.
pub(super) fn starts_with(page: &[u8], at: usize, bytes: &[u8]) -> bool {
    page.get(at..).is_some_and(|rest| rest.starts_with(bytes))
}

//! What stands in the page: a scanner of tags, comments and declarations that ends them where the
//! HTML standard ends them.
//!
//! It starts where the standard is in its *data state*, and works on bytes: all that it compares
//! with is ASCII, and no byte of a longer character is. Carriage returns are gone by then, and a NUL
//! counts as a letter.

use std::ops::Range;

use memchr::{memchr, memchr3, memmem};

/// What a `<` begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    Tag,
    Comment,
    /// A CDATA section in svg and math, a bogus comment in HTML.
    Cdata,
    /// A doctype, another declaration, a processing instruction, or `</` without a name.
    Declaration,
}

/// The first markup at or after `from`. Other `<` are text.
pub(super) fn next(page: &[u8], from: usize) -> Option<(usize, Markup)> {
    let mut at = from;
    loop {
        // Most tags follow right after another one.
        let start = if page.get(at) == Some(&b'<') { at } else { find(page, at, b'<')? };
        match page.get(start + 1..).unwrap_or_default() {
            [b'/', letter, ..] | [letter, ..] if letter.is_ascii_alphabetic() => {
                return Some((start, Markup::Tag));
            }
            [b'!', b'-', b'-', ..] => return Some((start, Markup::Comment)),
            [b'!', rest @ ..] if rest.starts_with(b"[CDATA[") => return Some((start, Markup::Cdata)),
            [b'!' | b'?' | b'/', ..] => return Some((start, Markup::Declaration)),
            _ => at = start + 1,
        }
    }
}

/// A tag as it is written.
#[derive(Debug)]
pub(in crate::tree) struct TagSource {
    pub name: Range<usize>,
    pub closing: bool,
    pub self_closing: bool,
    pub end: usize,
}

/// An attribute as it is written. The value has no quotes around it; without a value it is empty.
#[derive(Debug, Clone)]
pub(in crate::tree) struct AttributeSource {
    pub name: Range<usize>,
    pub value: Range<usize>,
    /// Whether the name has letters in upper case or a NUL.
    pub is_name_odd: bool,
    /// Whether the value has a `&` or a NUL.
    pub is_value_odd: bool,
}

/// Scans the tag at `start`, where a `<` or `</` and a letter stand, and writes down its first
/// attributes, so many at `most`. `None` if the page ends in it.
pub(in crate::tree) fn scan_tag(
    page: &[u8],
    start: usize,
    most: usize,
    attributes: &mut Vec<AttributeSource>,
) -> Option<TagSource> {
    let closing = page.get(start + 1) == Some(&b'/');
    let name_at = start + 1 + usize::from(closing);
    let mut cursor = Cursor { page, at: name_at };
    cursor.pass_until(|byte| is_white(byte) || matches!(byte, b'/' | b'>'));
    let name = name_at..cursor.at;
    let (end, self_closing) = scan_attributes(page, cursor.at, most, attributes)?;
    Some(TagSource { name, closing, self_closing, end })
}

/// Scans what a tag has behind its name. Tells where the tag ends, and whether in `/>`.
pub(in crate::tree) fn scan_attributes(
    page: &[u8],
    from: usize,
    most: usize,
    attributes: &mut Vec<AttributeSource>,
) -> Option<(usize, bool)> {
    attributes.clear();
    let mut cursor = Cursor { page, at: from };
    loop {
        cursor.pass_until(|byte| !is_white(byte));
        let slash = cursor.eat(b'/')?;
        if cursor.eat(b'>')? {
            return Some((cursor.at, slash));
        }
        if !slash {
            let attribute = cursor.attribute()?;
            if attributes.len() < most {
                attributes.push(attribute);
            }
        }
    }
}

/// A place in the page.
struct Cursor<'a> {
    page: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.page.get(self.at).copied()
    }

    /// Moves over the bytes before the first one that is an `end`.
    fn pass_until(&mut self, mut end: impl FnMut(u8) -> bool) {
        while self.peek().is_some_and(|byte| !end(byte)) {
            self.at += 1;
        }
    }

    /// Moves over the byte if it is next. `None` at the end of the page.
    fn eat(&mut self, byte: u8) -> Option<bool> {
        let eaten = self.peek()? == byte;
        self.at += usize::from(eaten);
        Some(eaten)
    }

    /// Moves over the attribute that starts here. `None` if the page ends in it.
    fn attribute(&mut self) -> Option<AttributeSource> {
        let start = self.at;
        let mut is_name_odd = false;
        // The first character belongs to the name, whatever it is: `<a =b>` has an attribute `=b`.
        let mut is_first = true;
        self.pass_until(|byte| {
            is_name_odd |= byte.is_ascii_uppercase() || byte == 0;
            !std::mem::take(&mut is_first) && (is_white(byte) || matches!(byte, b'/' | b'>' | b'='))
        });
        let name = start..self.at;
        self.pass_until(|byte| !is_white(byte));
        let (value, is_value_odd) = if self.eat(b'=')? { self.value()? } else { (0..0, false) };
        Some(AttributeSource { name, value, is_name_odd, is_value_odd })
    }

    /// Moves over the value after a `=`, and its quotes. Tells whether the value has a `&` or a NUL.
    fn value(&mut self) -> Option<(Range<usize>, bool)> {
        self.pass_until(|byte| !is_white(byte));
        match self.peek()? {
            quote @ (b'"' | b'\'') => {
                let start = self.at + 1;
                let mut end = start + memchr3(quote, b'&', 0, self.page.get(start..)?)?;
                let is_odd = self.page.get(end) != Some(&quote);
                if is_odd {
                    end = find(self.page, end, quote)?;
                }
                self.at = end + 1;
                Some((start..end, is_odd))
            }
            // `<a b=>` has no value: nothing is passed.
            _ => {
                let start = self.at;
                let mut is_odd = false;
                self.pass_until(|byte| {
                    is_odd |= matches!(byte, b'&' | 0);
                    is_white(byte) || byte == b'>'
                });
                Some((start..self.at, is_odd))
            }
        }
    }
}

/// White space between the parts of a tag.
pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c')
}

/// Where a comment ends whose text starts at `from`: behind the first `-->` or `--!>`, where the
/// dashes of `<!-->` and `<!--->` count for both ends.
pub(super) fn comment_end(page: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(close) = find(page, at, b'>') {
        let text = page.get(from..close).unwrap_or_default();
        if matches!(text, [] | [b'-'] | [.., b'-', b'-'] | [.., b'-', b'-', b'!']) {
            return close + 1;
        }
        at = close + 1;
    }
    page.len()
}

/// Where the `<![CDATA[` at `start` ends, by whether it stands in svg or math.
pub(super) fn cdata_end(page: &[u8], start: usize, foreign: bool) -> usize {
    if !foreign {
        return declaration_end(page, start);
    }
    find_all(page, start, b"]]>").map_or(page.len(), |end| end + 3)
}

/// Where the declaration at `start` ends: at the first `>`, in quotes or not.
pub(super) fn declaration_end(page: &[u8], start: usize) -> usize {
    find(page, start + 2, b'>').map_or(page.len(), |at| at + 1)
}

/// Where `byte` is found first, at or after `from`.
fn find(page: &[u8], from: usize, byte: u8) -> Option<usize> {
    memchr(byte, page.get(from..)?).map(|distance| from + distance)
}

/// Where `bytes` are found first, at or after `from`.
fn find_all(page: &[u8], from: usize, bytes: &[u8]) -> Option<usize> {
    memmem::find(page.get(from..)?, bytes).map(|distance| from + distance)
}

/// Whether these bytes stand at this place.
pub(super) fn starts_with(page: &[u8], at: usize, bytes: &[u8]) -> bool {
    page.get(at..).is_some_and(|rest| rest.starts_with(bytes))
}

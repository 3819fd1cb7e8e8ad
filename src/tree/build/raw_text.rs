//! Elements whose text is no markup: where it ends, and what of it is kept.

use memchr::memmem::Finder;
use memchr::{memchr, memchr2};

use super::markup::{is_white, starts_with};

/// What of an element's text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    All,
    /// All if it holds one of [`STATE_MARKERS`], else nothing.
    State,
    Nothing,
}

/// All elements whose text the standard reads as text.
const TEXT_ELEMENTS: [(&str, Keep); 9] = [
    // A program, but for the scripts of data; those are told apart in `TextElement::of`.
    ("script", Keep::State),
    // Never shown, and a fifth of the bytes of a news page.
    ("style", Keep::Nothing),
    // Shown by browsers that know no frames only; those that a reader has do.
    ("iframe", Keep::Nothing),
    ("noembed", Keep::Nothing),
    ("noframes", Keep::Nothing),
    // Shown as they stand.
    ("xmp", Keep::All),
    ("plaintext", Keep::All),
    ("title", Keep::All),
    ("textarea", Keep::All),
];

/// What a program assigns the state of the page to. The text of a script without a type is kept
/// if one of these stands in it: the body of the article may be in there and nowhere else.
const STATE_MARKERS: [&str; 4] = [
    // Next.js, app router: `self.__next_f.push([1, "..."])`
    "__next_f",
    // Arc Publishing: `Fusion.globalContent = {...}`
    "Fusion.globalContent",
    // Nuxt: `window.__NUXT__ = {...}`
    "__NUXT__",
    // Vuex, Redux and their like: `window.__INITIAL_STATE__ = {...}`
    "__INITIAL_STATE__",
];

/// The id of the script in which Next.js, pages router, puts the data of the page.
const NEXT_DATA: &str = "__NEXT_DATA__";

/// Whether an element of this name has text that is no markup (in HTML, not in svg).
pub(super) fn is_text_element(name: &[u8]) -> bool {
    TEXT_ELEMENTS.iter().any(|(known, _)| known.as_bytes().eq_ignore_ascii_case(name))
}

/// An element whose text is no markup.
pub(super) struct TextElement {
    name: &'static str,
    keep: Keep,
}

impl TextElement {
    /// The element of this name, if its text is no markup.
    pub(super) fn of<'a>(
        name: &str,
        mut attributes: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Option<Self> {
        let &(name, keep) = TEXT_ELEMENTS.iter().find(|(known, _)| *known == name)?;
        let is_data = |(name, value)| match name {
            "type" => contains_json(value),
            "id" => value == NEXT_DATA,
            _ => false,
        };
        let keep = if keep == Keep::State && attributes.any(is_data) { Keep::All } else { keep };
        Some(TextElement { name, keep })
    }

    /// Where the element's text ends that starts at `from`.
    pub(super) fn text_end(&self, page: &[u8], from: usize) -> usize {
        match self.name {
            "script" => script_end(page, from),
            name => find_end_tag(page, from, name).unwrap_or(page.len()),
        }
    }
}

/// `application/json`, `application/ld+json`, `text/x-json` …
fn contains_json(kind: &str) -> bool {
    kind.as_bytes().windows(4).any(|word| word.eq_ignore_ascii_case(b"json"))
}

/// Tells which texts are kept.
pub(super) struct TextFilter([Finder<'static>; STATE_MARKERS.len()]);

impl TextFilter {
    pub(super) fn new() -> Self {
        TextFilter(STATE_MARKERS.map(Finder::new))
    }

    /// Whether this text of the element is kept.
    pub(super) fn keeps(&self, element: &TextElement, text: &[u8]) -> bool {
        match element.keep {
            Keep::All => !text.is_empty(),
            Keep::State => self.0.iter().any(|marker| marker.find(text).is_some()),
            Keep::Nothing => false,
        }
    }
}

/// Finds the `</name` at or after `from`, in any case and with an end to the name. A name that the
/// page ends in is text.
fn find_end_tag(page: &[u8], from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    loop {
        let start = at + memchr(b'<', page.get(at..)?)?;
        if is_end_tag(page, start, name) {
            return Some(start);
        }
        at = start + 1;
    }
}

fn is_end_tag(page: &[u8], at: usize, name: &str) -> bool {
    starts_with(page, at, b"</") && is_name(page, at + 2, name)
}

fn is_name(page: &[u8], at: usize, name: &str) -> bool {
    let end = at + name.len();
    page.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && page.get(end).is_some_and(|&byte| is_white(byte) || matches!(byte, b'/' | b'>'))
}

/// Where the text of a script ends that starts at `from`: before the first `</script`, unless it
/// stands in a `<!--` that holds a `<script` too (the standard's *script data double escaped
/// state*).
fn script_end(page: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(distance) = page.get(at..).and_then(|rest| memchr(b'<', rest)) {
        let start = at + distance;
        if is_end_tag(page, start, "script") {
            return start;
        }
        at = start + 1;
        if starts_with(page, start, b"<!--") {
            match escaped_end(page, start + 2) {
                Escaped::Closed(end) => return end,
                Escaped::Left(end) => at = end,
            }
        }
    }
    page.len()
}

/// How an escaped part of a script ends.
enum Escaped {
    /// The script ends in it, here.
    Closed(usize),
    /// A `-->` leads back to the plain script, which goes on here.
    Left(usize),
}

/// The end of an escaped part whose two dashes stand at `dashes`; they may be those of its `-->`.
fn escaped_end(page: &[u8], dashes: usize) -> Escaped {
    let mut at = dashes;
    let mut doubly = false;
    while let Some(distance) = page.get(at..).and_then(|rest| memchr2(b'<', b'-', rest)) {
        let start = at + distance;
        if starts_with(page, start, b"-->") {
            return Escaped::Left(start + 3);
        }
        if is_end_tag(page, start, "script") {
            if !doubly {
                return Escaped::Closed(start);
            }
            doubly = false;
        } else if page.get(start) == Some(&b'<') && is_name(page, start + 1, "script") {
            doubly = true;
        }
        at = start + 1;
    }
    Escaped::Left(page.len())
}

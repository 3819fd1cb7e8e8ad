//! The attributes of all elements of a page, in one list.

use std::ops::Range;

use tendril::StrTendril;

use super::build::markup::{self, AttributeSource};
use super::build::references::{self, Context};

/// Every attribute as two slices: of the page, where it stands there as it is meant, or else of a
/// second string.
///
/// Most elements of a news page have attributes, and any of them may be asked for by a profile, but few
/// are. So they are neither copied nor hashed, and no element holds memory of its own.
pub(crate) struct Attributes {
    page: StrTendril,
    /// What the page writes otherwise: with references, with NUL, names in upper case.
    rewritten: String,
    list: Vec<Attribute>,
}

#[derive(Clone, Copy)]
struct Attribute {
    name: Slice,
    value: Slice,
}

/// Where a text stands. Places behind the end of the page are places in the second string.
#[derive(Clone, Copy)]
struct Slice {
    start: u32,
    end: u32,
}

impl Slice {
    fn new(range: &Range<usize>, offset: usize) -> Self {
        Slice { start: place(range.start + offset), end: place(range.end + offset) }
    }

    fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }
}

/// The attributes of one element: a part of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    count: u16,
    /// Which names there may be, a bit for each (see [`bit`]). Most questions are for attributes that
    /// an element does not have.
    names: u16,
}

impl Span {
    pub(super) fn len(self) -> usize {
        usize::from(self.count)
    }

    fn end(self) -> usize {
        self.start as usize + self.len()
    }
}

/// A bit for a name, from its length, its first and its last letter. The factors are those, of some
/// thousand, by which the names that all elements are asked for (`itemprop`, `role`) share a bit with the
/// fewest that elements have.
const fn bit(name: &[u8]) -> u16 {
    let [first, .., last] = name else { return 1 };
    let sum = (name.len() & 0xff) * 7 + *first as usize * 21 + *last as usize * 29;
    1 << ((sum >> 2) % 16)
}

impl Attributes {
    pub(super) fn new(page: StrTendril) -> Self {
        Attributes { page, rewritten: String::new(), list: Vec::new() }
    }

    /// Gives back the room for more attributes.
    pub(super) fn shrink_to_fit(&mut self) {
        self.list.shrink_to_fit();
        self.rewritten.shrink_to_fit();
    }

    /// Name and value of each attribute, names in lower case.
    pub(super) fn iter(&self, span: Span) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.part(span).iter().map(|attribute| (self.str(attribute.name), self.str(attribute.value)))
    }

    /// The value of the attribute of this name, which is in lower case.
    #[inline] // the bit of a constant name is known when it is compiled
    pub(super) fn value(&self, span: Span, name: &str) -> Option<&str> {
        if span.names & bit(name.as_bytes()) == 0 {
            return None;
        }
        let is_named = |attribute: &&Attribute| {
            attribute.name.len() == name.len() && self.bytes(attribute.name) == name.as_bytes()
        };
        self.part(span).iter().find(is_named).map(|attribute| self.str(attribute.value))
    }

    fn str(&self, slice: Slice) -> &str {
        let (text, range) = self.find(slice);
        text.get(range).unwrap_or_default()
    }

    /// The text without the check that it is cut between characters.
    fn bytes(&self, slice: Slice) -> &[u8] {
        let (text, range) = self.find(slice);
        text.as_bytes().get(range).unwrap_or_default()
    }

    fn find(&self, slice: Slice) -> (&str, Range<usize>) {
        let (start, end) = (slice.start as usize, slice.end as usize);
        let offset = self.page.len();
        if end <= offset {
            return (&self.page, start..end);
        }
        (&self.rewritten, start.saturating_sub(offset)..end.saturating_sub(offset))
    }

    /// Adds the attributes of a tag of the page, the first one of each name.
    pub(super) fn add(&mut self, sources: &[AttributeSource]) -> Span {
        self.add_shifted(sources, 0)
    }

    /// Adds the attributes of a tag once more, from what the tag has behind its name.
    pub(super) fn add_again(&mut self, written: &str, most: usize) -> Span {
        let mut sources = Vec::new();
        let _ = markup::scan_attributes(written.as_bytes(), 0, most, &mut sources);
        let copy = self.rewrite(written);
        self.add_shifted(&sources, copy.start as usize)
    }

    /// Adds attributes that stand on no page.
    pub(super) fn give<'a>(&mut self, given: impl Iterator<Item = (&'a str, &'a str)>) -> Span {
        let start = self.list.len();
        for (name, value) in given {
            let (name, value) = (self.rewrite(&name.to_ascii_lowercase()), self.rewrite(value));
            self.list.push(Attribute { name, value });
        }
        self.span_from(start)
    }

    fn add_shifted(&mut self, sources: &[AttributeSource], offset: usize) -> Span {
        let start = self.list.len();
        for source in sources {
            let mut name = Slice::new(&source.name, offset);
            if source.is_name_odd {
                name = self.rewrite_name(name);
            }
            if !self.is_named(start, name) {
                let mut value = Slice::new(&source.value, offset);
                if source.is_value_odd {
                    value = self.rewrite_value(value);
                }
                self.list.push(Attribute { name, value });
            }
        }
        self.span_from(start)
    }

    /// Whether there is an attribute of this name from `start` on.
    fn is_named(&self, start: usize, name: Slice) -> bool {
        let earlier = self.list.get(start..).unwrap_or_default();
        earlier
            .iter()
            .any(|other| other.name.len() == name.len() && self.bytes(other.name) == self.bytes(name))
    }

    fn span_from(&self, start: usize) -> Span {
        let count = u16::try_from(self.list.len().saturating_sub(start)).unwrap_or(u16::MAX);
        let added = self.list.get(start..).unwrap_or_default().iter();
        let names = added.fold(0, |names, attribute| names | bit(self.bytes(attribute.name)));
        Span { start: place(start), count, names }
    }

    fn rewrite_name(&mut self, written: Slice) -> Slice {
        let name = self.str(written).to_ascii_lowercase().replace('\0', "\u{fffd}");
        self.rewrite(&name)
    }

    fn rewrite_value(&mut self, written: Slice) -> Slice {
        let value = self.str(written);
        let decoded = references::decoded(value, Context::Attribute);
        let value = decoded.as_deref().unwrap_or(value).replace('\0', "\u{fffd}");
        self.rewrite(&value)
    }

    fn rewrite(&mut self, text: &str) -> Slice {
        let start = self.page.len() + self.rewritten.len();
        self.rewritten.push_str(text);
        Slice { start: place(start), end: place(start + text.len()) }
    }

    /// The attributes of `first`, then those of `second` that have other names, so many at `most`.
    pub(super) fn merge(&mut self, first: Span, second: Span, most: usize) -> Span {
        let is_new = |attribute: &&Attribute| self.value(first, self.str(attribute.name)).is_none();
        let new = self.part(second).iter().filter(is_new).take(most.saturating_sub(first.len()));
        let merged: Vec<Attribute> = self.part(first).iter().chain(new).copied().collect();
        if merged.len() == first.len() {
            return first;
        }
        let start = self.list.len();
        self.list.extend(merged);
        self.span_from(start)
    }

    /// Forgets the attributes of a tag that was added last, of which no element was made.
    pub(super) fn forget(&mut self, span: Span) {
        if span.end() == self.list.len() {
            self.list.truncate(span.start as usize);
        }
    }

    /// How many bytes the names and values have.
    pub(super) fn len_in_bytes(&self, span: Span) -> usize {
        self.part(span).iter().map(|attribute| attribute.name.len() + attribute.value.len()).sum()
    }

    fn part(&self, span: Span) -> &[Attribute] {
        self.list.get(span.start as usize..span.end()).unwrap_or_default()
    }
}

/// A place as it is kept. Beyond 4 GiB, which no page reaches, nothing is found.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

//! The page's lines, with what is needed to judge a date on them.

use crate::timestamp::Timestamp;
use crate::tree::text::Writer;
use crate::tree::words::{self, Parts};
use crate::tree::{NodeId, Tag, Tree};
use crate::values::date;

/// Bytes of a line that are kept; longer ones are prose.
const LONGEST: usize = 400;

/// Nodes of an element whose class may speak of the date in it; larger ones are sections.
const LARGEST: usize = 40;

/// Attributes that hold a date for scripts: of `time`, and what sites make up to have local time
/// shown.
const ATTRIBUTES: [&str; 15] = [
    "datetime",
    "data-datetime",
    "data-date-time",
    "data-date",
    "data-time",
    "data-timestamp",
    "data-utime",
    "data-published",
    "data-publish-date",
    "data-published-date",
    "data-published-at",
    "data-pubdate",
    "data-timestring",
    "publishdate",
    "publish-date",
];

/// Parts of class and id values that speak of a date, in the languages of news sites; the first
/// that fits counts, so that `update` stands before `date`, which is in it: first what says
/// `updated`, then what says `published`, then the rest.
#[rustfmt::skip]
const CLASSES: Parts = Parts::new(&[
    "updat", "modif", "aktualis", "actualiz", "atualiz", "lastmod", // updated
    "publish", "public", "pubdate", "pub-date", "posted", "entry-date", "post-date", // published
    "date", "datum", "dato", "time", "fecha", "tarih", "zeit", "heure", "hora", "stamp",
]);

/// How many of [`CLASSES`] say `updated`, and how many say that or `published`.
const UPDATED: usize = 6;
const PUBLISHED: usize = 13;

/// Also in words that are made of it (`leftsidebar`).
const SIDEBAR: Parts = Parts::new(&["sidebar"]);

/// What markup says that a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hint {
    None,
    Date,
    Updated,
    Published,
}

/// A date in an attribute, and where in the line its element starts.
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) stamp: Timestamp,
    pub(super) hint: Hint,
}

/// A line of the page.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) start: NodeId,
    pub(super) is_cut: bool,
    pub(super) hint: Hint,
    pub(super) marks: Vec<Mark>,
    /// The innermost part of the page around it that is not the story's.
    pub(super) foreign: Option<NodeId>,
}

/// Reads the page's lines; nodes for which `skip` holds are not read.
pub(super) fn read(
    tree: &Tree,
    headline: Option<NodeId>,
    skip: &dyn Fn(NodeId) -> bool,
    mut line: impl FnMut(Line),
) {
    let mut reader = Reader {
        tree,
        headline,
        writer: Writer::default(),
        length: 0,
        is_gap: false,
        start: None,
        marks: Vec::new(),
        hint: Hint::None,
        open: Vec::new(),
    };
    let mut at = tree.next(NodeId::ROOT);
    while at < tree.end(NodeId::ROOT) {
        reader.close(at, &mut line);
        at = if tree.raw_text(at).is_none() && (tree.is_hidden(at) || skip(at)) {
            tree.after(at)
        } else {
            reader.node(at, &mut line)
        };
    }
    reader.end_line(&mut line);
}

struct Open {
    node: NodeId,
    end: NodeId,
    is_block: bool,
    is_foreign: bool,
    hint: Hint,
}

struct Reader<'a> {
    tree: &'a Tree,
    headline: Option<NodeId>,
    writer: Writer,
    length: usize,
    is_gap: bool,
    start: Option<NodeId>,
    marks: Vec<Mark>,
    /// The strongest hint around the line's words.
    hint: Hint,
    open: Vec<Open>,
}

impl Reader<'_> {
    fn node(&mut self, id: NodeId, line: &mut impl FnMut(Line)) -> NodeId {
        let tag = self.tree.tag(id);
        if let Some(raw) = self.tree.raw_text(id) {
            self.words(id, raw);
        } else if tag == Tag::Br {
            self.end_line(line);
        } else {
            self.enter(id, tag, line);
        }
        self.tree.next(id)
    }

    fn words(&mut self, id: NodeId, raw: &str) {
        if raw.trim().is_empty() {
            self.writer.push(" ");
            self.is_gap = true;
            return;
        }
        self.start = self.start.or(Some(id));
        let hint = self.open.iter().map(|o| o.hint).max().unwrap_or(Hint::None);
        self.hint = self.hint.max(hint);
        if self.length <= LONGEST {
            let cut = raw.char_indices().nth(LONGEST).map_or(raw.len(), |(at, _)| at);
            self.writer.push(raw.get(..cut).unwrap_or_default());
        }
        self.count(raw);
    }

    /// Adds to the length of the line as it will be written, white space folded.
    fn count(&mut self, raw: &str) {
        self.is_gap |= raw.starts_with(char::is_whitespace);
        for word in raw.split_whitespace() {
            self.length += word.len() + usize::from(self.is_gap && self.length > 0);
            self.is_gap = true;
        }
        self.is_gap = raw.ends_with(char::is_whitespace);
    }

    fn enter(&mut self, id: NodeId, tag: Tag, line: &mut impl FnMut(Line)) {
        let is_block = tag.is_block();
        if is_block {
            self.end_line(line);
        }
        let small = self.tree.end(id).index() - id.index() <= LARGEST;
        let hint = if small { hint(self.tree, id, tag) } else { Hint::None };
        let is_foreign =
            is_foreign(self.tree, id, tag) && !self.headline.is_some_and(|h| self.tree.contains(id, h));
        if is_block || is_foreign || hint != Hint::None {
            self.open.push(Open { node: id, end: self.tree.end(id), is_block, is_foreign, hint });
        }
        if small && let Some(stamp) = attribute(self.tree, id, tag, hint) {
            self.start = self.start.or(Some(id));
            self.marks.push(Mark { at: self.length, stamp, hint: hint.max(Hint::Date) });
        }
    }

    fn close(&mut self, at: NodeId, line: &mut impl FnMut(Line)) {
        while let Some(open) = self.open.last().filter(|o| o.end <= at) {
            if open.is_block {
                self.end_line(line);
            }
            self.open.pop();
        }
    }

    fn end_line(&mut self, line: &mut impl FnMut(Line)) {
        let text = self.writer.take().to_string();
        let is_cut = std::mem::take(&mut self.length) > LONGEST;
        let marks = std::mem::take(&mut self.marks);
        let hint = std::mem::replace(&mut self.hint, Hint::None);
        let foreign = self.open.iter().rev().find(|o| o.is_foreign).map(|o| o.node);
        if let Some(start) = self.start.take() {
            line(Line { text, start, is_cut, hint, marks, foreign });
        }
    }
}

fn hint(tree: &Tree, id: NodeId, tag: Tag) -> Hint {
    let of_attribute = |(name, value): (&str, &str)| match name {
        "class" | "id" | "itemprop" => hint_of(value),
        "pubdate" if tag == Tag::Time => Hint::Published,
        _ => Hint::None,
    };
    let own = if tag == Tag::Time { Hint::Date } else { Hint::None };
    tree.attributes(id).map(of_attribute).max().unwrap_or(Hint::None).max(own)
}

/// hAtom asks for `updated` on every post, so that themes write it on the only date there is:
/// `entry-date updated`. Another word decides then.
fn hint_of(value: &str) -> Hint {
    let whole = part_of(value);
    if whole != Hint::Updated {
        return whole;
    }
    let others = value.split_ascii_whitespace().filter(|word| !word.eq_ignore_ascii_case("updated"));
    others.map(part_of).max().filter(|other| *other != Hint::None).unwrap_or(whole)
}

/// The hint of the first of [`CLASSES`] that is in the value.
fn part_of(value: &str) -> Hint {
    match CLASSES.first_in(value) {
        None => Hint::None,
        Some(..UPDATED) => Hint::Updated,
        Some(..PUBLISHED) => Hint::Published,
        Some(_) => Hint::Date,
    }
}

/// hAtom writes the machine's date into the `title` of `abbr`, and of what it calls published.
fn attribute(tree: &Tree, id: NodeId, tag: Tag, hint: Hint) -> Option<Timestamp> {
    let in_title = (tag == Tag::Abbr || hint > Hint::Date).then(|| tree.attribute(id, "title")).flatten();
    let values = tree.attributes(id).filter(|(name, _)| ATTRIBUTES.contains(name)).map(|(_, value)| value);
    values.chain(in_title).find_map(date::machine).filter(|stamp| super::is_plausible(*stamp))
}

/// Parts of the page whose dates are those of something else.
fn is_foreign(tree: &Tree, id: NodeId, tag: Tag) -> bool {
    const ROLES: u32 =
        words::RELATED | words::COMMENT | words::NAV | words::AD | words::NEWSLETTER | words::FOOTER;
    match tag {
        Tag::Nav | Tag::Article | Tag::Select | Tag::Blockquote | Tag::Figcaption | Tag::Form => true,
        // a small one is a box of the story's data
        Tag::Aside if tree.end(id).index() - id.index() > LARGEST => true,
        Tag::Footer => !tree.ancestors(id).any(|up| tree.tag(up) == Tag::Article),
        Tag::Html | Tag::Body | Tag::Main => false,
        _ => {
            tree.roles(id) & ROLES != 0
                || tree
                    .attributes(id)
                    .any(|(name, value)| matches!(name, "class" | "id") && SIDEBAR.are_in(value))
        }
    }
}

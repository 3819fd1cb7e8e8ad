//! The page's lines, with what is needed to judge a date on them.

use super::pen::{LONGEST, Pen};
use crate::timestamp::Timestamp;
use crate::tree::words::{self, Parts};
use crate::tree::{NodeId, Tag, Tree};
use crate::values::date;

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

/// A line of the page. Of all that there are, few can hold a date: what is written on a line and
/// what the markup says of it is read when it is asked for.
pub(super) struct Line<'t> {
    tree: &'t Tree,
    headline: Option<NodeId>,
    /// The first node with words or a date for machines.
    pub(super) start: NodeId,
    /// Its texts, blank ones too.
    pub(super) texts: Vec<NodeId>,
    /// The dates for machines, each with how many texts stand before it.
    stamps: Vec<(usize, NodeId, Timestamp)>,
    /// The innermost element that is open where the line ends.
    inside: NodeId,
}

/// What is written on a line.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) is_cut: bool,
    pub(super) marks: Vec<Mark>,
}

/// Reads the page's lines; nodes for which `skip` holds are not read.
pub(super) fn read(
    tree: &Tree,
    headline: Option<NodeId>,
    skip: &dyn Fn(NodeId) -> bool,
    line: impl FnMut(&mut Line),
) {
    let empty = Line {
        tree,
        headline,
        start: NodeId::ROOT,
        texts: Vec::new(),
        stamps: Vec::new(),
        inside: NodeId::ROOT,
    };
    let mut reader = Reader { tree, line: empty, tell: line, open: Vec::new() };
    let mut at = tree.next(NodeId::ROOT);
    while at < tree.end(NodeId::ROOT) {
        reader.close(at);
        reader.line.inside = at;
        at = if let Some(raw) = tree.raw_text(at) {
            reader.words(at, raw);
            tree.next(at)
        } else if tree.is_hidden(at) || skip(at) {
            reader.line.inside = tree.parent(at).unwrap_or(NodeId::ROOT);
            tree.after(at)
        } else {
            reader.element(at);
            tree.next(at)
        };
    }
    reader.end_line();
}

struct Reader<'t, F> {
    tree: &'t Tree,
    line: Line<'t>,
    tell: F,
    /// The open blocks.
    open: Vec<NodeId>,
}

impl<F: FnMut(&mut Line)> Reader<'_, F> {
    fn words(&mut self, id: NodeId, raw: &str) {
        self.line.texts.push(id);
        if !is_blank(raw) {
            self.start(id);
        }
    }

    fn start(&mut self, id: NodeId) {
        if self.line.start == NodeId::ROOT {
            self.line.start = id;
        }
    }

    fn element(&mut self, id: NodeId) {
        let tag = self.tree.tag(id);
        if tag == Tag::Br || tag.is_block() {
            self.line.inside = self.tree.parent(id).unwrap_or(NodeId::ROOT);
            self.end_line();
            self.line.inside = id;
        }
        if tag.is_block() {
            self.open.push(id);
        }
        if let Some(stamp) = attribute(self.tree, id, tag).filter(|_| tag != Tag::Br) {
            self.start(id);
            self.line.stamps.push((self.line.texts.len(), id, stamp));
        }
    }

    fn close(&mut self, at: NodeId) {
        while let Some(block) = self.open.pop_if(|block| self.tree.end(*block) <= at) {
            self.line.inside = block;
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        if self.line.start != NodeId::ROOT {
            (self.tell)(&mut self.line);
        }
        self.line.start = NodeId::ROOT;
        self.line.texts.clear();
        self.line.stamps.clear();
    }
}

impl Line<'_> {
    /// Its texts as they stand in the markup.
    pub(super) fn raw(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().filter_map(|id| self.tree.raw_text(*id))
    }

    pub(super) fn has_stamps(&self) -> bool {
        !self.stamps.is_empty()
    }

    /// The strongest hint around the line's words.
    pub(super) fn hint(&self) -> Hint {
        let words = self.texts.iter().filter(|id| self.tree.raw_text(**id).is_some_and(|raw| !is_blank(raw)));
        let around = |id: &NodeId| self.tree.ancestors(*id).take_while(|up| is_small(self.tree, *up));
        words.flat_map(around).map(|id| hint(self.tree, id)).max().unwrap_or(Hint::None)
    }

    /// The innermost part of the page around it that is not the story's.
    pub(super) fn foreign(&self) -> Option<NodeId> {
        let tree = self.tree;
        let mut around = std::iter::once(self.inside).chain(tree.ancestors(self.inside));
        around.find(|id| is_foreign(tree, *id) && !self.headline.is_some_and(|h| tree.contains(*id, h)))
    }

    pub(super) fn written(&self) -> Written {
        let mut pen = Pen::default();
        let mut marks = Vec::with_capacity(self.stamps.len());
        let mut stamps = self.stamps.iter().peekable();
        for count in 0..=self.texts.len() {
            while let Some((_, id, stamp)) = stamps.next_if(|(before, ..)| *before <= count) {
                let hint = hint(self.tree, *id).max(Hint::Date);
                marks.push(Mark { at: pen.length, stamp: *stamp, hint });
            }
            let raw = self.texts.get(count).and_then(|id| self.tree.raw_text(*id));
            pen.words(raw.unwrap_or_default());
        }
        Written { is_cut: pen.length > LONGEST, text: pen.text(), marks }
    }
}

/// Asked of every text, so it looks at bytes as long as they are ASCII.
fn is_blank(raw: &str) -> bool {
    match raw.bytes().find(|byte| !byte.is_ascii_whitespace()) {
        None => true,
        Some(byte) => !byte.is_ascii_graphic() && raw.trim_start().is_empty(),
    }
}

fn is_small(tree: &Tree, id: NodeId) -> bool {
    tree.end(id).index() - id.index() <= LARGEST
}

fn hint(tree: &Tree, id: NodeId) -> Hint {
    let tag = tree.tag(id);
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

/// A date for machines. hAtom writes it into the `title` of `abbr`, and of what it calls published.
fn attribute(tree: &Tree, id: NodeId, tag: Tag) -> Option<Timestamp> {
    // the letters that the names begin with: most attributes are passed over by them
    let may_be = |name: &str| name.starts_with(['d', 'p', 't']);
    let may_hold = tree.attributes(id).any(|(name, _)| may_be(name)) && is_small(tree, id);
    if !may_hold {
        return None;
    }
    let is_marked = || tag == Tag::Abbr || hint(tree, id) > Hint::Date;
    let in_title = tree.attribute(id, "title").filter(|_| is_marked());
    let values = tree.attributes(id).filter(|(name, _)| ATTRIBUTES.contains(name)).map(|(_, value)| value);
    values.chain(in_title).find_map(date::machine).filter(|stamp| super::is_plausible(*stamp))
}

/// Parts of the page whose dates are those of something else.
fn is_foreign(tree: &Tree, id: NodeId) -> bool {
    const ROLES: u32 =
        words::RELATED | words::COMMENT | words::NAV | words::AD | words::NEWSLETTER | words::FOOTER;
    match tree.tag(id) {
        Tag::Nav | Tag::Article | Tag::Select | Tag::Blockquote | Tag::Figcaption | Tag::Form => true,
        // a small one is a box of the story's data
        Tag::Aside if !is_small(tree, id) => true,
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

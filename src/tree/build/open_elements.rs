//! Which tags are left out because too many elements are open.
//!
//! The tree builder looks through its stack of open elements and its list of active formatting
//! elements at nearly every tag, so both must stay short, or time grows with the square of the
//! page. It tells of neither, but `trace_handles` names every entry of both.

use std::cell::{Cell, RefCell};

use html5ever::interface::Tracer;
use html5ever::tokenizer::{Tag, TagKind, TokenSink};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};

use super::handle::Handle;
use super::raw_text::is_text_element;
use super::sink::Sink;

/// Most entries that are formatting elements, where an element that is open and in the list of
/// active formatting elements is two entries. The elements of that list are opened anew in every
/// paragraph, so it costs more than depth. No news page of two thousand reaches a quarter of this.
const FORMATTING_ENTRIES: usize = 64;

/// How far back an end tag is looked for among the start tags that were left out. Beyond, the tags
/// are too broken for their pairing to matter.
const PAIRING_DISTANCE: usize = 16;

/// The standard's void elements: they have no content, so they are never open.
const VOID_ELEMENTS: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that browsers show as blocks, rows, cells or items of a list.
#[rustfmt::skip]
const BLOCKS: [&str; 48] = [
    "p", "div", "li", "ul", "ol", "section", "article", "td", "tr", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "footer", "main", "nav", "aside", "figure", "figcaption", "blockquote", "dl", "dt", "dd", "form",
    "fieldset", "pre", "details", "summary", "tbody", "thead", "tfoot", "caption", "address", "dialog", "hgroup",
    "center", "dir", "menu", "search", "select", "option", "optgroup", "body",
];

/// The stack of open elements and the list of active formatting elements, as far as their length
/// is known, and the tags that were left out.
pub(super) struct OpenElements {
    /// How many entries the two may have.
    limit: usize,
    counted: Cell<Entries>,
    /// Nodes that had been created when the entries were counted. Every entry is a node, so there
    /// can be no more new entries than there are new nodes.
    created: Cell<usize>,
    /// Formatting elements that were let through since.
    new_formatting: Cell<usize>,
    /// Whether a tag was let through since.
    stale: Cell<bool>,
    /// Names of the start tags that were left out and whose end tags are still to come.
    unpaired: RefCell<Vec<LocalName>>,
    left_out: Cell<usize>,
}

#[derive(Clone, Copy, Default)]
struct Entries {
    all: usize,
    formatting: usize,
}

impl OpenElements {
    pub(super) fn new(limit: usize) -> Self {
        OpenElements {
            limit,
            counted: Cell::default(),
            created: Cell::new(0),
            new_formatting: Cell::new(0),
            stale: Cell::new(true),
            unpaired: RefCell::default(),
            left_out: Cell::new(0),
        }
    }

    /// How many start tags were left out.
    pub(super) fn left_out(&self) -> usize {
        self.left_out.get()
    }

    /// Whether the tag may be given to the tree builder.
    pub(super) fn admits(&self, tag: &Tag, builder: &TreeBuilder<Handle, Sink>) -> bool {
        let admitted = match tag.kind {
            TagKind::StartTag => self.admits_start(tag, builder),
            TagKind::EndTag => !self.pairs(tag),
        };
        if admitted {
            self.stale.set(true);
        }
        admitted
    }

    fn admits_start(&self, tag: &Tag, builder: &TreeBuilder<Handle, Sink>) -> bool {
        let formatting = is_formatting(&tag.name);
        let near = self.may_be_full(formatting, builder.sink.created());
        if !near || is_never_open(tag, builder) {
            self.new_formatting.set(self.new_formatting.get() + usize::from(formatting));
            return true;
        }
        if self.stale.replace(false) {
            self.count(builder);
        }
        if self.is_full(formatting) {
            self.left_out.set(self.left_out.get() + 1);
            if !tag.self_closing {
                self.unpaired.borrow_mut().push(tag.name.clone());
            }
            return false;
        }
        self.new_formatting.set(usize::from(formatting));
        // Elements were closed, so end tags that are still to come may be theirs.
        self.unpaired.borrow_mut().clear();
        true
    }

    /// Whether the limit may have been reached since the entries were counted.
    fn may_be_full(&self, formatting: bool, created: usize) -> bool {
        let counted = self.counted.get();
        let entries = counted.all + created.saturating_sub(self.created.get());
        let formatting_entries = counted.formatting + 2 * self.new_formatting.get();
        entries >= self.limit || formatting && formatting_entries >= FORMATTING_ENTRIES
    }

    fn is_full(&self, formatting: bool) -> bool {
        let counted = self.counted.get();
        counted.all >= self.limit || formatting && counted.formatting >= FORMATTING_ENTRIES
    }

    fn count(&self, builder: &TreeBuilder<Handle, Sink>) {
        let counter = Counter(Cell::default());
        builder.trace_handles(&counter);
        self.counted.set(counter.0.get());
        self.created.set(builder.sink.created());
        self.new_formatting.set(0);
    }

    /// Whether this is the end tag of a start tag that was left out. Told once for each.
    fn pairs(&self, end: &Tag) -> bool {
        let mut unpaired = self.unpaired.borrow_mut();
        let back = unpaired.iter().rev().take(PAIRING_DISTANCE).position(|name| *name == end.name);
        if let Some(back) = back {
            let kept = unpaired.len() - back - 1;
            unpaired.truncate(kept);
        }
        back.is_some()
    }
}

/// Counts what the tree builder holds.
struct Counter(Cell<Entries>);

impl Tracer for Counter {
    type Handle = Handle;

    fn trace_handle(&self, node: &Handle) {
        let Entries { all, formatting } = self.0.get();
        let formatting = formatting + usize::from(is_formatting(&node.name));
        self.0.set(Entries { all: all + 1, formatting });
    }
}

/// The standard's category of formatting elements.
pub(super) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Whether the element does not stay open, or only for its text. In svg any element may.
fn is_never_open(tag: &Tag, builder: &TreeBuilder<Handle, Sink>) -> bool {
    (VOID_ELEMENTS.contains(&&*tag.name) || is_text_element(tag.name.as_bytes()))
        && !builder.adjusted_current_node_present_but_not_in_html_namespace()
}

/// Whether the text before and after the tag are two words even where no white space stands. If
/// such a tag is left out a space has to take its place.
pub(super) fn separates_words(name: &LocalName) -> bool {
    BLOCKS.contains(&&**name)
}

//! The page as a tree, built by html5ever's tree builder and laid out flat in document order.
//!
//! This folder alone names html5ever; markup5ever_rcdom is named here and where the parser takes its
//! trees. While the tree is built its nodes have links to each other; then every node gets its place in
//! one `Vec`, parents before children, and is known by its index.
//! A subtree is a range of that `Vec`, so walking needs no recursion, and the tree cannot be changed:
//! what a profile removes is skipped, not cut out. The whole page stays in memory as long as the tree:
//! texts and attributes are slices of it.

mod attributes;
mod build;
mod from_dom;
pub(crate) mod selector;
#[cfg(test)]
mod selector_oracle;
mod tag;
pub(crate) mod text;
pub(crate) mod words;

use std::ops::Range;

use tendril::StrTendril;

use attributes::{Attributes, Span};
pub(crate) use build::most_nodes;
pub(crate) use tag::Tag;

use crate::error::Limits;

/// A node of the page, by its place in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// The document itself.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// Place in document order, to index what is kept beside the tree.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    const fn next(self) -> NodeId {
        NodeId(self.0.saturating_add(1))
    }

    fn from_index(index: usize) -> NodeId {
        NodeId(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// Where a node stands.
struct Place {
    parent: NodeId,
    /// One past the last node of the subtree.
    end: NodeId,
}

enum Data {
    Text(StrTendril),
    Element {
        tag: Tag,
        /// The element's text is not shown (see `text.rs`); not inherited.
        hidden: bool,
        /// Roles that its class and id words name (see `words.rs`).
        roles: u32,
        name: html5ever::LocalName,
        attributes: Span,
    },
}

/// The page's nodes in document order; the first is the document.
pub(crate) struct Tree {
    places: Vec<Place>,
    data: Vec<Data>,
    attributes: Attributes,
    /// Tags left out because they were nested too deep.
    pub(crate) flattened: usize,
    /// The node budget was used up.
    pub(crate) truncated: bool,
}

impl Tree {
    /// Parses a page within the limits.
    pub(crate) fn parse(html: &str, limits: &Limits) -> Tree {
        let built = build::build(html, limits);
        let (flattened, truncated) = (built.flattened, built.truncated);
        let (places, mut data, mut attributes) = built.lay_out();
        // a third of what vectors hold back while they grow, for as long as the page is read
        data.shrink_to_fit();
        attributes.shrink_to_fit();
        data.iter_mut().for_each(|data| complete(data, &attributes));
        Tree { places, data, attributes, flattened, truncated }
    }

    fn place(&self, id: NodeId) -> Option<&Place> {
        self.places.get(id.index())
    }

    fn data(&self, id: NodeId) -> Option<&Data> {
        self.data.get(id.index())
    }

    /// How many nodes there are, the document included.
    pub(crate) fn len(&self) -> usize {
        self.data.len()
    }

    /// The element's tag; `Other` for text.
    pub(crate) fn tag(&self, id: NodeId) -> Tag {
        match self.data(id) {
            Some(Data::Element { tag, .. }) => *tag,
            _ => Tag::Other,
        }
    }

    /// The element's lower-case name; empty for text.
    pub(crate) fn name(&self, id: NodeId) -> &str {
        match self.data(id) {
            Some(Data::Element { name, .. }) => name,
            _ => "",
        }
    }

    pub(crate) fn is_element(&self, id: NodeId) -> bool {
        matches!(self.data(id), Some(Data::Element { .. }))
    }

    /// Whether the element hides its text from the reader; its ancestors are not asked.
    pub(crate) fn is_hidden(&self, id: NodeId) -> bool {
        matches!(self.data(id), Some(Data::Element { hidden: true, .. }))
    }

    /// The roles that the class and id words of an element name, as a set of bits of `words`.
    pub(crate) fn roles(&self, id: NodeId) -> u32 {
        match self.data(id) {
            Some(Data::Element { roles, .. }) => *roles,
            _ => 0,
        }
    }

    /// The text of a text node.
    pub(crate) fn raw_text(&self, id: NodeId) -> Option<&str> {
        match self.data(id) {
            Some(Data::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// An attribute's value by its lower-case name.
    #[inline]
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        match self.data(id) {
            Some(Data::Element { attributes, .. }) => self.attributes.value(*attributes, name),
            _ => None,
        }
    }

    /// All attributes as they are written, names in lower case.
    pub(crate) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let span = match self.data(id) {
            Some(Data::Element { attributes, .. }) => *attributes,
            _ => Span::default(),
        };
        self.attributes.iter(span)
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        if id == NodeId::ROOT { None } else { self.place(id).map(|place| place.parent) }
    }

    /// The ancestors, nearest first, the document last.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// One past the last node of the subtree.
    pub(crate) fn end(&self, id: NodeId) -> NodeId {
        self.place(id).map_or(id, |place| place.end)
    }

    /// The next node that is not inside this one.
    pub(crate) fn after(&self, id: NodeId) -> NodeId {
        self.end(id)
    }

    /// The node that follows in document order.
    pub(crate) fn next(&self, id: NodeId) -> NodeId {
        id.next()
    }

    /// All nodes below this one, in document order.
    pub(crate) fn descendants(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        let range: Range<u32> = id.0.saturating_add(1)..self.end(id).0;
        range.map(NodeId)
    }

    /// The nodes right below this one.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.end(id);
        let inside = move |id: NodeId| (id < end).then_some(id);
        std::iter::successors(inside(self.next(id)), move |id| inside(self.after(*id)))
    }

    /// Whether `inner` is `outer` or lies below it.
    pub(crate) fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// All nodes of the page in document order.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..NodeId::from_index(self.len()).0).map(NodeId)
    }

    /// The elements of a tag, in document order.
    pub(crate) fn elements(&self, tag: Tag) -> impl Iterator<Item = NodeId> {
        self.all().filter(move |id| self.tag(*id) == tag)
    }
}

/// What many ask of an element, from its attributes.
fn complete(data: &mut Data, all: &Attributes) {
    if let Data::Element { tag, hidden, roles, attributes, .. } = data {
        let value = |name| all.value(*attributes, name);
        *hidden = text::is_hidden(*tag, value);
        let named = ["class", "id"].into_iter().filter_map(value);
        *roles = named.fold(0, |roles, value| roles | words::roles_of(value));
    }
}

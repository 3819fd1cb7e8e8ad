//! The page as a tree: html5ever into RcDom nodes, laid out flat in document order.
//!
//! This folder alone names html5ever and markup5ever_rcdom. Their tree lives only while it is
//! built; then every node moves into one `Vec`, parents before children, and is known by its
//! index. A subtree is a range of that `Vec`, so walking needs no recursion and no reference
//! counting, and the tree cannot be changed: what a profile removes is skipped, not cut out.

mod build;
pub(crate) mod selector;
#[cfg(test)]
mod selector_oracle;
mod tag;
pub(crate) mod text;

use std::ops::Range;

use markup5ever_rcdom::{Handle, NodeData};
use tendril::StrTendril;

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

    fn from_index(index: usize) -> NodeId {
        NodeId(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

struct Node {
    parent: NodeId,
    /// One past the last node of the subtree.
    end: NodeId,
    /// The element's text is not shown (see `text.rs`); not inherited.
    hidden: bool,
    data: Data,
}

enum Data {
    Text(StrTendril),
    Element { tag: Tag, name: html5ever::LocalName, attributes: Vec<html5ever::Attribute> },
}

/// The page's nodes in document order; the first is the document.
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// Tags left out because they were nested too deep.
    pub(crate) flattened: usize,
    /// The node budget was used up.
    pub(crate) truncated: bool,
}

impl Tree {
    /// Parses a page within the limits.
    pub(crate) fn parse(html: &str, limits: &Limits) -> Tree {
        let built = build::build(html, limits);
        Tree { nodes: lay_out(built.document), flattened: built.flattened, truncated: built.truncated }
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// How many nodes there are, the document included.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The element's tag; `Other` for text.
    pub(crate) fn tag(&self, id: NodeId) -> Tag {
        match self.node(id).map(|n| &n.data) {
            Some(Data::Element { tag, .. }) => *tag,
            _ => Tag::Other,
        }
    }

    /// The element's lower-case name; empty for text.
    pub(crate) fn name(&self, id: NodeId) -> &str {
        match self.node(id).map(|n| &n.data) {
            Some(Data::Element { name, .. }) => name,
            _ => "",
        }
    }

    pub(crate) fn is_element(&self, id: NodeId) -> bool {
        matches!(self.node(id).map(|n| &n.data), Some(Data::Element { .. }))
    }

    /// Whether the element hides its text from the reader; its ancestors are not asked.
    pub(crate) fn is_hidden(&self, id: NodeId) -> bool {
        self.node(id).is_some_and(|n| n.hidden)
    }

    /// The text of a text node.
    pub(crate) fn raw_text(&self, id: NodeId) -> Option<&str> {
        match self.node(id).map(|n| &n.data) {
            Some(Data::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// An attribute's value by its lower-case name.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        let found = self.attributes(id).find(|(n, _)| *n == name);
        found.map(|(_, value)| value)
    }

    /// All attributes, names in lower case; those of other namespaces (`xlink:href`) are left out.
    pub(crate) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let attributes = match self.node(id).map(|n| &n.data) {
            Some(Data::Element { attributes, .. }) => attributes.as_slice(),
            _ => &[],
        };
        attributes.iter().filter(|a| a.name.ns.is_empty()).map(|a| (&*a.name.local, &*a.value))
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        if id == NodeId::ROOT { None } else { self.node(id).map(|n| n.parent) }
    }

    /// The ancestors, nearest first, the document last.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// One past the last node of the subtree.
    pub(crate) fn end(&self, id: NodeId) -> NodeId {
        self.node(id).map_or(id, |n| n.end)
    }

    /// The next node that is not inside this one.
    pub(crate) fn after(&self, id: NodeId) -> NodeId {
        self.end(id)
    }

    /// The node that follows in document order.
    pub(crate) fn next(&self, id: NodeId) -> NodeId {
        NodeId(id.0.saturating_add(1))
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

/// Moves the nodes of the reference-counted tree into document order. The explicit stack holds
/// the children still to come of every open element.
fn lay_out(document: Handle) -> Vec<Node> {
    let mut nodes =
        vec![Node { parent: NodeId::ROOT, end: NodeId::ROOT, hidden: false, data: document_data() }];
    let mut open = vec![(NodeId::ROOT, std::mem::take(&mut *document.children.borrow_mut()).into_iter())];
    while let Some((parent, children)) = open.last_mut() {
        let parent = *parent;
        let Some(handle) = children.next() else {
            let end = NodeId::from_index(nodes.len());
            if let Some(node) = nodes.get_mut(parent.index()) {
                node.end = end;
            }
            open.pop();
            continue;
        };
        let Some(data) = take_data(&handle) else { continue };
        let id = NodeId::from_index(nodes.len());
        let is_element = matches!(data, Data::Element { .. });
        let hidden = is_hidden(&data);
        nodes.push(Node { parent, end: NodeId(id.0.saturating_add(1)), hidden, data });
        if is_element {
            open.push((id, std::mem::take(&mut *handle.children.borrow_mut()).into_iter()));
        }
    }
    nodes
}

fn document_data() -> Data {
    Data::Element { tag: Tag::Other, name: html5ever::LocalName::from(""), attributes: Vec::new() }
}

fn is_hidden(data: &Data) -> bool {
    match data {
        Data::Text(_) => false,
        Data::Element { tag, attributes, .. } => {
            text::is_hidden(*tag, attributes.iter().map(|a| (&*a.name.local, &*a.value)))
        }
    }
}

fn take_data(handle: &Handle) -> Option<Data> {
    match &handle.data {
        NodeData::Text { contents } => Some(Data::Text(contents.take())),
        NodeData::Element { name, attrs, .. } => Some(Data::Element {
            tag: Tag::of(&name.local),
            name: name.local.clone(),
            attributes: attrs.take(),
        }),
        _ => None,
    }
}

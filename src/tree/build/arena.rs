//! The nodes while the tree is built: numbered as they are made, with links to each other.

use html5ever::LocalName;
use tendril::StrTendril;

use crate::tree::attributes::Span;
use crate::tree::{Data, NodeId, Place, Tag};

/// A node, by its place in the order in which they are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id(u32);

impl Id {
    pub(super) const DOCUMENT: Id = Id(0);

    const NONE: Id = Id(u32::MAX);

    /// A node that the tree builder is given and that is never put into the tree: it can be told from
    /// all others, and that is all. There is no room for so many nodes that the numbers meet.
    pub(super) const fn left_out(number: u32) -> Id {
        Id(u32::MAX.saturating_sub(1).saturating_sub(number))
    }

    fn index(self) -> usize {
        self.0 as usize
    }

    /// The node that was made next.
    pub(super) fn following(self) -> Id {
        Id(self.0.saturating_add(1))
    }

    fn some(self) -> Option<Id> {
        (self != Id::NONE).then_some(self)
    }
}

#[derive(Debug, Clone, Copy)]
struct Links {
    parent: Id,
    previous: Id,
    next: Id,
    first: Id,
    last: Id,
}

const UNLINKED: Links =
    Links { parent: Id::NONE, previous: Id::NONE, next: Id::NONE, first: Id::NONE, last: Id::NONE };

/// All nodes.
///
/// Links are numbers, so that a node is neither counted nor freed by itself, and are kept apart from
/// the data, so that the data can stay where it is when the tree is done.
pub(super) struct Arena {
    links: Vec<Links>,
    data: Vec<Data>,
}

impl Arena {
    /// An arena with a document.
    pub(super) fn new() -> Self {
        let mut arena = Arena { links: Vec::new(), data: Vec::new() };
        arena.add_document();
        arena
    }

    pub(super) fn add(&mut self, data: Data) -> Id {
        let id = Id(u32::try_from(self.data.len()).unwrap_or(u32::MAX));
        self.links.push(UNLINKED);
        self.data.push(data);
        id
    }

    /// Adds a document, or what stands for one inside a template.
    pub(super) fn add_document(&mut self) -> Id {
        let (name, attributes) = (LocalName::default(), Span::default());
        self.add(Data::Element { tag: Tag::Other, hidden: false, roles: 0, name, attributes })
    }

    pub(super) fn get(&self, id: Id) -> Option<&Data> {
        self.data.get(id.index())
    }

    pub(super) fn get_mut(&mut self, id: Id) -> Option<&mut Data> {
        self.data.get_mut(id.index())
    }

    fn links(&self, id: Id) -> Links {
        self.links.get(id.index()).copied().unwrap_or(UNLINKED)
    }

    /// Changes the links of a node; of none, if there is none.
    fn relink(&mut self, id: Id, change: impl FnOnce(&mut Links)) {
        self.links.get_mut(id.index()).map(change);
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.links(id).parent.some()
    }

    pub(super) fn previous(&self, id: Id) -> Option<Id> {
        self.links(id).previous.some()
    }

    pub(super) fn last_child(&self, id: Id) -> Option<Id> {
        self.links(id).last.some()
    }

    fn first_child(&self, id: Id) -> Option<Id> {
        self.links(id).first.some()
    }

    fn next(&self, id: Id) -> Option<Id> {
        self.links(id).next.some()
    }

    /// Makes a node without a parent the last child of another one.
    pub(super) fn append(&mut self, parent: Id, child: Id) {
        let previous = self.links(parent).last;
        self.relink(child, |links| (links.parent, links.previous) = (parent, previous));
        self.relink(previous, |links| links.next = child);
        self.relink(parent, |links| links.last = child);
        if previous == Id::NONE {
            self.relink(parent, |links| links.first = child);
        }
    }

    /// Puts a node without a parent before another one, which has a parent.
    pub(super) fn insert_before(&mut self, sibling: Id, node: Id) {
        let Links { parent, previous, .. } = self.links(sibling);
        self.relink(node, |links| {
            (links.parent, links.previous, links.next) = (parent, previous, sibling);
        });
        self.relink(sibling, |links| links.previous = node);
        match previous.some() {
            Some(previous) => self.relink(previous, |links| links.next = node),
            None => self.relink(parent, |links| links.first = node),
        }
    }

    /// Takes a node out of its parent.
    pub(super) fn detach(&mut self, id: Id) {
        let Links { parent, previous, next, .. } = self.links(id);
        match previous.some() {
            Some(previous) => self.relink(previous, |links| links.next = next),
            None => self.relink(parent, |links| links.first = next),
        }
        match next.some() {
            Some(next) => self.relink(next, |links| links.previous = previous),
            None => self.relink(parent, |links| links.last = previous),
        }
        self.relink(id, |links| (links.parent, links.previous, links.next) = (Id::NONE, Id::NONE, Id::NONE));
    }

    /// Moves all children of a node behind those of another one.
    pub(super) fn move_children(&mut self, from: Id, to: Id) {
        while let Some(child) = self.first_child(from) {
            self.detach(child);
            self.append(to, child);
        }
    }

    /// Adds to the text of a node; `false` if it is no text.
    pub(super) fn extend_text(&mut self, id: Id, text: &StrTendril) -> bool {
        let Some(Data::Text(present)) = self.get_mut(id) else { return false };
        present.push_tendril(text);
        true
    }

    /// The places of all nodes of the document and their data, in document order.
    pub(super) fn lay_out(self) -> (Vec<Place>, Vec<Data>) {
        let (places, order) = self.document_order();
        let Arena { mut data, links } = self;
        drop(links);
        // The nodes of most pages are made in document order, and all of them stay in the document.
        let is_order = order.iter().enumerate().all(|(place, id)| place == id.index());
        if !is_order || order.len() < data.len() {
            let empty = || Data::Text(StrTendril::new());
            let take = |id: &Id| Some(std::mem::replace(data.get_mut(id.index())?, empty()));
            data = order.iter().filter_map(take).collect();
        }
        (places, data)
    }

    fn document_order(&self) -> (Vec<Place>, Vec<Id>) {
        let mut places: Vec<Place> = Vec::with_capacity(self.data.len());
        let mut order = Vec::with_capacity(self.data.len());
        let mut open = Vec::new();
        let mut next = Some(Id::DOCUMENT);
        while let Some(id) = next {
            let place = NodeId::from_index(order.len());
            let parent = open.last().map_or(NodeId::ROOT, |(_, place)| *place);
            places.push(Place { parent, end: place.next() });
            order.push(id);
            next = self.first_child(id);
            if next.is_some() {
                open.push((id, place));
                continue;
            }
            next = self.next(id);
            while next.is_none()
                && let Some((done, place)) = open.pop()
            {
                if let Some(place) = places.get_mut(place.index()) {
                    place.end = NodeId::from_index(order.len());
                }
                next = self.next(done);
            }
        }
        (places, order)
    }
}

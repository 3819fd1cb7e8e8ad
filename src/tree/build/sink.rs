//! What becomes a node.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, LocalName, QualName, local_name};
use tendril::StrTendril;

use super::MAX_ATTRIBUTES;
use super::arena::{Arena, Id};
use super::handle::{Handle, Language};
use super::names::Name;
use crate::tree::attributes::{Attributes, Span};
use crate::tree::{Data, Tag};

/// So many attributes count as a node more. The tree builder opens formatting elements anew in every
/// paragraph, all their attributes included; without this a short page could have a tree of
/// gigabytes.
const ATTRIBUTES_PER_NODE: usize = 8;

/// So many bytes of their names and values count as a node more. All that a page says once counts
/// little: a sixteenth of its budget.
const ATTRIBUTE_BYTES_PER_NODE: usize = 64;

/// Stands for every comment.
const COMMENT: Id = Id::left_out(0);

/// The name of an attribute that every formatting element with attributes is given. Its value is all
/// that the tag has behind its name. The tree builder keeps it, tells by it whether two elements have
/// the same attributes (written otherwise, they are not the same to it: three such elements may stay
/// open where the standard closes one), and hands it over when it opens the element anew.
pub(super) const WRITTEN: LocalName = local_name!("");

/// The start tag that the tree builder has been given.
///
/// Its attributes do not go through the tree builder, which would copy them: an element of the same
/// name that is made of it takes them from here. Only those that the tree builder asks for itself
/// are in its token.
#[derive(Default)]
pub(super) struct Pending {
    name: LocalName,
    tag: Option<Tag>,
    attributes: Span,
    /// The value of [`WRITTEN`], if it was given one.
    written: Option<StrTendril>,
    taken: bool,
}

impl Pending {
    pub(super) fn new(known: Name, attributes: Span, written: Option<StrTendril>) -> Self {
        // The standard makes `<image>` an `<img>`.
        let is_image = known.name == local_name!("image");
        let (name, tag) = if is_image { (local_name!("img"), Tag::Img) } else { (known.name, known.tag) };
        Pending { name, tag: Some(tag), attributes, written, taken: false }
    }
}

/// Builds the nodes, without what no reader of an article looks at: comments, and the inside of svg
/// and math.
pub(super) struct Sink {
    pub arena: RefCell<Arena>,
    pub attributes: RefCell<Attributes>,
    pending: RefCell<Pending>,
    /// The element that was created last, those left out aside.
    newest: Cell<Id>,
    /// How many elements inside svg and math were left out.
    left_out: Cell<u32>,
    created: Cell<usize>,
}

impl Sink {
    pub(super) fn new(page: StrTendril) -> Self {
        Sink {
            arena: RefCell::new(Arena::new()),
            attributes: RefCell::new(Attributes::new(page)),
            pending: RefCell::default(),
            newest: Cell::new(Id::DOCUMENT),
            left_out: Cell::new(0),
            created: Cell::new(0),
        }
    }

    /// Says which start tag the tree builder is given next.
    pub(super) fn begin_tag(&self, pending: Pending) {
        self.pending.replace(pending);
    }

    /// Says that the tree builder is done with the tag.
    pub(super) fn end_tag(&self) {
        let pending = self.pending.take();
        if !pending.taken {
            self.attributes.borrow_mut().forget(pending.attributes);
        }
    }

    /// The element that was created last, or the document.
    pub(super) fn newest(&self) -> Id {
        self.newest.get()
    }

    /// How many nodes were created, whether or not they are in the tree, and what their attributes
    /// count for.
    pub(super) fn created(&self) -> usize {
        self.created.get()
    }

    fn count(&self, nodes: usize) {
        self.created.set(self.created.get() + nodes);
    }

    /// Tag and attributes of an element that is made now.
    fn take_attributes(&self, name: &LocalName, given: &[Attribute]) -> (Tag, Span) {
        let written = given.iter().find(|attribute| attribute.name.local == WRITTEN).map(|a| &a.value);
        let mut pending = self.pending.borrow_mut();
        if pending.name == *name && pending.written.as_ref() == written {
            pending.taken = true;
            let tag = pending.tag.unwrap_or_else(|| Tag::of(name));
            return (tag, pending.attributes);
        }
        drop(pending);
        (Tag::of(name), written.map(|written| self.read_again(written)).unwrap_or_default())
    }

    /// The attributes of an element that is opened anew.
    fn read_again(&self, written: &str) -> Span {
        self.count(written.len() / ATTRIBUTE_BYTES_PER_NODE);
        self.attributes.borrow_mut().add_again(written, MAX_ATTRIBUTES)
    }

    /// How many nodes the attributes of an element count for.
    fn weight(&self, span: Span) -> usize {
        let bytes = self.attributes.borrow().len_in_bytes(span);
        span.len() / ATTRIBUTES_PER_NODE + bytes / ATTRIBUTE_BYTES_PER_NODE
    }

    fn new_element(&self, name: &LocalName, given: &[Attribute], is_template: bool) -> Id {
        let (tag, attributes) = self.take_attributes(name, given);
        self.count(1 + self.weight(attributes));
        let mut arena = self.arena.borrow_mut();
        let id = arena.add(Data::Element { tag, hidden: false, roles: 0, name: name.clone(), attributes });
        if is_template {
            arena.add_document();
        }
        self.newest.set(id);
        id
    }

    fn new_left_out(&self) -> Id {
        self.count(1);
        self.left_out.set(self.left_out.get().saturating_add(1));
        Id::left_out(self.left_out.get())
    }

    /// The node for what the tree builder adds behind `previous`; `None` if there is nothing to add.
    fn node_after(&self, previous: Option<Id>, child: NodeOrText<Handle>) -> Option<Id> {
        match child {
            NodeOrText::AppendNode(node) => Some(node.id).filter(|id| self.arena.borrow().get(*id).is_some()),
            NodeOrText::AppendText(text) => {
                let mut arena = self.arena.borrow_mut();
                if previous.is_some_and(|previous| arena.extend_text(previous, &text)) {
                    return None;
                }
                self.count(1);
                Some(arena.add(Data::Text(text)))
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn get_document(&self) -> Handle {
        Handle::nameless(Id::DOCUMENT)
    }

    fn same_node(&self, a: &Handle, b: &Handle) -> bool {
        a.id == b.id
    }

    fn elem_name<'a>(&'a self, node: &'a Handle) -> ExpandedName<'a> {
        node.expanded_name()
    }

    fn create_element(&self, name: QualName, given: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let language = Language::of(&name.ns);
        // All others of these languages stand inside of one of these two.
        let is_root = matches!(name.local, local_name!("svg") | local_name!("math"));
        let id = if language == Language::Html || is_root {
            self.new_element(&name.local, &given, flags.template)
        } else {
            self.new_left_out()
        };
        let is_integration_point = flags.mathml_annotation_xml_integration_point;
        Handle { id, name: name.local, language, is_integration_point }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        Handle::nameless(COMMENT)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        Handle::nameless(COMMENT)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        if parent.is_foreign() {
            return;
        }
        let last = self.arena.borrow().last_child(parent.id);
        if let Some(node) = self.node_after(last, child) {
            self.arena.borrow_mut().append(parent.id, node);
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let (parent, previous) = {
            let arena = self.arena.borrow();
            (arena.parent(sibling.id), arena.previous(sibling.id))
        };
        if parent.is_some()
            && let Some(node) = self.node_after(previous, child)
        {
            let mut arena = self.arena.borrow_mut();
            arena.detach(node);
            arena.insert_before(sibling.id, node);
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.arena.borrow().parent(element.id).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, template: &Handle) -> Handle {
        Handle::nameless(template.id.following())
    }

    /// Adds the attributes of a further `<html>` or `<body>`.
    fn add_attrs_if_missing(&self, node: &Handle, _given: Vec<Attribute>) {
        let pending = self.pending.borrow();
        let mut arena = self.arena.borrow_mut();
        if let Some(Data::Element { attributes, .. }) = arena.get_mut(node.id) {
            *attributes = self.attributes.borrow_mut().merge(*attributes, pending.attributes, MAX_ATTRIBUTES);
        }
    }

    fn remove_from_parent(&self, node: &Handle) {
        self.arena.borrow_mut().detach(node.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.arena.borrow_mut().move_children(node.id, new_parent.id);
    }

    fn is_mathml_annotation_xml_integration_point(&self, node: &Handle) -> bool {
        node.is_integration_point
    }
}

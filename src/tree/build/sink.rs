//! What becomes a node.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns};
use markup5ever_rcdom::{Handle, Node, NodeData};
use tendril::StrTendril;

use super::MAX_ATTRIBUTES;

/// So many attributes count as a node more. The tree builder opens formatting elements anew in every
/// paragraph, all their attributes included; without this a short page could have a tree of
/// gigabytes.
const ATTRIBUTES_PER_NODE: usize = 8;

/// So many bytes of their values count as a node more. The tree shares them, but whoever reads it
/// makes strings of them. All that a page says once counts little: a sixteenth of its budget.
const VALUE_BYTES_PER_NODE: usize = 64;

/// Builds the nodes of `markup5ever_rcdom`, without what no reader of an article looks at:
/// comments, and the inside of svg and math.
///
/// `markup5ever_rcdom::RcDom` is a sink too. But it keeps a string for every parse error, and three
/// of its operations take time with the square of the page: it looks for a node among its siblings
/// from the front, it hashes all attributes of `<html>` for every further `<html>`, and it searches
/// a `<select>` at every `</option>`.
pub(super) struct Sink {
    document: Handle,
    /// Stands for every comment. It is given to the tree builder and never put into the tree.
    comment: Handle,
    /// The element that was created last.
    newest: RefCell<Handle>,
    created: Cell<usize>,
    /// The name of nodes without one. The tree builder does not ask for it.
    no_name: QualName,
}

impl Sink {
    pub(super) fn new() -> Self {
        let document = Node::new(NodeData::Document);
        Sink {
            newest: RefCell::new(document.clone()),
            document,
            comment: Node::new(NodeData::Comment { contents: StrTendril::new() }),
            created: Cell::new(0),
            no_name: QualName::new(None, ns!(), local_name!("")),
        }
    }

    pub(super) fn document(&self) -> Handle {
        self.document.clone()
    }

    /// The element that was created last, or the document.
    pub(super) fn newest(&self) -> Handle {
        self.newest.borrow().clone()
    }

    /// How many nodes were created, whether or not they are in the tree, and what their attributes
    /// count for.
    pub(super) fn created(&self) -> usize {
        self.created.get()
    }

    fn count(&self, nodes: usize) {
        self.created.set(self.created.get() + nodes);
    }

    fn new_text(&self, text: StrTendril) -> Handle {
        self.count(1);
        Node::new(NodeData::Text { contents: RefCell::new(text) })
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
        self.document()
    }

    fn same_node(&self, a: &Handle, b: &Handle) -> bool {
        Rc::ptr_eq(a, b)
    }

    fn elem_name<'a>(&'a self, node: &'a Handle) -> ExpandedName<'a> {
        element_name(node).unwrap_or(&self.no_name).expanded()
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        self.count(1 + weight(&attrs));
        let contents = flags.template.then(|| Node::new(NodeData::Document));
        let data = NodeData::Element {
            name,
            attrs: RefCell::new(attrs),
            template_contents: RefCell::new(contents),
            mathml_annotation_xml_integration_point: flags.mathml_annotation_xml_integration_point,
        };
        let element = Node::new(data);
        self.newest.replace(element.clone());
        element
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.comment.clone()
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.comment.clone()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        if is_foreign(parent) {
            return;
        }
        let child = match child {
            NodeOrText::AppendNode(node) if Rc::ptr_eq(&node, &self.comment) => return,
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                if parent.children.borrow().last().is_some_and(|last| extend_text(last, &text)) {
                    return;
                }
                self.new_text(text)
            }
        };
        child.parent.set(Some(Rc::downgrade(parent)));
        parent.children.borrow_mut().push(child);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(node) if Rc::ptr_eq(&node, &self.comment) => return,
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                if previous_sibling(sibling).is_some_and(|previous| extend_text(&previous, &text)) {
                    return;
                }
                self.new_text(text)
            }
        };
        self.remove_from_parent(&child);
        if let Some((parent, index)) = place_of(sibling) {
            child.parent.set(Some(Rc::downgrade(&parent)));
            parent.children.borrow_mut().insert(index, child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if parent_of(element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, template: &Handle) -> Handle {
        match &template.data {
            NodeData::Element { template_contents, .. } => template_contents.borrow().clone(),
            _ => None,
        }
        .unwrap_or_else(|| template.clone())
    }

    fn add_attrs_if_missing(&self, node: &Handle, attrs: Vec<Attribute>) {
        let NodeData::Element { attrs: present, .. } = &node.data else { return };
        let mut present = present.borrow_mut();
        for attribute in attrs {
            let room = present.len() < MAX_ATTRIBUTES;
            if room && !present.iter().any(|other| other.name == attribute.name) {
                present.push(attribute);
            }
        }
    }

    fn remove_from_parent(&self, node: &Handle) {
        if let Some((parent, index)) = place_of(node) {
            parent.children.borrow_mut().remove(index);
            node.parent.set(None);
        }
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut children = node.children.take();
        for child in &children {
            child.parent.set(Some(Rc::downgrade(new_parent)));
        }
        new_parent.children.borrow_mut().append(&mut children);
    }

    fn is_mathml_annotation_xml_integration_point(&self, node: &Handle) -> bool {
        matches!(node.data, NodeData::Element { mathml_annotation_xml_integration_point: true, .. })
    }
}

/// How many nodes the attributes of an element count for.
fn weight(attrs: &[Attribute]) -> usize {
    let bytes: usize = attrs.iter().map(|attribute| attribute.value.len()).sum();
    attrs.len() / ATTRIBUTES_PER_NODE + bytes / VALUE_BYTES_PER_NODE
}

fn element_name(node: &Handle) -> Option<&QualName> {
    match &node.data {
        NodeData::Element { name, .. } => Some(name),
        _ => None,
    }
}

/// Whether the node is an element of svg or math.
fn is_foreign(node: &Handle) -> bool {
    element_name(node).is_some_and(|name| name.ns != ns!(html))
}

/// Adds to the text of a node; `false` if it is no text.
fn extend_text(node: &Handle, text: &StrTendril) -> bool {
    let NodeData::Text { contents } = &node.data else { return false };
    contents.borrow_mut().push_tendril(text);
    true
}

fn parent_of(node: &Handle) -> Option<Handle> {
    // The parent stands in a `Cell`: it has to be taken out to be looked at.
    let parent = node.parent.take();
    let handle = parent.as_ref().and_then(std::rc::Weak::upgrade);
    node.parent.set(parent);
    handle
}

/// The parent of a node and the node's place among the children, looked for from the back: nodes
/// are moved soon after they are made.
fn place_of(node: &Handle) -> Option<(Handle, usize)> {
    let parent = parent_of(node)?;
    let index = parent.children.borrow().iter().rposition(|child| Rc::ptr_eq(child, node))?;
    Some((parent, index))
}

fn previous_sibling(node: &Handle) -> Option<Handle> {
    let (parent, index) = place_of(node)?;
    let siblings = parent.children.borrow();
    siblings.get(index.checked_sub(1)?).cloned()
}

//! A tree as a list, made and compared without recursion.

use html5ever::{Attribute, ns};
use markup5ever_rcdom::{Handle, NodeData};

use crate::tree::build::Built;
use crate::tree::build::arena::Id;
use crate::tree::{Data, NodeId, Tree};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Open {
        name: String,
        attributes: Vec<(String, String)>,
    },
    Text(String),
    /// The contents of a `<template>` start.
    Contents,
    Close,
}

enum Step {
    Enter(Handle),
    Contents(Handle),
    Leave,
}

/// The tree that was built.
pub(super) fn of(built: &Built) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut steps = vec![Ours::Inside(Id::DOCUMENT)];
    while let Some(step) = steps.pop() {
        match step {
            Ours::Leave => parts.push(Part::Close),
            Ours::Contents(contents) => {
                parts.push(Part::Contents);
                steps.extend([Ours::Leave, Ours::Inside(contents)]);
            }
            Ours::Inside(parent) => {
                let children =
                    std::iter::successors(built.arena.last_child(parent), |id| built.arena.previous(*id));
                steps.extend(children.map(Ours::Enter));
            }
            Ours::Enter(id) => enter_ours(built, id, &mut parts, &mut steps),
        }
    }
    parts
}

enum Ours {
    Enter(Id),
    Inside(Id),
    Contents(Id),
    Leave,
}

fn enter_ours(built: &Built, id: Id, parts: &mut Vec<Part>, steps: &mut Vec<Ours>) {
    match built.arena.get(id).unwrap() {
        Data::Text(text) => push_text(text, parts),
        Data::Element { name, attributes, .. } => {
            let attributes = built.attributes.iter(*attributes);
            let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            parts.push(Part::Open { name: name.to_string(), attributes });
            steps.extend([Ours::Leave, Ours::Inside(id)]);
            if name == "template" {
                steps.push(Ours::Contents(id.following()));
            }
        }
    }
}

fn push_text(text: &str, parts: &mut Vec<Part>) {
    match parts.last_mut() {
        Some(Part::Text(present)) => present.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

/// Whether the element's content is left out on purpose.
fn is_emptied(node: &Handle) -> bool {
    let NodeData::Element { name, attrs, .. } = &node.data else { return false };
    if name.ns != ns!(html) {
        return true;
    }
    match &*name.local {
        "style" | "iframe" | "noembed" | "noframes" => true,
        "script" => {
            let is_data = attrs.borrow().iter().any(|a| match &*a.name.local {
                "type" => a.value.to_ascii_lowercase().contains("json"),
                "id" => &*a.value == "__NEXT_DATA__",
                _ => false,
            });
            let text = text_of(node);
            let markers = ["__next_f", "Fusion.globalContent", "__NUXT__", "__INITIAL_STATE__"];
            !is_data && !markers.iter().any(|marker| text.contains(marker))
        }
        _ => false,
    }
}

fn text_of(node: &Handle) -> String {
    let children = node.children.borrow();
    children
        .iter()
        .filter_map(|child| match &child.data {
            NodeData::Text { contents } => Some(contents.borrow().to_string()),
            _ => None,
        })
        .collect()
}

/// The tree as it is laid out: without the contents of templates.
pub(super) fn laid_out(tree: &Tree) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut open = Vec::new();
    for id in tree.descendants(NodeId::ROOT) {
        while open.pop_if(|parent| tree.end(*parent) <= id).is_some() {
            parts.push(Part::Close);
        }
        assert_eq!(tree.parent(id), Some(open.last().copied().unwrap_or(NodeId::ROOT)));
        if let Some(text) = tree.raw_text(id) {
            push_text(text, &mut parts);
            continue;
        }
        let attributes = tree.attributes(id).map(|(name, value)| (name.to_owned(), value.to_owned()));
        parts.push(Part::Open { name: tree.name(id).to_owned(), attributes: attributes.collect() });
        open.push(id);
    }
    parts.extend(open.iter().map(|_| Part::Close));
    parts
}

/// The outline without the contents of templates.
pub(super) fn without_contents(outline: Vec<Part>) -> Vec<Part> {
    let mut inside: usize = 0;
    let is_outside = |part: &Part| {
        let was_inside = inside > 0;
        match part {
            Part::Contents => inside += 1,
            Part::Open { .. } if was_inside => inside += 1,
            Part::Close if was_inside => inside -= 1,
            _ => {}
        }
        !was_inside && inside == 0
    };
    outline.into_iter().filter(is_outside).collect()
}

/// The tree of `RcDom` without what is left out on purpose.
pub(super) fn expected(document: &Handle) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut steps = vec![Step::Enter(document.clone())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave => parts.push(Part::Close),
            Step::Contents(contents) => {
                parts.push(Part::Contents);
                steps.push(Step::Leave);
                push_children(&contents, &mut steps);
            }
            Step::Enter(node) => enter(&node, &mut parts, &mut steps),
        }
    }
    parts
}

fn push_children(node: &Handle, steps: &mut Vec<Step>) {
    steps.extend(node.children.borrow().iter().rev().cloned().map(Step::Enter));
}

fn enter(node: &Handle, parts: &mut Vec<Part>, steps: &mut Vec<Step>) {
    match &node.data {
        NodeData::Document => push_children(node, steps),
        NodeData::Text { contents } => push_text(&contents.borrow(), parts),
        NodeData::Element { name, attrs, template_contents, .. } => {
            let attributes = attrs.borrow().iter().map(attribute).collect();
            parts.push(Part::Open { name: name.local.to_string(), attributes });
            steps.push(Step::Leave);
            if !is_emptied(node) {
                push_children(node, steps);
            }
            steps.extend(template_contents.borrow().clone().map(Step::Contents));
        }
        _ => {}
    }
}

/// The attribute as it is written: the tree builder gives those of svg prefixes and upper case.
fn attribute(attribute: &Attribute) -> (String, String) {
    let prefix = attribute.name.prefix.as_deref().filter(|prefix| !prefix.is_empty());
    let name = prefix.map(|prefix| format!("{prefix}:")).unwrap_or_default() + &attribute.name.local;
    (name.to_ascii_lowercase(), attribute.value.to_string())
}

/// The first difference, with what stands before it.
pub(super) fn difference(expected: &[Part], found: &[Part]) -> Option<String> {
    let same = expected.iter().zip(found).take_while(|(a, b)| a == b).count();
    if same == expected.len() && same == found.len() {
        return None;
    }
    let before = &found[same.saturating_sub(6)..same];
    let expected = &expected[same..expected.len().min(same + 4)];
    let found = &found[same..found.len().min(same + 4)];
    Some(format!("after {before:#?}\nexpected {expected:#?}\nfound {found:#?}"))
}

/// The outline with the attributes of another one, where those are the first few of its own. (An
/// attribute that is given twice counts twice against `most`.)
pub(super) fn with_attributes_of(mut outline: Vec<Part>, other: &[Part], most: usize) -> Vec<Part> {
    for (part, other) in outline.iter_mut().zip(other) {
        if let (Part::Open { attributes, .. }, Part::Open { attributes: cut, .. }) = (part, other)
            && cut.len() <= most
            && cut.len() + 1 >= attributes.len().min(most)
            && attributes.starts_with(cut)
        {
            attributes.truncate(cut.len());
        }
    }
    outline
}

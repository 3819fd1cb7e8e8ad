//! A tree as a list, made and compared without recursion.

use html5ever::ns;
use markup5ever_rcdom::{Handle, NodeData};

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

/// The whole tree.
pub(super) fn of(document: &Handle) -> Vec<Part> {
    outline(document, |_| false)
}

/// The tree without what is left out on purpose.
pub(super) fn expected(document: &Handle) -> Vec<Part> {
    outline(document, is_emptied)
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

fn outline(document: &Handle, is_emptied: fn(&Handle) -> bool) -> Vec<Part> {
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
            Step::Enter(node) => enter(&node, is_emptied(&node), &mut parts, &mut steps),
        }
    }
    parts
}

fn push_children(node: &Handle, steps: &mut Vec<Step>) {
    steps.extend(node.children.borrow().iter().rev().cloned().map(Step::Enter));
}

fn enter(node: &Handle, is_emptied: bool, parts: &mut Vec<Part>, steps: &mut Vec<Step>) {
    match &node.data {
        NodeData::Document => push_children(node, steps),
        NodeData::Text { contents } => match parts.last_mut() {
            Some(Part::Text(text)) => text.push_str(&contents.borrow()),
            _ => parts.push(Part::Text(contents.borrow().to_string())),
        },
        NodeData::Element { name, attrs, template_contents, .. } => {
            let attributes =
                attrs.borrow().iter().map(|a| (format!("{:?}", a.name), a.value.to_string())).collect();
            parts.push(Part::Open { name: format!("{:?}", name.expanded()), attributes });
            steps.push(Step::Leave);
            if !is_emptied {
                push_children(node, steps);
            }
            steps.extend(template_contents.borrow().clone().map(Step::Contents));
        }
        _ => {}
    }
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

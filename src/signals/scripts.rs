//! The page's scripts that hold data.

use super::state_json::ScriptKind;
use crate::tree::{NodeId, Tag, Tree};

/// Texts of the JSON-LD blocks in document order.
pub(crate) fn json_ld(tree: &Tree) -> impl Iterator<Item = &str> {
    let scripts = tree.elements(Tag::Script).filter(|id| is_json_ld(tree, *id));
    scripts.filter_map(|id| text(tree, id))
}

/// Texts of all other scripts that the tree kept, with their kind.
pub(crate) fn others(tree: &Tree) -> impl Iterator<Item = (ScriptKind, &str)> {
    let kind = |id| if is_json(tree, id) { ScriptKind::Json } else { ScriptKind::Plain };
    let scripts = tree.elements(Tag::Script).filter(|id| !is_json_ld(tree, *id));
    scripts.filter_map(move |id| text(tree, id).map(|text| (kind(id), text)))
}

fn is_json_ld(tree: &Tree, id: NodeId) -> bool {
    kind(tree, id).contains("ld+json")
}

fn is_json(tree: &Tree, id: NodeId) -> bool {
    kind(tree, id).contains("json") || tree.attribute(id, "id") == Some("__NEXT_DATA__")
}

fn kind(tree: &Tree, id: NodeId) -> String {
    tree.attribute(id, "type").unwrap_or_default().to_ascii_lowercase()
}

/// A script holds one text node, if any.
fn text(tree: &Tree, id: NodeId) -> Option<&str> {
    tree.children(id).find_map(|child| tree.raw_text(child))
}

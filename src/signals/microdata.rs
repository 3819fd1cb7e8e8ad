//! Microdata: values of elements that carry `itemprop` (HTML standard, section 5).

use crate::tree::text::fold;
use crate::tree::{NodeId, Tag, Tree};

/// The elements that carry a property, in document order: few do, and many properties are asked for.
pub(crate) fn carriers(tree: &Tree) -> Vec<NodeId> {
    tree.all().filter(|id| tree.attribute(*id, "itemprop").is_some()).collect()
}

/// The values of a property in document order, out of the `carriers` of any. The head's
/// `<meta itemprop>` counts too.
pub(crate) fn values(tree: &Tree, carriers: &[NodeId], property: &str) -> Vec<(String, NodeId)> {
    let named = carriers.iter().filter(|id| has_property(tree, **id, property));
    named.filter_map(|id| value(tree, *id).map(|v| (v, *id))).collect()
}

/// Whether an element carries the property.
pub(crate) fn has_property(tree: &Tree, id: NodeId, property: &str) -> bool {
    let names = tree.attribute(id, "itemprop").unwrap_or_default();
    names.split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case(property))
}

/// `content` and `datetime` are made for machines and come before the text; an item of its own
/// (`itemscope`) is known by its `name`.
fn value(tree: &Tree, mut id: NodeId) -> Option<String> {
    loop {
        let attribute = |name| tree.attribute(id, name).map(fold).filter(|v| !v.is_empty());
        if let Some(value) = attribute("content").or_else(|| attribute("datetime")) {
            return Some(value);
        }
        if tree.attribute(id, "itemscope").is_none() {
            break;
        }
        id = tree.descendants(id).find(|id| has_property(tree, *id, "name"))?;
    }
    let text = match tree.tag(id) {
        Tag::Img => tree.attribute(id, "src").map(str::to_owned).unwrap_or_default(),
        Tag::Link => tree.attribute(id, "href").map(str::to_owned).unwrap_or_default(),
        _ => tree.text(id),
    };
    Some(text).filter(|t| !t.is_empty())
}

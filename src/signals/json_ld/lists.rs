//! Lists: the way to the story, and the entries of a live blog.

use serde_json::Value;

use super::fragment;
use super::graph::{Graph, Object, items, kinds};

/// An entry of a live blog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Update {
    /// Its own headline.
    pub(crate) headline: Option<String>,
    /// `datePublished`, as written.
    pub(crate) published: Option<String>,
    /// Its paragraphs.
    pub(crate) body: Vec<String>,
}

/// The names of the first list of breadcrumbs that has any.
pub(super) fn breadcrumbs(graph: &Graph) -> Vec<String> {
    let nested =
        || graph.top().flat_map(|node| graph.values(node, "breadcrumb")).filter_map(|v| graph.object(v));
    let lists = graph
        .top()
        .chain(nested())
        .filter(|node| kinds(node).any(|k| k.eq_ignore_ascii_case("BreadcrumbList")));
    lists.map(|list| trail(graph, list)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Names by position; an element without one keeps its place.
fn trail(graph: &Graph, list: &Object) -> Vec<String> {
    let elements = graph.values(list, "itemListElement");
    let mut steps: Vec<(i64, String)> = Vec::new();
    for (place, element) in (1..).zip(elements) {
        let Some(object) = element.as_object() else { continue };
        let position = graph.first(object, &["position"]).and_then(|p| p.parse().ok());
        let name = graph.first(object, &["name", "item.name", "item.title"]);
        steps.extend(name.map(|name| (position.unwrap_or(place), name)));
    }
    steps.sort_by_key(|(position, _)| *position);
    steps.into_iter().map(|(_, name)| name).collect()
}

/// The entries of the story; where it has none, of a live blog beside it.
pub(super) fn updates(graph: &Graph) -> Vec<Update> {
    let nodes = graph.story().into_iter().chain(graph.top());
    let mut found = nodes.map(|node| entries(graph, node));
    found.find(|entries| !entries.is_empty()).unwrap_or_default()
}

fn entries(graph: &Graph, node: &Object) -> Vec<Update> {
    let objects = graph.values(node, "liveBlogUpdate").into_iter().filter_map(|value| graph.object(value));
    let entries = objects.map(|entry| Update {
        headline: graph.first(entry, &["headline", "name"]),
        published: graph.first(entry, &["datePublished", "dateModified"]),
        body: paragraphs(graph, entry, &["articleBody", "text", "description"]),
    });
    entries.filter(|entry| entry.headline.is_some() || !entry.body.is_empty()).collect()
}

/// The paragraphs of the first of these members that has any.
pub(super) fn paragraphs(graph: &Graph, object: &Object, keys: &[&str]) -> Vec<String> {
    let texts = |key: &&str| {
        let texts = items(graph.member(object, key)?).filter_map(text_of);
        let found: Vec<String> = texts.flat_map(|text| fragment::read(text).paragraphs).collect();
        Some(found).filter(|found| !found.is_empty())
    };
    keys.iter().find_map(texts).unwrap_or_default()
}

fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::Object(object) => object.get("@value")?.as_str(),
        value => value.as_str(),
    }
}

//! The nodes of a page's JSON-LD: lists and graphs taken apart, references followed, the story
//! found.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::entities::readable;

/// What a node is made of.
pub(crate) type Object = Map<String, Value>;

/// Where the story may stand inside another node. Not `itemListElement`, `hasPart` or `mentions`:
/// those hold other stories.
const HOLDERS: [&str; 2] = ["mainEntity", "mainEntityOfPage"];

/// What tells a story from a stub; the node that has most of it is the story.
const SUBSTANCE: [&str; 4] = ["headline", "datePublished", "author", "articleBody"];

/// Most values that one path leads to. References can make a list of a list of a list out of a
/// short text; no page has a thousand keywords.
const MOST_VALUES: usize = 1_000;

/// Kinds that end in Article or Posting and are none of a newsroom's stories.
const NO_STORIES: [&str; 1] = ["jobposting"];

/// Kinds that may stand in for the story where a page describes none: the page itself if it is
/// dated or titled as stories are, then the film that a video page is about.
const SUBSTITUTES: [(&str, &[&str]); 3] = [
    ("webpage", &["datePublished", "headline"]),
    ("itempage", &["datePublished", "headline"]),
    ("videoobject", &["name"]),
];

/// The nodes of a page, or of nothing: without nodes it reads plain JSON.
#[derive(Default)]
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    ids: BTreeMap<String, usize>,
    story: Option<usize>,
}

/// A node and where it stood.
pub(crate) struct Node {
    pub(crate) object: Object,
    /// Whether it stood inside another node.
    inner: bool,
}

impl Graph {
    /// The graph of all values of a page.
    pub(crate) fn new(values: Vec<Value>) -> Self {
        let mut graph = Graph::default();
        graph.take(values);
        for (place, node) in graph.nodes.iter().enumerate() {
            if let Some(id) = node.object.get("@id").and_then(Value::as_str)
                && node.object.keys().any(|key| !key.starts_with('@'))
            {
                graph.ids.entry(id.to_owned()).or_insert(place);
            }
        }
        graph.story = graph.best_story().or_else(|| graph.substitute());
        graph
    }

    /// Takes lists, graphs and holders of stories apart, in document order.
    fn take(&mut self, values: Vec<Value>) {
        let mut waiting: Vec<(Value, bool)> = values.into_iter().rev().map(|value| (value, false)).collect();
        while let Some((value, inner)) = waiting.pop() {
            match value {
                Value::Array(items) => waiting.extend(items.into_iter().rev().map(|item| (item, inner))),
                Value::Object(mut object) => {
                    let held = HOLDERS.iter().filter_map(|key| take_story(&mut object, key));
                    waiting.extend(held.map(|story| (story, true)).collect::<Vec<_>>());
                    waiting.extend(object.remove("@graph").map(|graph| (graph, inner)));
                    self.nodes.push(Node { object, inner });
                }
                _ => {}
            }
        }
    }

    /// The node with most substance; the first of equals.
    fn best_story(&self) -> Option<usize> {
        let stories = self.nodes.iter().enumerate().filter(|(_, node)| is_story(&node.object));
        let rated = stories.map(|(place, node)| (substance(&node.object), place));
        rated.max_by_key(|&(substance, place)| (substance, usize::MAX - place)).map(|(_, place)| place)
    }

    fn substitute(&self) -> Option<usize> {
        SUBSTITUTES.iter().find_map(|(kind, marks)| {
            self.nodes.iter().position(|node| {
                kinds(&node.object).any(|k| k.eq_ignore_ascii_case(kind))
                    && marks.iter().any(|mark| member(&node.object, mark).is_some())
            })
        })
    }

    /// The node that describes the story.
    pub(crate) fn story(&self) -> Option<&Object> {
        self.story.and_then(|place| self.nodes.get(place)).map(|node| &node.object)
    }

    /// Nodes that do not stand inside others.
    pub(crate) fn top(&self) -> impl Iterator<Item = &Object> {
        self.nodes.iter().filter(|node| !node.inner).map(|node| &node.object)
    }

    /// The node that has this `@id`.
    pub(crate) fn node(&self, id: &str) -> Option<&Object> {
        self.ids.get(id).and_then(|&place| self.nodes.get(place)).map(|node| &node.object)
    }

    /// A member of an object; if it says nothing of it, of the node that it refers to.
    pub(crate) fn member<'a>(&'a self, object: &'a Object, key: &str) -> Option<&'a Value> {
        member(object, key).or_else(|| {
            let id = object.get("@id").and_then(Value::as_str)?;
            member(self.node(id)?, key)
        })
    }

    /// The values that a dotted path leads to; lists count as their items.
    pub(crate) fn values<'a>(&'a self, object: &'a Object, path: &str) -> Vec<&'a Value> {
        let mut objects = vec![object];
        let mut values = Vec::new();
        for key in path.split('.') {
            let found = objects.iter().filter_map(|object| self.member(object, key));
            values = found.flat_map(items).take(MOST_VALUES).collect();
            objects = values.iter().filter_map(|value| self.object(value)).collect();
        }
        values
    }

    /// A value as an object: itself, or the node that it is the `@id` of.
    pub(crate) fn object<'a>(&'a self, value: &'a Value) -> Option<&'a Object> {
        match value {
            Value::Object(object) => Some(object),
            Value::String(id) => self.node(id),
            _ => None,
        }
    }

    /// A value as text: a string or number, else the value or name of an object.
    pub(crate) fn plain(&self, value: &Value) -> Option<String> {
        let text = match value {
            Value::String(text) => readable(text),
            Value::Number(number) => number.to_string(),
            Value::Object(object) => {
                let name = object.get("@value").or_else(|| self.member(object, "name"))?;
                items(name).find_map(Value::as_str).map(readable)?
            }
            _ => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// The first text that one of these paths leads to, in order of the paths.
    pub(crate) fn first(&self, object: &Object, paths: &[&str]) -> Option<String> {
        paths
            .iter()
            .find_map(|path| self.values(object, path).into_iter().find_map(|value| self.plain(value)))
    }
}

/// A member by its name; else by its name in other letters or with a prefix (`Author`,
/// `schema:author`). Nothing where it is null or empty.
pub(crate) fn member<'a>(object: &'a Object, key: &str) -> Option<&'a Value> {
    let is_meant = |name: &str| local_name(name).eq_ignore_ascii_case(key);
    let found =
        object.get(key).or_else(|| object.iter().find(|(name, _)| is_meant(name)).map(|(_, value)| value));
    found.filter(|value| !value.is_null() && value.as_str() != Some(""))
}

/// The items of a list, in lists too; any other value alone.
pub(crate) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    let mut waiting = vec![value];
    std::iter::from_fn(move || {
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev()),
                value => return Some(value),
            }
        }
        None
    })
}

/// The kinds of a node, without the prefix of their vocabulary.
pub(crate) fn kinds(object: &Object) -> impl Iterator<Item = &str> {
    let declared = object.get("@type").into_iter().flat_map(items);
    declared.filter_map(Value::as_str).map(|kind| local_name(kind.trim())).filter(|kind| !kind.is_empty())
}

fn local_name(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}

fn is_story(object: &Object) -> bool {
    kinds(object).map(str::to_ascii_lowercase).any(|kind| {
        let named = kind.ends_with("article") || kind.ends_with("posting") || kind == "report";
        named && !NO_STORIES.contains(&kind.as_str())
    })
}

fn substance(object: &Object) -> usize {
    SUBSTANCE.iter().filter(|key| member(object, key).is_some()).count()
}

/// Removes a story, or a list that holds one, from where it stands. A stub stays: it says no more
/// than which page the node is about.
fn take_story(object: &mut Object, key: &str) -> Option<Value> {
    let is_full = |value: &Value| value.as_object().is_some_and(|o| is_story(o) && substance(o) > 0);
    if object.get(key).is_some_and(|value| items(value).any(is_full)) { object.remove(key) } else { None }
}

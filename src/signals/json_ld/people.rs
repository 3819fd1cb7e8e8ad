//! Authors, in the shapes that JSON-LD gives them.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

use super::entities::readable;
use super::graph::{Graph, Object, items, kinds};

/// Most values looked at for authors; references could go round in circles.
const MOST_VALUES: usize = 300;

/// Someone, or some organization, that made the story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Person {
    /// As printed; may hold several names, or a name with a title.
    pub(crate) name: String,
    /// Their page.
    pub(crate) url: Option<String>,
    /// Their address, without `mailto:`.
    pub(crate) email: Option<String>,
    /// `jobTitle`.
    pub(crate) role: Option<String>,
    /// Whether it is an organization rather than a person.
    pub(crate) organization: bool,
}

/// The authors of a story; its creators too if no author is a person. (Tools for audience
/// measurement put the names into `creator`, where `author` is the paper.)
pub(super) fn authors(graph: &Graph, story: &Object) -> Vec<Person> {
    let mut people = Vec::new();
    for key in ["author", "creator"] {
        people.extend(graph.member(story, key).map(|value| read(graph, value)).unwrap_or_default());
        if people.iter().any(|person| !person.organization) {
            break;
        }
    }
    let mut seen = BTreeSet::new();
    people.retain(|person| seen.insert(person.name.clone()));
    people
}

fn read(graph: &Graph, value: &Value) -> Vec<Person> {
    let mut people = Vec::new();
    let mut waiting: VecDeque<&Value> = items(value).take(MOST_VALUES).collect();
    for _ in 0..MOST_VALUES {
        let Some(value) = waiting.pop_front() else { break };
        match (graph.object(value), value) {
            (Some(object), _) => {
                let named = persons(graph, object);
                if named.is_empty() {
                    // schema.org's Role pattern: the person stands inside their role
                    waiting
                        .extend(graph.member(object, "author").into_iter().flat_map(items).take(MOST_VALUES));
                }
                people.extend(named);
            }
            (None, Value::String(name)) => {
                people.extend(name_of(name).map(|name| Person { name, ..Person::default() }));
            }
            _ => {}
        }
    }
    people
}

/// An object's person; several if it has a list of names.
fn persons(graph: &Graph, object: &Object) -> Vec<Person> {
    let mut names: Vec<String> =
        graph.values(object, "name").into_iter().filter_map(|v| graph.plain(v)).collect();
    names = names.iter().filter_map(|name| name_of(name)).collect();
    if names.is_empty() {
        names.extend(full_name(graph, object).or_else(|| graph.first(object, &["alternateName"])));
    }
    let alone = names.len() == 1;
    let own = |paths: &[&str]| graph.first(object, paths).filter(|_| alone);
    let url = own(&["url", "mainEntityOfPage", "sameAs"]);
    let email =
        own(&["email", "contactPoint.email"]).map(|mail| mail.trim_start_matches("mailto:").to_owned());
    let role = own(&["jobTitle"]);
    let organization = is_organization(graph, object);
    names
        .into_iter()
        .map(|name| Person { name, url: url.clone(), email: email.clone(), role: role.clone(), organization })
        .collect()
}

/// Given and family name, in the order of their script.
fn full_name(graph: &Graph, object: &Object) -> Option<String> {
    let given = graph.first(object, &["givenName"]);
    let family = graph.first(object, &["familyName"]);
    match (given, family) {
        (Some(given), Some(family)) if is_east_asian(&given) && is_east_asian(&family) => {
            Some(family + &given)
        }
        (Some(given), Some(family)) => Some(format!("{given} {family}")),
        (given, family) => given.or(family),
    }
}

fn is_east_asian(name: &str) -> bool {
    name.chars().all(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

/// A string that names somebody: not an address of theirs, and with letters in it.
fn name_of(text: &str) -> Option<String> {
    let name = readable(text);
    let is_address = name.starts_with("http://") || name.starts_with("https://") || name.starts_with("//");
    (!is_address && name.chars().any(char::is_alphabetic)).then_some(name)
}

/// Whoever is a person as well (a blog's only author) is a person.
fn is_organization(graph: &Graph, object: &Object) -> bool {
    let node = object.get("@id").and_then(Value::as_str).and_then(|id| graph.node(id));
    let all = || kinds(object).chain(node.into_iter().flat_map(kinds)).map(str::to_ascii_lowercase);
    all().any(|kind| kind.ends_with("organization") || kind == "corporation")
        && !all().any(|kind| kind == "person")
}

//! Stories in the form of Arc XP's content API (`ans`, the "Arc Native Specification"), which its
//! pages carry as `Fusion.globalContent`.

use std::collections::VecDeque;

use serde_json::Value;

use super::{State, prose, story};
use crate::signals::json_ld::fragment;
use crate::signals::json_ld::graph::{Graph, Object};

/// The outermost story of a document: feeds of other stories hold theirs deeper.
pub(super) fn story(document: &Value) -> Option<State> {
    let mut waiting = VecDeque::from([document]);
    while let Some(value) = waiting.pop_front() {
        match value {
            Value::Array(items) => waiting.extend(items),
            Value::Object(object) => {
                if let Some(state) = read(object) {
                    return Some(state);
                }
                waiting.extend(object.values().filter(|value| value.is_object() || value.is_array()));
            }
            _ => {}
        }
    }
    None
}

fn read(object: &Object) -> Option<State> {
    let elements = object.get("content_elements")?.as_array()?;
    let is_text =
        |element: &Value| matches!(kind(element), "text" | "paragraph") && element.get("content").is_some();
    if !elements.iter().any(is_text) {
        return None;
    }
    let mut state = story::facts(object);
    state.images.extend(object.get("promo_items").and_then(|items| items.get("basic")).and_then(image));
    body(elements, &mut state);
    state.paragraphs.iter().any(|text| prose::sentence_letters(text) > 0).then_some(state)
}

fn kind(element: &Value) -> &str {
    element.get("type").and_then(Value::as_str).unwrap_or_default()
}

/// Reads the elements in order. Embeds, related links and corrections are no part of the text.
fn body(elements: &[Value], state: &mut State) {
    let mut waiting: Vec<&Value> = elements.iter().rev().collect();
    while let Some(element) = waiting.pop() {
        let content = element.get("content").and_then(Value::as_str).unwrap_or_default();
        match kind(element) {
            "text" | "paragraph" | "header" | "heading" => {
                state.paragraphs.extend(fragment::read(content).paragraphs);
            }
            "raw_html" if fragment::has_paragraphs(content) => {
                state.paragraphs.extend(fragment::read(content).paragraphs);
            }
            "image" => {
                let new =
                    image(element).filter(|(url, _)| state.images.iter().all(|(known, _)| known != url));
                state.images.extend(new);
            }
            "list" | "quote" | "gallery" => {
                let inner =
                    ["items", "content_elements"].iter().filter_map(|key| element.get(key)?.as_array());
                waiting.extend(inner.flatten().rev().collect::<Vec<_>>());
            }
            _ => {}
        }
    }
}

/// The address and caption of an image element.
fn image(element: &Value) -> Option<(String, Option<String>)> {
    let object = element.as_object().filter(|_| kind(element) == "image")?;
    let graph = Graph::default();
    let url = graph.first(object, &["url", "additional_properties.originalUrl"])?;
    Some((url, graph.first(object, &["caption", "subtitle"])))
}

//! Pictures, in the shapes that JSON-LD gives them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::entities::readable;
use super::graph::{Graph, Object};

/// A picture that the story claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Picture {
    /// Its address, as written.
    pub(crate) url: String,
    /// What it shows.
    pub(crate) caption: Option<String>,
    /// Who took it or owns it.
    pub(crate) credit: Option<String>,
    /// Width in pixels.
    pub(crate) width: Option<u32>,
    /// Height in pixels.
    pub(crate) height: Option<u32>,
}

/// Where the credit stands, most telling first; a licence notice often holds only the agency.
const CREDITS: [&str; 6] =
    ["creditText", "author", "creator", "copyrightHolder", "copyrightNotice", "provider"];

/// Captions that end like this are names of files.
const FILES: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

/// The pictures of a story: `image`, then thumbnails, each address once.
pub(super) fn pictures(graph: &Graph, story: &Object) -> Vec<Picture> {
    let claimed = ["image", "thumbnailUrl"].iter().flat_map(|key| graph.values(story, key));
    let mut seen = BTreeSet::new();
    claimed.filter_map(|value| picture(graph, value)).filter(|p| seen.insert(p.url.clone())).collect()
}

fn picture(graph: &Graph, value: &Value) -> Option<Picture> {
    if let Some(object) = graph.object(value) {
        return Some(Picture {
            url: address(graph, object)?,
            caption: caption(graph, object),
            credit: graph.first(object, &CREDITS),
            width: pixels(graph, object, "width"),
            height: pixels(graph, object, "height"),
        });
    }
    let url = value.as_str().map(readable).filter(|url| !url.is_empty() && !url.contains(' '))?;
    Some(Picture { url, ..Picture::default() })
}

/// An `@id` is an address only if it does not name a node of the graph (`…/#primaryimage`).
fn address(graph: &Graph, object: &Object) -> Option<String> {
    let id = || graph.first(object, &["@id"]).filter(|id| id.starts_with("http") && !id.contains('#'));
    graph.first(object, &["url", "contentUrl"]).or_else(id)
}

fn caption(graph: &Graph, object: &Object) -> Option<String> {
    let texts = ["caption", "description", "name"].iter().filter_map(|path| graph.first(object, &[path]));
    let is_file = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.contains("://") || FILES.iter().any(|ending| text.ends_with(ending))
    };
    texts.into_iter().find(|text| !is_file(text))
}

/// `1200`, `"1200"`, `"1200px"`, `{"@type": "Distance", "name": "1200 px"}`.
fn pixels(graph: &Graph, object: &Object, key: &str) -> Option<u32> {
    let text = graph.first(object, &[key, &format!("{key}.value")])?;
    let digits = text.find(|c: char| !c.is_ascii_digit()).and_then(|end| text.get(..end)).unwrap_or(&text);
    digits.parse().ok().filter(|&pixels| pixels > 0)
}

//! JSON-LD: what the page says of itself in schema.org's words, all blocks as one graph.

pub(crate) mod entities;
pub(crate) mod fragment;
pub(crate) mod graph;
pub(crate) mod lenient;
mod lists;
mod people;
mod pictures;
mod repair;
mod tags;
#[cfg(test)]
mod tests;

use serde_json::Value;

use graph::{Graph, Object, kinds};

pub(crate) use lists::Update;
pub(crate) use people::Person;
pub(crate) use pictures::Picture;

/// Most blocks read. Pages of newsrooms have up to 25 (SBS repeats its organizations in 14);
/// beyond that they are lists of events or products.
const MOST_BLOCKS: usize = 64;

/// Most bytes read, all blocks together. The largest story with its text is below 200 kB; JSON
/// takes up to 80 times its size in memory, so this is what keeps a page from costing gigabytes.
/// A block that does not fit is left out whole.
const MOST_BYTES: usize = 4 << 20;

/// The page's JSON-LD, all blocks.
#[derive(Default)]
pub(crate) struct JsonLd {
    graph: Graph,
    bad: Vec<BadBlock>,
}

/// A block that is no JSON, even with the usual mistakes mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadBlock {
    /// Which block of the page, from 1.
    pub(crate) block: usize,
    /// Its line, from 1.
    pub(crate) line: usize,
    /// The byte in the line, from 1 (0: before the first).
    pub(crate) column: usize,
}

impl JsonLd {
    /// Reads the texts of the page's blocks; linear, and capped.
    pub(crate) fn read<'a>(blocks: impl Iterator<Item = &'a str>) -> JsonLd {
        let mut values = Vec::new();
        let mut bad = Vec::new();
        let mut left = MOST_BYTES;
        for (block, text) in (1..).zip(blocks.take(MOST_BLOCKS)) {
            let text = text.trim();
            let Some(rest) = left.checked_sub(text.len()).filter(|_| !text.is_empty()) else { continue };
            left = rest;
            let (found, place) = lenient::parse(text);
            values.extend(found);
            bad.extend(place.map(|place| BadBlock { block, line: place.line, column: place.column }));
        }
        JsonLd { graph: Graph::new(values), bad }
    }

    /// The blocks that could not be read to their end.
    pub(crate) fn bad(&self) -> &[BadBlock] {
        &self.bad
    }

    /// The object that describes the story; where there is none, the page or the film.
    pub(crate) fn article(&self) -> Option<&Object> {
        self.graph.story()
    }

    /// The first text at a dotted path from the article, decoded and folded.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        self.graph.first(self.article()?, &[path])
    }

    /// All texts at a dotted path from the article.
    pub(crate) fn texts(&self, path: &str) -> Vec<String> {
        let values = self.article().map(|story| self.graph.values(story, path)).unwrap_or_default();
        values.into_iter().filter_map(|value| self.graph.plain(value)).collect()
    }

    /// The texts of a key of all nodes that stand by themselves: a recipe, a guide, the page.
    pub(crate) fn of_all(&self, key: &str) -> Vec<String> {
        self.graph.top().filter_map(|object| self.graph.first(object, &[key])).collect()
    }

    /// `author`; `creator` as well where no author is a person.
    pub(crate) fn authors(&self) -> Vec<Person> {
        self.article().map(|story| people::authors(&self.graph, story)).unwrap_or_default()
    }

    /// `image`, then `thumbnailUrl`, each address once.
    pub(crate) fn images(&self) -> Vec<Picture> {
        self.article().map(|story| pictures::pictures(&self.graph, story)).unwrap_or_default()
    }

    /// `@type` of the article, without the prefix of the vocabulary.
    pub(crate) fn kinds(&self) -> Vec<String> {
        self.article().into_iter().flat_map(kinds).map(str::to_owned).collect()
    }

    /// `articleBody`, else `text`, as paragraphs.
    pub(crate) fn body(&self) -> Vec<String> {
        let paragraphs = |story| lists::paragraphs(&self.graph, story, &["articleBody", "text"]);
        self.article().map(paragraphs).unwrap_or_default()
    }

    /// `isAccessibleForFree` of the article and its parts; one `false` outweighs the rest.
    pub(crate) fn is_free(&self) -> Option<bool> {
        let story = self.article()?;
        let paths = ["isAccessibleForFree", "hasPart.isAccessibleForFree"];
        paths.iter().flat_map(|path| self.graph.values(story, path)).filter_map(truth).min()
    }

    /// `liveBlogUpdate` of the article, or of a live blog beside it.
    pub(crate) fn updates(&self) -> Vec<Update> {
        lists::updates(&self.graph)
    }

    /// The names of the first `BreadcrumbList`, by position.
    pub(crate) fn breadcrumbs(&self) -> Vec<String> {
        lists::breadcrumbs(&self.graph)
    }

    /// Every `@type` at the top of a block or graph, each once, in order.
    pub(crate) fn page_kinds(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for kind in self.graph.top().flat_map(kinds) {
            if all.len() < MOST_BLOCKS && !all.iter().any(|known| known == kind) {
                all.push(kind.to_owned());
            }
        }
        all
    }

    /// The article's publisher; else the organization that the page describes.
    pub(crate) fn publisher(&self) -> Option<String> {
        self.text("publisher").or_else(|| {
            ["NewsMediaOrganization", "Organization"].iter().find_map(|kind| {
                let is_meant = |object: &&Object| kinds(object).any(|k| k.eq_ignore_ascii_case(kind));
                self.graph.top().filter(is_meant).find_map(|object| self.graph.first(object, &["name"]))
            })
        })
    }
}

/// `true`, `"True"`, `"http://schema.org/True"`.
fn truth(value: &Value) -> Option<bool> {
    let word = value.as_str().unwrap_or_default().trim().to_ascii_lowercase();
    let is = |truth: &str| word.rsplit('/').next() == Some(truth);
    value.as_bool().or_else(|| if is("true") { Some(true) } else { is("false").then_some(false) })
}

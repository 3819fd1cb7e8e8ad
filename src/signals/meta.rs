//! `<meta>`, `<link rel=canonical>` and `<title>`: what the head claims.

use crate::tree::text::fold;
use crate::tree::{NodeId, Tag, Tree};

/// The page's meta elements in document order: key in lower case, content as found.
#[derive(Default)]
pub(crate) struct Meta {
    entries: Vec<(String, String)>,
    /// `<link rel=canonical>`.
    pub(crate) canonical: Option<String>,
    /// Titles of the feeds that the head links to.
    pub(crate) feeds: Vec<String>,
    /// `<title>`, folded.
    pub(crate) title: Option<String>,
    /// `<html lang>`, or `xml:lang`.
    pub(crate) language: Option<String>,
    /// `<base href>`.
    pub(crate) base: Option<String>,
}

/// Types of feeds.
const FEEDS: &[&str] = &["application/rss+xml", "application/atom+xml"];

/// Feeds whose titles are kept; a site links to a handful.
const MOST_FEEDS: usize = 10;

impl Meta {
    /// Reads them wherever they stand: broken heads spill into the body, and browsers and
    /// social networks read them there too.
    pub(crate) fn read(tree: &Tree) -> Meta {
        let mut meta = Meta::default();
        for id in tree.all() {
            match tree.tag(id) {
                Tag::Meta => meta.entry(tree, id),
                Tag::Link => meta.link(tree, id),
                Tag::Base => meta.base = meta.base.take().or_else(|| attribute(tree, id, "href")),
                Tag::Title if meta.title.is_none() && in_head(tree, id) => meta.title = title(tree, id),
                Tag::Html => {
                    meta.language = attribute(tree, id, "lang").or_else(|| attribute(tree, id, "xml:lang"));
                }
                _ => {}
            }
        }
        meta
    }

    /// `property`, `name` and `itemprop` are used for each other's keys in the wild.
    fn entry(&mut self, tree: &Tree, id: NodeId) {
        // some pages write `value`, as in a form
        let content = tree.attribute(id, "content").or_else(|| tree.attribute(id, "value"));
        let Some(content) = content.map(fold).filter(|c| !c.is_empty()) else { return };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(keys) = tree.attribute(id, key) {
                let named = keys.split_ascii_whitespace().map(|k| (k.to_ascii_lowercase(), content.clone()));
                self.entries.extend(named);
            }
        }
    }

    fn link(&mut self, tree: &Tree, id: NodeId) {
        let is_canonical = tree.attribute(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        if is_canonical && self.canonical.is_none() {
            self.canonical = attribute(tree, id, "href");
        }
        let is_feed = tree.attribute(id, "type").is_some_and(|kind| FEEDS.contains(&kind.trim()));
        if is_feed && self.feeds.len() < MOST_FEEDS {
            self.feeds.extend(tree.attribute(id, "title").map(fold));
        }
    }

    /// The first content of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|(k, _)| k.eq_ignore_ascii_case(key)).map(|(_, v)| v.as_str())
    }

    /// Every key, in lower case, with its content, in document order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(key, content)| (key.as_str(), content.as_str()))
    }

    /// Every content of a key, in document order.
    pub(crate) fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.entries.iter().filter(move |(k, _)| k.eq_ignore_ascii_case(key)).map(|(_, v)| v.as_str())
    }
}

fn attribute(tree: &Tree, id: NodeId, name: &str) -> Option<String> {
    tree.attribute(id, name).map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned)
}

/// A `title` inside an inline SVG is not the page's.
fn in_head(tree: &Tree, id: NodeId) -> bool {
    !tree.ancestors(id).any(|up| tree.tag(up) == Tag::Svg)
}

fn title(tree: &Tree, id: NodeId) -> Option<String> {
    let text: String = tree.descendants(id).filter_map(|id| tree.raw_text(id)).collect();
    Some(fold(&text)).filter(|t| !t.is_empty())
}

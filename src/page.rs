//! The page, parsed once: its tree and what it claims about itself.

use std::fmt;

use url::Url;

use crate::error::Limits;
use crate::profile::source::{Place, Source};
use crate::signals::json_ld::JsonLd;
use crate::signals::meta::Meta;
use crate::signals::{microdata, scripts};
use crate::tree::{NodeId, Tree};
use crate::values;

/// A parsed page, as a profile's [`refine`](crate::Layout::refine) hook sees it. It can be read
/// by the same sources that a layout names, and cannot be changed.
pub struct Page {
    pub(crate) tree: Tree,
    pub(crate) meta: Meta,
    pub(crate) json_ld: JsonLd,
    /// The elements with microdata.
    pub(crate) microdata: Vec<NodeId>,
    /// The address that the caller gave.
    pub(crate) address: Option<Url>,
    /// What relative references are resolved against.
    pub(crate) base: Option<Url>,
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = self.address.as_ref().map(Url::as_str);
        f.debug_struct("Page")
            .field("nodes", &self.tree.len())
            .field("address", &address)
            .finish_non_exhaustive()
    }
}

/// What a source holds: the text, and the element if it is one.
pub(crate) struct Raw {
    pub(crate) text: String,
    pub(crate) node: Option<NodeId>,
}

impl Page {
    pub(crate) fn parse(html: &str, address: Option<&str>, limits: &Limits) -> Page {
        Page::of(Tree::parse(html, limits), address)
    }

    /// A page of which the tree is there.
    pub(crate) fn of(tree: Tree, address: Option<&str>) -> Page {
        let meta = Meta::read(&tree);
        let json_ld = JsonLd::read(scripts::json_ld(&tree));
        let microdata = microdata::carriers(&tree);
        let address = address.and_then(values::url::parse);
        let base = base(&meta, address.as_ref());
        Page { tree, meta, json_ld, microdata, address, base }
    }

    /// The texts that a source finds on this page, in document order, empty ones left out.
    #[must_use]
    pub fn texts(&self, source: &Source) -> Vec<String> {
        self.read(source, &|_| false).into_iter().map(|raw| raw.text).collect()
    }

    /// The first text that a source finds on this page.
    #[must_use]
    pub fn first(&self, source: &Source) -> Option<String> {
        self.texts(source).into_iter().next()
    }

    /// Reads a source; nodes for which `skip` holds are not read, except by a selector that names
    /// the outermost of them.
    pub(crate) fn read(&self, source: &Source, skip: &dyn Fn(NodeId) -> bool) -> Vec<Raw> {
        let raws = match &source.place {
            Place::Css(selector) => {
                let is_inside = |id: NodeId| self.tree.parent(id).is_some_and(skip);
                let matches = selector.select(&self.tree, NodeId::ROOT).filter(|id| !is_inside(*id));
                matches.map(|id| self.element(id, source.attribute, skip)).collect()
            }
            Place::Meta(key) => self.meta.all(key).map(|text| raw(text.to_owned())).collect(),
            Place::JsonLd(path) => self.json_ld.texts(path).into_iter().map(raw).collect(),
            Place::Microdata(property) => {
                let values = microdata::values(&self.tree, &self.microdata, property);
                values.into_iter().map(|(text, id)| Raw { text, node: Some(id) }).collect()
            }
            Place::Rule(_) => Vec::new(),
        };
        raws.into_iter().filter(|raw: &Raw| !raw.text.trim().is_empty()).collect()
    }

    fn element(&self, id: NodeId, attribute: Option<&str>, skip: &dyn Fn(NodeId) -> bool) -> Raw {
        let text = match attribute {
            Some(name) => self.tree.attribute(id, name).unwrap_or_default().to_owned(),
            None if skip(id) => self.tree.text(id),
            None => self.tree.text_without(id, skip),
        };
        Raw { text, node: Some(id) }
    }

    /// The address that the page gives itself.
    pub(crate) fn own_address(&self) -> Option<Url> {
        own_address(&self.meta)
    }
}

fn raw(text: String) -> Raw {
    Raw { text, node: None }
}

/// `<base href>` first, as the HTML standard says; then the address given, then the page's own.
fn base(meta: &Meta, address: Option<&Url>) -> Option<Url> {
    let page = address.cloned().or_else(|| own_address(meta));
    match meta.base.as_deref() {
        Some(base) => values::url::resolve(page.as_ref(), base).and_then(|b| values::url::parse(&b)).or(page),
        None => page,
    }
}

fn own_address(meta: &Meta) -> Option<Url> {
    let canonical = meta.canonical.as_deref().and_then(values::url::parse);
    canonical.or_else(|| meta.get("og:url").and_then(values::url::parse))
}

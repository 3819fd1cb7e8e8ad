//! What stands around each node: roles and tags of the elements above it, gathered in one pass.

use crate::page::Page;
use crate::signals::microdata;
use crate::tree::{NodeId, Tag, Tree};

/// Bits for the tags above a node that say something of it.
pub(crate) mod above {
    pub(crate) const ASIDE: u32 = 1;
    pub(crate) const FOOTER: u32 = 1 << 1;
    pub(crate) const HEADER: u32 = 1 << 2;
    pub(crate) const NAV: u32 = 1 << 3;
    pub(crate) const FORM: u32 = 1 << 4;
    pub(crate) const FIGURE: u32 = 1 << 5;
    pub(crate) const ARTICLE: u32 = 1 << 6;
    pub(crate) const MAIN: u32 = 1 << 7;
    pub(crate) const SECTION: u32 = 1 << 8;
    pub(crate) const QUOTE: u32 = 1 << 9;
    pub(crate) const LIST: u32 = 1 << 10;
    pub(crate) const TABLE: u32 = 1 << 11;
    pub(crate) const LINK: u32 = 1 << 12;
    /// An element with the microdata property `articleBody`.
    pub(crate) const BODY_PROPERTY: u32 = 1 << 13;
    /// How many bits there are.
    pub(crate) const COUNT: u32 = 14;
}

/// Roles and tags, node by node.
pub(crate) struct Context<'t> {
    tree: &'t Tree,
    /// Roles that it or any element above it names.
    all: Vec<u32>,
    /// Tags of the elements above it, and its own.
    tags: Vec<u32>,
}

impl Context<'_> {
    pub(crate) fn of(page: &Page) -> Context<'_> {
        let tree = &page.tree;
        let room = || Vec::with_capacity(tree.len());
        let mut context = Context { tree, all: room(), tags: room() };
        for id in tree.all() {
            let up = tree.parent(id).unwrap_or(NodeId::ROOT).index();
            let own = context.own(id);
            let tag = if is_part(tree, id) { bit(page, id) } else { 0 };
            let inherited = (context.all.get(up).copied(), context.tags.get(up).copied());
            context.all.push(inherited.0.unwrap_or(0) | own);
            context.tags.push(inherited.1.unwrap_or(0) | tag);
        }
        context
    }

    /// Roles that the element itself names.
    pub(crate) fn own(&self, id: NodeId) -> u32 {
        if is_part(self.tree, id) { self.tree.roles(id) } else { 0 }
    }

    /// Roles that the element or any above it names.
    pub(crate) fn all(&self, id: NodeId) -> u32 {
        self.all.get(id.index()).copied().unwrap_or(0)
    }

    /// Tags of the element and of those above it.
    pub(crate) fn tags(&self, id: NodeId) -> u32 {
        self.tags.get(id.index()).copied().unwrap_or(0)
    }
}

/// `html` and `body` name the kind of page, not of part, so they are not asked.
fn is_part(tree: &Tree, id: NodeId) -> bool {
    tree.is_element(id) && !matches!(tree.tag(id), Tag::Html | Tag::Body) && id != NodeId::ROOT
}

fn bit(page: &Page, id: NodeId) -> u32 {
    let tag = match page.tree.tag(id) {
        Tag::Aside => above::ASIDE,
        Tag::Footer => above::FOOTER,
        Tag::Header => above::HEADER,
        Tag::Nav => above::NAV,
        Tag::Form => above::FORM,
        Tag::Figure => above::FIGURE,
        Tag::Article => above::ARTICLE,
        Tag::Main => above::MAIN,
        Tag::Section => above::SECTION,
        Tag::Blockquote => above::QUOTE,
        Tag::Ul | Tag::Ol | Tag::Dl => above::LIST,
        Tag::Table => above::TABLE,
        Tag::A => above::LINK,
        _ => 0,
    };
    let property =
        if microdata::has_property(&page.tree, id, "articleBody") { above::BODY_PROPERTY } else { 0 };
    tag | property
}

//! What the elements around a run of text make of it.

use super::{Cutter, Kind};
use crate::tree::{NodeId, Tag, Tree};

/// An element that changes what the text in it is.
pub(super) struct Open {
    pub(super) end: NodeId,
    pub(super) node: NodeId,
    pub(super) context: Context,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Block,
    Heading(u8),
    Quote,
    List { ordered: bool },
    Item,
    Table,
    Row,
    Cell,
    Code,
}

impl Cutter<'_> {
    pub(super) fn context(&self, id: NodeId, tag: Tag) -> Context {
        match tag {
            Tag::Blockquote => Context::Quote,
            Tag::Ul | Tag::Dir => Context::List { ordered: false },
            Tag::Ol => Context::List { ordered: true },
            Tag::Li => Context::Item,
            Tag::Table if is_data(self.tree, id) => Context::Table,
            Tag::Tr => Context::Row,
            Tag::Td | Tag::Th => Context::Cell,
            Tag::Pre => Context::Code,
            _ => tag.heading_level().map_or(Context::Block, Context::Heading),
        }
    }

    /// What the innermost elements make of the run.
    pub(super) fn kind(&self) -> (NodeId, Kind) {
        let node = self.open.last().map_or(NodeId::ROOT, |o| o.node);
        let kind = self.open.iter().enumerate().rev().find_map(|(i, o)| match o.context {
            Context::Block | Context::Row | Context::Table => None,
            Context::Heading(level) => Some(Kind::Heading(level)),
            Context::Quote => Some(Kind::Quote),
            Context::Code => Some(Kind::Code),
            Context::Cell => self.cell(i),
            Context::Item => self.item(i),
            Context::List { ordered } => Some(Kind::Item { list: o.node, ordered }),
        });
        (node, kind.unwrap_or(Kind::Paragraph))
    }

    fn cell(&self, at: usize) -> Option<Kind> {
        let outer = self.open.get(..at)?;
        let row = outer.iter().rfind(|o| o.context == Context::Row)?.node;
        let table = outer.iter().rfind(|o| o.context == Context::Table)?.node;
        Some(Kind::Cell { table, row })
    }

    fn item(&self, at: usize) -> Option<Kind> {
        let mut lists = self.open.get(..at)?.iter().filter_map(|o| match o.context {
            Context::List { ordered } => Some((o.node, ordered)),
            _ => None,
        });
        let (list, ordered) = lists.next_back()?;
        Some(Kind::Item { list, ordered })
    }
}

/// A table of data has header cells, or rows of at least two cells with no paragraph or picture
/// in them; other tables only place things on the page.
fn is_data(tree: &Tree, table: NodeId) -> bool {
    let inside = |tags: &[Tag]| tree.descendants(table).filter(|id| tags.contains(&tree.tag(*id))).count();
    if inside(&[Tag::Table, Tag::Img, Tag::P, Tag::Figure, Tag::Iframe, Tag::Blockquote, Tag::Ul]) > 0 {
        return inside(&[Tag::Th]) > 1 && inside(&[Tag::Table]) == 0;
    }
    let (rows, cells) = (inside(&[Tag::Tr]), inside(&[Tag::Td, Tag::Th]));
    rows > 1 && cells >= rows * 2
}

//! Puts pieces together: items to lists, cells to tables, pictures to images and figures.

use std::collections::HashMap;

use super::image::Picture;
use super::pieces::{Kind, Piece};
use crate::article::{Block, Image};
use crate::text::Text;
use crate::tree::NodeId;
use crate::values::url::file;

/// The blocks and images of a story.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) blocks: Vec<Block>,
    pub(crate) images: Vec<Image>,
    /// Where each file stands among the images.
    files: HashMap<String, usize>,
    /// The list or table that the last block was started by.
    open: Option<NodeId>,
    row: Option<NodeId>,
}

/// The blocks of these pieces, in their order.
pub(crate) fn assemble(pieces: impl IntoIterator<Item = Piece>) -> Body {
    let mut body = Body::default();
    for piece in pieces {
        body.add(piece);
    }
    body
}

impl Body {
    fn add(&mut self, piece: Piece) {
        match piece.kind {
            Kind::Item { list, ordered } => self.item(list, ordered, piece.text),
            Kind::Cell { table, row } => self.cell(table, row, piece.text),
            Kind::Picture(picture) => self.picture(*picture),
            other => self.block(other, piece.text),
        }
    }

    fn block(&mut self, kind: Kind, text: Text) {
        self.open = None;
        self.blocks.push(match kind {
            Kind::Heading(level) => Block::Heading { level, text },
            Kind::Quote => Block::Quote(text),
            Kind::Code => Block::Code { text: text.trim_end().to_owned() },
            Kind::Embed(url) => Block::Embed { url },
            _ => Block::Paragraph(text),
        });
    }

    fn item(&mut self, list: NodeId, ordered: bool, text: Text) {
        if self.open == Some(list)
            && let Some(Block::List { items, .. }) = self.blocks.last_mut()
        {
            items.push(text);
            return;
        }
        self.blocks.push(Block::List { ordered, items: vec![text] });
        self.open = Some(list);
    }

    fn cell(&mut self, table: NodeId, row: NodeId, text: Text) {
        if self.open != Some(table) {
            self.blocks.push(Block::Table { rows: Vec::new() });
            self.open = Some(table);
            self.row = None;
        }
        let Some(Block::Table { rows }) = self.blocks.last_mut() else { return };
        if self.row != Some(row) {
            rows.push(Vec::new());
            self.row = Some(row);
        }
        if let Some(row) = rows.last_mut() {
            row.push(text);
        }
    }

    /// Each picture once: a second place keeps the first one's caption, or brings its own.
    fn picture(&mut self, picture: Picture) {
        self.open = None;
        let at = *self.files.entry(file(&picture.url).to_owned()).or_insert(self.images.len());
        if let Some(known) = self.images.get_mut(at) {
            known.caption = known.caption.take().or(picture.caption);
            known.credit = known.credit.take().or(picture.credit);
            return;
        }
        self.blocks.push(Block::Figure { image: self.images.len() });
        self.images.push(picture);
    }
}

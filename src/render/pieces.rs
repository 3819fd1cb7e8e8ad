//! The body as Markdown and HTML write it: quotations whole, pictures in their places, addresses
//! checked, blanks left out.

use super::head::{caption, date};
use super::{Render, address};
use crate::article::{Article, Block, Image};
use crate::text::Text;
use crate::timestamp::Timestamp;

/// Something that is written in one piece.
pub(super) enum Piece<'a> {
    Paragraph(&'a Text),
    Heading(u8, &'a Text),
    Quote(Vec<&'a Text>),
    List { ordered: bool, items: Vec<&'a Text> },
    Figure(Figure<'a>),
    Table(Vec<&'a [Text]>),
    Code(&'a str),
    Embed(String),
    Entry(Option<&'a str>, Option<Timestamp>),
}

/// A picture with an address, or a caption, or both.
pub(super) struct Figure<'a> {
    pub(super) url: Option<String>,
    pub(super) caption: Option<String>,
    pub(super) image: &'a Image,
}

/// The pictures, each of which is shown once.
pub(super) struct Pictures<'a> {
    images: Vec<Option<&'a Image>>,
    body: &'a [Block],
}

impl<'a> Pictures<'a> {
    pub(super) fn new(article: &'a Article, render: &Render) -> Self {
        let images = if render.figures { article.images.iter().map(Some).collect() } else { Vec::new() };
        Pictures { images, body: &article.body }
    }

    /// Those that stand nowhere in the body.
    pub(super) fn lead(&mut self) -> Vec<&'a Image> {
        let mut rest = self.images.clone();
        for block in self.body {
            if let Block::Figure { image } = block
                && let Some(image) = rest.get_mut(*image)
            {
                *image = None;
            }
        }
        rest.into_iter().flatten().collect()
    }

    pub(super) fn take(&mut self, at: usize) -> Option<&'a Image> {
        self.images.get_mut(at)?.take()
    }
}

/// The pictures that stand above the body, and the body.
pub(super) fn pieces<'a>(article: &'a Article, render: &Render) -> Vec<Piece<'a>> {
    let mut pictures = Pictures::new(article, render);
    let mut pieces: Vec<Piece<'a>> = pictures.lead().into_iter().filter_map(figure).collect();
    for block in &article.body {
        match (block, pieces.last_mut()) {
            (Block::Quote(text), Some(Piece::Quote(texts))) if !is_blank(text) => texts.push(text),
            _ => pieces.extend(piece(block, &mut pictures, render)),
        }
    }
    pieces
}

fn piece<'a>(block: &'a Block, pictures: &mut Pictures<'a>, render: &Render) -> Option<Piece<'a>> {
    match block {
        Block::Paragraph(text) => (!is_blank(text)).then_some(Piece::Paragraph(text)),
        Block::Heading { level, text } => (!is_blank(text)).then_some(Piece::Heading(*level, text)),
        Block::Quote(text) => (!is_blank(text)).then(|| Piece::Quote(vec![text])),
        Block::List { ordered, items } => list(*ordered, items),
        Block::Figure { image } => figure(pictures.take(*image)?),
        Block::Table { rows } => table(rows),
        Block::Code { text } => (!is_blank(text)).then_some(Piece::Code(text)),
        Block::Embed { url } => address::web(url).filter(|_| render.links).map(Piece::Embed),
        Block::Entry { title, published } => entry(title.as_deref(), *published),
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn list(ordered: bool, items: &[Text]) -> Option<Piece<'_>> {
    let items: Vec<&Text> = items.iter().filter(|i| !is_blank(i)).collect();
    (!items.is_empty()).then_some(Piece::List { ordered, items })
}

fn table(rows: &[Vec<Text>]) -> Option<Piece<'_>> {
    let is_full = |row: &&[Text]| row.iter().any(|cell| !is_blank(cell));
    let rows: Vec<&[Text]> = rows.iter().map(Vec::as_slice).filter(is_full).collect();
    (!rows.is_empty()).then_some(Piece::Table(rows))
}

fn figure(image: &Image) -> Option<Piece<'_>> {
    let (url, caption) = (address::web(&image.url), caption(image));
    (url.is_some() || caption.is_some()).then_some(Piece::Figure(Figure { url, caption, image }))
}

fn entry(title: Option<&str>, published: Option<Timestamp>) -> Option<Piece<'_>> {
    let title = title.filter(|t| !is_blank(t));
    (title.is_some() || published.is_some()).then_some(Piece::Entry(title, published))
}

/// The title of an entry, and the line with its time: where it has no title the time is the title.
pub(super) fn entry_lines(title: Option<&str>, published: Option<Timestamp>) -> (String, Option<String>) {
    let time = published.as_ref().map(date);
    match title {
        Some(title) => (title.to_owned(), time),
        None => (time.unwrap_or_default(), None),
    }
}

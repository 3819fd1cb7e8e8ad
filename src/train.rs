//! What the training program of the generic body needs to see of the crate's inside. Not part of
//! the interface: no promise is made about it.

use crate::content::context::Context;
use crate::content::features::Features;
use crate::content::{Kind, Piece, cut, picture_features, second};
use crate::error::Limits;
use crate::page::Page;
use crate::profile::generic::GENERIC;
use crate::resolve::{Choice, headline};
use crate::tree::{NodeId, Tag};

/// A page as the judge of the generic body sees it.
pub struct Sample {
    page: Page,
    context: Context,
    texts: Vec<Piece>,
    /// The pictures, each with the index of the text piece that follows it.
    pictures: Vec<(Piece, usize)>,
    rows: Vec<Vec<f32>>,
}

impl Sample {
    /// Cuts a page into pieces and computes the features of the first look.
    #[must_use]
    pub fn of(html: &str) -> Sample {
        let page = Page::parse(html, None, &Limits::default());
        let roots: Vec<NodeId> = page.tree.elements(Tag::Body).take(1).collect();
        let pieces = cut(&page, &roots, &GENERIC, &|_| false);
        let (texts, pictures) = crate::content::judge::part(pieces);
        let title = headline(&page, Choice::default());
        let context = Context::of(&page);
        let features = Features::new(&page, &context, &title, &texts);
        let rows = (0..texts.len()).map(|i| features.row(i)).collect();
        Sample { page, context, texts, pictures, rows }
    }

    /// The text of each piece.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|p| p.text.as_str())
    }

    /// Features of the first look, one row a piece.
    #[must_use]
    pub fn first(&self) -> &[Vec<f32>] {
        &self.rows
    }

    /// Features of the second look, given the probabilities of the first.
    #[must_use]
    pub fn second(&self, first: &[f32]) -> Vec<Vec<f32>> {
        let more = second::rows(&self.page.tree, &self.texts, first);
        self.rows.iter().zip(more).map(|(row, more)| row.iter().copied().chain(more).collect()).collect()
    }

    /// Addresses of the pictures; of embeds an empty one.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.pictures.iter().map(|(p, _)| match &p.kind {
            Kind::Picture(picture) => picture.url.as_str(),
            _ => "",
        })
    }

    /// Features of the pictures, given the probabilities of the second look.
    #[must_use]
    pub fn picture_rows(&self, second: &[f32]) -> Vec<Vec<f32>> {
        picture_features::rows(&self.page, &self.context, &self.texts, &self.pictures, second)
    }
}

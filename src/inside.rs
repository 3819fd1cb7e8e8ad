//! What the training program of the generic body, the benchmarks and the fuzzer need to see of the crate's
//! inside. Not part of the interface: no promise is made about it.

use crate::content::context::Context;
use crate::content::features::Features;
use crate::content::picture_features::Pictures;
use crate::content::second::Second;
use crate::content::{Kind, Piece, cut};
use crate::error::Limits;
use crate::page::Page;
use crate::profile::generic::GENERIC;
use crate::resolve::{Choice, headline};
use crate::tree::selector::Selector;
use crate::tree::{NodeId, Tag, Tree};

/// The tree of a page alone; gives its number of nodes.
#[must_use]
pub fn tree(html: &str) -> usize {
    Tree::parse(html, &Limits::default()).len()
}

/// How many elements of a page a selector matches; `None` if it is no selector.
#[must_use]
pub fn select(selector: &'static str, html: &str) -> Option<usize> {
    let selector = Selector::read(selector)?;
    let tree = Tree::parse(html, &Limits::default());
    Some(selector.select(&tree, NodeId::ROOT).count())
}

/// A page with its signals, for the stages after them.
pub struct Parsed(Page);

impl Parsed {
    /// Tree and signals.
    #[must_use]
    pub fn of(html: &str) -> Parsed {
        Parsed(Page::parse(html, None, &Limits::default()))
    }

    /// The generic body alone; gives its number of pieces.
    #[must_use]
    pub fn content(&self) -> usize {
        let title = headline(&self.0, Choice::default());
        crate::content::judge::story(&self.0, &title, pieces(&self.0), None).len()
    }

    /// All fields; gives the number of the body's blocks.
    #[must_use]
    pub fn resolve(&self) -> usize {
        crate::resolve::resolve(&self.0, Choice::default(), None).article.body.len()
    }
}

fn pieces(page: &Page) -> Vec<Piece> {
    let roots: Vec<NodeId> = page.tree.elements(Tag::Body).take(1).collect();
    cut(page, &roots, &GENERIC, &|_| false)
}

/// A page as the judge of the generic body sees it.
pub struct Sample {
    page: Page,
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
        let (texts, pictures) = crate::content::judge::part(pieces(&page));
        let title = headline(&page, Choice::default());
        let context = Context::of(&page);
        let features = Features::new(&page, &context, &title, &texts);
        let rows = rows(texts.len(), |i, row| features.write(i, row));
        drop(features);
        Sample { page, texts, pictures, rows }
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
        let second = Second::new(&self.page.tree, &self.texts, first);
        rows(self.texts.len(), |i, row| {
            row.extend(self.rows.get(i).into_iter().flatten());
            second.write(i, row);
        })
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
        let context = Context::of(&self.page);
        let pictures = Pictures::new(&self.page, &context, &self.texts, &self.pictures, second);
        rows(self.pictures.len(), |i, row| pictures.write(i, row))
    }
}

fn rows(count: usize, write: impl Fn(usize, &mut Vec<f32>)) -> Vec<Vec<f32>> {
    let row = |i| {
        let mut row = Vec::new();
        write(i, &mut row);
        row
    };
    (0..count).map(row).collect()
}

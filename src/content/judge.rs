//! The generic body: which of the page's pieces are the story.
//!
//! Two looks by forests: the first at each piece and its surroundings, the second also at
//! what the first thought of the pieces around. Pictures have a forest of their own, which
//! knows the text pieces' verdicts.

use std::collections::HashSet;

use super::context::Context;
use super::features::{self, Features, parents};
use super::per_node::PerNode;
use super::picture_features::{self, Pictures};
use super::pieces::{Kind, Piece};
use super::second::{self, Second};
use super::verdict::{Fate, Trace};
use super::weights;
use crate::page::Page;
use crate::tree::words;
use crate::tree::{NodeId, Tag};

/// Letters of a text, as what they say: Hangul, Han and kana say about twice as much as a Latin
/// letter, so one threshold serves all scripts.
pub(crate) fn weight(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(u8::is_ascii_alphanumeric).count();
    }
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| if is_dense(c) { 2 } else { 1 }).sum()
}

pub(super) fn is_dense(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Text pieces apart from pictures and embeds; each of these with the index of the text piece
/// that follows it.
pub(crate) fn part(pieces: Vec<Piece>) -> (Vec<Piece>, Vec<(Piece, usize)>) {
    let mut texts = Vec::new();
    let mut others = Vec::new();
    for piece in pieces {
        match piece.kind {
            Kind::Picture(_) | Kind::Embed(_) => others.push((piece, texts.len())),
            _ => texts.push(piece),
        }
    }
    (texts, others)
}

/// The pieces that are the story, in reading order. What became of each and why is told to
/// `trace`, if there is one.
pub(crate) fn story(page: &Page, title: &str, pieces: Vec<Piece>, trace: Option<&mut Trace>) -> Vec<Piece> {
    let (texts, others) = part(pieces);
    let context = Context::of(page);
    let weighed = Weighed::new(page, &context, title, &texts);
    let likely = likely(page, &texts, &weighed.scores);
    let kept = once(&weighed.features, &likely);
    let all: Vec<usize> = (0..others.len()).collect();
    let pictures = Pictures::new(page, &context, &texts, &others, &weighed.scores);
    let write = |i: usize, row: &mut Vec<f32>| pictures.write(i, row);
    let likely_shown = weights::PICTURES.probabilities(&all, picture_features::COUNT, write);
    let shown = shown(page, &texts, &others, &likely_shown, &kept);
    if let Some(trace) = trace {
        for ((i, piece), contributions) in texts.iter().enumerate().zip(weighed.contributions()) {
            let likelihood = weighed.likelihood(i);
            trace.text(&page.tree, piece, fate(&likely, &kept, i), likelihood, contributions);
        }
        for (((piece, _), is_shown), p) in others.iter().zip(&shown).zip(&likely_shown) {
            trace.picture(&page.tree, piece, *is_shown, *p);
        }
    }
    merge(texts, &kept, others, &shown)
}

/// Probability from which a paragraph is kept that goes on where the one before it, which is kept,
/// ends: the same parent, no links, a whole sentence. Short last sentences are taken for footers
/// otherwise.
const GOES_ON: f32 = 0.15;

/// Which pieces are part of the story, each for itself and by the one before it.
fn likely(page: &Page, texts: &[Piece], scores: &[f32]) -> Vec<bool> {
    let tree = &page.tree;
    let mut before: Option<NodeId> = None;
    let mut judge = |(piece, p): (&Piece, &f32)| {
        let parent = tree.parent(piece.node).filter(|_| tree.tag(piece.node) == Tag::P);
        let goes_on = *p > GOES_ON && parent.is_some() && parent == before && piece.linked == 0;
        let kept = *p > 0.5 || goes_on && features::ends_sentence(&piece.text);
        before = parent.filter(|_| kept);
        kept
    };
    texts.iter().zip(scores).map(&mut judge).collect()
}

fn fate(likely: &[bool], kept: &[bool], i: usize) -> Fate {
    match (likely.get(i), kept.get(i)) {
        (_, Some(true)) => Fate::Kept,
        (Some(true), _) => Fate::Repeated,
        _ => Fate::Dropped,
    }
}

/// Texts and pictures that stay, in reading order.
fn merge(texts: Vec<Piece>, kept: &[bool], others: Vec<(Piece, usize)>, shown: &[bool]) -> Vec<Piece> {
    let mut others =
        others.into_iter().zip(shown).filter_map(|(other, shown)| shown.then_some(other)).peekable();
    let mut story = Vec::new();
    for (i, (piece, kept)) in texts.into_iter().zip(kept).enumerate() {
        while let Some((other, _)) = others.next_if(|(_, after)| *after <= i) {
            story.push(other);
        }
        if *kept {
            story.push(piece);
        }
    }
    story.extend(others.map(|(other, _)| other));
    story
}

/// Probability in the first look below which a piece gets no second look: menus and footers, which
/// are two in five of a page's pieces. On no page of the corpora has the second look taken such a piece
/// for part of the story, and it takes as long as the first.
const FAINT: f32 = 0.01;

/// Pieces whose features are kept from the first look for the second: half a kilobyte each, a hundred
/// times what the shortest piece takes on the page. No page of the corpora has so many.
const KEPT: usize = 4096;

/// Text pieces with what was weighed and how likely each is part of the story.
pub(super) struct Weighed<'a> {
    page: &'a Page,
    texts: &'a [Piece],
    features: Features<'a>,
    /// The features of the first pieces, one after the other.
    rows: Vec<f32>,
    /// Probabilities of the first look.
    first: Vec<f32>,
    /// Probabilities of the second look, for those that got one.
    scores: Vec<f32>,
}

impl<'a> Weighed<'a> {
    fn new(page: &'a Page, context: &'a Context<'a>, title: &str, texts: &'a [Piece]) -> Weighed<'a> {
        let features = Features::new(page, context, title, texts);
        let all: Vec<usize> = (0..texts.len()).collect();
        let kept = texts.len().min(KEPT);
        let rows = Vec::with_capacity(kept * features::COUNT);
        let mut weighed = Weighed { page, texts, features, rows, first: Vec::new(), scores: Vec::new() };
        (0..kept).for_each(|i| weighed.features.write(i, &mut weighed.rows));
        let write = |i: usize, row: &mut Vec<f32>| weighed.write_first(i, row);
        weighed.first = weights::FIRST.probabilities(&all, features::COUNT, write);
        weighed.scores.clone_from(&weighed.first);
        let again: Vec<usize> = all.into_iter().filter(|i| weighed.gets_a_second(*i)).collect();
        let second = weighed.second();
        let write = |i: usize, row: &mut Vec<f32>| weighed.write(&second, i, row);
        let scores = weights::SECOND.probabilities(&again, features::COUNT + second::COUNT, write);
        for (i, p) in again.iter().zip(scores) {
            weighed.scores.get_mut(*i).into_iter().for_each(|score| *score = p);
        }
        weighed
    }

    fn gets_a_second(&self, i: usize) -> bool {
        self.first.get(i).is_some_and(|p| *p >= FAINT)
    }

    fn second(&self) -> Second<'_> {
        Second::new(&self.page.tree, self.texts, &self.first)
    }

    fn write_first(&self, i: usize, row: &mut Vec<f32>) {
        match self.rows.get(i * features::COUNT..(i + 1) * features::COUNT) {
            Some(kept) => row.extend(kept),
            None => self.features.write(i, row),
        }
    }

    fn write(&self, second: &Second, i: usize, row: &mut Vec<f32>) {
        self.write_first(i, row);
        second.write(i, row);
    }

    pub(super) fn likelihood(&self, i: usize) -> Option<f32> {
        self.scores.get(i).copied()
    }

    /// What each feature of every piece adds to its log-odds.
    pub(super) fn contributions(&self) -> impl Iterator<Item = Vec<(usize, f32)>> {
        let second = self.second();
        (0..self.texts.len()).map(move |i| {
            let mut row = Vec::new();
            if self.gets_a_second(i) {
                self.write(&second, i, &mut row);
                weights::SECOND.contributions(&row)
            } else {
                self.write_first(i, &mut row);
                weights::FIRST.contributions(&row)
            }
        })
    }
}

/// Weighted letters from which a paragraph that stands twice is a copy (a print version, a
/// version for small screens), not a refrain.
const COPY: usize = 40;

/// Of copies the first stays.
fn once(features: &Features, likely: &[bool]) -> Vec<bool> {
    let mut seen = HashSet::new();
    let mut is_copy = |i| features.key_of_at_least(COPY, i).is_some_and(|key| !seen.insert(key));
    likely.iter().enumerate().map(|(i, likely)| *likely && !is_copy(i)).collect()
}

/// Which pictures and embeds belong to the story.
fn shown(
    page: &Page,
    texts: &[Piece],
    others: &[(Piece, usize)],
    likely: &[f32],
    kept: &[bool],
) -> Vec<bool> {
    let inside = Inside::new(page, texts, kept);
    let judge = |((piece, after), p): (&(Piece, usize), &f32)| match piece.kind {
        Kind::Picture(ref picture) => {
            *p > 0.5
                || *p > DOUBTED
                    && picture.caption.is_some()
                    && inside.holds(page, piece, *after)
                    && !is_foreign(page, piece)
        }
        _ => inside.holds(page, piece, *after),
    };
    others.iter().zip(likely).map(judge).collect()
}

/// A picture that the forest rather doubts is shown all the same if it has a caption and stands in
/// the midst of the story: the forest has seen the pages of large sites alone.
const DOUBTED: f32 = 0.05;

/// Roles that no picture of the story plays.
const FOREIGN: u32 =
    words::RELATED | words::AD | words::COMMENT | words::NEWSLETTER | words::NAV | words::ASIDE;

fn is_foreign(page: &Page, piece: &Piece) -> bool {
    let near = std::iter::once(piece.node).chain(page.tree.ancestors(piece.node)).take(3);
    near.into_iter().any(|id| page.tree.roles(id) & FOREIGN != 0)
}

/// Where the story stands.
struct Inside {
    first: usize,
    last: usize,
    holders: PerNode<usize>,
}

impl Inside {
    fn new(page: &Page, texts: &[Piece], kept: &[bool]) -> Inside {
        let mut holders: PerNode<usize> = PerNode::new(&page.tree);
        for (piece, _) in texts.iter().zip(kept).filter(|(_, kept)| **kept) {
            parents(&page.tree, piece.node).for_each(|id| holders.change(id, |n| *n += 1));
        }
        let first = kept.iter().position(|k| *k).unwrap_or(usize::MAX);
        Inside { first, last: kept.iter().rposition(|k| *k).unwrap_or(0), holders }
    }

    /// Between the story's pieces, in an element that holds several of them.
    fn holds(&self, page: &Page, piece: &Piece, after: usize) -> bool {
        let near = page.tree.ancestors(piece.node).take(3).any(|id| self.holders.get(id) > 1);
        near && self.first <= after && after <= self.last + 1
    }
}

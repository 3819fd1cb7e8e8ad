//! The generic body: which of the page's pieces are the story.
//!
//! Two looks by boosted trees: the first at each piece and its surroundings, the second also at
//! what the first thought of the pieces around. Pictures have a forest of their own, which
//! knows the text pieces' verdicts.

use std::collections::{HashMap, HashSet};

use super::context::Context;
use super::features::{Features, parents};
use super::model::Forest;
use super::pieces::{Kind, Piece};
use super::{picture_features, second, weights, words};
use crate::page::Page;
use crate::tree::NodeId;
use crate::values::headline::key;

/// Letters of a text, as what they say: Hangul, Han and kana say about twice as much as a Latin
/// letter, so one threshold serves all scripts.
pub(crate) fn weight(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| if is_dense(c) { 2 } else { 1 }).sum()
}

fn is_dense(c: char) -> bool {
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

/// The pieces that are the story, in reading order.
pub(crate) fn story(page: &Page, title: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let (texts, others) = part(pieces);
    let context = Context::of(page);
    let scores = scores(page, &context, title, &texts);
    let mut kept: Vec<bool> = scores.iter().map(|p| *p > 0.5).collect();
    once(&texts, &mut kept);
    let shown = shown(page, &context, &texts, &others, &scores, &kept);
    let mut others =
        others.into_iter().zip(shown).filter_map(|(other, shown)| shown.then_some(other)).peekable();
    let mut story = Vec::new();
    for (i, (piece, kept)) in texts.into_iter().zip(kept).enumerate() {
        while let Some((other, _)) = others.next_if(|(_, after)| *after <= i) {
            story.push(other);
        }
        if kept {
            story.push(piece);
        }
    }
    story.extend(others.map(|(other, _)| other));
    story
}

/// The probability of each text piece to be part of the story.
fn scores(page: &Page, context: &Context, title: &str, texts: &[Piece]) -> Vec<f32> {
    let features = Features::new(page, context, title, texts);
    let mut rows: Vec<Vec<f32>> = (0..texts.len()).map(|i| features.row(i)).collect();
    let first = probabilities(&weights::FIRST, &rows);
    for (row, more) in rows.iter_mut().zip(second::rows(&page.tree, texts, &first)) {
        row.extend(more);
    }
    probabilities(&weights::SECOND, &rows)
}

fn probabilities(forest: &Forest, rows: &[Vec<f32>]) -> Vec<f32> {
    rows.iter().map(|row| 1.0 / (1.0 + (-forest.score(row)).exp())).collect()
}

/// Weighted letters from which a paragraph that stands twice is a copy (a print version, a
/// version for small screens), not a refrain.
const COPY: usize = 40;

/// Of copies the first stays.
fn once(texts: &[Piece], kept: &mut [bool]) {
    let mut seen = HashSet::new();
    for (piece, kept) in texts.iter().zip(kept).filter(|(_, kept)| **kept) {
        if weight(&piece.text) >= COPY && !seen.insert(key(&piece.text)) {
            *kept = false;
        }
    }
}

/// Which pictures and embeds belong to the story.
fn shown(
    page: &Page,
    context: &Context,
    texts: &[Piece],
    others: &[(Piece, usize)],
    scores: &[f32],
    kept: &[bool],
) -> Vec<bool> {
    let rows = picture_features::rows(page, context, texts, others, scores);
    let likely = probabilities(&weights::PICTURES, &rows);
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
    others.iter().zip(&likely).map(judge).collect()
}

/// A picture that the forest rather doubts is shown all the same if it has a caption and stands in
/// the midst of the story: the forest has seen the pages of large sites alone.
const DOUBTED: f32 = 0.05;

/// Roles that no picture of the story plays.
const FOREIGN: u32 =
    words::RELATED | words::AD | words::COMMENT | words::NEWSLETTER | words::NAV | words::ASIDE;

fn is_foreign(page: &Page, piece: &Piece) -> bool {
    let near = std::iter::once(piece.node).chain(page.tree.ancestors(piece.node)).take(3);
    near.into_iter().any(|id| words::roles(&page.tree, id) & FOREIGN != 0)
}

/// Where the story stands.
struct Inside {
    first: usize,
    last: usize,
    holders: HashMap<NodeId, usize>,
}

impl Inside {
    fn new(page: &Page, texts: &[Piece], kept: &[bool]) -> Inside {
        let mut holders: HashMap<NodeId, usize> = HashMap::new();
        for (piece, _) in texts.iter().zip(kept).filter(|(_, kept)| **kept) {
            parents(&page.tree, piece.node).for_each(|id| *holders.entry(id).or_default() += 1);
        }
        let first = kept.iter().position(|k| *k).unwrap_or(usize::MAX);
        Inside { first, last: kept.iter().rposition(|k| *k).unwrap_or(0), holders }
    }

    /// Between the story's pieces, in an element that holds several of them.
    fn holds(&self, page: &Page, piece: &Piece, after: usize) -> bool {
        let near =
            page.tree.ancestors(piece.node).take(3).any(|id| self.holders.get(&id).is_some_and(|n| *n > 1));
        near && self.first <= after && after <= self.last + 1
    }
}

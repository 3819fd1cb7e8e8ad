//! What the forest of `model.rs` is told of each piece, as numbers. The order is part of the
//! model: after a change here it has to be trained anew (`benches/train`).

mod claims;
mod measure;

use std::collections::HashMap;

use super::context::{Context, above};
use super::per_node::PerNode;
use super::pieces::{Kind, Piece};
use super::verdict::Ground;
use crate::page::Page;
use crate::tree::words;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::headline::key;
use claims::{Claims, Stretches};
pub(super) use measure::ends_sentence;
use measure::{Measure, Row, hash, kind_code, measure, tag_code, text};

/// What the features of the first look are about, in their order, and how many of each there are.
pub(super) const GROUNDS: [(Ground, usize); 8] = [
    (Ground::Text, 20),
    (Ground::Element, 4),
    (Ground::Roles, 2 * words::COUNT as usize),
    (Ground::Ancestors, above::COUNT as usize + 1),
    (Ground::Surroundings, 23),
    (Ground::Position, 9),
    (Ground::Neighbours, 20),
    (Ground::Agreement, 4),
];

/// How many features the first look has.
#[allow(clippy::indexing_slicing)] // checked when it is compiled
pub(super) const COUNT: usize = {
    let (mut count, mut i) = (0, 0);
    while i < GROUNDS.len() {
        count += GROUNDS[i].1;
        i += 1;
    }
    count
};

/// Letters of a description that are looked at, for every piece is sought in it. Some pages put the
/// whole story there.
const LONGEST_SUMMARY: usize = 20_000;

/// The features of every piece of a page.
pub(crate) struct Features<'a> {
    tree: &'a Tree,
    context: &'a Context<'a>,
    pieces: &'a [Piece],
    measures: Vec<Measure>,
    /// Prose weight, all weight and linked weight of each container.
    containers: PerNode<Sums>,
    /// The same for pieces whose element and parent look alike.
    signatures: HashMap<u64, Sums>,
    runs: Vec<Run>,
    total: usize,
    title: Option<usize>,
    articles: usize,
    claims: Claims,
}

/// Where a piece stands among the prose: weight of the prose before it, and how many pieces that
/// are no prose part it from the prose before and after.
#[derive(Default, Clone, Copy)]
struct Run {
    prose_before: usize,
    gap_before: usize,
    gap_after: usize,
}

fn runs(measures: &[Measure]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(measures.len());
    let mut now = Run::default();
    for m in measures {
        runs.push(now);
        now.prose_before += if m.is_prose { m.weight } else { 0 };
        now.gap_before = if m.is_prose { 0 } else { now.gap_before + 1 };
    }
    let mut gap = 0;
    for (run, m) in runs.iter_mut().zip(measures).rev() {
        run.gap_after = gap;
        gap = if m.is_prose { 0 } else { gap + 1 };
    }
    runs
}

#[derive(Default, Clone, Copy)]
struct Sums {
    /// First and last piece.
    first: usize,
    last: usize,
    prose: usize,
    all: usize,
    linked: usize,
    count: usize,
}

impl Sums {
    fn add(&mut self, i: usize, measure: &Measure) {
        self.first = if self.count == 0 { i } else { self.first };
        self.last = i;
        self.count += 1;
        self.all += measure.weight;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let linked = (measure.weight as f32 * measure.link_share) as usize;
        self.linked += linked;
        self.prose += if measure.is_prose { measure.weight } else { 0 };
    }
}

impl<'a> Features<'a> {
    pub(crate) fn new(page: &'a Page, context: &'a Context<'a>, title: &str, pieces: &'a [Piece]) -> Self {
        let tree = &page.tree;
        let measures: Vec<Measure> = pieces.iter().map(|piece| measure(tree, piece)).collect();
        let mut containers: PerNode<Sums> = PerNode::new(tree);
        let mut signatures: HashMap<u64, Sums> = HashMap::new();
        let mut seen: HashMap<u64, usize> = HashMap::new();
        for (i, (piece, m)) in pieces.iter().zip(&measures).enumerate() {
            for id in parents(tree, piece.node) {
                containers.change(id, |sums| sums.add(i, m));
            }
            signatures.entry(m.look).or_default().add(i, m);
            *seen.entry(m.signs.hash).or_default() += 1;
        }
        let total = measures.iter().filter(|m| m.is_prose).map(|m| m.weight).sum();
        let title = key(title);
        let title_key = hash(title.as_bytes());
        let is_title =
            |(p, m): (&Piece, &Measure)| m.signs.hash == title_key && matches!(p.kind, Kind::Heading(_));
        let at = pieces.iter().zip(&measures).position(is_title);
        let at = at.or_else(|| measures.iter().position(|m| m.signs.hash == title_key));
        let summary = page.meta.get("og:description").or_else(|| page.meta.get("description"));
        let summary = summary.unwrap_or_default();
        let claims = Claims {
            body: Stretches::of(&key(&page.json_ld.body().join(" "))),
            summary: key(&summary.chars().take(LONGEST_SUMMARY).collect::<String>()),
            title: title_key,
            seen,
        };
        let articles = tree.elements(Tag::Article).count();
        Features {
            tree,
            context,
            pieces,
            containers,
            signatures,
            runs: runs(&measures),
            measures,
            total,
            title: at,
            articles,
            claims,
        }
    }

    /// What the letters and digits of a piece hash to, if it weighs as much.
    pub(crate) fn key_of_at_least(&self, weight: usize, i: usize) -> Option<u64> {
        self.measures.get(i).filter(|m| m.weight >= weight).map(|m| m.signs.hash)
    }

    /// Pushes the features of a piece.
    pub(crate) fn write(&self, i: usize, row: &mut Vec<f32>) {
        let row = &mut Row(row);
        if let (Some(piece), Some(m)) = (self.pieces.get(i), self.measures.get(i)) {
            text(row, piece, m);
            self.place(row, piece);
            self.surroundings(row, i, piece, m);
            self.neighbours(row, i);
            self.agreement(row, piece, m);
        }
    }

    fn place(&self, row: &mut Row, piece: &Piece) {
        let tree = self.tree;
        let node = piece.node;
        let up = tree.parent(node).unwrap_or(NodeId::ROOT);
        let next = tree.parent(up).unwrap_or(NodeId::ROOT);
        row.count(tag_code(tree.tag(node)));
        row.count(tag_code(tree.tag(up)));
        row.count(tag_code(tree.tag(next)));
        row.count(tree.ancestors(node).count());
        let near = self.context.own(node) | self.context.own(up) | self.context.own(next);
        row.bits(near, words::COUNT);
        row.bits(self.context.all(node), words::COUNT);
        row.bits(self.context.tags(node), above::COUNT);
        row.log(self.articles);
    }

    /// How much of the page's prose stands in the elements around the piece, and how linked
    /// they are.
    fn surroundings(&self, row: &mut Row, i: usize, piece: &Piece, m: &Measure) {
        let mut sums = parents(self.tree, piece.node).map(|id| self.containers.get(id));
        for _ in 0..4 {
            let s = sums.next().unwrap_or_default();
            row.share(s.prose, self.total);
            row.share(s.linked, s.all);
            row.log(s.count);
            row.log(i.saturating_sub(s.first));
            row.log(s.last.saturating_sub(i));
        }
        let alike = self.signatures.get(&m.look).copied().unwrap_or_default();
        row.share(alike.prose, self.total);
        row.share(alike.linked, alike.all);
        row.log(alike.count);
        row.share(i, self.pieces.len());
        let run = self.runs.get(i).copied().unwrap_or_default();
        row.share(run.prose_before, self.total);
        row.log(self.total);
        let from_title = self.title.map_or(-1000.0, |t| i as f32 - t as f32);
        row.0.push(from_title.clamp(-50.0, 200.0));
        row.log(run.gap_before);
        row.log(run.gap_after);
        self.kinship(row, piece.node);
    }

    /// How many levels the headline and the piece are below the element that holds both, and
    /// whether an `article` holds both.
    fn kinship(&self, row: &mut Row, node: NodeId) {
        let tree = self.tree;
        let headline = self.title.and_then(|t| self.pieces.get(t)).map(|p| p.node);
        let common = headline.and_then(|h| tree.ancestors(h).position(|up| tree.contains(up, node)));
        let (Some(headline), Some(levels)) = (headline, common) else {
            row.0.extend([-1.0; 3]);
            return;
        };
        let holder = tree.ancestors(headline).nth(levels).unwrap_or(NodeId::ROOT);
        row.count(levels);
        row.count(tree.ancestors(node).take_while(|up| *up != holder).count());
        let both =
            std::iter::once(holder).chain(tree.ancestors(holder)).any(|up| tree.tag(up) == Tag::Article);
        row.flag(both);
    }

    fn neighbours(&self, row: &mut Row, i: usize) {
        for offset in [-2i64, -1, 1, 2] {
            let at = i64::try_from(i).ok().and_then(|i| usize::try_from(i + offset).ok());
            let near = at.and_then(|at| self.pieces.get(at).zip(self.measures.get(at)));
            let Some((piece, m)) = near else {
                row.0.extend([-1.0; 5]);
                continue;
            };
            row.log(m.weight);
            row.0.push(m.link_share);
            row.count(kind_code(&piece.kind));
            row.flag(m.ends);
            row.flag(
                self.pieces.get(i).is_some_and(|p| self.tree.parent(p.node) == self.tree.parent(piece.node)),
            );
        }
    }

    fn agreement(&self, row: &mut Row, piece: &Piece, m: &Measure) {
        let key = self.key_of(piece, m);
        row.0.push(self.claims.said(&key));
        let summary = &self.claims.summary;
        let agrees = !summary.is_empty()
            && key.len() > SHORT_KEY
            && (summary.contains(key.as_str()) || key.starts_with(summary.as_str()));
        row.flag(agrees);
        row.flag(m.signs.key_bytes > 0 && m.signs.hash == self.claims.title);
        row.log(self.claims.seen.get(&m.signs.hash).copied().unwrap_or(0));
    }

    /// Letters and digits of a piece, where the head claims something that they may agree with.
    fn key_of(&self, piece: &Piece, m: &Measure) -> String {
        let may_agree = !self.claims.summary.is_empty() && m.signs.key_bytes > SHORT_KEY;
        let is_asked = may_agree || self.claims.asks_for(m.signs.key_bytes);
        if is_asked && piece.text.len() < LONGEST_KEY { key(&piece.text) } else { String::new() }
    }
}

/// Bytes; a longer text repeats no headline and no description.
const LONGEST_KEY: usize = 3000;

/// Bytes of a key that stands in a summary by chance.
const SHORT_KEY: usize = 12;

/// The elements above a piece's own, nearest first, at most four. A piece that stands bare in a
/// container counts that container too.
pub(super) fn parents(tree: &Tree, node: NodeId) -> impl Iterator<Item = NodeId> {
    let own = (!matches!(tree.tag(node), Tag::P | Tag::Li | Tag::Blockquote)
        && tree.tag(node).heading_level().is_none())
    .then_some(node);
    own.into_iter().chain(tree.ancestors(node)).take(4)
}

/// Bytes of a class value that tell what an element looks like.
const LOOKS: usize = 200;

/// What an element and its parent look like: tags and classes.
pub(super) fn signature(tree: &Tree, node: NodeId) -> u64 {
    let up = tree.parent(node).unwrap_or(NodeId::ROOT);
    let class = |id| tree.attribute(id, "class").unwrap_or_default().as_bytes();
    let start = |id| class(id).get(..LOOKS).unwrap_or(class(id));
    let parts = [tree.name(node).as_bytes(), start(node), tree.name(up).as_bytes(), start(up)];
    parts.iter().fold(0, |h: u64, part| h.rotate_left(9) ^ hash(part))
}

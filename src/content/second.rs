//! Features of the second look: what the first look thought of the piece and of those around it.

use std::collections::HashMap;

use super::features::{parents, signature};
use super::per_node::PerNode;
use super::pieces::Piece;
use crate::tree::{NodeId, Tree};

/// How far before and after a piece its neighbours are asked.
const REACH: i64 = 3;

/// Features that the second look adds.
pub(super) const COUNT: usize = 7 + 2 * 4 + 2 + 3;

/// What the first look thought of a page's pieces.
pub(crate) struct Second<'a> {
    tree: &'a Tree,
    pieces: &'a [Piece],
    first: &'a [f32],
    containers: PerNode<Mean>,
    signatures: HashMap<u64, Mean>,
    looks: Vec<u64>,
    distances: Vec<[f32; 3]>,
}

impl<'a> Second<'a> {
    pub(crate) fn new(tree: &'a Tree, pieces: &'a [Piece], first: &'a [f32]) -> Second<'a> {
        let mut containers: PerNode<Mean> = PerNode::new(tree);
        let mut signatures: HashMap<u64, Mean> = HashMap::new();
        let looks: Vec<u64> = pieces.iter().map(|piece| signature(tree, piece.node)).collect();
        for ((piece, look), p) in pieces.iter().zip(&looks).zip(first) {
            let size = piece.text.len();
            parents(tree, piece.node).for_each(|id| containers.change(id, |mean| mean.add(*p, size)));
            signatures.entry(*look).or_default().add(*p, size);
        }
        Second { tree, pieces, first, containers, signatures, looks, distances: distances(first) }
    }

    /// Adds the features of the second look to those of the first.
    pub(crate) fn write(&self, i: usize, row: &mut Vec<f32>) {
        row.extend(neighbours(self.first, i));
        let node = self.pieces.get(i).map_or(NodeId::ROOT, |piece| piece.node);
        let mut near = parents(self.tree, node).map(|id| self.containers.get(id));
        (0..4).for_each(|_| row.extend(near.next().unwrap_or_default().features()));
        let alike = self.looks.get(i).and_then(|look| self.signatures.get(look));
        row.extend(alike.copied().unwrap_or_default().features());
        row.extend(self.distances.get(i).copied().unwrap_or_default());
    }
}

/// Mean probability, whole and by length.
#[derive(Default, Clone, Copy)]
struct Mean {
    sum: f32,
    count: f32,
    weighted: f32,
    size: f32,
}

impl Mean {
    #[allow(clippy::cast_precision_loss)]
    fn add(&mut self, p: f32, size: usize) {
        self.sum += p;
        self.count += 1.0;
        self.weighted += p * size as f32;
        self.size += size as f32;
    }

    fn features(self) -> [f32; 2] {
        [self.sum / self.count.max(1.0), self.weighted / self.size.max(1.0)]
    }
}

fn neighbours(first: &[f32], i: usize) -> impl Iterator<Item = f32> {
    let at = move |offset: i64| {
        let at = i64::try_from(i).ok().and_then(|i| usize::try_from(i + offset).ok());
        at.and_then(|at| first.get(at)).copied().unwrap_or(-1.0)
    };
    (-REACH..=REACH).map(at)
}

/// For each piece: how far it is from the last likely piece before and the next one after, and
/// the share of the likely pieces that stand before it.
#[allow(clippy::cast_precision_loss)]
fn distances(first: &[f32]) -> Vec<[f32; 3]> {
    let likely = |p: f32| p > 0.5;
    let total = first.iter().filter(|p| likely(**p)).count().max(1) as f32;
    let mut out = Vec::with_capacity(first.len());
    let (mut gap, mut seen) = (50.0f32, 0.0f32);
    for p in first {
        out.push([gap.min(50.0), 0.0, seen / total]);
        gap = if likely(*p) { 0.0 } else { gap + 1.0 };
        seen += if likely(*p) { 1.0 } else { 0.0 };
    }
    gap = 50.0;
    for (slot, p) in out.iter_mut().zip(first).rev() {
        slot[1] = gap.min(50.0);
        gap = if likely(*p) { 0.0 } else { gap + 1.0 };
    }
    out
}

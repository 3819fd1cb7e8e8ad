//! One tree, level by level.

use super::bins::BinTable;
use super::block::{Block, Family, LANES, LEAST_HESSIAN, Open, Split, Sums, least_hessian};
use super::source::rounded;
use super::{Node, Params, spread};
use std::ops::Range;

/// Below this many rows, starting a thread costs more than it saves.
const ROWS_WORTH_A_THREAD: usize = 4_000;

/// Grows trees on one table; keeps the memory of one tree for the next.
pub(super) struct Grower<'a> {
    table: &'a BinTable,
    params: &'a Params,
    threads: usize,
    blocks: Vec<Block>,
    rows: Rows,
    tree: Tree,
    slots: usize,
}

/// The rows that this tree sees, those of a node side by side, with their derivatives.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) numbers: Vec<u32>,
    pub(super) slopes: Vec<[f32; 2]>,
    spare_numbers: Vec<u32>,
    spare_slopes: Vec<[f32; 2]>,
}

/// A grown tree.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// For each split, the highest bin that goes left.
    bins: Vec<u8>,
}

impl<'a> Grower<'a> {
    pub(super) fn new(table: &'a BinTable, params: &'a Params, threads: usize) -> Self {
        let (blocks, rows, tree) = (Vec::new(), Rows::default(), Tree::default());
        Self { table, params, threads, blocks, rows, tree, slots: 0 }
    }

    /// A tree on the rows `seen`, whose derivatives are `slopes`, and the features `chosen`.
    pub(super) fn grow(&mut self, seen: &[u32], slopes: Vec<[f32; 2]>, chosen: &[usize]) -> Tree {
        self.fill_blocks(seen, chosen);
        self.rows.reset(slopes);
        let range = 0..seen.len();
        let root = Open { node: 0, sums: self.rows.sums(), range, slot: 0 };
        self.slots = 1;
        self.tree = Tree::default();
        self.push_leaf(root.sums);
        let mut families = vec![Family { counted: root, derived: None }];
        for level in 1..=self.params.depth {
            let splits = self.best_splits(&families);
            let open =
                families.into_iter().flat_map(|family| [Some(family.counted), family.derived]).flatten();
            let pairs = open.zip(splits).filter_map(|(open, split)| Some((open, split?)));
            families = pairs.filter_map(|(open, split)| self.split(&open, &split, level)).collect();
            if families.is_empty() {
                break;
            }
        }
        std::mem::take(&mut self.tree)
    }

    fn fill_blocks(&mut self, seen: &[u32], chosen: &[usize]) {
        self.blocks.resize_with(chosen.len().div_ceil(LANES), Block::default);
        for (block, features) in self.blocks.iter_mut().zip(chosen.chunks(LANES)) {
            block.features = features.to_vec();
        }
        let table = self.table;
        spread(self.threads_for(seen.len()), &mut self.blocks, |block| block.fill(table, seen));
    }

    fn threads_for(&self, rows: usize) -> usize {
        if rows < ROWS_WORTH_A_THREAD { 1 } else { self.threads }
    }

    /// The best split of each open node.
    fn best_splits(&mut self, families: &[Family]) -> Vec<Option<Split>> {
        let counted = families.iter().map(|family| family.counted.range.len()).sum();
        let (rows, table, params) = (&self.rows, self.table, self.params);
        let threads = self.threads_for(counted);
        let by_block =
            spread(threads, &mut self.blocks, |block| block.best_splits(families, rows, table, params));
        let open = families.iter().map(|family| 1 + usize::from(family.derived.is_some())).sum();
        let mut best: Vec<Option<Split>> = vec![None; open];
        for (block, splits) in by_block.into_iter().enumerate() {
            for (best, split) in best.iter_mut().zip(splits) {
                let split = split.map(|split| Split { block, ..split });
                // the first of equals is of the lowest feature
                if split.is_some_and(|split| best.is_none_or(|best| split.gain > best.gain)) {
                    *best = split;
                }
            }
        }
        best
    }

    /// Makes an open node a split over two leaves; gives these if they may be split in turn.
    fn split(&mut self, open: &Open, split: &Split, level: usize) -> Option<Family> {
        let right_sums = [open.sums[0] - split.left[0], open.sums[1] - split.left[1]];
        let (left, right) = (self.push_leaf(split.left), self.push_leaf(right_sums));
        self.tree.bins[open.node] = split.bin;
        self.tree.nodes[open.node] = Node {
            feature: split.feature as u16,
            threshold: self.table.columns[split.feature].cuts[usize::from(split.bin)],
            left: left as u16,
            right: right as u16,
            gain: split.gain as f32,
        };
        let worth = 2.0 * least_hessian(self.params);
        if level == self.params.depth || split.left[1].max(right_sums[1]) < worth {
            return None;
        }
        let bins = &self.blocks[split.block].bins;
        let middle = self.rows.part(open.range.clone(), |row| bins[row][split.lane] <= split.bin);
        let mut small =
            Open { node: left, range: open.range.start..middle, sums: split.left, slot: open.slot };
        let mut large =
            Open { node: right, range: middle..open.range.end, sums: right_sums, slot: open.slot };
        if large.range.len() < small.range.len() {
            std::mem::swap(&mut small, &mut large);
        }
        small.slot = self.slots;
        self.slots += 1;
        Some(Family { counted: small, derived: Some(large) })
    }

    fn push_leaf(&mut self, [gradient, hessian]: Sums) -> usize {
        let optimum = -gradient / (hessian + f64::from(self.params.lambda)).max(LEAST_HESSIAN);
        self.tree.nodes.push(Node::leaf(rounded((optimum * f64::from(self.params.rate)) as f32)));
        self.tree.bins.push(0);
        self.tree.nodes.len() - 1
    }
}

impl Rows {
    fn reset(&mut self, slopes: Vec<[f32; 2]>) {
        self.numbers = (0..slopes.len() as u32).collect();
        self.spare_numbers.resize(slopes.len(), 0);
        self.spare_slopes.resize(slopes.len(), [0.0; 2]);
        self.slopes = slopes;
    }

    fn sums(&self) -> Sums {
        let add = |[g, h]: Sums, slope: &[f32; 2]| [g + f64::from(slope[0]), h + f64::from(slope[1])];
        self.slopes.iter().fold([0.0; 2], add)
    }

    /// Moves the rows of `range` that go left before the others, in order; gives the place of the first of these.
    fn part(&mut self, range: Range<usize>, goes_left: impl Fn(usize) -> bool) -> usize {
        let (mut lefts, mut rights) = (range.start, 0);
        for place in range.clone() {
            let (number, slope) = (self.numbers[place], self.slopes[place]);
            let left = goes_left(number as usize);
            // both are written, the wrong one is overwritten later: no branch to guess wrong
            (self.numbers[lefts], self.slopes[lefts]) = (number, slope);
            (self.spare_numbers[rights], self.spare_slopes[rights]) = (number, slope);
            lefts += usize::from(left);
            rights += usize::from(!left);
        }
        self.numbers[lefts..range.end].copy_from_slice(&self.spare_numbers[..rights]);
        self.slopes[lefts..range.end].copy_from_slice(&self.spare_slopes[..rights]);
        lefts
    }
}

impl Tree {
    /// Adds each row's leaf to its score.
    pub(super) fn add_to(&self, scores: &mut [f32], table: &BinTable, threads: usize) {
        let share = scores.len().div_ceil(threads).max(ROWS_WORTH_A_THREAD);
        let mut shares: Vec<_> = scores.chunks_mut(share).enumerate().collect();
        spread(threads, &mut shares, |(number, scores)| {
            for (offset, score) in scores.iter_mut().enumerate() {
                *score += self.leaf_value(table, *number * share + offset);
            }
        });
    }

    fn leaf_value(&self, table: &BinTable, row: usize) -> f32 {
        let mut at = 0;
        while !self.nodes[at].is_leaf() {
            let node = &self.nodes[at];
            let left = table.columns[usize::from(node.feature)].bins[row] <= self.bins[at];
            at = usize::from(if left { node.left } else { node.right });
        }
        self.nodes[at].threshold
    }
}

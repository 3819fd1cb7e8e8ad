//! One tree, level by level.

use super::bins::BinTable;
use super::block::{Block, Choice, Family, LANES, LEAST_HESSIAN, Open, Sums};
use super::source::rounded_leaf;
use super::{Params, Split, Tree, spread};
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
pub(super) struct Grown {
    pub(super) tree: Tree,
    /// For each split, the highest bin that is below the threshold.
    pub(super) bins: Vec<u8>,
}

impl<'a> Grower<'a> {
    pub(super) fn new(table: &'a BinTable, params: &'a Params, threads: usize) -> Self {
        Self { table, params, threads, blocks: Vec::new(), rows: Rows::default(), slots: 0 }
    }

    /// A tree on the rows `seen`, whose derivatives are `slopes`, and the features `chosen`.
    pub(super) fn grow(&mut self, seen: &[u32], slopes: Vec<[f32; 2]>, chosen: &[usize]) -> Grown {
        self.fill_blocks(seen, chosen);
        self.rows.reset(slopes);
        let all = 0..seen.len();
        let root = Open { leaf: 0, sums: self.rows.sums(all.clone()), range: all, slot: 0 };
        self.slots = 1;
        let mut grown = Grown { tree: Tree { splits: Vec::new(), leaves: Vec::new() }, bins: Vec::new() };
        let mut families = vec![Family { counted: root, derived: None }];
        while grown.bins.len() < self.params.depth {
            let Some(choice) = self.best_choice(&families) else { break };
            let level = grown.bins.len();
            let open = families.into_iter().flat_map(Family::open).filter(|open| !open.range.is_empty());
            families = open.map(|open| self.split(&open, &choice, level)).collect();
            grown.bins.push(choice.bin);
            grown.tree.splits.push(self.question(&choice));
        }
        grown.tree.leaves = vec![0.0; 1 << grown.bins.len()];
        for open in families.into_iter().flat_map(Family::open) {
            grown.tree.leaves[open.leaf] = self.leaf(open.sums);
        }
        grown
    }

    fn question(&self, choice: &Choice) -> Split {
        Split {
            feature: choice.feature as u16,
            threshold: self.table.columns[choice.feature].cuts[usize::from(choice.bin)],
            gain: choice.gain as f32,
        }
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

    /// The question of most gain over all open nodes.
    fn best_choice(&mut self, families: &[Family]) -> Option<Choice> {
        let counted = families.iter().map(|family| family.counted.range.len()).sum();
        let (rows, table, params) = (&self.rows, self.table, self.params);
        let threads = self.threads_for(counted);
        let by_block =
            spread(threads, &mut self.blocks, |block| block.best_choice(families, rows, table, params));
        let mut best: Option<Choice> = None;
        for (block, choice) in by_block.into_iter().enumerate() {
            let choice = choice.map(|choice| Choice { block, ..choice });
            // the first of equals is of the lowest feature
            if choice.is_some_and(|choice| best.is_none_or(|best| choice.gain > best.gain)) {
                best = choice;
            }
        }
        best
    }

    /// Parts the rows of an open node; the side of fewer rows is counted, the other derived.
    fn split(&mut self, open: &Open, choice: &Choice, level: usize) -> Family {
        let bins = &self.blocks[choice.block].bins;
        let middle = self.rows.part(open.range.clone(), |row| bins[row][choice.lane] <= choice.bin);
        let (low, high) = (open.range.start..middle, middle..open.range.end);
        let mut small = Open { leaf: open.leaf, sums: self.rows.sums(low.clone()), range: low, ..*open };
        let mut large =
            Open { leaf: open.leaf | 1 << level, sums: self.rows.sums(high.clone()), range: high, ..*open };
        if large.range.len() < small.range.len() {
            std::mem::swap(&mut small, &mut large);
        }
        small.slot = self.slots;
        self.slots += 1;
        Family { counted: small, derived: Some(large) }
    }

    fn leaf(&self, [gradient, hessian]: Sums) -> f32 {
        let optimum = -gradient / (hessian + f64::from(self.params.lambda)).max(LEAST_HESSIAN);
        rounded_leaf((optimum * f64::from(self.params.rate)) as f32)
    }
}

impl Rows {
    fn reset(&mut self, slopes: Vec<[f32; 2]>) {
        self.numbers = (0..slopes.len() as u32).collect();
        self.spare_numbers.resize(slopes.len(), 0);
        self.spare_slopes.resize(slopes.len(), [0.0; 2]);
        self.slopes = slopes;
    }

    fn sums(&self, range: Range<usize>) -> Sums {
        let add = |[g, h]: Sums, slope: &[f32; 2]| [g + f64::from(slope[0]), h + f64::from(slope[1])];
        self.slopes[range].iter().fold([0.0; 2], add)
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

impl Grown {
    /// Adds each row's leaf to its score.
    pub(super) fn add_to(&self, scores: &mut [f32], table: &BinTable, threads: usize) {
        let share = scores.len().div_ceil(threads).max(ROWS_WORTH_A_THREAD);
        let mut shares: Vec<_> = scores.chunks_mut(share).enumerate().collect();
        spread(threads, &mut shares, |(number, scores)| {
            for (offset, score) in scores.iter_mut().enumerate() {
                *score += self.tree.leaves[self.leaf(table, *number * share + offset)];
            }
        });
    }

    fn leaf(&self, table: &BinTable, row: usize) -> usize {
        let questions = self.tree.splits.iter().zip(&self.bins).enumerate();
        questions.fold(0, |leaf, (level, (split, bin))| {
            leaf | usize::from(table.columns[usize::from(split.feature)].bins[row] > *bin) << level
        })
    }
}

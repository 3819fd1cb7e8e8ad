//! The forests that judge pieces: boosted symmetric trees over the features of `features/`,
//! trained by `benches/train`, kept as constant tables in `weights.rs`.
//!
//! All nodes of one level of a tree ask the same question, so a tree is scored for [`LANES`]
//! pieces at once, without a branch: the answers are the bits of the number of a leaf.

/// A sum of trees; `LEAVES` is two to the power of `DEPTH`.
pub(super) struct Forest<const DEPTH: usize, const LEAVES: usize> {
    pub(super) bias: f32,
    pub(super) trees: &'static [Tree<DEPTH, LEAVES>],
}

/// A tree: the question of each level, and the leaves. The answer to the first question is the
/// lowest bit of a leaf's number.
pub(super) struct Tree<const DEPTH: usize, const LEAVES: usize> {
    pub(super) splits: [Split; DEPTH],
    pub(super) leaves: [f32; LEAVES],
}

/// A question: is the feature at or above the threshold?
pub(super) struct Split {
    pub(super) feature: u8,
    pub(super) threshold: f32,
}

/// Pieces that are scored side by side; the compiler makes vector instructions of it.
const LANES: usize = 8;

/// The features of all pieces of a page, feature by feature, each filled up to whole lanes.
#[derive(Debug)]
pub(crate) struct Table {
    pieces: usize,
    values: Vec<[f32; LANES]>,
}

impl Table {
    /// The `count` features of some pieces, given by their index; `write` pushes those of one.
    pub(crate) fn of(pieces: &[usize], count: usize, write: impl Fn(usize, &mut Vec<f32>)) -> Table {
        let width = pieces.len().div_ceil(LANES);
        let mut values = vec![[0.0; LANES]; count * width];
        let mut row = Vec::with_capacity(count);
        for (at, piece) in pieces.iter().enumerate() {
            row.clear();
            write(*piece, &mut row);
            debug_assert_eq!(row.len(), count);
            let lanes = values.get_mut(at / LANES..).unwrap_or_default();
            for (lane, value) in lanes.iter_mut().step_by(width).zip(&row) {
                lane.get_mut(at % LANES).into_iter().for_each(|place| *place = *value);
            }
        }
        Table { pieces: pieces.len(), values }
    }

    /// Lanes of a feature.
    fn width(&self) -> usize {
        self.pieces.div_ceil(LANES)
    }

    /// A feature of the pieces that stand side by side.
    fn lanes(&self, feature: usize, lanes: usize) -> Option<&[f32; LANES]> {
        self.values.get(feature * self.width() + lanes)
    }

    fn value(&self, feature: usize, piece: usize) -> f32 {
        let lanes = self.lanes(feature, piece / LANES);
        lanes.and_then(|lanes| lanes.get(piece % LANES)).copied().unwrap_or(0.0)
    }
}

impl<const DEPTH: usize, const LEAVES: usize> Forest<DEPTH, LEAVES> {
    /// The probability of each piece to be part of the story.
    pub(super) fn probabilities(&self, table: &Table) -> Vec<f32> {
        let scores = (0..table.width()).flat_map(|lanes| self.scores(table, lanes));
        scores.take(table.pieces).map(|score| 1.0 / (1.0 + (-score).exp())).collect()
    }

    /// The log-odds of the pieces that stand side by side.
    fn scores(&self, table: &Table, lanes: usize) -> [f32; LANES] {
        let mut scores = [self.bias; LANES];
        for trees in self.trees.chunks(BETWEEN) {
            trees.iter().for_each(|tree| tree.add_to(&mut scores, table, lanes));
            if scores.iter().all(|score| *score < HOPELESS) {
                break;
            }
        }
        scores
    }
}

/// Log-odds at which no more trees are asked: of all trees together the rest has not brought such a
/// piece back on any page of the corpora. Most pieces of a page are menus, which stand together.
const HOPELESS: f32 = -6.0;

/// Trees that are asked before the scores are looked at.
const BETWEEN: usize = 50;

impl<const DEPTH: usize, const LEAVES: usize> Forest<DEPTH, LEAVES> {
    /// What each question about a piece adds to its log-odds: the feature, and by how much the mean
    /// of the leaves that are left differs from that of those left before.
    pub(super) fn contributions(&self, table: &Table, piece: usize) -> Vec<(usize, f32)> {
        self.trees.iter().flat_map(|tree| tree.contributions(table, piece)).collect()
    }
}

impl<const DEPTH: usize, const LEAVES: usize> Tree<DEPTH, LEAVES> {
    fn contributions(&self, table: &Table, piece: usize) -> [(usize, f32); DEPTH] {
        let mut leaf = 0;
        let mut before = self.mean(0, 0);
        std::array::from_fn(|level| {
            let Some(Split { feature, threshold }) = self.splits.get(level) else { return (0, 0.0) };
            let feature = usize::from(*feature);
            leaf |= usize::from(table.value(feature, piece) >= *threshold) << level;
            let now = self.mean(leaf, level + 1);
            (feature, now - std::mem::replace(&mut before, now))
        })
    }

    /// The mean of the leaves that are left after so many answers.
    #[allow(clippy::cast_precision_loss)] // a tree has few leaves
    fn mean(&self, leaf: usize, answers: usize) -> f32 {
        let left = self.leaves.iter().skip(leaf).step_by(1 << answers);
        left.sum::<f32>() / (LEAVES >> answers).max(1) as f32
    }

    /// Adds the leaf of each of the pieces that stand side by side to its score.
    fn add_to(&self, scores: &mut [f32; LANES], table: &Table, lanes: usize) {
        let mut leaves = [0u32; LANES];
        for (level, split) in self.splits.iter().enumerate() {
            let Some(values) = table.lanes(usize::from(split.feature), lanes) else { continue };
            for (leaf, value) in leaves.iter_mut().zip(values) {
                *leaf |= u32::from(*value >= split.threshold) << level;
            }
        }
        for (score, leaf) in scores.iter_mut().zip(leaves) {
            *score += self.leaves.get(leaf as usize).copied().unwrap_or(0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at_least(feature: u8, threshold: f32) -> Split {
        Split { feature, threshold }
    }

    const SMALL: Forest<2, 4> = Forest {
        bias: 0.0,
        trees: &[Tree { splits: [at_least(0, 1.0), at_least(1, 5.0)], leaves: [-8.0, 8.0, -1.0, 0.0] }],
    };

    #[test]
    fn answers_are_the_bits_of_a_leaf() {
        let pieces = [(0.0, 0.0), (1.0, 4.9), (0.9, 5.0), (2.0, 7.0)];
        let write =
            |i: usize, row: &mut Vec<f32>| row.extend(pieces.get(i).map(|p| [p.0, p.1]).unwrap_or_default());
        let table = Table::of(&[0, 1, 2, 3], 2, write);
        let found: Vec<i32> =
            SMALL.probabilities(&table).iter().map(|p| (p * 1000.0).round() as i32).collect();
        assert_eq!(found, [0, 1000, 269, 500]);
        assert!(SMALL.probabilities(&Table::of(&[], 2, write)).is_empty());
        assert_eq!(SMALL.contributions(&table, 1), [(0, 4.25), (1, 4.0)]);
    }
}

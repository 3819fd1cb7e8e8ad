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

/// The features of as many pieces as are scored side by side.
pub(crate) struct Group {
    values: Vec<[f32; LANES]>,
    row: Vec<f32>,
}

impl Group {
    /// Room for pieces with so many features.
    pub(crate) fn new(count: usize) -> Group {
        Group { values: vec![[0.0; LANES]; count], row: Vec::with_capacity(count) }
    }

    /// Takes in pieces, given by their index; `write` pushes the features of one.
    pub(crate) fn fill(&mut self, pieces: &[usize], write: &impl Fn(usize, &mut Vec<f32>)) {
        if pieces.len() < LANES {
            self.values.fill([0.0; LANES]);
        }
        for (place, piece) in pieces.iter().enumerate() {
            self.row.clear();
            write(*piece, &mut self.row);
            debug_assert_eq!(self.row.len(), self.values.len());
            for (lanes, value) in self.values.iter_mut().zip(&self.row) {
                lanes.get_mut(place).into_iter().for_each(|lane| *lane = *value);
            }
        }
    }

    fn lanes(&self, feature: u8) -> Option<&[f32; LANES]> {
        self.values.get(usize::from(feature))
    }
}

impl<const DEPTH: usize, const LEAVES: usize> Forest<DEPTH, LEAVES> {
    /// The probability of each of these pieces to be part of the story; `write` pushes the `count`
    /// features of one.
    pub(super) fn probabilities(
        &self,
        pieces: &[usize],
        count: usize,
        write: impl Fn(usize, &mut Vec<f32>),
    ) -> Vec<f32> {
        let mut group = Group::new(count);
        let mut all = Vec::with_capacity(pieces.len());
        for some in pieces.chunks(LANES) {
            group.fill(some, &write);
            let scores = self.scores(&group).into_iter().take(some.len());
            all.extend(scores.map(|score| 1.0 / (1.0 + (-score).exp())));
        }
        all
    }

    /// The log-odds of the pieces of a group.
    fn scores(&self, group: &Group) -> [f32; LANES] {
        let mut scores = [self.bias; LANES];
        for trees in self.trees.chunks(BETWEEN) {
            trees.iter().for_each(|tree| tree.add_to(&mut scores, group));
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
    /// What each question about a piece with these features adds to its log-odds: the feature, and by
    /// how much the mean of the leaves that are left differs from that of those left before.
    pub(super) fn contributions(&self, features: &[f32]) -> Vec<(usize, f32)> {
        self.trees.iter().flat_map(|tree| tree.contributions(features)).collect()
    }
}

impl<const DEPTH: usize, const LEAVES: usize> Tree<DEPTH, LEAVES> {
    fn contributions(&self, features: &[f32]) -> [(usize, f32); DEPTH] {
        let mut leaf = 0;
        let mut before = self.mean(0, 0);
        std::array::from_fn(|level| {
            let Some(Split { feature, threshold }) = self.splits.get(level) else { return (0, 0.0) };
            let feature = usize::from(*feature);
            leaf |= usize::from(features.get(feature).is_some_and(|value| value >= threshold)) << level;
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
    fn add_to(&self, scores: &mut [f32; LANES], group: &Group) {
        let mut leaves = [0u32; LANES];
        for (level, split) in self.splits.iter().enumerate() {
            let Some(values) = group.lanes(split.feature) else { continue };
            for (leaf, value) in leaves.iter_mut().zip(values) {
                *leaf |= u32::from(*value >= split.threshold) << level;
            }
        }
        for (score, leaf) in scores.iter_mut().zip(leaves) {
            // below `LEAVES` already; said so that it is not asked again
            *score += self.leaves.get(leaf as usize & (LEAVES - 1)).copied().unwrap_or(0.0);
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
        let all: Vec<usize> = (0..pieces.len()).chain(0..pieces.len()).chain([1]).collect();
        let found = SMALL.probabilities(&all, 2, write);
        let found: Vec<i32> = found.iter().map(|p| (p * 1000.0).round() as i32).collect();
        assert_eq!(found, [0, 1000, 269, 500, 0, 1000, 269, 500, 1000]);
        assert!(SMALL.probabilities(&[], 2, write).is_empty());
        assert_eq!(SMALL.contributions(&[1.0, 4.9]), [(0, 4.25), (1, 4.0)]);
    }
}

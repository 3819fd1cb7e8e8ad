//! The forest that judges pieces: boosted decision trees over the features of `features.rs`,
//! trained by `benches/train`, kept as constant tables in `weights.rs`.

/// Trees laid flat. A tree is a range of `splits` that starts at its root; its leaves are a range
/// of `leaves`.
pub(super) struct Forest {
    pub(super) bias: f32,
    pub(super) roots: &'static [u32],
    pub(super) leaf_roots: &'static [u32],
    pub(super) splits: &'static [Split],
    pub(super) leaves: &'static [f32],
}

/// A question: is the feature below the threshold? Yes leads left, no leads right. An answer of
/// zero or more is the next split, counted from the root; `-1 - i` is leaf `i` of the tree.
pub(super) struct Split {
    pub(super) feature: u8,
    pub(super) threshold: f32,
    pub(super) left: i16,
    pub(super) right: i16,
}

impl Forest {
    /// The log-odds that the piece is part of the story.
    pub(super) fn score(&self, row: &[f32]) -> f32 {
        let trees = self.roots.iter().zip(self.leaf_roots);
        self.bias + trees.map(|(root, leaves)| self.tree(*root, *leaves, row)).sum::<f32>()
    }

    fn tree(&self, root: u32, leaves: u32, row: &[f32]) -> f32 {
        let mut at = 0;
        while let Ok(offset) = u32::try_from(at) {
            let Some(split) = self.splits.get((root + offset) as usize) else { return 0.0 };
            let value = row.get(usize::from(split.feature)).copied().unwrap_or(0.0);
            at = i32::from(if value < split.threshold { split.left } else { split.right });
        }
        let leaf = leaves + (-1 - at).unsigned_abs();
        self.leaves.get(leaf as usize).copied().unwrap_or(0.0)
    }
}

//! What the head says that the body may agree with.

use std::collections::{HashMap, HashSet};

use super::measure::hash_bytes;

/// What the head says that the body may agree with.
pub(super) struct Claims {
    /// Hashes of every stretch of [`STRETCH`] bytes of JSON-LD's `articleBody`.
    pub(super) body: HashSet<u64>,
    pub(super) summary: String,
    pub(super) title: String,
    pub(super) seen: HashMap<u64, usize>,
}

/// Bytes that make it unlikely that a piece agrees with `articleBody` by chance.
const STRETCH: usize = 24;

/// Bytes of `articleBody` that are looked at.
const LONGEST_CLAIM: usize = 400_000;

pub(super) fn stretches(text: &str) -> HashSet<u64> {
    text.as_bytes().windows(STRETCH).take(LONGEST_CLAIM).map(hash_bytes).collect()
}

impl Claims {
    /// -1: the head claims no body; -0.5: too short to tell; else whether start, middle and end of
    /// the piece stand in it.
    pub(super) fn said(&self, key: &str) -> f32 {
        if self.body.is_empty() {
            return -1.0;
        }
        let Some(last) = key.len().checked_sub(STRETCH) else { return -0.5 };
        let stands = |at: usize| {
            key.as_bytes().get(at..at + STRETCH).is_some_and(|s| self.body.contains(&hash_bytes(s)))
        };
        let found = [0, last / 2, last].into_iter().filter(|at| stands(*at)).count();
        [0.0, 0.33, 0.67, 1.0].get(found).copied().unwrap_or(0.0)
    }
}

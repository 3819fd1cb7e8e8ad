//! What the head says that the body may agree with.

use std::collections::HashMap;

/// What the head says that the body may agree with.
pub(super) struct Claims {
    /// JSON-LD's `articleBody`.
    pub(super) body: Stretches,
    pub(super) summary: String,
    /// Hash of the headline's key.
    pub(super) title: u64,
    pub(super) seen: HashMap<u64, usize>,
}

/// Bytes that make it unlikely that a piece agrees with `articleBody` by chance.
const STRETCH: usize = 24;

/// Bytes of `articleBody` that are looked at.
const LONGEST_CLAIM: usize = 400_000;

/// The hashes of every stretch of [`STRETCH`] bytes of a text, as a set of bits. A stretch that is
/// not in the text is found by chance once in [`BITS`] times; a hash set took longer than all
/// other features together.
pub(super) struct Stretches {
    bits: Vec<u64>,
}

/// Bits for each stretch.
const BITS: usize = 32;

/// An odd number whose bits are as mixed as those of the golden ratio (Knuth, multiplicative
/// hashing).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

impl Stretches {
    pub(super) fn of(text: &str) -> Stretches {
        let bytes = text.as_bytes();
        let bytes = bytes.get(..LONGEST_CLAIM).unwrap_or(bytes);
        let Some(start) = bytes.get(..STRETCH) else { return Stretches { bits: Vec::new() } };
        let mut set = Stretches { bits: vec![0; (bytes.len() * BITS / 64).next_power_of_two()] };
        let mut hash = hash(start);
        set.add(hash);
        let leaving = (0..STRETCH).fold(1u64, |power, _| power.wrapping_mul(MIX));
        for (out, new) in bytes.iter().zip(bytes.iter().skip(STRETCH)) {
            hash = next(hash, *new).wrapping_sub(leaving.wrapping_mul(u64::from(*out) + 1));
            set.add(hash);
        }
        set
    }

    fn is_empty(&self) -> bool {
        self.bits.is_empty()
    }

    fn add(&mut self, hash: u64) {
        let (place, bit) = self.place(hash);
        self.bits.get_mut(place).into_iter().for_each(|word| *word |= bit);
    }

    fn holds(&self, stretch: &[u8]) -> bool {
        let (place, bit) = self.place(hash(stretch));
        self.bits.get(place).is_some_and(|word| word & bit != 0)
    }

    /// The high bits are those that depend on all bytes.
    #[allow(clippy::cast_possible_truncation)] // 32 bits are left
    fn place(&self, hash: u64) -> (usize, u64) {
        let mixed = ((hash ^ (hash >> 29)).wrapping_mul(MIX) >> 32) as usize;
        ((mixed / 64) & self.bits.len().wrapping_sub(1), 1 << (mixed % 64))
    }
}

/// A hash that can be rolled from one stretch to the next (Rabin and Karp 1987).
fn hash(stretch: &[u8]) -> u64 {
    stretch.iter().fold(0, |hash, byte| next(hash, *byte))
}

fn next(hash: u64, byte: u8) -> u64 {
    hash.wrapping_mul(MIX).wrapping_add(u64::from(byte) + 1)
}

impl Claims {
    /// Whether a key of so many bytes is needed to tell.
    pub(super) fn asks_for(&self, bytes: usize) -> bool {
        !self.body.is_empty() && bytes >= STRETCH
    }

    /// -1: the head claims no body; -0.5: too short to tell; else whether start, middle and end of
    /// the piece stand in it.
    pub(super) fn said(&self, key: &str) -> f32 {
        if self.body.is_empty() {
            return -1.0;
        }
        let Some(last) = key.len().checked_sub(STRETCH) else { return -0.5 };
        let stands = |at: usize| key.as_bytes().get(at..at + STRETCH).is_some_and(|s| self.body.holds(s));
        let found = [0, last / 2, last].into_iter().filter(|at| stands(*at)).count();
        [0.0, 0.33, 0.67, 1.0].get(found).copied().unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stretch_of_the_claim_is_found_and_few_others() {
        let text: String = (0..4000).map(|i| char::from(b'a' + (i * i % 97 % 26) as u8)).collect();
        let set = Stretches::of(&text);
        assert!(text.as_bytes().windows(STRETCH).all(|s| set.holds(s)));
        let others = text.to_uppercase();
        let chance = others.as_bytes().windows(STRETCH).filter(|s| set.holds(s)).count();
        assert!(chance < 400, "{chance} of 4000");
        assert!(Stretches::of("short").is_empty());
    }
}

//! Which rows and features a tree sees.

/// A seeded xorshift64* generator (Vigna 2016): the same seed, the same samples, on every machine.
pub(super) struct Sampler(u64);

impl Sampler {
    pub(super) fn new(seed: u64) -> Self {
        // xorshift stays at 0 for ever; the product spreads seeds that differ in few bits
        Self((seed ^ 0x9E37_79B9_7F4A_7C15).wrapping_mul(0xBF58_476D_1CE4_E5B9).max(1))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 up to 1, without 1.
    pub(super) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 16_777_216.0
    }

    /// Each row with the chance `part`, in order.
    pub(super) fn rows(&mut self, count: usize, part: f32) -> Vec<u32> {
        let count = count as u32;
        if part >= 1.0 {
            return (0..count).collect();
        }
        (0..count).filter(|_| self.unit() < part).collect()
    }

    /// `part` of the features, at least one if there is one, in order.
    pub(super) fn features(&mut self, all: &[usize], part: f32) -> Vec<usize> {
        if part >= 1.0 || all.is_empty() {
            return all.to_vec();
        }
        let wanted = ((all.len() as f32 * part).round() as usize).clamp(1, all.len());
        let mut drawn = all.to_vec();
        for place in 0..wanted {
            let other = place + (self.next() >> 33) as usize % (all.len() - place);
            drawn.swap(place, other);
        }
        drawn.truncate(wanted);
        drawn.sort_unstable();
        drawn
    }
}

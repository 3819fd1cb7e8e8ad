//! Histograms of a few features, and the best question read off them.
//!
//! Of two sibling nodes only the one of fewer rows is counted into histograms; the other's are its parent's less those.

use super::Params;
use super::bins::BinTable;
use super::grow::Rows;
use std::ops::Range;

/// Features counted in one pass over the rows: their histograms fit the first-level cache together, and their sums do
/// not wait for each other.
pub(super) const LANES: usize = 4;
/// Keeps leaves without weight, which only rounding tells from none, from being split off.
pub(super) const LEAST_HESSIAN: f64 = 1e-6;
/// Below it, a gain is rounding.
const LEAST_GAIN: f64 = 1e-6;

/// Sums of first and second derivatives.
pub(super) type Sums = [f64; 2];
/// Sums by bin.
type Histogram = [Sums; 256];

/// A few features: their bins of the rows that this tree sees, and their histograms of the nodes of a level.
#[derive(Default)]
pub(super) struct Block {
    pub(super) features: Vec<usize>,
    pub(super) bins: Vec<[u8; LANES]>,
    histograms: Vec<[Histogram; LANES]>,
}

/// A node that may be split.
#[derive(Clone)]
pub(super) struct Open {
    /// The leaf's number, as far as the answers are known.
    pub(super) leaf: usize,
    /// Its rows.
    pub(super) range: Range<usize>,
    pub(super) sums: Sums,
    /// Which of a block's histograms is its own.
    pub(super) slot: usize,
}

/// The root, or two siblings.
pub(super) struct Family {
    pub(super) counted: Open,
    /// The sibling of more rows; its slot holds the parent's histogram at first.
    pub(super) derived: Option<Open>,
}

impl Family {
    pub(super) fn open(self) -> impl Iterator<Item = Open> {
        [Some(self.counted), self.derived].into_iter().flatten()
    }
}

/// The question of a level.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    pub(super) gain: f64,
    pub(super) feature: usize,
    pub(super) block: usize,
    pub(super) lane: usize,
    /// The highest bin below the threshold.
    pub(super) bin: u8,
}

fn least_hessian(params: &Params) -> f64 {
    f64::from(params.min_child).max(LEAST_HESSIAN)
}

impl Block {
    pub(super) fn fill(&mut self, table: &BinTable, seen: &[u32]) {
        // a lane without a feature of its own repeats the first; nobody reads its histogram
        let lanes: [&[u8]; LANES] = std::array::from_fn(|lane| {
            let feature = self.features.get(lane).unwrap_or(&self.features[0]);
            table.columns[*feature].bins.as_slice()
        });
        self.bins.clear();
        self.bins.extend(seen.iter().map(|&row| lanes.map(|bins| bins[row as usize])));
    }

    /// The question of most gain over all open nodes on one of the block's features.
    pub(super) fn best_choice(
        &mut self,
        families: &[Family],
        rows: &Rows,
        table: &BinTable,
        params: &Params,
    ) -> Option<Choice> {
        for Family { counted, derived } in families {
            self.count(counted, rows);
            if let Some(derived) = derived {
                self.derive(counted, derived);
            }
        }
        let mut best: Option<Choice> = None;
        for (lane, &feature) in self.features.iter().enumerate() {
            let gains = self.gains(lane, families, table.columns[feature].cuts.len(), params);
            for (bin, gain) in gains.into_iter().enumerate() {
                if gain > best.map_or(LEAST_GAIN, |best| best.gain) {
                    best = Some(Choice { gain, feature, block: 0, lane, bin: bin as u8 });
                }
            }
        }
        best
    }

    fn count(&mut self, open: &Open, rows: &Rows) {
        let size = self.histograms.len().max(open.slot + 1);
        self.histograms.resize(size, [[[0.0; 2]; 256]; LANES]);
        let histograms = &mut self.histograms[open.slot];
        histograms.as_flattened_mut().fill([0.0; 2]);
        for (&row, slope) in rows.numbers[open.range.clone()].iter().zip(&rows.slopes[open.range.clone()]) {
            let bins = &self.bins[row as usize];
            let [gradient, hessian] = slope.map(f64::from);
            for (histogram, &bin) in histograms.iter_mut().zip(bins) {
                let sums = &mut histogram[usize::from(bin)];
                *sums = [sums[0] + gradient, sums[1] + hessian];
            }
        }
    }

    /// The parent's histogram less the sibling's. A sibling's slot is always the later one.
    fn derive(&mut self, sibling: &Open, open: &Open) {
        let (earlier, later) = self.histograms.split_at_mut(sibling.slot);
        let theirs = later[0].as_flattened();
        for (sums, theirs) in earlier[open.slot].as_flattened_mut().iter_mut().zip(theirs) {
            *sums = [sums[0] - theirs[0], sums[1] - theirs[1]];
        }
    }

    /// The gain of each cut of one feature, summed over all open nodes.
    fn gains(&self, lane: usize, families: &[Family], cuts: usize, params: &Params) -> Vec<f64> {
        let mut gains = vec![0.0; cuts];
        let open = families.iter().flat_map(|family| [Some(&family.counted), family.derived.as_ref()]);
        for open in open.flatten().filter(|open| !open.range.is_empty()) {
            add_gains(&mut gains, &self.histograms[open.slot][lane], open.sums, params);
        }
        gains
    }
}

fn add_gains(gains: &mut [f64], histogram: &[Sums], all: Sums, params: &Params) {
    let (lambda, least_hessian) = (f64::from(params.lambda), least_hessian(params));
    let score = |[gradient, hessian]: Sums| gradient * gradient / (hessian + lambda);
    let unsplit = score(all);
    let mut left = [0.0; 2];
    for (gain, sums) in gains.iter_mut().zip(histogram) {
        left = [left[0] + sums[0], left[1] + sums[1]];
        let right = [all[0] - left[0], all[1] - left[1]];
        if right[1] < least_hessian {
            break;
        }
        if left[1] >= least_hessian {
            *gain += (score(left) + score(right) - unsplit) / 2.0;
        }
    }
}

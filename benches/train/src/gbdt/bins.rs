//! Values as bin numbers: per feature at most 255 bins of about as many rows each.

use super::source::shortest_between;
use super::spread;

const MAX_BINS: usize = 255;
/// Columns read from the rows at once: 16 `f32` are one cache line.
const GROUP: usize = 16;

/// All rows by feature.
pub(super) struct BinTable {
    pub(super) columns: Vec<Column>,
}

/// One feature of all rows.
pub(super) struct Column {
    /// Ascending. Bin `i` holds the values from `cuts[i - 1]` up to, and without, `cuts[i]`.
    pub(super) cuts: Vec<f32>,
    /// The bin of each row.
    pub(super) bins: Vec<u8>,
}

impl BinTable {
    pub(super) fn new(rows: &[f32], features: usize, threads: usize) -> Self {
        let mut starts: Vec<usize> = (0..features).step_by(GROUP).collect();
        let columns = spread(threads, &mut starts, |&mut start| {
            gather(rows, features, start).into_iter().map(Column::new).collect::<Vec<_>>()
        });
        Self { columns: columns.into_iter().flatten().collect() }
    }

    /// The features that can be split on.
    pub(super) fn varying_features(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|&feature| !self.columns[feature].cuts.is_empty()).collect()
    }
}

/// The values of up to [`GROUP`] features, by feature.
fn gather(rows: &[f32], features: usize, start: usize) -> Vec<Vec<f32>> {
    let end = features.min(start + GROUP);
    let mut columns = vec![Vec::with_capacity(rows.len() / features); end - start];
    for row in rows.chunks_exact(features) {
        for (column, &value) in columns.iter_mut().zip(&row[start..end]) {
            column.push(value);
        }
    }
    columns
}

impl Column {
    fn new(values: Vec<f32>) -> Self {
        let mut sorted = values.clone();
        sorted.sort_unstable_by(f32::total_cmp);
        let cuts = cuts(&counted(&sorted));
        let bins = values.iter().map(|value| cuts.partition_point(|cut| cut <= value) as u8).collect();
        Self { cuts, bins }
    }
}

/// Each distinct value and how often it occurs.
fn counted(sorted: &[f32]) -> Vec<(f32, usize)> {
    sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
}

/// A bin for each value if they are few; else a bin for each value that fills one alone, and the others share.
fn cuts(values: &[(f32, usize)]) -> Vec<f32> {
    let rows: usize = values.iter().map(|&(_, count)| count).sum();
    let heavy = |count: usize| values.len() <= MAX_BINS || count * MAX_BINS >= rows;
    let (alone, shared): (Vec<usize>, Vec<usize>) =
        values.iter().map(|&(_, count)| count).partition(|&count| heavy(count));
    let mut bins_left = MAX_BINS.saturating_sub(alone.len());
    let mut rows_left: usize = shared.iter().sum();
    let mut cuts = Vec::new();
    let mut filled = 0;
    for pair in values.windows(2) {
        let [(value, count), (next, next_count)] = [pair[0], pair[1]];
        filled += count;
        // rows that a shared bin should hold, over those that are left, so that the last bins are not starved
        let fair = rows_left.div_ceil(bins_left.max(1));
        let full = heavy(count) || filled >= fair || (heavy(next_count) && filled * 2 >= fair);
        if full && cuts.len() + 1 < MAX_BINS {
            cuts.extend(shortest_between(value, next));
            if !heavy(count) {
                bins_left = bins_left.saturating_sub(1);
                rows_left -= filled;
            }
            filled = 0;
        }
    }
    cuts
}

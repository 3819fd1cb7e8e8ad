//! Gradient-boosted decision trees for two classes: logistic loss, histograms of at most 255 bins a feature, symmetric
//! trees: all nodes of one level ask the same question, so that a tree is scored without a branch.
//!
//! The same input and seed give the same forest on any number of threads: a histogram is summed by one thread in row
//! order, and ties between splits go to the lower feature and threshold.
//! Method: Friedman 2001 (boosting), Chen and Guestrin 2016 (second-order gain), Ke et al. 2017 (histogram subtraction),
//! Prokhorenkova et al. 2018 (symmetric trees).

mod bins;
mod block;
mod grow;
mod sample;
mod source;
#[cfg(test)]
mod tests;

use bins::BinTable;
use grow::Grower;
use sample::Sampler;
use source::rounded;

/// How a forest is grown.
#[derive(Clone, Debug)]
pub struct Params {
    /// Rounds of boosting. A round that finds no split adds no tree.
    pub trees: usize,
    /// Questions of a tree, at most [`Params::MAX_DEPTH`].
    pub depth: usize,
    /// Learning rate: the part of each leaf's optimum that is taken.
    pub rate: f32,
    /// L2 penalty on leaf values.
    pub lambda: f32,
    /// Least sum of hessians (weight × p × (1 − p)) on both sides of a node's split; a node where one side has less adds
    /// nothing to the gain of its level's question.
    pub min_child: f32,
    /// Part of the rows that each tree sees, 0 to 1.
    pub rows: f32,
    /// Part of the features that each tree may split on, 0 to 1.
    pub features: f32,
    pub seed: u64,
}

impl Params {
    /// Deeper trees would need gigabytes of histograms.
    pub const MAX_DEPTH: usize = 10;
}

/// A question: is the feature's value at or above the threshold?
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    pub feature: u16,
    pub threshold: f32,
    /// What the level took off the training loss, before the learning rate.
    pub gain: f32,
}

/// A symmetric tree. The answers, the first one lowest, are the bits of a leaf's number.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    pub splits: Vec<Split>,
    /// Two to the power of the number of splits.
    pub leaves: Vec<f32>,
}

impl Tree {
    pub fn leaf(&self, row: &[f32]) -> usize {
        let answer = |split: &Split| usize::from(row[usize::from(split.feature)] >= split.threshold);
        self.splits.iter().enumerate().fold(0, |leaf, (level, split)| leaf | answer(split) << level)
    }
}

/// A trained model: a sum of trees over a bias.
#[derive(Clone, Debug, PartialEq)]
pub struct Forest {
    pub bias: f32,
    pub trees: Vec<Tree>,
}

impl Forest {
    /// Log-odds of label 1.
    pub fn score(&self, row: &[f32]) -> f32 {
        self.trees.iter().fold(self.bias, |sum, tree| sum + tree.leaves[tree.leaf(row)])
    }

    /// Total gain of each feature's splits.
    pub fn importance(&self, features: usize) -> Vec<f32> {
        let mut gains = vec![0.0; features];
        for split in self.trees.iter().flat_map(|tree| &tree.splits) {
            gains[usize::from(split.feature)] += split.gain;
        }
        gains
    }
}

/// Trains on `rows` (row-major, `features` values a row), `labels` of 0 or 1, and `weights` of 0 or more.
///
/// All numbers of the forest have at most six significant digits, so that what is printed is what was trained.
///
/// # Panics
/// When lengths do not agree, a value is not finite, or a parameter is out of its range.
pub fn train(rows: &[f32], features: usize, labels: &[f32], weights: &[f32], params: &Params) -> Forest {
    check(rows, features, labels, weights, params);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    train_on(threads, rows, features, labels, weights, params)
}

fn train_on(
    threads: usize,
    rows: &[f32],
    features: usize,
    labels: &[f32],
    weights: &[f32],
    params: &Params,
) -> Forest {
    let table = BinTable::new(rows, features, threads);
    let usable = table.varying_features();
    let mut forest = Forest { bias: prior(labels, weights), trees: Vec::new() };
    let mut scores = vec![forest.bias; labels.len()];
    let mut sampler = Sampler::new(params.seed);
    let mut grower = Grower::new(&table, params, threads);
    for _ in 0..params.trees {
        let chosen = sampler.features(&usable, params.features);
        let seen = sampler.rows(labels.len(), params.rows);
        let slopes =
            seen.iter().map(|&row| row as usize).map(|row| slope(scores[row], labels[row], weights[row]));
        let tree = grower.grow(&seen, slopes.collect(), &chosen);
        if !tree.bins.is_empty() {
            tree.add_to(&mut scores, &table, threads);
            forest.trees.push(tree.tree);
        }
    }
    forest
}

fn check(rows: &[f32], features: usize, labels: &[f32], weights: &[f32], params: &Params) {
    assert_eq!(rows.len(), labels.len() * features, "expected rows × features values");
    assert_eq!(weights.len(), labels.len(), "expected one weight a row");
    assert!(features < usize::from(u16::MAX), "too many features");
    assert!(u32::try_from(labels.len()).is_ok(), "too many rows");
    assert!(rows.iter().all(|value| value.is_finite()), "expected finite values only");
    assert!(labels.iter().all(|&label| label == 0.0 || label == 1.0), "expected labels of 0 and 1 only");
    assert!(
        weights.iter().all(|&weight| weight >= 0.0 && weight.is_finite()),
        "expected finite weights, 0 or more"
    );
    assert!(
        (1..=Params::MAX_DEPTH).contains(&params.depth),
        "expected a depth of 1 to {}",
        Params::MAX_DEPTH
    );
    assert!(params.lambda >= 0.0 && params.min_child >= 0.0, "expected lambda and min_child of 0 or more");
}

/// Log-odds of label 1 over all rows, kept finite when there is one label only.
fn prior(labels: &[f32], weights: &[f32]) -> f32 {
    let (mut ones, mut all) = (0.0_f64, 0.0_f64);
    for (&label, &weight) in labels.iter().zip(weights) {
        ones += f64::from(label * weight);
        all += f64::from(weight);
    }
    let share = if all > 0.0 { (ones / all).clamp(1e-6, 1.0 - 1e-6) } else { 0.5 };
    rounded((share / (1.0 - share)).ln() as f32)
}

/// First and second derivative of a row's loss by its score.
fn slope(score: f32, label: f32, weight: f32) -> [f32; 2] {
    let chance = 1.0 / (1.0 + (-score).exp());
    [weight * (chance - label), weight * chance * (1.0 - chance)]
}

/// Works on all items, in shares of neighbours, one share a thread; results in the order of the items.
fn spread<T: Send, R: Send>(threads: usize, items: &mut [T], work: impl Fn(&mut T) -> R + Sync) -> Vec<R> {
    if threads < 2 || items.len() < 2 {
        return items.iter_mut().map(work).collect();
    }
    let share = items.len().div_ceil(threads);
    let work = &work;
    std::thread::scope(|scope| {
        let start = |items: &'_ mut [T]| items.iter_mut().map(work).collect::<Vec<R>>();
        let running: Vec<_> =
            items.chunks_mut(share).map(|items| scope.spawn(move || start(items))).collect();
        running.into_iter().flat_map(|thread| thread.join().expect("a worker failed")).collect()
    })
}

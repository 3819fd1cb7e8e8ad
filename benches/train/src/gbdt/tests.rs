use super::bins::{BinTable, Column};
use super::sample::Sampler;
use super::source::{rounded, shortest_between};
use super::*;

const PLAIN: Params =
    Params { trees: 40, depth: 4, rate: 0.3, lambda: 1.0, min_child: 1.0, rows: 1.0, features: 1.0, seed: 7 };

struct Data {
    rows: Vec<f32>,
    labels: Vec<f32>,
    features: usize,
}

impl Data {
    /// Rows of values of 0 to 1, the first half of the columns as fine as `f32`, the other in ten steps.
    fn new(count: usize, features: usize, seed: u64, label: impl Fn(&[f32], f32) -> bool) -> Self {
        let mut random = Sampler::new(seed);
        let (mut rows, mut labels) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let coarse = |column: usize, value: f32| {
                if column * 2 < features { value } else { (value * 10.0).floor() }
            };
            let row: Vec<f32> = (0..features).map(|column| coarse(column, random.unit())).collect();
            labels.push(if label(&row, random.unit()) { 1.0 } else { 0.0 });
            rows.extend(row);
        }
        Self { rows, labels, features }
    }

    fn train(&self, params: &Params) -> Forest {
        train(&self.rows, self.features, &self.labels, &vec![1.0; self.labels.len()], params)
    }

    /// Part of the rows that the forest labels rightly.
    fn accuracy(&self, forest: &Forest) -> f32 {
        let scored = self.rows.chunks(self.features).zip(&self.labels);
        let right = scored.filter(|(row, label)| (forest.score(row) > 0.0) == (**label == 1.0)).count();
        right as f32 / self.labels.len() as f32
    }
}

/// Either of the first two columns is above a half, not both.
fn exclusive(row: &[f32], _: f32) -> bool {
    (row[0] > 0.5) != (row[1] > 0.5)
}

/// A weighted sum; one label in ten is drawn.
fn noisy_linear(row: &[f32], noise: f32) -> bool {
    let rule = 2.0 * row[0] + row[1] - row[2] + 0.1 * row[6] > 1.45;
    if noise < 0.1 { noise < 0.05 } else { rule }
}

#[test]
fn learns_an_interaction() {
    let forest = Data::new(4_000, 6, 1, exclusive).train(&PLAIN);
    assert!(Data::new(2_000, 6, 2, exclusive).accuracy(&forest) > 0.97);
    let gains = forest.importance(6);
    assert!(gains[0].min(gains[1]) > 5.0 * gains[2..].iter().fold(0.0, |a: f32, &b| a.max(b)), "{gains:?}");
}

#[test]
fn learns_a_noisy_rule_from_samples() {
    let params = Params { trees: 120, rate: 0.1, rows: 0.7, features: 0.5, ..PLAIN };
    let forest = Data::new(8_000, 8, 3, noisy_linear).train(&params);
    // with one label in ten drawn, 0.95 is the most that can be had
    assert!(Data::new(4_000, 8, 4, noisy_linear).accuracy(&forest) > 0.91);
    let gains = forest.importance(8);
    assert!(gains[0] > gains[1] && gains[1] > gains[3] && gains[6] > gains[7], "{gains:?}");
}

#[test]
fn repeats_itself_on_any_number_of_threads() {
    let data = Data::new(9_000, 9, 5, noisy_linear);
    let params = Params { trees: 12, rows: 0.8, features: 0.7, ..PLAIN };
    let weights = vec![1.0; data.labels.len()];
    let on = |threads, seed| {
        let params = Params { seed, ..params.clone() };
        train_on(threads, &data.rows, data.features, &data.labels, &weights, &params)
    };
    assert_eq!(on(1, 7), on(1, 7));
    assert_eq!(on(1, 7), on(3, 7));
    assert_ne!(on(1, 7), on(1, 8));
}

#[test]
fn a_weight_is_as_good_as_so_many_rows() {
    let mut data = Data::new(600, 4, 6, exclusive);
    // few values, so that both get the same bins
    data.rows.iter_mut().for_each(|value| *value = (*value * 10.0).floor());
    let weights: Vec<f32> = (0..600).map(|row| (row % 3) as f32).collect();
    let mut repeated = Data { rows: Vec::new(), labels: Vec::new(), features: 4 };
    for (row, (&label, &weight)) in data.rows.chunks(4).zip(data.labels.iter().zip(&weights)) {
        for _ in 0..weight as usize {
            repeated.rows.extend(row);
            repeated.labels.push(label);
        }
    }
    let params = Params { trees: 5, ..PLAIN };
    let weighted = train(&data.rows, 4, &data.labels, &weights, &params);
    let repeated = repeated.train(&params);
    assert!(data.rows.chunks(4).all(|row| (weighted.score(row) - repeated.score(row)).abs() < 1e-3));
}

#[test]
fn leaves_and_gains_are_those_of_a_naive_count() {
    let data = Data::new(2_000, 7, 8, noisy_linear);
    let forest = data.train(&Params { trees: 1, min_child: 0.0, ..PLAIN });
    let tree = &forest.trees[0];
    let score = |[gradient, hessian]: [f32; 2]| gradient.powi(2) / (hessian + PLAIN.lambda);
    let mut before = 0.0;
    for level in 0..=tree.splits.len() {
        let part = Tree { splits: tree.splits[..level].to_vec(), leaves: Vec::new() };
        let mut sums = vec![[0.0_f32; 2]; 1 << level];
        for (row, &label) in data.rows.chunks(7).zip(&data.labels) {
            let [gradient, hessian] = slope(forest.bias, label, 1.0);
            let sum = &mut sums[part.leaf(row)];
            *sum = [sum[0] + gradient, sum[1] + hessian];
        }
        let now: f32 = sums.iter().map(|sum| score(*sum)).sum::<f32>() / 2.0;
        if let Some(split) = level.checked_sub(1).map(|level| &tree.splits[level]) {
            assert!((split.gain - (now - before)).abs() < 1e-2 * split.gain.max(1.0), "level {level}");
        }
        before = now;
        if level == tree.splits.len() {
            for (leaf, [gradient, hessian]) in tree.leaves.iter().zip(sums) {
                let expected = -gradient / (hessian + PLAIN.lambda) * PLAIN.rate;
                assert!((leaf - expected).abs() < 1e-3 * expected.abs().max(1.0), "{leaf}, not {expected}");
            }
        }
    }
}

#[test]
fn bins_are_even_and_few() {
    // nine in ten are 0, the others all differ
    let values: Vec<f32> = (0..50_000).map(|row| if row % 10 == 0 { row as f32 } else { 0.0 }).collect();
    let table = BinTable::new(&values, 1, 1);
    let Column { cuts, bins } = &table.columns[0];
    let mut counts = vec![0; cuts.len() + 1];
    bins.iter().for_each(|&bin| counts[usize::from(bin)] += 1);
    assert!(counts.len() > 240 && counts.len() <= 255, "{}", counts.len());
    assert_eq!(counts[0], 45_001);
    assert!(counts[1..].iter().all(|&count| (10..=40).contains(&count)), "{counts:?}");
}

#[test]
fn a_question_needs_rows_on_both_sides() {
    let data = Data::new(300, 6, 9, noisy_linear_of_six);
    // 300 hessians of a quarter at most: no node has twice 40
    let params = Params { trees: 5, depth: 3, min_child: 40.0, ..PLAIN };
    assert!(data.train(&params).trees.is_empty());
    let trees = data.train(&Params { min_child: 1.0, ..params }).trees;
    assert!(trees.iter().all(|tree| tree.splits.len() <= 3 && tree.leaves.len() == 1 << tree.splits.len()));
}

fn noisy_linear_of_six(row: &[f32], noise: f32) -> bool {
    row[0] + row[1] + 0.3 * noise > 1.1
}

#[test]
fn bears_rows_that_teach_nothing() {
    let one_label = Data { rows: vec![1.0, 2.0, 3.0], labels: vec![1.0; 3], features: 1 };
    let constant = Data { rows: vec![5.0; 4], labels: vec![0.0, 1.0, 0.0, 1.0], features: 1 };
    let empty = Data { rows: Vec::new(), labels: Vec::new(), features: 2 };
    assert!(one_label.train(&PLAIN).score(&[2.0]) > 5.0);
    assert_eq!(constant.train(&PLAIN), Forest { bias: 0.0, trees: Vec::new() });
    assert_eq!(empty.train(&PLAIN).score(&[0.0, 0.0]), 0.0);
    assert_eq!(train(&[1.0, 2.0], 1, &[0.0, 1.0], &[0.0, 0.0], &PLAIN).trees, Vec::<Tree>::new());
}

#[test]
fn trains_on_what_it_prints() {
    let data = Data::new(3_000, 8, 10, noisy_linear);
    let forest = data.train(&PLAIN);
    let thresholds = forest.trees.iter().flat_map(|tree| &tree.splits).map(|split| split.threshold);
    let numbers =
        thresholds.chain(forest.trees.iter().flat_map(|tree| tree.leaves.clone())).chain([forest.bias]);
    for number in numbers {
        let digits =
            format!("{number:e}").split('e').next().unwrap().chars().filter(char::is_ascii_digit).count();
        assert!(digits <= 6 && rounded(number) == number, "{number}");
    }
    for (low, high, cut) in [
        (3.0, 4.0, Some(4.0)),
        (0.0, 1.0, Some(0.5)),
        (-2.0, -1.0, Some(-1.5)),
        (0.12, 0.13, Some(0.125)),
        (1_000_000.0, 1_000_001.0, None),
        (-f32::MAX, f32::MAX, Some(0.0)),
    ] {
        assert_eq!(shortest_between(low, high), cut, "{low} {high}");
    }
}

#[test]
fn the_printed_tables_score_alike() {
    let data = Data::new(3_000, 8, 11, noisy_linear);
    let mut forest = data.train(&Params { rows: 0.9, ..PLAIN });
    forest.trees.push(Tree { splits: forest.trees[0].splits[..1].to_vec(), leaves: vec![0.5, -0.5] });
    let source = forest.to_rust("RULE", "First line.\n\nSecond.", PLAIN.depth);
    assert!(source.starts_with("/// First line.\n///\n/// Second.\n#[allow("), "{source}");
    assert!(source.lines().all(|line| line.chars().count() <= 110), "{source}");
    let printed = read_printed(&source);
    assert_eq!(printed.trees.len(), forest.trees.len());
    for row in data.rows.chunks(8) {
        assert_eq!(printed.score(row), forest.score(row));
    }
}

/// A reader that knows no more than the doc of `to_rust`.
fn read_printed(source: &str) -> Forest {
    let after = |source: &str, start: &str| source.split_once(start).unwrap().1.to_owned();
    let list = |tree: &str, field: &str| {
        let inner = after(tree, &format!(" {field}: [")).split(']').next().unwrap().to_owned();
        let inner = inner.replace("f32::INFINITY", "inf");
        let numbers = inner.split(|c: char| c.is_whitespace() || "s(),".contains(c));
        numbers.filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect::<Vec<f32>>()
    };
    let tree = |source: &str| Tree {
        splits: list(source, "splits")
            .chunks(2)
            .map(|pair| Split { feature: pair[0] as u16, threshold: pair[1], gain: 0.0 })
            .collect(),
        leaves: list(source, "leaves"),
    };
    let bias = after(source, " bias: ").split(',').next().unwrap().parse().unwrap();
    Forest { bias, trees: source.split("Tree {").skip(1).map(tree).collect() }
}

/// `cargo test --release -- --ignored --nocapture timing`
#[test]
#[ignore = "a minute of work, to be read by a person"]
fn timing() {
    let data = Data::new(400_000, 110, 12, noisy_linear);
    let weights = vec![1.0; data.labels.len()];
    for (threads, rows, features) in [(1, 1.0, 1.0), (2, 1.0, 1.0), (1, 0.7, 0.6), (2, 0.7, 0.6)] {
        let params = Params { trees: 200, depth: 6, rate: 0.1, rows, features, ..PLAIN };
        let start = std::time::Instant::now();
        let forest = train_on(threads, &data.rows, 110, &data.labels, &weights, &params);
        let seconds = start.elapsed().as_secs_f32();
        println!("{threads} threads, {rows} of rows, {features} of features: {seconds:.1} s");
        let source = forest.to_rust("TIMING", "", 6);
        println!("accuracy {:.4}, source of {} kB", data.accuracy(&forest), source.len() / 1000);
    }
}

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
    let forest = data.train(&Params { trees: 1, ..PLAIN });
    let (tree, mut sums) = (&forest.trees[0], vec![[0.0_f32; 2]; forest.trees[0].len()]);
    for (row, &label) in data.rows.chunks(7).zip(&data.labels) {
        let [gradient, hessian] = slope(forest.bias, label, 1.0);
        for node in path(tree, row) {
            sums[node] = [sums[node][0] + gradient, sums[node][1] + hessian];
        }
    }
    let score = |node: usize| sums[node][0].powi(2) / (sums[node][1] + PLAIN.lambda);
    for (at, node) in tree.iter().enumerate() {
        let (found, expected) = if node.is_leaf() {
            (node.threshold, -sums[at][0] / (sums[at][1] + PLAIN.lambda) * PLAIN.rate)
        } else {
            (node.gain, (score(usize::from(node.left)) + score(usize::from(node.right)) - score(at)) / 2.0)
        };
        assert!(
            (found - expected).abs() < 1e-3 * expected.abs().max(1.0),
            "node {at}: {found}, not {expected}"
        );
    }
}

/// The nodes that a row meets, root to leaf.
fn path(tree: &[Node], row: &[f32]) -> Vec<usize> {
    let mut met = vec![0];
    while let Some(node) = met.last().map(|&at| &tree[at]).filter(|node| !node.is_leaf()) {
        let left = row[usize::from(node.feature)] < node.threshold;
        met.push(usize::from(if left { node.left } else { node.right }));
    }
    met
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
fn keeps_to_the_limits_of_a_tree() {
    let data = Data::new(3_000, 6, 9, noisy_linear_of_six);
    let params = Params { trees: 5, depth: 3, min_child: 40.0, ..PLAIN };
    let forest = data.train(&params);
    assert!(forest.trees.iter().all(|tree| tree.len() <= 15));
    // the first tree's hessians are p(1 - p) a row, a quarter at most
    let mut counts = vec![0; forest.trees[0].len()];
    for row in data.rows.chunks(6) {
        counts[*path(&forest.trees[0], row).last().unwrap()] += 1;
    }
    assert!(counts.iter().all(|&count| count == 0 || count >= 160), "{counts:?}");
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
    assert_eq!(train(&[1.0, 2.0], 1, &[0.0, 1.0], &[0.0, 0.0], &PLAIN).trees, Vec::<Vec<Node>>::new());
}

#[test]
fn trains_on_what_it_prints() {
    let data = Data::new(3_000, 8, 10, noisy_linear);
    let forest = data.train(&PLAIN);
    let numbers = forest.trees.iter().flatten().map(|node| node.threshold).chain([forest.bias]);
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
    let source = forest.to_rust("RULE", "First line.\n\nSecond.");
    assert!(source.starts_with("/// First line.\n///\n/// Second.\n#[allow("), "{source}");
    assert!(source.lines().all(|line| line.chars().count() <= 110), "{source}");
    let tables = PrintedTables::read(&source);
    assert_eq!(tables.roots.len(), forest.trees.len());
    for row in data.rows.chunks(8) {
        assert_eq!(tables.score(row), forest.score(row));
    }
    forest.trees = vec![vec![Node::leaf(0.25)]];
    forest.bias = 0.5;
    let tables = PrintedTables::read(&forest.to_rust("LEAF", ""));
    assert!(tables.roots.is_empty() && tables.splits.is_empty() && tables.leaves.is_empty());
    assert_eq!(tables.score(&[]), 0.75);
}

/// A reader that knows no more than the doc of `to_rust`.
struct PrintedTables {
    bias: f32,
    roots: Vec<f32>,
    splits: Vec<f32>,
    leaf_roots: Vec<f32>,
    leaves: Vec<f32>,
}

impl PrintedTables {
    fn read(source: &str) -> Self {
        let after = |start: &str| source.split_once(start).unwrap().1;
        let list = |field: &str| {
            let inner = after(&format!(" {field}: &[")).split(']').next().unwrap();
            let numbers = inner
                .split(|c: char| c.is_whitespace() || "s(),".contains(c))
                .filter(|part| !part.is_empty());
            numbers.map(|number| number.parse().unwrap()).collect::<Vec<f32>>()
        };
        Self {
            bias: after(" bias: ").split(',').next().unwrap().parse().unwrap(),
            roots: list("roots"),
            splits: list("splits"),
            leaf_roots: list("leaf_roots"),
            leaves: list("leaves"),
        }
    }

    fn score(&self, row: &[f32]) -> f32 {
        let mut sum = self.bias;
        for (&root, &leaf_root) in self.roots.iter().zip(&self.leaf_roots) {
            let mut at = 0;
            while at >= 0 {
                let split = &self.splits[(root as usize + at as usize) * 4..][..4];
                at = if row[split[0] as usize] < split[1] { split[2] } else { split[3] } as i32;
            }
            sum += self.leaves[leaf_root as usize + (-at - 1) as usize];
        }
        sum
    }
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
        let source = forest.to_rust("TIMING", "");
        println!("accuracy {:.4}, source of {} kB", data.accuracy(&forest), source.len() / 1000);
    }
}

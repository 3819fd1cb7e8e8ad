//! Trains the tables of the library.

mod gbdt;

fn main() {
    let rows = [0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0];
    let params = gbdt::Params {
        trees: 3,
        depth: 2,
        rate: 0.3,
        lambda: 1.0,
        min_child: 0.1,
        rows: 1.0,
        features: 1.0,
        seed: 1,
    };
    let forest = gbdt::train(&rows, 2, &[0.0, 0.0, 0.0, 1.0], &[9.0; 4], &params);
    println!("// gains {:?}, score of (1, 1) {}", forest.importance(2), forest.score(&[1.0, 1.0]));
    print!("{}", forest.to_rust("AND", "Both, not one."));
}

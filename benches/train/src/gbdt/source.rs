//! A forest as Rust source, and the rounding that makes the printed numbers the trained ones.

use super::{Forest, Node};
use std::fmt::Write as _;

/// Every decimal of six digits survives the way through an `f32` and back.
const DIGITS: usize = 6;
const LINE: usize = 110;

/// The nearest number of at most six significant digits.
pub(super) fn rounded(value: f32) -> f32 {
    to_digits(value, DIGITS)
}

fn to_digits(value: f32, digits: usize) -> f32 {
    let decimal = format!("{value:.*e}", digits - 1);
    // adding 0 turns -0 into 0
    decimal.parse::<f32>().unwrap_or(value) + 0.0
}

/// The number of fewest digits above `low` and not above `high` that is their rounded middle; none if six digits do not
/// tell the two apart.
pub(super) fn shortest_between(low: f32, high: f32) -> Option<f32> {
    let middle = low / 2.0 + high / 2.0;
    let roundings = (1..=DIGITS).map(|digits| to_digits(middle, digits));
    roundings.chain([rounded(high)]).find(|&cut| low < cut && cut <= high)
}

/// All trees in the flat form that the library reads.
#[derive(Default)]
struct Tables {
    bias: f32,
    roots: Vec<String>,
    splits: Vec<String>,
    leaf_roots: Vec<String>,
    leaves: Vec<String>,
}

impl Tables {
    fn new(forest: &Forest) -> Self {
        let mut tables = Self { bias: forest.bias, ..Self::default() };
        for tree in &forest.trees {
            match tree.as_slice() {
                // a lone leaf has no split to stand under
                [leaf] => tables.bias = rounded(tables.bias + leaf.threshold),
                nodes => tables.push(nodes),
            }
        }
        tables
    }

    fn push(&mut self, tree: &[Node]) {
        self.roots.push(self.splits.len().to_string());
        self.leaf_roots.push(self.leaves.len().to_string());
        let numbers = numbers(tree);
        for node in tree {
            if node.is_leaf() {
                self.leaves.push(decimal(node.threshold));
                continue;
            }
            let feature = u8::try_from(node.feature).expect("the library's tables hold at most 256 features");
            let (left, right) = (numbers[usize::from(node.left)], numbers[usize::from(node.right)]);
            self.splits.push(format!("s({feature}, {}, {left}, {right})", decimal(node.threshold)));
        }
    }
}

/// What a parent calls each node: splits 0, 1, …, leaves −1, −2, …
fn numbers(tree: &[Node]) -> Vec<i16> {
    let (mut splits, mut leaves) = (0, 0);
    let number = |node: &Node| {
        if node.is_leaf() {
            leaves += 1;
            -leaves
        } else {
            splits += 1;
            splits - 1
        }
    };
    tree.iter().map(number).collect()
}

/// The shortest literal that reads back as `value`.
fn decimal(value: f32) -> String {
    format!("{value:?}")
}

impl Forest {
    /// Rust source of a const table, for a module that has in scope
    /// `Forest { bias: f32, roots: &[u32], splits: &[Split], leaf_roots: &[u32], leaves: &[f32] }` and
    /// `Split { feature: u8, threshold: f32, left: i16, right: i16 }`.
    ///
    /// Tree `t` starts at `splits[roots[t]]` and `leaves[leaf_roots[t]]`. A child of 0 or more is a split, counted from the
    /// tree's first; a negative child `c` is the leaf `-(c + 1)`, counted likewise. A tree that is one leaf is added to the
    /// bias instead.
    ///
    /// # Panics
    /// When a split is on a feature above 255.
    pub fn to_rust(&self, name: &str, doc: &str) -> String {
        let tables = Tables::new(self);
        let mut source = String::new();
        for line in doc.lines() {
            source += format!("/// {line}").trim_end();
            source.push('\n');
        }
        // a threshold may happen to look like a famous constant
        source += "#[allow(clippy::approx_constant, clippy::unreadable_literal)]\n#[rustfmt::skip]\n";
        let _ = writeln!(source, "pub(super) const {name}: Forest = {{");
        source += "    const fn s(feature: u8, threshold: f32, left: i16, right: i16) -> Split {\n";
        source += "        Split { feature, threshold, left, right }\n    }\n";
        let _ = writeln!(source, "    Forest {{\n        bias: {},", decimal(tables.bias));
        push_list(&mut source, "roots", &tables.roots);
        push_list(&mut source, "splits", &tables.splits);
        push_list(&mut source, "leaf_roots", &tables.leaf_roots);
        push_list(&mut source, "leaves", &tables.leaves);
        source += "    }\n};\n";
        source
    }
}

/// A field that is a list, as many items on a line as fit.
fn push_list(source: &mut String, field: &str, items: &[String]) {
    let _ = writeln!(source, "        {field}: &[");
    let mut line = String::new();
    for item in items {
        if !line.is_empty() && 11 + line.len() + item.len() + 2 > LINE {
            let _ = writeln!(source, "           {line}");
            line.clear();
        }
        let _ = write!(line, " {item},");
    }
    if !line.is_empty() {
        let _ = writeln!(source, "           {line}");
    }
    source.push_str("        ],\n");
}

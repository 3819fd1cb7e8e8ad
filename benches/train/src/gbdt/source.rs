//! A forest as Rust source, and the rounding that makes the printed numbers the trained ones.

use super::{Forest, Split, Tree};
use std::fmt::Write as _;

/// Every decimal of six digits survives the way through an `f32` and back.
const DIGITS: usize = 6;
/// Leaves are sums of hundreds: more digits would not change what is judged.
const LEAF_DIGITS: usize = 4;
const LINE: usize = 110;

/// The nearest number of at most six significant digits.
pub(super) fn rounded(value: f32) -> f32 {
    to_digits(value, DIGITS)
}

/// The nearest number of at most four significant digits.
pub(super) fn rounded_leaf(value: f32) -> f32 {
    to_digits(value, LEAF_DIGITS)
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

/// The shortest literal that reads back as `value`.
fn decimal(value: f32) -> String {
    format!("{value:?}")
}

impl Forest {
    /// Rust source of a const table, for a module that has in scope
    /// `Forest<DEPTH, LEAVES> { bias: f32, trees: &[Tree<DEPTH, LEAVES>] }`,
    /// `Tree<DEPTH, LEAVES> { splits: [Split; DEPTH], leaves: [f32; LEAVES] }` and
    /// `Split { feature: u8, threshold: f32 }`.
    ///
    /// A tree of fewer splits than `depth` is filled up with questions that are always answered by no.
    ///
    /// # Panics
    /// When a split is on a feature above 255.
    pub fn to_rust(&self, name: &str, doc: &str, depth: usize) -> String {
        let mut source = String::new();
        for line in doc.lines() {
            source += format!("/// {line}").trim_end();
            source.push('\n');
        }
        // a threshold may happen to look like a famous constant
        source += "#[allow(clippy::approx_constant, clippy::unreadable_literal)]\n#[rustfmt::skip]\n";
        let leaves = 1 << depth;
        let _ = writeln!(source, "pub(super) const {name}: Forest<{depth}, {leaves}> = {{");
        source += "    const fn s(feature: u8, threshold: f32) -> Split {\n        Split { feature, threshold }\n    }\n";
        let _ = writeln!(source, "    Forest {{\n        bias: {},\n        trees: &[", decimal(self.bias));
        self.trees.iter().for_each(|tree| push_tree(&mut source, tree, depth));
        source += "        ],\n    }\n};\n";
        source
    }
}

fn push_tree(source: &mut String, tree: &Tree, depth: usize) {
    let question = |split: &Split| {
        let feature = u8::try_from(split.feature).expect("the library's tables hold at most 256 features");
        format!("s({feature}, {})", decimal(split.threshold))
    };
    let never = std::iter::repeat("s(0, f32::INFINITY)".to_owned());
    let splits: Vec<String> = tree.splits.iter().map(question).chain(never).take(depth).collect();
    let none = std::iter::repeat("0.0".to_owned());
    let leaves: Vec<String> =
        tree.leaves.iter().map(|leaf| decimal(*leaf)).chain(none).take(1 << depth).collect();
    source.push_str("            Tree {\n");
    push_list(source, "splits", &splits);
    push_list(source, "leaves", &leaves);
    source.push_str("            },\n");
}

/// A field that is a list, as many items on a line as fit.
fn push_list(source: &mut String, field: &str, items: &[String]) {
    let mut line = format!("                {field}: [");
    for (i, item) in items.iter().enumerate() {
        if line.len() + item.len() + 3 > LINE {
            let _ = writeln!(source, "{}", line.trim_end());
            line = " ".repeat(20);
        }
        let end = if i + 1 == items.len() { "]," } else { ", " };
        let _ = write!(line, "{item}{end}");
    }
    let _ = writeln!(source, "{line}");
}

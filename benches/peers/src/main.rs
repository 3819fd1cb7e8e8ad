//! Measures newsprint beside the Rust crates that read article pages: on real pages with known
//! answers, and on pages made to hurt.
//!
//! ```text
//! cargo run --release -- speed [--step N] [--corpus fundus,wcxb] [--rounds N] [--tool a,b]
//! cargo run --release -- sizes
//! cargo run --release -- hostile [--shape WORD] [--tool a,b]
//! cargo run --release -- predict TOOL < pages.ndjson > predictions.ndjson
//! ```
//!
//! - `speed` takes pages of `corpus/dev` under `NEWSPRINT_CORPUS` (`../shared` beside the repository
//!   if it is not set): by default every fourth page of the news corpora. Each page goes through each
//!   tool, in shuffled order, for some rounds; the fastest time of a page and tool counts. Needs a
//!   quiet machine.
//! - `sizes` takes made pages of 1 kB to 50 MB through newsprint alone.
//! - `hostile` gives generated input to each tool in a process of its own, bounded in time and memory.
//! - `predict` is a filter as `examples/ndjson.rs` is, so that one scorer judges all tools:
//!   `python3 ../shared/corpus/run.py MANIFEST OUT -- target/release/newsprint-peers predict TOOL`.
//!   HTML that a tool gives back is turned into paragraphs block by block; plain text line by line.
//!
//! Every tool runs as its documentation starts it: default options, from a decoded string, without
//! the page's address. The tools are listed in [`tools`].

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod blocks;
mod corpus;
mod heap;
mod hostile;
mod predict;
mod shapes;
mod sizes;
mod speed;
mod tools;

#[global_allocator]
static HEAP: heap::Counting = heap::Counting;

/// Some tools recurse over the page; what is measured here is not how deep a page they bear.
const WIDE_STACK: usize = 256 << 20;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let wide = |job: fn(&[String]), args: Vec<String>| {
        let thread = std::thread::Builder::new().stack_size(WIDE_STACK).spawn(move || job(&args));
        thread.unwrap().join().unwrap();
    };
    match args.first().map(String::as_str) {
        Some("speed") => wide(speed::main, args),
        Some("sizes") => wide(sizes::main, args),
        Some("predict") => wide(predict::main, args),
        Some("hostile") => hostile::main(&args),
        // what `hostile` starts: one input, one tool
        Some("one") => hostile::child(&args),
        _ => eprintln!("expected speed, sizes, hostile or predict TOOL; see the top of src/main.rs"),
    }
}

/// The value after `--name`.
fn option<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    let at = args.iter().position(|arg| arg.strip_prefix("--") == Some(name))?;
    args.get(at + 1).map(String::as_str)
}

/// The number after `--name`.
fn number(args: &[String], name: &str, otherwise: usize) -> usize {
    option(args, name).map_or(otherwise, |value| value.parse().expect("expected a number"))
}

/// The tools named by `--tool`, else all.
fn chosen(args: &[String]) -> Vec<&'static tools::Tool> {
    let wanted = option(args, "tool").map(|names| names.split(',').collect::<Vec<_>>());
    let kept = |tool: &&tools::Tool| {
        tool.name == tools::FLOOR || wanted.as_ref().is_none_or(|names| names.contains(&tool.name))
    };
    tools::TOOLS.iter().filter(kept).collect()
}

//! Time and heap against the size of the page: does twice the page take twice the time?

use std::time::Instant;

use crate::heap;

/// Sizes in bytes, 1 kB to 50 MB.
const SIZES: [usize; 8] =
    [1_000, 10_000, 100_000, 1_000_000, 3_000_000, 10_000_000, 25_000_000, 50_000_000];

/// Rounds for a page of less than a megabyte; the fastest counts.
const ROUNDS: usize = 20;

/// A page of a story, some markup around each paragraph, and links as a page has them.
fn page(size: usize) -> String {
    let head = "<!doctype html><html lang=en><title>Bridge over the Lark opens</title><article><h1>Bridge over the Lark opens</h1>";
    let mut page = String::from(head);
    let mut n = 0;
    while page.len() < size {
        n += 1;
        page += &format!(
            "<div class=\"story__part part-{n}\"><p>The bridge over the Lark opened on Friday, the {n}th to do so, and \
             some 300 people walked across it in the first hour, <a href=\"/people/{n}\">the town's engineer</a> \
             said.</p></div><aside class=related><a href=\"/story/{n}\"><h3>Tram line {n} to be longer</h3></a></aside>"
        );
    }
    page + "</article>"
}

/// Prints one line a size, with the exponent of the growth from the size before.
pub fn main(_: &[String]) {
    println!("| page | time | ns per byte | exponent | peak heap per byte |\n|---:|---:|---:|---:|---:|");
    let mut before: Option<(f64, f64)> = None;
    for size in SIZES {
        let page = page(size);
        let rounds = if size < 1_000_000 { ROUNDS } else { 2 };
        let time = |_| {
            let start = Instant::now();
            let _ = std::hint::black_box(newsprint::parse_article(&page));
            start.elapsed().as_secs_f64()
        };
        let seconds = (0..rounds).map(time).fold(f64::MAX, f64::min);
        let peak = heap::peak(|| drop(std::hint::black_box(newsprint::parse_article(&page))));
        let bytes = page.len() as f64;
        let exponent = before.map(|(size, time)| (seconds / time).ln() / (bytes / size).ln());
        println!(
            "| {size} | {:.2} ms | {:.1} | {} | {:.1} |",
            seconds * 1e3,
            seconds * 1e9 / bytes,
            exponent.map(|e| format!("{e:.2}")).unwrap_or_default(),
            peak as f64 / bytes
        );
        before = Some((bytes, seconds));
    }
}

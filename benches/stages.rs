//! Time and allocations of each stage on a small, a median and a large page.
//!
//! `cargo bench --features inside --bench stages`; the pages are those of the `fundus` corpus at the
//! tenth, fiftieth and ninetieth percentile of size. Where there is no corpus (`NEWSPRINT_CORPUS`,
//! or `../shared`), pages of those sizes are made from a fixture, and a line says so.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::fmt;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use newsprint::inside::{self, Parsed};

#[path = "../tests/pages/mod.rs"]
mod pages;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[derive(Clone, Copy)]
enum Size {
    Small,
    Median,
    Large,
}

const SIZES: [Size; 3] = [Size::Small, Size::Median, Size::Large];

impl Size {
    /// Share of the pages that are smaller, in percent.
    const fn percentile(self) -> usize {
        match self {
            Size::Small => 10,
            Size::Median => 50,
            Size::Large => 90,
        }
    }

    /// Bytes of such a page of the corpus, for when it is not there.
    const fn bytes(self) -> usize {
        match self {
            Size::Small => 100_000,
            Size::Median => 300_000,
            Size::Large => 600_000,
        }
    }

    fn page(self) -> &'static str {
        match self {
            Size::Small => &PAGES[0],
            Size::Median => &PAGES[1],
            Size::Large => &PAGES[2],
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let name = match self {
            Size::Small => "small",
            Size::Median => "median",
            Size::Large => "large",
        };
        write!(f, "{name} ({} kB)", self.page().len() / 1000)
    }
}

static PAGES: LazyLock<[String; 3]> = LazyLock::new(|| match pages::corpus() {
    Ok(root) => {
        let files = pages::entries(&root.join("corpus/dev/html/fundus"));
        let mut all: Vec<String> = files.iter().map(|file| pages::unpack(file)).collect();
        all.sort_by_key(String::len);
        SIZES.map(|size| all[all.len() * size.percentile() / 100].clone())
    }
    Err(message) => {
        eprintln!("{message}; pages are made from a fixture");
        SIZES.map(|size| synthetic(size.bytes()))
    }
});

/// A fixture's page with its story again and again.
fn synthetic(bytes: usize) -> String {
    let fixture = include_str!("../tests/fixtures/generic/json-ld-news/page.html");
    let (head, tail) = fixture.split_once("</article>").unwrap();
    let story = head.rsplit_once("<article").unwrap().1;
    let mut page = head.to_owned();
    while page.len() < bytes {
        page += "</article><article";
        page += story;
    }
    page + "</article>" + tail
}

fn bench<T>(bencher: Bencher, size: Size, run: impl Fn(&str) -> T + Sync) {
    let page = size.page();
    bencher.counter(BytesCount::of_str(page)).bench(|| run(divan::black_box(page)));
}

#[divan::bench(args = SIZES)]
fn a_tree(bencher: Bencher, size: Size) {
    bench(bencher, size, inside::tree);
}

#[divan::bench(args = SIZES)]
fn b_tree_and_signals(bencher: Bencher, size: Size) {
    bench(bencher, size, Parsed::of);
}

#[divan::bench(args = SIZES)]
fn c_content(bencher: Bencher, size: Size) {
    let parsed = Parsed::of(size.page());
    bencher.counter(BytesCount::of_str(size.page())).bench_local(|| parsed.content());
}

#[divan::bench(args = SIZES)]
fn d_resolve_with_content(bencher: Bencher, size: Size) {
    let parsed = Parsed::of(size.page());
    bencher.counter(BytesCount::of_str(size.page())).bench_local(|| parsed.resolve());
}

#[divan::bench(args = SIZES)]
fn e_parse_article(bencher: Bencher, size: Size) {
    bench(bencher, size, newsprint::parse_article);
}

/// Pages on parsers without limits: 256 kB of each.
#[divan::bench(args = ["<div>", "<ul><li>", "<p><b x>a", "<p>a", "<table><tr><td>", "&amp;", "a "])]
fn hostile(bencher: Bencher, shape: &str) {
    let page = shape.repeat((256 << 10) / shape.len());
    bencher.counter(BytesCount::of_str(&page)).bench(|| newsprint::parse_article(divan::black_box(&page)));
}

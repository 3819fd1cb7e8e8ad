//! The matcher against an oracle: `scraper`, which is built on the engine of a browser, must find
//! the same elements on every page of the fixtures, and of the corpus where it is there.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../../tests/pages/mod.rs"]
mod pages;

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use scraper::{ElementRef, Html, HtmlTreeSink};

use super::selector::Selector;
use super::{NodeId, Tree};
use crate::error::Limits;

/// Every part of the grammar, alone and together, on names that the pages use.
const SELECTORS: [&str; 62] = [
    "*",
    "p",
    "P",
    "no-such-tag",
    "h1, h2, h3",
    "#articleText",
    "#articletext",
    "#_article",
    "div#articleText",
    ".view_tit",
    ".news_title",
    "h1.news_title",
    ".subContents.w776",
    ".article-photo-wrap.size-l.align-c",
    "*.on",
    "[href]",
    "[HREF]",
    "[itemprop]",
    "[itemProp=name]",
    "[property='og:title']",
    "meta[property='og:title'][content]",
    "[property^='og:']",
    "[property^=og]",
    "[name$=description]",
    "[content*='Herald']",
    "[class~=on]",
    "[class~='article-photo-wrap']",
    "[class^=news]",
    "[class$=title]",
    "[class*='_']",
    "[id^='svcad_']",
    "[alt='']",
    "[alt*='']",
    "[title^='']",
    "[class~='']",
    "[data-svcad], [id^=svcad_]",
    "a[href^='/']",
    "a[href$='.html']",
    "img[src*='.jpg'][alt]",
    "div p",
    "div > p",
    "div div > p",
    "div > div p",
    "body > div > div",
    "main > * > p",
    "ul > li > a[href]",
    "table td img",
    "article * p",
    "div > div > div > div",
    "div div div div a",
    "header a, footer a",
    "figure > figcaption, .img_caption",
    "p:not(.date)",
    "div:not([class])",
    "div:not([id]):not([class])",
    "a:not([href^='/']):not([href^='http'])",
    "li:not(.on) > a",
    ":not(div) > p",
    "div:not(.news_title_area) h1",
    "body *:not(a):not(p):not(div)",
    ".location a:not([href='/'])",
    "html[lang] > body .on:not(li), script:not([src])",
];

#[test]
fn the_matcher_finds_what_the_oracle_finds() {
    let html = pages::fixtures().into_iter().filter(|f| !f.is_dump).map(|f| (f.name(), f.page));
    let corpus = pages::corpus().map(|root| pages::corpus_pages(&root, 40)).unwrap_or_default();
    let corpus = corpus.into_iter().map(|(path, page)| (path.display().to_string(), page));
    let mut hits = [0; SELECTORS.len()];
    for (name, page) in html.chain(corpus) {
        compare(&name, &page, &mut hits);
    }
    let idle = SELECTORS.iter().zip(hits).filter(|(selector, n)| *n == 0 && !HITS_NOTHING.contains(selector));
    assert_eq!(idle.collect::<Vec<_>>(), [], "selectors that prove nothing");
}

/// What must find nothing: `[a*='']` and its like never match, and ids are as they are written.
const HITS_NOTHING: [&str; 5] = ["no-such-tag", "[alt*='']", "[title^='']", "[class~='']", "#articletext"];

fn compare(name: &str, page: &str, hits: &mut [usize; SELECTORS.len()]) {
    let tree = Tree::parse(page, &Limits::default());
    let oracle = oracle(page);
    for (selector, hits) in SELECTORS.into_iter().zip(hits) {
        let ours: Vec<(&str, &str)> = Selector::new(selector)
            .select(&tree, NodeId::ROOT)
            .map(|id| (tree.name(id), tree.attribute(id, "class").unwrap_or_default()))
            .collect();
        let theirs = scraper::Selector::parse(selector).unwrap();
        let found = oracle.select(&theirs).filter(|e| !is_in_template(*e));
        let theirs: Vec<(&str, &str)> =
            found.map(|e| (e.value().name(), e.attr("class").unwrap_or_default())).collect();
        *hits += ours.len();
        assert_eq!(ours, theirs, "{selector} on {name}");
    }
}

/// Parsed as `Tree` does: without scripting, so that `noscript` holds elements.
fn oracle(page: &str) -> Html {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let opts = ParseOpts { tree_builder, ..ParseOpts::default() };
    parse_document(HtmlTreeSink::new(Html::new_document()), opts).one(page)
}

/// `scraper` takes the contents of a `template` for its children; they are not shown.
fn is_in_template(element: ElementRef) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|e| e.value().name() == "template")
}

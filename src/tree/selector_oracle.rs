//! The matcher against an oracle: `scraper`, whose engine is a browser's, must find the same
//! elements in the trees of every fixture, and of the corpus where it is there.
#![allow(clippy::unwrap_used)]

#[path = "../../tests/pages/mod.rs"]
mod pages;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, ns};
use scraper::{Html, Node};

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
    let mirror = mirror(&tree);
    for (selector, hits) in SELECTORS.into_iter().zip(hits) {
        let ours: Vec<String> =
            Selector::new(selector).select(&tree, NodeId::ROOT).map(|id| id.index().to_string()).collect();
        let oracle = scraper::Selector::parse(selector).unwrap();
        let theirs: Vec<&str> = mirror.select(&oracle).map(|found| found.attr(PLACE).unwrap()).collect();
        assert!(ours == theirs, "{selector} on {name}: {}", first_difference(&tree, &ours, &theirs));
        *hits += ours.len();
    }
}

/// The attribute that tells which of our nodes a node of the mirror stands for; no selector asks
/// for it.
const PLACE: &str = "place";

/// The same tree in the oracle's form, so that nothing but the matching can differ.
fn mirror(tree: &Tree) -> Html {
    let mut html = Html::new_document();
    let mut places = vec![html.tree.root().id()];
    for id in tree.descendants(NodeId::ROOT) {
        let parent = places.get(tree.parent(id).unwrap().index()).copied().unwrap();
        let node = if tree.is_element(id) { element(tree, id) } else { Node::Fragment };
        places.push(html.tree.get_mut(parent).unwrap().append(node).id());
    }
    html
}

fn element(tree: &Tree, id: NodeId) -> Node {
    let place = id.index().to_string();
    let attributes = tree.attributes(id).chain([(PLACE, place.as_str())]).map(|(name, value)| Attribute {
        name: QualName::new(None, ns!(), LocalName::from(name)),
        value: StrTendril::from(value),
    });
    let name = QualName::new(None, ns!(html), LocalName::from(tree.name(id)));
    Node::Element(scraper::node::Element::new(name, attributes.collect()))
}

fn first_difference(tree: &Tree, ours: &[String], theirs: &[&str]) -> String {
    let differs = |id: &NodeId| {
        let place = id.index().to_string();
        ours.contains(&place) != theirs.contains(&place.as_str())
    };
    let tag =
        |id: NodeId| tree.attributes(id).fold(tree.name(id).to_owned(), |t, (n, v)| format!("{t} {n}={v:?}"));
    tree.all().find(differs).map(tag).unwrap_or_default()
}

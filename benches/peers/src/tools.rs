//! The tools: newsprint, the floor, and the peers.
//!
//! Not among them: `article_scraper`. It is GPL-3.0 and brings an HTTP client with its TLS library,
//! and where it has no rules for a site, it reads with dom_smoothie, which is here.

use std::hint::black_box;
use std::sync::LazyLock;

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;
use url::Url;

use crate::blocks::{lines, paragraphs};

pub struct Tool {
    pub name: &'static str,
    /// The whole way from text to result, and the result's drop.
    pub run: fn(&str),
    /// What a peer says of a page; `None` where it says there is no article.
    pub read: Option<fn(&str) -> Option<Reading>>,
}

/// A peer's result, in the terms of the scorer.
#[derive(Default)]
pub struct Reading {
    pub title: String,
    pub authors: Vec<String>,
    pub published: Option<String>,
    pub image: Option<String>,
    pub topics: Vec<String>,
    pub paragraphs: Vec<String>,
}

/// The bare parse that every other time is divided by.
pub const FLOOR: &str = "html5ever + RcDom";

pub const TOOLS: &[Tool] = &[
    Tool { name: FLOOR, run: |html| drop(black_box(rcdom(html))), read: None },
    Tool { name: "newsprint", run: |html| drop(black_box(newsprint::parse_article(html))), read: None },
    Tool {
        name: "readable-readability",
        run: |html| drop(black_box(readable_readability::Readability::new().parse(html))),
        read: Some(readable),
    },
    Tool {
        name: "legible",
        run: |html| drop(black_box(legible::parse(html, None, None))),
        read: Some(legible_reading),
    },
    Tool { name: "dom_smoothie", run: |html| drop(black_box(smoothie(html))), read: Some(smoothie_reading) },
    Tool { name: "readability", run: |html| drop(black_box(arc90(html))), read: Some(arc90_reading) },
    Tool {
        name: "libreadability",
        run: |html| drop(black_box(libreadability::extract(html, None))),
        read: Some(libreadability_reading),
    },
    Tool {
        name: "trafilatura",
        run: |html| drop(black_box(trafilatura(html, false))),
        read: Some(|html| trafilatura_reading(html, false)),
    },
    Tool {
        name: "trafilatura-fallback",
        run: |html| drop(black_box(trafilatura(html, true))),
        read: Some(|html| trafilatura_reading(html, true)),
    },
    Tool {
        name: "rs-trafilatura",
        run: |html| drop(black_box(rs_trafilatura::extract(html))),
        read: Some(rs_trafilatura_reading),
    },
];

pub fn find(name: &str) -> &'static Tool {
    TOOLS.iter().find(|tool| tool.name == name).unwrap_or_else(|| {
        panic!("expected one of {:?}", TOOLS.iter().map(|tool| tool.name).collect::<Vec<_>>())
    })
}

fn rcdom(html: &str) -> RcDom {
    html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html)
}

fn smoothie(html: &str) -> Result<dom_smoothie::Article, dom_smoothie::ReadabilityError> {
    dom_smoothie::Readability::new(html, None, None)?.parse()
}

fn smoothie_reading(html: &str) -> Option<Reading> {
    let article = smoothie(html).ok()?;
    Some(Reading {
        title: article.title,
        authors: names(article.byline.as_deref()),
        published: article.published_time,
        image: article.image,
        paragraphs: paragraphs(&article.content),
        ..Reading::default()
    })
}

fn legible_reading(html: &str) -> Option<Reading> {
    let article = legible::parse(html, None, None).ok()?;
    Some(Reading {
        title: article.title,
        authors: names(article.byline.as_deref()),
        published: article.published_time,
        paragraphs: paragraphs(&article.content),
        ..Reading::default()
    })
}

fn libreadability_reading(html: &str) -> Option<Reading> {
    let article = libreadability::extract(html, None).ok()?;
    Some(Reading {
        title: article.title,
        authors: names(Some(&article.byline)),
        published: said(article.published_time),
        image: said(article.image),
        paragraphs: paragraphs(&article.content),
        ..Reading::default()
    })
}

fn readable(html: &str) -> Option<Reading> {
    let (node, about) = readable_readability::Readability::new().parse(html);
    Some(Reading {
        title: about.article_title.or(about.page_title).unwrap_or_default(),
        authors: names(about.byline.as_deref()),
        image: about.image_url,
        paragraphs: paragraphs(&node.to_string()),
        ..Reading::default()
    })
}

/// It asks for an address, to resolve links with.
static NOWHERE: LazyLock<Url> = LazyLock::new(|| Url::parse("https://page.invalid/").unwrap());

fn arc90(html: &str) -> Result<readability::extractor::Product, readability::error::Error> {
    readability::extractor::extract(&mut html.as_bytes(), &NOWHERE)
}

fn arc90_reading(html: &str) -> Option<Reading> {
    let product = arc90(html).ok()?;
    Some(Reading { title: product.title, paragraphs: paragraphs(&product.content), ..Reading::default() })
}

fn trafilatura(
    html: &str,
    fallback: bool,
) -> Result<trafilatura::ExtractResult, trafilatura::TrafilaturaError> {
    trafilatura::extract(html, &trafilatura::Options::default().with_fallback(fallback))
}

fn trafilatura_reading(html: &str, fallback: bool) -> Option<Reading> {
    let result = trafilatura(html, fallback).ok()?;
    let about = result.metadata;
    Some(Reading {
        title: about.title,
        authors: names(Some(&about.author)),
        published: about.date.map(|date| date.to_string()),
        image: said(about.image),
        topics: about.tags,
        paragraphs: paragraphs(&result.content_html),
    })
}

fn rs_trafilatura_reading(html: &str) -> Option<Reading> {
    let result = rs_trafilatura::extract(html).ok()?;
    let about = result.metadata;
    Some(Reading {
        title: about.title.unwrap_or_default(),
        authors: names(about.author.as_deref()),
        published: about.date.map(|date| date.to_rfc3339()),
        image: about.image,
        topics: about.tags,
        // its lines score better than the blocks of its HTML
        paragraphs: lines(&result.content_text),
    })
}

/// The names of a byline that is one string.
fn names(byline: Option<&str>) -> Vec<String> {
    let joined = byline.unwrap_or_default().replace(" and ", ";").replace(" & ", ";").replace(',', ";");
    joined.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn said(value: String) -> Option<String> {
    Some(value).filter(|value| !value.is_empty())
}

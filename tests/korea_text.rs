//! The plain-text dumps of the corpus (`korea/text`, with a README of their own): what the JSON
//! beside a dump says was read from it by eye, and must be what the parser reads. Two tests each:
//! `<name>` without and `<name>/address` with the page's address.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that panics fails

mod pages;

use std::fs;
use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use newsprint::{Article, Block, Field, Image, PageKind, ParseError, Parser, parse_article};
use serde_json::Value;

fn main() {
    let trials = match pages::corpus() {
        Ok(root) => cases(&root.join("korea/text")),
        Err(absent) => vec![Trial::test(format!("skipped: {absent}"), || Ok(())).with_ignored_flag(true)],
    };
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn cases(folder: &Path) -> Vec<Trial> {
    let dumps =
        pages::entries(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt"));
    dumps.flat_map(|dump| case(&dump)).collect()
}

/// Dumps in which nothing names the paper and no line has its form: without the address their
/// times have no zone, and a first line without a closing mark is no deck.
const NAMELESS: [&str; 3] = ["10646103-recast", "10681297-recast", "20170523000160-recast"];

fn case(dump: &Path) -> [Trial; 2] {
    let name = dump.file_stem().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(dump).unwrap();
    let truth: Value = serde_json::from_slice(&fs::read(dump.with_extension("json")).unwrap()).unwrap();
    let shown = if NAMELESS.contains(&name.as_str()) { nameless(truth.clone()) } else { truth.clone() };
    let (copy, address) = (text.clone(), truth["url"].as_str().unwrap().to_owned());
    [
        Trial::test(format!("{name}/address"), move || {
            check(&Parser::new().parse_at(&copy, &address), &truth)
        }),
        Trial::test(name, move || check(&parse_article(&text), &shown)),
    ]
}

fn nameless(mut truth: Value) -> Value {
    truth["subtitle"] = Value::Null;
    for field in ["published", "updated"] {
        truth[field] = truth[field].as_str().map(|stamp| stamp.trim_end_matches("+09:00")).into();
    }
    truth
}

fn check(result: &Result<Article, ParseError>, truth: &Value) -> Result<(), Failed> {
    match truth["kind"].as_str() {
        Some("list") => return no_article(result, PageKind::List),
        Some("author") => return no_article(result, PageKind::Author),
        _ => {}
    }
    let article = read(result, truth)?;
    let mut faults = Vec::new();
    facts(article, truth, &mut faults);
    people(article, truth, &mut faults);
    images(article, truth, &mut faults);
    body(article, truth, &mut faults);
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

fn no_article(result: &Result<Article, ParseError>, expected: PageKind) -> Result<(), Failed> {
    match result {
        Err(ParseError::NotAnArticle { kind, .. }) if *kind == expected => Ok(()),
        Err(other) => Err(format!("expected {expected}, found the error {other}").into()),
        Ok(article) => Err(format!("expected {expected}, found the article {:?}", article.title).into()),
    }
}

/// The article; of a dump that holds the body alone, what the error keeps.
fn read<'a>(result: &'a Result<Article, ParseError>, truth: &Value) -> Result<&'a Article, Failed> {
    match result {
        Ok(article) => Ok(article),
        Err(ParseError::MissingFields(missing)) if lacks(truth, &missing.fields) => Ok(&missing.partial),
        Err(error) => Err(error.to_string().into()),
    }
}

/// Whether the dump shows none of the fields that are missing.
fn lacks(truth: &Value, missing: &[newsprint::Missing]) -> bool {
    let shown = |field: Field| truth.get(field.name()).is_some_and(|value| !value.is_null());
    missing.iter().all(|m| m.field != Field::Body && !shown(m.field))
}

/// One thing to compare; `null` says that the dump does not show it, and then nothing may be found.
fn equal(faults: &mut Vec<String>, what: &str, found: Option<&str>, truth: &Value) {
    if found != truth.as_str() {
        faults.push(format!("{what}: expected {truth}, found {found:?}"));
    }
}

fn facts(article: &Article, truth: &Value, faults: &mut Vec<String>) {
    let title = Some(article.title.as_str()).filter(|title| !title.is_empty());
    equal(faults, "title", title, &truth["title"]);
    equal(faults, "subtitle", article.subtitle.as_deref(), &truth["subtitle"]);
    equal(faults, "agency", article.agency.as_deref(), &truth["agency"]);
    if truth["section"].is_string() {
        equal(faults, "section", article.section.first().map(String::as_str), &truth["section"]);
    }
    let stamps = [("published", article.published), ("updated", article.updated)];
    for (field, stamp) in stamps {
        equal(faults, field, stamp.map(|s| s.to_string()).as_deref(), &truth[field]);
    }
}

fn people(article: &Article, truth: &Value, faults: &mut Vec<String>) {
    let expected = truth["authors"].as_array().unwrap();
    if article.authors.len() != expected.len() {
        faults.push(format!("authors: expected {expected:?}, found {:?}", article.authors));
        return;
    }
    for (author, truth) in article.authors.iter().zip(expected) {
        equal(faults, "author", Some(&author.name), &truth["name"]);
        equal(faults, "e-mail", author.email.as_deref(), &truth["email"]);
    }
}

/// The captions of the truth hold their credit. Where the paragraphs could not be counted, a
/// text may be read as caption or as body, and an empty list says nothing.
fn images(article: &Article, truth: &Value, faults: &mut Vec<String>) {
    let expected = truth["images"].as_array().unwrap();
    if expected.is_empty() && truth["n_paragraphs"].is_null() {
        return;
    }
    if article.images.len() != expected.len() {
        faults.push(format!("images: expected {expected:?}, found {:?}", article.images));
        return;
    }
    for (image, truth) in article.images.iter().zip(expected) {
        equal(faults, "credit", image.credit.as_deref(), &truth["credit"]);
        if !is_caption(image, truth["caption"].as_str().unwrap()) {
            faults.push(format!("caption: expected {}, found {:?}", truth["caption"], image.caption));
        }
    }
}

/// Whether the caption is the printed one less its last parenthesis, which is the credit.
fn is_caption(image: &Image, printed: &str) -> bool {
    let credit = image.credit.as_deref().unwrap_or_default();
    let words = printed.rsplit_once('(').filter(|(_, end)| end.trim_end_matches(')').ends_with(credit));
    image.caption.as_deref().unwrap_or_default() == words.map_or(printed, |(words, _)| words).trim()
}

fn body(article: &Article, truth: &Value, faults: &mut Vec<String>) {
    let paragraphs: Vec<&str> = article.body.iter().filter_map(paragraph).collect();
    let headings: Vec<&str> = article.body.iter().filter_map(heading).collect();
    for (what, found) in [("first_paragraph", paragraphs.first()), ("last_paragraph", paragraphs.last())] {
        if truth[what].is_string() {
            equal(faults, what, found.copied(), &truth[what]);
        }
    }
    if let Some(count) = truth["n_paragraphs"].as_u64()
        && count != paragraphs.len() as u64
    {
        faults.push(format!("paragraphs: expected {count}, found {paragraphs:#?}"));
    }
    let subheads: Vec<&str> =
        truth["subheads"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    if subheads != headings {
        faults.push(format!("subheads: expected {subheads:?}, found {headings:?}"));
    }
}

fn paragraph(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    }
}

fn heading(block: &Block) -> Option<&str> {
    match block {
        Block::Heading { text, .. } => Some(text),
        _ => None,
    }
}

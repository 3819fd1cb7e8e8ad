//! Shows where each field of a page came from, what a profile missed, every warning, and of each
//! piece of the page why it is or is not part of the story.
//!
//! `cargo run --example explain -- page.html`; without an argument a page that the crate ships is
//! read.

use newsprint::{Article, Field, Parser, Verdict};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/generic/json-ld-news/page.html");

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1);
    let page = std::fs::read_to_string(path.as_deref().unwrap_or(SHIPPED))?;
    let explanation = Parser::new().explain(&page, None);
    match &explanation.result {
        Ok(article) => explain(article),
        Err(error) => {
            println!("error: {error}\n");
            error.partial().into_iter().for_each(explain);
        }
    }
    println!();
    explanation.verdicts.iter().for_each(verdict);
    Ok(())
}

/// Characters of a piece that are shown.
const SHOWN: usize = 60;

/// Grounds of a verdict that are shown.
const GROUNDS: usize = 3;

fn verdict(verdict: &Verdict) {
    let likelihood = verdict.likelihood.map(|p| format!("{p:.2}")).unwrap_or_default();
    let text: String = verdict.text.chars().take(SHOWN).collect();
    let grounds = verdict.grounds.iter().take(GROUNDS);
    let grounds: Vec<String> = grounds.map(|(ground, weight)| format!("{ground} {weight:+.1}")).collect();
    println!("{:<8} {likelihood:<4} {text}", verdict.fate);
    println!("              {}  {}", verdict.path, grounds.join(", "));
}

fn explain(article: &Article) {
    for field in Field::ALL {
        match article.origin(field) {
            Some(origin) => println!("{field:<10} {}\n           from {origin}", value(article, field)),
            None => println!("{field:<10} -"),
        }
    }
    article.warnings().iter().for_each(|warning| println!("warning: {warning}"));
}

fn value(article: &Article, field: Field) -> String {
    match field {
        Field::Title => article.title.clone(),
        Field::Subtitle => article.subtitle.clone().unwrap_or_default(),
        Field::Authors => article.authors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", "),
        Field::Agency => article.agency.clone().unwrap_or_default(),
        Field::Section => article.section.join(" > "),
        Field::Published => article.published.map(|t| t.to_string()).unwrap_or_default(),
        Field::Updated => article.updated.map(|t| t.to_string()).unwrap_or_default(),
        Field::Body => {
            format!("{} blocks, {} characters", article.body.len(), article.text().chars().count())
        }
        Field::Images => format!("{} images", article.images.len()),
        Field::Tags => article.tags.join(", "),
        Field::Summary => article.summary.clone().unwrap_or_default(),
        Field::Language => article.language.clone().unwrap_or_default(),
        Field::Url => article.url.clone().unwrap_or_default(),
        Field::Publisher => article.publisher.clone().unwrap_or_default(),
        _ => format!("{:?}, {:?}", article.kind, article.access),
    }
}

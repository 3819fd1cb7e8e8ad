//! Reads a page from a file or from standard input and prints the article, or what is missing.
//!
//! `cargo run --example parse_article -- page.html`; without an argument a page that the crate
//! ships is read, with `-` standard input.

use std::io::Read;
use std::process::ExitCode;

use newsprint::{Article, Block, ParseError, parse_article};

const SHIPPED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/korea_herald/same-story-2019/page.html");

fn main() -> std::io::Result<ExitCode> {
    let page = match std::env::args().nth(1).as_deref() {
        Some("-") => {
            let mut page = String::new();
            std::io::stdin().read_to_string(&mut page)?;
            page
        }
        path => std::fs::read_to_string(path.unwrap_or(SHIPPED))?,
    };
    match parse_article(&page) {
        Ok(article) => print(&article),
        Err(error) => {
            eprintln!("{error}");
            if let ParseError::MissingFields(missing) = &error {
                missing.fields.iter().for_each(|m| eprintln!("missing: {} ({:?})", m.field, m.why));
            }
            error.partial().into_iter().for_each(print);
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print(article: &Article) {
    println!("{}", article.title);
    println!("{}", article.subtitle.as_deref().unwrap_or_default());
    println!("section    {}", article.section.join(" > "));
    for author in &article.authors {
        println!("author     {} <{}>", author.name, author.email.as_deref().unwrap_or_default());
    }
    println!("agency     {}", article.agency.as_deref().unwrap_or_default());
    println!("published  {}", article.published.map(|t| t.to_string()).unwrap_or_default());
    println!("updated    {}", article.updated.map(|t| t.to_string()).unwrap_or_default());
    for image in &article.images {
        println!("image      {}", image.url);
        println!("caption    {}", image.caption.as_deref().unwrap_or_default());
        println!("credit     {}", image.credit.as_deref().unwrap_or_default());
    }
    let paragraphs = article.body.iter().filter(|b| matches!(b, Block::Paragraph(_))).count();
    println!("paragraphs {paragraphs}\n\n{}", article.text());
}

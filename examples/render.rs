//! Writes the article of a page as Markdown, HTML or plain text.
//!
//! `cargo run --example render -- --markdown page.html` (or `--html`, `--text`); without a page one
//! that the crate ships is read. `--front-matter` puts the article's facts above the Markdown.

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use newsprint::{Article, Render, parse_article};

const SHIPPED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/korea_herald/same-story-2019/page.html");

const USAGE: &str = "render [--markdown | --html | --text] [--front-matter] [PAGE]";

fn main() -> ExitCode {
    match render() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn render() -> Result<(), Box<dyn Error>> {
    let mut render = Render::new();
    let mut write: fn(&Render, &Article) -> String = Render::markdown;
    let mut path = SHIPPED.to_owned();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--markdown" => write = Render::markdown,
            "--html" => write = Render::html,
            "--text" => write = Render::text,
            "--front-matter" => render = render.front_matter(true),
            option if option.starts_with('-') => return Err(USAGE.into()),
            _ => path = argument,
        }
    }
    let page = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    writeln!(std::io::stdout(), "{}", write(&render, &parse_article(&page)?).trim_end())?;
    Ok(())
}

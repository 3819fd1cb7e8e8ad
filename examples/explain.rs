//! Shows where each field of a page came from, what a profile missed, every warning, and of each
//! piece of the page why it is or is not part of the story.
//!
//! `cargo run --example explain -- page.html [address]`; without an argument a page that the crate ships is
//! read.

use std::io::{ErrorKind, Write, stdout};

use newsprint::Parser;

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/generic/json-ld-news/page.html");

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let page = std::fs::read_to_string(arguments.next().as_deref().unwrap_or(SHIPPED))?;
    let explanation = match arguments.next() {
        Some(address) => Parser::new().explain_at(&page, &address),
        None => Parser::new().explain(&page),
    };
    match write!(stdout(), "{explanation}") {
        // whoever reads has seen enough: `explain page.html | head`
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

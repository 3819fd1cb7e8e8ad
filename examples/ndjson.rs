//! A filter over pages: one JSON object a line in, one a line out, in order.
//!
//! In: `{"id", "html", "url"?}`. Out: `{"id", "article", "text"}`, or
//! `{"id", "error": {"kind", "message"}, "partial"?}`. A bad line gets an error with its line
//! number as id, and the next line is read. `--generic` turns the built-in profiles off.
//!
//! `cargo run --release --features serde --example ndjson < pages.ndjson > articles.ndjson`

use std::io::{BufRead, Write};

use newsprint::Parser;
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let generic = std::env::args().any(|a| a == "--generic");
    let parser = Parser::new().built_in(!generic);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (number, line) in std::io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = match serde_json::from_slice::<Value>(&line) {
            Ok(page) => answer(&parser, &page, number + 1),
            Err(e) => json!({"id": number + 1, "error": {"kind": "bad_line", "message": e.to_string()}}),
        };
        writeln!(out, "{answer}")?;
    }
    out.flush()
}

fn answer(parser: &Parser, page: &Value, number: usize) -> Value {
    let id = page.get("id").cloned().unwrap_or_else(|| number.into());
    let Some(html) = page["html"].as_str() else {
        return json!({"id": id, "error": {"kind": "bad_line", "message": "expected a string \"html\""}});
    };
    let result = match page["url"].as_str() {
        Some(url) => parser.parse_at(html, url),
        None => parser.parse(html),
    };
    match result {
        Ok(article) => json!({"id": id, "article": article, "text": article.text()}),
        Err(error) => {
            let partial = error.partial();
            let text = partial.map(newsprint::Article::text);
            json!({"id": id, "error": {"kind": error.kind(), "message": error.to_string()}, "partial": partial, "text": text})
        }
    }
}

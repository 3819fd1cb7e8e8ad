//! A filter over pages, in the form of `examples/ndjson.rs`.

use std::io::{BufRead, Write};
use std::panic::catch_unwind;

use serde_json::{Value, json};

use crate::tools::{self, Reading};

pub fn main(args: &[String]) {
    let tool = tools::find(args.get(1).expect("expected a tool's name"));
    let read = tool.read.expect("this one is no peer; newsprint's predictions come from examples/ndjson.rs");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let page: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let html = page["html"].as_str().unwrap();
        let answer = match catch_unwind(|| read(html)) {
            Ok(Some(reading)) => prediction(&page["id"], &reading),
            Ok(None) => json!({"id": page["id"], "error": {"kind": "no_article"}}),
            Err(_) => json!({"id": page["id"], "error": {"kind": "panic"}}),
        };
        writeln!(out, "{answer}").unwrap();
    }
    out.flush().unwrap();
}

fn prediction(id: &Value, reading: &Reading) -> Value {
    let body = |text: &String| json!({"type": "paragraph", "text": text});
    json!({
        "id": id,
        "text": reading.paragraphs.join("\n"),
        "article": {
            "title": reading.title,
            "authors": reading.authors,
            "published": reading.published,
            "images": reading.image.iter().map(|url| json!({"url": url})).collect::<Vec<_>>(),
            "tags": reading.topics,
            "body": reading.paragraphs.iter().map(body).collect::<Vec<_>>(),
        },
    })
}

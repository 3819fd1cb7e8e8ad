//! A filter over pages: one JSON object a line in, one a line out, in order.
//!
//! In: `{"id", "html", "url"?}`. Out: `{"id", "article", "text"}`, or
//! `{"id", "error": {"kind", "message"}, "partial"?, "text"?}`. Each line that is not blank gets one
//! answer, handed on before the next line is read: a program that holds both ends can send a page
//! and wait for its answer. A bad line (no JSON, no `html`, too long) gets the error `bad_line`
//! with its id, or with its number where no id can be read. Broken UTF-8 and halves of surrogate
//! pairs are read as U+FFFD. `--generic` turns the built-in profiles off.
//!
//! Exit status: 0 at the end of the input, whatever the pages held, and when nobody reads the
//! answers any more; 1 if the input or the output fails; 2 for an unknown argument.
//!
//! `cargo run --release --features serde --example ndjson < pages.ndjson > articles.ndjson`

use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::process::ExitCode;

use newsprint::Parser;
use serde_json::{Value, json};

/// Longest line that is read, so that input without line ends cannot fill the memory. No page
/// within the parser's 64 MiB is longer: JSON takes at most six bytes for one (`\u0000`), and 64
/// MiB are left for the address.
const LONGEST_LINE: u64 = 7 * (64 << 20);

fn main() -> ExitCode {
    let mut generic = false;
    for argument in std::env::args().skip(1) {
        if argument != "--generic" {
            eprintln!("expected --generic or nothing, found {argument}");
            return ExitCode::from(2);
        }
        generic = true;
    }
    let parser = Parser::new().built_in(!generic);
    match filter(&parser, io::stdin().lock(), io::stdout().lock(), LONGEST_LINE) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}

/// Answers every line of `input` that is not blank.
pub fn filter(parser: &Parser, mut input: impl BufRead, mut out: impl Write, longest: u64) -> io::Result<()> {
    for number in 1_u64.. {
        let mut line = Vec::new();
        if input.by_ref().take(longest).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let whole = line.ends_with(b"\n") || input.skip_until(b'\n')? == 0;
        if line.iter().all(u8::is_ascii_whitespace) && whole {
            continue;
        }
        let answer = match read(&line) {
            _ if !whole => bad_line(number.into(), &format!("expected a line of at most {longest} bytes")),
            Ok(page) => answer(parser, &page, number),
            Err(e) => bad_line(number.into(), &e.to_string()),
        };
        // one write: standard output would hand on every kilobyte by itself
        out.write_all(format!("{answer}\n").as_bytes())?;
        out.flush()?;
    }
    Ok(())
}

fn read(line: &[u8]) -> serde_json::Result<Value> {
    let line = String::from_utf8_lossy(line);
    serde_json::from_str(&line).or_else(|error| serde_json::from_str(&mended(&line)).map_err(|_| error))
}

/// The line with `\ufffd` for each half of a surrogate pair that stands alone: JavaScript and
/// Python write them, JSON readers refuse them, and one of them must not cost a page.
fn mended(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, escape)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let next = escape.get(6..).unwrap_or_default();
        let (kept, length) = match (code_unit(escape), code_unit(next)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (escape.get(..12), 12),
            (Some(0xD800..=0xDFFF), _) => (Some("\\ufffd"), 6),
            // two bytes at once: the second backslash of `\\` starts no escape
            _ => (escape.get(..2), 2),
        };
        out.push_str(kept.unwrap_or(escape));
        rest = escape.get(length..).unwrap_or_default();
    }
    out + rest
}

/// The code unit of a `\uXXXX` at the start of the text.
fn code_unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

fn bad_line(id: Value, message: &str) -> Value {
    json!({"id": id, "error": {"kind": "bad_line", "message": message}})
}

fn answer(parser: &Parser, page: &Value, number: u64) -> Value {
    let id = page.get("id").cloned().unwrap_or_else(|| number.into());
    let Some(html) = page["html"].as_str() else {
        return bad_line(id, "expected a string \"html\"");
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

//! The filter of `examples/ndjson.rs`, line by line.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that panics fails

use std::io::{self, BufReader, Read, Write};
use std::sync::{Arc, Mutex};

use newsprint::Parser;
use serde_json::{Value, json};

#[allow(dead_code)] // its main is for the example alone
#[path = "../examples/ndjson.rs"]
mod ndjson;

const STORY: &str = "<h1>Bridge over the Lark opens</h1><article><p>The bridge over the Lark opened on Friday, \
    four years after the first pile was driven.</p><p>Two thousand people walked across it.</p></article>";

fn answers_to(input: &[u8], longest: u64) -> Vec<Value> {
    let mut out = Vec::new();
    ndjson::filter(&Parser::new(), input, &mut out, longest).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.is_empty() || out.ends_with('\n'));
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn answers(input: impl AsRef<[u8]>) -> Vec<Value> {
    answers_to(input.as_ref(), 1 << 20)
}

fn line(id: &Value, html: &str) -> String {
    json!({"id": id, "html": html}).to_string()
}

#[test]
fn an_answer_a_line_in_order_with_the_id_of_the_page() {
    let ids = [json!("b"), json!(7), json!(null), json!({"k": [1]})];
    let input: Vec<_> = ids.iter().map(|id| line(id, STORY)).collect();
    let found = answers(input.join("\r\n\n \n"));
    assert_eq!(found.iter().map(|a| a["id"].clone()).collect::<Vec<_>>(), ids);
    assert!(found.iter().all(|a| a["article"]["title"] == "Bridge over the Lark opens"));
    assert!(found[0]["text"].as_str().unwrap().ends_with("walked across it."));
}

#[test]
fn errors_keep_what_could_be_read() {
    let found = answers(line(&json!(1), "<h1>Bridge over the Lark opens</h1>"));
    assert_eq!(found[0]["error"]["kind"], "missing_fields");
    assert_eq!(found[0]["partial"]["title"], "Bridge over the Lark opens");
    assert_eq!(answers(line(&json!(1), ""))[0]["error"]["kind"], "empty");
}

#[test]
fn a_bad_line_is_answered_and_the_next_is_read() {
    let deep = "[".repeat(1000);
    let bad =
        ["{", "nonsense", "7", "{}", r#"{"id": "x", "html": null}"#, r#"{"id": "y", "html": 3}"#, &deep];
    let found = answers(bad.join("\n") + "\n" + &line(&json!("good"), STORY));
    let ids: Vec<_> = found.iter().map(|a| a["id"].clone()).collect();
    assert_eq!(
        ids,
        [json!(1), json!(2), json!(3), json!(4), json!("x"), json!("y"), json!(7), json!("good")]
    );
    let (last, bad) = found.split_last().unwrap();
    assert!(bad.iter().all(|a| a["error"]["kind"] == "bad_line"));
    assert!(last["article"].is_object());
}

#[test]
fn a_line_too_long_is_skipped_whole() {
    let good = line(&json!("good"), STORY);
    let longest = good.len() as u64 + 1;
    for (long, filler) in [("x".repeat(good.len() * 3), "letters"), (" ".repeat(good.len() * 3), "blanks")] {
        let found = answers_to(format!("{long}\n{good}\n{good}\n{long}").as_bytes(), longest);
        assert_eq!(found.len(), 4, "{filler}");
        for at in [0, 3] {
            assert_eq!(found[at]["id"], at + 1);
            let message = found[at]["error"]["message"].as_str().unwrap();
            assert!(message.starts_with("expected a line of at most"), "{message}");
        }
        assert!(found[1]["article"].is_object() && found[2]["article"].is_object());
    }
    assert!(
        answers_to(good.as_bytes(), longest - 1)[0]["article"].is_object(),
        "as long as allowed, at the end"
    );
}

#[test]
fn broken_text_costs_a_character_and_not_the_page() {
    let halves = r"A bridge over the Lark \ud83d opens \udc00\ud83d\ude00 \\ud83d \ud83d\u0041";
    for (broken, title) in [
        (halves.as_bytes(), "A bridge over the Lark \u{fffd} opens \u{fffd}\u{1f600} \\ud83d \u{fffd}A"),
        (
            b"A bridge over the Lark \xed\xa0\xbd opens",
            "A bridge over the Lark \u{fffd}\u{fffd}\u{fffd} opens",
        ),
        (b"A bridge over the Lark \xff opens", "A bridge over the Lark \u{fffd} opens"),
    ] {
        let mut page = br#"{"id": "x", "html": "<h1>"#.to_vec();
        page.extend_from_slice(broken);
        page.extend_from_slice(format!("{}\"}}", STORY.split_once("opens").unwrap().1).as_bytes());
        let found = answers(&page);
        assert_eq!(found[0]["id"], "x", "{}", found[0]);
        assert_eq!(found[0]["article"]["title"], title);
    }
    let found = answers(r#"{"id": 1, "html": "\ud83d \é \u12"#);
    assert_eq!(found[0]["error"]["kind"], "bad_line");
}

/// Gives line after line, each only once the answer to the one before was flushed.
struct Waiting {
    lines: Vec<String>,
    given: usize,
    flushed: Arc<Mutex<Vec<u8>>>,
}

impl Read for Waiting {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let answered = self.flushed.lock().unwrap().iter().filter(|b| **b == b'\n').count();
        assert_eq!(answered, self.given, "a line is asked for and an answer is not out");
        let Some(line) = self.lines.get(self.given) else { return Ok(0) };
        self.given += 1;
        buffer[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

#[derive(Default)]
struct Flushed {
    held: Vec<u8>,
    out: Arc<Mutex<Vec<u8>>>,
}

impl Write for Flushed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.lock().unwrap().append(&mut self.held);
        Ok(())
    }
}

#[test]
fn an_answer_is_out_before_the_next_line_is_read() {
    let out = Flushed::default();
    let flushed = Arc::clone(&out.out);
    let lines = (0..3).map(|id| line(&json!(id), STORY) + "\n").collect();
    let input = Waiting { lines, given: 0, flushed: Arc::clone(&flushed) };
    ndjson::filter(&Parser::new(), BufReader::new(input), out, 1 << 20).unwrap();
    assert_eq!(flushed.lock().unwrap().iter().filter(|b| **b == b'\n').count(), 3);
}

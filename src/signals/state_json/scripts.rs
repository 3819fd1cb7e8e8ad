//! JSON documents inside scripts: scripts that are JSON, and values that programs assign or pass.

use serde_json::{Deserializer, Value};

use super::{ScriptKind, flight};
use crate::signals::json_ld::lenient;

/// Most bytes of scripts looked at. The largest state of a story seen is 2.5 MB; a script that
/// does not fit is left out whole.
const MOST_BYTES: usize = 8 << 20;

/// A document shorter than this holds no story.
const SHORTEST: usize = 300;

/// How the server sends the chunks of a React tree (Next.js' App Router).
const FLIGHT: &str = "__next_f.push";

/// Hands over every document of the scripts, also those inside strings of documents.
pub(super) fn each<'a>(scripts: impl Iterator<Item = (ScriptKind, &'a str)>, mut take: impl FnMut(Value)) {
    let mut left = MOST_BYTES;
    let mut chunks = String::new();
    let mut take = |value: Value| {
        inner_documents(&value, &mut take);
        take(value);
    };
    for (kind, text) in scripts {
        let fits = left.checked_sub(text.len()).filter(|_| lenient::is_affordable(text));
        let Some(rest) = fits else { continue };
        left = rest;
        match kind {
            ScriptKind::Json if text.len() < SHORTEST => {}
            ScriptKind::Json => lenient::parse(text).0.into_iter().for_each(&mut take),
            ScriptKind::Plain => program(text, &mut chunks, &mut take),
        }
    }
    flight::documents(&chunks).into_iter().for_each(take);
}

/// Documents that strings of a document hold, one level deep (`"data": "{\"story\": …}"`).
fn inner_documents(value: &Value, take: &mut impl FnMut(Value)) {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(items) => waiting.extend(items),
            Value::Object(members) => waiting.extend(members.values()),
            Value::String(text) if text.len() >= SHORTEST && text.starts_with(['{', '[']) => {
                serde_json::from_str(text).into_iter().for_each(&mut *take);
            }
            _ => {}
        }
    }
}

/// Whatever a program assigns or passes that is JSON: `Fusion.globalContent={…}`,
/// `window.__INITIAL_STATE__ = {…}`, `push({…})`, `JSON.parse("…")`.
fn program(text: &str, chunks: &mut String, take: &mut impl FnMut(Value)) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(['=', '(']) {
        rest = after.trim_start();
        if !rest.starts_with(['{', '[']) {
            if before.ends_with("JSON.parse") {
                rest = quoted(rest, take);
            }
            continue;
        }
        let (value, used) = value_at(rest);
        rest = rest.get(used..).unwrap_or_default();
        match value {
            Some(Value::Array(items)) if before.ends_with(FLIGHT) => {
                items.iter().filter_map(Value::as_str).for_each(|chunk| chunks.push_str(chunk));
            }
            Some(value) if used >= SHORTEST => take(value),
            _ => {}
        }
    }
}

/// The value that a text starts with, and how many bytes need not be looked at again. All that
/// strict reading accepted before it failed is JSON, in which nothing is assigned; so a program is
/// read in linear time however often it fails.
fn value_at(text: &str) -> (Option<Value>, usize) {
    let mut values = Deserializer::from_str(text).into_iter::<Value>();
    match values.next() {
        Some(Ok(value)) => (Some(value), values.byte_offset()),
        Some(Err(error)) => {
            let failed = offset(text, error.line(), error.column());
            let near = text.as_bytes().get(failed.saturating_sub(2)..).unwrap_or_default();
            // what `JSON.stringify` would have left out, serializers of JavaScript write
            let is_undefined = memchr::memmem::find(near.get(..16).unwrap_or(near), b"undefined").is_some();
            if is_undefined { lenient::first_value(text) } else { (None, failed.max(1)) }
        }
        None => (None, text.len()),
    }
}

/// The byte of a place that `serde_json` reports, on the next boundary of a character.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut ends = memchr::memchr_iter(b'\n', text.as_bytes());
    let start = line.checked_sub(2).and_then(|skipped| ends.nth(skipped)).map_or(0, |end| end + 1);
    let place = (start + column.saturating_sub(1)).min(text.len());
    (place..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// Reads the string given to `JSON.parse`; gives what follows it.
fn quoted<'a>(text: &'a str, take: &mut impl FnMut(Value)) -> &'a str {
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return text };
    let mut escaped = false;
    let mut ends = text.char_indices().skip(1).filter(|&(_, c)| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    let end = ends.next().map_or(text.len(), |(at, _)| at + 1);
    let (literal, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    // a list of one string: repair knows the escapes of JavaScript
    let listed = format!("[{literal}]");
    if let (Some(Value::Array(items)), _) = lenient::first_value(&listed)
        && let Some(Value::String(json)) = items.into_iter().next()
        && json.len() >= SHORTEST
    {
        serde_json::from_str(&json).into_iter().for_each(take);
    }
    rest
}

//! React's wire format ("flight"), as Next.js streams it into the page: rows `id:json` and texts
//! `id:Tlength,…`, which rows refer to as `"$id"`. (Source: `ReactFlightClient.js`,
//! `processFullStringRow`.)

use std::collections::BTreeMap;

use serde_json::Value;

/// An id is a hexadecimal number; React counts rows, so it is short.
const LONGEST_ID: usize = 9;

/// The rows that are JSON, their texts filled in. A text goes to the first that refers to it, so
/// that many references do not multiply it.
pub(super) fn documents(chunks: &str) -> Vec<Value> {
    let (mut values, mut texts) = rows(chunks);
    let mut waiting: Vec<&mut Value> = values.iter_mut().rev().collect();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(items) => waiting.extend(items.iter_mut().rev()),
            Value::Object(members) => waiting.extend(members.values_mut()),
            Value::String(text) => {
                if let Some(long) = text.strip_prefix('$').and_then(|id| texts.remove(id)) {
                    *text = long;
                }
            }
            _ => {}
        }
    }
    values.extend(texts.into_values().map(Value::String));
    values
}

fn rows(chunks: &str) -> (Vec<Value>, BTreeMap<&str, String>) {
    let mut values = Vec::new();
    let mut texts = BTreeMap::new();
    let mut rest = chunks;
    while !rest.is_empty() {
        let (id, content) = row_id(rest).unwrap_or(("", rest));
        if let Some((text, next)) = content.strip_prefix('T').filter(|_| !id.is_empty()).and_then(long_text) {
            texts.insert(id, text.to_owned());
            rest = next;
            continue;
        }
        let (line, next) = content.split_once('\n').unwrap_or((content, ""));
        if line.starts_with(['{', '[', '"']) {
            values.extend(serde_json::from_str::<Value>(line));
        }
        rest = next;
    }
    (values, texts)
}

fn row_id(text: &str) -> Option<(&str, &str)> {
    let colon = text.bytes().take(LONGEST_ID).position(|b| b == b':')?;
    let (id, rest) = text.split_at_checked(colon)?;
    id.bytes().all(|b| b.is_ascii_hexdigit()).then_some((id, rest.strip_prefix(':')?))
}

/// `length,text` with the length in bytes, hexadecimal; a text that was cut goes to the end.
fn long_text(row: &str) -> Option<(&str, &str)> {
    let comma = row.bytes().take(LONGEST_ID).position(|b| b == b',')?;
    let (length, text) = row.split_at_checked(comma)?;
    let length = usize::from_str_radix(length, 16).ok()?;
    let text = text.strip_prefix(',')?;
    Some(text.split_at_checked(length).unwrap_or((text, "")))
}

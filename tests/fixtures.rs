//! Every folder `tests/fixtures/<site>/<slug>/` is one test of that name: its page is read by
//! `parse_article` and compared with the `expected.json` beside it.
//!
//! `UPDATE_FIXTURES=1 cargo test --test fixtures <name>` writes `expected.json`; the difference
//! is then read by a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that panics fails

mod pages;

use std::fmt::{Display, Write};
use std::fs;

use libtest_mimic::{Arguments, Failed, Trial};
use newsprint::{Article, Field, ParseError, parse_article};
use serde_json::{Value, json};

use pages::{Fixture, fixtures};

fn main() {
    let trials = fixtures().into_iter().map(|f| Trial::test(f.name(), move || check(&f))).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn check(fixture: &Fixture) -> Result<(), Failed> {
    let path = fixture.folder.join("expected.json");
    let found = outcome(&parse_article(&fixture.page));
    if std::env::var_os("UPDATE_FIXTURES").is_some_and(|v| v == "1") {
        return fs::write(&path, found).map_err(Failed::from);
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == found {
        return Ok(());
    }
    let remedy = "UPDATE_FIXTURES=1 writes what was found";
    Err(format!("- expected.json, + found ({remedy})\n{}", difference(&expected, &found)).into())
}

/// What a fixture pins, as JSON in the order in which a person reads it, a block a line.
fn outcome(result: &Result<Article, ParseError>) -> String {
    let (key, article) = match result {
        Ok(article) => ("article", Some(article)),
        Err(error) => ("partial", error.partial()),
    };
    let error = result.as_ref().err().map(|e| json!({"kind": e.kind(), "message": e.to_string()}));
    let entries = [
        Some(("layout", json!(article.map_or_else(|| "none".to_owned(), layout)).to_string())),
        error.map(|error| ("error", rendered(&error))),
        article.map(|article| {
            (key, object(fields(article).iter().map(|(name, value)| (name, rendered(value)))))
        }),
    ];
    object(entries.into_iter().flatten()) + "\n"
}

fn rendered(value: &Value) -> String {
    match value {
        Value::Object(map) => object(map.iter().map(|(name, value)| (name, value.to_string()))),
        Value::Array(items) => enclosed('[', items.iter().map(Value::to_string), ']'),
        plain => plain.to_string(),
    }
}

fn object(entries: impl Iterator<Item = (impl Display, String)>) -> String {
    enclosed('{', entries.map(|(name, value)| format!("\"{name}\": {value}")), '}')
}

fn enclosed(open: char, lines: impl Iterator<Item = String>, close: char) -> String {
    let lines: Vec<String> = lines.map(|line| format!("  {}", line.replace('\n', "\n  "))).collect();
    format!("{open}\n{}\n{close}", lines.join(",\n"))
}

/// The layout that read the page: the first that any origin names beside the generic one. What
/// a profile knows by itself was read by none.
fn layout(article: &Article) -> String {
    let origins = Field::ALL.iter().filter_map(|field| article.origin(*field));
    let named = origins.filter(|origin| origin.layout != "generic");
    let mut layouts = named.map(|origin| match &origin.profile {
        Some(profile) => format!("{profile} {}", origin.layout),
        None => origin.layout.to_string(),
    });
    layouts.next().unwrap_or_else(|| "generic".to_owned())
}

/// The serde form in the order of the model, without what is empty; origins and warnings in words.
fn fields(article: &Article) -> Vec<(String, Value)> {
    let Value::Object(mut form) = serde_json::to_value(article).unwrap() else { unreachable!() };
    let mut fields: Vec<(String, Value)> = Field::ALL
        .iter()
        .filter_map(|f| form.remove_entry(f.name()))
        .map(|(k, v)| (k, without_empty(v)))
        .collect();
    form.remove("origins");
    form.remove("warnings");
    fields.extend(form);
    let origins =
        Field::ALL.iter().filter_map(|f| Some((f.to_string(), json!(article.origin(*f)?.to_string()))));
    fields.push(("origins".to_owned(), Value::Object(origins.collect())));
    let warnings: Vec<String> = article.warnings().iter().map(ToString::to_string).collect();
    fields.push(("warnings".to_owned(), json!(warnings)));
    fields.retain(|(_, value)| !is_empty(value));
    fields
}

fn without_empty(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let full = map.into_iter().map(|(k, v)| (k, without_empty(v))).filter(|(_, v)| !is_empty(v));
            Value::Object(full.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_empty).collect()),
        other => other,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// The lines that differ, each with its sign and number, and two lines around them.
fn difference(old: &str, new: &str) -> String {
    const AROUND: usize = 2;
    let lines = aligned(&old.lines().collect::<Vec<_>>(), &new.lines().collect::<Vec<_>>());
    let is_near = |i: usize| {
        let near = i.saturating_sub(AROUND)..(i + AROUND + 1).min(lines.len());
        lines[near].iter().any(|(sign, _)| *sign != ' ')
    };
    let mut out = String::new();
    for (i, (sign, line)) in lines.iter().enumerate().filter(|(i, _)| is_near(*i)) {
        if i > 0 && !is_near(i - 1) {
            out.push_str("  ...\n");
        }
        writeln!(out, "{sign} {line}").unwrap();
    }
    out
}

/// Both texts line by line, along a longest common subsequence.
fn aligned<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(char, &'a str)> {
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let skip = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { skip };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            lines.push(('-', old[i]));
            i += 1;
        } else {
            lines.push(('+', new[j]));
            j += 1;
        }
    }
    lines
}

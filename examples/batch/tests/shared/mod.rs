//! Invented pages, and what the program makes of them.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

/// A folder that is removed when the test is over.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("newsprint-batch-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Pages `page-0000` and following, in lines of two files; every seventh gives an error.
    pub fn pages(&self, count: usize) -> PathBuf {
        let input = self.path("in");
        fs::create_dir_all(&input).unwrap();
        let lines: Vec<String> = (0..count).map(|n| line(n).to_string() + "\n").collect();
        let (first, second) = lines.split_at(count / 3);
        fs::write(input.join("a.ndjson"), first.concat()).unwrap();
        fs::write(input.join("b.ndjson.gz"), zip(second.concat().as_bytes())).unwrap();
        input
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn line(n: usize) -> Value {
    let html = if n % 7 == 3 { String::new() } else { page(n) };
    json!({"id": format!("page-{n:04}"), "html": html, "url": format!("https://lark.example/{n}")})
}

pub fn page(n: usize) -> String {
    let paragraphs: String = (0..12)
        .map(|p| format!("<p>Paragraph {p} of story {n}: the ferry over the Lark was late again on Friday, and {n} people waited at the landing for an hour, the harbour master said.</p>\n"))
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><title>Ferry late for the {n}th time</title>\n\
         <meta property=\"article:published_time\" content=\"2024-05-03T09:{:02}:00+02:00\">\n\
         <article><h1>Ferry late for the {n}th time</h1><p class=\"byline\">By Ada Quill</p>\n{paragraphs}</article>",
        n % 60
    )
}

pub fn zip(bytes: &[u8]) -> Vec<u8> {
    let mut zip = GzEncoder::new(Vec::new(), Compression::fast());
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap()
}

pub fn batch(options: &[&str], paths: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_batch")).args(options).args(paths).output().unwrap()
}

/// The files of the output by name, but for the lock and the list of the inputs.
pub fn files(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for kind in ["articles", "errors"] {
        for entry in fs::read_dir(out.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            files.insert(
                format!("{kind}/{}", path.file_name().unwrap().to_str().unwrap()),
                fs::read(&path).unwrap(),
            );
        }
    }
    files.insert("run.json".into(), fs::read(out.join("run.json")).unwrap());
    files
}

/// The rows of the output, of which all files are NDJSON.
pub fn rows(out: &Path, kind: &str) -> Vec<Value> {
    let files = files(out);
    let texts = files.iter().filter(|(name, _)| name.starts_with(kind)).map(|(_, text)| text);
    texts.flat_map(|text| json(text)).collect()
}

fn json(text: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(text).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub fn ids(out: &Path) -> Vec<String> {
    let rows = [rows(out, "articles"), rows(out, "errors")].concat();
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

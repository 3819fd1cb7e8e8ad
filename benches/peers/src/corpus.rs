//! Pages of the corpus.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The corpora of news pages; the others hold many pages that are no articles.
pub const NEWS: &str = "fundus,fundus-evaluation,scrapinghub,wcxb,postlight,newspaper4k";

/// Every `step`th page of these corpora, pages that come twice left out.
pub fn pages(corpora: &str, step: usize) -> Vec<String> {
    let manifest = root().join("corpus/dev/manifest.jsonl");
    let rows = std::fs::read_to_string(&manifest).unwrap_or_else(|e| panic!("{}: {e}", manifest.display()));
    let wanted: Vec<&str> = corpora.split(',').collect();
    rows.lines()
        .map(|row| serde_json::from_str::<Value>(row).unwrap())
        .filter(|row| wanted.contains(&row["corpus"].as_str().unwrap()) && row["dup_of"].is_null())
        .step_by(step)
        .map(|row| unzip(&manifest.with_file_name(row["html"].as_str().unwrap())))
        .collect()
}

fn root() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("NEWSPRINT_CORPUS").map_or_else(beside, PathBuf::from)
}

fn unzip(path: &Path) -> String {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

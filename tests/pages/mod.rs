//! Where the pages are that the tests read: the fixtures of the crate, and the corpus beside it.
#![allow(dead_code)] // every test takes what it needs of this
#![allow(clippy::unwrap_used)] // a test that panics fails

use std::fmt;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A folder `tests/fixtures/<site>/<slug>/` with a `page.html` or, for a dump, a `page.txt`.
#[derive(Clone)]
pub struct Fixture {
    pub site: String,
    pub slug: String,
    pub folder: PathBuf,
    pub is_dump: bool,
    pub page: String,
}

impl fmt::Debug for Fixture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

impl Fixture {
    /// `<site>/<slug>`, the name of its test.
    pub fn name(&self) -> String {
        format!("{}/{}", self.site, self.slug)
    }

    fn read(site: &Path, folder: &Path) -> Option<Fixture> {
        let path =
            ["page.html", "page.txt"].map(|name| folder.join(name)).into_iter().find(|path| path.exists())?;
        Some(Fixture {
            site: file_name(site),
            slug: file_name(folder),
            folder: folder.to_owned(),
            is_dump: path.extension().is_some_and(|e| e == "txt"),
            page: fs::read_to_string(&path).unwrap(),
        })
    }
}

/// Every fixture, by name.
pub fn fixtures() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let sites = entries(&root).into_iter().filter(|path| path.is_dir());
    sites.flat_map(|site| entries(&site).into_iter().filter_map(move |f| Fixture::read(&site, &f))).collect()
}

/// The folder of the corpus, which is no part of the repository: `NEWSPRINT_CORPUS`, or `shared`
/// beside it. `Err` says that it is not there; with `CI=true` that is a failure.
pub fn corpus() -> Result<PathBuf, String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("NEWSPRINT_CORPUS").map_or_else(beside, PathBuf::from);
    if root.is_dir() {
        return Ok(root);
    }
    let message = format!("no corpus at {}: set NEWSPRINT_CORPUS", root.display());
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{message}");
    Err(message)
}

/// Some pages of the corpus: `count` of them, spread evenly over the files by name.
pub fn corpus_pages(root: &Path, count: usize) -> Vec<(PathBuf, String)> {
    let folders = entries(&root.join("corpus/dev/html"));
    let files: Vec<PathBuf> = folders.iter().flat_map(|folder| entries(folder)).collect();
    let step = (files.len() / count.max(1)).max(1);
    files.into_iter().step_by(step).take(count).map(|path| (path.clone(), unpack(&path))).collect()
}

/// What a folder holds, by name.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// The text of a page that is kept as gzip.
pub fn unpack(path: &Path) -> String {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

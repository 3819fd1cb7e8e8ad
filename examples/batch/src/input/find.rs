//! From arguments to the list of files.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::{DirEntry, WalkDir};

use super::{Kind, Source};
use crate::failure::Failure;

/// How many bytes of page a byte of .gz is reckoned as, when batches are bounded. Pages of news: 5 to 8.
pub const GZ_RATIO: u64 = 16;

const KINDS: [(&str, Kind); 8] = [
    (".html", Kind::Page),
    (".htm", Kind::Page),
    (".xhtml", Kind::Page),
    (".txt", Kind::Page),
    (".ndjson", Kind::Lines),
    (".jsonl", Kind::Lines),
    (".warc", Kind::Records),
    (".wet", Kind::Records),
];

/// The files that the arguments name, each once. What lies in `out` is none of them.
pub fn sources(arguments: &[impl AsRef<OsStr>], out: &Path) -> Result<Vec<Source>, Failure> {
    let mut found = Found { out: out.canonicalize().ok(), seen: HashSet::new(), sources: Vec::new() };
    for argument in arguments {
        found.argument(argument.as_ref())?;
    }
    if found.sources.is_empty() { Err(Failure::NoPages) } else { Ok(found.sources) }
}

struct Found {
    out: Option<PathBuf>,
    seen: HashSet<PathBuf>,
    sources: Vec<Source>,
}

impl Found {
    fn argument(&mut self, argument: &OsStr) -> Result<(), Failure> {
        let path = Path::new(argument);
        if path.exists() {
            self.path(path);
            return Ok(());
        }
        let nothing = || Failure::NoInput(argument.to_string_lossy().into_owned());
        let before = self.seen.len();
        for matched in glob::glob(argument.to_str().ok_or_else(nothing)?).map_err(|_| nothing())? {
            match matched {
                Ok(path) => self.path(&path),
                Err(error) => self.add(error.path().to_owned(), Kind::Page, None),
            }
        }
        if self.seen.len() == before { Err(nothing()) } else { Ok(()) }
    }

    /// A path that was named: a file of any ending, or a folder.
    fn path(&mut self, path: &Path) {
        if path.is_dir() {
            self.folder(path);
        } else {
            self.add(path.to_owned(), kind(path).unwrap_or(Kind::Page), path.metadata().ok());
        }
    }

    fn folder(&mut self, folder: &Path) {
        let out = self.out.clone();
        let inside =
            move |entry: &DirEntry| !entry.file_type().is_dir() || !is_same(entry.path(), out.as_deref());
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(inside) {
            match entry {
                Ok(entry) => self.entry(entry),
                Err(error) => self.add(error.path().unwrap_or(folder).to_owned(), Kind::Page, None),
            }
        }
    }

    fn entry(&mut self, entry: DirEntry) {
        if entry.file_type().is_dir() {
            return;
        }
        if let Some(kind) = kind(entry.path()) {
            let metadata = entry.metadata().ok();
            self.add(entry.into_path(), kind, metadata);
        }
    }

    /// What cannot be looked at is kept: reading it gives the error.
    fn add(&mut self, path: PathBuf, kind: Kind, metadata: Option<Metadata>) {
        if self.seen.insert(path.clone()) {
            let changed = metadata.as_ref().map_or(0, changed);
            self.sources.push(Source { path, kind, bytes: metadata.map_or(0, |m| m.len()), changed });
        }
    }
}

fn is_same(folder: &Path, out: Option<&Path>) -> bool {
    // names first: to resolve every folder of a deep tree is slow
    out.is_some_and(|out| {
        folder.file_name() == out.file_name() && folder.canonicalize().is_ok_and(|folder| folder == out)
    })
}

fn changed(metadata: &Metadata) -> u64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|time| u64::try_from(time.as_nanos()).ok()).unwrap_or(0)
}

fn lower(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

pub fn is_gz(path: &Path) -> bool {
    lower(path).ends_with(".gz")
}

/// What a file holds, by its name.
fn kind(path: &Path) -> Option<Kind> {
    let name = lower(path);
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    KINDS.iter().find(|(ending, _)| name.ends_with(ending)).map(|&(_, kind)| kind)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[&str]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("newsprint-batch-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        for file in files {
            let path = folder.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        folder
    }

    fn names(sources: &[Source], folder: &Path) -> Vec<String> {
        let short = |s: &Source| s.path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        sources.iter().map(short).collect()
    }

    #[test]
    fn folders_are_searched_in_order_of_names() {
        let folder =
            folder("walk", &["b.html", "a/z.HTM.gz", "a/c.css", "a/d.warc.wet.gz", "out/articles/p.ndjson"]);
        let sources = sources(&[&folder], &folder.join("out")).unwrap();
        assert_eq!(names(&sources, &folder), ["a/d.warc.wet.gz", "a/z.HTM.gz", "b.html"]);
        assert_eq!(sources[0].kind, Kind::Records);
        assert!(sources[2].bytes == 1 && sources[2].changed > 0);
    }

    #[test]
    fn globs_and_files_come_once() {
        let folder = folder("glob", &["a.html", "b.html", "c.page"]);
        let arguments = [folder.join("b.*"), folder.join("*.html"), folder.join("c.page")];
        let sources = sources(&arguments, Path::new("out")).unwrap();
        assert_eq!(names(&sources, &folder), ["b.html", "a.html", "c.page"]);
    }

    #[test]
    fn what_is_not_there_is_named() {
        let error = sources(&["no/such/*.html"], Path::new("out")).unwrap_err();
        assert!(error.to_string().ends_with("at no/such/*.html"), "{error}");
        let empty = folder("empty", &["a.css"]);
        assert!(matches!(sources(&[&empty], Path::new("out")), Err(Failure::NoPages)));
    }
}

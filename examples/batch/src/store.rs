//! The folder of a run: its state, its lock, and what of it is whole.
//!
//! The state is the one authority: a part is in the output from the moment that the state counts
//! it, and files of parts that it does not count are removed when the run goes on.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::args::Form;
use crate::failure::{At, Failure};
use crate::input::Source;

mod inputs;
#[cfg(test)]
mod tests;

pub const ARTICLES: &str = "articles";
pub const ERRORS: &str = "errors";
const STATE: &str = "run.json";
const INPUTS: &str = "inputs.ndjson";
const LOCK: &str = "lock";

/// How far a run has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    pub form: Form,
    /// Whole parts.
    pub parts: u64,
    /// Where the next part begins.
    pub next: Cursor,
    pub done: bool,
    pub counts: Counts,
}

/// A place in the input: a page of a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub source: usize,
    pub page: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub articles: u64,
    pub errors: BTreeMap<String, u64>,
    /// Records that are no pages.
    pub skipped: u64,
    /// Bytes of the pages, as text.
    pub bytes: u64,
}

impl Counts {
    pub fn failed(&self) -> u64 {
        self.errors.values().sum()
    }

    pub fn pages(&self) -> u64 {
        self.articles + self.failed()
    }
}

/// The folder, locked for this run.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    pub state: State,
    _lock: File,
}

impl Store {
    /// Opens the folder of a run that goes on, or a new one.
    pub fn open(folder: &Path, form: Form, sources: &[Source]) -> Result<Store, Failure> {
        fs::create_dir_all(folder).at(folder)?;
        let lock = lock(folder)?;
        let path = folder.join(STATE);
        let state = if path.exists() {
            let state = stored(&path)?;
            same_form(state.form, form)?;
            inputs::compare(&folder.join(INPUTS), sources)?;
            state
        } else {
            begin(folder, form, sources)?
        };
        let store = Store { folder: folder.to_owned(), state, _lock: lock };
        store.clear()?;
        Ok(store)
    }

    /// The file of a part, as it is named when it is whole.
    pub fn part(&self, kind: &str, number: u64, extension: &str) -> PathBuf {
        self.folder.join(kind).join(format!("part-{number:05}.{extension}"))
    }

    /// Counts the next part: its files become visible, then the state holds it.
    pub fn commit(
        &mut self,
        files: &[PathBuf],
        next: Cursor,
        counts: &Counts,
        done: bool,
    ) -> Result<(), Failure> {
        for file in files {
            fs::rename(hidden(file), file).at(file)?;
        }
        for kind in [ARTICLES, ERRORS] {
            sync_folder(&self.folder.join(kind))?;
        }
        let parts = self.state.parts + 1;
        self.state = State { form: self.state.form, parts, next, done, counts: counts.clone() };
        write_state(&self.folder, &self.state)
    }

    /// Removes what an interrupted run left beyond the whole parts.
    fn clear(&self) -> Result<(), Failure> {
        for kind in [ARTICLES, ERRORS] {
            let folder = self.folder.join(kind);
            fs::create_dir_all(&folder).at(&folder)?;
            for entry in fs::read_dir(&folder).at(&folder)? {
                let path = entry.at(&folder)?.path();
                if part_number(&path).is_some_and(|number| number >= self.state.parts) || is_hidden(&path) {
                    fs::remove_file(&path).at(&path)?;
                }
            }
        }
        Ok(())
    }
}

fn lock(folder: &Path) -> Result<File, Failure> {
    let path = folder.join(LOCK);
    let file = File::create(&path).at(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Failure::Busy(folder.to_owned())),
        Err(fs::TryLockError::Error(source)) => Err(Failure::Io { path, source }),
    }
}

/// A run begins in a folder that holds nothing of anyone else's.
fn begin(folder: &Path, form: Form, sources: &[Source]) -> Result<State, Failure> {
    for entry in fs::read_dir(folder).at(folder)? {
        let path = entry.at(folder)?.path();
        let name = path.file_name().unwrap_or_default();
        if name != LOCK && name != INPUTS && !is_hidden(&path) {
            return Err(Failure::NotOurs(path));
        }
    }
    replace(&folder.join(INPUTS), |file| inputs::write(file, sources))?;
    let state = State { form, parts: 0, next: Cursor::default(), done: false, counts: Counts::default() };
    write_state(folder, &state)?;
    Ok(state)
}

fn stored(path: &Path) -> Result<State, Failure> {
    let bytes = fs::read(path).at(path)?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Failure::BadState { path: path.to_owned(), reason: error.to_string() })
}

fn same_form(was: Form, now: Form) -> Result<(), Failure> {
    let settings = [
        ("--format", was.format.extension().to_owned(), now.format.extension().to_owned()),
        ("--part-pages", was.part_pages.to_string(), now.part_pages.to_string()),
        ("--generic", was.generic.to_string(), now.generic.to_string()),
    ];
    let differs = settings.into_iter().find(|(_, was, now)| was != now);
    differs.map_or(Ok(()), |(name, was, now)| Err(Failure::Settings { name, was, now }))
}

fn write_state(folder: &Path, state: &State) -> Result<(), Failure> {
    replace(&folder.join(STATE), |file| {
        serde_json::to_writer_pretty(&mut *file, state)?;
        file.write_all(b"\n")
    })
}

/// Writes a file in one step: whoever looks sees the old one or the new one, whole.
fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Failure> {
    let new = hidden(path);
    let mut file = std::io::BufWriter::new(File::create(&new).at(&new)?);
    write(&mut file).at(&new)?;
    let file = file.into_inner().map_err(std::io::IntoInnerError::into_error).at(&new)?;
    file.sync_all().at(&new)?;
    fs::rename(&new, path).at(path)?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// A name that datasets pass over, for a file that is not whole yet.
pub fn hidden(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.tmp"))
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') && name.ends_with(".tmp")
}

fn part_number(path: &Path) -> Option<u64> {
    path.file_stem()?.to_str()?.strip_prefix("part-")?.parse().ok()
}

/// Makes renames last. Windows opens no folders; there the file system sees to it.
fn sync_folder(folder: &Path) -> Result<(), Failure> {
    if cfg!(unix) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|folder| folder.sync_all()).at(folder)?;
    }
    Ok(())
}

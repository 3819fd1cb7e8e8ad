//! What ends a run. What ends the reading of a page is a row of the errors.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

#[derive(Debug, Error)]
pub enum Failure {
    #[error("expected a folder, a file or a glob, found nothing at {0}")]
    NoInput(String),
    #[error("expected pages, found no file that is one in the inputs")]
    NoPages,
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("another run is writing to {}", .0.display())]
    Busy(PathBuf),
    #[error("expected a new or empty folder, or one of an earlier run, found {} in it", .0.display())]
    NotOurs(PathBuf),
    #[error("{}: expected the state of an earlier run: {reason}", path.display())]
    BadState { path: PathBuf, reason: String },
    #[error(
        "the run in this folder was begun with {name} {was}, not {now}: go on with that, or name another --out"
    )]
    Settings { name: &'static str, was: String, now: String },
    #[error(
        "the inputs are not those of the run in this folder ({change} {path}): bring them back, or name another --out"
    )]
    InputsChanged { change: Change, path: String },
    #[error("expected threads to parse in: {0}")]
    Threads(String),
    #[error("Parquet: {0}")]
    Parquet(String),
}

/// How the inputs of a run differ from what they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Added,
    Removed,
    Changed,
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Change::Added => "added:",
            Change::Removed => "removed:",
            Change::Changed => "changed:",
        })
    }
}

/// Names the file that an error is about.
pub trait At<T> {
    fn at(self, path: &Path) -> Result<T, Failure>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, Failure> {
        self.map_err(|source| Failure::Io { path: path.to_owned(), source })
    }
}

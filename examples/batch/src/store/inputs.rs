//! The list of the files that a run reads, kept so that a change is seen.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::failure::{At, Change, Failure};
use crate::input::Source;

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    path: String,
    bytes: u64,
    changed: u64,
}

impl From<&Source> for Entry {
    fn from(source: &Source) -> Entry {
        let path = source.path.to_string_lossy().into_owned();
        Entry { path, bytes: source.bytes, changed: source.changed }
    }
}

pub fn write(out: &mut dyn Write, sources: &[Source]) -> io::Result<()> {
    for source in sources {
        serde_json::to_writer(&mut *out, &Entry::from(source))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Refuses inputs that are not those of the list, and says which is the first that differs.
pub fn compare(list: &Path, sources: &[Source]) -> Result<(), Failure> {
    let mut now = sources.iter().map(Entry::from);
    for line in BufReader::new(File::open(list).at(list)?).lines() {
        let was: Entry = serde_json::from_str(&line.at(list)?)
            .map_err(|error| Failure::BadState { path: list.to_owned(), reason: error.to_string() })?;
        match now.next() {
            Some(now) if now == was => {}
            Some(now) if now.path == was.path => return changed(Change::Changed, now),
            Some(now) if sources.iter().any(|source| source.path.to_string_lossy() == was.path) => {
                return changed(Change::Added, now);
            }
            _ => return changed(Change::Removed, was),
        }
    }
    now.next().map_or(Ok(()), |now| changed(Change::Added, now))
}

fn changed(change: Change, entry: Entry) -> Result<(), Failure> {
    Err(Failure::InputsChanged { change, path: entry.path })
}

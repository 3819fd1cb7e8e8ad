//! Parts of the output: articles in one file, errors in another.

mod ndjson;
mod parquet;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use crate::args::Format;
use crate::failure::{At, Failure};
use crate::read::Row;
use crate::store::{ARTICLES, Counts, Cursor, ERRORS, Store, hidden};

/// Writes rows part by part, and has each part counted when it is whole.
pub struct Output {
    store: Store,
    counts: Counts,
    articles: Articles,
    errors: Lines,
}

impl Output {
    pub fn new(store: Store) -> Output {
        let (articles, errors) = files(&store);
        Output { counts: store.state.counts.clone(), store, articles, errors }
    }

    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    pub fn write(&mut self, rows: &[Row], skipped: u64) -> Result<(), Failure> {
        self.counts.skipped += skipped;
        for row in rows {
            self.counts.bytes += row.bytes;
            match &row.result {
                Ok(_) => self.counts.articles += 1,
                Err(refusal) => {
                    *self.counts.errors.entry(refusal.kind.to_owned()).or_default() += 1;
                    self.errors.line(&ndjson::error(row, refusal))?;
                }
            }
        }
        match &mut self.articles {
            Articles::Ndjson(lines) => {
                rows.iter().filter_map(ndjson::article).try_for_each(|row| lines.line(&row))
            }
            Articles::Parquet(part) => part.write(rows),
        }
    }

    /// Ends the part; `next` is where the one behind it begins.
    pub fn end_part(&mut self, next: Cursor, done: bool) -> Result<(), Failure> {
        let mut whole = Vec::new();
        whole.extend(self.errors.finish()?);
        whole.extend(match &mut self.articles {
            Articles::Ndjson(lines) => lines.finish()?,
            Articles::Parquet(part) => part.finish()?,
        });
        self.store.commit(&whole, next, &self.counts, done)?;
        (self.articles, self.errors) = files(&self.store);
        Ok(())
    }
}

enum Articles {
    Ndjson(Lines),
    Parquet(Box<parquet::Part>),
}

fn files(store: &Store) -> (Articles, Lines) {
    let number = store.state.parts;
    let format = store.state.form.format;
    let path = store.part(ARTICLES, number, format.extension());
    let articles = match format {
        Format::Ndjson => Articles::Ndjson(Lines::new(path)),
        Format::Parquet => Articles::Parquet(Box::new(parquet::Part::new(path))),
    };
    (articles, Lines::new(store.part(ERRORS, number, Format::Ndjson.extension())))
}

/// A file of lines, made with its first line.
struct Lines {
    path: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Lines {
    fn new(path: PathBuf) -> Lines {
        Lines { path, file: None }
    }

    fn line(&mut self, row: &impl serde::Serialize) -> Result<(), Failure> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(BufWriter::with_capacity(1 << 18, create(&self.path)?)),
        };
        serde_json::to_writer(&mut *file, row).map_err(std::io::Error::from).at(&self.path)?;
        file.write_all(b"\n").at(&self.path)
    }

    /// Brings the file to the disk, and gives its name, if there is one.
    fn finish(&mut self) -> Result<Option<PathBuf>, Failure> {
        let Some(file) = self.file.take() else { return Ok(None) };
        let file = file.into_inner().map_err(std::io::IntoInnerError::into_error).at(&self.path)?;
        file.sync_all().at(&self.path)?;
        Ok(Some(self.path.clone()))
    }
}

fn create(path: &std::path::Path) -> Result<File, Failure> {
    let hidden = hidden(path);
    File::create(&hidden).at(&hidden)
}

//! Rows as Parquet.

mod row;
mod schema;

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use ::parquet::arrow::ArrowWriter;
use ::parquet::arrow::arrow_writer::ArrowWriterOptions;
use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use arrow_json::ReaderBuilder;
use arrow_schema::{ArrowError, SchemaRef};

use super::create;
use crate::failure::{At, Failure};
use crate::read::Row;
use row::Columns;

/// Bytes that a row group holds in memory before it is written.
const GROUP_BYTES: usize = 32 << 20;
/// Text that is made Arrow at a time; Arrow's strings end at 2 GiB.
const BATCH_BYTES: usize = 64 << 20;

/// A file of articles, made with its first one.
pub struct Part {
    path: PathBuf,
    schema: SchemaRef,
    writer: Option<ArrowWriter<File>>,
}

impl Part {
    pub fn new(path: PathBuf) -> Part {
        Part { path, schema: Arc::new(schema::schema()), writer: None }
    }

    pub fn write(&mut self, rows: &[Row]) -> Result<(), Failure> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        for columns in rows.iter().filter_map(row::columns) {
            bytes += columns.weight();
            batch.push(columns);
            if bytes > BATCH_BYTES {
                self.batch(&batch)?;
                batch.clear();
                bytes = 0;
            }
        }
        if batch.is_empty() { Ok(()) } else { self.batch(&batch) }
    }

    fn batch(&mut self, rows: &[Columns]) -> Result<(), Failure> {
        let mut decoder = ReaderBuilder::new(self.schema.clone()).build_decoder().map_err(arrow)?;
        decoder.serialize(rows).map_err(arrow)?;
        let Some(batch) = decoder.flush().map_err(arrow)? else { return Ok(()) };
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => none.insert(writer(create(&self.path)?, &self.schema)?),
        };
        writer.write(&batch).map_err(parquet)?;
        if writer.in_progress_size() > GROUP_BYTES {
            writer.flush().map_err(parquet)?;
        }
        Ok(())
    }

    /// Brings the file to the disk, and gives its name, if there is one.
    pub fn finish(&mut self) -> Result<Option<PathBuf>, Failure> {
        let Some(writer) = self.writer.take() else { return Ok(None) };
        let file = writer.into_inner().map_err(parquet)?;
        file.sync_all().at(&self.path)?;
        Ok(Some(self.path.clone()))
    }
}

fn writer(file: File, schema: &SchemaRef) -> Result<ArrowWriter<File>, Failure> {
    let level = ZstdLevel::try_new(3).map_err(parquet)?;
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level)).build();
    // readers see Parquet's own types: instants are then in "UTC", of which Arrow's schema would make "+00:00"
    let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    ArrowWriter::try_new_with_options(file, schema.clone(), options).map_err(parquet)
}

fn arrow(error: ArrowError) -> Failure {
    Failure::Parquet(error.to_string())
}

fn parquet(error: ParquetError) -> Failure {
    Failure::Parquet(error.to_string())
}

#[cfg(test)]
mod tests;

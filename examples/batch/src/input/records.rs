//! WARC and WET: pages as records, each with a head of its own.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use fastwarc::stream_io::gzip::GzipReader;
use fastwarc::stream_io::traits::{IntoWarcReader, WarcRead};
use fastwarc::warc::iter::{ArchiveIterator, ArchiveIteratorOptions};
use fastwarc::warc::record::{SharedWarcRecord, WarcRecord, WarcRecordType};

use super::{Content, Counted, PAGE_BYTES, Page, Source, Trouble, find, http, resync};

pub fn pages(
    source: &Source,
    name: &Arc<str>,
    read: &Arc<AtomicU64>,
) -> io::Result<Box<dyn Iterator<Item = Page>>> {
    let gz = find::is_gz(&source.path);
    let mut records = Records {
        path: source.path.clone(),
        name: name.clone(),
        gz,
        read: read.clone(),
        archive: None,
        last: 0,
        lost: false,
    };
    records.archive = Some(records.open(Counted::open(source, read)?));
    Ok(Box::new(records))
}

struct Records {
    path: PathBuf,
    name: Arc<str>,
    gz: bool,
    read: Arc<AtomicU64>,
    archive: Option<ArchiveIterator>,
    /// Where the last record begins (of a .gz, the member of gzip that it stands in).
    last: u64,
    /// No record has been read since the last error: it has been told already.
    lost: bool,
}

impl Iterator for Records {
    type Item = Page;

    fn next(&mut self) -> Option<Page> {
        loop {
            let page = match self.archive.as_mut()?.next() {
                Some(record) => record.and_then(|record| record.with_mut(|record| self.page(record))),
                None => return None,
            };
            match page {
                Ok(None) => {}
                Ok(Some(page)) => {
                    self.lost = false;
                    return Some(page);
                }
                Err(error) => {
                    if let Some(broken) = self.broken(&error) {
                        return Some(broken);
                    }
                }
            }
        }
    }
}

impl Records {
    fn open(&self, file: Counted) -> ArchiveIterator {
        let reader: Box<dyn WarcRead> = match self.gz {
            true => GzipReader::new(file).into_warc_reader(),
            false => BufReader::with_capacity(1 << 18, file).into_warc_reader(),
        };
        // quirks: what stands between records is passed over, and lines may end in \n alone
        let options = ArchiveIteratorOptions {
            stream_detect: false,
            parse_http: false,
            quirks_mode: true,
            ..ArchiveIteratorOptions::default()
        };
        ArchiveIterator::with_options(reader, options)
    }

    /// The page that a record holds, if it is of a kind that can.
    fn page(&mut self, record: &mut WarcRecord) -> io::Result<Option<Page>> {
        self.last = record.stream_pos();
        let kind = record.headers().get("Content-Type").map(|kind| kind.into_owned());
        let is_page = match record.record_type() {
            WarcRecordType::Response => record.is_http(),
            WarcRecordType::Resource | WarcRecordType::Conversion => {
                kind.as_deref().is_none_or(http::is_page)
            }
            _ => false,
        };
        if !is_page {
            return Ok(None);
        }
        let block = block(record)?;
        let content = match record.record_type() {
            WarcRecordType::Response => Content::Response(block),
            _ => Content::Bytes(block, kind),
        };
        let id = bare(record, "WARC-Record-ID").unwrap_or_else(|| format!("{}#{}", self.name, self.last));
        let url = bare(record, "WARC-Target-URI");
        Ok(Some(Page { id, source: self.name.clone(), url, content }))
    }

    /// Goes on at the next place where a record may start; tells the error once.
    fn broken(&mut self, error: &io::Error) -> Option<Page> {
        let at = self.last;
        self.archive = self.resume().unwrap_or(None);
        let told = std::mem::replace(&mut self.lost, true);
        (!told).then(|| Page {
            id: format!("{}#{at}", self.name),
            ..Page::broken(
                &self.name,
                Trouble::record(format!("{error}, at or behind byte {at} of the file")),
            )
        })
    }

    fn resume(&mut self) -> io::Result<Option<ArchiveIterator>> {
        let needle = if self.gz { resync::GZIP } else { resync::WARC };
        let Some(at) = resync::find(&self.path, needle, self.last + 1)? else { return Ok(None) };
        let mut file = Counted { file: std::fs::File::open(&self.path)?, read: self.read.clone() };
        file.seek(SeekFrom::Start(at))?;
        self.last = at;
        Ok(Some(self.open(file)))
    }
}

/// The record's block, up to what a page may have; an error if the file ends or breaks within.
fn block(record: &mut WarcRecord) -> io::Result<Vec<u8>> {
    let wanted = record.content_length();
    let mut block = Vec::new();
    if let Some(reader) = record.reader_mut() {
        reader.take(PAGE_BYTES).read_to_end(&mut block)?;
    }
    match block.len() as u64 == wanted.min(PAGE_BYTES) {
        true => Ok(block),
        false => Err(io::Error::other(format!("expected a record of {wanted} bytes, found {}", block.len()))),
    }
}

/// A value of the head without the angle brackets around it.
fn bare(record: &WarcRecord, name: &str) -> Option<String> {
    let value = record.headers().get(name)?;
    let bare = value.trim().trim_start_matches('<').trim_end_matches('>');
    (!bare.is_empty()).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests;

//! Where pages come from.

mod decode;
pub mod find;
mod http;
mod lines;
mod page_file;
mod records;
mod resync;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A page is read this far and one byte further: the parser refuses what is longer than its limit.
const PAGE_BYTES: u64 = (64 << 20) + 1;

/// A file of pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub path: PathBuf,
    pub kind: Kind,
    pub bytes: u64,
    /// Nanoseconds since 1970, 0 where the file system does not tell.
    pub changed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Page,
    Lines,
    Records,
}

/// A page that is still to be parsed; what costs time is done by [`Page::open`], in the thread that parses it.
pub struct Page {
    pub id: String,
    pub source: Arc<str>,
    pub url: Option<String>,
    pub content: Content,
}

pub enum Content {
    File(PathBuf),
    /// A line of NDJSON.
    Line(Vec<u8>),
    /// An HTTP response with its head.
    Response(Vec<u8>),
    /// A page or text, with the content type that stands beside it.
    Bytes(Vec<u8>, Option<String>),
    Broken(Trouble),
}

/// Why there is no page to parse.
#[derive(Debug)]
pub struct Trouble {
    pub kind: &'static str,
    pub message: String,
}

impl Trouble {
    fn file(error: &io::Error) -> Trouble {
        Trouble { kind: "unreadable", message: error.to_string() }
    }

    fn line(message: impl ToString) -> Trouble {
        Trouble { kind: "bad_line", message: message.to_string() }
    }

    fn record(message: impl ToString) -> Trouble {
        Trouble { kind: "bad_record", message: message.to_string() }
    }
}

/// A page as text.
#[derive(Debug)]
pub struct Opened {
    pub id: Option<String>,
    pub url: Option<String>,
    pub text: String,
}

impl Opened {
    fn text(text: String) -> Opened {
        Opened { id: None, url: None, text }
    }
}

impl Page {
    /// Bytes that the page holds in memory until it is parsed, or will hold then.
    pub fn weight(&self, source: &Source) -> u64 {
        match &self.content {
            Content::File(_) => source.bytes * if find::is_gz(&source.path) { find::GZ_RATIO } else { 1 },
            Content::Line(bytes) | Content::Response(bytes) | Content::Bytes(bytes, _) => bytes.len() as u64,
            Content::Broken(_) => 0,
        }
    }
}

impl Content {
    /// The text of the page that was fetched from `url`; `None` for a record that is no page (a picture, a redirect).
    pub fn open(self, url: Option<&str>) -> Result<Option<Opened>, Trouble> {
        match self {
            Content::File(path) => {
                page_file::read(&path).map(|bytes| Some(Opened::text(decode::text(&bytes, None, url))))
            }
            Content::Line(line) => lines::open(&line).map(Some),
            Content::Response(block) => http::open(block, url),
            Content::Bytes(bytes, kind) => Ok(Some(Opened::text(decode::text(&bytes, kind.as_deref(), url)))),
            Content::Broken(trouble) => Err(trouble),
        }
    }
}

/// The pages of a file in order. `read` counts the file's bytes as they are consumed.
pub fn pages(source: &Source, read: &Arc<AtomicU64>) -> Box<dyn Iterator<Item = Page>> {
    let name: Arc<str> = source.path.to_string_lossy().into();
    let pages: io::Result<Box<dyn Iterator<Item = Page>>> = match source.kind {
        Kind::Page => Ok(page_file::page(source, &name)),
        Kind::Lines => lines::pages(source, &name, read),
        Kind::Records => records::pages(source, &name, read),
    };
    pages.unwrap_or_else(|error| Box::new(std::iter::once(Page::broken(&name, Trouble::file(&error)))))
}

impl Page {
    fn broken(name: &Arc<str>, trouble: Trouble) -> Page {
        Page { id: name.to_string(), source: name.clone(), url: None, content: Content::Broken(trouble) }
    }
}

/// A file that tells how far it has been read.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Counted {
    fn open(source: &Source, read: &Arc<AtomicU64>) -> io::Result<Counted> {
        Ok(Counted { file: File::open(&source.path)?, read: read.clone() })
    }
}

impl Read for Counted {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(buf)?;
        self.read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

impl Seek for Counted {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        self.file.seek(pos)
    }
}

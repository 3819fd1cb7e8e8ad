//! NDJSON: a page a line.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use serde_json::Value;

use super::{Content, Counted, Opened, Page, Source, Trouble, find};

/// Longest line: the longest page with every byte escaped, and then some.
const LINE_BYTES: u64 = 256 << 20;

pub fn pages(
    source: &Source,
    name: &Arc<str>,
    read: &Arc<AtomicU64>,
) -> io::Result<Box<dyn Iterator<Item = Page>>> {
    let file = Counted::open(source, read)?;
    let reader: Box<dyn Read> = match find::is_gz(&source.path) {
        true => Box::new(MultiGzDecoder::new(file)),
        false => Box::new(file),
    };
    let reader = BufReader::with_capacity(1 << 18, reader);
    Ok(Box::new(Lines { reader, name: name.clone(), number: 0, done: false }))
}

struct Lines<R> {
    reader: R,
    name: Arc<str>,
    number: u64,
    done: bool,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Page;

    fn next(&mut self) -> Option<Page> {
        while !self.done {
            self.number += 1;
            let content = match self.line() {
                Ok(line) if line.is_empty() => break,
                Ok(line) if line.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(line) => Content::Line(line),
                Err(trouble) => Content::Broken(trouble),
            };
            let id = format!("{}:{}", self.name, self.number);
            return Some(Page { id, source: self.name.clone(), url: None, content });
        }
        None
    }
}

impl<R: BufRead> Lines<R> {
    /// A line with its end; empty behind the last one. After an error of the file nothing follows.
    fn line(&mut self) -> Result<Vec<u8>, Trouble> {
        let mut line = Vec::new();
        let read = self.reader.by_ref().take(LINE_BYTES).read_until(b'\n', &mut line);
        let whole = read.and_then(|_| match line.len() as u64 == LINE_BYTES && line.last() != Some(&b'\n') {
            true => self.reader.skip_until(b'\n').map(|_| false),
            false => Ok(true),
        });
        self.done = whole.is_err();
        match whole {
            Ok(true) => Ok(line),
            Ok(false) => Err(Trouble::line(format!("expected at most {LINE_BYTES} bytes in a line"))),
            Err(error) => Err(Trouble::file(&error)),
        }
    }
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(default)]
    id: Value,
    #[serde(borrow)]
    html: Cow<'a, str>,
    #[serde(default)]
    url: Option<String>,
}

pub fn open(line: &[u8]) -> Result<Opened, Trouble> {
    let line: Line = serde_json::from_slice(line).map_err(Trouble::line)?;
    let id = match line.id {
        Value::Null => None,
        Value::String(id) => Some(id),
        other => Some(other.to_string()),
    };
    Ok(Opened { id, url: line.url, text: line.html.into_owned() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn pages(text: &[u8]) -> Vec<Page> {
        Lines { reader: text, name: "f".into(), number: 0, done: false }.collect()
    }

    #[test]
    fn blank_lines_count_and_are_no_pages() {
        let ids: Vec<String> = pages(b"{}\n\n \r\n{}").into_iter().map(|page| page.id).collect();
        assert_eq!(ids, ["f:1", "f:4"]);
    }

    #[test]
    fn lines_tell_what_they_lack() {
        let open = |line: &str| open(line.as_bytes());
        let page =
            open(r#"{"id": 7, "html": "a\u0301\n", "url": "https://a.example/", "more": []}"#).unwrap();
        assert_eq!((page.id.as_deref(), page.text.as_str()), (Some("7"), "a\u{301}\n"));
        assert_eq!(page.url.as_deref(), Some("https://a.example/"));
        assert_eq!(open(r#"{"html": ""}"#).unwrap().id, None);
        let error = open(r#"{"id": "a"}"#).unwrap_err();
        assert!(error.kind == "bad_line" && error.message.contains("`html`"), "{error:?}");
        assert!(open("nonsense").is_err() && super::open(b"{\"html\": \"\xff\"}").is_err());
    }

    #[test]
    fn a_file_that_breaks_off_is_one_error() {
        struct Breaks;
        impl Read for Breaks {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("lost"))
            }
        }
        let reader = BufReader::new((&b"{}\n{"[..]).chain(Breaks));
        let pages: Vec<Page> = Lines { reader, name: "f".into(), number: 0, done: false }.collect();
        assert_eq!(pages.len(), 2);
        assert!(matches!(&pages[1].content, Content::Broken(Trouble { kind: "unreadable", .. })));
    }
}

//! HTTP responses as archives keep them.

use std::io::{Cursor, Read};
use std::sync::Arc;

use fastwarc::stream_io::{brotli, zstd};
use fastwarc::warc::header::{HeaderEncoding, HeaderMap};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::{Opened, PAGE_BYTES, Trouble, decode};

/// Longest head that is read.
const HEAD_BYTES: usize = 256 << 10;

/// Content types that are pages.
const PAGE_TYPES: [&str; 3] = ["text/html", "application/xhtml+xml", "text/plain"];

/// The page of a response; `None` if the status or the type says that it holds none.
pub fn open(block: Vec<u8>, url: Option<&str>) -> Result<Option<Opened>, Trouble> {
    let (head, body) = split(block)?;
    let kind = head.get("Content-Type");
    let fine = head.status_code().is_none_or(|status| (200..300).contains(&status));
    if !fine || !kind.as_deref().is_none_or(is_page) {
        return Ok(None);
    }
    Ok(Some(Opened::text(decode::text(&decoded(&head, body), kind.as_deref(), url))))
}

pub fn is_page(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.is_empty() || PAGE_TYPES.iter().any(|page| kind.eq_ignore_ascii_case(page))
}

fn split(block: Vec<u8>) -> Result<(HeaderMap, Vec<u8>), Trouble> {
    let mut reader = Cursor::new(block);
    let mut head = HeaderMap::new(HeaderEncoding::Latin1);
    head.parse_with_opts(&mut reader, true, HEAD_BYTES, true).map_err(Trouble::record)?;
    if !head.status_line_bytes().is_some_and(|line| line.starts_with(b"HTTP/")) {
        return Err(Trouble::record("expected an HTTP response, found no status line"));
    }
    let at = usize::try_from(reader.position()).unwrap_or(usize::MAX);
    let mut block = reader.into_inner();
    let body = block.split_off(at.min(block.len()));
    Ok((head, body))
}

/// The body with its codings undone, the last one first.
fn decoded(head: &HeaderMap, mut body: Vec<u8>) -> Vec<u8> {
    for header in ["Transfer-Encoding", "Content-Encoding"] {
        let codings = head.get(header).unwrap_or_default().to_ascii_lowercase();
        for coding in codings.rsplit(',') {
            body = undone(coding.trim(), body);
        }
    }
    body
}

/// Many archivers undo a coding and leave its header: what is not coded as said is taken as it stands.
fn undone(coding: &str, body: Vec<u8>) -> Vec<u8> {
    match coding {
        "gzip" | "x-gzip" => drain(body, MultiGzDecoder::new),
        // zlib by the standard, bare in the wild
        "deflate" => match drained(body.as_slice().into(), ZlibDecoder::new) {
            plain if plain.is_empty() => drain(body, DeflateDecoder::new),
            plain => plain,
        },
        "br" => drain(body, brotli::BrotliReader::new),
        "zstd" => drain(body, zstd::ZstdReader::new),
        "chunked" => unchunked(&body).unwrap_or(body),
        _ => body,
    }
}

/// The chunks of a body, one after the other, up to the last one or to where they break off; `None` if it does
/// not start as one. (fastwarc's reader ends at a chunk that carries an extension.)
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    let (mut size, mut rest) = chunk_head(body)?;
    while size > 0 {
        let chunk;
        (chunk, rest) = rest.split_at_checked(size).unwrap_or((rest, &[]));
        plain.extend_from_slice(chunk);
        let behind = rest.strip_prefix(b"\r").unwrap_or(rest);
        (size, rest) = chunk_head(behind.strip_prefix(b"\n").unwrap_or(behind)).unwrap_or((0, &[]));
    }
    Some(plain)
}

/// A chunk's size from its first line, and what follows the line.
fn chunk_head(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (line, rest) = bytes.split_at_checked(memchr::memchr(b'\n', bytes)? + 1)?;
    let size = line.split(|b| *b == b';').next()?.trim_ascii();
    let size = usize::from_str_radix(std::str::from_utf8(size).ok()?, 16).ok()?;
    Some((size, rest))
}

/// A body that breaks off is read up to there.
fn drain<R: Read>(body: Vec<u8>, reader: impl FnOnce(Cursor<Arc<[u8]>>) -> R) -> Vec<u8> {
    let shared: Arc<[u8]> = body.into();
    match drained(shared.clone(), reader) {
        plain if plain.is_empty() => shared.to_vec(),
        plain => plain,
    }
}

fn drained<R: Read>(body: Arc<[u8]>, reader: impl FnOnce(Cursor<Arc<[u8]>>) -> R) -> Vec<u8> {
    let mut plain = Vec::new();
    // the error is that the body breaks off; read_to_end keeps what came before
    let _ = reader(Cursor::new(body)).take(PAGE_BYTES).read_to_end(&mut plain);
    plain
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use std::io::Write;

    use super::*;

    fn page(head: &str, body: &[u8]) -> Result<Option<String>, String> {
        let block = [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat();
        open(block, None).map(|page| page.map(|page| page.text)).map_err(|trouble| trouble.message)
    }

    fn read(head: &str, body: &[u8]) -> String {
        page(&format!("200 OK\r\nContent-Type: text/html\r\n{head}"), body).unwrap().unwrap()
    }

    fn zip(text: &str) -> Vec<u8> {
        let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        zip.write_all(text.as_bytes()).unwrap();
        zip.finish().unwrap()
    }

    #[test]
    fn codings_are_undone() {
        assert_eq!(read("Content-Encoding: gzip", &zip("<p>a")), "<p>a");
        assert_eq!(read("transfer-encoding: chunked", b"3\r\n<p>\r\n2;x=1\r\nab\r\n0\r\n\r\n"), "<p>ab");
        let body = zip("<p>both");
        let chunk = [format!("{:x}\r\n", body.len()).as_bytes(), &body, b"\r\n0\r\n\r\n"].concat();
        assert_eq!(read("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", &chunk), "<p>both");
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        zlib.write_all(b"<p>z").unwrap();
        assert_eq!(read("Content-Encoding: deflate", &zlib.finish().unwrap()), "<p>z");
        let mut bare = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        bare.write_all(b"<p>bare").unwrap();
        assert_eq!(read("Content-Encoding: deflate", &bare.finish().unwrap()), "<p>bare");
    }

    #[test]
    fn headers_of_codings_that_were_undone_already_do_no_harm() {
        for coding in ["gzip", "deflate", "br", "zstd"] {
            assert_eq!(
                read(&format!("Content-Encoding: {coding}"), b"<p>plain, as it stands"),
                "<p>plain, as it stands"
            );
        }
        assert_eq!(read("Transfer-Encoding: chunked", b"<p>plain"), "<p>plain");
        assert_eq!(read("Transfer-Encoding: chunked", b"added text\n"), "added text\n");
        assert_eq!(read("Transfer-Encoding: chunked", b"ffffffffffffffff\r\nab"), "ab");
        assert_eq!(read("Transfer-Encoding: chunked", b"2\nab\n1\ncd"), "abc");
    }

    #[test]
    fn a_body_that_breaks_off_is_read_up_to_there() {
        let zipped = zip(&"<p>much the same again ".repeat(4000));
        let text = read("Content-Encoding: gzip", &zipped[..zipped.len() - 20]);
        assert!(text.starts_with("<p>much the same") && text.len() > 1000, "{}", text.len());
    }

    #[test]
    fn the_header_names_the_encoding() {
        assert_eq!(
            page("200 OK\r\nContent-Type: text/html; charset=euc-kr", b"<p>\xb0\xa1"),
            Ok(Some("<p>가".into()))
        );
    }

    #[test]
    fn what_is_no_page_is_told_apart() {
        assert_eq!(page("404 Not Found\r\nContent-Type: text/html", b"<p>"), Ok(None));
        assert_eq!(page("200 OK\r\nContent-Type: image/png", b"x"), Ok(None));
        assert_eq!(page("200 OK\r\nContent-Type: Text/HTML ; charset=x", b"x"), Ok(Some("x".into())));
        assert_eq!(page("200 OK", b"x"), Ok(Some("x".into())));
        assert!(open(b"<p>no head".to_vec(), None).is_err() && open(Vec::new(), None).is_err());
    }
}

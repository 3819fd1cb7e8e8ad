#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Write;

use super::super::{Kind, pages};
use super::*;

fn record(kind: &str, head: &str, block: &str) -> Vec<u8> {
    let length = block.len();
    format!("WARC/1.0\r\nWARC-Type: {kind}\r\n{head}Content-Length: {length}\r\n\r\n{block}\r\n\r\n")
        .into_bytes()
}

fn response(id: u32) -> Vec<u8> {
    let head = format!(
        "WARC-Record-ID: <urn:{id}>\r\nWARC-Target-URI: https://a.example/{id}\r\n\
         Content-Type: application/http; msgtype=response\r\n"
    );
    record(
        "response",
        &head,
        &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>page {id}, WARC/1.0</p>"),
    )
}

fn zip(member: &[u8]) -> Vec<u8> {
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    zip.write_all(member).unwrap();
    zip.finish().unwrap()
}

/// What comes of a file: ids of pages, `!` for an error.
fn ids(name: &str, bytes: &[u8]) -> Vec<String> {
    let path = std::env::temp_dir().join(format!("newsprint-batch-{}-{name}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let source = Source { path, kind: Kind::Records, bytes: 0, changed: 0 };
    let pages = pages(&source, &Arc::default());
    pages.map(|page| if matches!(page.content, Content::Broken(_)) { "!".into() } else { page.id }).collect()
}

#[test]
fn responses_resources_and_conversions_are_pages() {
    let typed = |kind: &str, id: &str, content: &str| {
        record(kind, &format!("WARC-Record-ID: <{id}>\r\nContent-Type: {content}\r\n"), "text")
    };
    let file = [
        typed("warcinfo", "i", "application/warc-fields"),
        typed("request", "q", "application/http; msgtype=request"),
        response(1),
        typed("resource", "r", "text/html; charset=utf-8"),
        typed("resource", "p", "image/png"),
        typed("conversion", "c", "text/plain"),
        typed("metadata", "m", "text/plain"),
    ];
    assert_eq!(ids("kinds.warc", &file.concat()), ["urn:1", "r", "c"]);
    let zipped: Vec<Vec<u8>> = file.iter().map(|member| zip(member)).collect();
    assert_eq!(ids("kinds.warc.gz", &zipped.concat()), ["urn:1", "r", "c"]);
    assert_eq!(ids("whole.warc.gz", &zip(&file.concat())), ["urn:1", "r", "c"]);
}

#[test]
fn a_record_without_an_id_has_its_place() {
    let file = [response(1), record("conversion", "", "text")].concat();
    let ids = ids("place.wet", &file);
    assert!(ids[1].ends_with(&format!("place.wet#{}", response(1).len())), "{ids:?}");
}

#[test]
fn rubbish_between_records_is_passed_over() {
    let file = [response(1), b"what\r\nis this\n\n".to_vec(), response(2)].concat();
    assert_eq!(ids("rubbish.warc", &file), ["urn:1", "urn:2"]);
}

#[test]
fn a_length_that_lies_costs_one_record() {
    let broken = String::from_utf8(response(2)).unwrap().replace("Content-Length: ", "Content-Length: 99");
    let file = [response(1), broken.into_bytes(), response(3), response(4)].concat();
    assert_eq!(ids("length.warc", &file), ["urn:1", "!", "urn:3", "urn:4"]);
}

#[test]
fn a_head_without_end_costs_one_record() {
    let endless = format!("WARC/1.0\r\nWARC-Type: response\r\nX: {}\r\n\r\n", "x".repeat(200_000));
    let file = [response(1), endless.into_bytes(), response(3)].concat();
    assert_eq!(ids("head.warc", &file), ["urn:1", "!", "urn:3"]);
}

#[test]
fn a_member_that_is_broken_costs_one_record() {
    let members = [zip(&response(1)), zip(&response(2)), zip(&response(3)), zip(&response(4))];
    for (at, with) in [(20, 0xff), (40, 0x55), (60, 0x00)] {
        let mut members = members.clone();
        members[1][at] ^= with ^ 0xa5;
        let ids = ids("member.warc.gz", &members.concat());
        assert_eq!(
            ids.iter().filter(|id| *id != "!").filter(|id| *id != "urn:2").count(),
            3,
            "{at}: {ids:?}"
        );
        assert!(ids.contains(&"!".to_owned()), "{at}: {ids:?}");
    }
}

#[test]
fn a_file_that_was_cut_is_an_error_and_what_came_before_is_read() {
    let whole = [response(1), response(2)].concat();
    assert_eq!(ids("cut.warc", &whole[..whole.len() - 12]), ["urn:1", "!"]);
    let whole = [zip(&response(1)), zip(&response(2))].concat();
    assert_eq!(ids("cut.warc.gz", &whole[..whole.len() - 30]), ["urn:1", "!"]);
    assert_eq!(ids("none.warc", b"").len(), 0);
}

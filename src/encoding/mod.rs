//! Pages as bytes: which encoding they are in, and their text.
//!
//! ```
//! use newsprint::encoding::{Evidence, decode};
//!
//! // what the server says is wrong: these bytes are UTF-8
//! let decoded = decode("<title>Brücke über die Lark</title>".as_bytes(), Some("text/html; charset=iso-8859-1"));
//! assert_eq!((decoded.encoding, decoded.evidence), ("UTF-8", Evidence::Structure));
//! assert_eq!(decoded.declared, Some("windows-1252")); // as browsers read iso-8859-1
//! assert_eq!(decoded.text, "<title>Brücke über die Lark</title>");
//!
//! let decoded = decode(b"<meta charset=euc-kr><title>\xB4\xD9\xB8\xAE</title>", None);
//! assert_eq!((decoded.encoding, decoded.evidence), ("EUC-KR", Evidence::Declared));
//! assert_eq!(decoded.text, "<meta charset=euc-kr><title>다리</title>");
//! ```
//!
//! # The rule
//!
//! The claims are gathered, and stand in the order, that the HTML standard gives ("determining the
//! character encoding"): the byte-order mark, the `Content-Type` header, the `<meta>` or XML
//! declaration in the first 1024 bytes, and where there is none, the first `<meta>` behind
//! them. A browser follows the first claim; here the bytes have a say, for saved pages have lost
//! their header, were converted and kept their `<meta>`, or come from servers that say
//! `iso-8859-1` of whatever they send:
//!
//! 1. Bytes that begin as ASCII in UTF-16 does, every other one zero, are UTF-16. The standard
//!    looks for `<?x` in this form alone; no other encoding begins so. ASCII with the escapes of
//!    ISO-2022-JP is that; browsers leave it undetected for the safety of scripts, and none runs here.
//! 2. Bytes that hold UTF-8 sequences and next to nothing malformed are UTF-8, whatever was
//!    declared. Text in another encoding hardly passes for UTF-8: of real prose cut into pieces of
//!    four characters beyond ASCII, no piece did in Korean, Japanese, Chinese, Russian, Polish, German,
//!    French, Spanish and Turkish in their old encodings; of pieces of one such character in EUC-KR 0.7%, in
//!    GBK 3%, in single-byte encodings none.
//! 3. Else the first claim that the bytes do not contradict. UTF-8 is contradicted by more malformed
//!    sequences than well-formed ones, encodings of two bytes a character by more than a sixteenth and
//!    a handful: a headline cut in the middle of a character must not turn the page. A character
//!    cut off by the page's end is no contradiction. UTF-16 is contradicted by the lack of a
//!    zero byte, which every tag, space and line end has there; windows-1252, which
//!    no byte can contradict and servers claim unasked, by letters that stand in long runs, as those of
//!    Latin script do not. Where two claims differ and both hold, the detector may prefer the
//!    second.
//! 4. Else what chardetng detects, with the top-level domain of the page's address as a hint.
//!
//! The encodings that the standard replaces by an error (ISO-2022-KR, HZ) are no claim.
//!
//! Not noticed are claims that the bytes allow: one single-byte encoding for another, GBK or Big5
//! for EUC-KR, GBK for a short page of Latin script. Text that was decoded wrongly before it was stored as UTF-8 is not repaired.

mod choose;
mod detect;
pub(crate) mod parse;
mod prescan;
mod reading;

use std::borrow::Cow;

use choose::Choice;

/// The text of a page, and how its bytes were read; made by [`decode`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The text without its byte-order mark; borrowed from the bytes where they are UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding that the bytes were read in, by its name in the Encoding standard: `UTF-8`,
    /// `EUC-KR` (which takes in CP949), `windows-1252` (ISO-8859-1), `Shift_JIS`.
    pub encoding: &'static str,
    /// What spoke for this encoding.
    pub evidence: Evidence,
    /// What a browser would have followed: the first of byte-order mark, header and declaration; `None`
    /// where there is none, or none with the name of a known encoding.
    pub declared: Option<&'static str>,
    /// How many malformed sequences stand as U+FFFD in the text; a character that the page's end
    /// cuts off counts as one.
    pub malformed: usize,
}

/// What spoke for an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The byte-order mark.
    Bom,
    /// The `Content-Type` header.
    Transport,
    /// The page's own `<meta>` or XML declaration.
    Declared,
    /// The form of the bytes, which is that of UTF-8, UTF-16 or ISO-2022-JP (or ASCII, which reads the
    /// same in UTF-8); no claim names it.
    Structure,
    /// The detector.
    Detected,
}

/// Reads bytes as text. `content_type` is the value of the HTTP header (`text/html; charset=euc-kr`)
/// or the name of an encoding alone (`euc-kr`).
///
/// Bytes of any kind give a text, in time linear in their number.
#[must_use]
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    decoded(choose::choose(bytes, content_type, None))
}

/// As [`decode`], for bytes that were fetched from `url`: where nothing else speaks, pages of
/// `.ru` are more likely to be in an encoding of Cyrillic.
#[must_use]
pub fn decode_at<'a>(bytes: &'a [u8], content_type: Option<&str>, url: &str) -> Decoded<'a> {
    decoded(choose::choose(bytes, content_type, Some(url)))
}

fn decoded(choice: Choice<'_>) -> Decoded<'_> {
    Decoded {
        encoding: choice.reading.encoding.name(),
        malformed: choice.reading.malformed,
        text: choice.reading.text,
        evidence: choice.evidence,
        declared: choice.declared.map(|encoding| encoding.name()),
    }
}

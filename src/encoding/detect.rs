//! The encoding of bytes that nothing else tells.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, ISO_8859_13, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
    WINDOWS_1258,
};

use super::reading::{Reading, is_another_script};
use crate::values::url::{host, parse};

/// Bytes that the detector is given, of the words beyond ASCII: some thousand words tell, and it takes a
/// hundred nanoseconds for each byte, several times what the parser takes.
const GIVEN: usize = 16 << 10;

/// Bytes of a piece that is judged alone. The detector gives an encoding up at its first malformed
/// sequence: of a damaged page all pieces but a few are whole.
const PIECE: usize = 256;

/// The detector's encodings of Latin script.
const LATIN: [&Encoding; 8] = [
    WINDOWS_1252,
    WINDOWS_1250,
    ISO_8859_2,
    WINDOWS_1254,
    WINDOWS_1257,
    ISO_8859_13,
    ISO_8859_4,
    WINDOWS_1258,
];

pub(super) fn is_latin(encoding: &'static Encoding) -> bool {
    LATIN.contains(&encoding)
}

/// The encoding of all bytes; where they are not quite in it, or it is one of Latin script and they are
/// not, the one that most pieces are in.
pub(super) fn detect(bytes: &[u8], url: Option<&str>) -> &'static Encoding {
    let (tld, words) = (url.and_then(tld), telling_words(bytes));
    let whole = guess(&words, tld.as_deref(), words.len() < GIVEN);
    let is_doubtful =
        Reading::of(&words, whole).broken() > 0 || (is_latin(whole) && is_another_script(bytes));
    let found = if is_doubtful { by_pieces(&words, tld.as_deref()) } else { whole };
    if found.is_single_byte() && !has_letters(bytes) { WINDOWS_1252 } else { found }
}

/// The words with bytes beyond ASCII, parted by line ends. They end at blanks, tags and quotes, which
/// are part of no longer character in any of the encodings.
fn telling_words(bytes: &[u8]) -> Vec<u8> {
    let ends = |b: &u8| *b <= b' ' || matches!(b, b'<' | b'>' | b'"');
    let words = bytes.split(ends).filter(|word| !word.is_ascii());
    // in front, for the last character may be cut off by the page's end
    words.flat_map(|word| [b'\n'].into_iter().chain(word.iter().copied())).take(GIVEN).collect()
}

/// In every single-byte encoding words have letters in the upper half of what is beyond ASCII; what
/// has none there is signs (pounds, copyright, dashes), which the detector may take for letters.
fn has_letters(bytes: &[u8]) -> bool {
    bytes.iter().any(|b| *b >= 0xC0)
}

/// `is_all`: nothing comes behind these bytes, which would complete a character that they begin.
fn guess(bytes: &[u8], tld: Option<&str>, is_all: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, is_all);
    detector.guess(tld.map(str::as_bytes), Utf8Detection::Deny)
}

/// Each piece has as many votes as bytes beyond ASCII.
fn by_pieces(mut rest: &[u8], tld: Option<&str>) -> &'static Encoding {
    let mut votes: Vec<(&'static Encoding, usize)> = Vec::new();
    while !rest.is_empty() {
        let (piece, left) = rest.split_at_checked(piece_end(rest)).unwrap_or((rest, &[]));
        rest = left;
        let (encoding, weight) = (guess(piece, tld, false), piece.iter().filter(|b| !b.is_ascii()).count());
        match votes.iter_mut().find(|(e, _)| *e == encoding) {
            Some((_, sum)) => *sum += weight,
            None => votes.push((encoding, weight)),
        }
    }
    votes.into_iter().max_by_key(|(_, sum)| *sum).map_or(WINDOWS_1252, |(encoding, _)| encoding)
}

/// Where a piece ends: before a line end.
fn piece_end(bytes: &[u8]) -> usize {
    let behind = bytes.get(PIECE..).unwrap_or_default();
    memchr::memchr(b'\n', behind).map_or(bytes.len(), |at| PIECE + at)
}

/// The last label of the host, lower case and ASCII, as the detector wants it.
fn tld(url: &str) -> Option<String> {
    let url = parse(url)?;
    let label = host(&url).rsplit('.').next()?.to_ascii_lowercase();
    label.is_ascii().then_some(label)
}

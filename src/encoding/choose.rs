//! Which encoding bytes are read in: the claims in the standard's order, and what the bytes say to
//! them.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::Evidence;
use super::detect::{detect, is_latin};
use super::prescan::{charset_in, label, prescan};
use super::reading::{Reading, has_form_of_utf8};

/// How far the standard looks for a declaration.
const PRESCANNED: usize = 1024;

/// What the bytes are read in, and why.
pub(super) struct Choice<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) evidence: Evidence,
    pub(super) declared: Option<&'static Encoding>,
}

type Claim = (Evidence, &'static Encoding);

pub(super) fn choose<'a>(bytes: &'a [u8], content_type: Option<&str>, url: Option<&str>) -> Choice<'a> {
    let (claims, bytes) = claims(bytes, content_type);
    let (reading, evidence) = settle(bytes, &claims, url);
    let claimed = claims.iter().find(|(_, encoding)| *encoding == reading.encoding);
    Choice {
        evidence: claimed.map_or(evidence, |(evidence, _)| *evidence),
        declared: claims.first().map(|(_, encoding)| *encoding),
        reading,
    }
}

/// What is said of the encoding, the weightiest first; and the bytes behind the byte-order mark.
fn claims<'a>(bytes: &'a [u8], content_type: Option<&str>) -> (Vec<Claim>, &'a [u8]) {
    let bom = Encoding::for_bom(bytes);
    let bytes = bytes.get(bom.map_or(0, |(_, length)| length)..).unwrap_or_default();
    let head = bytes.get(..PRESCANNED).unwrap_or(bytes);
    let claims = [
        (Evidence::Bom, bom.map(|(encoding, _)| encoding)),
        (Evidence::Transport, content_type.and_then(of_header)),
        (Evidence::Declared, prescan(head)),
    ];
    let claims = claims.into_iter().filter_map(|(evidence, encoding)| Some((evidence, encoding?)));
    (claims.collect(), bytes)
}

fn of_header(content_type: &str) -> Option<&'static Encoding> {
    charset_in(content_type.as_bytes()).or_else(|| label(content_type.as_bytes()))
}

fn settle<'a>(bytes: &'a [u8], claims: &[Claim], url: Option<&str>) -> (Reading<'a>, Evidence) {
    if let Some(encoding) = utf16_by_bom(claims).or_else(|| by_form(bytes)) {
        return (Reading::of(bytes, encoding), Evidence::Structure);
    }
    if let Some(found) = first_that_fits(bytes, claims, url) {
        return found;
    }
    if bytes.is_ascii() {
        return (Reading::of(bytes, UTF_8), Evidence::Structure);
    }
    let guess = detect(bytes, url);
    // that it is Latin script after all is no reason to go by another encoding of it than the claimed
    let claimed = claims.iter().find(|(_, encoding)| is_latin(encoding) && is_latin(guess));
    let (evidence, encoding) = claimed.copied().unwrap_or((Evidence::Detected, guess));
    (Reading::of(bytes, encoding), evidence)
}

/// The first claim that the bytes bear out; or a later one that they bear out too, and that the
/// detector prefers.
fn first_that_fits<'a>(
    bytes: &'a [u8],
    claims: &[Claim],
    url: Option<&str>,
) -> Option<(Reading<'a>, Evidence)> {
    let declares = claims.iter().any(|(evidence, _)| *evidence == Evidence::Declared);
    // the standard's "changing the encoding while parsing"
    let late = || if declares { None } else { prescan(bytes).map(|encoding| (Evidence::Declared, encoding)) };
    let all = claims.iter().copied().chain(std::iter::once_with(late).flatten());
    let mut fitting = all.filter_map(|(evidence, encoding)| {
        let reading = Reading::of(bytes, encoding);
        reading.fits(bytes).then_some((reading, evidence))
    });
    let first = fitting.next()?;
    if bytes.is_ascii() {
        return Some(first);
    }
    let other = fitting.find(|(reading, _)| reading.encoding != first.0.encoding);
    Some(other.filter(|(reading, _)| is_preferred(reading, bytes, url)).unwrap_or(first))
}

/// Whether the detector's encoding gives the same text: it says GBK for gb18030, KOI8-U for KOI8-R.
fn is_preferred(reading: &Reading<'_>, bytes: &[u8], url: Option<&str>) -> bool {
    let detected = detect(bytes, url);
    detected == reading.encoding || Reading::of(bytes, detected).text == reading.text
}

/// No page in another encoding begins with these bytes.
fn utf16_by_bom(claims: &[Claim]) -> Option<&'static Encoding> {
    let (evidence, encoding) = claims.first()?;
    (*evidence == Evidence::Bom && *encoding != UTF_8).then_some(*encoding)
}

/// The encoding that the form of the bytes tells.
fn by_form(bytes: &[u8]) -> Option<&'static Encoding> {
    let utf8 = || has_form_of_utf8(bytes).then_some(UTF_8);
    utf16_by_form(bytes).or_else(utf8).or_else(|| has_escapes(bytes).then_some(ISO_2022_JP))
}

/// Whether ASCII is parted by the escapes with which ISO-2022-JP changes over to Japanese.
fn has_escapes(bytes: &[u8]) -> bool {
    let escape = memchr::memmem::find(bytes, b"\x1B$");
    escape.is_some() && bytes.is_ascii() && Reading::of(bytes, ISO_2022_JP).fits(bytes)
}

/// UTF-16 that begins with two characters of ASCII, as every page with a tag or a line end in
/// front does.
fn utf16_by_form(bytes: &[u8]) -> Option<&'static Encoding> {
    match *bytes.first_chunk()? {
        [1..=0x7F, 0, 1..=0x7F, 0] => Some(UTF_16LE),
        [0, 1..=0x7F, 0, 1..=0x7F] => Some(UTF_16BE),
        _ => None,
    }
}

//! What a page declares of its encoding: the HTML standard's "prescan a byte stream to determine
//! its encoding", step by step. (Its look for an XML declaration in UTF-16 is part of
//! the look for the form of UTF-16.)

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use memchr::{memchr, memmem};

/// The bytes ended in the middle of a tag: nothing behind it can be told.
struct Ended;

/// The encoding that the first declaration in these bytes names.
pub(super) fn prescan(bytes: &[u8]) -> Option<&'static Encoding> {
    match by_meta(bytes) {
        Ok(Some(encoding)) => Some(encoding),
        Ok(None) | Err(Ended) => by_xml(bytes),
    }
}

fn by_meta(mut rest: &[u8]) -> Result<Option<&'static Encoding>, Ended> {
    while let Some(at) = memchr(b'<', rest) {
        let tag = rest.get(at + 1..).unwrap_or_default();
        rest = if tag.starts_with(b"!--") {
            // the dashes that open a comment may be those that close it
            let dashes = tag.get(1..).unwrap_or_default();
            after(dashes, memmem::find(dashes, b"-->").ok_or(Ended)? + 2)
        } else if let Some(mut attributes) = meta_attributes(tag) {
            if let Some(encoding) = Meta::read(&mut attributes)?.encoding() {
                return Ok(Some(encoding));
            }
            attributes
        } else if opens_name(tag) {
            let end = tag.iter().position(|b| is_space(*b) || *b == b'>').ok_or(Ended)?;
            let mut attributes = tag.get(end..).unwrap_or_default();
            while attribute(&mut attributes)?.is_some() {}
            attributes
        } else if matches!(tag.first(), Some(b'!' | b'/' | b'?')) {
            after(tag, memchr(b'>', tag).ok_or(Ended)?)
        } else {
            tag
        };
    }
    Ok(None)
}

fn after(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at + 1..).unwrap_or_default()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

/// What follows `meta`, if the tag is of that name.
fn meta_attributes(tag: &[u8]) -> Option<&[u8]> {
    let (name, rest) = tag.split_at_checked(4)?;
    let ends = rest.first().is_some_and(|b| is_space(*b) || *b == b'/');
    (ends && name.eq_ignore_ascii_case(b"meta")).then_some(rest)
}

/// Whether a tag, opening or closing, has a name.
fn opens_name(tag: &[u8]) -> bool {
    tag.strip_prefix(b"/").unwrap_or(tag).first().is_some_and(u8::is_ascii_alphabetic)
}

/// What a `<meta>` says; of an attribute that it has twice, the first counts.
#[derive(Default)]
struct Meta<'a> {
    http_equiv: Option<&'a [u8]>,
    content: Option<&'a [u8]>,
    charset: Option<&'a [u8]>,
}

impl<'a> Meta<'a> {
    fn read(rest: &mut &'a [u8]) -> Result<Self, Ended> {
        let mut meta = Meta::default();
        while let Some((name, value)) = attribute(rest)? {
            let known = match name.to_ascii_lowercase().as_slice() {
                b"http-equiv" => &mut meta.http_equiv,
                b"content" => &mut meta.content,
                b"charset" => &mut meta.charset,
                _ => continue,
            };
            known.get_or_insert(value);
        }
        Ok(meta)
    }

    /// `charset`, even one that names nothing, comes before `content`.
    fn encoding(&self) -> Option<&'static Encoding> {
        let is_pragma = || self.http_equiv.is_some_and(|v| v.eq_ignore_ascii_case(b"content-type"));
        let by_content = || self.content.filter(|_| is_pragma()).and_then(charset_in);
        self.charset.map_or_else(by_content, label).map(not_utf16)
    }
}

/// Name and value.
type Attribute<'a> = (&'a [u8], &'a [u8]);

/// The next attribute of a tag; `None` at the tag's end.
fn attribute<'a>(rest: &mut &'a [u8]) -> Result<Option<Attribute<'a>>, Ended> {
    *rest = skip(rest, |b| is_space(b) || b == b'/')?;
    if rest.first() == Some(&b'>') {
        return Ok(None);
    }
    let ends = |(at, b): (usize, &u8)| is_space(*b) || matches!(b, b'/' | b'>') || (*b == b'=' && at > 0);
    let name = take(rest, rest.iter().enumerate().position(ends))?;
    *rest = skip(rest, is_space)?;
    let value = if let Some(value) = rest.strip_prefix(b"=") {
        *rest = skip(value, is_space)?;
        value_of(rest)?
    } else {
        &[]
    };
    Ok(Some((name, value)))
}

fn value_of<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], Ended> {
    match rest.split_first() {
        Some((quote @ (b'"' | b'\''), inner)) => {
            let end = memchr(*quote, inner).ok_or(Ended)?;
            *rest = after(inner, end);
            Ok(inner.get(..end).unwrap_or_default())
        }
        _ => take(rest, rest.iter().position(|b| is_space(*b) || *b == b'>')),
    }
}

fn skip(bytes: &[u8], is_skipped: impl Fn(u8) -> bool) -> Result<&[u8], Ended> {
    let start = bytes.iter().position(|b| !is_skipped(*b)).ok_or(Ended)?;
    bytes.get(start..).ok_or(Ended)
}

fn take<'a>(rest: &mut &'a [u8], end: Option<usize>) -> Result<&'a [u8], Ended> {
    let (taken, left) = end.and_then(|end| rest.split_at_checked(end)).ok_or(Ended)?;
    *rest = left;
    Ok(taken)
}

/// The standard's "extracting a character encoding from a meta element": `text/html;
/// charset=euc-kr`.
pub(super) fn charset_in(mut rest: &[u8]) -> Option<&'static Encoding> {
    const KEY: &[u8] = b"charset";
    loop {
        let at = rest.windows(KEY.len()).position(|w| w.eq_ignore_ascii_case(KEY))?;
        rest = rest.get(at + KEY.len()..)?.trim_ascii_start();
        if let Some(value) = rest.strip_prefix(b"=") {
            return label(unquoted(value.trim_ascii_start())?);
        }
    }
}

fn unquoted(value: &[u8]) -> Option<&[u8]> {
    match value.split_first()? {
        (quote @ (b'"' | b'\''), inner) => inner.get(..memchr(*quote, inner)?),
        _ => value.split(|b| is_space(*b) || *b == b';').next(),
    }
}

/// The encoding of a name, of the Encoding standard's list; none for those that it replaces by an
/// error. `x-user-defined` stands for windows-1252, as the standard has it of declarations.
pub(super) fn label(name: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label_no_replacement(name)?;
    Some(if encoding == X_USER_DEFINED { WINDOWS_1252 } else { encoding })
}

/// The standard's "get an XML encoding".
fn by_xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let declaration = declaration.get(..memchr(b'>', declaration)?)?;
    let key = memmem::find(declaration, b"encoding")?;
    let is_blank = |b: &u8| *b <= b' ';
    let rest = trim(declaration.get(key + b"encoding".len()..)?, is_blank).strip_prefix(b"=")?;
    let (quote, value) = trim(rest, is_blank).split_first()?;
    let name = value.get(..memchr(*quote, value).filter(|_| matches!(quote, b'"' | b'\''))?)?;
    if name.iter().any(is_blank) { None } else { label(name).map(not_utf16) }
}

fn trim(bytes: &[u8], is_trimmed: impl Fn(&u8) -> bool) -> &[u8] {
    let start = bytes.iter().position(|b| !is_trimmed(b)).unwrap_or(bytes.len());
    bytes.get(start..).unwrap_or_default()
}

/// A declaration that can be read as ASCII does not stand in UTF-16.
fn not_utf16(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding }
}

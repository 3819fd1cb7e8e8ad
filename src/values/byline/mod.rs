//! Who wrote it: people and agencies out of the text of a byline.
//!
//! A byline is cut at its addresses and line breaks, then at its labels (`By`, `Photos by`), then
//! at its separators; each piece is freed of dates, roles and degrees, and is then a person, an
//! agency, or nothing. Hangul, and Chinese characters and kana, have readers of their own. No list
//! of names is asked, only shapes and the closed word lists of the trade; what is in doubt is left
//! out, as no author is better than a wrong one.

mod agency;
mod closing;
mod dateline;
mod eastern;
mod email;
mod hangul;
mod label;
mod latin;
mod person;
mod reading;
mod role;
mod segment;
pub(crate) mod shape;
mod tail;
#[cfg(test)]
mod tests;

pub(crate) use agency::agency;
pub(crate) use closing::{closing_agency, closing_line, glued_at_end};
pub(crate) use dateline::dateline;
pub(crate) use email::emails;
pub(crate) use person::is_person;

use crate::article::Author;
use reading::Reading;
use shape::{fold, is_han, is_hangul, is_kana};

/// The people, and the agency, of one byline.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Byline {
    pub authors: Vec<Author>,
    pub agency: Option<String>,
}

/// Reads a text known to be a byline: from a byline element, a JSON-LD author's name, meta
/// `author`. Line breaks part it.
pub(crate) fn parse(text: &str) -> Byline {
    read(text).byline()
}

/// What a label at the start of a line (`By`) announces, up to the next separator.
pub(crate) fn announced(line: &str) -> Option<String> {
    let folded = fold(line);
    let text = tail::unglue(&folded);
    let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
    let (parts, prose) = label::parts(&words);
    let first = parts.first().filter(|part| part.kind == label::Kind::Writer && !prose)?;
    let name = segment::segments(first.words).into_iter().next()?;
    let kept = tail::cut(&name.words).0;
    let name = shape::join(kept).trim_matches([',', '.', ':', '|']).to_owned();
    (!name.is_empty()).then_some(name)
}

/// A text that is nothing but a byline.
#[derive(Debug)]
pub(crate) struct Terse {
    pub byline: Byline,
    /// A label (`By`) or a role told that these are its people.
    pub labelled: bool,
}

/// Reads a line in which people, their roles and dates stand and nothing else; `None` for prose.
pub(crate) fn terse(line: &str) -> Option<Terse> {
    let reading = read(line);
    let labelled = reading.labelled || reading.authors.iter().any(|a| a.role.is_some());
    let sure = reading.unread == 0 && !reading.authors.is_empty();
    sure.then(|| Terse { byline: reading.byline(), labelled })
}

/// A byline is no longer, in bytes; papers of science name twenty people in a thousand.
const MAX_TEXT: usize = 8000;

fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let end = text.char_indices().map(|(at, _)| at).find(|at| *at > MAX_TEXT).unwrap_or(text.len());
    for line in text.get(..end).unwrap_or_default().lines().map(fold) {
        read_line(&line, &mut reading);
        if reading.closed {
            break;
        }
    }
    reading
}

/// Reads a line between and behind its addresses.
fn read_line(line: &str, reading: &mut Reading) {
    let mut from = 0;
    for address in emails(line) {
        read_piece(line.get(from..address.start).unwrap_or_default(), reading);
        reading.email(line.get(address.clone()).unwrap_or_default());
        from = address.end;
    }
    read_piece(line.get(from..).unwrap_or_default(), reading);
}

fn read_piece(piece: &str, reading: &mut Reading) {
    if piece.chars().any(is_hangul) {
        hangul::read(piece, reading);
    } else if piece.chars().any(|c| is_han(c) || is_kana(c)) {
        eastern::read(piece, reading);
    } else if piece.chars().any(char::is_alphanumeric) {
        latin::read(piece, reading);
    }
}

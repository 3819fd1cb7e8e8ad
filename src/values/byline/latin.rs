//! Bylines in alphabets with capitals, or at least with spaces between words.

use super::label::{self, Kind};
use super::person::{ARTICLES, is_full_name, is_particle, is_person};
use super::reading::Reading;
use super::segment::{Segment, Separator, segments};
use super::shape::{bare, is_capitalised, is_caps, join, listed, lower};
use super::{role, tail};

/// Words that end the name of a paper or a broadcaster. Behind a name they tell a house from a
/// second person; as they are surnames too (`Yan Sun`), a first name is not held against them.
#[rustfmt::skip]
const HOUSE_ENDS: &[&str] = &[
    "times", "post", "star", "sun", "herald", "globe", "mail", "chronicle", "sentinel", "observer",
    "review", "inquirer", "dispatch", "examiner", "guardian", "independent", "mirror", "standard",
    "courier", "register", "bee", "republic", "plus", "life", "money", "sports", "sport", "world", "europe",
    "asia", "today", "daily", "weekly", "report", "wire", "local", "bild", "welt", "zeit", "stern",
    "spiegel", "kurier", "anzeiger", "blatt", "tageblatt", "business",
];

/// First words of cities of several words: what follows a name and a comma is its place.
const CITY_STARTS: &[&str] = &[
    "new", "los", "las", "san", "santa", "hong", "tel", "buenos", "kuala", "cape", "rio", "são", "sao",
    "st.", "mexico", "bad", "den",
];

/// Reads a stretch of a byline without addresses.
pub(super) fn read(text: &str, reading: &mut Reading) {
    let text = tail::unglue(text);
    let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty() && !is_address(w)).collect();
    if tail::is_comment(&words) {
        reading.unread += 1;
        reading.closed = true;
        return;
    }
    let (parts, prose) = label::parts(&words);
    reading.unread += usize::from(prose);
    for part in parts {
        reading.labelled |= part.kind == Kind::Writer;
        if part.kind != Kind::Other {
            read_part(part.kind, part.words, reading);
        }
    }
}

/// Web addresses are no names, and their slashes would part them into some.
fn is_address(word: &str) -> bool {
    word.contains("://") || lower(word).starts_with("www.")
}

fn read_part(kind: Kind, words: &[&str], reading: &mut Reading) {
    let mut segments = segments(words);
    if kind == Kind::Plain && !reading.authors.is_empty() {
        // after an address or a line break: whoever is named here is one more person
        if let Some(first) = segments.first_mut().filter(|s| s.separator == Separator::Start) {
            first.separator = Separator::Comma;
        }
    }
    if let Some(name) = surname_first(&segments) {
        return reading.person(&name, None);
    }
    let skip = usize::from(leads_with_section(&segments));
    reading.unread += skip;
    for segment in segments.iter().skip(skip) {
        read_segment(segment, reading);
    }
}

/// `Doe, Jane` and `Jong, Michiel de`: two segments, the first of one word, the second of one word
/// and perhaps initials and particles.
fn surname_first(segments: &[Segment]) -> Option<String> {
    let [last, first] = segments else { return None };
    let [surname] = last.words.as_slice() else { return None };
    let (given, more) = first.words.split_first()?;
    let fits = first.separator == Separator::Comma
        && last.separator == Separator::Start
        && is_person(surname)
        && (is_person(given) || is_initial(given))
        && !tail::is_degree(given)
        && more.iter().all(|w| is_particle(w) || is_initial(w))
        && !is_suffix(given);
    fits.then(|| format!("{} {}", join(&first.words), surname))
}

fn is_initial(word: &str) -> bool {
    bare(word).chars().count() == 1
}

/// `Politics · Ann Lee`, `Cc: …`: a single word before a bar and a full name is a section, before a
/// colon a label unknown.
fn leads_with_section(segments: &[Segment]) -> bool {
    let [first, second, ..] = segments else { return false };
    first.words.len() == 1
        && (second.separator == Separator::Colon
            || second.separator == Separator::Bar && is_full_name(&second.words))
}

fn read_segment(segment: &Segment, reading: &mut Reading) {
    if reading.take_agency(&join(&segment.words)) {
        return;
    }
    let whole = behind_date(trim(&segment.words));
    if let [word] = whole
        && is_suffix(word)
    {
        return add_suffix(word, reading);
    }
    let remark = segment.separator != Separator::Start && !reading.authors.is_empty();
    if role::is_role(whole) || (remark && role::mentions(whole) && !names_itself(whole)) {
        return role::of_remark(whole).into_iter().for_each(|role| reading.role(&role));
    }
    let (words, cut) = tail::cut(whole);
    let (words, role) = role::split(tail::without_degrees(tail::without_capitals(words)));
    let words = once(trim(words));
    match take(segment.separator, words, role, cut, reading) {
        Taken::No => reading.unread += 1,
        Taken::Agency | Taken::Person | Taken::Remark => {}
    }
}

/// `2025 Ann Lee`, `8 Minuten Ann Lee`: a full name whose date or reading time stands before it.
fn behind_date<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let stamp = words.iter().take_while(|w| tail::is_stamp_word(w)).count();
    let dated = words.iter().take(stamp).any(|w| tail::has_digit(w) && (stamp > 1 || w.len() >= 4));
    match words.get(stamp..) {
        Some(name) if dated && is_full_name(tail::cut(name).0) => name,
        _ => words,
    }
}

enum Taken {
    Person,
    Agency,
    Remark,
    No,
}

/// A segment freed of dates, degrees and roles: a person, an agency, a place or date, or neither.
fn take(
    separator: Separator,
    words: &[&str],
    role: Option<String>,
    cut: &[&str],
    reading: &mut Reading,
) -> Taken {
    if words.is_empty() {
        return Taken::Remark;
    }
    if reading.take_agency(&join(words)) {
        return Taken::Agency;
    }
    let (words, agency) = without_agency(words);
    let fits = match separator {
        Separator::Start => is_person(&join(words)) && (words.len() > 1 || tail::is_stamp(cut)),
        Separator::And => is_second(words) || (words.len() == 1 && is_lone_second(words, reading)),
        Separator::Comma | Separator::Bar => is_second(words),
        Separator::Dash => reading.authors.is_empty() && is_second(words),
        Separator::Paren | Separator::Colon => false,
    };
    if let Some(agency) = agency.filter(|_| fits) {
        reading.take_agency(agency);
    }
    if fits {
        add_glued(words, role, reading);
        Taken::Person
    } else if is_place(separator, words) {
        Taken::Remark
    } else {
        Taken::No
    }
}

/// `Ben Roe AFP`, `Ben Roe The Associated Press`: an agency behind a full name. One word must stand
/// in capitals or be no surname (`Ben R. Bloomberg`).
fn without_agency<'w, 't>(words: &'w [&'t str]) -> (&'w [&'t str], Option<&'static str>) {
    let sure = |behind: &[&str]| match behind {
        [word] => is_caps(word) || matches!(*word, "Reuters" | "Yonhap" | "Xinhua" | "dpa"),
        _ => true,
    };
    for at in 2..words.len().min(MAX_NAME_WORDS) {
        let Some((name, behind)) = words.split_at_checked(at) else { continue };
        if let Some(found) = super::agency(&join(behind)).filter(|_| sure(behind)) {
            return (name, Some(found));
        }
    }
    (words, None)
}

/// An agency behind a name begins within so many words.
const MAX_NAME_WORDS: usize = 6;

/// Whether words behind a name are one more person, and no house or place.
fn is_second(words: &[&str]) -> bool {
    let house = words.last().is_some_and(|w| listed(HOUSE_ENDS, w));
    let place = words.first().is_some_and(|w| listed(CITY_STARTS, w) || listed(ARTICLES, w));
    !house && !place && is_full_name(words) && !words.iter().any(|w| tail::is_degree(w))
}

/// `Lina and Peter`: first names among themselves.
fn is_lone_second(words: &[&str], reading: &Reading) -> bool {
    let lone_before = reading.authors.last().is_some_and(|a| !a.name.contains(' '));
    lone_before && is_person(&join(words))
}

/// A word or two behind a name: its place, its house.
fn is_place(separator: Separator, words: &[&str]) -> bool {
    separator != Separator::Start
        && words.len() <= 4
        && words.iter().all(|w| is_capitalised(w) || is_particle(w))
}

/// Whether a segment that mentions a trade holds a name too (`Jane Doe Staff Writer`).
fn names_itself(words: &[&str]) -> bool {
    let (name, role) = role::split(tail::cut(words).0);
    role.is_some() && is_full_name(name)
}

/// Generation marks, which belong to the name before the comma.
fn is_suffix(word: &str) -> bool {
    matches!(bare(word), "Jr" | "Sr" | "II" | "III" | "IV")
}

fn add_suffix(word: &str, reading: &mut Reading) {
    if let Some(last) = reading.authors.last_mut() {
        last.name.push(' ');
        last.name.push_str(word);
    }
}

/// The words without punctuation at the ends, the stop of an initial or a `Jr.` aside.
fn trim<'w, 't>(mut words: &'w [&'t str]) -> &'w [&'t str] {
    while let Some((_, rest)) = words.split_last().filter(|(w, _)| bare(w).is_empty()) {
        words = rest;
    }
    while let Some((_, rest)) = words.split_first().filter(|(w, _)| bare(w).is_empty()) {
        words = rest;
    }
    words
}

/// A name printed twice in a row, once.
fn once<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let half = words.len() / 2;
    match words.split_at_checked(half) {
        Some((a, b)) if half > 1 && a.iter().map(|w| lower(w)).eq(b.iter().map(|w| lower(w))) => a,
        _ => words,
    }
}

/// `Ann LeeworthyBob Roe`, `Ann LeeAnn Lee`: two names, or one twice, whose separator got lost.
fn add_glued(words: &[&str], role: Option<String>, reading: &mut Reading) {
    let whole = join(words);
    if let Some((name, again)) = whole.split_at_checked(whole.len() / 2).filter(|(a, b)| a == b)
        && again.contains(' ')
    {
        return reading.person(&clean(name), role);
    }
    if let Some((first, second)) = glued(words) {
        reading.person(&first, None);
        return reading.person(&second, role);
    }
    reading.person(&clean(&join(words)), role);
}

/// Shortest first part of a glued word: shorter ones are prefixes of one name (`Mac`, `Fitz`, `Vander`).
const GLUED_SURNAME: usize = 7;

fn glued(words: &[&str]) -> Option<(String, String)> {
    let mut inner = words.iter().enumerate().skip(1).take(words.len().saturating_sub(2));
    let (at, word, cut) = inner.find_map(|(i, w)| Some((i, w, seam(w)?)))?;
    let (surname, given) = word.split_at_checked(cut)?;
    let first = format!("{} {surname}", join(words.get(..at)?));
    Some((first, format!("{given} {}", join(words.get(at + 1..)?))))
}

fn seam(word: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in word.char_indices() {
        if c.is_uppercase() && before.is_lowercase() {
            return (at >= GLUED_SURNAME).then_some(at);
        }
        before = c;
    }
    None
}

/// The name without marks at its ends; a stop stays behind an initial and `Jr.`
fn clean(name: &str) -> String {
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let name = name.trim_end_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '.' | '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}')
    });
    let last = name.rsplit(' ').next().unwrap_or_default();
    let short = matches!(bare(last), "Jr" | "Sr")
        || last.trim_end_matches('.').rsplit('.').next().is_some_and(|p| p.chars().count() == 1);
    if short { name.to_owned() } else { name.trim_end_matches('.').to_owned() }
}

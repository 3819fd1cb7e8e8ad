//! What a line says by itself: a byline, a date with or without a label, glued together or to a
//! headline as dumps glue what stands in one line of a page.

use super::lines::trim;
use super::prose::{heft, is_prose, is_wide, width};
use crate::values::{byline, date};

/// Longest line that is looked at, in bytes: a headline with byline and both dates glued together
/// stays below it.
const LONGEST_SIGN: usize = 420;

/// What a line of the head says besides the headline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign<'a> {
    /// How sure it is that the line belongs to the head of a story.
    pub(super) weight: Weight,
    /// A headline glued in front of it.
    pub(super) title: Option<&'a str>,
    pub(super) byline: Option<&'a str>,
    pub(super) dates: Option<&'a str>,
}

/// How much a line's form says, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// A day alone: the date of a masthead or a list looks the same.
    Day,
    /// A day with a time.
    Moment,
    /// A byline.
    Name,
    /// A byline and a date on one line.
    NameAndDate,
    /// A date behind the word `Published` or the like.
    Labelled,
}

/// What a line says by itself.
pub(super) fn sign(text: &str) -> Option<Sign<'_>> {
    if text.len() > LONGEST_SIGN {
        return None;
    }
    // a date has a figure; looking for one in every line of a menu costs more
    let found = text.contains(char::is_numeric).then(|| date::stretch(text)).flatten();
    let Some(at) = found else { return undated(text) };
    let (before, after) = (trim_rim(text.get(..at.start)?), trim_rim(text.get(at.end..)?));
    let dates = text.get(at)?;
    let labelled = date::labelled(dates).labelled;
    let (title, named) = named(before, labelled);
    let behind = is_byline(after).then_some(after);
    let rest_fits = behind.is_some() || after.split(BARS).all(is_label);
    let front_fits = before.is_empty() || named.is_some() || title.is_some() || leads(before);
    if !front_fits || !rest_fits {
        return None;
    }
    let byline = named.or(behind);
    Some(Sign { weight: weigh(labelled, byline.is_some(), dates), title, byline, dates: Some(dates) })
}

fn weigh(labelled: bool, byline: bool, dates: &str) -> Weight {
    match (labelled, byline) {
        (true, _) => Weight::Labelled,
        (_, true) => Weight::NameAndDate,
        _ if date::first(dates).is_some_and(|found| found.stamp.time().is_some()) => Weight::Moment,
        _ => Weight::Day,
    }
}

/// A line without a date: a byline, alone or glued to a headline, or a label.
fn undated(text: &str) -> Option<Sign<'_>> {
    if is_date_label(text) {
        return Some(Sign { weight: Weight::Labelled, title: None, byline: None, dates: Some(text) });
    }
    let (title, byline) = named(text, false);
    byline?;
    Some(Sign { weight: Weight::Name, title, byline, dates: None })
}

/// Labels that dumps print on lines of their own, or with a date that cannot be read: `Published`
/// and its like of the sites whose dumps are known, in small letters.
const DATE_LABELS: &[&str] =
    &["published", "posted", "updated", "last updated", "입력", "등록", "작성", "수정"];

/// A label with a date that cannot be read stays below this width.
const WIDEST_LABELLED: usize = 80;

/// A label alone, or with a colon and something behind it.
fn is_date_label(text: &str) -> bool {
    if width(text) > WIDEST_LABELLED {
        return false;
    }
    let lower = text.to_lowercase();
    let rest = DATE_LABELS.iter().filter_map(|label| lower.strip_prefix(label)).map(trim);
    rest.into_iter().any(|rest| matches!(rest, "" | "on" | "at") || rest.starts_with([':', '：']))
}

/// Headline and byline of what stands before a date, or of a whole line. A headline alone is only
/// seen where a labelled date is glued to it.
fn named(text: &str, labelled: bool) -> (Option<&str>, Option<&str>) {
    if is_byline(text) {
        return (None, Some(text));
    }
    if let Some((title, byline)) = unglue(text, labelled) {
        return (Some(title), Some(byline));
    }
    let alone = labelled && heft(text) >= 4 && !is_prose(text);
    (alone.then_some(text), None)
}

/// `…trade ministerBy Kim Min-su`: headline and byline without white space between; with white
/// space only where a labelled date follows.
fn unglue(text: &str, spaced: bool) -> Option<(&str, &str)> {
    let (at, _) = text.rmatch_indices("By ").find(|(at, _)| *at > 0)?;
    let (title, byline) = text.split_at_checked(at)?;
    let glued = !title.ends_with(char::is_whitespace);
    let headline = heft(title) >= 2 && !title.ends_with(['(', '[', '-', '/']);
    ((glued || spaced) && headline && is_byline(byline)).then_some((trim(title), byline))
}

/// Words that open a byline: English, German, French, Spanish, Dutch, Italian, Scandinavian.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "by ", "by:", "written by ", "reported by ", "story by ", "words by ", "von ", "par ", "por ", "door ", "di ", "av ", "af ",
];

/// Small words within a byline.
const JOINTS: &[&str] = &[
    "and", "of", "the", "in", "for", "from", "with", "at", "de", "del", "der", "di", "da", "la", "le", "van",
    "von", "bin", "al",
];

/// Most words and greatest width of a byline.
const LONGEST_BYLINE: (usize, usize) = (16, 130);

/// A line that is nothing but a byline.
fn is_byline(text: &str) -> bool {
    if text.is_empty() || width(text) > LONGEST_BYLINE.1 {
        return false;
    }
    if let Some(opener) = opener(text) {
        return text.get(opener.len()..).is_some_and(are_names);
    }
    let eastern = text.contains(is_wide) && width(text) <= WIDEST_EASTERN;
    (eastern || text.contains('@')) && byline::closing_line(text).is_some()
}

fn opener(text: &str) -> Option<&'static str> {
    let fits =
        |opener: &&str| text.get(..opener.len()).is_some_and(|start| start.eq_ignore_ascii_case(opener));
    OPENERS.iter().copied().find(fits)
}

/// Opens with `By` or the like.
pub(super) fn opens_byline(text: &str) -> bool {
    opener(text).is_some()
}

/// A name with its role in Korean, Chinese or Japanese is no wider.
const WIDEST_EASTERN: usize = 40;

/// Capitalised words and what joins them, an e-mail address among them or not.
fn are_names(text: &str) -> bool {
    let words =
        text.split_whitespace().map(|word| word.trim_matches(['(', ')', '[', ']', '|', ',', '&', '·', '-']));
    let mut count = 0;
    for word in words.filter(|word| !word.is_empty()) {
        count += 1;
        let name = word.starts_with(|c: char| c.is_uppercase() || is_wide(c));
        let other = word.contains('@') || JOINTS.contains(&word) || word.eq_ignore_ascii_case("by");
        if !(name || other) || (word.contains(|c: char| c.is_ascii_digit()) && !word.contains('@')) {
            return false;
        }
    }
    (1..=LONGEST_BYLINE.0).contains(&count) && !text.trim_end().ends_with(['?', '!', ':', '.'])
}

/// A label in front of a date. `Vote set for May 3, 2023` is a headline: it ends in a small word.
fn leads(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    is_label(text) && !last.starts_with(|c: char| c.is_lowercase())
}

/// Signs that part what stands beside a date.
const BARS: [char; 4] = ['•', '·', '|', '/'];

/// A word or two beside a date: a place, a section, `5 min. read`.
pub(super) fn is_label(text: &str) -> bool {
    let (most_words, widest) = (4, 30);
    heft(text) <= most_words && width(text) <= widest
}

fn trim_rim(text: &str) -> &str {
    trim(text).trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '/' | '·' | '•' | ',' | '-' | '–' | '—' | ';')
    })
}

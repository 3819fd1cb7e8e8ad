//! Captions and the credits in them.
//!
//! A credit stands in the last parenthesis of a caption, behind a label (`Photo:`, `©`), behind a
//! slash, or as a last sentence of its own. What only describes (`(right)`, `(2019)`) or explains
//! (`Stock Price Index (Kospi)`) is none; in doubt the caption stays whole.

mod bracket;
mod furniture;
mod label;
mod source;
#[cfg(test)]
mod tests;

use crate::values::byline::shape::{ends_sentence, fold, is_hangul, is_kana, listed};
use crate::values::byline::{closing_line, emails, glued_at_end, is_person, parse};
use bracket::{bracket, in_brackets};
use furniture::{without_furniture, without_stamp};
use label::{is_bare_label, strip_label, strip_loose};
use source::{
    is_descriptive, is_house, is_known, is_name_like, is_slashed, is_source, is_unmistakable,
    may_be_unmistakable,
};

/// A caption as shown, split.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Caption {
    /// The caption without the credit.
    pub caption: Option<String>,
    /// The credit without its label.
    pub credit: Option<String>,
}

/// A credit is no longer, in bytes; the search from the end of a caption goes no further.
const REACH: usize = 200;

/// A credit has no more words.
const MAX_WORDS: usize = 14;

/// Splits a caption from the credit in it.
pub(crate) fn split(text: &str) -> Caption {
    let lines: Vec<String> = text.lines().map(fold).filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    let text = without_stamp(without_furniture(&text));
    let found = interleaved(text)
        .or_else(|| whole(text))
        .or_else(|| first_line(text))
        .or_else(|| in_brackets(text))
        .or_else(|| by_reporter(text))
        .or_else(|| behind_label(text))
        .or_else(|| last_sentence(text))
        .or_else(|| behind_slash(text))
        .or_else(|| last_name(text));
    let (caption, credit) = found.map_or((text, None), |(caption, credit)| (caption, Some(credit)));
    let caption = if credit.is_some() { trim_caption(caption) } else { caption.trim() };
    Caption { caption: Some(caption.to_owned()).filter(|c| !c.is_empty()), credit }
}

/// Reads a text known to be a credit: brackets, labels, the address of a reporter off.
pub(crate) fn clean(text: &str) -> Option<String> {
    let text = fold(text);
    let mut text = without_stamp(&text);
    for _ in 0..MAX_LAYERS {
        let inner = trim_credit(text);
        let inner = strip_label(inner).or_else(|| strip_loose(inner)).unwrap_or(inner);
        if inner.len() == text.len() {
            break;
        }
        text = inner;
    }
    let text = EASTERN_TAILS.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text);
    let text = reporter(text).unwrap_or_else(|| text.to_owned());
    (text.contains(char::is_alphanumeric) && !is_bare_label(&text)).then_some(text)
}

/// What Japanese and Chinese put behind a photographer's name.
const EASTERN_TAILS: &[&str] = &["撮影", "提供", "摄", "攝", " 제공"];

/// Brackets and labels around one another (`(Photo: Courtesy of …)`) are not deeper.
const MAX_LAYERS: usize = 6;

/// A Korean photographer without role and address; `None` if the credit is none of a reporter's.
fn reporter(text: &str) -> Option<String> {
    let signed = !emails(text).is_empty() || (text.contains(is_hangul) && text.ends_with("기자"));
    let names: Vec<String> =
        if signed { parse(text).authors.into_iter().map(|a| a.name).collect() } else { Vec::new() };
    (!names.is_empty()).then(|| names.join(", "))
}

/// Without marks at the ends, and without brackets that enclose the whole.
fn trim_credit(text: &str) -> &str {
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '–' | '—' | ':' | '|' | '/' | ',' | ';' | '•' | '=' | '*' | '"' | '“' | '”')
    };
    let text = text.trim_matches(marks);
    let text = text.strip_suffix(')').filter(|t| !t.contains('(')).unwrap_or(text).trim_end();
    let text = text.strip_suffix('.').filter(|t| !ends_in_initial(t)).unwrap_or(text);
    match bracket(text) {
        Some(("", inner)) => inner.trim_matches(marks),
        _ => text,
    }
}

/// `Sam Doe Jr`, `paper inc`, `J` keep their stop.
fn ends_in_initial(text: &str) -> bool {
    let last = text.rsplit([' ', '.']).next().unwrap_or_default();
    last.chars().count() == 1 || matches!(last, "Jr" | "Sr" | "Inc" | "Co" | "Ltd" | "Corp")
}

/// `Image copyright X Image caption Y`, as one broadcaster labels both.
fn interleaved(text: &str) -> Option<(&str, String)> {
    let rest = ["Image copyright", "Image source"].iter().find_map(|label| text.strip_prefix(label))?;
    let (credit, caption) = rest.split_once("Image caption")?;
    Some((caption.trim_start_matches([',', ':', ' ']), clean(credit)?))
}

/// A caption that is only a credit.
fn whole(text: &str) -> Option<(&str, String)> {
    let labelled = strip_label(text).is_some_and(|rest| is_credit_text(rest) && !rest.contains('\n'));
    (labelled || is_source(text)).then(|| Some(("", clean(text)?)))?
}

/// A credit on a line of its own before the caption: labelled, or the name of a house.
fn first_line(text: &str) -> Option<(&str, String)> {
    let (line, caption) = text.split_once('\n')?;
    let is_credit = strip_label(line).is_some_and(is_credit_text) || is_source(line) || is_house(line);
    is_credit.then(|| Some((caption, clean(line)?)))?
}

/// A Korean photographer's byline at the end: `잠실=홍길동 기자 a@b.co.kr`, `잠실=연합뉴스`, `세종시 제공`.
fn by_reporter(text: &str) -> Option<(&str, String)> {
    let korean = text.contains(is_hangul);
    if let Some((at, byline)) =
        glued_at_end(text).filter(|(_, b)| korean && b.authors.iter().any(|a| !a.name.is_empty()))
    {
        let names: Vec<String> = byline.authors.into_iter().map(|a| a.name).collect();
        return Some((text.get(..at)?, names.join(", ")));
    }
    let (at, last) =
        boundaries(text).into_iter().filter(|_| korean).rev().find_map(|at| Some((at, text.get(at..)?)))?;
    let placed = last.split_once('=').filter(|(place, house)| !place.contains(' ') && is_source(house));
    if let Some((_, house)) = placed {
        return Some((text.get(..at)?, clean(house)?));
    }
    let provided = last.ends_with("제공") && last.split(' ').count() <= 6;
    let signed = closing_line(last).is_some_and(|b| !b.authors.is_empty());
    (provided || signed).then(|| Some((text.get(..at)?, clean(last)?)))?
}

/// Behind a label: at a boundary any label, elsewhere one with a colon or a sign.
fn behind_label(text: &str) -> Option<(&str, String)> {
    let boundaries = boundaries(text);
    for at in word_starts(text) {
        let Some((before, rest)) = text.split_at_checked(at) else { continue };
        let loose = || if boundaries.contains(&at) { strip_loose(rest) } else { None };
        let Some(credit) = strip_label(rest).or_else(loose) else { continue };
        let label = rest.get(..rest.len() - credit.len()).unwrap_or_default();
        let strong = label.contains([':', '：', '=', '©', 'ⓒ']) && before_allows(before, rest);
        let fits = (is_credit_text(credit) || strong && boundaries.contains(&at) && is_brief(credit))
            && (strong || boundaries.contains(&at) && (is_name_like(credit) || is_source(credit)));
        if fits && !before.trim().is_empty() {
            return Some((before, clean(rest)?));
        }
    }
    None
}

/// A few words that begin as a name does, of a language that writes houses in small letters.
fn is_brief(text: &str) -> bool {
    let is_upper = text.starts_with(char::is_uppercase);
    is_upper && text.split_whitespace().count() <= 5 && !text.contains(['.', '\n'])
}

/// A label is a word of its own, or capitalised where a line break was lost (`im StudioFoto: dpa`).
fn before_allows(before: &str, label: &str) -> bool {
    !before.ends_with(char::is_alphanumeric) || label.starts_with(|c: char| !c.is_lowercase())
}

/// Few words, no line break, not a run of small ones.
fn is_credit_text(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let common = |w: &&&str| w.starts_with(char::is_lowercase) && !w.contains(['.', '_']) && !is_known(w);
    let small = if words.len() > 2 { words.iter().filter(common).count() } else { 0 };
    let stops = text
        .match_indices(". ")
        .filter(|(at, _)| text.get(..*at).is_some_and(|t| !ends_in_initial(t)))
        .count();
    (1..=MAX_WORDS).contains(&words.len())
        && small * 2 <= words.len()
        && stops == 0
        && !text.trim_end().contains('\n')
}

/// A last sentence or line that is a source: `… in Rome. Ann Lee / AFP`.
fn last_sentence(text: &str) -> Option<(&str, String)> {
    let rest = |at: usize| text.get(at..).map(|rest| rest.trim_end_matches('.'));
    let sourced = |at: &usize| rest(*at).is_some_and(|rest| is_source(rest) || is_slashed(rest));
    let unmistakable = |at: &usize| rest(*at).is_some_and(is_unmistakable);
    let anywhere = || word_starts(text).into_iter().find(unmistakable);
    let at = boundaries(text)
        .into_iter()
        .find(sourced)
        .or_else(|| if may_be_unmistakable(text) { anywhere() } else { None })?;
    Some((text.get(..at)?, clean(text.get(at..)?)?))
}

/// `… in Rome / Yonhap`, `…있다./연합뉴스`.
fn behind_slash(text: &str) -> Option<(&str, String)> {
    let (before, rest) = text.rsplit_once(['/', '＝'])?;
    let apart = text.ends_with(&format!("＝{rest}"))
        || before.ends_with([' ', '.', '다', '”', '"'])
        || rest.starts_with(' ');
    let named = is_source(rest) || (ends_sentence(before) && is_name_like(rest) && !is_descriptive(rest));
    (apart && named && rest.len() <= REACH).then(|| Some((before, clean(rest)?)))?
}

/// Abbreviations whose stop ends no sentence.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "st", "dr", "mr", "mrs", "ms", "gov", "sen", "rep", "gen", "col", "lt", "sgt", "capt", "prof", "rev",
    "pres", "no", "vs", "mt", "ft", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "calif", "conn", "tenn", "ill", "mich", "minn", "miss", "mont", "wash", "ave", "bzw",
    "ca", "nr", "sr", "sra", "ste", "co", "inc",
];

/// A last fragment without a stop that is a full name: `… in Rome. Ann Lee for The Gazette`.
fn last_name(text: &str) -> Option<(&str, String)> {
    let at = text.rfind(". ")?;
    let (before, rest) = text.split_at_checked(at + 2)?;
    let word = before.trim_end_matches(['.', ' ', '”', '"', ')']).rsplit(' ').next()?;
    let ends = word.chars().count() > 1 && !listed(ABBREVIATIONS, word);
    let person = rest.split(" for ").next().is_some_and(is_person);
    let named =
        (2..=6).contains(&rest.split(' ').count()) && person && is_name_like(rest) && !is_descriptive(rest);
    (ends && named && !rest.ends_with('.')).then(|| Some((before, clean(rest)?)))?
}

/// Where, within reach of the end, a new sentence, line or column begins.
fn boundaries(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut after_break = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let stop = before == '.' && text.get(..at - 1).is_some_and(|t| !ends_in_initial(t));
        let breaks =
            stop || matches!(before, '\n' | '|' | '—' | '–' | '!' | '?' | '…' | '。' | '”' | '"' | ')' | '•');
        let hyphen = before == '-' && text.get(..at).is_some_and(|t| t.ends_with(" -"));
        after_break = breaks || hyphen || (after_break && before.is_whitespace());
        if after_break
            && at + REACH >= text.len()
            && (c.is_alphanumeric() || matches!(c, '©' | '@' | '(' | '['))
            && at > 0
        {
            found.push(at);
        }
        before = c;
    }
    found
}

/// Where words begin within reach of the end: after white space or a mark, or at a sign.
fn word_starts(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let starts =
            c.is_alphanumeric() && !before.is_alphanumeric() || c.is_uppercase() && before.is_lowercase();
        let east = is_hangul(c) && !is_hangul(before) || is_kana(before);
        if at + REACH >= text.len() && (starts || east || matches!(c, '©' | 'ⓒ')) {
            found.push(at);
        }
        before = c;
    }
    found
}

/// The caption without what tied the credit to it.
fn trim_caption(caption: &str) -> &str {
    caption.trim().trim_end_matches(['|', '/', '–', '—', '-', ',', ':', ';', '•', '[', '(']).trim()
}

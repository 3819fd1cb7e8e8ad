//! What pages print behind a name: dates, reading times, links, a sentence about the author.

use super::role;
use super::shape::{bare, is_capitalised, is_caps, listed};

/// Words after which nothing belongs to the name: places, houses, links, the verb of a profile.
#[rustfmt::skip]
const CUT: &[&str] = &[
    "in", "im", "aus", "for", "at", "on", "from", "für", "bei", "pour", "para", "em", "voor", "auf", "via",
    "as", "bij", "is", "ist", "est", "es", "è", "was", "writes", "schreibt", "arbeitet", "covers", "has",
    "hat", "special", "lesen", "follow", "updated", "published", "posted", "last", "share", "shares",
    "contact", "email", "e-mail", "view", "read", "see", "reporting", "reports", "twitter", "facebook",
    "linkedin", "instagram", "image", "aktualisiert", "zuletzt", "veröffentlicht", "publié", "mis",
    "publicado", "actualizado", "atualizado", "pubblicato", "aggiornato", "sponsored", "who", "that",
    "where", "contributed", "search", "et al", "first",
];

/// Words of [`CUT`] that are capitalised only in links, never in names.
#[rustfmt::skip]
const CUT_CAPITALISED: &[&str] = &[
    "follow", "updated", "published", "posted", "share", "shares", "contact", "email", "e-mail", "view",
    "twitter", "facebook", "linkedin", "instagram", "stand", "aktualisiert", "veröffentlicht", "publié",
    "publicado", "actualizado", "aggiornato", "special", "search", "image",
];

/// Words that belong to the `Updated` behind them; `Last` is a surname as well.
const BEFORE_UPDATED: &[&str] = &["last", "first", "zuletzt", "dernière"];

/// Words of dates, which stand before the digits at which a name is cut. `May` and `April` are
/// names as well, but not before a digit.
#[rustfmt::skip]
const DATE_WORDS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "wed", "thu", "fri", "sat", "sun", "am", "on", "at", "vom", "le", "el", "um", "januar", "februar",
    "märz", "mai", "juni", "juli", "oktober", "dezember", "enero", "febrero", "marzo", "abril", "mayo",
    "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "janvier", "février",
    "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "today", "the", "about",
];

/// Who speaks, not who writes: the signature of a reader's comment.
const SPEECH: &[&str] =
    &["says", "said", "sagt", "sagte", "schreibt", "schrieb", "meint", "dice", "dit", "ha detto"];

/// Academic degrees and licences behind a name, without their stops.
#[rustfmt::skip]
const DEGREES: &[&str] = &[
    "PhD", "MD", "MA", "MS", "MSc", "BA", "BSc", "MBA", "MPH", "RD", "RDN", "RN", "JD", "Esq", "DDS", "DVM",
    "VMD", "CFP", "CPA", "CFA", "CPP", "PSP", "LCSW", "FACP", "FACLM", "FOMA", "MW", "PsyD", "EdD", "DO",
    "LPC", "CPT", "CSCS", "OBE", "MBE", "CBE", "CEPF", "PharmD", "DPhil", "MFA", "LLM",
];

/// Words that end in a signature of a comment (`Hans says:`).
pub(super) fn is_comment(words: &[&str]) -> bool {
    let spoken = |w: &&str| listed(SPEECH, w);
    words.iter().skip(1).take(4).any(|w| w.ends_with(':') && spoken(w))
        || (words.len() < 5 && words.iter().skip(1).last().is_some_and(spoken))
}

/// The words up to where a date, a handle, a link or a remark begins; and the words cut off.
pub(super) fn cut<'w, 't>(words: &'w [&'t str]) -> (&'w [&'t str], &'w [&'t str]) {
    let end = words.iter().enumerate().position(|(i, w)| begins_tail(i, w)).unwrap_or(words.len());
    let mut kept = words.get(..end).unwrap_or_default();
    if end < words.len() && words.get(end).is_some_and(|w| has_digit(w)) {
        while let Some((_, rest)) = kept.split_last().filter(|(last, _)| listed(DATE_WORDS, last)) {
            kept = rest;
        }
    }
    if let Some((_, rest)) = kept
        .split_last()
        .filter(|(last, rest)| end < words.len() && !rest.is_empty() && listed(BEFORE_UPDATED, last))
    {
        kept = rest;
    }
    (kept, words.get(kept.len()..).unwrap_or_default())
}

/// Whether what was cut off is a date, a handle or a link, so that a lone first name may stand
/// before it; `Solutions for everybody` holds no name.
pub(super) fn is_stamp(cut: &[&str]) -> bool {
    let small = cut.first().is_some_and(|w| w.starts_with(char::is_lowercase));
    !small || (cut.len() <= 6 && cut.iter().take(4).any(|w| has_digit(w)))
}

/// Months, weekdays and the small words of dates.
pub(super) fn is_date_word(word: &str) -> bool {
    listed(DATE_WORDS, word)
}

/// Digits, and the words of dates and spans of time.
pub(super) fn is_stamp_word(word: &str) -> bool {
    has_digit(word)
        || is_date_word(word)
        || listed(&["uhr", "pm", "min", "minuten", "minutes", "read", "gmt", "est", "kst"], word)
}

/// Whether the word holds a digit.
pub(super) fn has_digit(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

fn begins_tail(at: usize, word: &str) -> bool {
    let small = word.starts_with(char::is_lowercase);
    has_digit(word)
        || word.starts_with(['@', '#', '{', '<'])
        || (at > 0 && small && listed(CUT, word))
        || (at > 0 && listed(CUT_CAPITALISED, word))
        || (at > 1 && !small && !is_capitalised(word) && bare(word).is_empty())
}

/// The words without degrees at the end.
pub(super) fn without_degrees<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let mut kept = words;
    while let Some((_, rest)) = kept.split_last().filter(|(last, rest)| rest.len() > 1 && is_degree(last)) {
        kept = rest;
    }
    kept
}

/// The words without a house in capitals of several words behind a full name (`USA TODAY`).
pub(super) fn without_capitals<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let count = words.iter().rev().take_while(|w| is_caps(w) && w.len() > 2).count();
    match words.split_at_checked(words.len() - count) {
        Some((name, _)) if count > 1 && name.len() > 1 => name,
        _ => words,
    }
}

/// A degree, or capitals that cannot be spoken and are no numeral (`CNN`, `DVM`, not `III`).
pub(super) fn is_degree(word: &str) -> bool {
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let mute = plain.len() > 2 && plain.bytes().all(|b| b.is_ascii_uppercase() && !b"AEIOUY".contains(&b));
    DEGREES.contains(&plain.as_str()) || mute
}

/// Words that pages glue to a name, a line break or a style between them lost: `By` before it,
/// these behind it.
#[rustfmt::skip]
const GLUED_BEHIND: &[&str] = &[
    "published", "updated", "posted", "follow", "share", "twitter", "facebook", "linkedin", "instagram",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec",
    "last", "view",
];

/// Words that pages glue before a name.
const GLUED_BEFORE: &[&str] = &["by", "par", "por", "profile", "von"];

/// The text with spaces where a label, a role or a date is glued to the name.
pub(super) fn unglue(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 8);
    let mut words = text.split_whitespace().enumerate().peekable();
    while let Some((index, word)) = words.next() {
        let next = words.peek().map(|(_, next)| *next);
        for part in unglue_word(word, index, next).into_iter().filter(|p| !p.is_empty()) {
            if !parted.is_empty() {
                parted.push(' ');
            }
            parted.push_str(part);
        }
    }
    parted
}

fn unglue_word<'t>(word: &'t str, index: usize, next: Option<&str>) -> [&'t str; 2] {
    let mut before = ' ';
    for (at, c) in word.char_indices() {
        if let Some((left, right)) = word.split_at_checked(at).filter(|_| at > 0)
            && is_seam(left, before, c, right, index, next)
        {
            return [left, right];
        }
        before = c;
    }
    [word, ""]
}

/// Whether two words are glued between the characters `before` and `c`.
fn is_seam(left: &str, before: char, c: char, right: &str, index: usize, next: Option<&str>) -> bool {
    if c == '@' {
        return true;
    }
    if before == ':' {
        return c.is_alphabetic() && left.chars().count() > 2;
    }
    if c.is_ascii_digit() {
        return index > 0 && before.is_lowercase() && is_capitalised(left);
    }
    if !c.is_uppercase() {
        return false;
    }
    let named = right.chars().nth(1).is_some_and(char::is_lowercase);
    let dated = before.is_ascii_digit() && named;
    let labelled = named && listed(GLUED_BEFORE, left);
    let trade = left.len() > 2 && (listed(GLUED_BEHIND, right) || role::begins_role(right, next));
    dated || (before.is_lowercase() && (labelled || trade))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_cut() {
        for (text, expected) in [
            ("Ann Lee in Berlin", "Ann Lee"),
            ("Ann Lee for The Gazette", "Ann Lee"),
            ("Ann Lee 5 min read", "Ann Lee"),
            ("Ann Lee March 4", "Ann Lee"),
            ("Ann Lee Updated Mar 12", "Ann Lee"),
            ("Ann Lee @annlee", "Ann Lee"),
            ("April Roe", "April Roe"),
            ("Ann May 4", "Ann"),
            ("Special", "Special"),
        ] {
            assert_eq!(cut(&text.split(' ').collect::<Vec<_>>()).0.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn glue_is_undone() {
        for (text, expected) in [
            ("By YonhapPublished", "By Yonhap Published"),
            ("ByLucy RoeNews Reporter", "By Lucy Roe News Reporter"),
            ("ByJohn-Paul Roe", "By John-Paul Roe"),
            ("Ann LeeMarch 4", "Ann Lee March 4"),
            ("Byron MacFarlane DeVito", "Byron MacFarlane DeVito"),
            ("BYRON", "BYRON"),
        ] {
            assert_eq!(unglue(text), expected);
        }
    }
}

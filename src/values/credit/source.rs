//! What a credit looks like: known picture agencies, names, houses; and what only describes.

use std::borrow::Cow;

use crate::values::byline::agency;
use crate::values::byline::shape::{
    bare, is_capitalised, is_caps, is_han, is_hangul, is_kana, listed, lower,
};

/// Picture agencies, libraries and platforms, besides the news agencies; in lower case.
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    // agencies and libraries
    "getty images", "gettyimages", "getty", "shutterstock", "unsplash", "pexels", "pixabay", "istock",
    "istockphoto", "alamy", "alamy stock photo", "adobe stock", "adobestock", "fotolia", "depositphotos",
    "dreamstime", "123rf", "freepik", "imago", "imago images", "picture alliance", "picture-alliance",
    "epa", "epa-efe", "efe-epa", "rex", "rex features", "pa", "pa wire", "pa images", "ap photo",
    "ap images", "afp photo", "zuma", "zuma press", "zuma wire", "sipa", "sipa usa", "magnum photos",
    "corbis", "nurphoto", "keystone", "scanpix", "ntb scanpix", "newscom", "newspix", "mauritius images",
    "laif", "ddp", "action images", "wireimage", "filmmagic", "photonews", "hollandse hoogte",
    "agence opale", "hans lucas", "contour", "redux", "polaris", "upi photo", "xinhua news", "kyodo news",
    "uncredited",
    // platforms, archives
    "wikimedia", "wikimedia commons", "wikipedia", "wikicommons", "flickr", "instagram", "youtube",
    "facebook", "twitter", "tiktok", "x", "google", "google maps", "nasa", "esa", "unsplash.com",
    "library of congress",
    // broadcasters whose letters stand in captions of their programmes
    "kbs", "mbc", "sbs", "jtbc", "tvn", "mbn", "ytn", "ebs", "bbc", "cnn", "nbc", "abc", "cbs", "netflix",
    "disney",
];

/// Words that say where somebody stands or what a picture is, and credit nobody.
#[rustfmt::skip]
const DESCRIPTIVE: &[&str] = &[
    "left", "right", "center", "centre", "middle", "top", "bottom", "above", "below", "front", "back",
    "rear", "far", "pictured", "undated", "archive", "archives", "seated", "standing", "first", "second",
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "from", "l", "r", "c", "clockwise", "inset",
    "foreground", "background", "file", "not", "former", "then", "now", "age", "aged", "see", "click",
    "detail", "links", "rechts", "oben", "unten", "mitte", "hinten", "vorne", "ausschnitt", "archivbild",
    "archivfoto", "symbolbild", "symbolfoto", "gauche", "droite", "haut", "bas", "izquierda", "derecha",
    "centro", "archivo", "sinistra", "destra", "esquerra", "dreta", "esquerda", "direita", "vänster",
    "höger", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "왼쪽", "오른쪽",
    "가운데", "가운데", "앞줄", "뒷줄", "左", "右", "中央", "中",
];

/// Words by which a name is that of a paper or an agency, at its end.
const HOUSES: &[&str] = &["Shimbun", "Press", "Agency", "Gazette", "Tribune", "Herald", "Photos", "Pictures"];

/// Words behind an agency that say what sort of picture it gave.
const TAILS: &[&str] = &[" pic", " file", " photo", " archive", " handout", " pool"];

/// Small words within the names of houses.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "of", "the", "in", "for", "and", "&", "at", "on", "de", "del", "la", "le", "des", "du", "von", "van",
    "der", "di", "und", "et", "y", "e", "via", "courtesy", "by", "dos", "da", "do", "den", "-", "–", "/",
    "|",
];

/// Whether the text says where or what, and credits nobody.
pub(super) fn is_descriptive(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ordinal = |w: &str| {
        lower(w).trim_start_matches(|c: char| c.is_ascii_digit()).len() == 2
            && w.starts_with(|c: char| c.is_ascii_digit())
    };
    !text.contains(char::is_alphabetic) || words.iter().any(|w| listed(DESCRIPTIVE, w) || ordinal(w))
}

/// Whether the text is a credit that names a known source, alone or beside names (`Ann Lee/Getty
/// Images`, `Ann Lee / AFP`).
pub(super) fn is_source(text: &str) -> bool {
    let parts = parts(text);
    let named = |p: &&str| is_known(p) || is_name_like(p);
    (1..=6).contains(&parts.len()) && parts.iter().any(|p| is_known(p)) && parts.iter().all(named)
}

fn parts(text: &str) -> Vec<&str> {
    let slashed = text.split(['/', '|', ';', ',', '•', '–', '—', '+']);
    let parts = slashed.flat_map(|p| p.split(" via ")).flat_map(|p| p.split(" - ")).map(str::trim);
    parts.filter(|p| !p.is_empty()).collect()
}

/// Whether a source is known by its name.
pub(super) fn is_known(part: &str) -> bool {
    if part.bytes().filter(|byte| *byte == b' ').count() > MOST_SPACES {
        return false;
    }
    let part = narrow(part);
    let part = part.trim_matches(|c: char| !c.is_alphanumeric());
    let small = part.to_lowercase();
    let composite = || part.contains('-') && part.split('-').all(|p| agency(p).is_some());
    let part = TAILS.iter().find_map(|tail| part.strip_suffix(tail)).unwrap_or(part);
    agency(part).is_some() || SOURCES.contains(&small.as_str()) || composite() || is_known_with_tail(&small)
}

/// Between the words of a known name and of what stands behind it; sentences have more.
const MOST_SPACES: usize = 8;

/// Letters of full width, in which Japanese papers set `ＡＰ`, as ASCII.
fn narrow(text: &str) -> Cow<'_, str> {
    let wide = |c: char| matches!(c, '\u{ff01}'..='\u{ff5e}');
    if !text.contains(wide) {
        return text.into();
    }
    let ascii = |c: char| if wide(c) { char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c) } else { c };
    text.chars().map(ascii).collect::<String>().into()
}

/// `Yonhap News TV`, `Getty Images North America`: a known source and a word or two more.
fn is_known_with_tail(small: &str) -> bool {
    let long = SOURCES.iter().filter(|s| s.len() > 4);
    let mut heads = long.filter_map(|s| small.strip_prefix(s)?.strip_prefix(' '));
    heads.any(|tail| tail.split(' ').count() <= 2)
}

/// Whether the text is the name of a paper or an agency and says so: `The Harbour Gazette`.
pub(super) fn is_house(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.contains(' ') && HOUSES.contains(&last) && is_name_like(text)
}

/// Whether the text is names parted by slashes (`Ann Lee / The Gazette`), as credits of papers are.
pub(super) fn is_slashed(text: &str) -> bool {
    let parts = parts(text);
    let name = |p: &&str| is_name_like(p) && p.split(' ').count() <= 5 && !is_descriptive(p);
    text.contains('/') && parts.len() > 1 && parts.iter().all(name)
}

/// Whether a known source and a slash begin the text (`AP Photo/Ann Lee`), or it is the one whose
/// name nothing else is shaped like.
pub(super) fn is_unmistakable(text: &str) -> bool {
    let head = text.split_once('/').is_some_and(|(head, rest)| {
        is_known(head) && !head.ends_with(' ') && is_source(text) && !rest.is_empty()
    });
    head || text.trim_end_matches('.').eq_ignore_ascii_case(NAMED)
}

/// Whether the end of a text can be unmistakable: most captions have no slash, and need not be read
/// word by word.
pub(super) fn may_be_unmistakable(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    let tail = text.len().checked_sub(NAMED.len()).and_then(|at| text.get(at..));
    text.contains('/') || tail.is_some_and(|tail| tail.eq_ignore_ascii_case(NAMED))
}

/// The agency whose name nothing else is shaped like.
const NAMED: &str = "getty images";

/// Whether the text is shaped like the name of a person or a house: capitals, few words, no
/// sentence.
pub(super) fn is_name_like(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let fits = |w: &&str| is_capitalised(w) || SMALL.contains(w) || is_mixed(w);
    let starts = words.first().is_some_and(|w| is_capitalised(w) || is_mixed(w));
    let eastern = text.contains(|c| is_hangul(c) || is_han(c) || is_kana(c));
    if eastern && (words.len() > 4 || text.ends_with(['.', '。', '다'])) {
        return false;
    }
    words.len() <= 8
        && !text.contains(['(', '[', '\n', ':', '"', '“', '”'])
        && starts
        && words.iter().all(fits)
        && !has_sentence(text)
}

/// `tvN`, `123rf`, `iStock`, `paper.com`, `@name`: small letters that are no common word.
fn is_mixed(word: &str) -> bool {
    let inner = bare(word);
    let digits = inner.contains(|c: char| c.is_ascii_digit()) && inner.contains(char::is_alphabetic);
    let (host, top) = inner.rsplit_once('.').unwrap_or((inner, ""));
    let domain = host.len() < inner.len() && top.len() > 1 && top.chars().all(char::is_lowercase);
    let cased =
        !inner.contains('.') && inner.contains(char::is_uppercase) && inner.contains(char::is_lowercase);
    word.starts_with('@') || digits || domain || cased
}

/// A stop within the text behind a word of some length: one sentence ends, another begins.
fn has_sentence(text: &str) -> bool {
    let long = |w: &str| w.chars().count() > 4 && !is_caps(w);
    text.match_indices(". ")
        .any(|(at, _)| text.get(..at).and_then(|t| t.rsplit([' ', '/']).next()).is_some_and(long))
}

/// Whether `short` abbreviates the words before it (`Korea Composite Stock Price Index (Kospi)`),
/// or spells out the abbreviation before it.
pub(super) fn is_abbreviation(before: &str, short: &str) -> bool {
    let words: Vec<&str> = before.split([' ', '-']).filter(|w| !bare(w).is_empty()).collect();
    let initials = |words: &[&str]| -> Vec<char> {
        words.iter().filter(|w| !SMALL.contains(w)).filter_map(|w| lower(w).chars().next()).collect()
    };
    if short.contains(' ') {
        let spelled: String = initials(&short.split(' ').collect::<Vec<_>>()).into_iter().collect();
        return words.last().is_some_and(|w| lower(w) == spelled);
    }
    let letters: Vec<char> = lower(short).chars().filter(|c| c.is_alphabetic()).collect();
    let count = letters.len();
    let from = words.len().saturating_sub(count + 2);
    let all = initials(words.get(from..).unwrap_or_default());
    let near = all.get(all.len().saturating_sub(count)..).unwrap_or_default();
    (2..=MAX_ABBREVIATION).contains(&count) && shared(near, &letters) + 1 >= count.max(3)
}

/// Abbreviations have no more letters.
const MAX_ABBREVIATION: usize = 10;

/// Length of the longest common subsequence.
fn shared(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut corner = 0;
        let mut left = 0;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let above = *cell;
            *cell = if x == y { corner + 1 } else { above.max(left) };
            (corner, left) = (above, *cell);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources() {
        for text in [
            "Yonhap",
            "Getty Images",
            "Ann Lee/Getty Images",
            "ANN LEE / AFP",
            "Uncredited/AP/dpa",
            "뉴시스",
            "AFP via Getty Images",
            "picture alliance/dpa",
            "AP Photo/Ann Lee, File",
            "Reuters-Yonhap",
            "IMAGO/Ann Lee",
        ] {
            assert!(is_source(text), "{text}");
        }
        for text in ["Ann Lee", "the agency Reuters reported", "Rain over Berlin", ""] {
            assert!(!is_source(text), "{text}");
        }
    }

    #[test]
    fn abbreviations() {
        assert!(is_abbreviation("Korea Composite Stock Price Index", "Kospi"));
        assert!(is_abbreviation("the Ministry of Rain Control", "MRC"));
        assert!(is_abbreviation("the MRC", "Ministry of Rain Control"));
        assert!(!is_abbreviation("A scene of the new drama", "tvN"));
        assert!(!is_abbreviation("Shoppers look at apples", "E-mart"));
    }
}

//! Whether a text is shaped like the name of a person.

mod words;

pub(super) use words::ARTICLES;

use super::agency::agency;
use super::shape::{bare, is_caps, is_han, is_hangul, is_kana, listed};
use super::{eastern, hangul, role};
use words::{COMPANY_FORMS, FUNCTION_WORDS, NEVER, NEVER_ALONE, NEVER_FIRST, PARTICLES, PHRASE_WORDS};

/// Names have at most so many words (`Maria do Carmo dos Santos Silva`); more is a sentence.
const MAX_WORDS: usize = 6;
/// And so many characters, particles and double surnames included.
const MAX_CHARS: usize = 60;

/// Whether the text is shaped like the name of one person: no address, no house or desk, no
/// sentence. It does not split: `Ann Lee, Reuters` is no name; [`parse`](super::parse) reads that.
pub(crate) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let sized = (1..=MAX_WORDS).contains(&words.len()) && name.chars().count() <= MAX_CHARS;
    if !sized || agency(name).is_some() {
        return false;
    }
    if name.chars().any(is_hangul) {
        return hangul::is_name(name);
    }
    if name.chars().any(|c| is_han(c) || is_kana(c)) {
        return eastern::is_name(name);
    }
    let spelled = words
        .iter()
        .any(|w| bare(w).chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && !is_initials(w));
    spelled && words.iter().all(|w| is_name_word(w)) && !is_house(&words) && has_case_of_name(&words)
}

/// Whether the words are a full name, as a second person of a byline must show: two words or more,
/// none of them small but particles.
pub(super) fn is_full_name(words: &[&str]) -> bool {
    let small = |w: &&&str| w.starts_with(char::is_lowercase) && !is_particle(w);
    words.len() > 1 && !words.iter().any(|w| small(&w)) && is_person(&words.join(" "))
}

pub(super) fn is_particle(word: &str) -> bool {
    listed(PARTICLES, word)
}

/// A desk, a house, a phrase.
fn is_house(words: &[&str]) -> bool {
    let first = words.first().copied().unwrap_or_default();
    let article = words.len() == 2 && listed(ARTICLES, first);
    let company =
        words.last().is_some_and(|w| COMPANY_FORMS.contains(w)) && !words.iter().all(|w| is_caps(w));
    article || company || listed(NEVER_FIRST, first) || words.iter().any(|w| is_never(w) || is_phrase_word(w))
}

/// A word that no name holds, among others.
fn is_never(word: &str) -> bool {
    listed(NEVER, word) || role::is_noun(word)
}

fn is_phrase_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word) || listed(PHRASE_WORDS, word)
}

/// `J.R.`, and nothing longer between the stops.
fn is_initials(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() < 2)
}

/// Letters, with the marks that names hold: apostrophes, hyphens, the stops of initials.
fn is_name_word(word: &str) -> bool {
    let word = word.trim_matches(['"', '“', '”', '„', '‘', '’', '\'']);
    word.chars().any(char::is_alphabetic)
        && !word.ends_with("'s")
        && !word.ends_with("’s")
        && word.chars().all(|c| {
            c.is_alphabetic()
                || is_mark(c)
                || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '-' | '‐' | '‑' | '.')
        })
        && stops_are_initials(word)
}

/// Combining accents and the vowel signs of the Indic scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

/// `J.R.`, `Ph.D.` and `St.John`, but not `paper.com`.
fn stops_are_initials(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').filter(|p| !p.is_empty()).collect();
    let (last, initials) = parts.split_last().unwrap_or((&"", &[]));
    initials.iter().all(|p| p.chars().count() <= 2)
        && (initials.is_empty() || !last.starts_with(char::is_lowercase))
}

/// Capitals where a name has them.
fn has_case_of_name(words: &[&str]) -> bool {
    match words {
        [word] => is_lone_name(word),
        _ if words.iter().all(|w| w.starts_with(char::is_lowercase)) => is_small_name(words),
        _ => words.iter().all(|w| has_capital(w) || (is_particle(w) && !is_caps(w))),
    }
}

/// A name of one word: a capital and small letters, no code word (`AppleFan`), no initials (`VZS`).
fn is_lone_name(word: &str) -> bool {
    let word = bare(word);
    let mut letters = word.chars();
    let first = letters.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let mut after_letter = true;
    let rest = letters.all(|c| {
        let fits = !(c.is_uppercase() && after_letter);
        after_letter = c.is_alphabetic();
        fits
    });
    first && rest && word.chars().nth(1).is_some() && !word.contains('.') && !listed(NEVER_ALONE, word)
}

/// Sites that print everything small: two or three words of letters.
fn is_small_name(words: &[&str]) -> bool {
    words.len() <= 3
        && words.iter().all(|w| {
            w.chars().all(|c| c.is_alphabetic() || c == '-') && (w.chars().count() > 2 || is_particle(w))
        })
        && words.first().is_some_and(|w| !is_particle(w))
        && !words.iter().any(|w| listed(FUNCTION_WORDS, w) && !is_particle(w))
}

/// A capital at the start, or after a small prefix (`d’Amico`, `al-Masri`, `deGrasse`).
fn has_capital(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphabetic());
    let first = word.chars().next().is_some_and(|c| !c.is_lowercase());
    first || word.char_indices().skip(1).take(4).any(|(_, c)| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people() {
        for name in [
            "Jane Doe",
            "Han Mi-rae",
            "Lee Bora",
            "LEE BO-RA",
            "J.R. Roe",
            "T. V. Roe",
            "Ursula von der Leyen",
            "Charles de Gaulle",
            "Sinéad O’Connor",
            "Ahmed al-Masri",
            "Neil deGrasse Tyson",
            "Dr. Max Muster",
            "John Smith Jr.",
            "Andy Anderson",
            "Abby",
            "Byron",
            "Vonda",
            "Le Thanh Ha",
            "Иван Петров",
            "홍길동",
            "남궁민수",
            "王小明",
            "山田 花子",
            "سارة حسن",
            "anna berg",
            "José Ortega y Gasset",
            "Luís Vaz de Camões",
            "May Wong",
            "VAN DER BERG MARIA",
            "Mary Press-Smith",
        ] {
            assert!(is_person(name), "{name}");
        }
    }

    #[test]
    fn not_people() {
        for name in [
            "",
            "Staff",
            "Staff Reporter",
            "News Desk",
            "Newsroom",
            "Editorial Board",
            "Web Desk",
            "Redaktion",
            "La rédaction",
            "Redacción",
            "Redazione",
            "admin",
            "Administrator",
            "Guest",
            "Anonymous",
            "Press Release",
            "Agencies",
            "Archive",
            "https://a.example/jane",
            "paper.com",
            "ann@paper.com",
            "@janedoe",
            "Jane Doe 2",
            "r23",
            "The Gazette",
            "Le Monde",
            "Die Presse",
            "El Mostrador",
            "BBC",
            "VZS",
            "AppleFan",
            "janedoe",
            "Yonhap",
            "dpa",
            "Jane Doe, Reuters",
            "Jane and John",
            "How to read a name",
            "We The Wild",
            "{{author}}",
            "Read more",
            "View all posts",
            "편집부",
            "디지털뉴스부",
            "조선일보",
            "온라인뉴스팀",
            "中日新聞",
            "Monday",
            "Politik",
            "Redaktion von Battery News",
            "she works",
            "One Two Three Four Five Six Seven",
            "Editor",
            "u/someone",
        ] {
            assert!(!is_person(name), "{name}");
        }
    }
}

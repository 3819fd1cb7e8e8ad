//! The words before a name: `By`, `Written by`, `Text:`, `Von`, and those that announce somebody
//! who did not write (`Photos by`, `Reviewed by`).

use super::person::is_particle;
use super::shape::{bare, begins, is_capitalised, listed, lower};
use super::tail::is_stamp_word;

/// What a stretch of words is, by the label before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// No label.
    Plain,
    /// Who wrote it.
    Writer,
    /// Who did something else.
    Other,
}

/// A stretch of words up to the next label.
#[derive(Debug, PartialEq)]
pub(super) struct Part<'w, 't> {
    pub kind: Kind,
    pub words: &'w [&'t str],
}

/// Prepositions and phrases that announce a writer at the start of a line, and are no part of a name.
#[rustfmt::skip]
const WRITER: &[&str] = &[
    "by", "par", "por", "durch", "door", "av", "af", "oleh", "tekst og foto", "escribe", "scrive", "yazan",
    "írta", "von unserem", "view all posts by", "view all articles by", "view all stories by",
    "view orcid profile", "view profile of", "alle beiträge von", "alle artikel von", "mehr von", "mehr zu",
    "über", "tous les articles de", "a cura di", "tutti gli articoli di", "ver todos los artículos de",
    "propos recueillis par", "more from", "more by", "all posts by", "all stories by", "posts by",
    "articles by", "stories by", "about", "author", "authors", "autor", "autorin", "autoren", "autor/in", "autorin/autor",
    "autor/innen", "auteur", "autore", "autora", "autores", "penulis", "автор", "авторы", "автори",
];

/// Words that announce a writer if a colon follows.
#[rustfmt::skip]
const WRITER_COLON: &[&str] = &[
    "text", "words", "texte", "texto", "testo", "tekst", "teksti", "texter", "story", "report", "reporter",
    "reporters", "writer", "writers", "von", "de", "di", "bericht", "interview", "protokoll", "kolumne",
    "kommentar", "redakteur", "redakteurin", "text und foto", "text und fotos", "text and photos",
    "text & fotos", "words and photos", "yazar", "haber", "текст", "reportage", "journaliste", "periodista",
    "kirjoittaja", "toimittaja", "szerző", "dziennikarz", "opracował", "autor/in", "autor*in", "autor:in",
    "autorinnen und autoren", "piše", "napsal", "napsala", "redaktion", "contributor", "contributors",
];

/// Prepositions that are particles of names as well (`Von der Leyen`, `De Gaulle`, `Di Matteo`).
const PARTICLE: &[&str] = &["von", "de", "di"];

/// Words that announce somebody who did not write, before a colon or a preposition.
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "photo", "photos", "photograph", "photographs", "photography", "foto", "fotos", "fotografie",
    "fotografía", "fotografías", "fotografia", "photographie", "photographies", "bild", "bilder", "image",
    "images", "picture", "pictures", "illustration", "illustrations", "illustrated", "illustrationen",
    "grafik", "graphics", "graphic", "video", "videos", "kamera", "camera", "reviewed", "verified",
    "approved", "tested", "checked", "fact-checked", "edited", "editing", "translated", "übersetzt", "übersetzung",
    "translation", "traduction", "traducción", "produced", "narrated", "directed", "фото", "artwork", "art",
    "collage", "montage", "kuva", "valokuva", "foto's", "quelle", "source", "sources",
];

/// Words that stand before `by` and its like: what was written, or that it was.
#[rustfmt::skip]
const BEFORE_BY: &[&str] = &[
    "written", "posted", "published", "words", "story", "stories", "reported", "text", "article", "report",
    "opinion", "analysis", "column", "commentary", "essay", "review", "interview", "compiled",
    "contributed", "submitted", "created", "authored", "reporting", "writing", "additional", "exclusive",
    "medically", "and", "&", "guest", "post", "ein", "eine", "kommentar", "analyse", "gastbeitrag",
    "gastkommentar", "artikel", "beitrag", "bericht", "reportage", "essay", "kolumne", "glosse",
    "interview", "rezension", "verfasst", "geschrieben", "eingestellt", "veröffentlicht", "erstellt",
    "aufgezeichnet", "und", "écrit", "publié", "rédigé", "recueillis", "propos", "entretien", "chronique",
    "tribune", "escrito", "publicado", "texto", "entrevista", "columna", "crónica", "reportaje", "scritto",
    "pubblicato", "cura", "geschreven", "gepubliceerd", "skrevet", "skriven", "publicerad", "publisert",
    "opublikowane", "ditulis",
];

/// Prepositions that mark a label where one of [`BEFORE_BY`] or a date stands before them.
const BY: &[&str] = &["by", "von", "par", "por", "door", "av", "af", "di", "de", "da", "oleh", "przez"];

/// The words cut at their labels. What stands before the first writer's label is a date or a
/// genre, and left out; whether it was anything else is told as well.
pub(super) fn parts<'w, 't>(words: &'w [&'t str]) -> (Vec<Part<'w, 't>>, bool) {
    let mut parts: Vec<Part> = Vec::new();
    let (mut kind, mut from, mut at) = (Kind::Plain, 0, 0);
    while at < words.len() {
        let Some(label) = label_at(words, from, at) else {
            at += 1;
            continue;
        };
        push(&mut parts, kind, words.get(from..label.start));
        (kind, from, at) = (label.kind, label.end, label.end);
    }
    push(&mut parts, kind, words.get(from..));
    let announced = parts.iter().position(|p| p.kind == Kind::Writer).unwrap_or(0);
    let expected = |w: &&str| is_stamp_word(w) || listed(BEFORE_BY, w) || bare(w).is_empty();
    let prose = parts.drain(..announced).any(|p| p.kind == Kind::Plain && !p.words.iter().all(expected));
    (parts, prose)
}

/// Labels that a signature at the end of a story opens with.
#[rustfmt::skip]
const SIGNATURE: &[&str] = &[
    "by", "von", "par", "por", "door", "av", "af", "di", "written by", "reported by", "reporting by",
    "story by", "text by", "text von",
];

/// Whether a line opens as a signature does.
pub(super) fn opens_signature(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').take(3).collect();
    let colon = || colon_label(&words, WRITER_COLON).or_else(|| colon_label(&words, WRITER));
    SIGNATURE.iter().any(|label| begins(&words, label).is_some()) || colon().is_some()
}

fn push<'w, 't>(parts: &mut Vec<Part<'w, 't>>, kind: Kind, words: Option<&'w [&'t str]>) {
    if let Some(words) = words
        && (kind == Kind::Writer || !words.is_empty())
    {
        parts.push(Part { kind, words });
    }
}

struct Label {
    start: usize,
    end: usize,
    kind: Kind,
}

/// Words of the longest label of the lists, `ver todos los artículos de`.
const LONGEST_LABEL: usize = 5;

/// The label that stands at a word; its beginning may lie before (`Written` of `Written by`).
fn label_at(words: &[&str], from: usize, at: usize) -> Option<Label> {
    let rest = words.get(at..)?;
    let word = rest.first()?;
    if at > from && (*word == "by" || listed(BY, word) && is_led(words, from, at)) {
        return Some(led(words, from, at));
    }
    // most words have no colon near, and need no look into the lists
    if rest.iter().take(LONGEST_LABEL + 1).any(|w| w.ends_with([':', '：'])) {
        if let Some(count) = colon_label(rest, OTHER) {
            return Some(Label { start: at, end: at + count, kind: Kind::Other });
        }
        if let Some(count) = colon_label(rest, WRITER_COLON).or_else(|| colon_label(rest, WRITER)) {
            return Some(Label { start: at, end: at + count, kind: Kind::Writer });
        }
    }
    let fresh = at == from || words.get(at - 1).is_some_and(|w| w.ends_with(['(', ',', ';', '|', '•', '.']));
    let count = if fresh { first_label(rest)? } else { lone_by(word)? };
    Some(Label { start: at, end: at + count, kind: Kind::Writer })
}

/// `By` is no name, wherever it stands.
fn lone_by(word: &str) -> Option<usize> {
    matches!(word.trim_start_matches('('), "By" | "by" | "By:" | "by:" | "BY").then_some(1)
}

/// The longest label with a colon that the words begin with.
fn colon_label(words: &[&str], labels: &[&str]) -> Option<usize> {
    let count = longest(words, labels)?;
    let last = words.get(count - 1)?;
    let next = words.get(count).copied().unwrap_or_default();
    match (last.ends_with([':', '：']), next) {
        (true, _) => Some(count),
        (_, ":" | "：") => Some(count + 1),
        _ => None,
    }
}

/// The label that a line begins with.
fn first_label(words: &[&str]) -> Option<usize> {
    longest(words, WRITER).or_else(|| particle_label(words))
}

/// The longest label that the words begin with. Of a list most labels have another first letter, and
/// are passed over by it.
fn longest(words: &[&str], labels: &[&str]) -> Option<usize> {
    let first = bare(words.first()?).as_bytes().first()?.to_ascii_lowercase();
    let fit = labels.iter().filter(|label| !first.is_ascii() || label.as_bytes().first() == Some(&first));
    fit.filter_map(|label| begins(words, label)).max()
}

/// `Von Ann Lee` and `von Ann`, but not `Von der Leyen`: a capital particle is a label only if a
/// whole name follows.
fn particle_label(words: &[&str]) -> Option<usize> {
    let (first, rest) = words.split_first()?;
    let named = |w: &&&str| is_capitalised(w) && !listed(PARTICLE, w);
    let first_name = rest.first().is_some_and(|w| named(&w));
    let small = first.starts_with(char::is_lowercase);
    let full = rest.iter().take_while(|w| !w.ends_with(',')).take(3).filter(named).count() > 1
        || rest.get(1).is_some_and(|w| is_capitalised(w));
    (listed(PARTICLE, first) && first_name && (small || full)).then_some(1)
}

/// Whether a preposition follows words that make a label of it; `Von` before a full name is one
/// behind any word (`Essay Von Ann Lee`).
fn is_led(words: &[&str], from: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|i| *i >= from).and_then(|i| words.get(i)) else {
        return false;
    };
    let Some(next) = words.get(at + 1) else { return false };
    let led = listed(BEFORE_BY, before) || listed(OTHER, before);
    let dated = before.ends_with(|c: char| c.is_ascii_digit()) || lower(before) == "uhr";
    let preposition = words.get(at).is_some_and(|w| w.len() > 2 || is_capitalised(w));
    if words.get(at).is_some_and(|w| *w == "Von") && words.get(at + 2).is_some_and(|w| is_capitalised(w)) {
        return is_capitalised(next);
    }
    is_capitalised(next) && (led || dated && preposition) || led && is_particle(next)
}

/// A label of a preposition and the words before it, and whose it is.
fn led(words: &[&str], from: usize, at: usize) -> Label {
    let lead = |w: &&&str| listed(BEFORE_BY, w) || listed(OTHER, w);
    let before: Vec<&&str> = words.get(from..at).unwrap_or_default().iter().rev().take_while(lead).collect();
    let text = |w: &&&&str| matches!(lower(w).as_str(), "words" | "text" | "story" | "written" | "reported");
    let other = before.iter().any(|w| listed(OTHER, w)) && !before.iter().any(|w| text(&w));
    Label { start: at - before.len(), end: at + 1, kind: if other { Kind::Other } else { Kind::Writer } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_is_longer_than_looked_for() {
        let all = WRITER.iter().chain(WRITER_COLON).chain(OTHER);
        assert_eq!(all.map(|label| label.split(' ').count()).max(), Some(LONGEST_LABEL));
    }

    #[test]
    fn labels_part_the_words() {
        use Kind::{Other, Plain, Writer};
        for (text, expected) in [
            ("By Jane Doe", vec![(Writer, "Jane Doe")]),
            ("BY JANE DOE", vec![(Writer, "JANE DOE")]),
            ("Written by Jane Doe", vec![(Writer, "Jane Doe")]),
            ("Abby Doe", vec![(Plain, "Abby Doe")]),
            ("Byron Doe", vec![(Plain, "Byron Doe")]),
            ("Von Ann Lee", vec![(Writer, "Ann Lee")]),
            ("von Ann", vec![(Writer, "Ann")]),
            ("Von der Leyen", vec![(Plain, "Von der Leyen")]),
            ("De Gaulle", vec![(Plain, "De Gaulle")]),
            ("Di Matteo", vec![(Plain, "Di Matteo")]),
            ("Walter von Aachen", vec![(Plain, "Walter von Aachen")]),
            ("Text: Ann Lee, Fotos: Bo Ray", vec![(Writer, "Ann Lee,"), (Other, "Bo Ray")]),
            ("Words and photos by Ann Lee", vec![(Writer, "Ann Lee")]),
            ("Ann Lee Photos by Bo Ray", vec![(Plain, "Ann Lee"), (Other, "Bo Ray")]),
            ("4 mars 2019 Par Ann Lee", vec![(Writer, "Ann Lee")]),
            ("Ein Kommentar von Ann Lee", vec![(Writer, "Ann Lee")]),
            ("Mar. 4, 2019 - 18:16 By Ann Lee", vec![(Writer, "Ann Lee")]),
            ("Medically reviewed by Bo Ray", vec![(Other, "Bo Ray")]),
            ("By", vec![(Writer, "")]),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let found: Vec<(Kind, String)> =
                parts(&words).0.iter().map(|p| (p.kind, p.words.join(" "))).collect();
            let expected: Vec<(Kind, String)> =
                expected.into_iter().map(|(k, w)| (k, w.to_owned())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

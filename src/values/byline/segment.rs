//! A byline cut where one person, house or remark ends and the next begins.

use super::shape::{bare, is_capitalised, is_caps, listed, lower};

/// What stands before a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// Nothing, or a semicolon: a fresh byline.
    Start,
    Comma,
    /// `and`, `&` and their like.
    And,
    /// A bar, a slash or a dot between words.
    Bar,
    /// A dash: what follows comments on the name.
    Dash,
    /// A colon: the word before it was a label, unless it ends the line.
    Colon,
    /// A parenthesis.
    Paren,
}

/// Words between two separators.
#[derive(Debug, PartialEq)]
pub(super) struct Segment<'t> {
    pub separator: Separator,
    pub words: Vec<&'t str>,
}

/// `and` in the languages that print bylines in Latin, Greek or Cyrillic letters.
const AND: &[&str] = &[
    "and", "und", "et", "och", "og", "ve", "és", "și", "ja", "dan", "и", "та", "і", "και", "with", "mit",
    "avec", "con",
];

/// `and` that is a particle or an initial as well (`José Ortega y Gasset`): it parts only two names
/// of like length.
const AND_OR_PARTICLE: &[&str] = &["y", "e", "i", "a", "u", "en"];

/// The words cut into segments; empty ones are left out, their separators too.
pub(super) fn segments<'t>(words: &[&'t str]) -> Vec<Segment<'t>> {
    let mut pieces = vec![Segment { separator: Separator::Start, words: Vec::new() }];
    for word in words {
        cut_word(word, &mut pieces);
    }
    pieces.retain(|s| !s.words.is_empty());
    pieces.iter().flat_map(cut_at_and).collect()
}

fn cut_word<'t>(word: &'t str, pieces: &mut Vec<Segment<'t>>) {
    if let Some(separator) = lone_separator(word) {
        return open(pieces, separator);
    }
    let mut rest = word;
    while let Some((at, c, separator)) = rest.char_indices().find_map(|(i, c)| Some((i, c, mark(c)?))) {
        push(pieces, rest.get(..at));
        open(pieces, separator);
        rest = rest.get(at + c.len_utf8()..).unwrap_or_default();
    }
    push(pieces, Some(rest));
    if word.ends_with(':') {
        open(pieces, Separator::Colon);
    }
}

fn push<'t>(pieces: &mut [Segment<'t>], word: Option<&'t str>) {
    let word = word.map(|w| w.trim_matches([':', '：', '*', '=', '_', '…', '>', '<']));
    if let (Some(piece), Some(word)) = (pieces.last_mut(), word.filter(|w| !bare(w).is_empty())) {
        piece.words.push(word);
    }
}

/// Begins a segment; of two separators in a row a bracket or a conjunction stays, else the
/// first; but a dash gives way.
fn open(pieces: &mut Vec<Segment>, separator: Separator) {
    let first = pieces.len() == 1;
    match pieces.last_mut().filter(|last| last.words.is_empty() && !first) {
        Some(last) if matches!(separator, Separator::Paren | Separator::And) => last.separator = separator,
        Some(last) if last.separator == Separator::Dash => last.separator = separator,
        Some(_) => {}
        None => pieces.push(Segment { separator, words: Vec::new() }),
    }
}

/// A separator that stands by itself between spaces.
fn lone_separator(word: &str) -> Option<Separator> {
    match word {
        "&" | "+" => Some(Separator::And),
        "-" | "–" | "—" | "--" | "―" | "~" | ">" | ":" | "@" => Some(Separator::Dash),
        "*" | "»" | "«" | "●" | "■" | "▪" | "◆" | "‖" => Some(Separator::Bar),
        _ => None,
    }
}

/// A separator that parts what it touches.
fn mark(c: char) -> Option<Separator> {
    match c {
        ';' => Some(Separator::Start),
        ',' => Some(Separator::Comma),
        '|' | '/' | '•' | '·' | '∙' | '¦' => Some(Separator::Bar),
        '(' | '[' => Some(Separator::Paren),
        '—' | ')' | ']' => Some(Separator::Dash),
        _ => None,
    }
}

/// A segment cut at its conjunctions.
fn cut_at_and<'t>(segment: &Segment<'t>) -> Vec<Segment<'t>> {
    let caps = segment.words.iter().all(|w| is_caps(w) || bare(w).is_empty());
    let mut parts = vec![Segment { separator: segment.separator, words: Vec::new() }];
    for (i, word) in segment.words.iter().enumerate() {
        let after = segment.words.get(i + 1..).unwrap_or_default();
        let before = parts.last().map_or(0, |p| p.words.len());
        if is_and(word, before, after, caps) {
            parts.push(Segment { separator: Separator::And, words: Vec::new() });
        } else if let Some(last) = parts.last_mut() {
            last.words.push(word);
        }
    }
    parts.retain(|p| !p.words.is_empty());
    parts
}

fn is_and(word: &str, before: usize, after: &[&str], caps: bool) -> bool {
    let small = word.starts_with(char::is_lowercase);
    if small || caps {
        if listed(AND, word) {
            return true;
        }
        let names = after.iter().take_while(|w| is_capitalised(w)).count();
        let particle = AND_OR_PARTICLE.contains(&lower(word).as_str()) && small;
        return particle && before > 0 && (names >= 2 && before >= 2 || names == 1 && before == 1);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted() {
        for (text, expected) in [
            ("A Doe and B Roe", "A Doe / B Roe"),
            ("A Doe, B Roe & C Poe", "A Doe / B Roe / C Poe"),
            ("A Doe, B Roe, and C Poe", "A Doe / B Roe / C Poe"),
            ("A DOE AND B ROE", "A DOE / B ROE"),
            ("Andy Anderson", "Andy Anderson"),
            ("José Ortega y Gasset", "José Ortega y Gasset"),
            ("Ana Ruiz y Eva Gil", "Ana Ruiz / Eva Gil"),
            ("JOHN E DOE", "JOHN E DOE"),
            ("E. ROE / J. I. DA SILVA", "E. ROE / J. I. DA SILVA"),
            ("A Doe (AP)", "A Doe / AP"),
            ("A Doe — B Roe", "A Doe / B Roe"),
            ("Ann Lee-Roe", "Ann Lee-Roe"),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let found: Vec<String> = segments(&words).iter().map(|s| s.words.join(" ")).collect();
            assert_eq!(found.join(" / "), expected, "{text}");
        }
    }
}

//! What is measured on a piece's own text.

use super::signature;
use crate::content::judge::is_dense;
use crate::content::pieces::{Kind, Piece};
use crate::text::Style;
use crate::tree::{Tag, Tree};

/// Weighted letters from which a piece counts as prose.
const PROSE: usize = 60;

/// What is measured on a text once.
pub(super) struct Measure {
    pub(super) signs: Signs,
    /// What the element looks like.
    pub(super) look: u64,
    pub(super) weight: usize,
    pub(super) link_share: f32,
    pub(super) is_prose: bool,
    pub(super) ends: bool,
}

pub(super) struct Row<'a>(pub(super) &'a mut Vec<f32>);

#[allow(clippy::cast_precision_loss)] // counts stay far below 2^24
impl Row<'_> {
    pub(super) fn log(&mut self, n: usize) {
        self.0.push((1.0 + n as f32).ln());
    }

    pub(super) fn count(&mut self, n: usize) {
        self.0.push(n as f32);
    }

    pub(super) fn share(&mut self, part: usize, whole: usize) {
        self.0.push(if whole == 0 { 0.0 } else { part as f32 / whole as f32 });
    }

    pub(super) fn flag(&mut self, is: bool) {
        self.0.push(f32::from(u8::from(is)));
    }

    pub(super) fn bits(&mut self, set: u32, count: u32) {
        (0..count).for_each(|bit| self.flag(set & (1 << bit) != 0));
    }
}

pub(super) fn text(row: &mut Row, piece: &Piece, m: &Measure) {
    let text: &str = &piece.text;
    let signs = &m.signs;
    row.log(m.weight);
    row.log(signs.words);
    row.0.push(m.link_share);
    row.log(signs.ends);
    row.flag(m.ends);
    row.share(signs.commas, signs.words);
    row.share(signs.numbers, text.len());
    row.share(signs.capitals, signs.letters);
    row.count(first_code(text));
    row.share(m.weight, signs.words);
    row.flag(signs.ats > 0);
    row.flag(signs.copyrights > 0 || text.contains("http") || signs.ends > 0 && text.contains("www."));
    row.log(signs.marks);
    row.flag(text.trim_end().ends_with(':'));
    row.flag(signs.questions > 0);
    row.share(covered(piece, |s| *s == Style::Strong), text.len());
    row.share(covered(piece, |s| *s == Style::Emphasis), text.len());
    row.log(piece.text.marks().iter().filter(|k| matches!(k.style, Style::Link { .. })).count());
    row.count(kind_code(&piece.kind));
    row.log(signs.breaks + 1);
}

/// What a text's characters say of it, counted in one pass.
pub(super) struct Signs {
    letters: usize,
    capitals: usize,
    numbers: usize,
    /// Letters that count twice.
    dense: usize,
    ends: usize,
    commas: usize,
    marks: usize,
    ats: usize,
    copyrights: usize,
    questions: usize,
    breaks: usize,
    words: usize,
    /// Bytes of the text's [`key`](crate::values::headline::key), and its hash.
    pub(super) key_bytes: usize,
    pub(super) hash: u64,
}

impl Signs {
    pub(super) fn of(text: &str) -> Signs {
        let mut signs = Signs::NONE;
        let mut is_word = false;
        for c in text.chars() {
            let was_word = std::mem::replace(&mut is_word, !c.is_whitespace());
            signs.words += usize::from(is_word && !was_word);
            signs.add(c);
        }
        signs
    }

    const NONE: Signs = Signs {
        letters: 0,
        capitals: 0,
        numbers: 0,
        dense: 0,
        ends: 0,
        commas: 0,
        marks: 0,
        ats: 0,
        copyrights: 0,
        questions: 0,
        breaks: 0,
        words: 0,
        key_bytes: 0,
        hash: FNV_BASIS,
    };

    /// What [`weight`](crate::content::judge::weight) makes of the text.
    fn weight(&self) -> usize {
        self.letters + self.numbers + self.dense
    }

    fn add(&mut self, c: char) {
        match c {
            'a'..='z' => self.add_letter(c),
            'A'..='Z' => {
                self.capitals += 1;
                self.add_letter(c.to_ascii_lowercase());
            }
            '0'..='9' => {
                self.numbers += 1;
                self.add_to_key(c);
            }
            _ if c.is_ascii() => self.add_mark(c),
            _ => self.add_rare(c),
        }
    }

    fn add_letter(&mut self, small: char) {
        self.letters += 1;
        self.add_to_key(small);
    }

    /// Beyond ASCII, where to tell takes tables.
    fn add_rare(&mut self, c: char) {
        if c.is_alphabetic() {
            self.letters += 1;
            self.capitals += usize::from(c.is_uppercase());
            self.dense += usize::from(is_dense(c));
        } else if c.is_numeric() {
            self.numbers += 1;
        } else {
            return self.add_mark(c);
        }
        c.to_lowercase().for_each(|c| self.add_to_key(c));
    }

    fn add_to_key(&mut self, c: char) {
        let mut buffer = [0; 4];
        let bytes = c.encode_utf8(&mut buffer).as_bytes();
        self.key_bytes += bytes.len();
        self.hash = hash_on(self.hash, bytes);
    }

    fn add_mark(&mut self, c: char) {
        match c {
            ' ' => {}
            '\n' => self.breaks += 1,
            ',' | '、' | '，' | ';' | '،' => self.commas += 1,
            '|' | '•' | '»' | '›' | '·' | '/' | '#' => self.marks += 1,
            '@' => self.ats += 1,
            '©' => self.copyrights += 1,
            _ if is_full_stop(c) => {
                self.ends += 1;
                self.questions += usize::from(c == '?');
            }
            _ => {}
        }
    }
}

fn covered(piece: &Piece, is: impl Fn(&Style) -> bool) -> usize {
    piece.text.marks().iter().filter(|m| is(&m.style)).map(|m| m.end - m.start).sum()
}

/// Whether the text ends as a sentence does, quotation marks and brackets aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let last = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | '」' | '“') || c.is_whitespace()
    });
    last.ends_with(is_full_stop)
}

fn is_full_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…' | '؟' | '।' | '۔')
}

pub(super) fn measure(tree: &Tree, piece: &Piece) -> Measure {
    let text: &str = &piece.text;
    let signs = Signs::of(text);
    let weight = signs.weight();
    #[allow(clippy::cast_precision_loss)]
    let link_share = piece.linked as f32 / text.len().max(1) as f32;
    Measure {
        signs,
        look: signature(tree, piece.node),
        weight,
        link_share: link_share.min(1.0),
        is_prose: weight >= PROSE && link_share < 0.5 && !matches!(piece.kind, Kind::Heading(_)),
        ends: ends_sentence(text),
    }
}

pub(super) fn kind_code(kind: &Kind) -> usize {
    match kind {
        Kind::Paragraph => 0,
        Kind::Heading(level) => usize::from(*level),
        Kind::Quote => 7,
        Kind::Item { .. } => 8,
        Kind::Cell { .. } => 9,
        Kind::Code => 10,
        Kind::Embed(_) => 11,
        Kind::Picture(_) => 12,
    }
}

pub(super) fn tag_code(tag: Tag) -> usize {
    match tag {
        Tag::P => 0,
        Tag::Div => 1,
        Tag::Article | Tag::Main => 2,
        Tag::Section => 3,
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => 4,
        Tag::Blockquote => 5,
        Tag::Li => 6,
        Tag::Ul | Tag::Ol => 7,
        Tag::Td | Tag::Th => 8,
        Tag::Aside => 9,
        Tag::Header => 10,
        Tag::Footer => 11,
        Tag::Figure | Tag::Figcaption => 12,
        Tag::Body => 13,
        _ => 14,
    }
}

fn first_code(text: &str) -> usize {
    match text.chars().next() {
        None => 0,
        Some(c) if c.is_lowercase() => 1,
        Some(c) if c.is_uppercase() => 2,
        Some(c) if c.is_numeric() => 3,
        Some(c) if c.is_alphabetic() => 4,
        Some('"' | '“' | '„' | '«' | '\'' | '‘' | '—' | '–' | '-' | '「' | '»') => 5,
        Some('(' | '[') => 6,
        Some(_) => 7,
    }
}

/// FNV-1a: the same on every machine, unlike the standard library's.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    hash_on(FNV_BASIS, bytes)
}

const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn hash_on(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::judge::weight;
    use crate::values::headline::key;

    #[test]
    fn one_pass_measures_what_several_would() {
        for text in ["Bridge “opens”, 3 pm", "ÉTÉ İstanbul 5½", "다리가 열렸다 (1)", "", "- ."]
        {
            let signs = Signs::of(text);
            assert_eq!(
                (signs.key_bytes, signs.hash),
                (key(text).len(), hash(key(text).as_bytes())),
                "{text}"
            );
            assert_eq!(
                (signs.words, signs.weight()),
                (text.split_whitespace().count(), weight(text)),
                "{text}"
            );
        }
    }
}

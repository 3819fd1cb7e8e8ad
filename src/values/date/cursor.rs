//! A reader over text that looks only a bounded way ahead, so that a search stays linear.

/// More white space than this between two parts of a date: they do not belong together.
const GAP: usize = 64;
/// The longest month name, weekday or label word has fewer letters.
const WORD: usize = 24;

/// A position in a text; a copy of it is a place to come back to.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

/// A whole run of digits.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub value: u32,
    pub digits: usize,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str, at: usize) -> Self {
        Cursor { text, at }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    pub fn text(&self) -> &'t str {
        self.text
    }

    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The characters ahead, folded.
    pub fn ahead(&self) -> impl Iterator<Item = char> + use<'t> {
        self.rest().chars().map(fold)
    }

    /// The characters behind, folded, the nearest first.
    pub fn behind(&self) -> impl Iterator<Item = char> + use<'t> {
        self.text.get(..self.at).unwrap_or_default().chars().rev().map(fold)
    }

    pub fn peek(&self) -> Option<char> {
        self.ahead().next()
    }

    pub fn eat_if(&mut self, test: impl Fn(char) -> bool) -> Option<char> {
        let raw = self.rest().chars().next()?;
        test(fold(raw)).then(|| {
            self.at += raw.len_utf8();
            fold(raw)
        })
    }

    pub fn eat(&mut self, c: char) -> Option<char> {
        self.eat_if(|found| found == c)
    }

    pub fn eat_any(&mut self, set: &[char]) -> Option<char> {
        self.eat_if(|found| set.contains(&found))
    }

    /// Skips white space; says whether there was any.
    pub fn gap(&mut self) -> bool {
        (0..GAP).take_while(|_| self.eat_if(is_gap).is_some()).count() > 0
    }

    /// A whole run of at most `most` (up to nine) digits.
    pub fn number(&mut self, most: usize) -> Option<Number> {
        self.attempt(|c| {
            let mut number = Number { value: 0, digits: 0 };
            while let Some(digit) = c.eat_if(|d| d.is_ascii_digit()) {
                number.digits += 1;
                if number.digits > most {
                    return None;
                }
                number.value = number.value.checked_mul(10)?.checked_add(digit.to_digit(10)?)?;
            }
            (number.digits > 0).then_some(number)
        })
    }

    /// A whole run of exactly two digits, as minutes and seconds are printed.
    pub fn two_digits(&mut self) -> Option<u32> {
        self.attempt(|c| c.number(2).filter(|n| n.digits == 2)).map(|n| n.value)
    }

    /// A year of four digits, the rest of the run left for what follows.
    pub fn four_digits(&mut self) -> Option<u32> {
        self.attempt(|c| {
            let start = c.at;
            (0..4).try_for_each(|_| c.eat_if(|d| d.is_ascii_digit()).map(drop))?;
            let mut year = Cursor { text: c.text.get(..c.at)?, at: start };
            year.number(4).map(|n| n.value)
        })
    }

    /// A whole run of letters, up to a capital that begins another word: `pm` of `pmPosted`,
    /// `GMT` of `GMTUpdated`.
    pub fn word(&mut self) -> Option<&'t str> {
        let mut length = 0;
        let mut before = None;
        let mut ahead = self.rest().chars().take(WORD + 1).peekable();
        let mut letters = 0;
        while let Some(letter) = ahead.next().filter(|c| c.is_alphabetic()) {
            if begins_word(before, letter, ahead.peek().copied()) {
                break;
            }
            length += letter.len_utf8();
            letters += 1;
            before = Some(letter);
        }
        let word = self.rest().get(..length).filter(|_| (1..=WORD).contains(&letters))?;
        self.at += length;
        Some(word)
    }

    /// Reads something, or stays where it is.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }
}

/// Whether a capital begins another word, the space before it being lost.
fn begins_word(before: Option<char>, letter: char, after: Option<char>) -> bool {
    let Some(before) = before.filter(|_| letter.is_uppercase()) else { return false };
    before.is_lowercase() || before.is_uppercase() && after.is_some_and(char::is_lowercase)
}

/// One character for the spellings that mean the same: full-width forms, Arabic-Indic and
/// Persian digits, the Arabic comma, and the hyphens and minus that typesetters put in.
pub(super) fn fold(c: char) -> char {
    let shifted = |first: char, to: char| {
        let code = u32::from(c).checked_sub(u32::from(first))?.checked_add(u32::from(to))?;
        char::from_u32(code)
    };
    match c {
        '\u{ff01}'..='\u{ff5e}' => shifted('\u{ff01}', '!'),
        '٠'..='٩' => shifted('٠', '0'),
        '۰'..='۹' => shifted('۰', '0'),
        '،' => Some(','),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Some('-'),
        _ => Some(c),
    }
    .unwrap_or(c)
}

/// White space, and the marks of direction and width that take no room.
pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}

/// A letter of the scripts that set no spaces around a date: Han, Kana, Hangul.
pub(super) fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// A word in lower case. The dot that `İ` leaves over is dropped, so that Turkish capitals
/// compare equal.
pub(super) fn lowered(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').collect()
}

/// Whether a word stands in a list of lower-case words.
pub(super) fn is_among(word: &str, list: &[&str]) -> bool {
    list.contains(&lowered(word).as_str())
}

//! Finds the run of paragraphs in a document whose shape is not known.
//!
//! Strings under names of text count by their letters of prose. Letters add up through lists, but
//! not out of a story: a list of other stories never outweighs the one story of the page. The best
//! list, or the one long string, is the body.

use serde_json::Value;

use super::fold::fold;
use super::story::TITLE_KEYS;
use super::words::{self, ADDRESS_KEYS};
use crate::signals::json_ld::fragment;
use crate::signals::json_ld::graph::Object;

/// A list gives way to the one member that holds this share of its letters, if that is a body by
/// itself: the rest is what stands around a story. (In thirds.)
const CLEAR_SHARE: usize = 2;

/// A paragraph longer than this is a whole story whose paragraphs are lost.
const LONGEST_PARAGRAPH: usize = 1_000;

/// Fewer words than this are a label, not prose.
const FEWEST_SPACES: usize = 4;

/// The same for scripts that write without spaces, in letters.
const FEWEST_WIDE: usize = 15;

/// More marks of programs than one in so many characters: code, not prose.
const CODE_SHARE: usize = 25;

/// The run of paragraphs found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Best<'a> {
    /// Its letters of prose, Han, Kana and Hangul double.
    pub(super) letters: usize,
    /// The list or string that it is.
    pub(super) value: &'a Value,
    /// The name that it stands under.
    pub(super) key: &'a str,
    /// Whether it is more than one paragraph.
    several: bool,
    /// The object around it that has a title.
    pub(super) story: Option<&'a Object>,
}

#[derive(Default)]
struct Rating<'a> {
    letters: usize,
    best: Option<Best<'a>>,
}

/// The best run of a document, if it has any prose.
pub(super) fn best(document: &Value) -> Option<Best<'_>> {
    fold(document, "", rate)?.best
}

fn rate<'a>(value: &'a Value, key: &'a str, members: Vec<(&'a str, Rating<'a>)>) -> Rating<'a> {
    match value {
        Value::String(text) => {
            let several = fragment::has_paragraphs(text) || text.contains('\n');
            let letters = if is_text(key, text) { worth(letters(text), several) } else { 0 };
            let best = Best { letters, value, key, several, story: None };
            Rating { letters, best: Some(best).filter(|_| letters > 0) }
        }
        Value::Object(object) if !words::is_numbered(object) => rate_object(object, members),
        _ => rate_list(value, key, members),
    }
}

/// A text without its paragraphs is worth two thirds: the same story with them is often beside it,
/// a little shorter for what links and boxes hold.
pub(super) fn worth(letters: usize, several: bool) -> usize {
    if several || letters <= LONGEST_PARAGRAPH { letters } else { letters / 3 * 2 }
}

/// A list adds up.
fn rate_list<'a>(value: &'a Value, key: &'a str, members: Vec<(&'a str, Rating<'a>)>) -> Rating<'a> {
    let letters: usize = members.iter().map(|(_, rating)| rating.letters).sum();
    let inner = strongest(members);
    let own = Best { letters, value, key, several: true, story: None };
    let is_clear =
        |inner: &Best| inner.letters * 3 >= letters * CLEAR_SHARE && (inner.several || letters == 0);
    let best = inner.filter(is_clear).or(Some(own)).filter(|best| best.letters > 0);
    Rating { letters, best }
}

/// An object says one thing: its strongest member. A story keeps its letters to itself.
fn rate_object<'a>(object: &'a Object, members: Vec<(&'a str, Rating<'a>)>) -> Rating<'a> {
    let letters = members.iter().map(|(_, rating)| rating.letters).max().unwrap_or(0);
    let mut best = strongest(members);
    if let Some(best) = &mut best
        && has(object, TITLE_KEYS)
    {
        best.story = best.story.or(Some(object));
    }
    Rating { letters: if is_story(object) { 0 } else { letters }, best }
}

fn strongest<'a>(members: Vec<(&'a str, Rating<'a>)>) -> Option<Best<'a>> {
    let all = members.into_iter().filter_map(|(_, rating)| rating.best);
    all.reduce(|first, next| if next.letters > first.letters { next } else { first })
}

/// Whether an object is a story of its own: it has a title, and an address or date.
pub(super) fn is_story(object: &Object) -> bool {
    has(object, TITLE_KEYS) && has(object, ADDRESS_KEYS)
}

fn has(object: &Object, keys: &[&str]) -> bool {
    let is_filled = |value: &Value| !value.is_null() && value.as_str() != Some("");
    object
        .iter()
        .any(|(name, value)| keys.iter().any(|key| key.eq_ignore_ascii_case(name)) && is_filled(value))
}

/// Whether a string counts as text: by its name, or by tags of paragraphs in it.
pub(super) fn is_text(key: &str, text: &str) -> bool {
    words::names_text(key) || fragment::has_paragraphs(text) || text.contains("&lt;p&gt;")
}

/// Letters and digits outside tags, those of Han, Kana and Hangul double; 0 for a text that is no
/// prose.
pub(super) fn letters(text: &str) -> usize {
    if text.starts_with(['{', '[']) || text.starts_with("http") {
        return 0;
    }
    let (mut narrow, mut wide, mut spaces, mut code, mut all) = (0, 0, 0, 0, 0);
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => continue,
            '{' | '}' | ';' | '=' | '|' | '\\' => code += 1,
            ' ' => spaces += 1,
            c if is_wide(c) => wide += 1,
            c if c.is_alphanumeric() => narrow += 1,
            _ => {}
        }
        all += 1;
    }
    let is_prose = (spaces >= FEWEST_SPACES || wide >= FEWEST_WIDE) && code * CODE_SHARE <= all;
    if is_prose { narrow + 2 * wide } else { 0 }
}

/// Letters of scripts that say more with fewer.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The letters of a paragraph that has a sentence in it.
pub(super) fn sentence_letters(paragraph: &str) -> usize {
    let mut chars = paragraph.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_word = chars.peek().is_none_or(|next| !next.is_alphanumeric());
        if matches!(c, '。' | '！' | '？') || matches!(c, '.' | '!' | '?' | '…' | '।') && ends_word {
            return letters(paragraph);
        }
    }
    0
}

/// The paragraphs of the run, and the pictures among them.
pub(super) fn paragraphs(best: &Best) -> (Vec<String>, Vec<(String, Option<String>)>) {
    super::gather::gather(best.value, best.key)
}

//! Shapes of words: their script, their case, and the marks that stand around them.

/// White space folded to single spaces, invisible characters left out.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().filter(|c| !INVISIBLE.contains(c)));
    }
    folded
}

/// Marks that take no room: zero-width space and joiners, direction marks, soft hyphen, byte order mark.
const INVISIBLE: &[char] =
    &['\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{ad}', '\u{feff}'];

/// The word without the punctuation, brackets and quotation marks around it.
pub(crate) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The bare word in lower case, as word lists hold it.
pub(crate) fn lower(word: &str) -> String {
    bare(word).to_lowercase()
}

/// Whether a word list holds the word, whatever its case and the marks around it.
pub(crate) fn listed(list: &[&str], word: &str) -> bool {
    let bare = bare(word);
    if bare.is_ascii() {
        return list.iter().any(|listed| bare.eq_ignore_ascii_case(listed));
    }
    word.len() <= MAX_LISTED && list.contains(&lower(word).as_str())
}

/// No list holds a longer word, in bytes with the marks around it.
const MAX_LISTED: usize = 80;

/// Whether the words begin with the words of a phrase given in lower case.
pub(crate) fn begins(words: &[&str], phrase: &str) -> Option<usize> {
    let mut count = 0;
    for expected in phrase.split(' ') {
        let word = bare(words.get(count).filter(|w| w.len() <= MAX_LISTED)?);
        // most words are ASCII, and are compared without a copy
        let same = word.eq_ignore_ascii_case(expected) || !word.is_ascii() && word.to_lowercase() == expected;
        if !same {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// Hangul syllables.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Chinese characters, with the marks that repeat one.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Japanese syllables, with the long-vowel mark.
pub(crate) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// A word with letters and none of them small.
pub(crate) fn is_caps(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// A word whose first letter is a capital, or of a script without capitals.
pub(crate) fn is_capitalised(word: &str) -> bool {
    bare(word).chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// Whether a sentence may end here: nothing before, or a full stop and its like, quotes and brackets aside.
pub(crate) fn ends_sentence(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', '“', '」', '』', ')', ']']);
    before.is_empty() || before.ends_with(['.', '!', '?', '…', '。', '！', '？', ':'])
}

/// The words joined by single spaces.
pub(crate) fn join(words: &[&str]) -> String {
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_seen_without_their_marks() {
        assert_eq!(fold("  a\u{a0}\u{3000} b\n\u{200b}c "), "a b c");
        assert_eq!(bare("(“Jr.”)"), "Jr");
        assert_eq!(begins(&["Written", "By:", "Ann"], "written by"), Some(2));
        assert_eq!(begins(&["Written"], "written by"), None);
        assert!(is_caps("O'NEIL") && !is_caps("McNEIL") && !is_caps("42"));
        assert!(is_capitalised("“Éva") && is_capitalised("지수") && !is_capitalised("van"));
        assert!(ends_sentence("He left.”") && ends_sentence("") && !ends_sentence("He left"));
    }
}

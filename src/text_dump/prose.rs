//! What tells a sentence of a story from a headline or a label.

/// Signs that may stand behind a sentence's last point.
const CLOSERS: &[char] =
    &['"', '\'', '”', '’', '»', ')', ']', '）', '」', '』', '】', '》', '〉', '*', ' ', '\u{a0}', '\u{3000}'];

/// Signs that close a statement.
const POINTS: &[char] = &['.', '。', '．', '｡', '।', '۔', '։'];

/// Signs that close a sentence, a headline as well.
const CRIES: &[char] = &['?', '!', '…', '？', '！', '؟'];

/// Words whose point does not close a sentence, so that a headline may end with them.
const SHORTENED: &[&str] = &["co", "corp", "inc", "ltd", "jr", "sr", "vs", "etc", "no", "st"];

/// A statement of fewer words is a label with a point (`Ed.`).
const SHORTEST_STATEMENT: usize = 3;

/// From this width a line that ends with `?` or a quotation is a sentence of the story and no
/// headline; headlines with a question stay below it.
const WIDE_CRY: usize = 60;

/// From this width and number of words a line is prose even if nothing closes it: it was cut.
/// Headlines of newspapers stay below 110 signs.
const WIDE_CUT: (usize, usize) = (110, 14);

/// Longest closing parenthesis in bytes that is passed over in search of a sentence's end.
const LONGEST_GROUP: usize = 90;

/// How wide a text stands on a page: signs of Chinese, Japanese and Korean count double.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// How many words a text has; where words are not parted by spaces, about as many as an English
/// text of its width.
pub(super) fn heft(text: &str) -> usize {
    let per_word = 6;
    let wide: usize = text.chars().filter(|c| is_wide(*c)).count();
    text.split_whitespace().count().max(wide.saturating_mul(2) / per_word)
}

/// Written in signs of double width.
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x2E80..=0x9FFF | 0xA960..=0xA97F | 0xAC00..=0xD7FF
        | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x20000..=0x3FFFF)
}

/// The text in front of a parenthesis that closes it, and what stands in the parenthesis.
pub(super) fn closing_group(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', ']', '）'])?;
    let open = inner.rfind(['(', '[', '（'])?;
    let (before, group) = inner.split_at_checked(open)?;
    let group = group.trim_start_matches(['(', '[', '（']);
    (group.len() <= LONGEST_GROUP && !group.contains([')', ']', '）'])).then_some((before.trim_end(), group))
}

/// The sign that closes the text, seen through quotation marks and a last parenthesis.
fn last_sign(text: &str) -> Option<char> {
    let text = closing_group(text).map_or(text, |(before, _)| before);
    text.trim_end_matches(CLOSERS).chars().next_back()
}

/// Closed as a statement is: with a point that is not a shortened word's.
pub(super) fn is_statement(text: &str) -> bool {
    let pointed = last_sign(text).is_some_and(|sign| POINTS.contains(&sign));
    pointed && heft(text) >= SHORTEST_STATEMENT && (width(text) >= WIDE_CRY || !ends_shortened(text))
}

fn ends_shortened(text: &str) -> bool {
    let word =
        text.trim_end_matches(['.', '"', '”', '’', '\'']).rsplit(char::is_whitespace).next().unwrap_or("");
    (word.contains('.') && word.contains(char::is_alphabetic))
        || SHORTENED.iter().any(|short| word.eq_ignore_ascii_case(short))
}

/// Closed by any sign that closes a sentence, or by one that goes on (`,`, `:`).
pub(super) fn is_closed(text: &str) -> bool {
    let mark =
        |c: char| POINTS.contains(&c) || CRIES.contains(&c) || matches!(c, ',' | ';' | ':' | '，' | '：');
    last_sign(text).is_some_and(mark)
}

/// A line of a story: a statement, a wide question or quotation, or a wide line that was cut.
pub(super) fn is_prose(text: &str) -> bool {
    if is_statement(text) {
        return true;
    }
    let wide = width(text);
    let cry = last_sign(text).is_some_and(|sign| CRIES.contains(&sign));
    let quote = text.ends_with(['"', '”', '’', '」', '』']);
    ((cry || quote) && wide >= WIDE_CRY && heft(text) >= 8)
        || (wide >= WIDE_CUT.0 && heft(text) >= WIDE_CUT.1)
}

/// Whether a sentence ends within the text: a word in small letters with a point behind it.
pub(super) fn has_inner_end(text: &str) -> bool {
    let shortest_word = 4;
    text.split_whitespace().rev().skip(1).any(|word| {
        let word = word.strip_suffix('.').unwrap_or("");
        word.len() >= shortest_word && word.chars().all(char::is_lowercase)
    })
}

/// How many sentences a text has, by the points with a space behind them.
pub(super) fn sentences(text: &str) -> usize {
    let inner = text.split_whitespace().filter(|word| {
        let bare = word.trim_end_matches(CLOSERS);
        bare.chars().count() > 3 && bare.ends_with(['.', '!', '?', '。'])
    });
    inner.count().max(1)
}

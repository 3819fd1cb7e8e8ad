//! Character references: `&amp;`, `&#8217;`, `&eacute` and all others that the standard names.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::memchr;

/// Where a reference stands. The standard reads `?a=1&copy=2` in an attribute as it is written, for
/// the sake of addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::tree) enum Context {
    Text,
    Attribute,
}

/// The longest name that the standard has, `CounterClockwiseContourIntegral;`, is this long.
const LONGEST_NAME: usize = 32;

/// The text with its references decoded; `None` if it has none.
pub(in crate::tree) fn decoded(raw: &str, context: Context) -> Option<String> {
    let mut at = memchr(b'&', raw.as_bytes())?;
    let mut out = String::with_capacity(raw.len());
    let mut copied = 0;
    loop {
        let rest = raw.get(at + 1..).unwrap_or_default();
        let (length, chars) = read(rest, context).unwrap_or_default();
        if length > 0 {
            out.push_str(raw.get(copied..at).unwrap_or_default());
            out.extend(chars.into_iter().flatten());
            copied = at + 1 + length;
        }
        let from = at + 1 + length;
        match raw.as_bytes().get(from..).and_then(|rest| memchr(b'&', rest)) {
            Some(distance) => at = from + distance,
            None if copied == 0 => return None,
            None => break,
        }
    }
    out.push_str(raw.get(copied..).unwrap_or_default());
    Some(out)
}

/// The length of a reference without its `&`, and its one or two characters.
type Reference = (usize, [Option<char>; 2]);

/// Reads the reference whose `&` stands before `rest`.
fn read(rest: &str, context: Context) -> Option<Reference> {
    match rest.as_bytes() {
        [b'#', b'x' | b'X', ..] => numeric(rest, 2, 16),
        [b'#', ..] => numeric(rest, 1, 10),
        _ => common(rest).or_else(|| named(rest, context)),
    }
}

/// The references of nearly all pages, which need no look into the table.
fn common(rest: &str) -> Option<Reference> {
    const COMMON: [(&str, char); 6] = [
        ("amp;", '&'),
        ("quot;", '"'),
        ("nbsp;", '\u{a0}'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("rsquo;", '\u{2019}'),
    ];
    let (name, char) = COMMON.iter().find(|(name, _)| rest.starts_with(name))?;
    Some((name.len(), [Some(*char), None]))
}

fn numeric(rest: &str, digits_at: usize, base: u32) -> Option<Reference> {
    let digits = rest.get(digits_at..)?;
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(base)).count();
    if length == 0 {
        return None;
    }
    let value = digits.chars().take(length).filter_map(|c| c.to_digit(base));
    let number = value.fold(0_u32, |number, digit| number.saturating_mul(base).saturating_add(digit));
    let end = digits_at + length;
    let semicolon = rest.as_bytes().get(end) == Some(&b';');
    Some((end + usize::from(semicolon), [Some(numbered(number)), None]))
}

/// The character of a number. Numbers of the C1 controls mean what windows-1252 has there.
fn numbered(number: u32) -> char {
    let c1 = number.checked_sub(0x80).and_then(|index| C1_REPLACEMENTS.get(index as usize));
    match c1.copied().flatten() {
        Some(replacement) => replacement,
        None if number == 0 => '\u{fffd}',
        None => char::from_u32(number).unwrap_or('\u{fffd}'),
    }
}

/// The longest name of the table that `rest` starts with.
fn named(rest: &str, context: Context) -> Option<Reference> {
    let most = rest.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let most = most + usize::from(rest.as_bytes().get(most) == Some(&b';'));
    let found = (2..=most).rev().find_map(|length| {
        let characters = NAMED_ENTITIES.get(rest.get(..length)?).filter(|(first, _)| *first != 0)?;
        Some((length, *characters))
    });
    let (length, (first, second)) = found?;
    if context == Context::Attribute && !rest.get(..length)?.ends_with(';') {
        let next = rest.as_bytes().get(length);
        if next.is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric()) {
            return None;
        }
    }
    let second = Some(second).filter(|second| *second != 0);
    Some((length, [char::from_u32(first), second.and_then(char::from_u32)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_text_and_in_attributes() {
        for (raw, text, attribute) in [
            ("a &amp; b", "a & b", "a & b"),
            ("&amp;amp;", "&amp;", "&amp;"),
            ("&lt&gt;", "<>", "<>"),
            ("&copy=1&copyx &copy", "\u{a9}=1\u{a9}x \u{a9}", "&copy=1&copyx \u{a9}"),
            ("&notit; &notin;", "\u{ac}it; \u{2209}", "&notit; \u{2209}"),
            ("&#8217;&#x2019;&#X2019 x", "\u{2019}\u{2019}\u{2019} x", "\u{2019}\u{2019}\u{2019} x"),
            (
                "&#0;&#xD800;&#x110000;&#99999999999;",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
            ("&#146;&#129;", "\u{2019}\u{81}", "\u{2019}\u{81}"),
            ("&ngE;", "\u{2267}\u{338}", "\u{2267}\u{338}"),
            ("&CounterClockwiseContourIntegral;", "\u{2233}", "\u{2233}"),
            ("&#; &#x; & &; &nonsense; &한", "&#; &#x; & &; &nonsense; &한", "&#; &#x; & &; &nonsense; &한"),
        ] {
            assert_eq!(decoded(raw, Context::Text).as_deref().unwrap_or(raw), text);
            assert_eq!(decoded(raw, Context::Attribute).as_deref().unwrap_or(raw), attribute);
        }
    }
}

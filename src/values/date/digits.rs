//! Where the digits of a text stand, and whether they can be those of a date: most texts are looked
//! at no further.

use std::ops::Range;

use super::cursor::fold;
use crate::tree::text::visible;

/// The next run of digits.
pub(super) fn next_figures(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let start = first_digit(rest)?;
    let end = rest.get(start..)?.find(|c| !fold(c).is_ascii_digit()).map_or(rest.len(), |end| start + end);
    Some(from + start..from + end)
}

/// Most texts have no digit: bytes that no digit begins with are passed over by fours and more.
fn first_digit(text: &str) -> Option<usize> {
    // Arabic-Indic, Persian and full-width digits, see `fold`
    let may_begin = |byte: &u8| byte.is_ascii_digit() || matches!(byte, 0xd9 | 0xdb | 0xef);
    let start = text.as_bytes().iter().position(may_begin)?;
    let found = text.get(start..)?.find(|c| fold(c).is_ascii_digit())?;
    Some(start + found)
}

/// Whether a text has a digit of those that dates are read in.
pub(crate) fn has_digit(text: &str) -> bool {
    first_digit(text).is_some()
}

/// Whether the parts of a text have the figures of a date: a year of two or four digits and, apart
/// from it, a day. Nine of ten lines that have digits do not (counts, ages, `© 2023`), and are looked
/// at no further.
pub(crate) fn has_figures<'t>(parts: impl IntoIterator<Item = &'t str>) -> bool {
    let is_year = |digits: usize| digits == 2 || digits >= 4;
    let (mut runs, mut has_year, mut joined) = (0, false, 0);
    for part in parts {
        let mut from = 0;
        while let Some(figures) = next_figures(part, from) {
            let digits = part.get(figures.clone()).map_or(0, |run| run.chars().count());
            // digits of two parts, or with a mark of no width between them, may be one number
            joined = if is_seen(part, from..figures.start) { digits } else { joined + digits };
            runs += 1;
            has_year |= is_year(digits) || is_year(joined);
            if runs > 1 && has_year {
                return true;
            }
            from = figures.end;
        }
        if is_seen(part, from..part.len()) {
            joined = 0;
        }
    }
    false
}

/// Whether there is a character that takes room.
fn is_seen(text: &str, at: Range<usize>) -> bool {
    text.get(at).is_some_and(|between| visible(between).next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_dates() {
        for (text, expected) in [
            ("January 29, 2023", true),
            ("29 Jan 23", true),
            ("20230129T181600", true),
            ("２０２３年１月２９日", true),
            ("٢٩ يناير ٢٠٢٣", true),
            ("29\u{200b}2023", true),
            ("5 of 7", false),
            ("© 2023", false),
            ("", false),
        ] {
            assert_eq!(has_figures([text]), expected, "{text}");
        }
    }

    #[test]
    fn a_number_may_be_in_two_parts() {
        assert!(has_figures(["29 J", "2", "", "023"]));
        assert!(!has_figures(["5 ", " 7"]));
    }
}

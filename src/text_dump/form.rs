//! The form in which a site prints its dates, as a mark of the site.

use super::lines::trim;
use crate::values::date;

/// Bytes of the longest day in words, `September 30, 2023` with room to spare.
const LONGEST_DAY: usize = 30;

/// Whether lines of the dump hold the form: all of its lines, in any order; the last one with a
/// day in place of `{date}` and a time of day in place of `{time}`.
pub(super) fn is_in<'a>(form: &str, lines: impl Iterator<Item = &'a str> + Clone) -> bool {
    form.split('\n').all(|part| lines.clone().any(|line| fits(trim(line), part)))
}

fn fits(line: &str, form: &str) -> bool {
    let Some((before, rest)) = form.split_once("{date}") else { return line == form };
    let Some((between, after)) = rest.split_once("{time}") else { return false };
    let Some((_, day_on)) = line.split_once(before) else { return false };
    let Some((day, time_on)) = day_on.split_once(between) else { return false };
    let clock = time_on.get(..5).is_some_and(|t| {
        t.bytes().enumerate().all(|(i, b)| if i == 2 { b == b':' } else { b.is_ascii_digit() })
    });
    let whole = day.len() <= LONGEST_DAY && date::first(day).is_some_and(|found| found.at == (0..day.len()));
    clock && whole && time_on.get(5..).is_some_and(|rest| rest.starts_with(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_exact() {
        let form = "Published : {date} - {time}";
        for (line, expected) in [
            ("Published : Jan 29, 2023 - 18:16       Updated : Jan 29, 2023 - 19:10", true),
            ("By YonhapPublished : Oct. 27, 2017 - 09:20", true),
            ("Published: Jan 29, 2023 - 18:16", false),
            ("Published : Jan 29, 2023 18:16", false),
            ("Published : soon - 18:16", false),
        ] {
            assert_eq!(is_in(form, [line].into_iter()), expected, "{line}");
        }
        assert!(is_in(
            "Send to\n{date} - {time} By ",
            ["Send to", "", "Sept. 4, 2023 - 16:20 By Han So-yeon"].into_iter()
        ));
        assert!(!is_in("Send to\n{date} - {time} By ", ["Sept. 4, 2023 - 16:20 By Han So-yeon"].into_iter()));
    }
}

//! Dates in attributes: the whole value is one date.

use time::OffsetDateTime;

use super::cursor::{Cursor, fold, is_gap};
use super::finder::{Finder, stamp};
use super::zone::{self, After};
use super::{Order, clock, day, labels};
use crate::timestamp::Timestamp;

/// A longer value is a sentence.
const LONGEST: usize = 120;

/// The date of a machine's attribute (JSON-LD, `meta`, `<time datetime>`).
///
/// Besides what a text may hold: `20230129`, `20230129181600`, and seconds or milliseconds
/// since 1970.
pub(crate) fn machine(value: &str) -> Option<Timestamp> {
    machine_with(value, Order::Unknown)
}

/// As [`machine`], where the order of slash dates is known.
pub(crate) fn machine_with(value: &str, order: Order) -> Option<Timestamp> {
    let value = value.trim_matches(|c: char| is_gap(c) || matches!(c, '"' | '\''));
    if value.len() > LONGEST {
        return None;
    }
    if value.bytes().all(|b| b.is_ascii_digit()) { digits(value) } else { whole(value, order) }
}

fn whole(value: &str, order: Order) -> Option<Timestamp> {
    let found = Finder::new(value, order).next()?;
    let mut rest = Cursor::new(value, found.at.end);
    // XML Schema lets a bare day carry a zone, which says nothing more
    if matches!(found.stamp, Timestamp::Date(_)) {
        zone::read(&mut rest, After::Iso(false));
    }
    let lead = labels::lead(value, 0, found.at.start);
    let blank = |text: Option<&str>| text.is_some_and(|t| !t.chars().map(fold).any(char::is_alphanumeric));
    (blank(value.get(..lead.start)) && blank(Some(rest.rest()))).then_some(found.stamp)
}

fn digits(value: &str) -> Option<Timestamp> {
    match value.len() {
        8 => stamp(day::compact(value.parse().ok()?)?.date, None, None),
        10 => epoch(value.parse().ok()?),
        12 | 14 => {
            let (date, time) = value.split_at_checked(8)?;
            let clock = clock::together(&mut Cursor::new(time, 0))?;
            stamp(day::compact(date.parse().ok()?)?.date, Some(clock), None)
        }
        13 => epoch(value.parse::<i64>().ok()? / 1000),
        _ => None,
    }
}

/// From 2001-09-09, when the seconds since 1970 reached ten figures.
fn epoch(seconds: i64) -> Option<Timestamp> {
    let time = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    let known = seconds >= 1_000_000_000 && time.year() <= 2099;
    known.then_some(Timestamp::Instant(time))
}

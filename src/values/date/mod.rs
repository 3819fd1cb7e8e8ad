//! Dates in text, as pages of all countries print them.
//!
//! ```text
//! text ─▶ finder: at each digit run and word ─▶ day (figures, words) ─▶ clock ─▶ zone ─▶ Found
//!                                                             labels ─▶ labelled, stretch
//! attribute ─▶ machine: the whole value is one date
//! ```
//!
//! What is not sure is not read: days that the calendar lacks, years outside 1900–2099, days
//! without a year, times without a day, and numbers inside longer numbers, addresses and tags.
//! An impossible time takes an ISO date along (`2023-01-29T25:00`); after a day in running text
//! it is left out. `24:00` is midnight of the next day. A second of 60 is read as 59. A zone is
//! there only if the text names one offset.

mod clock;
mod cursor;
mod day;
mod digits;
mod figures;
mod finder;
mod labelled;
mod labels;
mod links;
mod machine;
mod words;
mod zone;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use digits::{has_digit, has_figures};
pub(crate) use labelled::{Labelled, labelled, labelled_with, stretch};
pub(crate) use machine::{machine, machine_with};

use crate::timestamp::Timestamp;
use finder::Finder;

/// A date found in a text, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The bytes of the date, its time and its zone.
    pub at: Range<usize>,
    /// What it says.
    pub stamp: Timestamp,
}

/// How a slash date such as `03/04/2023` is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
    /// Not known: a date with two readings is refused.
    #[default]
    Unknown,
}

impl Order {
    /// The order of a language tag, where its countries agree on one: English has both, and
    /// East Asian pages write the year first.
    pub(crate) fn for_language(tag: &str) -> Self {
        const BOTH: &[&str] = &["en", "en-ca", "zh", "ja", "ko", ""];
        const MONTH_FIRST: &[&str] = &["en-us", "en-ph", "es-us"];
        let tag = tag.trim().replace('_', "-").to_ascii_lowercase();
        let language = tag.split('-').next().unwrap_or_default();
        if MONTH_FIRST.contains(&tag.as_str()) {
            Order::MonthFirst
        } else if BOTH.contains(&tag.as_str()) || language != "en" && BOTH.contains(&language) {
            Order::Unknown
        } else {
            Order::DayFirst
        }
    }
}

/// The first date in a text, wherever it stands.
pub(crate) fn first(text: &str) -> Option<Found> {
    first_with(text, Order::Unknown)
}

/// As [`first`], where the order of slash dates is known.
pub(crate) fn first_with(text: &str, order: Order) -> Option<Found> {
    Finder::new(text, order).next()
}

/// The dates of a text, in order; at most [`MOST`] of them.
#[cfg(test)]
pub(crate) fn all(text: &str) -> Vec<Found> {
    all_with(text, Order::Unknown)
}

/// A text with more dates than this is a table or a list, and no caller reads it to the end.
const MOST: usize = 64;

fn all_with(text: &str, order: Order) -> Vec<Found> {
    Finder::new(text, order).take(MOST).collect()
}

//! The search for dates in running text: where one may start, what may stand around it, and
//! how a day, a clock and a zone come together.

use std::ops::Range;

use time::{Date, PlainDateTime, UtcOffset};

use super::clock::{self, Clock};
use super::cursor::{Cursor, fold, is_east_asian, is_gap};
use super::day::{self, Day, Form};
use super::digits::{has_figures, next_figures};
use super::zone::{self, After};
use super::{Found, Order, labels, links};
use crate::timestamp::Timestamp;

/// The dates of a text, in order.
pub(super) struct Finder<'t> {
    text: &'t str,
    at: usize,
    order: Order,
}

impl<'t> Finder<'t> {
    pub fn new(text: &'t str, order: Order) -> Self {
        let at = if has_figures([text]) { 0 } else { text.len() };
        Finder { text, at, order }
    }

    /// The date that starts at a word right before these figures, or at the figures.
    fn around(&self, from: usize, figures: &Range<usize>) -> Option<Found> {
        let start = from + lead_in(self.text.get(from..figures.start)?);
        // a date may follow the one before without a space: `28. Juni 201914. Januar 2020`
        let behind = self.text.get(self.at..start)?.chars().next_back();
        let mut before = behind.map_or(Kind::Other, |c| Kind::of(fold(c)));
        let mut ahead = self.text.get(start..figures.end)?.char_indices().peekable();
        while let Some((offset, c)) = ahead.next() {
            let kind = Kind::of(fold(c));
            let next = ahead.peek().map_or(Kind::Other, |(_, c)| Kind::of(fold(*c)));
            if kind.starts_between(before, next)
                && let Some(found) = date_at(Cursor::new(self.text, start + offset), self.order)
            {
                return Some(found);
            }
            before = kind;
        }
        None
    }
}

impl Iterator for Finder<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        let mut from = self.at;
        while let Some(figures) = next_figures(self.text, from) {
            if let Some(found) = self.around(from, &figures) {
                self.at = found.at.end;
                return Some(found);
            }
            from = figures.end;
        }
        self.at = self.text.len();
        None
    }
}

/// Where the word starts that stands right before a digit, with what [`leads_to_digit`] passes over.
fn lead_in(text: &str) -> usize {
    let without = |text: &'_ str, marks: &[char]| {
        let last = text.chars().next_back().filter(|c| marks.contains(&fold(*c)));
        text.len() - last.map_or(0, char::len_utf8)
    };
    let word = text.trim_end_matches(is_gap);
    let word = word.get(..without(word, &['-', '/'])).unwrap_or(word);
    let word = word.get(..without(word, &['.'])).unwrap_or(word);
    word.trim_end_matches(char::is_alphabetic).len()
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Digit,
    Upper,
    Letter,
    Other,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            _ if c.is_ascii_digit() => Kind::Digit,
            _ if c.is_uppercase() => Kind::Upper,
            _ if c.is_alphabetic() => Kind::Letter,
            _ => Kind::Other,
        }
    }

    /// At a run of digits, at a word, and at the capital of words that lost the space between
    /// them: `PoliticsNov. 14, 2024`, `AFPNov. 14, 2024`.
    fn starts_between(self, before: Kind, next: Kind) -> bool {
        match self {
            Kind::Digit => before != Kind::Digit,
            Kind::Upper => before != Kind::Upper || next == Kind::Letter,
            Kind::Letter => !matches!(before, Kind::Upper | Kind::Letter),
            Kind::Other => false,
        }
    }
}

/// A date as read, before it is judged by what stands around it.
struct Reading {
    day: Day,
    clock: Option<Clock>,
    offset: Option<UtcOffset>,
}

fn date_at(start: Cursor, order: Order) -> Option<Found> {
    leads_to_digit(start)?;
    let glued = !free_before(start)?;
    let mut c = start;
    let reading = day_then_clock(&mut c, order).or_else(|| clock_then_day(&mut c, order))?;
    let clockless = reading.clock.is_none();
    if clockless && (reading.day.form == Form::Compact || !free_after(c, reading.day.form)) {
        return None;
    }
    let at = start.at()..c.at();
    let doubtful = clockless && (reading.day.unsure || glued && !spaced(start, &at));
    if doubtful && labels::lead(start.text(), 0, at.start).kind.is_none() {
        return None;
    }
    let stamp = stamp(reading.day.date, reading.clock, reading.offset)?;
    Some(Found { at, stamp })
}

/// Builds the timestamp; `None` past the end of the calendar.
pub(super) fn stamp(date: Date, clock: Option<Clock>, offset: Option<UtcOffset>) -> Option<Timestamp> {
    let Some(clock) = clock else { return Some(Timestamp::Date(date)) };
    let date = if clock.ends_day { date.next_day()? } else { date };
    let plain = Timestamp::DateTime(PlainDateTime::new(date, clock.time));
    Some(offset.map_or(plain, |offset| plain.assume_offset(offset)))
}

fn day_then_clock(c: &mut Cursor, order: Order) -> Option<Reading> {
    let day = day::read(c, order)?;
    let (clock, offset) = day.clock.or_else(|| clock_after(c, day.form)).unzip();
    // `Jan 29 18:16:00 2023 GMT`
    let offset = offset.flatten().or_else(|| clock.and_then(|_| zone::named(c)));
    Some(Reading { day, clock, offset })
}

/// The clock and the zone that follow a day.
fn clock_after(c: &mut Cursor, form: Form) -> Option<(Clock, Option<UtcOffset>)> {
    iso_clock(c).or_else(|| if form == Form::Compact { None } else { loose_clock(c, form) })
}

fn iso_clock(c: &mut Cursor) -> Option<(Clock, Option<UtcOffset>)> {
    c.attempt(|c| {
        // `Y-m-dTH:i` makes PHP print the zone's letters for the T
        c.attempt(zone::letters).map(drop).or_else(|| c.eat_any(&['T', 't']).map(drop))?;
        c.gap();
        let clock = clock::iso(c)?;
        Some((clock, zone::read(c, After::Iso(clock.seconds))))
    })
}

fn loose_clock(c: &mut Cursor, form: Form) -> Option<(Clock, Option<UtcOffset>)> {
    c.attempt(|c| {
        links::to_clock(c);
        let bracket = c.eat('(').is_some();
        // English never writes 18.16, but prices look so
        let found = clock_and_zone(c, form != Form::MonthFirst)?;
        if bracket {
            c.eat(')');
        }
        Some(found)
    })
}

fn clock_and_zone(c: &mut Cursor, dotted: bool) -> Option<(Clock, Option<UtcOffset>)> {
    clock::military(c).or_else(|| {
        let clock = clock::read(c, dotted)?;
        Some((clock, zone::read(c, After::of(clock))))
    })
}

/// `15:29 April 19, 2023`, `6:16 p.m. EST, Sun January 29, 2023`, `1816 GMT (0216 HKT) …`
fn clock_then_day(c: &mut Cursor, order: Order) -> Option<Reading> {
    c.attempt(|c| {
        let (clock, offset) = clock_and_zone(c, true)?;
        second_clock(c);
        links::to_clock(c);
        let day = day::read(c, order).filter(|day| day.form != Form::Compact && day.clock.is_none())?;
        // a day with its own clock behind it leaves this one to something else
        if clock_after(&mut c.clone(), day.form).is_some() {
            return None;
        }
        let offset = offset.or_else(|| zone::named(c));
        Some(Reading { day, clock: Some(clock), offset })
    })
}

/// The same time in a second zone, in brackets.
fn second_clock(c: &mut Cursor) {
    c.attempt(|c| {
        c.gap();
        c.eat('(')?;
        clock_and_zone(c, true)?;
        c.eat(')')
    });
}

/// White space inside a date tells it from an id or an address.
fn spaced(start: Cursor, at: &Range<usize>) -> bool {
    start.text().get(at.clone()).is_some_and(|date| date.contains(is_gap))
}

/// Few words of a text stand before a number, and only those are looked up.
fn leads_to_digit(mut start: Cursor) -> Option<()> {
    if start.word().is_some() {
        start.eat('.');
        start.eat_any(&['-', '/']);
        start.gap();
    }
    start.peek().filter(char::is_ascii_digit).map(drop)
}

/// Whether a date may start here: `None` if it is the tail of a number, a price, an address or
/// a tag; otherwise whether nothing parts it from the letter before.
fn free_before(start: Cursor) -> Option<bool> {
    let mut behind = start.behind();
    let (Some(last), previous) = (behind.next(), behind.next()) else { return Some(true) };
    let digit = previous.is_some_and(|c| c.is_ascii_digit());
    let latin = previous.is_some_and(|c| c.is_alphabetic() && !is_east_asian(c));
    match last {
        '$' | '€' | '£' | '¥' | '₩' | '#' | '+' | '=' | '&' | '_' | '@' | '%' | '*' | '^' | '\\' => {
            None
        }
        '.' | ',' | ':' | '\'' | '-' | '/' | '–' if digit => None,
        '/' if latin || previous == Some('/') => None,
        '-' | '–' => Some(!latin),
        _ if last.is_alphabetic() && !is_east_asian(last) => {
            // capitals start a new word by themselves
            Some(start.peek().is_some_and(char::is_uppercase))
        }
        _ => Some(true),
    }
}

/// Whether a date without a clock may end here: not inside a longer number, an address or a
/// file name.
fn free_after(end: Cursor, form: Form) -> bool {
    let mut ahead = end.ahead();
    let (Some(next), then) = (ahead.next(), ahead.next()) else { return true };
    let digit = then.is_some_and(|c| c.is_ascii_digit());
    let latin = then.is_some_and(|c| c.is_ascii_alphabetic());
    let figures = matches!(form, Form::Figures(_));
    match next {
        '_' | '@' | '%' | '=' => false,
        'T' | 't' if digit => false,
        '.' if form == Form::Figures('-') && latin => false,
        '-' | '/' if figures => !(digit || latin) && form != Form::Figures(next),
        '.' | ',' | ':' | '-' | '/' => !digit,
        // a digit is where the next date begins: numbers are read to their end
        _ => !next.is_lowercase(),
    }
}

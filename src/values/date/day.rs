//! Calendar days: with a month's name, in Han or Hangul; in figures, see [`figures`].

use time::{Date, Month};

use super::Order;
use super::clock::{self, Clock};
use super::cursor::{Cursor, Number, is_among};
use super::zone::{self, After};
use super::{figures, links, words};

/// How a day is written, as far as it decides what may stand around it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// `2023-01-29`, `29.01.2023`: figures and their mark.
    Figures(char),
    /// `29 January 2023`, `2023年1月29日`.
    DayFirst,
    /// `January 29, 2023`.
    MonthFirst,
    /// `20230129`, a date only before the `T` of a time.
    Compact,
}

/// A day that exists in the calendar.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub date: Date,
    pub form: Form,
    /// The year has two figures and nothing else makes sure that this is a date.
    pub unsure: bool,
    /// The clock that stood inside, as in `Sun Jan 29 18:16:00 KST 2023`.
    pub clock: Option<(Clock, Option<time::UtcOffset>)>,
}

impl Day {
    pub fn new(year: u32, month: u32, day: u32, form: Form) -> Option<Self> {
        Some(Day { date: calendar(year, month, day)?, form, unsure: false, clock: None })
    }
}

/// Years outside are ids, other calendars and history, of which no page is the news.
fn calendar(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i32::try_from(year).ok().filter(|y| (1900..=2099).contains(y))?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()
}

/// POSIX would turn at 69; news archives go back further than forecasts go ahead.
pub(super) fn full_year(two_digits: u32) -> u32 {
    if two_digits < 50 { 2000 + two_digits } else { 1900 + two_digits }
}

/// The day that starts at the cursor.
pub(super) fn read(c: &mut Cursor, order: Order) -> Option<Day> {
    c.attempt(|c| {
        let start = *c;
        let Some(first) = c.number(8) else { return month_first(c) };
        match first.digits {
            1 | 2 => day_first(c, first).or_else(|| figures::year_last(c, first, order, start)),
            4 => year_first(c, first.value),
            8 => compact(first.value),
            _ => None,
        }
    })
}

/// `20230129`, wherever it stands.
pub(super) fn compact(value: u32) -> Option<Day> {
    Day::new(value / 10_000, value / 100 % 100, value % 100, Form::Compact)
}

fn year_first(c: &mut Cursor, year: u32) -> Option<Day> {
    figures::year_first(c, year).or_else(|| year_han(c, year)).or_else(|| year_words(c, year))
}

/// `2023年1月29日`, `2023년 4월 7일`; the Japanese year of reign may stand in brackets.
fn year_han(c: &mut Cursor, year: u32) -> Option<Day> {
    c.attempt(|c| {
        c.gap();
        c.eat_any(&['年', '년'])?;
        reign(c);
        c.gap();
        let month = c.number(2)?.value;
        c.gap();
        c.eat_any(&['月', '월'])?;
        c.gap();
        let day = c.number(2)?.value;
        c.attempt(|c| {
            c.gap();
            c.eat_any(&['日', '일', '号', '號'])
        });
        Day::new(year, month, day, Form::DayFirst)
    })
}

/// `（令和5年）`
fn reign(c: &mut Cursor) {
    c.attempt(|c| {
        c.eat('(')?;
        c.word()?;
        c.number(2)?;
        c.eat('年')?;
        c.eat(')')
    });
}

/// `2023. január 29.`, `2023 January 29`, `2023-Jan-29`; neither `in 2023 may 29 people` nor the
/// end of a sentence, `until 2023. January 29`.
fn year_words(c: &mut Cursor, year: u32) -> Option<Day> {
    c.attempt(|c| {
        let stop = c.eat('.').is_some();
        let parted = c.gap();
        let capital = c.peek().is_some_and(char::is_uppercase);
        if parted && stop == capital {
            return None;
        }
        links::to_month(c);
        let month = words::month(c)?;
        links::to_month(c);
        let day = c.number(2)?.value;
        figures::final_stop(c);
        Day::new(year, month.into(), day, Form::DayFirst)
    })
}

/// `29 January 2023`, `29th of January, 2023`, `29 tháng 1 năm 2023`, `29-Jan-23`
fn day_first(c: &mut Cursor, first: Number) -> Option<Day> {
    c.attempt(|c| {
        let dotted = c.peek() == Some('.');
        ordinal(c);
        links::to_month(c);
        let name = c.rest();
        let month = vietnamese_month(c).or_else(|| words::month(c).map(u32::from))?;
        let name = name.get(..name.len() - c.rest().len())?;
        if words::is_croatian_october(name, dotted) {
            return None;
        }
        links::to_year(c);
        c.attempt(|c| c.word().filter(|w| *w == "năm").and_then(|_| c.gap().then_some(())));
        let year = year(c)?;
        let mut day = Day::new(year.full, month, first.value, Form::DayFirst)?;
        day.unsure = year.short;
        Some(day)
    })
}

/// Endings of the day's number: English, French, Dutch, Spanish and Portuguese.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "e", "º", "ª"];

fn ordinal(c: &mut Cursor) {
    if c.eat('°').is_none() {
        c.attempt(|c| c.word().filter(|w| is_among(w, ORDINALS)));
    }
}

fn vietnamese_month(c: &mut Cursor) -> Option<u32> {
    c.attempt(|c| {
        c.word().filter(|w| is_among(w, &["tháng"]))?;
        c.gap();
        c.number(2).map(|n| n.value)
    })
}

pub(super) struct Year {
    pub full: u32,
    /// Two figures without the apostrophe of `’23`.
    pub short: bool,
}

pub(super) fn year(c: &mut Cursor) -> Option<Year> {
    c.attempt(|c| {
        let apostrophe = c.eat_any(&['\'', '’', '‘']).is_some();
        let Some(number) = c.number(4) else { return year_run_on(c) };
        match number.digits {
            4 if !apostrophe => Some(Year { full: number.value, short: false }),
            2 => Some(Year { full: full_year(number.value), short: !apostrophe }),
            _ => None,
        }
    })
}

/// The year of `28. Juni 201914. Januar 2020` or `29.01.202318:16`, where two elements of the
/// page touch: the rest of the digits must begin another date or a clock.
fn year_run_on(c: &mut Cursor) -> Option<Year> {
    let full = c.four_digits()?;
    let mut rest = *c;
    rest.number(2)?;
    let clock = rest.clone().attempt(|c| c.eat(':').and_then(|_| c.two_digits())).is_some();
    let figures = rest.clone().attempt(|c| figures::mark(c, None).and_then(|_| c.number(4))).is_some();
    links::to_month(&mut rest);
    (clock || figures || words::month(&mut rest).is_some()).then_some(Year { full, short: false })
}

/// `January 29, 2023`, `Sept. 4, 2023`, `Jan 29 18:16:00 KST 2023`
fn month_first(c: &mut Cursor) -> Option<Day> {
    let month = words::month(c)?;
    links::to_month(c);
    let day = c.number(2)?.value;
    ordinal(c);
    let clock = clock_inside(c);
    links::to_year(c);
    // `Jan 29, 18:16` has no year: two figures are one only after an apostrophe
    let year = year(c).filter(|y| !y.short)?;
    let day = Day::new(year.full, month.into(), day, Form::MonthFirst)?;
    Some(Day { clock, ..day })
}

fn clock_inside(c: &mut Cursor) -> Option<(Clock, Option<time::UtcOffset>)> {
    c.attempt(|c| {
        c.gap().then_some(())?;
        let clock = clock::read(c, false)?;
        let offset = zone::read(c, After::of(clock));
        c.gap().then_some((clock, offset))
    })
}

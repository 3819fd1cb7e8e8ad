//! Days in figures: `2023-01-29`, `29.01.2023`, `01/29/2023`, `29.01.23`.

use super::Order;
use super::cursor::{Cursor, Number, is_east_asian};
use super::day::{Day, Form, full_year, year};

/// `2023-01-29`, `2023/1/29`, `2023. 1. 29.`
pub(super) fn year_first(c: &mut Cursor, year: u32) -> Option<Day> {
    c.attempt(|c| {
        let mark = mark(c, None)?;
        let month = c.number(2)?.value;
        same_mark(c, mark)?;
        let day = c.number(2)?.value;
        if mark == '.' {
            final_stop(c);
        }
        Day::new(year, month, day, Form::Figures(mark))
    })
}

/// The stop after the day of `2023. 1. 29.`, not the one of `2023.1.29.7`.
pub(super) fn final_stop(c: &mut Cursor) {
    c.attempt(|c| c.eat('.').filter(|_| !c.peek().is_some_and(|d| d.is_ascii_digit())));
}

/// The mark between figures: `29. 1. 2023` and `29 / 01 / 2023` have space, `29-01-2023` never.
pub(super) fn mark(c: &mut Cursor, wanted: Option<char>) -> Option<char> {
    c.attempt(|c| {
        let parted = c.gap();
        let mark = c.eat_any(if parted { &['/'] } else { &['-', '/', '.'] })?;
        if parted || mark == '.' {
            c.gap();
        }
        wanted.is_none_or(|wanted| wanted == mark).then_some(mark)
    })
}

fn same_mark(c: &mut Cursor, wanted: char) -> Option<char> {
    mark(c, Some(wanted))
}

/// `29.01.2023`, `29/01/2023`, `01/29/2023`, `29.01.23`
pub(super) fn year_last(c: &mut Cursor, first: Number, order: Order, start: Cursor) -> Option<Day> {
    c.attempt(|c| {
        let mark = mark(c, None)?;
        let second = c.number(2)?;
        same_mark(c, mark)?;
        let short = c.number(2);
        if let Some(third) = short {
            return short_figures(c, [first, second, third], mark, order, start);
        }
        let year = year(c).filter(|year| !year.short)?;
        let (day, month) = in_order(first.value, second.value, mark, order)?;
        Day::new(year.full, month, day, Form::Figures(mark))
    })
}

/// Two figures for the year. Next to Han or Hangul the year leads (`입력 23.01.29`); elsewhere
/// it ends the date, and a dash leaves that open.
fn short_figures(c: &mut Cursor, parts: [Number; 3], mark: char, order: Order, start: Cursor) -> Option<Day> {
    let [first, second, third] = parts;
    let padded = parts.iter().all(|n| n.digits == 2);
    let mut day = if beside_east_asian(start, *c) {
        Day::new(full_year(first.value), second.value, third.value, Form::Figures(mark))?
    } else {
        let (day, month) = in_order(first.value, second.value, mark, order).filter(|_| mark != '-')?;
        Day::new(full_year(third.value), month, day, Form::Figures(mark))?
    };
    day.unsure = !(padded && mark == '.');
    Some(day)
}

/// Whether Han, Kana or Hangul stands within a few characters, as a label or a weekday does.
fn beside_east_asian(start: Cursor, end: Cursor) -> bool {
    const NEAR: usize = 6;
    start.behind().take(NEAR).chain(end.ahead().take(NEAR)).any(is_east_asian)
}

/// Day and month of the first two figures. The larger than twelve is the day; without a known
/// order, full stops and dashes are used day first and slashes either way.
fn in_order(first: u32, second: u32, mark: char, order: Order) -> Option<(u32, u32)> {
    let (day_first, month_first) = (Some((first, second)), Some((second, first)));
    match (first > 12, second > 12) {
        (true, true) => None,
        (true, false) => day_first,
        (false, true) => month_first,
        (false, false) if first == second => day_first,
        (false, false) => match order {
            Order::MonthFirst => month_first,
            Order::Unknown if mark == '/' => None,
            Order::DayFirst | Order::Unknown => day_first,
        },
    }
}

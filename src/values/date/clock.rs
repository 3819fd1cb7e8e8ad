//! Times of day: `18:16:00.000`, `6:16 p.m.`, `18h16`, `18.16 Uhr`, `18時16分`, `오후 6:16`.

use time::{Time, UtcOffset};

use super::cursor::{Cursor, is_among, lowered};
use super::zone;

/// A time of day as printed; `24:00` is kept apart, for it belongs to the next day.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub time: Time,
    /// `24:00`: midnight at the end of the day (ISO 8601:2004, 4.2.3).
    pub ends_day: bool,
    /// Seconds were printed, so that a machine wrote it, and an offset may follow.
    pub seconds: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Am,
    Pm,
}

/// The halves of the day, before or after the time. 凌晨 and 早上 are never past noon, 晚上
/// and 下午 always.
const HALVES: &[(&str, Half)] = &[
    ("am", Half::Am),
    ("pm", Half::Pm),
    ("오전", Half::Am),
    ("오후", Half::Pm),
    ("午前", Half::Am),
    ("午後", Half::Pm),
    ("上午", Half::Am),
    ("下午", Half::Pm),
    ("凌晨", Half::Am),
    ("早上", Half::Am),
    ("晚上", Half::Pm),
    ("ص", Half::Am),
    ("م", Half::Pm),
    ("πμ", Half::Am),
    ("μμ", Half::Pm),
];

/// The first letters of `a.m.`, `p. m.`, `π.μ.` and `μ.μ.`, the second letter, and the half.
const DOTTED_HALVES: &[(&str, &str, Half)] =
    &[("a", "m", Half::Am), ("p", "m", Half::Pm), ("π", "μ", Half::Am), ("μ", "μ", Half::Pm)];

/// Words that make a bare or dotted number a time: German, French and Spanish, English.
const CLOCK_WORDS: &[&str] = &["uhr", "h", "hs", "hrs", "hours"];

/// How the hour and the minute were set apart.
#[derive(Clone, Copy, PartialEq)]
enum Face {
    /// By a mark that only times have.
    Sure,
    /// By a full stop, as in a price or a version.
    Dotted,
    /// An hour alone.
    Bare,
}

/// A time of day; `dotted` says whether `18.16` may be one without a word like `Uhr`.
pub(super) fn read(c: &mut Cursor, dotted: bool) -> Option<Clock> {
    c.attempt(|c| {
        let before = half(c);
        c.gap();
        let hour = c.number(2)?.value;
        let (face, minute, second) = face(c)?;
        let after = half(c);
        let told = after.is_some() | clock_word(c).is_some();
        let sure = match face {
            Face::Sure => true,
            Face::Dotted => dotted || told || before.is_some(),
            Face::Bare => told,
        };
        if !sure || runs_on(*c) {
            return None;
        }
        clock(in_half(hour, before.or(after)), minute, second)
    })
}

/// `1632hrs`, `1816 GMT`: without a colon, a word or a zone makes it a time.
pub(super) fn military(c: &mut Cursor) -> Option<(Clock, Option<UtcOffset>)> {
    c.attempt(|c| {
        let clock = together(c).filter(|clock| !clock.seconds)?;
        let told = clock_word(c).is_some();
        let zone = zone::named(c);
        (told || zone.is_some()).then_some((clock, zone))
    })
}

fn clock_word<'t>(c: &mut Cursor<'t>) -> Option<&'t str> {
    c.attempt(|c| {
        c.gap();
        c.word().filter(|w| is_among(w, CLOCK_WORDS))
    })
}

/// A time of day that follows the `T` of ISO 8601: with colons or all digits together.
pub(super) fn iso(c: &mut Cursor) -> Option<Clock> {
    c.attempt(|c| read(c, false).or_else(|| together(c)))
}

/// `1816` or `181600`.
pub(super) fn together(c: &mut Cursor) -> Option<Clock> {
    c.attempt(|c| {
        let number = c.number(6)?;
        let value = number.value;
        let clock = match number.digits {
            4 => clock(value / 100, value % 100, None),
            6 => clock(value / 10_000, value / 100 % 100, Some(value % 100)),
            _ => None,
        };
        fraction(c);
        clock
    })
}

fn clock(hour: u32, minute: u32, second: Option<u32>) -> Option<Clock> {
    let part = |n: u32| u8::try_from(n).ok();
    let seconds = second.is_some();
    // a leap second has no place in `time`; the last second of the minute stands for it
    let second = second.map_or(0, |s| if s == 60 { 59 } else { s });
    let ends_day = (hour, minute, second) == (24, 0, 0);
    let hour = if ends_day { 0 } else { hour };
    let time = Time::from_hms(part(hour)?, part(minute)?, part(second)?).ok()?;
    Some(Clock { time, ends_day, seconds })
}

/// Pages print `18:16 pm` too: an hour past noon needs no half.
fn in_half(hour: u32, half: Option<Half>) -> u32 {
    match (half, hour) {
        (Some(Half::Am), 12) => 0,
        (Some(Half::Pm), 0..12) => hour + 12,
        _ => hour,
    }
}

fn face(c: &mut Cursor) -> Option<(Face, u32, Option<u32>)> {
    colons(c)
        .or_else(|| hour_letter(c))
        .or_else(|| han(c))
        .map(|(minute, second)| (Face::Sure, minute, second))
        .or_else(|| full_stop(c).map(|minute| (Face::Dotted, minute, None)))
        .or(Some((Face::Bare, 0, None)))
}

fn colons(c: &mut Cursor) -> Option<(u32, Option<u32>)> {
    c.attempt(|c| {
        c.eat(':')?;
        let minute = c.two_digits()?;
        let second = c.attempt(|c| c.eat(':').and_then(|_| c.two_digits()));
        if second.is_some() {
            fraction(c);
        }
        Some((minute, second))
    })
}

/// `18h16`, `18 h 16`, `18h16min`, `18h`.
fn hour_letter(c: &mut Cursor) -> Option<(u32, Option<u32>)> {
    c.attempt(|c| {
        c.gap();
        c.word().filter(|w| is_among(w, &["h"]))?;
        let minute = c.attempt(|c| {
            c.gap();
            c.two_digits()
        });
        c.attempt(|c| c.word().filter(|w| is_among(w, &["m", "mn", "min"])));
        Some((minute.unwrap_or(0), None))
    })
}

/// `18時16分30秒`, `23시 54분`, `18点`.
fn han(c: &mut Cursor) -> Option<(u32, Option<u32>)> {
    c.attempt(|c| {
        c.gap();
        c.eat_any(&['時', '时', '시', '点', '點'])?;
        let minute = counted(c, &['分', '분']);
        let second = minute.and_then(|_| counted(c, &['秒', '초']));
        Some((minute.unwrap_or(0), second))
    })
}

fn counted(c: &mut Cursor, unit: &[char]) -> Option<u32> {
    c.attempt(|c| {
        c.gap();
        let number = c.number(2)?;
        c.gap();
        c.eat_any(unit).map(|_| number.value)
    })
}

fn full_stop(c: &mut Cursor) -> Option<u32> {
    c.attempt(|c| {
        c.eat('.')?;
        let minute = c.two_digits()?;
        (!matches!(c.peek(), Some('%' | '€' | '$' | '£'))).then_some(minute)
    })
}

/// Fractions of a second are cut off; some programs part milliseconds by a colon.
fn fraction(c: &mut Cursor) {
    c.attempt(|c| {
        let mark = c.eat_any(&['.', ',', ':'])?;
        c.number(9).filter(|n| mark != ':' || n.digits == 3)
    });
}

fn half(c: &mut Cursor) -> Option<Half> {
    c.attempt(|c| {
        c.gap();
        let word = c.word()?;
        let word = lowered(word);
        let plain = HALVES.iter().find(|(name, _)| *name == word);
        plain.map(|(_, half)| *half).or_else(|| dotted_half(c, &word))
    })
}

fn dotted_half(c: &mut Cursor, first: &str) -> Option<Half> {
    c.eat('.')?;
    c.gap();
    let second = lowered(c.word()?);
    c.eat('.');
    DOTTED_HALVES.iter().find(|(a, b, _)| (*a, *b) == (first, &second)).map(|(.., half)| *half)
}

/// A number of four parts or more is an address or a duration, not a time.
fn runs_on(c: Cursor) -> bool {
    let mut ahead = c.ahead();
    let next = ahead.next();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    digit(next) || matches!(next, Some(':' | '.')) && digit(ahead.next())
}

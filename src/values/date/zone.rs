//! Offsets from UTC, in figures or by the letters of a zone.

use time::UtcOffset;

use super::clock::Clock;
use super::cursor::Cursor;

/// Letters that name one offset, in minutes east of UTC. They are read in capitals only: `est`
/// is a French word. `BST` is Britain's, `CST` North America's, as news pages use them.
const ZONES: &[(&str, i32)] = &[
    // Europe
    ("WET", 0),
    ("WEST", 60),
    ("BST", 60),
    ("CET", 60),
    ("MEZ", 60),
    ("CEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    // Africa
    ("WAT", 60),
    ("CAT", 120),
    ("SAST", 120),
    ("EAT", 180),
    // Asia
    ("PKT", 300),
    ("NPT", 345),
    ("ICT", 420),
    ("WIB", 420),
    ("WITA", 480),
    ("HKT", 480),
    ("SGT", 480),
    ("MYT", 480),
    ("WIT", 540),
    ("KST", 540),
    ("JST", 540),
    // Australia, New Zealand
    ("AWST", 480),
    ("ACST", 570),
    ("ACDT", 630),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    // the Americas
    ("NST", -210),
    ("NDT", -150),
    ("ADT", -180),
    ("BRT", -180),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AKST", -540),
    ("AKDT", -480),
    ("HST", -600),
];

/// Letters that leave the offset open: by season (`ET`), or because several countries use them
/// (`IST`: India, Ireland, Israel; `AST`: Atlantic, Arabia; `GST`: Gulf, Guam). They belong to
/// the time and are passed over.
const OPEN_ZONES: &[&str] = &["ET", "CT", "MT", "PT", "IST", "AST", "GST"];

/// What stands before the offset decides how sure its figures must look.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum After {
    /// A time that a reader set: `10:00-12:00` is a span of time.
    Clock,
    /// A time with seconds.
    Seconds,
    /// The ISO form with its `T`; `bool`: with seconds.
    Iso(bool),
    /// `UTC` or `GMT`.
    Universal,
}

impl After {
    pub fn of(clock: Clock) -> Self {
        if clock.seconds { After::Seconds } else { After::Clock }
    }
}

/// The offset that follows a time. The cursor passes over letters that name no single offset.
pub(super) fn read(c: &mut Cursor, after: After) -> Option<UtcOffset> {
    let figures = zulu(c).or_else(|| signed(c, after)).or_else(|| lost_plus(c, after));
    let offset = figures.or_else(|| named(c));
    if offset.is_some() {
        remark(c);
    }
    offset
}

/// The letters of a zone, in brackets or not.
pub(super) fn named(c: &mut Cursor) -> Option<UtcOffset> {
    c.attempt(|c| {
        c.gap();
        let bracket = c.eat('(').is_some();
        let letters = letters(c)?;
        if bracket {
            c.eat(')')?;
        }
        Some(letters)
    })
    .and_then(|letters| match letters {
        Letters::Offset(offset) => Some(offset),
        Letters::Open => None,
    })
}

/// What the letters of a zone say.
pub(super) enum Letters {
    Offset(UtcOffset),
    /// See [`OPEN_ZONES`].
    Open,
}

/// The letters of a zone at the cursor.
pub(super) fn letters(c: &mut Cursor) -> Option<Letters> {
    let word = c.word()?;
    if matches!(word, "UTC" | "GMT" | "utc" | "gmt") {
        return Some(Letters::Offset(signed(c, After::Universal).unwrap_or(UtcOffset::UTC)));
    }
    if OPEN_ZONES.contains(&word) {
        return Some(Letters::Open);
    }
    let (_, minutes) = ZONES.iter().find(|(name, _)| *name == word)?;
    UtcOffset::from_whole_seconds(minutes * 60).ok().map(Letters::Offset)
}

fn zulu(c: &mut Cursor) -> Option<UtcOffset> {
    c.attempt(|c| {
        let parted = c.gap();
        c.eat_if(|z| z == 'Z' || z == 'z' && !parted)?;
        (!c.peek().is_some_and(char::is_alphanumeric)).then_some(UtcOffset::UTC)
    })
}

/// `+09:00`, `+0900`, `+09`, `-5`.
fn signed(c: &mut Cursor, after: After) -> Option<UtcOffset> {
    c.attempt(|c| {
        let parted = c.gap();
        let west = c.eat_any(&['+', '-'])? == '-';
        let first = c.number(4)?;
        let minutes = c.attempt(|c| c.eat(':').and_then(|_| c.two_digits()));
        let (hour, minute) = match (first.digits, minutes) {
            (4, None) => (first.value / 100, first.value % 100),
            (1 | 2, minutes) => (first.value, minutes.unwrap_or(0)),
            _ => return None,
        };
        let full = first.digits == 4 || minutes.is_some();
        let sure = match after {
            After::Clock => first.digits == 4 || full && !west,
            After::Seconds => full || !west || !parted,
            After::Iso(_) => full || !parted,
            After::Universal => true,
        };
        if sure { offset(west, hour, minute) } else { None }
    })
}

/// `2023-01-29T18:16:00 09:00`: a form or a query string has made the plus a space.
fn lost_plus(c: &mut Cursor, after: After) -> Option<UtcOffset> {
    if after != After::Iso(true) {
        return None;
    }
    c.attempt(|c| {
        c.eat(' ')?;
        let hour = c.two_digits()?;
        c.eat(':')?;
        let minute = c.two_digits()?;
        if c.peek() == Some(':') { None } else { offset(false, hour, minute) }
    })
}

/// Within the offsets that are in use: -12:00 to +14:00, in steps of a quarter of an hour.
fn offset(west: bool, hour: u32, minute: u32) -> Option<UtcOffset> {
    let most = if west { 12 * 60 } else { 14 * 60 };
    let minutes = hour * 60 + minute;
    if minutes > most || minute > 45 || !minute.is_multiple_of(15) {
        return None;
    }
    let seconds = i32::try_from(minutes * 60).ok()?;
    UtcOffset::from_whole_seconds(if west { -seconds } else { seconds }).ok()
}

/// What programs add to an offset they have printed: `[Asia/Seoul]` (Java), `(Korean Standard
/// Time)` (JavaScript), `KST` (Go).
fn remark(c: &mut Cursor) {
    const LONGEST: usize = 40;
    c.attempt(|c| {
        c.eat(' ');
        letters(c)
    });
    c.attempt(|c| {
        c.eat(' ');
        let close = if c.eat('[').is_some() { ']' } else { c.eat('(').map(|_| ')')? };
        let named = |x: char| x.is_alphabetic() || matches!(x, ' ' | '/' | '_');
        (0..LONGEST).take_while(|_| c.eat_if(named).is_some()).count();
        c.eat(close)
    });
}

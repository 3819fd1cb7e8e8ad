//! Points in time, as exact as the page printed them.

use std::fmt;
use std::str::FromStr;

use time::{Date, Month, OffsetDateTime, PlainDateTime, Time, UtcOffset};

/// A date as the page prints it: a bare day, a time of day without a zone, or an instant.
///
/// A zone is never invented. It is there because the page printed it, or because the site's
/// profile says in which zone the site prints its times.
///
/// Displays as RFC 3339 for an instant (`2023-01-29T18:16:00+09:00`), as
/// `2023-01-29T18:16:00` without a zone and `2023-01-29` for a day; [`FromStr`] reads the same
/// forms back, and any other form of RFC 3339. Fractions of a second are cut off.
///
/// Two instants are equal if they are the same point in time, whatever their offsets. There is no order:
/// which of a day and an instant comes first is not known. Sort by [`moment`](Timestamp::moment).
///
/// ```
/// use newsprint::Timestamp;
/// let t: Timestamp = "2023-01-29T18:16:00+09:00".parse()?;
/// assert_eq!(t.date().to_string(), "2023-01-29");
/// assert!(t.instant().is_some());
/// # Ok::<(), newsprint::TimestampError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timestamp {
    /// A calendar day without a time.
    Date(Date),
    /// A day and a time of day; the page names no zone.
    DateTime(PlainDateTime),
    /// A day, a time and the offset from UTC.
    Instant(OffsetDateTime),
}

impl Timestamp {
    /// The calendar day as printed (in the timestamp's own zone, where it has one).
    #[must_use]
    pub const fn date(&self) -> Date {
        match self {
            Timestamp::Date(d) => *d,
            Timestamp::DateTime(t) => t.date(),
            Timestamp::Instant(t) => t.date(),
        }
    }

    /// The time of day as printed, if it is known.
    #[must_use]
    pub const fn time(&self) -> Option<Time> {
        match self {
            Timestamp::Date(_) => None,
            Timestamp::DateTime(t) => Some(t.time()),
            Timestamp::Instant(t) => Some(t.time()),
        }
    }

    /// The point in time, if the offset is known.
    #[must_use]
    pub const fn instant(&self) -> Option<OffsetDateTime> {
        match self {
            Timestamp::Instant(t) => Some(*t),
            _ => None,
        }
    }

    /// The point in time that it is taken for to be sorted or compared: of a day its midnight, and `zone`
    /// where none was printed. To keep what the page said, keep the timestamp.
    #[must_use]
    pub const fn moment(self, zone: UtcOffset) -> OffsetDateTime {
        match self {
            Timestamp::Date(d) => d.midnight().assume_offset(zone),
            Timestamp::DateTime(t) => t.assume_offset(zone),
            Timestamp::Instant(t) => t,
        }
    }

    /// The same with `offset` where a time without a zone was printed; days and instants stay.
    #[must_use]
    pub const fn assume_offset(self, offset: UtcOffset) -> Self {
        match self {
            Timestamp::DateTime(t) => Timestamp::Instant(t.assume_offset(offset)),
            other => other,
        }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = self.date();
        write!(f, "{:04}-{:02}-{:02}", d.year(), u8::from(d.month()), d.day())?;
        if let Some(t) = self.time() {
            write!(f, "T{:02}:{:02}:{:02}", t.hour(), t.minute(), t.second())?;
        }
        let Some(offset) = self.instant().map(OffsetDateTime::offset) else { return Ok(()) };
        let (h, m, _) = offset.as_hms();
        let sign = if offset.is_negative() { '-' } else { '+' };
        if offset.is_utc() {
            f.write_str("Z")
        } else {
            write!(f, "{sign}{:02}:{:02}", h.unsigned_abs(), m.unsigned_abs())
        }
    }
}

/// A text that is none of the forms in which a [`Timestamp`] displays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected YYYY-MM-DD, YYYY-MM-DDTHH:MM:SS or RFC 3339, found {found:?}")]
#[non_exhaustive]
pub struct TimestampError {
    /// The text that was given.
    pub found: String,
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        read(s).ok_or_else(|| TimestampError { found: s.to_owned() })
    }
}

fn read(s: &str) -> Option<Timestamp> {
    let (day, rest) = s.split_at_checked(10)?;
    let mut parts = day.split('-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    let month = Month::try_from(number::<u8>(m, 2)?).ok()?;
    let date = Date::from_calendar_date(number::<i32>(y, 4)?, month, number(d, 2)?).ok()?;
    if rest.is_empty() {
        return Some(Timestamp::Date(date));
    }
    let (clock, rest) = rest.strip_prefix(['T', 't'])?.split_at_checked(8)?;
    let zone = without_fraction(rest)?;
    let mut parts = clock.split(':');
    let (h, m, s) = (parts.next()?, parts.next()?, parts.next()?);
    let time = Time::from_hms(number(h, 2)?, number(m, 2)?, number(s, 2)?).ok()?;
    let plain = PlainDateTime::new(date, time);
    Some(match offset(zone)? {
        Some(offset) => Timestamp::Instant(plain.assume_offset(offset)),
        None => Timestamp::DateTime(plain),
    })
}

/// What follows the fraction of a second, if there is one.
fn without_fraction(rest: &str) -> Option<&str> {
    let Some(fraction) = rest.strip_prefix('.') else { return Some(rest) };
    let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    (zone.len() < fraction.len()).then_some(zone)
}

fn offset(zone: &str) -> Option<Option<UtcOffset>> {
    if zone.is_empty() {
        return Some(None);
    }
    if zone.eq_ignore_ascii_case("z") {
        return Some(Some(UtcOffset::UTC));
    }
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (h, m) = zone.get(1..)?.split_once(':')?;
    let (h, m): (i8, i8) = (number(h, 2)?, number(m, 2)?);
    UtcOffset::from_hms(sign * h, sign * m, 0).ok().map(Some)
}

fn number<N: FromStr>(digits: &str, len: usize) -> Option<N> {
    let plain = digits.len() == len && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used)] // a test that panics fails
    fn a_moment_is_midnight_of_a_day_in_the_zone_given() {
        let zone = UtcOffset::from_hms(9, 0, 0).unwrap();
        for (printed, moment) in [
            ("2024-05-03", "2024-05-03T00:00:00+09:00"),
            ("2024-05-03T09:30:00", "2024-05-03T09:30:00+09:00"),
            ("2024-05-03T09:30:00Z", "2024-05-03T09:30:00Z"),
        ] {
            let stamp: Timestamp = printed.parse().unwrap();
            assert_eq!(Timestamp::Instant(stamp.moment(zone)).to_string(), moment);
        }
    }

    #[test]
    fn every_form_reads_back() {
        for form in [
            "2023-01-29",
            "2023-01-29T18:16:00",
            "2023-01-29T18:16:00+09:00",
            "2023-01-29T18:16:59-03:30",
            "2023-01-29T09:16:00Z",
        ] {
            assert_eq!(form.parse::<Timestamp>().map(|t| t.to_string()).as_deref(), Ok(form));
        }
    }

    #[test]
    fn fractions_and_small_letters_are_read() {
        for (form, read) in [
            ("2023-01-29T09:16:00.000Z", "2023-01-29T09:16:00Z"),
            ("2023-01-29t09:16:59.987654321z", "2023-01-29T09:16:59Z"),
            ("2023-01-29T18:16:00.5+09:00", "2023-01-29T18:16:00+09:00"),
            ("2023-01-29T18:16:00.5", "2023-01-29T18:16:00"),
        ] {
            assert_eq!(form.parse::<Timestamp>().map(|t| t.to_string()).as_deref(), Ok(read));
        }
    }

    #[test]
    fn instants_are_equal_whatever_their_offsets() {
        let [here, there] =
            ["2023-01-29T18:16:00+09:00", "2023-01-29T09:16:00Z"].map(str::parse::<Timestamp>);
        assert_eq!(here, there);
    }

    #[test]
    fn a_bad_form_is_named() {
        let error = "29 Jan 2023".parse::<Timestamp>().map_err(|e| e.to_string());
        let message = "expected YYYY-MM-DD, YYYY-MM-DDTHH:MM:SS or RFC 3339, found \"29 Jan 2023\"";
        assert_eq!(error, Err(message.to_owned()));
        for bad in [
            "2023-02-30",
            "2023-01-29T25:00:00",
            "2023-01-29T18:16",
            "+023-01-29",
            "2023-01-29T18:16:00+9:00",
            "2023-01-29T18:16:00.",
            "2023-01-29T18:16:00.Z",
        ] {
            assert!(bad.parse::<Timestamp>().is_err(), "{bad}");
        }
    }
}

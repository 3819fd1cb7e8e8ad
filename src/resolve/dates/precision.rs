//! Two sources of one date: what one adds to the other, and where they contradict.

use time::{Duration, OffsetDateTime, PlainDateTime, Time, UtcOffset};

use crate::timestamp::Timestamp;

/// The stamp with what the others know more of the same day or the same time.
pub(super) fn raise(stamp: Timestamp, others: &[Timestamp]) -> Timestamp {
    let timed = if has_time(stamp) {
        stamp
    } else {
        first(others, |o| has_time(*o) && o.date() == stamp.date(), stamp)
    };
    let exact = first(
        others,
        |o| is_same_minute(timed, *o) && second(timed) == 0 && second(*o) != 0 && zones(*o) >= zones(timed),
        timed,
    );
    let zoned = if let Timestamp::DateTime(plain) = exact { with_zone(plain, others) } else { exact };
    let local = |o: &Timestamp| zones(*o) == 2 && zones(zoned) == 1 && o.instant() == zoned.instant();
    in_local_time(first(others, local, zoned), others)
}

/// A time in UTC beside the same time on a clock of another zone: that clock tells the zone.
fn in_local_time(stamp: Timestamp, others: &[Timestamp]) -> Timestamp {
    let Some(instant) = stamp.instant().filter(|_| zones(stamp) == 1 && has_time(stamp)) else {
        return stamp;
    };
    let utc = PlainDateTime::new(instant.date(), instant.time());
    let offset = |other: &Timestamp| {
        let plain = wall_clock(*other).filter(|_| zones(*other) == 0 && has_time(*other))?;
        let known = if plain.second() == 0 { utc.truncate_to_minute() } else { utc };
        let ahead = plain - known;
        let seconds = i32::try_from(ahead.whole_seconds()).ok().filter(|s| is_zone(ahead) && *s != 0)?;
        UtcOffset::from_whole_seconds(seconds).ok()
    };
    let local = others.iter().find_map(offset).and_then(|offset| instant.checked_to_offset(offset));
    local.map_or(stamp, Timestamp::Instant)
}

/// Zones differ by whole quarters of an hour (Nepal, the Chatham Islands), and reach from -12 to
/// +14 hours.
const ZONE_STEP: i64 = 15 * 60;
const FURTHEST_ZONE: Duration = Duration::hours(14);

/// Whether two clocks can be so far apart and show one time.
fn is_zone(apart: Duration) -> bool {
    apart.whole_seconds() % ZONE_STEP == 0 && apart.abs() <= FURTHEST_ZONE
}

/// Whether two clocks show times that no zone makes one.
pub(super) fn is_other_time(a: Timestamp, b: Timestamp) -> bool {
    let minutes =
        |stamp: Timestamp| wall_clock(stamp).filter(|_| has_time(stamp)).map(|c| c.truncate_to_minute());
    minutes(a).zip(minutes(b)).is_some_and(|(a, b)| !is_zone(a - b))
}

fn first(others: &[Timestamp], is_better: impl Fn(&Timestamp) -> bool, otherwise: Timestamp) -> Timestamp {
    others.iter().copied().find(is_better).unwrap_or(otherwise)
}

/// Midnight sharp is what a system prints that knows only the day.
fn has_time(stamp: Timestamp) -> bool {
    stamp.time().is_some_and(|time| time != Time::MIDNIGHT)
}

fn second(stamp: Timestamp) -> u8 {
    stamp.time().map_or(0, Time::second)
}

/// 0: no zone, 1: UTC, 2: the zone that readers live by.
fn zones(stamp: Timestamp) -> u8 {
    stamp.instant().map_or(0, |instant| if instant.offset().is_utc() { 1 } else { 2 })
}

fn wall_clock(stamp: Timestamp) -> Option<PlainDateTime> {
    stamp.time().map(|time| PlainDateTime::new(stamp.date(), time))
}

/// The same wall clock, or the same instant, but for the seconds.
fn is_same_minute(a: Timestamp, b: Timestamp) -> bool {
    let minutes = |d: Duration| d.abs() < Duration::minutes(1);
    match (a.instant(), b.instant()) {
        (Some(a), Some(b)) => minutes(a - b),
        _ => wall_clock(a).zip(wall_clock(b)).is_some_and(|(a, b)| minutes(a - b)),
    }
}

/// The zone of another source that prints the same time.
fn with_zone(plain: PlainDateTime, others: &[Timestamp]) -> Timestamp {
    let stamp = Timestamp::DateTime(plain);
    let agrees = |o: &Timestamp| {
        zones(*o) > 0
            && has_time(stamp)
            && is_same_minute(stamp, *o)
            && (second(*o) == 0 || second(*o) == plain.second())
    };
    let offset = others.iter().find(|o| agrees(o)).and_then(Timestamp::instant).map(OffsetDateTime::offset);
    offset.map_or(stamp, |offset| stamp.assume_offset(offset))
}

/// Whether two sources cannot both be right: another minute, or another day where one of them
/// lacks its zone (a day's difference is what a zone makes).
pub(super) fn contradicts(a: Timestamp, b: Timestamp) -> bool {
    match (a, b) {
        (Timestamp::Instant(x), Timestamp::Instant(y)) if has_time(a) && has_time(b) => {
            (x - y).abs() >= Duration::minutes(1)
        }
        (Timestamp::DateTime(x), Timestamp::DateTime(y)) if has_time(a) && has_time(b) => {
            (x - y).abs() >= Duration::minutes(1)
        }
        _ => (a.date() - b.date()).abs() > Duration::days(1),
    }
}

/// Whether a change was made before there was a story to change; drafts are, by hours.
pub(super) fn is_days_before(updated: Timestamp, published: Timestamp) -> bool {
    published.date() - updated.date() > Duration::days(1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn stamps(texts: &[&str]) -> Vec<Timestamp> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn others_add_what_agrees() {
        for (stamp, others, expected) in [
            ("2023-01-29", &["2023-01-30T10:00:00", "2023-01-29T18:16:00"][..], "2023-01-29T18:16:00"),
            ("2023-01-29T00:00:00Z", &["2023-01-29T18:16:05+09:00"], "2023-01-29T18:16:05+09:00"),
            ("2023-01-29", &["2023-01-29T00:00:00Z"], "2023-01-29"),
            ("2023-01-29T18:16:00", &["2023-01-29T18:16:05"], "2023-01-29T18:16:05"),
            ("2023-01-29T18:16:05", &["2023-01-29T18:16:05+09:00"], "2023-01-29T18:16:05+09:00"),
            ("2023-01-29T18:16:05", &["2023-01-29T18:16:00+09:00"], "2023-01-29T18:16:05+09:00"),
            (
                "2023-01-29T18:16:05",
                &["2023-01-29T18:16:09+09:00", "2023-01-29T09:16:05Z"],
                "2023-01-29T18:16:05",
            ),
            ("2023-01-29T20:16:05Z", &["2023-01-30T05:16:05+09:00"], "2023-01-30T05:16:05+09:00"),
            ("2023-01-29T18:16:00Z", &["2023-01-29T18:16:05"], "2023-01-29T18:16:00Z"),
            ("2023-01-29T18:16:05Z", &["2023-01-30T03:16:00"], "2023-01-30T03:16:05+09:00"),
            ("2023-01-29T03:16:05Z", &["2023-01-28T19:16:05"], "2023-01-28T19:16:05-08:00"),
            ("2023-01-29T18:16:05Z", &["2023-01-30T00:01:05"], "2023-01-30T00:01:05+05:45"),
            ("2023-01-29T18:16:05Z", &["2023-01-30T03:16:09", "2023-01-30T03:17:00"], "2023-01-29T18:16:05Z"),
            ("2023-01-29T18:16:00Z", &["2023-01-30T18:16:00"], "2023-01-29T18:16:00Z"),
        ] {
            let stamp: Timestamp = stamp.parse().unwrap();
            assert_eq!(raise(stamp, &stamps(others)).to_string(), expected, "{stamp} {others:?}");
        }
    }

    #[test]
    fn precision_is_no_contradiction() {
        for (a, b, expected) in [
            ("2023-01-29", "2023-01-29T18:16:00Z", false),
            ("2023-01-29", "2023-01-30T01:16:00+09:00", false),
            ("2023-01-29", "2023-02-02", true),
            ("2023-01-29T18:16:00Z", "2023-01-29T18:16:30Z", false),
            ("2023-01-29T18:16:00Z", "2023-01-29T18:20:00Z", true),
            ("2023-01-29T18:16:00", "2023-01-29T18:16:05", false),
            ("2023-01-29T18:16:00", "2023-01-29T09:16:00Z", false),
        ] {
            assert_eq!(contradicts(a.parse().unwrap(), b.parse().unwrap()), expected, "{a} {b}");
        }
    }
}

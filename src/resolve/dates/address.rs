//! The day that an address or a title holds.

use time::{Date, Duration, Month};

use super::super::Resolver;
use crate::profile::source::Rule;
use crate::timestamp::Timestamp;
use crate::values::date;

/// Years that a number in an address may mean.
const YEARS: std::ops::RangeInclusive<i32> = super::FIRST_YEAR..=2049;

/// Bytes at the end of a title in which a date is looked for.
const TAIL: usize = 24;

impl Resolver<'_> {
    /// The day in the page's address.
    pub(super) fn address_day(&self) -> Option<Date> {
        let own = self.page.own_address();
        let claimed = self.draft.article.url.as_deref().and_then(crate::values::url::parse);
        let given = self.page.address.clone();
        [own, claimed, given].into_iter().flatten().find_map(|url| day_in(url.path()))
    }

    /// The day that ends `<title>` or `og:title`: archives and broadcasters put it there.
    pub(super) fn title_day(&self) -> Option<Timestamp> {
        let og = self.page.meta.get("og:title").map(str::to_owned);
        let titles = self.rule(Rule::DocumentTitle).into_iter().chain(og);
        titles.into_iter().find_map(|title| {
            let mark = title.rfind(['|', '–', '—', '-', '·', ','])?;
            let last_part = title.get(mark..).filter(|part| part.len() <= TAIL)?;
            let found = date::first_with(last_part, self.order())?;
            let rest = last_part.get(found.at.end..).unwrap_or_default();
            rest.trim().is_empty().then_some(found.stamp)
        })
    }
}

/// What the page shows within a day of the address knows more: addresses are made in the
/// system's zone, or a draft was begun the day before.
pub(super) fn near(day: Date, seen: &[Timestamp]) -> Timestamp {
    let is_near = |stamp: &&Timestamp| (stamp.date() - day).abs() <= Duration::days(1);
    seen.iter()
        .find(|s| s.date() == day)
        .or_else(|| seen.first().filter(is_near))
        .copied()
        .unwrap_or(Timestamp::Date(day))
}

/// `/2019/03/05/`, `/2019/3/5/`, `/20190305/`, `-2019-03-05`, `/2019/0305/`.
fn day_in(path: &str) -> Option<Date> {
    let runs = digit_runs(path);
    (0..runs.len()).find_map(|at| {
        let (start, run) = runs.get(at)?;
        match run.len() {
            8 => {
                let (year, rest) = run.split_at_checked(4)?;
                let (month, day) = rest.split_at_checked(2)?;
                calendar(year, month, day)
            }
            4 => {
                let mark = path.get(start + 4..)?.chars().next().filter(|c| matches!(c, '/' | '-' | '_'))?;
                let (month_at, month) = runs.get(at + 1).filter(|(next, _)| *next == start + 5)?;
                if month.len() == 4 {
                    let (month, day) = month.split_at_checked(2)?;
                    return calendar(run, month, day).filter(|_| mark == '/');
                }
                let after = month_at + month.len();
                let (day_at, day) = runs.get(at + 2).filter(|(next, _)| *next == after + 1)?;
                let same_mark = path.get(after..*day_at).is_some_and(|between| between.starts_with(mark));
                calendar(run, month, day).filter(|_| same_mark)
            }
            _ => None,
        }
    })
}

fn digit_runs(path: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut rest = path;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = rest.get(at..).unwrap_or_default();
        let length = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (run, after) = from.split_at_checked(length).unwrap_or_default();
        runs.push((path.len() - from.len(), run));
        rest = after;
    }
    runs
}

fn calendar(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    let short = |part: &str| Some(part).filter(|p| p.len() <= 2).and_then(|p| p.parse::<u8>().ok());
    Date::from_calendar_date(year, Month::try_from(short(month)?).ok()?, short(day)?).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        for (path, expected) in [
            ("/2019/03/05/a-story", Some("2019-03-05")),
            ("/blog/2017/7/12/story", Some("2017-07-12")),
            ("/news/20190305/1234.html", Some("2019-03-05")),
            ("/news/20190305001234", None),
            ("/a-story-2019-03-05-four", Some("2019-03-05")),
            ("/n1/2019/0305/c1.html", Some("2019-03-05")),
            ("/web/20120611024252/http://a.example/2012-06-04/content_25340717.htm", Some("2012-06-04")),
            ("/2019/13/05/story", None),
            ("/2019/03/story-05", None),
            ("/1945/05/08/peace", None),
            ("/2019/03-05/x", None),
            ("/99999999/story", None),
            ("/", None),
        ] {
            assert_eq!(day_in(path).map(|d| d.to_string()).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn shown_beside_the_address() {
        let day = calendar("2019", "03", "05").unwrap();
        for (seen, expected) in [
            (&[][..], "2019-03-05"),
            (&["2019-03-06T00:10:00"], "2019-03-06T00:10:00"),
            (&["2018-01-01", "2019-03-05T10:00:00"], "2019-03-05T10:00:00"),
            (&["2018-01-01", "2019-03-06"], "2019-03-05"),
        ] {
            let seen: Vec<Timestamp> = seen.iter().map(|s| s.parse().unwrap()).collect();
            assert_eq!(near(day, &seen).to_string(), expected);
        }
    }
}

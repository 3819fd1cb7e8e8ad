//! Published and updated: what machines are told first, then what readers see, then the address.
//!
//! A value that cannot be the story's date is passed over, and the one that wins takes on what
//! other sources know more of it: a time for a day, seconds, a zone.

mod address;
mod edges;
mod frame;
mod head;
mod lines;
mod pen;
mod precision;
mod scripts;
mod sightings;
#[cfg(test)]
mod tests;
mod watcher;

use super::{Outcome, Resolver};
use crate::error::Warning;
use crate::field::Field;
use crate::profile::Layout;
use crate::profile::generic::GENERIC;
use crate::profile::source::{Place, Rule, Source, rule};
use crate::timestamp::Timestamp;
use crate::values::date::{self, Labelled, Order};
use sightings::Sightings;

impl Resolver<'_> {
    pub(super) fn dates(&mut self) {
        let both = self.own_dates();
        let seen = self.sightings();
        let published = match both.published {
            Some(stamp) => Some(stamp),
            None => self.first(Field::Published, |l| l.published, |r, s| r.published(s, &seen)),
        };
        let updated = match both.updated {
            Some(stamp) => Some(stamp),
            None => self.first(Field::Updated, |l| l.updated, |r, s| r.updated(s, &seen)),
        };
        let published = published.map(|stamp| self.first_edition(stamp, updated, &seen));
        let published = published.map(|stamp| self.settle(Field::Published, stamp, &seen.published));
        self.draft.article.published = published;
        let updated = updated.map(|stamp| self.settle(Field::Updated, stamp, &seen.updated));
        let zoned = |stamp: Timestamp| match self.choice.profile.and_then(|p| p.offset) {
            Some(offset) => stamp.assume_offset(offset),
            None => stamp,
        };
        self.draft.article.published = published.map(zoned);
        self.draft.article.updated = updated.map(zoned);
    }

    /// In which order the page's language writes day and month.
    fn order(&self) -> Order {
        Order::for_language(self.draft.article.language.as_deref().unwrap_or_default())
    }

    /// The layout's elements that hold both dates.
    fn own_dates(&mut self) -> Labelled {
        let sources = self.own(|l| l.dates);
        for source in sources {
            let texts: Vec<String> = self.read(source).into_iter().map(|raw| raw.text).collect();
            let found = texts
                .iter()
                .map(|t| date::labelled_with(t, self.order()))
                .find(|l| l.published.is_some() || l.updated.is_some());
            if let Some(found) = found {
                for (field, stamp) in [(Field::Published, found.published), (Field::Updated, found.updated)] {
                    if stamp.is_some() {
                        self.remember(field, source.name(), true);
                    }
                }
                if found.published.is_none() && self.own(|l| l.published).is_empty() {
                    self.missed(Field::Published);
                }
                return found;
            }
            if let Some(text) = texts.into_iter().next() {
                self.unreadable(Field::Published, source, text);
            }
        }
        if !sources.is_empty() {
            self.missed(Field::Published);
        }
        Labelled { published: None, updated: None, labelled: false }
    }

    fn published(&self, source: &Source, seen: &Sightings) -> Outcome<Timestamp> {
        match source.place {
            Place::Rule(Rule::VisibleDate) => seen.published.first().copied().into(),
            Place::Rule(Rule::HeadDate) => self.head_date(&head::PUBLISHED).into(),
            Place::Rule(Rule::AddressDate) => {
                self.address_day().map(|day| address::near(day, &seen.published)).into()
            }
            Place::Rule(Rule::DoubtfulDate) => seen.doubtful.into(),
            Place::Rule(Rule::ChangeDate) => seen.updated.first().copied().into(),
            Place::Rule(Rule::TitleDate) => self.title_day().into(),
            Place::Rule(Rule::ScriptDate) => self.script_date().into(),
            Place::Rule(_) => Outcome::Nothing,
            _ => self.stamp(source, |l| l.published),
        }
    }

    fn updated(&self, source: &Source, seen: &Sightings) -> Outcome<Timestamp> {
        match source.place {
            Place::Rule(Rule::VisibleDate) => seen.updated.first().copied().into(),
            Place::Rule(Rule::HeadDate) => self.head_date(&head::UPDATED).into(),
            Place::Rule(_) => Outcome::Nothing,
            _ => self.stamp(source, |l| l.updated.or(l.published)),
        }
    }

    /// A machine date, or the date in a visible text.
    fn stamp(&self, source: &Source, pick: fn(Labelled) -> Option<Timestamp>) -> Outcome<Timestamp> {
        let raws = self.read(source);
        if raws.is_empty() {
            return Outcome::Nothing;
        }
        let order = self.order();
        let read =
            |text: &str| date::machine_with(text, order).or_else(|| pick(date::labelled_with(text, order)));
        let found = raws.iter().filter_map(|raw| read(&raw.text)).find(|stamp| is_plausible(*stamp));
        match (found, raws.into_iter().next()) {
            (Some(stamp), _) => Outcome::Value(stamp),
            (None, Some(raw)) => Outcome::Unreadable(raw.text),
            (None, None) => Outcome::Nothing,
        }
    }

    /// Systems that know one date give it as both; then an earlier one beside the headline is when
    /// the story came out.
    fn first_edition(
        &mut self,
        published: Timestamp,
        updated: Option<Timestamp>,
        seen: &Sightings,
    ) -> Timestamp {
        let days = |a: Timestamp, b: Timestamp| (a.date() - b.date()).whole_days();
        let is_one_date = updated.is_some_and(|updated| days(published, updated).abs() <= 1);
        let shown =
            seen.published.first().filter(|_| seen.is_sure && is_one_date).filter(|shown| {
                match days(published, **shown) {
                    1 => updated == Some(published) && precision::is_other_time(published, **shown),
                    days => days > 1,
                }
            });
        let is_own =
            self.draft.article.origin(Field::Published).is_some_and(|origin| origin.profile.is_some());
        match shown.filter(|_| !is_own) {
            Some(shown) => {
                self.remember(Field::Published, rule(Rule::VisibleDate).name(), false);
                *shown
            }
            None => published,
        }
    }

    /// Raises a value's precision by what other sources say, and warns where one contradicts.
    fn settle(&mut self, field: Field, stamp: Timestamp, seen: &[Timestamp]) -> Timestamp {
        let mut claims = self.claimed(field);
        let stated: Vec<Timestamp> =
            claims.iter().map(|(_, claim)| *claim).chain(seen.iter().copied()).collect();
        let settled = precision::raise(stamp, &stated);
        claims.retain(|(_, claim)| precision::contradicts(*claim, settled));
        let earlier =
            self.draft.article.published.filter(|published| {
                field == Field::Updated && precision::is_days_before(settled, *published)
            });
        claims.extend(earlier.and_then(|published| {
            Some((self.draft.article.origin(Field::Published)?.source.clone(), published))
        }));
        if let Some((source_name, claim)) = claims.into_iter().next() {
            let other = claim.to_string();
            self.draft.article.warnings.push(Warning::Disagreement { field, other, source_name });
        }
        settled
    }

    /// What machine sources say of a field, with their names.
    fn claimed(&self, field: Field) -> Vec<(std::borrow::Cow<'static, str>, Timestamp)> {
        let pick: fn(&Layout) -> &'static [Source] =
            if field == Field::Updated { |l| l.updated } else { |l| l.published };
        let sources = pick(&GENERIC).iter().filter(|s| matches!(s.place, Place::Meta(_) | Place::JsonLd(_)));
        let read = sources.filter_map(|source| match self.stamp(source, |l| l.published.or(l.updated)) {
            Outcome::Value(stamp) => Some((source.name(), stamp)),
            _ => None,
        });
        read.collect()
    }
}

/// The first news sites went online in the early nineties; what is older is a placeholder
/// (`1970-01-01`) or the date of the matter, not of the page.
const FIRST_YEAR: i32 = 1990;

fn is_plausible(stamp: Timestamp) -> bool {
    stamp.date().year() >= FIRST_YEAR
}

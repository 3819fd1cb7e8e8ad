//! Published and updated.

use super::{Outcome, Resolver};
use crate::content::words;
use crate::field::Field;
use crate::profile::source::{Place, Rule, Source};
use crate::timestamp::Timestamp;
use crate::tree::{NodeId, Tag};
use crate::values::date::{self, Labelled, Order};

/// Longest text in bytes that is read as a date line.
const LONGEST: usize = 200;

impl Resolver<'_> {
    pub(super) fn dates(&mut self) {
        let both = self.own_dates();
        let published = match both.published {
            Some(stamp) => Some(stamp),
            None => self.first(Field::Published, |l| l.published, Self::published),
        };
        let updated = match both.updated {
            Some(stamp) => Some(stamp),
            None => self.first(Field::Updated, |l| l.updated, Self::updated),
        };
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

    fn published(&self, source: &Source) -> Outcome<Timestamp> {
        match source.place {
            Place::Rule(Rule::VisibleDate) => self.visible_date(|l| l.published).into(),
            Place::Rule(_) => Outcome::Nothing,
            _ => self.stamp(source, |l| l.published),
        }
    }

    fn updated(&self, source: &Source) -> Outcome<Timestamp> {
        match source.place {
            Place::Rule(Rule::VisibleDate) => self.visible_date(|l| l.updated).into(),
            Place::Rule(_) => Outcome::Nothing,
            _ => self.stamp(source, |l| l.updated.or(l.published)),
        }
    }

    /// A machine date, or the date in a visible text.
    fn stamp(&self, source: &Source, pick: fn(Labelled) -> Option<Timestamp>) -> Outcome<Timestamp> {
        let raws = self.read(source);
        let order = self.order();
        let read =
            |text: &str| date::machine_with(text, order).or_else(|| pick(date::labelled_with(text, order)));
        let found = raws.iter().find_map(|raw| read(&raw.text));
        match (found, raws.into_iter().next()) {
            (Some(stamp), _) => Outcome::Value(stamp),
            (None, Some(raw)) => Outcome::Unreadable(raw.text),
            (None, None) => Outcome::Nothing,
        }
    }

    /// The first date behind the headline in an element that calls itself a date.
    fn visible_date(&self, pick: fn(Labelled) -> Option<Timestamp>) -> Option<Timestamp> {
        let tree = &self.page.tree;
        let from = self.headline.map_or(NodeId::ROOT, |h| h);
        let near = tree.all().skip_while(|id| *id < from);
        let before = tree.all().take_while(|id| *id < from);
        near.chain(before).filter(|id| tree.is_element(*id) && !self.is_removed(*id)).find_map(|id| {
            let is_time = tree.tag(id) == Tag::Time;
            if is_time && let Some(stamp) = tree.attribute(id, "datetime").and_then(date::machine) {
                return pick(Labelled { published: Some(stamp), updated: None, labelled: false });
            }
            if !is_time && words::roles(tree, id) & words::DATA == 0 {
                return None;
            }
            let text = tree.text(id);
            if text.len() > LONGEST { None } else { pick(date::labelled_with(&text, self.order())) }
        })
    }
}

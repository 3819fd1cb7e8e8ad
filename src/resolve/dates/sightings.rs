//! Dates that readers see, best first: judged by where they stand and by what marks them.

use time::Duration;

use super::super::Resolver;
use super::frame::{Frame, place};
use super::lines;
use super::watcher::{Candidate, Kind, Watcher};
use crate::field::Field;
use crate::timestamp::Timestamp;

/// What the page shows, best first.
#[derive(Default)]
pub(super) struct Sightings {
    pub(super) published: Vec<Timestamp>,
    pub(super) updated: Vec<Timestamp>,
    /// One that is not believed where anything else is known.
    pub(super) doubtful: Option<Timestamp>,
    /// Whether the first is beyond doubt.
    pub(super) is_sure: bool,
}

/// Points by what marks a date.
pub(super) mod evidence {
    /// A label such as `Published`.
    pub(in crate::resolve::dates) const LABEL: i32 = 4;
    /// An attribute made for machines.
    pub(in crate::resolve::dates) const ATTRIBUTE: i32 = 4;
    /// A class that speaks of dates.
    pub(in crate::resolve::dates) const CLASS: i32 = 3;
    /// More than one of these.
    pub(in crate::resolve::dates) const BOTH: i32 = 1;
    /// Nothing but the date is on the line.
    pub(in crate::resolve::dates) const ALONE: i32 = 3;
    /// Marks part the date from the rest.
    pub(in crate::resolve::dates) const APART: i32 = 2;
    pub(in crate::resolve::dates) const HALF_APART: i32 = 1;
}

/// Points from which a date without a label is believed, and one with a label.
const ENOUGH: i32 = 6;
const ENOUGH_LABELLED: i32 = 4;

/// Points from which a date that is alone on its line, or marked, is taken where nothing else is
/// known: the day in a page's masthead, for one.
const DOUBTFUL: i32 = 4;

/// Lines above the headline in which a date is believed as much as below it.
const ABOVE: usize = 2;

/// Points from which what readers are told outweighs what machines are told.
const SURE: i32 = 8;

impl Resolver<'_> {
    /// Every date on the page that can be the story's.
    pub(super) fn sightings(&self) -> Sightings {
        let mut watcher = Watcher::new(self);
        lines::read(&self.page.tree, self.headline, &|id| self.is_removed(id), |line| watcher.line(line));
        let Watcher { frame, candidates, .. } = watcher;
        let latest = self.latest();
        let mut scored: Vec<(i32, usize, &Candidate)> = candidates
            .iter()
            .filter(|c| latest.is_none_or(|latest| c.stamp.date() <= latest))
            .filter_map(|c| Some((self.place(c, &frame)? + c.evidence, frame.distance(c.line), c)))
            .collect();
        scored.sort_by_key(|(score, distance, _)| (-score, *distance));
        let is_doubtful = |(score, _, c): &&(i32, usize, &Candidate)| {
            *score >= DOUBTFUL && c.evidence >= evidence::ALONE && c.kind == Kind::Published
        };
        let doubtful = scored.iter().find(is_doubtful).map(|(_, _, c)| c.stamp);
        scored.retain(|(score, _, c)| *score >= if c.is_labelled { ENOUGH_LABELLED } else { ENOUGH });
        let of = |kind| scored.iter().filter(|(_, _, c)| c.kind == kind).map(|(_, _, c)| c.stamp).collect();
        let is_sure =
            scored.iter().find(|(_, _, c)| c.kind == Kind::Published).is_some_and(|(score, _, c)| {
                *score >= SURE && frame.origin().is_some_and(|origin| c.line + ABOVE >= origin)
            });
        Sightings { published: of(Kind::Published), updated: of(Kind::Updated), doubtful, is_sure }
    }

    /// Points for where a candidate stands; `None` in a part of the page that is not the story's.
    fn place(&self, candidate: &Candidate, frame: &Frame) -> Option<i32> {
        let place = frame.place(candidate.line);
        if self.is_foreign(candidate, frame) {
            (frame.body.is_some() && place >= place::BESIDE).then_some(place + place::FOREIGN)
        } else {
            Some(place)
        }
    }

    fn is_foreign(&self, candidate: &Candidate, frame: &Frame) -> bool {
        let around = |id| frame.body_node.is_some_and(|body| self.page.tree.contains(id, body));
        candidate.foreign.is_some_and(|id| !around(id))
    }

    /// The day after which the story cannot have been published: what the head says of its last
    /// change, and one for the zone.
    fn latest(&self) -> Option<time::Date> {
        let claims = self.claimed(Field::Updated);
        claims.iter().map(|(_, stamp)| stamp.date()).max().and_then(|day| day.checked_add(Duration::days(1)))
    }
}

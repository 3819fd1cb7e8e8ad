//! Goes through the page's lines for dates, and for where the story stands among them.

use super::super::Resolver;
use super::edges::{apart, beginning, prefix, prose};
use super::frame::Frame;
use super::is_plausible;
use super::lines::{Hint, Line, Written};
use super::pen::text_of;
use super::sightings::evidence;
use crate::timestamp::Timestamp;
use crate::tree::{NodeId, Tree};
use crate::values::date::{self, Labelled, Order};

/// Bytes of a line that can be a line of dates.
const LONGEST: usize = 200;

/// Bytes of a label on the line above its date.
const LABEL_LINE: usize = 40;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Published,
    Updated,
}

pub(super) struct Candidate {
    pub(super) stamp: Timestamp,
    pub(super) kind: Kind,
    pub(super) evidence: i32,
    pub(super) is_labelled: bool,
    pub(super) line: usize,
    pub(super) foreign: Option<NodeId>,
}

/// Goes through the lines, notes where the story stands and which dates are seen.
pub(super) struct Watcher<'t> {
    tree: &'t Tree,
    order: Order,
    headline: Option<NodeId>,
    first: String,
    last: String,
    pub(super) frame: Frame,
    pub(super) candidates: Vec<Candidate>,
    number: usize,
    /// The texts of the line above, if it can hold the label of a date.
    above: Vec<NodeId>,
}

/// Bytes of the shortest line that is not found by chance elsewhere, in a menu or a list.
const SHORTEST: usize = 30;

/// Candidates that are kept; a page with more is a list.
const MOST: usize = 500;

/// Dates in the attributes of one line that are looked at; a line with more is a list.
const MOST_MARKS: usize = 20;

impl<'t> Watcher<'t> {
    pub(super) fn new(resolver: &Resolver<'t>) -> Watcher<'t> {
        let texts = resolver.draft.article.body.iter().filter_map(prose);
        let mut prefixes = texts.map(|t| prefix(t).to_owned()).filter(|t| t.len() >= SHORTEST);
        let first = prefixes.next().unwrap_or_default();
        let last = prefixes.next_back().unwrap_or_else(|| first.clone());
        Watcher {
            tree: &resolver.page.tree,
            order: resolver.order(),
            headline: resolver.headline,
            first,
            last,
            frame: Frame::default(),
            candidates: Vec::new(),
            number: 0,
            above: Vec::new(),
        }
    }

    pub(super) fn line(&mut self, line: &mut Line) {
        self.number += 1;
        if self.frame.headline.is_none() && self.headline.is_some_and(|h| line.start >= h) {
            self.frame.headline = Some(self.number);
        }
        if line.has_stamps() || self.may_be_body(line) || self.may_be_dated(line) {
            let written = line.written();
            self.note(line, &written.text);
            if self.candidates.len() < MOST {
                self.look(line, &written);
            }
        }
        self.above.clear();
        if !line.has_stamps() {
            std::mem::swap(&mut self.above, &mut line.texts);
        }
    }

    /// Whether the line begins with the same word, or letter, as the body or its end: few do, and
    /// only those need be written to be compared.
    fn may_be_body(&self, line: &Line) -> bool {
        let raw = line.raw().map(str::trim_start).find(|raw| !raw.is_empty()).unwrap_or_default();
        let word = raw.len() - raw.trim_start_matches(|c: char| c.is_ascii_graphic()).len();
        let letter = raw.chars().next().map_or(0, char::len_utf8);
        let start = raw.get(..word.max(letter)).unwrap_or_default();
        // what is no letter may be a mark that is not written
        let is_odd = word == 0 && !start.starts_with(char::is_alphanumeric);
        let is_like = |text: &str| !text.is_empty() && (text.starts_with(start) || start.starts_with(text));
        is_odd || is_like(&self.first) || is_like(&self.last)
    }

    /// Whether the line, with a label above it, has the figures of a date.
    fn may_be_dated(&self, line: &Line) -> bool {
        let above = self.above.iter().filter_map(|id| self.tree.raw_text(*id));
        line.raw().any(date::has_digit) && date::has_figures(above.chain([" "]).chain(line.raw()))
    }

    /// Whether the line is where the body starts or ends.
    fn note(&mut self, line: &Line, text: &str) {
        let frame = &mut self.frame;
        let past = self.headline.is_none_or(|h| line.start >= h);
        if !self.first.is_empty()
            && text.starts_with(&self.first)
            && (frame.body.is_none() || past && frame.headline > frame.body)
        {
            frame.body = Some(self.number);
            frame.body_node = Some(line.start);
        }
        if !self.last.is_empty() && frame.body.is_some() && text.starts_with(&self.last) {
            frame.end = Some(self.number);
        }
    }

    /// What the line above says, if it can be a label.
    fn label_above(&self) -> String {
        let text = text_of(self.tree, &self.above);
        if text.len() <= LABEL_LINE { text } else { String::new() }
    }

    fn look(&mut self, line: &Line, written: &Written) {
        for mark in written.marks.iter().take(MOST_MARKS) {
            let lead = written.text.get(..mark.at.min(written.text.len())).unwrap_or_default();
            let (kind, is_labelled) = self.kind_of(lead, mark.stamp, mark.hint);
            let evidence =
                evidence::ATTRIBUTE + if is_labelled || mark.hint > Hint::Date { evidence::BOTH } else { 0 };
            self.push(line, mark.stamp, kind, evidence, is_labelled);
        }
        if written.is_cut || written.text.len() > LONGEST {
            self.opening(line, &written.text);
            return;
        }
        if !written.text.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let text = format!("{} {}", self.label_above(), written.text);
        let found = date::labelled_with(&text, self.order);
        if found.published.is_some() || found.updated.is_some() {
            self.shown(line, &written.text, found);
        }
    }

    fn shown(&mut self, line: &Line, text: &str, found: Labelled) {
        let hint = line.hint();
        let classed = if hint == Hint::None { 0 } else { evidence::CLASS };
        let labelled = if found.labelled { evidence::LABEL } else { 0 };
        let both = if classed > 0 && labelled > 0 { evidence::BOTH } else { 0 };
        let marked = classed.max(labelled) + both;
        let evidence = if marked > 0 { marked } else { apart(text) };
        if evidence == 0 {
            return;
        }
        if let Some(stamp) = found.published {
            let kind = if !found.labelled && hint == Hint::Updated { Kind::Updated } else { Kind::Published };
            self.push(line, stamp, kind, evidence, found.labelled);
        }
        if let Some(stamp) = found.updated {
            self.push(line, stamp, Kind::Updated, evidence, true);
        }
    }

    /// A paragraph of the body's beginning that opens with the date, or with place and date:
    /// `29.11.2022 – …`, `Bern, 29. November 2022 – …`, `Bern, (29.11.2022). …`.
    fn opening(&mut self, line: &Line, text: &str) {
        let start = beginning(text);
        let Some(found) = date::first_with(start, self.order) else { return };
        let before = start.get(..found.at.start).unwrap_or_default();
        let place = before.trim_end().trim_end_matches('(').trim_end();
        let rest = start.get(found.at.end..).unwrap_or_default().trim_start();
        if (place.is_empty() || place.ends_with(','))
            && rest.starts_with(['–', '-', '—', '|', '.', ':', '/', '•', '·', ')'])
        {
            self.push(line, found.stamp, Kind::Published, evidence::APART, false);
        }
    }

    /// What the words before a machine's date say that it is.
    fn kind_of(&self, lead: &str, stamp: Timestamp, hint: Hint) -> (Kind, bool) {
        let text = format!("{} {lead} {}", self.label_above(), Timestamp::Date(stamp.date()));
        let found = date::labelled_with(text.trim_start(), Order::Unknown);
        let is_last = |part: Option<Timestamp>| part.is_some_and(|p| p.date() == stamp.date());
        match hint {
            _ if found.labelled && is_last(found.published) && !is_last(found.updated) => {
                (Kind::Published, true)
            }
            _ if is_last(found.updated) => (Kind::Updated, true),
            Hint::Updated => (Kind::Updated, false),
            _ => (Kind::Published, false),
        }
    }

    fn push(&mut self, line: &Line, stamp: Timestamp, kind: Kind, evidence: i32, is_labelled: bool) {
        if is_plausible(stamp) {
            let foreign = line.foreign();
            self.candidates.push(Candidate {
                stamp,
                kind,
                evidence,
                is_labelled,
                line: self.number,
                foreign,
            });
        }
    }
}

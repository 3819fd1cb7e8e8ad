//! The lines of a dump that tell by whom and when: they part the head of the page from the story.

use std::ops::Range;

use super::lines::{Line, fold, trim};
use super::prose::{closing_group, is_prose, is_statement};
use super::sign::{Weight, is_label, sign};
use super::vocabulary::Sort;
use crate::article::Author;
use crate::timestamp::Timestamp;
use crate::values::byline::{self, Byline};
use crate::values::date;

/// What stands between the head and the story.
#[derive(Debug, Clone, Default)]
pub(super) struct Anchor<'a> {
    /// Its first line.
    pub(super) first: usize,
    /// The line behind its last.
    pub(super) end: usize,
    /// A headline glued to its first line.
    pub(super) title: Option<&'a str>,
    pub(super) authors: Vec<Author>,
    pub(super) agency: Option<String>,
    pub(super) published: Option<Timestamp>,
    pub(super) updated: Option<Timestamp>,
    /// A label with a date that cannot be read.
    pub(super) bad_date: Option<String>,
}

/// How much prose may stand above the anchor: notices of cookies and teasers; where the story's
/// place is known, the deck.
fn prose_allowed(weight: Weight, story: Option<usize>) -> usize {
    if weight == Weight::Labelled && story.is_none() { 3 } else { 1 }
}

/// The head of a page stands within so many lines.
const LOOKED_AT: usize = 3_000;

/// Finds the anchor of the page's story among the lines of `within`, if it has one. `story` is
/// where the story starts, if that is known.
pub(super) fn find<'a>(lines: &[Line<'a>], within: Range<usize>, story: Option<usize>) -> Option<Anchor<'a>> {
    let end = within.end.min(within.start.saturating_add(LOOKED_AT));
    let at = best(lines, within.start..end, story)?;
    let (first, end) = (top(lines, at), bottom(lines, at));
    let mut anchor = Anchor { first, end, ..Anchor::default() };
    let mut label = "";
    for line in lines.get(first..end)? {
        let Some(sign) = sign(line.text) else { continue };
        anchor.title = anchor.title.or(sign.title);
        if let Some(text) = sign.byline {
            anchor.name(text);
        }
        if let Some(text) = sign.dates {
            label = anchor.time(label, text);
        }
    }
    Some(anchor)
}

/// The line that looks most like the head of a story. Of bare dates the last one counts, since a
/// masthead stands above the head; of all else the first. Above a story whose place is known, the
/// nearest counts, whatever prose stands around it.
fn best(lines: &[Line<'_>], within: Range<usize>, story: Option<usize>) -> Option<usize> {
    let mut best: Option<(Weight, usize)> = None;
    let mut prose = 0;
    for (at, line) in lines.iter().enumerate().take(within.end).skip(within.start) {
        let above = story.is_some_and(|story| at < story);
        if let Some(sign) = sign(line.text).filter(|sign| prose <= prose_allowed(sign.weight, story)) {
            let nearer = above || sign.weight < Weight::Name;
            let better =
                best.is_none_or(|(weight, _)| sign.weight > weight || (sign.weight == weight && nearer));
            if better && story_follows(lines, at + 1) {
                best = Some((sign.weight, at));
            }
        } else if !above && is_statement(line.text) && closing_group(line.text).is_none() {
            prose += 1;
        }
        if prose > prose_allowed(Weight::Labelled, story) {
            break;
        }
    }
    best.map(|(_, at)| at)
}

/// Whether prose or a caption stands within reach.
fn story_follows(lines: &[Line<'_>], from: usize) -> bool {
    let reach = 14;
    let near = lines.iter().skip(from).take(reach);
    near.filter(|line| line.sort == Sort::Plain)
        .any(|line| sign(line.text).is_none() && (is_prose(line.text) || closing_group(line.text).is_some()))
}

/// The first line of the anchor: bylines and dates may stand above the best of them.
fn top(lines: &[Line<'_>], at: usize) -> usize {
    let reach = 4;
    let mut first = at;
    for (i, line) in lines.iter().enumerate().take(at).rev().take(reach) {
        if lines.get(first).and_then(|line| sign(line.text)).is_some_and(|sign| sign.title.is_some()) {
            break;
        }
        if sign(line.text).is_some() {
            first = i;
        } else if line.sort != Sort::Skip {
            break;
        }
    }
    first
}

/// The line behind the anchor: buttons and labels may stand between dates and byline.
fn bottom(lines: &[Line<'_>], at: usize) -> usize {
    let reach = 8;
    let mut end = at + 1;
    for (i, line) in lines.iter().enumerate().skip(at + 1).take(reach) {
        if sign(line.text).is_some_and(|sign| sign.title.is_none()) || line.sort == Sort::Skip {
            end = i + 1;
        } else if !is_label(line.text) || closing_group(line.text).is_some() {
            break;
        }
    }
    end
}

impl Anchor<'_> {
    fn name(&mut self, text: &str) {
        let Byline { authors, agency } = byline::parse(text);
        self.agency = self.agency.take().or(agency);
        for author in authors {
            merge(&mut self.authors, author);
        }
    }

    /// Reads the dates of a line; gives the text back where it is a label whose date may stand on
    /// the next line.
    fn time<'t>(&mut self, label: &str, text: &'t str) -> &'t str {
        let joined = if label.is_empty() { fold(text) } else { fold(&format!("{label} {text}")) };
        let read = date::labelled(&joined);
        if read.published.is_none() && read.updated.is_none() {
            let value = text.split_once([':', '：']).is_some_and(|(_, value)| !trim(value).is_empty())
                || text.bytes().any(|b| b.is_ascii_digit());
            self.bad_date = self.bad_date.take().or_else(|| value.then(|| fold(text)));
            return if value { "" } else { text };
        }
        self.published = self.published.or(read.published);
        self.updated = self.updated.or(read.updated);
        ""
    }
}

/// Adds an author, or what is new about one who is there.
pub(super) fn merge(authors: &mut Vec<Author>, new: Author) {
    let known = authors.iter_mut().find(|known| known.name.to_lowercase() == new.name.to_lowercase());
    match known {
        Some(known) => {
            known.email = known.email.take().or(new.email);
            known.role = known.role.take().or(new.role);
        }
        None if new.name.is_empty() => lend(authors, new),
        None => authors.push(new),
    }
}

/// An address without a name is the only author's.
fn lend(authors: &mut [Author], new: Author) {
    if let [only] = authors {
        only.email = only.email.take().or(new.email);
    }
}

//! Where the story of a dump ends.

use std::ops::Range;

use super::anchor::merge;
use super::caption::{doubled, is_credited};
use super::lines::Line;
use super::prose::{heft, is_prose, is_wide, width};
use super::sign::opens_byline;
use super::vocabulary::{Sort, is_notice};
use crate::article::Author;
use crate::values::byline;

/// So many lines in a row without a sentence end a story: the boxes below it have begun.
const LONGEST_PAUSE: usize = 10;

/// After the heading of a box the story goes on if so much prose stands within so many lines.
const GOES_ON: (usize, usize) = (2, 6);

/// So many closing bylines are read.
const MOST_BYLINES: usize = 20;

/// A story has no more lines: a longer text is an archive or a log. Live blogs reach 2,000.
const MOST_LINES: usize = 10_000;

/// A last line of so many words that nothing closes is where the dump was cut.
const CUT_WORDS: usize = 4;

/// The lines of the story, and who signed below it.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The authors of the closing lines (`By Kim Min-su (kim@paper.example)`).
    pub(super) authors: Vec<Author>,
    pub(super) agency: Option<String>,
}

/// The lines between which the story of a page lies by its prose alone: the run of lines in which
/// the width of the prose outweighs the lines in between most (the greatest sum of a run, found in
/// one pass). It needs no word of the site's, so it is for sites that are not known.
pub(super) fn densest(lines: &[Line<'_>]) -> Range<usize> {
    let (mut best, mut run) = ((0_i64, 0..0), (0_i64, 0));
    for (at, line) in lines.iter().enumerate() {
        run.0 += weight(line);
        if run.0 <= 0 {
            run = (0, at + 1);
        } else if run.0 > best.0 {
            best = (run.0, run.1..at + 1);
        }
    }
    best.1
}

/// What a line adds to a run of prose. A line without a sentence takes away less than the shortest
/// paragraph gives, so that sub-headings and captions do not part a story, and menus do.
fn weight(line: &Line<'_>) -> i64 {
    let (most, label, notice) = (400, -40, -200);
    if is_notice(line.text) {
        return notice;
    }
    if line.sort == Sort::Plain && is_prose(line.text) {
        return i64::try_from(width(line.text)).unwrap_or(most).min(most);
    }
    label
}

/// Walks from `start` to the end of the story, which lies before line `stop`.
pub(super) fn walk(lines: &[Line<'_>], start: usize, stop: usize) -> Story {
    let stop = stop.min(start.saturating_add(MOST_LINES));
    let lines = lines.get(..stop).unwrap_or(lines);
    let mut story = Story { start, end: start, ..Story::default() };
    let (mut pause, mut at) = (0, start);
    while let Some(line) = lines.get(at) {
        let begun = story.end > start;
        if begun && may_close(lines, at) && story.sign(line) {
            story.sign_on(lines, at + 1);
            return story;
        }
        if begun && ends(lines, at, line) {
            return story;
        }
        if line.sort == Sort::Plain && is_told(lines, at) {
            (pause, story.end) = (0, at + 1);
        } else {
            pause += 1;
        }
        if begun && pause > LONGEST_PAUSE {
            return story;
        }
        at += 1;
    }
    story.end_at_cut(lines);
    story
}

/// Whether a line may be a closing byline: it has an address, or opens like a byline or is short
/// and eastern, and little prose follows.
fn may_close(lines: &[Line<'_>], at: usize) -> bool {
    let (longest, longest_eastern) = (200, 90);
    let Some(text) = lines.get(at).map(|line| line.text).filter(|text| text.len() <= longest) else {
        return false;
    };
    let eastern = || text.len() <= longest_eastern && text.contains(is_wide);
    text.contains('@') || ((opens_byline(text) || eastern()) && prose_within(lines, at + 1) < GOES_ON.0)
}

/// Lines of prose within reach.
fn prose_within(lines: &[Line<'_>], from: usize) -> usize {
    let next = lines.iter().skip(from).take(GOES_ON.1);
    next.filter(|line| line.sort == Sort::Plain && is_prose(line.text) && !is_notice(line.text)).count()
}

/// A line that the story's text is made of.
fn is_told(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at).is_some_and(|line| is_prose(line.text) || is_credited(line.text))
        || doubled(lines, at).is_some()
}

fn ends(lines: &[Line<'_>], at: usize, line: &Line<'_>) -> bool {
    match line.sort {
        Sort::End => true,
        Sort::Menu => lines.get(at + 1).is_some_and(|next| next.sort == Sort::Menu),
        Sort::Inset => prose_within(lines, at + 1) < GOES_ON.0,
        _ => is_notice(line.text),
    }
}

impl Story {
    /// Takes a closing byline in.
    fn sign(&mut self, line: &Line<'_>) -> bool {
        let Some(signed) = byline::closing_line(line.text) else { return false };
        self.agency = self.agency.take().or(signed.agency);
        for author in signed.authors {
            merge(&mut self.authors, author);
        }
        true
    }

    /// Takes in the closing bylines that follow the first.
    fn sign_on(&mut self, lines: &[Line<'_>], from: usize) {
        for (at, line) in lines.iter().enumerate().skip(from).take(MOST_BYLINES) {
            let furniture = line.sort == Sort::Rank || line.sort == Sort::Skip;
            let goes_on = furniture || (may_close(lines, at) && self.sign(line));
            if !goes_on {
                break;
            }
        }
    }

    /// A dump that stops within a sentence.
    fn end_at_cut(&mut self, lines: &[Line<'_>]) {
        let Some(at) = lines.len().checked_sub(1) else { return };
        let Some(line) = lines.get(at) else { return };
        let cut = line.sort == Sort::Plain && heft(line.text) >= CUT_WORDS && at <= self.end + 1;
        if cut && self.end > self.start {
            self.end = at + 1;
        }
    }
}

//! The headline on a site that is not known: the line above the story that best fits it.

use std::ops::Range;

use super::anchor::Anchor;
use super::caption::{doubled, is_credited};
use super::head::{Head, is_breadcrumb, shared, story};
use super::lines::{Line, fold, same};
use super::prose::{heft, is_statement, width};
use super::sign::sign;
use super::vocabulary::{Sort, is_notice};

/// A headline has at least so many words and is no wider.
const HEADLINE: (usize, usize) = (3, 220);

/// So many lines at the top of a dump may repeat the headline: the page's title, a breadcrumb.
const TOP: usize = 6;

/// A deck is at least so wide.
const NARROWEST_DECK: usize = 40;

/// What speaks for a line, in points: each hundredth of its words that the story shares counts one.
const REPEATED: usize = 60;
/// A date or byline right below it.
const SIGNED: usize = 50;
/// Each line that parts it from the story takes away one.
const PER_LINE: usize = 1;
/// A line without any of this much is no headline.
const ENOUGH: usize = 40;

/// A line above the best one has at least so many words to be the headline instead of it; names
/// of sections have fewer.
const RIVAL_WORDS: usize = 6;

/// A wide headline looks like prose: so many lines at the story's start may be the headline.
pub(super) const TAKEN_IN: usize = 2;

/// Captions stand within so many lines above the story.
const CAPTIONS_ABOVE: usize = 4;

/// Where the headline is looked for.
pub(super) struct Search<'s, 'a> {
    pub(super) lines: &'s [Line<'a>],
    /// The lines that may be the headline; the last ones may be the first of the story's prose.
    pub(super) above: Range<usize>,
    pub(super) anchor: Option<&'s Anchor<'a>>,
    /// Where the story's prose starts.
    pub(super) start: usize,
}

impl<'a> Search<'_, 'a> {
    /// Headline, deck and captions above the story.
    pub(super) fn head(&self) -> Head<'a> {
        if let Some(title) = self.anchor.and_then(|anchor| anchor.title) {
            return Head { title: Some(fold(title)), ..self.untitled() };
        }
        let Some(at) = self.title() else { return self.untitled() };
        let start = self.start.max(at + 1);
        let end = self.anchor.map_or(self.above.end, |anchor| anchor.first);
        Head {
            title: self.lines.get(at).map(|line| fold(line.text)),
            subtitle: deck(self.lines, at + 1, end),
            captions: self.captions(at + 1, start),
            start,
            section: None,
        }
    }

    fn untitled(&self) -> Head<'a> {
        let top = self.anchor.map_or(self.start, |anchor| anchor.first.min(self.start));
        let captions = self.captions(top.saturating_sub(CAPTIONS_ABOVE), self.start);
        Head { captions, start: self.start, ..Head::default() }
    }

    /// The captions of some lines: those behind the anchor, or next to the story, need no sentence.
    fn captions(&self, from: usize, end: usize) -> Vec<&'a str> {
        let near = self.anchor.map_or(end.saturating_sub(CAPTIONS_ABOVE), |anchor| anchor.end);
        let mut captions: Vec<&str> = Vec::new();
        for at in from..end {
            let Some(line) = self.lines.get(at) else { break };
            let text = doubled(self.lines, at).map_or(line.text, |(text, _)| text);
            let shown = is_credited(text) && (at >= near || is_statement(text));
            if shown && !captions.iter().any(|known| same(known, text)) {
                captions.push(text);
            }
        }
        captions
    }

    /// The line that most speaks for, or the one right above it where that shares as many words
    /// with the story: then the lower one is the deck.
    fn title(&self) -> Option<usize> {
        let told = story(self.lines, self.start);
        let taken_in = self.start..self.above.end.min(self.start + TAKEN_IN);
        let rest: Vec<String> = taken_in.map(|at| story(self.lines, at + 1)).collect();
        let told_behind = |at: usize| at.checked_sub(self.start).and_then(|at| rest.get(at)).unwrap_or(&told);
        let scored = self.above.clone().filter_map(|at| {
            let score = score(self.lines, at, self.above.end, told_behind(at))?;
            (score >= ENOUGH).then_some((score, at))
        });
        // of equals the upper one: a deck stands below the headline
        let (_, at) = scored.max_by_key(|(score, at)| (*score, usize::MAX - at))?;
        let upper = at.checked_sub(1).filter(|upper| self.above.contains(upper));
        let rival = upper.and_then(|upper| self.lines.get(upper)).zip(self.lines.get(at));
        let wins = rival.is_some_and(|(over, under)| rivals(over, under.text, &told));
        Some(if wins { at - 1 } else { at })
    }
}

/// Whether the line above is the headline and `under` its deck.
fn rivals(over: &Line<'_>, under: &str, told: &str) -> bool {
    let breadcrumb = over.text.contains(under);
    let may = may_head(over) && heft(over.text) >= RIVAL_WORDS && !breadcrumb;
    may && shared(over.text, told) * 3 >= shared(under, told) * 2
}

/// Has the form of a headline.
fn may_head(line: &Line<'_>) -> bool {
    let fits = heft(line.text) >= HEADLINE.0 && width(line.text) <= HEADLINE.1 && !is_statement(line.text);
    let plain = matches!(line.sort, Sort::Plain | Sort::Item) && !is_notice(line.text);
    fits && plain && !is_breadcrumb(line.text) && sign(line.text).is_none() && !is_credited(line.text)
}

fn score(lines: &[Line<'_>], at: usize, end: usize, told: &str) -> Option<usize> {
    let line = lines.get(at).filter(|line| may_head(line))?;
    let mut score = shared(line.text, told);
    let repeated = lines.iter().take(TOP.min(at)).any(|top| top.text.contains(line.text));
    score += if repeated { REPEATED } else { 0 };
    let signed = lines.iter().skip(at + 1).take(2).any(|below| sign(below.text).is_some());
    score += if signed { SIGNED } else { 0 };
    Some(score.saturating_sub(end.saturating_sub(at) * PER_LINE))
}

/// The line right below the headline, where a date or byline still follows it.
fn deck(lines: &[Line<'_>], at: usize, end: usize) -> Option<String> {
    let line = lines.get(at).filter(|_| at < end)?;
    let fits = width(line.text) >= NARROWEST_DECK && width(line.text) <= HEADLINE.1 * 2;
    let plain = line.sort == Sort::Plain && sign(line.text).is_none() && !is_credited(line.text);
    (fits && plain).then(|| fold(line.text))
}

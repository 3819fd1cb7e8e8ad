//! The headline on a site that is not known: the line above the story that best fits it.

use std::ops::Range;

use super::anchor::Anchor;
use super::caption::is_credited;
use super::head::{Head, is_breadcrumb, shared, story};
use super::lines::{Line, fold};
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

/// Headline and deck among the lines of `above`; the story's prose starts at `start`.
pub(super) fn head<'a>(
    lines: &[Line<'a>],
    above: Range<usize>,
    anchor: Option<&Anchor<'a>>,
    start: usize,
) -> Head<'a> {
    let bare = Head { start, ..Head::default() };
    if let Some(title) = anchor.and_then(|anchor| anchor.title) {
        return Head { title: Some(fold(title)), ..bare };
    }
    let told = story(lines, above.end);
    let Some(at) = title(lines, above.clone(), &told) else { return bare };
    let start = start.max(at + 1);
    let end = anchor.map_or(above.end, |anchor| anchor.first);
    let captions = lines.get(at + 1..start).unwrap_or_default().iter().map(|line| line.text);
    Head {
        title: lines.get(at).map(|line| fold(line.text)),
        subtitle: deck(lines, at + 1, end),
        captions: captions.filter(|text| is_statement(text) && is_credited(text)).collect(),
        start,
        section: None,
    }
}

/// The line that most speaks for, or the one right above it where that shares as many words with
/// the story: then the lower one is the deck.
fn title(lines: &[Line<'_>], above: Range<usize>, told: &str) -> Option<usize> {
    let scored = above.clone().filter_map(|at| Some((score(lines, at, above.end, told)?, at)));
    let (_, at) =
        scored.filter(|(score, _)| *score >= ENOUGH).max_by_key(|(score, at)| (*score, usize::MAX - at))?;
    let Some(upper) = at.checked_sub(1).filter(|upper| above.contains(upper)) else { return Some(at) };
    let (over, under) = (lines.get(upper)?, lines.get(at)?);
    let breadcrumb = over.text.contains(under.text);
    let rival = may_head(over) && heft(over.text) >= RIVAL_WORDS && !breadcrumb;
    let wins = rival && shared(over.text, told) * 3 >= shared(under.text, told) * 2;
    Some(if wins { upper } else { at })
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

//! The marks of a text, made to nest: no two of a kind overlap, and none crosses another.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Render, address};
use crate::text::{Style, Text};

/// A link with an address that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) range: Range<usize>,
    pub(super) url: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Strong,
    Emphasis,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) range: Range<usize>,
    pub(super) weight: Weight,
}

/// A text with nesting marks: links by where they start, spans in no order.
#[derive(Debug)]
pub(super) struct Marked<'a> {
    pub(super) text: &'a str,
    pub(super) links: Vec<Link>,
    pub(super) spans: Vec<Span>,
}

/// A step through a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    Open(Sort<'a>),
    Close(Sort<'a>),
    /// Where a stretch of text starts, and the stretch.
    Text(usize, &'a str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort<'a> {
    Link(&'a str),
    Weight(Weight),
}

impl<'a> Marked<'a> {
    pub(super) fn new(text: &'a Text, render: &Render) -> Self {
        Self::with_strong(text, merged(text, &Style::Strong), render)
    }

    /// A heading is strong by itself: a mark that says so of all of it is left out.
    pub(super) fn heading(text: &'a Text, render: &Render) -> Self {
        let mut strong = merged(text, &Style::Strong);
        let words = trimmed(text, 0..text.len()).unwrap_or_default();
        strong.retain(|range| range.start > words.start || range.end < words.end);
        Self::with_strong(text, strong, render)
    }

    fn with_strong(text: &'a Text, strong: Vec<Range<usize>>, render: &Render) -> Self {
        let links = if render.links { links(text) } else { Vec::new() };
        let emphasis = uncrossed(merged(text, &Style::Emphasis), &strong);
        let text = text.as_str();
        let mut spans = Vec::new();
        for (ranges, weight) in [(strong, Weight::Strong), (emphasis, Weight::Emphasis)] {
            let ranges = beside_links(text, ranges, &links);
            spans.extend(ranges.into_iter().map(|range| Span { range, weight }));
        }
        Marked { text, links, spans }
    }

    /// A text that is of one weight.
    pub(super) fn whole(text: &'a str, weight: Weight) -> Self {
        let spans = if text.is_empty() { Vec::new() } else { vec![Span { range: 0..text.len(), weight }] };
        Marked { text, links: Vec::new(), spans }
    }

    pub(super) fn plain(text: &'a str) -> Self {
        Marked { text, links: Vec::new(), spans: Vec::new() }
    }

    /// The text and its marks in the order in which they are written.
    pub(super) fn steps(&self) -> Vec<Step<'_>> {
        let mut marks: Vec<(&Range<usize>, Sort<'_>)> =
            self.links.iter().map(|l| (&l.range, Sort::Link(&l.url))).collect();
        marks.extend(self.spans.iter().map(|s| (&s.range, Sort::Weight(s.weight))));
        marks.sort_by_key(|(range, sort)| (range.start, Reverse(range.end), sort.rank()));
        let mut steps = Steps { text: self.text, at: 0, steps: Vec::new(), open: Vec::new() };
        for (range, sort) in marks {
            steps.close_until(range.start);
            steps.text_until(range.start);
            steps.steps.push(Step::Open(sort));
            steps.open.push((range.end, sort));
        }
        steps.close_until(self.text.len());
        steps.text_until(self.text.len());
        steps.steps
    }
}

impl Sort<'_> {
    /// Which of two marks on the same stretch stands outside.
    fn rank(self) -> Option<Weight> {
        match self {
            Sort::Link(_) => None,
            Sort::Weight(weight) => Some(weight),
        }
    }
}

struct Steps<'a> {
    text: &'a str,
    at: usize,
    steps: Vec<Step<'a>>,
    open: Vec<(usize, Sort<'a>)>,
}

impl Steps<'_> {
    fn close_until(&mut self, place: usize) {
        while let Some((end, sort)) = self.open.pop_if(|(end, _)| *end <= place) {
            self.text_until(end);
            self.steps.push(Step::Close(sort));
        }
    }

    fn text_until(&mut self, end: usize) {
        if let Some(stretch) = self.text.get(self.at..end).filter(|s| !s.is_empty()) {
            self.steps.push(Step::Text(self.at, stretch));
            self.at = end;
        }
    }
}

/// Links do not nest: one that starts within another has what that one leaves of it.
fn links(text: &Text) -> Vec<Link> {
    let mut marks: Vec<(usize, usize, String)> = Vec::new();
    for mark in text.marks() {
        if let Style::Link { url } = &mark.style
            && let Some(url) = address::link(url)
        {
            marks.push((mark.start, mark.end, url));
        }
    }
    marks.sort_by_key(|(start, end, _)| (*start, Reverse(*end)));
    let mut links: Vec<Link> = Vec::new();
    let mut taken = 0;
    for (start, end, url) in marks {
        let range = trimmed(text, start.max(taken)..end);
        taken = taken.max(end);
        links.extend(range.map(|range| Link { range, url }));
    }
    links
}

/// The range without the white space at its ends; `None` if there is nothing else.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let stretch = text.get(range.clone())?;
    let start = range.start + stretch.len() - stretch.trim_start().len();
    let end = start + stretch.trim().len();
    (start < end).then_some(start..end)
}

/// The stretches of one style, in order; what overlaps or touches is one.
fn merged(text: &Text, style: &Style) -> Vec<Range<usize>> {
    let marks = text.marks().iter().filter(|m| m.style == *style);
    let mut ranges: Vec<Range<usize>> = marks.map(|m| m.start..m.end).collect();
    ranges.sort_by_key(|r| r.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Both lists are in order. A range that crosses one of `others` is cut there.
fn uncrossed(ranges: Vec<Range<usize>>, others: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut others = others.iter().peekable();
    for mut rest in ranges {
        while others.next_if(|o| o.end <= rest.start).is_some() {}
        if let Some(first) = others.peek().filter(|o| o.start < rest.start && o.end < rest.end) {
            pieces.push(rest.start..first.end);
            rest.start = first.end;
        }
        while others.next_if(|o| o.end <= rest.end).is_some() {}
        if let Some(last) = others.peek().filter(|o| rest.start < o.start && o.start < rest.end) {
            pieces.push(rest.start..last.start);
            rest.start = last.start;
        }
        pieces.push(rest);
    }
    pieces
}

/// A range holds a link only if it has letters on both sides of it; else it is cut at the link's
/// edges. So no range crosses a link, and none begins or ends with one, where Markdown could not say it.
fn beside_links(text: &str, ranges: Vec<Range<usize>>, links: &[Link]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut first = 0;
    for mut rest in ranges {
        first += links.iter().skip(first).take_while(|l| l.range.end <= rest.start).count();
        let touched = links.get(first..).unwrap_or_default();
        let inside = touched.iter().take_while(|l| l.range.start < rest.end).count();
        let touched = touched.get(..inside).unwrap_or_default();
        let kept = first_letter(text, rest.clone(), touched)..last_letter(text, rest.clone(), touched);
        for link in touched.iter().map(|l| &l.range) {
            if kept.start < link.start && link.end <= kept.end {
                continue;
            }
            for edge in [link.start, link.end] {
                if rest.start < edge && edge < rest.end {
                    pieces.push(rest.start..edge);
                    rest.start = edge;
                }
            }
        }
        pieces.push(rest);
    }
    pieces
}

/// Where the first letter of a range stands that is in no link.
fn first_letter(text: &str, range: Range<usize>, links: &[Link]) -> usize {
    let mut at = range.start;
    let letter = |from: usize, to: usize| Some(from + text.get(from..to)?.find(is_letter)?);
    for link in links.iter().map(|l| &l.range) {
        if let Some(found) = letter(at, link.start) {
            return found;
        }
        at = link.end;
    }
    letter(at, range.end).unwrap_or(usize::MAX)
}

/// Where the last letter of a range stands that is in no link.
fn last_letter(text: &str, range: Range<usize>, links: &[Link]) -> usize {
    let mut end = range.end;
    let letter = |from: usize, to: usize| Some(from + text.get(from..to)?.rfind(is_letter)?);
    for link in links.iter().rev().map(|l| &l.range) {
        if let Some(found) = letter(link.end, end) {
            return found;
        }
        end = link.start;
    }
    letter(range.start, end).unwrap_or(0)
}

/// A letter or digit for certain: neither white space nor punctuation in any version of `CommonMark`.
/// (The letters in circles and squares are symbols to Unicode, and letters too.)
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}')
}

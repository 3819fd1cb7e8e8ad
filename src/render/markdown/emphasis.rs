//! Emphasis as `CommonMark` can see it. A row of asterisks opens emphasis only if it is
//! "left-flanking", and closes it only if it is "right-flanking" (section 6.2): a letter inside is
//! always good, punctuation inside needs white space or punctuation outside.

use std::cmp::Reverse;
use std::mem;

use super::pairs::{self, Edge};
use crate::render::spans::{Link, Marked, Span, Weight, is_letter};

/// What stands on one side of a row of asterisks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Letter,
    /// White space, punctuation, the edge of a line or of a link.
    Gap,
    /// One or the other: the versions of the standard differ in what is punctuation.
    Unsure,
}

/// The text with spans that come back as they are written.
pub(super) fn fitted(mut marked: Marked<'_>) -> Marked<'_> {
    let mut spans: Vec<Span> = mem::take(&mut marked.spans);
    spans.sort_by_key(|s| (around(&marked.links, s), s.range.start, Reverse(s.range.end)));
    let fit = Fit::new(marked.text, &marked.links);
    let fitted = fit.groups(spans).into_iter().flat_map(|group| fit.group(group)).collect();
    marked.spans = fitted;
    marked
}

/// The link that a span lies in.
fn around(links: &[Link], span: &Span) -> Option<usize> {
    let at = links.partition_point(|l| l.range.end <= span.range.start);
    links.get(at).filter(|l| l.range.start <= span.range.start && span.range.end <= l.range.end).map(|_| at)
}

struct Fit<'a> {
    text: &'a str,
    links: &'a [Link],
    /// Where links start and end, in order.
    edges: Vec<usize>,
}

impl<'a> Fit<'a> {
    fn new(text: &'a str, links: &'a [Link]) -> Self {
        let mut edges: Vec<usize> = links.iter().flat_map(|l| [l.range.start, l.range.end]).collect();
        edges.dedup();
        Fit { text, links, edges }
    }

    /// Spans that overlap or touch each other, for these share rows of asterisks or might be taken
    /// for each other's.
    fn groups(&self, spans: Vec<Span>) -> Vec<Vec<Span>> {
        let mut groups: Vec<Vec<Span>> = Vec::new();
        let mut last = (None, 0);
        for span in spans {
            let link = around(self.links, &span);
            match groups.last_mut() {
                Some(group) if link == last.0 && span.range.start <= last.1 => {
                    last.1 = last.1.max(span.range.end);
                    group.push(span);
                }
                _ => {
                    last = (link, span.range.end);
                    groups.push(vec![span]);
                }
            }
        }
        groups
    }

    fn group(&self, group: Vec<Span>) -> Vec<Span> {
        if let [span] = group.as_slice() {
            return self.alone(span).into_iter().collect();
        }
        let to_letters = group.iter().filter_map(|span| self.trimmed(span, is_letter)).collect();
        self.groups(to_letters).into_iter().flat_map(|group| self.paired(group)).collect()
    }

    /// A span that no other is near: it gives up what stands at its ends only if it must.
    fn alone(&self, span: &Span) -> Option<Span> {
        let span = self.trimmed(span, |c| !c.is_whitespace() && !c.is_control())?;
        let (start, end) = (span.range.start, span.range.end);
        let is_open = self.after(start) == Side::Letter || self.before(start) == Side::Gap;
        let is_closed = self.before(end) == Side::Letter || self.after(end) == Side::Gap;
        if is_open && is_closed { Some(span) } else { self.trimmed(&span, is_letter) }
    }

    /// What a reader would not pair as it is meant is strong only.
    fn paired(&self, mut group: Vec<Span>) -> Vec<Span> {
        if group.len() > 1 && !self.is_paired(&group) {
            group.retain(|span| span.weight == Weight::Strong);
        }
        group
    }

    fn is_paired(&self, group: &[Span]) -> bool {
        let edge = |at, is_start, weight| Edge { at, is_start, weight, in_word: self.is_in_word(at) };
        let edges = group.iter().flat_map(|span| {
            [edge(span.range.start, true, span.weight), edge(span.range.end, false, span.weight)]
        });
        pairs::are_sound(edges.collect())
    }

    /// Whether asterisks here might both open and close.
    fn is_in_word(&self, at: usize) -> bool {
        self.before(at) != Side::Gap && self.after(at) != Side::Gap
    }

    /// The span from the first to the last character of a kind.
    fn trimmed(&self, span: &Span, is_wanted: impl Fn(char) -> bool) -> Option<Span> {
        let stretch = self.text.get(span.range.clone())?;
        let first = stretch.find(&is_wanted)?;
        let length = stretch.trim_end_matches(|c| !is_wanted(c)).len();
        let range = span.range.start + first..span.range.start + length;
        Some(Span { range, weight: span.weight })
    }

    fn before(&self, at: usize) -> Side {
        self.side(at, self.text.get(..at).and_then(|t| t.chars().next_back()))
    }

    fn after(&self, at: usize) -> Side {
        self.side(at, self.text.get(at..).and_then(|t| t.chars().next()))
    }

    fn side(&self, at: usize, c: Option<char>) -> Side {
        match c {
            _ if self.edges.binary_search(&at).is_ok() => Side::Gap,
            Some(c) if is_letter(c) => Side::Letter,
            Some(c) if !(c.is_whitespace() || c.is_ascii_punctuation()) => Side::Unsure,
            _ => Side::Gap,
        }
    }
}

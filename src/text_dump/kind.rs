//! Dumps of pages that hold no story: lists of stories and the pages of authors.

use super::lines::Line;
use super::prose::{heft, is_closed, is_prose};
use super::sign::{Weight, sign};
use super::vocabulary::Sort;
use crate::error::PageKind;

/// Words that head the page of an author, with the name behind them.
const AUTHOR_HEADS: &[&str] =
    &["articles by ", "stories by ", "posts by ", "all articles by ", "all posts by "];

/// A list of stories shows its form within so many lines.
const LOOKED_AT: usize = 1_000;

/// An author's page says so within so many lines that are not the site's own.
const HEAD_LINES: usize = 8;

/// So many dated entries are a list; fewer may be the dates of one story and its neighbours.
const ENTRIES: usize = 4;

/// Where bullets or numbers part the entries, so many dated ones are enough.
const BULLETED: (usize, usize) = (2, 6);

/// Most lines of prose within an entry of a list: a teaser, sometimes two.
const LONGEST_TEASER: usize = 2;

/// The kind of a page that is no article.
pub(super) fn kind(lines: &[Line<'_>]) -> Option<PageKind> {
    let lines = lines.get(..LOOKED_AT).unwrap_or(lines);
    let entries = entries(lines);
    let labelled = entries.iter().any(|entry| entry.weight == Weight::Labelled);
    if !labelled && is_author(lines) {
        return Some(PageKind::Author);
    }
    let bullets = lines.iter().filter(|line| line.sort == Sort::Rank).count();
    let bulleted = !labelled && entries.len() >= BULLETED.0 && bullets >= BULLETED.1;
    let listed = (bulleted || entries.len() >= ENTRIES) && entries.iter().all(|e| e.prose <= LONGEST_TEASER);
    (listed && prose_behind(lines, &entries) <= LONGEST_TEASER).then_some(PageKind::List)
}

fn is_author(lines: &[Line<'_>]) -> bool {
    let own = lines.iter().filter(|line| matches!(line.sort, Sort::Plain | Sort::Item));
    own.take(HEAD_LINES).any(|line| {
        let lower = line.text.to_lowercase();
        let name = AUTHOR_HEADS.iter().find_map(|head| lower.strip_prefix(head));
        name.is_some_and(|name| heft(name) <= 5 && !is_closed(name))
    })
}

/// A dated line with something else above it.
struct Entry {
    at: usize,
    weight: Weight,
    /// Lines of prose between it and the entry before.
    prose: usize,
}

fn entries(lines: &[Line<'_>]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut prose, mut other) = (0, true);
    for (at, line) in lines.iter().enumerate() {
        if let Some(sign) = sign(line.text).filter(|sign| sign.dates.is_some()) {
            if other {
                entries.push(Entry { at, weight: sign.weight, prose });
            }
            (prose, other) = (0, false);
        } else {
            prose += usize::from(is_prose(line.text));
            other |= line.sort != Sort::Rank;
        }
    }
    entries
}

fn prose_behind(lines: &[Line<'_>], entries: &[Entry]) -> usize {
    let last = entries.last().map_or(0, |entry| entry.at + 1);
    lines.iter().skip(last).filter(|line| is_prose(line.text)).count()
}

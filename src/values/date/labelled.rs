//! Dates told apart by their labels, and where dates and labels stand.

use std::ops::Range;

use super::labels::{self, Kind, Lead};
use super::{Found, Order, all_with};
use crate::timestamp::Timestamp;

/// The dates of one visible element.
#[allow(clippy::struct_field_names, reason = "a label is what the field speaks of")]
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Labelled {
    /// The date with a label of publication, or else the first one if it has no label.
    pub published: Option<Timestamp>,
    /// The date with a label of change.
    pub updated: Option<Timestamp>,
    /// Whether a label stood there.
    pub labelled: bool,
}

/// Published and updated, told apart by labels.
///
/// A second date without a label is not taken for an update.
pub(crate) fn labelled(text: &str) -> Labelled {
    labelled_with(text, Order::Unknown)
}

/// As [`labelled`], where the order of slash dates is known.
pub(crate) fn labelled_with(text: &str, order: Order) -> Labelled {
    let dates = all_with(text, order);
    let kinds = kinds(text, &dates, &leads(text, &dates));
    let of = |kind| dates.iter().zip(&kinds).find(|(_, k)| **k == kind).map(|(found, _)| found.stamp);
    let unlabelled_first = || of(None).filter(|_| kinds.first() == Some(&None));
    Labelled {
        published: of(Some(Kind::Published)).or_else(unlabelled_first),
        updated: of(Some(Kind::Updated)),
        labelled: kinds.iter().any(Option::is_some),
    }
}

/// What leads up to each date, looking back as far as the date before it.
fn leads(text: &str, dates: &[Found]) -> Vec<Lead> {
    let from = std::iter::once(0).chain(dates.iter().map(|found| found.at.end));
    from.zip(dates).map(|(from, found)| labels::lead(text, from, found.at.start)).collect()
}

/// The label of each date. They stand before the dates, or all behind them: then the first has
/// none before it and the last one has one behind it.
fn kinds(text: &str, dates: &[Found], leads: &[Lead]) -> Vec<Option<Kind>> {
    let behind = |found: &Found| labels::trailing(text, found.at.end).map(|(_, kind)| kind);
    let before_first = leads.first().and_then(|lead| lead.kind);
    if before_first.is_none() && dates.last().and_then(behind).is_some() {
        return dates.iter().map(behind).collect();
    }
    leads.iter().map(|lead| lead.kind).collect()
}

/// The stretch of a line that is dates with their labels, so that it can be cut off: the first
/// one with a label, or else the first one.
pub(crate) fn stretch(line: &str) -> Option<Range<usize>> {
    // which of two readings is right does not change where the date stands
    let dates = all_with(line, Order::DayFirst);
    let runs = runs(line, &dates);
    let run = runs.iter().find(|run| run.labelled).or(runs.first())?;
    Some(with_brackets(line, run.at.clone()))
}

struct Run {
    at: Range<usize>,
    labelled: bool,
}

/// Dates that only marks part from each other.
fn runs(line: &str, dates: &[Found]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (found, lead) in dates.iter().zip(leads(line, dates)) {
        let tail = labels::trailing(line, found.at.end);
        let end = tail.map_or(found.at.end, |(end, _)| end);
        let labelled = lead.kind.is_some() || tail.is_some();
        match runs.last_mut() {
            Some(run) if parted_by_marks(line, run.at.end, lead.start, found.at.start) => {
                run.at.end = end;
                run.labelled |= labelled;
            }
            _ => runs.push(Run { at: lead.start..end, labelled }),
        }
    }
    runs
}

/// A run may end with a label that belongs to the next date; then that date's lead starts
/// before the run's end. A lone `l` or `I` is the bar that some systems print.
fn parted_by_marks(line: &str, run_end: usize, lead: usize, date: usize) -> bool {
    let between = line.get(run_end..lead.max(run_end).min(date)).unwrap_or_default().trim();
    matches!(between, "l" | "I") || !between.contains(char::is_alphanumeric)
}

/// Brackets around the whole of it belong to it, and the end of one that opens inside.
fn with_brackets(line: &str, at: Range<usize>) -> Range<usize> {
    const OPEN: [char; 4] = ['(', '[', '（', '【'];
    const CLOSE: [char; 4] = [')', ']', '）', '】'];
    let close = line.get(at.end..).and_then(|after| after.chars().next()).filter(|c| CLOSE.contains(c));
    let Some(close) = close else { return at };
    let end = at.end + close.len_utf8();
    let count = |set: [char; 4]| line.get(at.clone()).map_or(0, |text| text.matches(set).count());
    if count(OPEN) > count(CLOSE) {
        return at.start..end;
    }
    match line.get(..at.start).and_then(|before| before.chars().next_back()) {
        Some(open) if OPEN.contains(&open) => at.start - open.len_utf8()..end,
        _ => at,
    }
}

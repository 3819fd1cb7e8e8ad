//! What the person at the terminal sees.

use std::time::Instant;

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::store::Counts;

const BAR: &str = "{bar:30} {percent:>3}% of {total_bytes}, {msg}, {elapsed} gone, {eta} to go";

/// A progress bar on standard error, where that is a terminal.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    before: u64,
}

impl Progress {
    /// `total` bytes of input; `before` pages were read by earlier runs.
    pub fn new(total: u64, start: u64, before: u64, quiet: bool) -> Progress {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(total), target);
        if let Ok(style) = ProgressStyle::with_template(BAR) {
            bar.set_style(style);
        }
        bar.set_position(start);
        bar.reset_eta();
        Progress { bar, begun: Instant::now(), before }
    }

    pub fn show(&self, position: u64, counts: &Counts) {
        self.bar.set_message(self.state(counts));
        self.bar.set_position(position);
    }

    fn state(&self, counts: &Counts) -> String {
        let pages = counts.pages();
        let rate = (pages - self.before.min(pages)) as f64 / self.begun.elapsed().as_secs_f64().max(1e-3);
        format!("{} pages, {rate:.0} a second, {} errors", HumanCount(pages), HumanCount(counts.failed()))
    }

    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// What this run read and how fast, `before` being what earlier runs had read; then what there is in all.
pub fn summary(counts: &Counts, before: &Counts, seconds: f64) -> String {
    let seconds = seconds.max(1e-3);
    let pages = counts.pages() - before.pages();
    let megabytes = (counts.bytes - before.bytes) as f64 / 1e6;
    let earlier = match before.pages() {
        0 => String::new(),
        pages => format!("; {pages} pages were read by earlier runs"),
    };
    format!(
        "{pages} pages in {seconds:.1} s: {:.0} pages/s, {:.1} MB/s{earlier}\n{}",
        pages as f64 / seconds,
        megabytes / seconds,
        totals(counts)
    )
}

/// What there is in all.
pub fn totals(counts: &Counts) -> String {
    let mut lines = format!("{} articles, {} errors", counts.articles, counts.failed());
    for (kind, count) in &counts.errors {
        lines += &format!("\n  {kind} {count}");
    }
    if counts.skipped > 0 {
        lines += &format!("\n{} records that are no pages", counts.skipped);
    }
    lines
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_of_this_run_and_counts_of_all() {
        let before = Counts { articles: 100, bytes: 1_000_000, ..Counts::default() };
        let errors = [("empty".to_owned(), 5), ("unreadable".to_owned(), 1)].into();
        let counts = Counts { articles: 294, errors, skipped: 3, bytes: 5_000_000 };
        let text = summary(&counts, &before, 2.0);
        for part in ["200 pages", "100 pages/s, 2.0 MB/s", "294 articles, 6 errors", "empty 5", "3 records"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}

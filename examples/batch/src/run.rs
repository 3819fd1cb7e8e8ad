//! The run: one thread reads, all cores parse, one thread writes. Batches of bounded size pass from
//! one to the next in the order of the input.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Instant;

use newsprint::Parser;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::args::Settings;
use crate::failure::Failure;
use crate::input::{self, Page, Source, find};
use crate::output::Output;
use crate::read::{Row, read};
use crate::report::{Progress, summary, totals};
use crate::store::{Counts, Cursor, Store};

/// Pages of a batch for each thread: enough that threads seldom wait for the last page of one.
const PAGES: usize = 64;
/// Bytes of pages in a batch for each thread.
const BYTES: u64 = 4 << 20;
/// Batches that may wait between two threads.
const WAITING: usize = 2;

/// Pages to parse.
struct Batch {
    pages: Vec<Page>,
    end: End,
}

/// What came of them.
struct Done {
    rows: Vec<Row>,
    skipped: u64,
    end: End,
}

/// Where a batch ends.
#[derive(Clone, Copy)]
struct End {
    next: Cursor,
    /// Bytes of the input up to here.
    position: u64,
    part: bool,
    last: bool,
}

/// Runs, or goes on with, what is wanted; gives the number of pages that are errors.
pub fn run(settings: &Settings) -> Result<u64, Failure> {
    let begun = Instant::now();
    let sources = find::sources(&settings.inputs, &settings.out)?;
    let store = Store::open(&settings.out, settings.form, &sources)?;
    let before = store.state.counts.clone();
    if store.state.done {
        say(settings, &format!("complete already: {}", totals(&before)));
        return Ok(before.failed());
    }
    let counts = pass(settings, &sources, store)?;
    say(settings, &summary(&counts, &before, begun.elapsed().as_secs_f64()));
    Ok(counts.failed())
}

fn say(settings: &Settings, text: &str) {
    if !settings.quiet {
        eprintln!("{text}");
    }
}

/// Passes all pages that are left through the three stages.
fn pass(settings: &Settings, sources: &[Source], store: Store) -> Result<Counts, Failure> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(settings.jobs)
        .build()
        .map_err(|error| Failure::Threads(error.to_string()))?;
    let total = sources.iter().map(|source| source.bytes).sum();
    let start = sources.iter().take(store.state.next.source).map(|source| source.bytes).sum();
    let progress = Progress::new(total, start, store.state.counts.pages(), settings.quiet);
    let reader = Reader::new(settings, sources, store.state.next, pool.current_num_threads());
    let parser = Parser::new().built_in(!settings.form.generic);
    let (batches, to_parse) = sync_channel(WAITING);
    let (parsed, to_write) = sync_channel(WAITING);
    thread::scope(|scope| {
        scope.spawn(move || reader.read(&batches));
        scope.spawn(move || parse(&pool, &parser, &to_parse, &parsed));
        let written = write(Output::new(store), &to_write, &progress);
        progress.clear();
        // lets the other stages end, should writing have failed
        drop(to_write);
        written
    })
}

fn parse(pool: &ThreadPool, parser: &Parser, batches: &Receiver<Batch>, parsed: &SyncSender<Done>) {
    for Batch { pages, end } in batches {
        let all = pages.len();
        let read = |page| read(parser, page);
        let rows: Vec<Option<Row>> =
            pool.install(|| pages.into_par_iter().with_max_len(1).map(read).collect());
        let rows: Vec<Row> = rows.into_iter().flatten().collect();
        let skipped = (all - rows.len()) as u64;
        if parsed.send(Done { rows, skipped, end }).is_err() {
            return;
        }
    }
}

fn write(mut output: Output, parsed: &Receiver<Done>, progress: &Progress) -> Result<Counts, Failure> {
    for Done { rows, skipped, end } in parsed {
        output.write(&rows, skipped)?;
        if end.part || end.last {
            output.end_part(end.next, end.last)?;
        }
        progress.show(end.position, output.counts());
    }
    Ok(output.counts().clone())
}

/// Reads the sources from a cursor on.
struct Reader<'a> {
    sources: &'a [Source],
    next: Cursor,
    part_pages: u64,
    pages: usize,
    bytes: u64,
    read: Arc<AtomicU64>,
}

impl<'a> Reader<'a> {
    fn new(settings: &Settings, sources: &'a [Source], next: Cursor, jobs: usize) -> Reader<'a> {
        let bytes = BYTES * jobs as u64;
        Reader {
            sources,
            next,
            part_pages: settings.form.part_pages,
            pages: PAGES * jobs,
            bytes,
            read: Arc::default(),
        }
    }

    fn read(mut self, batches: &SyncSender<Batch>) {
        let mut filling = Filling::default();
        let from = self.next;
        let mut before: u64 = self.sources.iter().take(from.source).map(|source| source.bytes).sum();
        for (number, source) in self.sources.iter().enumerate().skip(from.source) {
            self.read.store(0, Ordering::Relaxed);
            let done = if number == from.source { from.page } else { 0 };
            for (at, page) in input::pages(source, &self.read).enumerate().skip(done) {
                filling.add(page, source);
                self.next = Cursor { source: number, page: at + 1 };
                let position = before + self.read.load(Ordering::Relaxed).min(source.bytes);
                if self.is_full(&filling)
                    && batches.send(filling.batch(self.end(&filling, position))).is_err()
                {
                    return;
                }
            }
            before += source.bytes;
        }
        let end = End { last: true, ..self.end(&filling, before) };
        // whoever would read it has failed and says why
        let _ = batches.send(filling.batch(end));
    }

    fn is_full(&self, filling: &Filling) -> bool {
        filling.pages.len() >= self.pages || filling.bytes >= self.bytes || filling.in_part >= self.part_pages
    }

    fn end(&self, filling: &Filling, position: u64) -> End {
        End { next: self.next, position, part: filling.in_part >= self.part_pages, last: false }
    }
}

/// The batch that is being filled.
#[derive(Default)]
struct Filling {
    pages: Vec<Page>,
    bytes: u64,
    /// Pages of the part so far.
    in_part: u64,
}

impl Filling {
    fn add(&mut self, page: Page, source: &Source) {
        self.bytes += page.weight(source);
        self.in_part += 1;
        self.pages.push(page);
    }

    fn batch(&mut self, end: End) -> Batch {
        self.bytes = 0;
        if end.part {
            self.in_part = 0;
        }
        Batch { pages: std::mem::take(&mut self.pages), end }
    }
}

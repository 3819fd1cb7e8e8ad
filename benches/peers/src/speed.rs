//! Time and heap on real pages.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::tools::{FLOOR, Tool};
use crate::{chosen, corpus, heap, number, option};

/// A page that took a tool longer than this is not given to it again: that time counts.
const SLOW: Duration = Duration::from_secs(2);

/// What one tool did with each page.
struct Run {
    tool: &'static Tool,
    /// `None` where it panicked.
    times: Vec<Option<Duration>>,
    /// `None` where it panicked or was slow.
    heaps: Vec<Option<usize>>,
}

pub fn main(args: &[String]) {
    let pages = corpus::pages(option(args, "corpus").unwrap_or(corpus::NEWS), number(args, "step", 4));
    let bytes: usize = pages.iter().map(String::len).sum();
    eprintln!("{} pages, {:.1} MB", pages.len(), bytes as f64 / 1e6);
    std::panic::set_hook(Box::new(|_| ()));
    let mut runs: Vec<Run> = chosen(args).into_iter().map(|tool| first_look(tool, &pages)).collect();
    for round in 0..number(args, "rounds", 5) {
        time_all(&mut runs, &pages, round as u64);
        eprintln!("round {} done", round + 1);
    }
    let _ = std::panic::take_hook();
    print(&runs, &pages);
}

/// Finds the panics and the slow pages, warms up what a tool makes once, and measures the heap.
fn first_look(tool: &'static Tool, pages: &[String]) -> Run {
    let times = pages.iter().map(|page| time(tool, page)).collect::<Vec<_>>();
    let heap_of = |(page, time): (&String, &Option<Duration>)| {
        time.filter(|time| *time <= SLOW).map(|_| heap::peak(|| (tool.run)(page)))
    };
    let heaps = pages.iter().zip(&times).map(heap_of).collect();
    eprintln!("{}: first look done", tool.name);
    Run { tool, times, heaps }
}

fn time(tool: &Tool, page: &str) -> Option<Duration> {
    let start = Instant::now();
    catch_unwind(AssertUnwindSafe(|| (tool.run)(page))).ok().map(|()| start.elapsed())
}

/// Every page through every tool once, in an order of its own each round.
fn time_all(runs: &mut [Run], pages: &[String], seed: u64) {
    let mut order: Vec<(usize, usize)> =
        (0..runs.len()).flat_map(|run| (0..pages.len()).map(move |page| (run, page))).collect();
    shuffle(&mut order, seed);
    for (run, page) in order {
        let Run { tool, times, .. } = &mut runs[run];
        let Some(best) = &mut times[page] else { continue };
        if *best <= SLOW {
            *best = time(tool, &pages[page]).map_or(*best, |again| again.min(*best));
        }
    }
}

/// Fisher and Yates' shuffle, with Marsaglia's xorshift.
fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = 0x9e37_79b9_7f4a_7c15 ^ (seed + 1);
    for last in (1..items.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        items.swap(last, (state % (last as u64 + 1)) as usize);
    }
}

fn print(runs: &[Run], pages: &[String]) {
    let floor = runs.iter().find(|run| run.tool.name == FLOOR).unwrap();
    println!(
        "| tool | ns per byte | ratio to RcDom | median page | p10 | p90 | peak heap to RcDom | slow | panics |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for run in runs {
        println!("{}", row(run, floor, pages));
    }
}

/// A tool is compared with the floor on the pages that it read.
fn row(run: &Run, floor: &Run, pages: &[String]) -> String {
    let read: Vec<usize> = (0..pages.len()).filter(|&page| run.times[page].is_some()).collect();
    let seconds = |of: &Run, page: usize| of.times[page].unwrap_or_default().as_secs_f64();
    let sum = |of: &Run| read.iter().map(|&page| seconds(of, page)).sum::<f64>();
    let heap = |of: &Run| {
        let measured = read.iter().filter(|&&page| run.heaps[page].is_some());
        measured.filter_map(|&page| of.heaps[page]).sum::<usize>() as f64
    };
    let bytes: usize = read.iter().map(|&page| pages[page].len()).sum();
    let mut ratios: Vec<f64> = read.iter().map(|&page| seconds(run, page) / seconds(floor, page)).collect();
    ratios.sort_by(f64::total_cmp);
    let part = |share: f64| ratios[((ratios.len() - 1) as f64 * share).round() as usize];
    format!(
        "| {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {} | {} |",
        run.tool.name,
        sum(run) * 1e9 / bytes as f64,
        sum(run) / sum(floor),
        part(0.5),
        part(0.1),
        part(0.9),
        heap(run) / heap(floor),
        run.times.iter().flatten().filter(|time| **time > SLOW).count(),
        pages.len() - read.len(),
    )
}

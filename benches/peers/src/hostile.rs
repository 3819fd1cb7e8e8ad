//! Time and heap on input made to hurt, one process each: some tools hang on it or overflow the stack.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::shapes::{SHAPES, Shape};
use crate::tools::{self, Tool};
use crate::{chosen, heap, option};

const SIZES: [usize; 3] = [64 << 10, 256 << 10, 1 << 20];

const TIMEOUT: Duration = Duration::from_secs(10);

/// A tool that took longer than this is not given the next size.
const SLOW: Duration = Duration::from_secs(5);

/// What a program's main thread has.
const STACK: usize = 8 << 20;

/// The tools of the table; `--tool` names others.
const SHOWN: &str = "newsprint,dom_smoothie,trafilatura";

enum Outcome {
    Done {
        time: Duration,
        peak: usize,
    },
    Failed(&'static str),
    /// Not asked: the size before was too much.
    Skipped,
}

pub fn main(args: &[String]) {
    let mut args = args.to_vec();
    if option(&args, "tool").is_none() {
        args.extend(["--tool".into(), SHOWN.into()]);
    }
    let word = option(&args, "shape").unwrap_or_default();
    let mut tools = chosen(&args);
    // the floor second: the first column is newsprint's
    tools.sort_by_key(|tool| tool.name != "newsprint");
    println!("| input | size | {} |", tools.iter().map(|tool| tool.name).collect::<Vec<_>>().join(" | "));
    println!("| --- | ---: |{}", " ---: |".repeat(tools.len()));
    for (index, shape) in SHAPES.iter().enumerate().filter(|(_, shape)| shape.name.contains(word)) {
        rows(index, shape, &tools);
    }
}

fn rows(index: usize, shape: &Shape, tools: &[&Tool]) {
    let mut gone = vec![false; tools.len()];
    for size in SIZES {
        let mut row = format!("| {} | {} kB |", shape.name, size >> 10);
        for (tool, gone) in tools.iter().zip(&mut gone) {
            let outcome = if *gone { Outcome::Skipped } else { run(tool.name, index, size) };
            *gone |= !matches!(outcome, Outcome::Done { time, .. } if time < SLOW);
            row += &format!(" {} |", shown(&outcome));
        }
        println!("{row}");
    }
}

fn shown(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done { time, peak } => {
            format!("{:.1} ms, {:.1} MB", time.as_secs_f64() * 1e3, *peak as f64 / 1e6)
        }
        Outcome::Failed(how) => format!("**{how}**"),
        Outcome::Skipped => "–".into(),
    }
}

/// This program again, for one input and tool.
fn run(tool: &str, shape: usize, size: usize) -> Outcome {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["one", tool, &shape.to_string(), &size.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    if !ended(&mut child) {
        return Outcome::Failed("> 10 s");
    }
    let mut said = String::new();
    child.stdout.unwrap().read_to_string(&mut said).unwrap();
    if let Some((nanos, peak)) = said.trim().split_once(' ') {
        let time = Duration::from_nanos(nanos.parse().unwrap());
        return Outcome::Done { time, peak: peak.parse().unwrap() };
    }
    child.stderr.unwrap().read_to_string(&mut said).unwrap();
    Outcome::Failed(cause(&said))
}

fn cause(stderr: &str) -> &'static str {
    let causes =
        [("overflowed its stack", "stack overflow"), ("memory allocation", "> 2 GB"), ("panicked", "panic")];
    causes.iter().find(|(said, _)| stderr.contains(said)).map_or("died", |(_, cause)| cause)
}

/// Waits for the child; `false` where it had to be killed.
fn ended(child: &mut Child) -> bool {
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > TIMEOUT {
            child.kill().unwrap();
            child.wait().unwrap();
            return false;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    true
}

/// `one TOOL SHAPE SIZE`: prints nanoseconds and the peak of the heap in bytes.
pub fn child(args: &[String]) {
    let tool = tools::find(&args[1]);
    let page = (SHAPES[args[2].parse::<usize>().unwrap()].make)(args[3].parse().unwrap());
    let job = move || {
        let mut time = Duration::ZERO;
        let peak = heap::peak(|| {
            let start = Instant::now();
            (tool.run)(&page);
            time = start.elapsed();
        });
        println!("{} {peak}", time.as_nanos());
    };
    std::thread::Builder::new().stack_size(STACK).spawn(job).unwrap().join().unwrap();
}

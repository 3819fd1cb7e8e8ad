//! Kills runs at random moments and goes on with them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod shared;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use shared::{Folder, batch, files, ids};

const PAGES: usize = 400;
const PART: usize = 25;

fn begin(input: &Path, out: &Path, format: &str) -> Child {
    let part = PART.to_string();
    Command::new(env!("CARGO_BIN_EXE_batch"))
        .args(["--format", format, "--part-pages", &part, "--jobs", "2", "--quiet", "--out"])
        .args([out, input])
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

fn random(state: &mut u64) -> f64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 11) as f64 / (1_u64 << 53) as f64
}

/// Kills at a random moment of the time that a whole run takes, again and again, until one ends by itself.
/// Gives how often it was killed.
fn run_with_kills(input: &Path, out: &Path, format: &str, whole: Duration, seed: &mut u64) -> usize {
    for kills in 0..200 {
        let mut child = begin(input, out, format);
        std::thread::sleep(whole.mul_f64(random(seed) * 0.7));
        if let Some(status) = child.try_wait().unwrap() {
            assert_eq!(status.code(), Some(1), "the run has errors, and ended by itself");
            return kills;
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    panic!("killed 200 times and not done");
}

fn killed(format: &str) {
    let folder = Folder::new(&format!("killed-{format}"));
    let input = folder.pages(PAGES);
    let begun = Instant::now();
    let whole = folder.path("whole");
    assert_eq!(begin(&input, &whole, format).wait().unwrap().code(), Some(1));
    let time = begun.elapsed();
    let mut seed = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64;
    println!("seed {seed}, a whole run takes {time:?}");
    let mut kills = 0;
    for round in 0..3 {
        let out = folder.path(&format!("out-{round}"));
        kills += run_with_kills(&input, &out, format, time, &mut seed);
        assert_same(&whole, &out);
    }
    assert!(kills > 0, "no run was killed: nothing is tested");
    println!("{kills} kills");
}

/// The same files, byte for byte.
fn assert_same(whole: &Path, out: &Path) {
    let (whole, out): (BTreeMap<_, _>, BTreeMap<_, _>) = (files(whole), files(out));
    assert_eq!(whole.keys().collect::<Vec<_>>(), out.keys().collect::<Vec<_>>());
    for (name, bytes) in &whole {
        assert!(out[name] == *bytes, "{name} differs");
    }
}

#[test]
fn ndjson_survives_kills() {
    killed("ndjson");
}

#[test]
fn parquet_survives_kills() {
    killed("parquet");
}

#[test]
fn every_page_is_there_once_and_a_second_run_changes_nothing() {
    let folder = Folder::new("once");
    let input = folder.pages(PAGES);
    let out = folder.path("out");
    let args = ["--part-pages", "50", "--quiet", "--out"];
    for _ in 0..2 {
        assert_eq!(batch(&args, &[&out, &input]).status.code(), Some(1));
        let mut found = ids(&out);
        found.sort();
        let wanted: Vec<String> = (0..PAGES).map(|n| format!("page-{n:04}")).collect();
        assert_eq!(found, wanted);
    }
}

#[test]
fn inputs_that_changed_are_refused_and_nothing_is_touched() {
    let folder = Folder::new("changed");
    let input = folder.pages(30);
    let out = folder.path("out");
    let args = ["--out"];
    assert_eq!(batch(&args, &[&out, &input]).status.code(), Some(1));
    let before = files(&out);
    std::fs::write(input.join("more.html"), "<p>more").unwrap();
    let refused = batch(&args, &[&out, &input]);
    assert_eq!(refused.status.code(), Some(2));
    let message = String::from_utf8(refused.stderr).unwrap();
    assert!(message.contains("(added: ") && message.contains("more.html)"), "{message}");
    assert!(before == files(&out));
}

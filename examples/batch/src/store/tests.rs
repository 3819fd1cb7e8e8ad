#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::args::Format;
use crate::failure::Change;
use crate::input::Kind;

const FORM: Form = Form { format: Format::Ndjson, part_pages: 10, generic: false };

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("newsprint-batch-{}-store-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn source(path: &str, bytes: u64) -> Source {
    Source { path: path.into(), kind: Kind::Page, bytes, changed: 7 }
}

fn sources() -> Vec<Source> {
    vec![source("a", 1), source("b", 2), source("c", 3)]
}

/// Makes a part's file under its hidden name.
fn part(store: &Store, number: u64) -> PathBuf {
    let file = store.part(ARTICLES, number, "ndjson");
    fs::write(hidden(&file), "x").unwrap();
    file
}

#[test]
fn a_run_goes_on_behind_its_last_whole_part() {
    let folder = folder("on");
    let mut store = Store::open(&folder, FORM, &sources()).unwrap();
    let counts = Counts { articles: 10, ..Counts::default() };
    let next = Cursor { source: 1, page: 4 };
    let first = part(&store, 0);
    store.commit(std::slice::from_ref(&first), next, &counts, false).unwrap();
    // killed: within a part, and between the renaming of one and its commit
    let (begun, orphan) = (hidden(&part(&store, 1)), store.part(ERRORS, 1, "ndjson"));
    fs::write(&orphan, "x").unwrap();
    drop(store);
    let store = Store::open(&folder, FORM, &sources()).unwrap();
    assert_eq!((store.state.parts, store.state.next, &store.state.counts), (1, next, &counts));
    assert!(first.exists() && !begun.exists() && !orphan.exists());
}

#[test]
fn a_kill_before_the_first_state_leaves_a_folder_to_begin_in() {
    let folder = folder("begin");
    fs::create_dir_all(&folder).unwrap();
    for name in [LOCK, INPUTS, ".run.json.tmp", ".inputs.ndjson.tmp"] {
        fs::write(folder.join(name), "{").unwrap();
    }
    assert_eq!(Store::open(&folder, FORM, &sources()).unwrap().state.parts, 0);
}

#[test]
fn changed_inputs_are_refused_and_named() {
    let folder = folder("inputs");
    let cases = [
        (vec![source("a", 1), source("b", 9), source("c", 3)], Change::Changed, "b"),
        (vec![source("a", 1), source("c", 3)], Change::Removed, "b"),
        (vec![source("a", 1), source("b", 2)], Change::Removed, "c"),
        (vec![source("0", 1), source("a", 1), source("b", 2), source("c", 3)], Change::Added, "0"),
        ([sources(), vec![source("d", 4)]].concat(), Change::Added, "d"),
    ];
    drop(Store::open(&folder, FORM, &sources()).unwrap());
    for (now, wanted, name) in cases {
        match Store::open(&folder, FORM, &now) {
            Err(Failure::InputsChanged { change, path }) => {
                assert_eq!((change, path.as_str()), (wanted, name))
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    assert!(Store::open(&folder, FORM, &sources()).is_ok());
}

#[test]
fn other_settings_are_refused_and_named() {
    let folder = folder("settings");
    drop(Store::open(&folder, FORM, &sources()).unwrap());
    let error = Store::open(&folder, Form { part_pages: 20, ..FORM }, &sources()).unwrap_err();
    assert!(error.to_string().contains("--part-pages 10, not 20"), "{error}");
}

#[test]
fn folders_of_others_and_of_running_runs_are_left_alone() {
    let ours = folder("busy");
    let running = Store::open(&ours, FORM, &sources()).unwrap();
    assert!(matches!(Store::open(&ours, FORM, &sources()), Err(Failure::Busy(_))));
    drop(running);
    let theirs = folder("theirs");
    fs::create_dir_all(&theirs).unwrap();
    fs::write(theirs.join("thesis.tex"), "").unwrap();
    assert!(matches!(Store::open(&theirs, FORM, &sources()), Err(Failure::NotOurs(_))));
}

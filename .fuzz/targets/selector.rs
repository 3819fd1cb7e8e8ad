//! Selectors that no compiler has seen, on pages: they are refused or matched, and never panic.
#![no_main]

use std::sync::Mutex;

use libfuzzer_sys::fuzz_target;
use newsprint::inside::select;

/// A page for selectors to find something on.
const PAGE: &str = "<html lang=en><body class='a b'><main id=x data-k='v w'><p class=a>one<b>two</b></p>\
    <p class='a b' title=t>three</p><ul><li><a href=/n>four</a><li></ul></main></body></html>";

fuzz_target!(|input: (&str, &str)| {
    let (selector, page) = input;
    let kept = keep(selector);
    let found = select(kept, PAGE);
    assert_eq!(found.is_some(), select(kept, page).is_some(), "a page does not make a selector");
});

/// Selectors are texts of the program, so these live as long; in reach, or they would count as leaks.
static KEPT: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

fn keep(selector: &str) -> &'static str {
    let kept: &'static str = Box::leak(selector.to_owned().into_boxed_str());
    KEPT.lock().expect("no thread panics").push(kept);
    kept
}

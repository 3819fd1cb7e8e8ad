//! Tables of what is read and what is refused. Timestamps are compared as they display.

mod attributes;
mod figures;
mod labelled;
mod named;
mod refused;

use super::{Found, first};

/// The first date of each text displays as given and stands on whole characters.
#[track_caller]
fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let found = first(text);
        assert_eq!(shown(found.as_ref()), *expected, "{text}");
        let at = found.and_then(|found| text.get(found.at));
        assert!(at.is_some_and(|at| !at.is_empty() && at.trim() == at), "{text}: {at:?}");
    }
}

fn shown(found: Option<&Found>) -> String {
    found.map_or_else(String::new, |found| found.stamp.to_string())
}

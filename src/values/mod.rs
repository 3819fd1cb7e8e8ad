//! Raw text into typed values: pure functions, no tree in sight.

pub(crate) mod byline;
pub(crate) mod credit;
pub(crate) mod date;
pub(crate) mod headline;
pub(crate) mod url;

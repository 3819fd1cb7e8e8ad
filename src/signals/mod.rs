//! What the page claims about itself, as found and not yet judged.

pub(crate) mod json_ld;
pub(crate) mod meta;
pub(crate) mod microdata;
pub(crate) mod scripts;
pub(crate) mod state_json;

//! What a caller may do with the crate's types: share them between threads, keep them, clone them.

use std::panic::{RefUnwindSafe, UnwindSafe};

use newsprint::encoding::{Decoded, Evidence};
use newsprint::{
    Article, Author, Block, Explanation, Fate, Field, Ground, Image, Layout, Limits, MissingFields, Origin,
    ParseError, Parser, Render, Signature, SiteProfile, Source, Text, TextLayout, Timestamp, Verdict,
    Warning,
};

fn owned<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Clone + std::fmt::Debug + 'static>() {}
fn error<T: std::error::Error + Send + Sync + 'static>() {}

#[test]
fn everything_is_owned_and_shared_between_threads() {
    owned::<(Article, Author, Block, Image, Text, Timestamp)>();
    owned::<(Field, Origin, Warning, ParseError, MissingFields)>();
    owned::<(Decoded<'static>, Evidence)>();
    owned::<(Explanation, Verdict, Fate, Ground)>();
    owned::<(Parser, Render, Limits, SiteProfile, Layout, Source, Signature, TextLayout)>();
}

#[test]
fn errors_fit_into_a_box_of_any_error() {
    error::<ParseError>();
    error::<MissingFields>();
    error::<Warning>();
    error::<newsprint::TimestampError>();
}

/// A `Result` is moved at every `?`.
#[test]
fn the_error_is_small() {
    assert!(size_of::<ParseError>() <= 24, "{} bytes", size_of::<ParseError>());
}

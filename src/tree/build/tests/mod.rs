//! The tree is compared with that of `RcDom`, html5ever's own sink, but for what is left out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::format_collect)]

mod limits;
mod outline;
mod same_tree;

use html5ever::driver::ParseOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{parse_document, tendril::TendrilSink};
use markup5ever_rcdom::RcDom;

use super::{Built, build_with};
use crate::error::Limits;

fn reference(html: &str) -> RcDom {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..Default::default() };
    parse_document(RcDom::default(), ParseOpts { tree_builder, ..Default::default() }).one(html)
}

fn built(html: &str) -> Built {
    super::build(html, &Limits::default())
}

/// All that is said of a page if it is the same but for what is left out.
#[track_caller]
fn assert_same_tree(name: &str, html: &str) {
    let built = built(html);
    assert!(!built.truncated && built.flattened == 0, "limits met on {name}");
    let expected = outline::expected(&reference(html).document);
    let found = outline::of(&built);
    if let Some(difference) = outline::difference(&expected, &found) {
        panic!("{name}: {difference}");
    }
}

/// As [`assert_same_tree`], with every tag cut to two attributes. Proves that the scan knows where
/// a tag starts and ends: were it wrong anywhere, it would cut text, comments or other tags.
#[track_caller]
fn assert_same_tree_when_cut(html: &str) {
    let expected = outline::expected(&reference(html).document);
    let found = outline::of(&build_with(html, &Limits::default(), 2));
    let expected = outline::with_attributes_of(expected, &found, 2);
    if let Some(difference) = outline::difference(&expected, &found) {
        panic!("{html:?} cut: {difference}");
    }
}

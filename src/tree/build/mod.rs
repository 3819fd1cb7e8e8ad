//! stub
use crate::error::Limits;
use html5ever::tendril::TendrilSink;
pub(crate) struct Built { pub document: markup5ever_rcdom::Handle, pub flattened: usize, pub truncated: bool }
pub(crate) fn build(html: &str, _l: &Limits) -> Built {
    let o = html5ever::ParseOpts { tree_builder: html5ever::tree_builder::TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..Default::default() }, ..Default::default() };
    let d = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), o).one(html);
    Built { document: d.document, flattened: 0, truncated: false }
}

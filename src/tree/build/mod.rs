//! From a string to a tree: our scanner and html5ever's tree builder, within limits.
//!
//! ```text
//! &str ─▶ Reader ─▶ Guard ─▶ TreeBuilder ─▶ Sink ─▶ Arena ─▶ places and data in document order
//!          │ text, tags,  │ limits           │ comments, svg dropped
//!          │ raw text
//!          └▶ html5ever's Tokenizer: doctypes and broken declarations
//! ```
//!
//! The tree builder is html5ever's own and follows the HTML standard. Two thirds of the time that
//! html5ever takes for a page are its tokenizer's, which goes from character to character; so the
//! scanner here makes the tokens, by the tokenizer states of the same standard. What is read how, what
//! is left out and what is bounded is decided in one file each:
//!
//! | file | decides |
//! |---|---|
//! | `reader` | what is made of the page, piece by piece |
//! | `markup` | where tags, comments and declarations end, and what the parts of a tag are |
//! | `references` | which characters `&…;` means |
//! | `names` | what is known of an element by its name |
//! | `raw_text` | where the text of `<script>` and the like ends, and which of it is kept |
//! | `guard` | which tokens reach the tree builder: the node budget |
//! | `open_elements` | which tags nest too deep |
//! | `sink` | what becomes a node, and where its attributes come from |
//! | `arena`, `handle` | where the nodes stand, and what the tree builder knows of them |
//!
//! The tree is the one that `markup5ever_rcdom::RcDom` makes, but that
//! - comments, the inside of svg and math, and the texts named in `raw_text` are left out;
//! - attributes of svg and math have the names that the page gives them (`viewbox`, `xlink:href`);
//! - attributes beyond [`MAX_ATTRIBUTES`] and tags beyond the limits are left out;
//! - formatting elements whose attributes are not written the same are never the same to the rule
//!   that keeps no more than three of the same open.

mod arena;
mod guard;
mod handle;
pub(super) mod markup;
mod names;
mod open_elements;
mod raw_text;
mod reader;
pub(super) mod references;
mod sink;
#[cfg(test)]
mod tests;

use self::arena::Arena;
use self::reader::Reader;
use super::attributes::Attributes;
use super::{Data, Place};
use crate::error::Limits;

/// Longest input in bytes; what stands beyond it is not read. A tendril holds 4 GiB and panics
/// above.
const MAX_BYTES: usize = 1 << 30;

/// Most attributes of one tag; the rest are not read. The most that a tag of two thousand news pages
/// has is 64. Attributes are compared with each other, so without a bound a megabyte of them in one
/// tag would take seconds.
const MAX_ATTRIBUTES: usize = 256;

/// Nodes that even the shortest page may have.
const NODES_FOR_FREE: usize = 20_000;

/// Bytes of input for each further node. The densest of two thousand news pages has one node per
/// 13 bytes.
const BYTES_PER_NODE: usize = 4;

/// The tree, and what the limits did to it.
pub(crate) struct Built {
    arena: Arena,
    pub attributes: Attributes,
    /// Start tags that were left out because too many elements were open.
    pub flattened: usize,
    /// Whether reading stopped before the end because the nodes were used up.
    pub truncated: bool,
}

impl Built {
    /// The places of all nodes and their data, in document order, and all attributes.
    pub(super) fn lay_out(self) -> (Vec<Place>, Vec<Data>, Attributes) {
        let (places, data) = self.arena.lay_out();
        (places, data, self.attributes)
    }
}

/// How many nodes a page may have.
pub(crate) fn most_nodes(html: &str, limits: &Limits) -> usize {
    limits.nodes.min(html.len() / BYTES_PER_NODE + NODES_FOR_FREE)
}

/// Builds the tree of a page. Never fails and never panics; time and memory grow with the length
/// of the page and with nothing else.
pub(crate) fn build(html: &str, limits: &Limits) -> Built {
    build_with(html, limits, MAX_ATTRIBUTES)
}

fn build_with(html: &str, limits: &Limits, attributes: usize) -> Built {
    let end = (0..=html.len().min(MAX_BYTES)).rev().find(|&end| html.is_char_boundary(end));
    let within = end.and_then(|end| html.get(..end)).unwrap_or_default();
    let nodes = most_nodes(html, limits);
    let mut built = Reader::new(within, limits.depth, nodes, attributes).read();
    built.truncated |= within.len() < html.len();
    built
}

//! From a string to a tree: html5ever's tokenizer and tree builder, within limits.
//!
//! ```text
//! &str ─▶ Reader ─▶ Tokenizer ─▶ Guard ─▶ TreeBuilder ─▶ Sink ─▶ markup5ever_rcdom nodes
//!          │ raw text is jumped over           │ limits            │ comments, svg dropped
//!          │ long tags and comments are cut
//! ```
//!
//! Tokenizer and tree builder are html5ever's own and follow the HTML standard, so the tree is the
//! one that `markup5ever_rcdom::RcDom` makes, but for what no reader of an article looks at. What
//! is left out, and what is bounded, is decided in one file each:
//!
//! | file | decides |
//! |---|---|
//! | `markup` | where the tokenizer is stopped: tags, comments and CDATA as the standard ends them |
//! | `raw_text` | where the text of `<script>` and the like ends, and which of it is kept |
//! | `guard` | which tokens reach the tree builder: the node budget, the raw text |
//! | `open_elements` | which tags nest too deep |
//! | `sink` | what becomes a node |

mod guard;
mod markup;
mod open_elements;
mod raw_text;
mod sink;
#[cfg(test)]
mod tests;

use html5ever::TokenizerResult;
use html5ever::tokenizer::{BufferQueue, TokenSink, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use markup5ever_rcdom::Handle;
use tendril::StrTendril;

use self::guard::{Guard, Switch};
use self::markup::Stop;
use self::raw_text::TextFilter;
use self::sink::Sink;
use crate::error::Limits;

/// Longest input in bytes; what stands beyond it is not read. A tendril holds 4 GiB and panics
/// above, and a NUL becomes a character of three bytes.
const MAX_BYTES: usize = 1 << 30;

/// Most attributes of one tag; the rest are not read. The tokenizer compares each attribute with
/// all before it, so a megabyte of attributes in one tag takes seconds. The most that a tag of two
/// thousand news pages has is 64.
const MAX_ATTRIBUTES: usize = 256;

/// Nodes that even the shortest page may have.
const NODES_FOR_FREE: usize = 20_000;

/// Bytes of input for each further node. The densest of two thousand news pages has one node per
/// 13 bytes.
const BYTES_PER_NODE: usize = 4;

/// The tree, and what the limits did to it.
pub(crate) struct Built {
    /// The document node.
    pub document: Handle,
    /// Start tags that were left out because too many elements were open.
    pub flattened: usize,
    /// Whether reading stopped before the end because the nodes were used up.
    pub truncated: bool,
}

/// Builds the tree of a page. Never fails and never panics; time and memory grow with the length
/// of the page and with nothing else.
pub(crate) fn build(html: &str, limits: &Limits) -> Built {
    build_with(html, limits, MAX_ATTRIBUTES)
}

fn build_with(html: &str, limits: &Limits, attributes: usize) -> Built {
    let end = (0..=html.len().min(MAX_BYTES)).rev().find(|&end| html.is_char_boundary(end));
    let within = end.and_then(|end| html.get(..end)).unwrap_or_default();
    let mut reader = Reader::new(within, limits, attributes);
    reader.read();
    let mut built = reader.finish();
    built.truncated |= within.len() < html.len();
    built
}

/// Feeds the tokenizer piece by piece.
///
/// Every piece but the last ends where [`markup`] says that something has to be done by hand: after
/// a tag that may switch the tokenizer to raw text, or at something that is cut.
struct Reader {
    /// The whole page. All pieces are slices of it; so are most texts of the tree.
    page: StrTendril,
    /// How far the page has been read.
    at: usize,
    attributes: usize,
    texts: TextFilter,
    queue: BufferQueue,
    tokenizer: Tokenizer<Guard>,
}

impl Reader {
    fn new(html: &str, limits: &Limits, attributes: usize) -> Self {
        // The tokenizer would drop a byte order mark at the start of every piece.
        let html = html.strip_prefix('\u{feff}').unwrap_or(html);
        let nodes = limits.nodes.min(html.len() / BYTES_PER_NODE + NODES_FOR_FREE);
        let options =
            TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
        let guard = Guard::new(TreeBuilder::new(Sink::new(), options), limits.depth, nodes);
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        Reader {
            page: StrTendril::from(html),
            at: 0,
            attributes,
            texts: TextFilter::new(),
            queue: BufferQueue::default(),
            tokenizer: Tokenizer::new(guard, options),
        }
    }

    fn read(&mut self) {
        while self.at < self.page.len() && !self.guard().is_spent() {
            match markup::next_stop(self.page.as_bytes(), self.at, self.attributes) {
                Stop::AfterTag(end) => self.feed_to(end),
                Stop::Cut { cut, end, instead } => self.feed_cut(cut, end, instead),
                Stop::Cdata(start) => self.feed_cdata(start),
                // The standard drops a tag that the input ends in.
                Stop::OpenTag(start) => self.feed_cut(start, self.page.len(), ""),
            }
            if let Some(switch) = self.guard().take_switch() {
                self.read_other_text(switch);
            }
        }
    }

    fn guard(&self) -> &Guard {
        &self.tokenizer.sink
    }

    /// Feeds the page from where it has been read up to `end`, or up to where the guard stops.
    fn feed_to(&mut self, end: usize) {
        self.queue.push_back(slice(&self.page, self.at, end));
        self.at = end;
        if matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {
            return;
        }
        // The guard stopped: what the tokenizer has not read is read again, by other rules.
        while let Some(unread) = self.queue.pop_front() {
            self.at = self.at.saturating_sub(unread.len());
        }
    }

    /// Feeds the page up to `cut`, and `instead` of what stands between `cut` and `end`.
    fn feed_cut(&mut self, cut: usize, end: usize, instead: &'static str) {
        self.feed_to(cut);
        if self.at == cut {
            self.queue.push_back(StrTendril::from(instead));
            // It ends a tag, so the tokenizer reads all of it even if the guard stops there.
            let _ = self.tokenizer.feed(&self.queue);
            self.at = end;
        }
    }

    /// Feeds the page up to and with the CDATA section or bogus comment at `start`: inside svg and
    /// math it ends otherwise than in HTML, and only the tree builder knows where it is.
    fn feed_cdata(&mut self, start: usize) {
        self.feed_to(start);
        if self.at == start {
            let foreign = self.guard().adjusted_current_node_present_but_not_in_html_namespace();
            self.feed_to(markup::cdata_end(self.page.as_bytes(), start, foreign));
        }
    }

    /// Reads the text after a tag that says how the text after it is to be read.
    fn read_other_text(&mut self, switch: Switch) {
        match switch {
            Switch::RawText(element) => {
                let end = element.text_end(self.page.as_bytes(), self.at);
                let text = slice(&self.page, self.at, end);
                if self.texts.keeps(&element, &text) {
                    self.guard().add_raw_text(raw_text::normalized(text));
                }
                self.at = end;
            }
            Switch::Rcdata(element) => self.feed_to(element.text_end(self.page.as_bytes(), self.at)),
            Switch::Plaintext => self.feed_to(self.page.len()),
        }
    }

    fn finish(self) -> Built {
        self.tokenizer.end();
        let guard = &self.tokenizer.sink;
        Built { document: guard.document(), flattened: guard.flattened(), truncated: guard.is_spent() }
    }
}

/// A slice of the page that shares its memory.
fn slice(page: &StrTendril, from: usize, to: usize) -> StrTendril {
    let offset = u32::try_from(from).unwrap_or(u32::MAX);
    let length = u32::try_from(to.saturating_sub(from)).unwrap_or(u32::MAX);
    page.try_subtendril(offset, length).unwrap_or_default()
}

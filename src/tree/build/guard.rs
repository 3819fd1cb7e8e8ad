//! Which tokens reach the tree builder.

use std::cell::Cell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use markup5ever_rcdom::Handle;
use tendril::StrTendril;

use super::open_elements::{OpenElements, separates_words};
use super::raw_text::TextElement;
use super::sink::Sink;

/// How the text after a tag is to be read, if not as markup.
pub(super) enum Switch {
    /// As it stands. The reader jumps over it, so the tokenizer does not learn of it.
    RawText(TextElement),
    /// With its character references decoded. The tokenizer does that.
    Rcdata(TextElement),
    /// As it stands, up to the end of the page.
    Plaintext,
}

/// A token sink around the tree builder that holds the limits.
///
/// A token sink can stop the tokenizer after any tag by asking it to wait for a script: `feed`
/// returns, in the data state, with the rest of the input still in the caller's queue. After any
/// other token the tokenizer insists on `Continue`.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    open_elements: OpenElements,
    /// How many nodes may be created.
    nodes: usize,
    spent: Cell<bool>,
    /// Whether the tree builder waits for the end tag of a text element. It panics at any other
    /// tag, so this one must reach it.
    in_text: Cell<bool>,
    switch: Cell<Option<Switch>>,
}

impl Guard {
    pub(super) fn new(builder: TreeBuilder<Handle, Sink>, depth: usize, nodes: usize) -> Self {
        Guard {
            builder,
            open_elements: OpenElements::new(depth),
            nodes,
            spent: Cell::new(false),
            in_text: Cell::new(false),
            switch: Cell::new(None),
        }
    }

    pub(super) fn document(&self) -> Handle {
        self.builder.sink.document()
    }

    /// Start tags that were left out.
    pub(super) fn flattened(&self) -> usize {
        self.open_elements.left_out()
    }

    /// Whether the nodes are used up.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.get()
    }

    /// How the text after the last tag is to be read, if not as markup. Told once.
    pub(super) fn take_switch(&self) -> Option<Switch> {
        self.switch.take()
    }

    /// Adds the text of the text element that was opened last.
    pub(super) fn add_raw_text(&self, text: StrTendril) {
        let _ = self.builder.process_token(Token::CharacterTokens(text), 0);
    }

    fn check_nodes(&self) -> bool {
        if self.builder.sink.created() > self.nodes {
            self.spent.set(true);
        }
        self.spent.get()
    }

    fn stop(&self) -> TokenSinkResult<Handle> {
        TokenSinkResult::Script(self.document())
    }

    /// Whether the tag may go to the tree builder.
    fn admits(&self, tag: &Tag) -> bool {
        self.in_text.take() || self.open_elements.admits(tag, &self.builder)
    }

    /// Leaves a tag out. The words before and after it stay two words.
    fn leave_out(&self, tag: &Tag, line: u64) {
        if separates_words(&tag.name) {
            let _ = self.builder.process_token(Token::CharacterTokens(StrTendril::from(" ")), line);
        }
    }

    fn begin_text(&self, kind: RawKind) -> TokenSinkResult<Handle> {
        self.in_text.set(true);
        let Some(element) = TextElement::of(&self.builder.sink.newest()) else {
            return TokenSinkResult::RawData(kind);
        };
        if kind == RawKind::Rcdata {
            self.switch.set(Some(Switch::Rcdata(element)));
            return TokenSinkResult::RawData(kind);
        }
        self.switch.set(Some(Switch::RawText(element)));
        self.stop()
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if let Token::TagToken(tag) = &token {
            if self.check_nodes() {
                return self.stop();
            }
            if !self.admits(tag) {
                self.leave_out(tag, line);
                return TokenSinkResult::Continue;
            }
        } else if self.check_nodes() {
            return TokenSinkResult::Continue;
        }
        // Comments and errors reach the tree builder too: they end the state in which it ignores a
        // line feed after `<pre>`, and that in which it collects the text of a table.
        match self.builder.process_token(token, line) {
            TokenSinkResult::RawData(kind) => self.begin_text(kind),
            TokenSinkResult::Plaintext => {
                self.switch.set(Some(Switch::Plaintext));
                TokenSinkResult::Plaintext
            }
            // Scripts are not run, and the page is decoded already.
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

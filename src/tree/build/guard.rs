//! Which tokens reach the tree builder.

use std::cell::Cell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use tendril::StrTendril;

use super::handle::Handle;
use super::open_elements::{OpenElements, separates_words};
use super::raw_text::TextElement;
use super::sink::{Pending, Sink};
use crate::tree::Data;

/// How the text after a tag is to be read, if not as markup.
pub(super) enum Switch {
    /// As it stands, up to the end of the element.
    RawText(TextElement),
    /// With its character references decoded, up to the end of the element.
    Rcdata(TextElement),
    /// As it stands, up to the end of the page.
    Plaintext,
}

/// The tree builder, with the limits held before it.
///
/// It is a token sink too: html5ever's tokenizer reads what is neither text nor tag.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    open_elements: OpenElements,
    /// How many nodes may be created.
    nodes: usize,
    spent: Cell<bool>,
    /// Whether the tree builder waits for the end tag of a text element. It panics at any other
    /// tag, so this one must reach it.
    in_text: Cell<bool>,
}

impl Guard {
    pub(super) fn new(builder: TreeBuilder<Handle, Sink>, depth: usize, nodes: usize) -> Self {
        Guard {
            builder,
            open_elements: OpenElements::new(depth),
            nodes,
            spent: Cell::new(false),
            in_text: Cell::new(false),
        }
    }

    pub(super) fn sink(&self) -> &Sink {
        &self.builder.sink
    }

    pub(super) fn into_sink(self) -> Sink {
        self.builder.sink
    }

    /// Start tags that were left out.
    pub(super) fn flattened(&self) -> usize {
        self.open_elements.left_out()
    }

    /// Whether the nodes are used up.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.get()
    }

    /// Takes text whose references are decoded.
    pub(super) fn take_text(&self, text: StrTendril) {
        if !text.is_empty() {
            self.take(Token::CharacterTokens(text));
        }
    }

    /// Takes a comment. What it says is not kept, but the tree builder has to know of it: it ends
    /// the state in which it ignores a line feed after `<pre>`, and that in which it collects the
    /// text of a table.
    pub(super) fn take_comment(&self) {
        self.take(Token::CommentToken(StrTendril::new()));
    }

    /// Takes a NUL that stands in text; where it is dropped, and where it is not, is up to the tree
    /// builder.
    pub(super) fn take_null(&self) {
        self.take(Token::NullCharacterToken);
    }

    fn take(&self, token: Token) {
        if !self.check_nodes() {
            let _ = self.builder.process_token(token, 0);
        }
    }

    /// Takes a tag and, if it is a start tag, what the sink has to know of it. Tells how the text after
    /// it is to be read, if not as markup.
    pub(super) fn take_tag(&self, tag: Tag, pending: Pending) -> Option<Switch> {
        if self.check_nodes() {
            return None;
        }
        self.sink().begin_tag(pending);
        let switch = self.give_tag(tag);
        self.sink().end_tag();
        switch
    }

    fn give_tag(&self, tag: Tag) -> Option<Switch> {
        if !self.admits(&tag) {
            self.leave_out(&tag);
            return None;
        }
        match self.builder.process_token(Token::TagToken(tag), 0) {
            TokenSinkResult::RawData(kind) => self.begin_text(kind),
            TokenSinkResult::Plaintext => Some(Switch::Plaintext),
            // Scripts are not run, and the page is decoded already.
            _ => None,
        }
    }

    fn check_nodes(&self) -> bool {
        if self.sink().created() > self.nodes {
            self.spent.set(true);
        }
        self.spent.get()
    }

    /// Whether the tag may go to the tree builder.
    fn admits(&self, tag: &Tag) -> bool {
        self.in_text.take() || self.open_elements.admits(tag, &self.builder)
    }

    /// Leaves a tag out. The words before and after it stay two words.
    fn leave_out(&self, tag: &Tag) {
        if separates_words(&tag.name) {
            self.take_text(StrTendril::from(" "));
        }
    }

    fn begin_text(&self, kind: RawKind) -> Option<Switch> {
        self.in_text.set(true);
        let arena = self.sink().arena.borrow();
        let Data::Element { name, attributes, .. } = arena.get(self.sink().newest())? else { return None };
        let element = TextElement::of(name, self.sink().attributes.borrow().iter(*attributes))?;
        let is_rcdata = kind == RawKind::Rcdata;
        Some(if is_rcdata { Switch::Rcdata(element) } else { Switch::RawText(element) })
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<Handle> {
        self.take(token);
        TokenSinkResult::Continue
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

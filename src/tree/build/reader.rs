//! The page, piece by piece: text, tags, and what is read by rules of its own.

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, TokenSink, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::{memchr, memchr_iter};
use tendril::StrTendril;

use super::Built;
use super::guard::{Guard, Switch};
use super::markup::{self, AttributeSource, Markup, TagSource};
use super::names::{Name, Names};
use super::raw_text::TextFilter;
use super::references::{self, Context};
use super::sink::{Pending, Sink, WRITTEN};
use crate::tree::attributes::Span;

/// Reads a page and gives its tokens to the guard.
pub(super) struct Reader {
    /// The whole page. Most texts and values of the tree are slices of it.
    page: StrTendril,
    /// Whether the page has NULs anywhere.
    has_nulls: bool,
    /// How far the page has been read.
    at: usize,
    /// Most attributes of a tag.
    most: usize,
    /// The attributes of the tag that is being read.
    attributes: Vec<AttributeSource>,
    names: Names,
    texts: TextFilter,
    queue: BufferQueue,
    /// Reads declarations; all else goes right to the guard, which is its sink.
    tokenizer: Tokenizer<Guard>,
}

impl Reader {
    /// Reads a page with so many `attributes` in a tag at most.
    pub(super) fn new(html: &str, depth: usize, nodes: usize, attributes: usize) -> Self {
        let options =
            TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
        let page = preprocessed(html);
        let guard = Guard::new(TreeBuilder::new(Sink::new(page.clone()), options), depth, nodes);
        Reader {
            has_nulls: memchr(0, page.as_bytes()).is_some(),
            page,
            at: 0,
            most: attributes,
            attributes: Vec::new(),
            names: Names::new(),
            texts: TextFilter::new(),
            queue: BufferQueue::default(),
            tokenizer: Tokenizer::new(guard, TokenizerOpts::default()),
        }
    }

    /// Reads the page to its end, or until the nodes are used up.
    pub(super) fn read(mut self) -> Built {
        while self.at < self.page.len() && !self.guard().is_spent() {
            let Some((start, markup)) = markup::next(self.page.as_bytes(), self.at) else {
                self.read_text(self.page.len());
                break;
            };
            self.read_text(start);
            if let Some(switch) = self.read_markup(start, markup) {
                self.read_other_text(switch);
            }
        }
        self.tokenizer.end();
        let guard = self.tokenizer.sink;
        let (flattened, truncated) = (guard.flattened(), guard.is_spent());
        let Sink { arena, attributes, .. } = guard.into_sink();
        Built { arena: arena.into_inner(), attributes: attributes.into_inner(), flattened, truncated }
    }

    fn guard(&self) -> &Guard {
        &self.tokenizer.sink
    }

    /// Reads the text up to `end`.
    fn read_text(&mut self, end: usize) {
        let mut from = self.at;
        if self.has_nulls {
            let text = self.page.as_bytes().get(from..end).unwrap_or_default();
            for null in memchr_iter(0, text).map(|distance| self.at + distance) {
                self.guard().take_text(self.decoded(from, null, Context::Text));
                self.guard().take_null();
                from = null + 1;
            }
        }
        if from < end {
            self.guard().take_text(self.decoded(from, end, Context::Text));
        }
        self.at = end;
    }

    /// Reads the markup at `start`. Tells how the text after it is to be read, if not as markup.
    fn read_markup(&mut self, start: usize, markup: Markup) -> Option<Switch> {
        let page = self.page.as_bytes();
        match markup {
            Markup::Tag => return self.read_tag(start),
            Markup::Comment => {
                self.at = markup::comment_end(page, start + 4);
                self.guard().take_comment();
            }
            Markup::Declaration => self.read_declaration(markup::declaration_end(page, start)),
            Markup::Cdata => {
                let foreign = self.guard().adjusted_current_node_present_but_not_in_html_namespace();
                self.read_declaration(markup::cdata_end(page, start, foreign));
            }
        }
        None
    }

    /// Leaves the declaration that ends at `end` to html5ever's tokenizer. Before and after it, the
    /// tokenizer is in the standard's data state.
    fn read_declaration(&mut self, end: usize) {
        self.queue.push_back(slice(&self.page, self.at, end));
        let _ = self.tokenizer.feed(&self.queue);
        self.at = end;
    }

    fn read_tag(&mut self, start: usize) -> Option<Switch> {
        let tag = markup::scan_tag(self.page.as_bytes(), start, self.most, &mut self.attributes);
        let Some(TagSource { name, closing, self_closing, end }) = tag else {
            // The standard drops a tag that the page ends in.
            self.at = self.page.len();
            return None;
        };
        self.at = end;
        let known = self.names.get(self.page.get(name.clone()).unwrap_or_default());
        if closing {
            let tag = new_tag(TagKind::EndTag, known.name, self_closing, Vec::new());
            return self.guard().take_tag(tag, Pending::default());
        }
        let attributes = self.guard().sink().attributes.borrow_mut().add(&self.attributes);
        let written = known.is_formatting && attributes != Span::default();
        let written = written.then(|| slice(&self.page, name.end, end));
        let given = self.given_attributes(&known, attributes, written.as_ref());
        let tag = new_tag(TagKind::StartTag, known.name.clone(), self_closing, given);
        self.guard().take_tag(tag, Pending::new(known, attributes, written))
    }

    /// The attributes that the tree builder is given.
    fn given_attributes(
        &self,
        known: &Name,
        attributes: Span,
        written: Option<&StrTendril>,
    ) -> Vec<Attribute> {
        let mut given = Vec::new();
        if let Some(written) = written {
            given.push(new_attribute(WRITTEN, written.clone()));
        }
        let all = self.guard().sink().attributes.borrow();
        for name in known.asked {
            if let Some(value) = all.value(attributes, name) {
                given.push(new_attribute(LocalName::from(*name), StrTendril::from(value)));
            }
        }
        given
    }

    /// Reads the text after a tag that says how the text after it is to be read.
    fn read_other_text(&mut self, switch: Switch) {
        let page = self.page.as_bytes();
        let (end, context, keep) = match switch {
            Switch::RawText(element) => {
                let end = element.text_end(page, self.at);
                (end, None, self.texts.keeps(&element, page.get(self.at..end).unwrap_or_default()))
            }
            Switch::Rcdata(element) => (element.text_end(page, self.at), Some(Context::Text), true),
            Switch::Plaintext => (page.len(), None, true),
        };
        if keep {
            self.guard().take_text(self.text(self.at, end, context));
        }
        self.at = end;
    }

    /// A text of the page with the replacement character for NUL and, if it may have references, with
    /// these decoded.
    fn text(&self, from: usize, to: usize, context: Option<Context>) -> StrTendril {
        let text =
            context.map_or_else(|| slice(&self.page, from, to), |context| self.decoded(from, to, context));
        if self.has_nulls { StrTendril::from(text.replace('\0', "\u{fffd}")) } else { text }
    }

    fn decoded(&self, from: usize, to: usize, context: Context) -> StrTendril {
        let raw = self.page.get(from..to).unwrap_or_default();
        references::decoded(raw, context).map_or_else(|| slice(&self.page, from, to), StrTendril::from)
    }
}

fn new_tag(kind: TagKind, name: LocalName, self_closing: bool, attrs: Vec<Attribute>) -> Tag {
    Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false }
}

fn new_attribute(name: LocalName, value: StrTendril) -> Attribute {
    Attribute { name: QualName::new(None, ns!(), name), value }
}

/// The page as the standard's *preprocessing the input stream* leaves it: without a byte order mark
/// at the start, and with `\n` for every kind of line end.
fn preprocessed(html: &str) -> StrTendril {
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    if memchr(b'\r', html.as_bytes()).is_none() {
        return StrTendril::from(html);
    }
    let mut page = String::with_capacity(html.len());
    let mut from = 0;
    for cr in memchr_iter(b'\r', html.as_bytes()) {
        page.push_str(html.get(from..cr).unwrap_or_default());
        from = cr + 1;
        if html.as_bytes().get(from) != Some(&b'\n') {
            page.push('\n');
        }
    }
    page.push_str(html.get(from..).unwrap_or_default());
    StrTendril::from(page)
}

/// A slice of the page that shares its memory.
fn slice(page: &StrTendril, from: usize, to: usize) -> StrTendril {
    let offset = u32::try_from(from).unwrap_or(u32::MAX);
    let length = u32::try_from(to.saturating_sub(from)).unwrap_or(u32::MAX);
    page.try_subtendril(offset, length).unwrap_or_default()
}

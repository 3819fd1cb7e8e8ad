//! Cuts a subtree into pieces in reading order: runs of text between block boundaries, pictures
//! and embeds. Nothing is judged here; the same cut serves a profile's container and the whole
//! page.

mod context;
mod media;

use super::image::{self, Picture};
use crate::page::Page;
use crate::profile::Layout;
use crate::text::{Style, Text};
use crate::tree::text::Writer;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::url::resolve;
use context::{Context, Open};
use media::{holds_figure, is_post};

/// A piece of the page.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// The nearest block element around it.
    pub(crate) node: NodeId,
    pub(crate) kind: Kind,
    pub(crate) text: Text,
    /// Bytes of the text that stand in links.
    pub(crate) linked: usize,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Paragraph,
    Heading(u8),
    Quote,
    Item { list: NodeId, ordered: bool },
    Cell { table: NodeId, row: NodeId },
    Code,
    Picture(Box<Picture>),
    Embed(String),
}

/// The pieces of the subtrees of `roots`; nodes for which `skip` holds are not entered.
pub(crate) fn cut(
    page: &Page,
    roots: &[NodeId],
    layout: &Layout,
    skip: &dyn Fn(NodeId) -> bool,
) -> Vec<Piece> {
    let mut cutter = Cutter::new(page, layout, skip);
    for root in roots {
        cutter.subtree(*root);
    }
    cutter.pieces
}

struct Cutter<'a> {
    page: &'a Page,
    tree: &'a Tree,
    layout: &'a Layout,
    skip: &'a dyn Fn(NodeId) -> bool,
    pieces: Vec<Piece>,
    writer: Writer,
    linked: usize,
    /// Bytes of link addresses that may still be kept.
    link_budget: usize,
    /// `<br>` since the last word.
    breaks: usize,
    open: Vec<Open>,
    /// A caption whose picture has not come yet, and the element around it.
    waiting: Option<(NodeId, image::caption::Shown)>,
    /// Inline marks that are open: style, index in the writer, end of the element.
    marks: Vec<(Style, usize, NodeId)>,
}

impl<'a> Cutter<'a> {
    fn new(page: &'a Page, layout: &'a Layout, skip: &'a dyn Fn(NodeId) -> bool) -> Self {
        Cutter {
            page,
            tree: &page.tree,
            layout,
            skip,
            pieces: Vec::new(),
            writer: Writer::default(),
            linked: 0,
            link_budget: LINK_BYTES + page.tree.len() * LINK_BYTES_A_NODE,
            breaks: 0,
            open: Vec::new(),
            waiting: None,
            marks: Vec::new(),
        }
    }

    fn subtree(&mut self, root: NodeId) {
        self.open = vec![Open { end: self.tree.end(root), node: root, context: Context::Block }];
        let mut at = self.tree.next(root);
        while at < self.tree.end(root) {
            self.close_until(at);
            at = self.node(at);
        }
        self.flush();
        self.marks.clear();
        self.open.clear();
    }

    /// Reads one node; gives the next one to read.
    fn node(&mut self, id: NodeId) -> NodeId {
        if let Some(raw) = self.tree.raw_text(id) {
            self.raw_text(raw);
            return self.tree.next(id);
        }
        let tag = self.tree.tag(id);
        if (self.skip)(id) || self.is_caption(id) && self.caption(id) {
            return self.tree.after(id);
        }
        if self.is_figure(id) && self.figure(id) {
            return self.tree.after(id);
        }
        match tag {
            Tag::Img | Tag::AmpImg | Tag::Picture => self.picture(id),
            Tag::Iframe | Tag::Embed | Tag::AmpVideo | Tag::Video => self.embed(id),
            Tag::Button if !holds_figure(self.tree, id) => {}
            Tag::Nav | Tag::Dialog | Tag::Label | Tag::Menu => {}
            _ if self.tree.is_hidden(id) => {}
            Tag::Blockquote if is_post(self.tree, id) => self.post(id),
            _ => {
                self.enter(id, tag);
                return self.tree.next(id);
            }
        }
        self.tree.after(id)
    }

    fn raw_text(&mut self, raw: &str) {
        if raw.chars().all(char::is_whitespace) {
            self.writer.push(raw);
            return;
        }
        self.breaks = 0;
        if self.in_code() {
            self.code(raw);
            return;
        }
        self.writer.push(raw);
        if self.marks.iter().any(|(style, ..)| matches!(style, Style::Link { .. })) {
            self.linked += raw.trim().len();
        }
    }

    fn in_code(&self) -> bool {
        self.open.iter().any(|o| o.context == Context::Code)
    }

    /// Preformatted text keeps its lines.
    fn code(&mut self, raw: &str) {
        for line in raw.split_inclusive('\n') {
            self.writer.push_verbatim(line);
        }
    }

    fn enter(&mut self, id: NodeId, tag: Tag) {
        match tag {
            Tag::Br => self.line_break(),
            Tag::A | Tag::B | Tag::Strong | Tag::Em | Tag::I | Tag::Cite => self.mark(id, tag),
            _ if tag.is_block() => {
                self.flush();
                let context = self.context(id, tag);
                self.open.push(Open { end: self.tree.end(id), node: id, context });
            }
            _ => {}
        }
    }

    /// One `<br>` ends a line, two end a paragraph.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 { self.flush() } else { self.writer.end_line() }
    }

    fn mark(&mut self, id: NodeId, tag: Tag) {
        let style = match tag {
            Tag::A => {
                let href = self.tree.attribute(id, "href");
                let Some(url) = href.and_then(|h| resolve(self.page.base.as_ref(), h)) else { return };
                if !self.affords(&url) {
                    return;
                }
                Style::Link { url }
            }
            Tag::B | Tag::Strong => Style::Strong,
            _ => Style::Emphasis,
        };
        let index = self.writer.open(style.clone());
        self.marks.push((style, index, self.tree.end(id)));
    }

    /// A link that spans many pieces is kept with each of them; so that a page of one long address
    /// around many paragraphs does not grow, the addresses of a page share a budget.
    fn affords(&mut self, url: &str) -> bool {
        let left = self.link_budget.checked_sub(url.len());
        self.link_budget = left.unwrap_or(0);
        left.is_some()
    }

    fn close_until(&mut self, at: NodeId) {
        while self.open.last().is_some_and(|o| o.end <= at) {
            self.flush();
            self.open.pop();
        }
        while let Some((_, index, _)) = self.marks.pop_if(|(_, _, end)| *end <= at) {
            self.writer.close(index);
        }
    }

    /// Ends the run of text. Text that stands bare in a container is parted into paragraphs by
    /// single `<br>` too; in a `<p>` they are lines of one paragraph. Marks that are still open go on in the next run.
    fn flush(&mut self) {
        self.breaks = 0;
        for (_, index, _) in &self.marks {
            self.writer.close(*index);
        }
        let text = self.writer.take();
        let linked = std::mem::take(&mut self.linked);
        self.reopen_marks();
        if text.chars().all(char::is_whitespace) {
            return;
        }
        let (node, kind) = self.kind();
        if kind == Kind::Paragraph && self.is_below_picture(node, &text) {
            return;
        }
        if kind == Kind::Paragraph && self.tree.tag(node) != Tag::P {
            let lines = text.lines();
            let whole = text.len();
            self.pieces.extend(lines.into_iter().map(|text| {
                let linked = linked * text.len() / whole.max(1);
                Piece { node, kind: kind.clone(), text, linked }
            }));
            return;
        }
        self.pieces.push(Piece { node, kind, text, linked });
    }

    fn reopen_marks(&mut self) {
        let mut marks = std::mem::take(&mut self.marks);
        marks.retain(|(style, ..)| match style {
            Style::Link { url } => self.affords(url),
            _ => true,
        });
        for (style, index, _) in &mut marks {
            *index = self.writer.open(style.clone());
        }
        self.marks = marks;
    }
}

/// Bytes of link addresses that a page may hold for a start, and for each of its nodes: real pages
/// need about 20 a node.
const LINK_BYTES: usize = 100_000;
const LINK_BYTES_A_NODE: usize = 100;

//! Cuts a subtree into pieces in reading order: runs of text between block boundaries, pictures
//! and embeds. Nothing is judged here; the same cut serves a profile's container and the whole
//! page.

use super::image::{self, Picture, Reader};
use crate::page::Page;
use crate::profile::Layout;
use crate::text::{Style, Text};
use crate::tree::selector::Selector;
use crate::tree::text::Writer;
use crate::tree::words;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::url::resolve;

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

/// An element that changes what the text in it is.
struct Open {
    end: NodeId,
    node: NodeId,
    context: Context,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Block,
    Heading(u8),
    Quote,
    List { ordered: bool },
    Item,
    Table,
    Row,
    Cell,
    Code,
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

    fn context(&self, id: NodeId, tag: Tag) -> Context {
        match tag {
            Tag::Blockquote => Context::Quote,
            Tag::Ul | Tag::Dir => Context::List { ordered: false },
            Tag::Ol => Context::List { ordered: true },
            Tag::Li => Context::Item,
            Tag::Table if is_data(self.tree, id) => Context::Table,
            Tag::Tr => Context::Row,
            Tag::Td | Tag::Th => Context::Cell,
            Tag::Pre => Context::Code,
            _ => tag.heading_level().map_or(Context::Block, Context::Heading),
        }
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

    /// What the innermost elements make of the run.
    fn kind(&self) -> (NodeId, Kind) {
        let node = self.open.last().map_or(NodeId::ROOT, |o| o.node);
        let kind = self.open.iter().enumerate().rev().find_map(|(i, o)| match o.context {
            Context::Block | Context::Row | Context::Table => None,
            Context::Heading(level) => Some(Kind::Heading(level)),
            Context::Quote => Some(Kind::Quote),
            Context::Code => Some(Kind::Code),
            Context::Cell => self.cell(i),
            Context::Item => self.item(i),
            Context::List { ordered } => Some(Kind::Item { list: o.node, ordered }),
        });
        (node, kind.unwrap_or(Kind::Paragraph))
    }

    fn cell(&self, at: usize) -> Option<Kind> {
        let outer = self.open.get(..at)?;
        let row = outer.iter().rfind(|o| o.context == Context::Row)?.node;
        let table = outer.iter().rfind(|o| o.context == Context::Table)?.node;
        Some(Kind::Cell { table, row })
    }

    fn item(&self, at: usize) -> Option<Kind> {
        let mut lists = self.open.get(..at)?.iter().filter_map(|o| match o.context {
            Context::List { ordered } => Some((o.node, ordered)),
            _ => None,
        });
        let (list, ordered) = lists.next_back()?;
        Some(Kind::Item { list, ordered })
    }

    /// Named so by the profile or the markup; a class that says so counts only right behind a
    /// picture, where it cannot be anything else.
    fn is_caption(&self, id: NodeId) -> bool {
        let named = |s: Option<Selector>| s.is_some_and(|s| s.matches(self.tree, id));
        let behind_picture = || matches!(self.pieces.last().map(|p| &p.kind), Some(Kind::Picture(_)));
        self.tree.is_element(id)
            && (self.tree.tag(id) == Tag::Figcaption
                || named(self.layout.caption)
                || named(self.layout.credit)
                || self.writer.is_empty()
                    && self.tree.roles(id) & (words::CAPTION | words::CREDIT) != 0
                    && behind_picture())
    }

    /// Gives a caption that stands outside its figure to the picture before it, or keeps it for
    /// the one that follows. A caption that holds a picture is no caption yet.
    fn caption(&mut self, id: NodeId) -> bool {
        let is_picture = |id| matches!(self.tree.tag(id), Tag::Img | Tag::AmpImg | Tag::Picture);
        if self.tree.descendants(id).any(is_picture) {
            return false;
        }
        let shown = Reader { tree: self.tree, layout: self.layout, skip: self.skip }.of_caption(id);
        let is_behind = self.writer.is_empty();
        match self.pieces.last_mut().map(|p| &mut p.kind) {
            Some(Kind::Picture(picture))
                if is_behind && (shown.caption.is_none() || picture.caption.is_none()) =>
            {
                image::attach(picture, shown.caption.as_deref(), shown.credit.as_deref());
            }
            _ => {
                self.waiting = self.tree.parent(id).filter(|_| shown.caption.is_some()).map(|up| (up, shown))
            }
        }
        true
    }

    /// Takes a text for the caption or credit of the picture above it, where a small element
    /// holds both and no more; with a credit, also a lone text between the two for the caption.
    fn is_below_picture(&mut self, node: NodeId, text: &Text) -> bool {
        if text.len() > LONGEST_CAPTION {
            return false;
        }
        let is_text = matches!(self.pieces.last(), Some(p) if p.kind == Kind::Paragraph && p.text.len() <= LONGEST_CAPTION);
        let at = self.pieces.len().checked_sub(1 + usize::from(is_text));
        let Some(Piece { node: of_picture, kind: Kind::Picture(picture), .. }) =
            at.and_then(|at| self.pieces.get(at))
        else {
            return false;
        };
        let Some(around) = small_around(self.tree, *of_picture, node) else { return false };
        let is_inside = self.pieces.last().is_some_and(|p| self.tree.contains(around, p.node));
        let (is_credit, is_free) = (image::is_credit_text(text), picture.caption.is_none());
        let takes = if is_text {
            is_credit && is_free && picture.credit.is_none()
        } else {
            is_credit && picture.credit.is_none()
                || is_free && image::is_caption_text(self.tree, around, picture, text)
        };
        if !takes || !is_inside {
            return false;
        }
        let between = if is_text { self.pieces.pop().map(|p| p.text) } else { None };
        let (caption, credit) =
            if is_credit { (between.as_deref(), Some(&**text)) } else { (Some(&**text), None) };
        if let Some(Kind::Picture(picture)) = self.pieces.last_mut().map(|p| &mut p.kind) {
            image::attach(picture, caption, credit);
        }
        true
    }

    fn is_figure(&self, id: NodeId) -> bool {
        self.tree.tag(id) == Tag::Figure
            || self.layout.figure.is_some_and(|s| s.matches(self.tree, id))
            || self.tree.tag(id) == Tag::Table && is_picture_table(self.tree, id)
    }

    /// Takes the pictures of a figure; a figure without one (a table, a quotation) is read on.
    fn figure(&mut self, id: NodeId) -> bool {
        let pictures = image::of_figure(self.page, id, self.layout, self.skip);
        if pictures.is_empty() {
            return false;
        }
        self.flush();
        for picture in pictures {
            self.push(id, Kind::Picture(Box::new(picture)));
        }
        true
    }

    fn picture(&mut self, id: NodeId) {
        let before = self.pieces.last().filter(|p| matches!(p.kind, Kind::Picture(_)));
        if before.is_some_and(|p| image::is_fallback(self.tree, p.node, id)) {
            return;
        }
        if let Some(picture) = image::of_element(self.page, id, self.skip) {
            self.flush_before_picture();
            self.push(id, Kind::Picture(Box::new(picture)));
        }
    }

    /// A picture in the middle of a sentence (an emoji, an initial) does not cut it in two.
    fn flush_before_picture(&mut self) {
        if self.breaks > 0 || self.writer.is_empty() {
            self.flush();
        }
    }

    fn embed(&mut self, id: NodeId) {
        let address =
            ["src", "data-src", "data-lazy-src"].iter().find_map(|name| self.tree.attribute(id, name));
        if let Some(url) = address.and_then(|a| resolve(self.page.base.as_ref(), a)) {
            self.flush();
            self.push(id, Kind::Embed(url));
        }
    }

    /// A post shown from a social network: its address is what is embedded, its last link.
    fn post(&mut self, id: NodeId) {
        let links = self.tree.descendants(id).filter(|id| self.tree.tag(*id) == Tag::A);
        let address = links.filter_map(|a| self.tree.attribute(a, "href")).next_back();
        if let Some(url) = address.and_then(|a| resolve(self.page.base.as_ref(), a)) {
            self.flush();
            self.push(id, Kind::Embed(url));
        }
    }

    fn push(&mut self, node: NodeId, mut kind: Kind) {
        if let (Kind::Picture(picture), Some((around, shown))) = (&mut kind, self.waiting.take())
            && picture.caption.is_none()
            && self.tree.contains(around, node)
        {
            image::attach(picture, shown.caption.as_deref(), shown.credit.as_deref());
        }
        self.pieces.push(Piece { node, kind, text: Text::default(), linked: 0 });
    }
}

/// Bytes; a text between a picture and its credit that is longer is no caption.
const LONGEST_CAPTION: usize = 500;

/// Nodes of an element that holds a picture, its caption and its credit, and no more.
const SMALL: usize = 60;

/// Levels between such an element and its picture.
const NEAR: usize = 6;

/// The largest small element that holds both nodes.
fn small_around(tree: &Tree, picture: NodeId, other: NodeId) -> Option<NodeId> {
    let near = tree.ancestors(picture).take(NEAR);
    let mut around = near.take_while(|id| tree.end(*id).index() - id.index() <= SMALL);
    around.find(|id| tree.contains(*id, other))
}

/// A picture that opens a larger one when it is pressed; other buttons hold no story.
fn holds_figure(tree: &Tree, button: NodeId) -> bool {
    tree.descendants(button).any(|id| matches!(tree.tag(id), Tag::Figure | Tag::Picture))
}

/// Posts of the networks that publish an embed code as a `blockquote` with a class of theirs.
const POST_CLASSES: [&str; 6] =
    ["twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed"];

fn is_post(tree: &Tree, id: NodeId) -> bool {
    let class = tree.attribute(id, "class").unwrap_or_default();
    class.split_ascii_whitespace().any(|word| POST_CLASSES.contains(&word))
}

/// Bytes; a table that holds a picture and at most so much text was laid out to put a caption
/// under it, as sites did before `figure`.
const CAPTION_TABLE: usize = 600;

fn is_picture_table(tree: &Tree, table: NodeId) -> bool {
    let holds = |tags: &[Tag]| tree.descendants(table).any(|id| tags.contains(&tree.tag(id)));
    holds(&[Tag::Img]) && !holds(&[Tag::P, Tag::Table]) && tree.text(table).len() < CAPTION_TABLE
}

/// Bytes of link addresses that a page may hold for a start, and for each of its nodes: real pages
/// need about 20 a node.
const LINK_BYTES: usize = 100_000;
const LINK_BYTES_A_NODE: usize = 100;

/// A table of data has header cells, or rows of at least two cells with no paragraph or picture
/// in them; other tables only place things on the page.
fn is_data(tree: &Tree, table: NodeId) -> bool {
    let inside = |tags: &[Tag]| tree.descendants(table).filter(|id| tags.contains(&tree.tag(*id))).count();
    if inside(&[Tag::Table, Tag::Img, Tag::P, Tag::Figure, Tag::Iframe, Tag::Blockquote, Tag::Ul]) > 0 {
        return inside(&[Tag::Th]) > 1 && inside(&[Tag::Table]) == 0;
    }
    let (rows, cells) = (inside(&[Tag::Tr]), inside(&[Tag::Td, Tag::Th]));
    rows > 1 && cells >= rows * 2
}

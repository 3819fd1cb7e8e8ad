//! Pictures, embeds, and the texts that belong to a picture.

use super::{Cutter, Kind, Piece};
use crate::content::image::{self, Reader};
use crate::text::Text;
use crate::tree::selector::Selector;
use crate::tree::words;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::url::resolve;

impl Cutter<'_> {
    /// Named so by the profile or the markup; a class that says so counts only right behind a
    /// picture, where it cannot be anything else.
    pub(super) fn is_caption(&self, id: NodeId) -> bool {
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
    pub(super) fn caption(&mut self, id: NodeId) -> bool {
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
    pub(super) fn is_below_picture(&mut self, node: NodeId, text: &Text) -> bool {
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

    pub(super) fn is_figure(&self, id: NodeId) -> bool {
        self.tree.tag(id) == Tag::Figure
            || self.layout.figure.is_some_and(|s| s.matches(self.tree, id))
            || self.tree.tag(id) == Tag::Table && is_picture_table(self.tree, id)
    }

    /// Takes the pictures of a figure; a figure without one (a table, a quotation) is read on.
    pub(super) fn figure(&mut self, id: NodeId) -> bool {
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

    pub(super) fn picture(&mut self, id: NodeId) {
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

    pub(super) fn embed(&mut self, id: NodeId) {
        let address =
            ["src", "data-src", "data-lazy-src"].iter().find_map(|name| self.tree.attribute(id, name));
        if let Some(url) = address.and_then(|a| resolve(self.page.base.as_ref(), a)) {
            self.flush();
            self.push(id, Kind::Embed(url));
        }
    }

    /// A post shown from a social network: its address is what is embedded, its last link.
    pub(super) fn post(&mut self, id: NodeId) {
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
pub(super) fn holds_figure(tree: &Tree, button: NodeId) -> bool {
    tree.descendants(button).any(|id| matches!(tree.tag(id), Tag::Figure | Tag::Picture))
}

/// Posts of the networks that publish an embed code as a `blockquote` with a class of theirs.
const POST_CLASSES: [&str; 6] =
    ["twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed"];

pub(super) fn is_post(tree: &Tree, id: NodeId) -> bool {
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

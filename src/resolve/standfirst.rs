//! The standfirst: what stands between the headline and the story to sum it up.

use super::Resolver;
use crate::content::judge::weight;
use crate::content::{Kind, Piece};
use crate::tree::NodeId;
use crate::tree::words;
use crate::values::headline::key;

/// How many pieces behind the headline are looked at; bylines, dates and a picture may come first.
const REACH: usize = 8;

/// Weighted letters of the shortest standfirst; shorter lines are kickers and labels.
const SHORTEST: usize = 20;

/// Bytes of the longest one; longer texts that call themselves a summary are the story.
const LONGEST: usize = 1200;

impl Resolver<'_> {
    /// The pieces that are the standfirst: elements that call themselves so (`standfirst`, `dek`,
    /// `chapo`, `entradilla`, …), or the page's summary set apart from the paragraphs below it.
    pub(super) fn standfirst(&self, pieces: &[Piece]) -> Vec<usize> {
        let title = key(&self.draft.article.title);
        let start = pieces.iter().rposition(|p| self.headline == Some(p.node));
        let start = start.or_else(|| pieces.iter().position(|p| !title.is_empty() && key(&p.text) == title));
        let Some(start) = start else { return Vec::new() };
        let behind = (start + 1..pieces.len())
            .filter(|i| pieces.get(*i).is_some_and(|p| !p.text.is_empty()))
            .take(REACH);
        let mut found: Vec<usize> = Vec::new();
        for at in behind {
            let Some(piece) = pieces.get(at) else { break };
            let is_next = found.last().is_none_or(|last| last + 1 == at);
            if is_next && self.is_standfirst(pieces, at, piece) {
                found.push(at);
            } else if !found.is_empty() {
                break;
            }
        }
        found
    }

    fn is_standfirst(&self, pieces: &[Piece], at: usize, piece: &Piece) -> bool {
        let fits = weight(&piece.text) >= SHORTEST
            && piece.text.len() <= LONGEST
            && piece.linked * 2 < piece.text.len();
        fits && !matches!(piece.kind, Kind::Cell { .. } | Kind::Code)
            && self.is_apart(pieces, at, piece)
            && (self.calls_itself(piece.node) || self.is_summary(piece))
    }

    fn calls_itself(&self, node: NodeId) -> bool {
        let tree = &self.page.tree;
        let near = std::iter::once(node).chain(tree.ancestors(node)).take(3);
        near.into_iter().any(|id| tree.roles(id) & words::DECK != 0)
    }

    fn is_summary(&self, piece: &Piece) -> bool {
        let summary = key(self.draft.article.summary.as_deref().unwrap_or_default());
        let text = key(&piece.text);
        !summary.is_empty() && (text == summary || summary.len() > 40 && text.starts_with(&summary))
    }

    /// Not one of several paragraphs of the same element, as a story's first paragraph is.
    fn is_apart(&self, pieces: &[Piece], at: usize, piece: &Piece) -> bool {
        let tree = &self.page.tree;
        let next =
            pieces.iter().skip(at + 1).find(|p| weight(&p.text) >= 60 && !matches!(p.kind, Kind::Heading(_)));
        let looks_alike = |next: &Piece| {
            tree.parent(next.node) == tree.parent(piece.node)
                && tree.tag(next.node) == tree.tag(piece.node)
                && tree.attribute(next.node, "class") == tree.attribute(piece.node, "class")
                && !matches!(piece.kind, Kind::Item { .. })
        };
        next.is_none_or(|next| !looks_alike(next))
    }
}

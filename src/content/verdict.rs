//! What became of each piece of a page, and why.

use std::collections::HashSet;
use std::fmt;

use super::features::GROUNDS;
use super::pieces::{Kind, Piece};
use crate::tree::{NodeId, Tree};

/// What became of a piece of the page, and why; [`Explanation`](crate::Explanation) lists them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Verdict {
    /// Where it stands: its element and up to three around it, outermost first, as in
    /// `main > article.story > div.text > p`.
    pub path: String,
    /// Its text; of a picture or an embedded frame its address.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
    /// The probability, 0 to 1, that the piece is part of the story; above a half it is kept, and
    /// below in the midst of the story: a paragraph that goes on where a kept one ends, a picture with
    /// a caption, an embedded frame. `None` where a layout names the body, so that nothing was weighed.
    pub likelihood: Option<f32>,
    /// What was weighed: above zero it spoke for the piece, below against it, in log-odds; the
    /// weightiest first. Empty for pictures.
    pub grounds: Vec<(Ground, f32)>,
}

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fate {
    /// It is part of the story.
    Kept,
    /// It was taken for no part of the story.
    Dropped,
    /// It stands a second time on the page: the first is kept.
    Repeated,
    /// It was read as another field: headline, byline, copyright line, caption.
    Moved,
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(match self {
            Fate::Kept => "kept",
            Fate::Dropped => "dropped",
            Fate::Repeated => "repeated",
            Fate::Moved => "moved",
        })
    }
}

/// What is weighed when a piece is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ground {
    /// Its text: length, sentences, links, signs.
    Text,
    /// Its element, and those right around it.
    Element,
    /// Roles that class and id words name, on its element and above: story, caption, related
    /// stories, advertising and so on.
    Roles,
    /// Elements that it stands in: `article`, `aside`, `nav`, lists, tables, links.
    Ancestors,
    /// How much prose and how many links stand in the elements around it, and in those that look
    /// like it.
    Surroundings,
    /// Where it stands: from the headline, from the prose before and behind it.
    Position,
    /// Length, links and kind of the two pieces before and behind it.
    Neighbours,
    /// Whether JSON-LD's `articleBody`, the description or the headline say the same.
    Agreement,
    /// What a first look thought of it, of the pieces around it and of those that look like it.
    FirstLook,
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(match self {
            Ground::Text => "text",
            Ground::Element => "element",
            Ground::Roles => "roles",
            Ground::Ancestors => "ancestors",
            Ground::Surroundings => "surroundings",
            Ground::Position => "position",
            Ground::Neighbours => "neighbours",
            Ground::Agreement => "agreement",
            Ground::FirstLook => "first look",
        })
    }
}

/// The ground that a feature of the second look belongs to.
fn ground(feature: usize) -> Ground {
    let mut end = 0;
    let mut grounds = GROUNDS.iter().map(|(ground, count)| {
        end += count;
        (*ground, end)
    });
    grounds.find(|(_, end)| feature < *end).map_or(Ground::FirstLook, |(ground, _)| ground)
}

/// Verdicts while the body is still being read.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    verdicts: Vec<(NodeId, Verdict)>,
}

impl Trace {
    /// A layout's body: nothing was weighed.
    pub(crate) fn all_kept(&mut self, tree: &Tree, pieces: &[Piece]) {
        pieces.iter().for_each(|piece| self.add(tree, piece, Fate::Kept, None, Vec::new()));
    }

    pub(super) fn text(
        &mut self,
        tree: &Tree,
        piece: &Piece,
        fate: Fate,
        likelihood: Option<f32>,
        contributions: Vec<(usize, f32)>,
    ) {
        self.add(tree, piece, fate, likelihood, merge(contributions));
    }

    pub(super) fn picture(&mut self, tree: &Tree, piece: &Piece, is_shown: bool, likelihood: f32) {
        let fate = if is_shown { Fate::Kept } else { Fate::Dropped };
        self.add(tree, piece, fate, Some(likelihood), Vec::new());
    }

    fn add(
        &mut self,
        tree: &Tree,
        piece: &Piece,
        fate: Fate,
        likelihood: Option<f32>,
        grounds: Vec<(Ground, f32)>,
    ) {
        let text = text(piece);
        let verdict = Verdict { path: path(tree, piece.node), text, fate, likelihood, grounds };
        self.verdicts.push((piece.node, verdict));
    }

    /// The verdicts in reading order; what was kept and is no more in the story became data.
    pub(crate) fn settle(mut self, story: &[Piece]) -> Vec<Verdict> {
        let stands: HashSet<(NodeId, String)> = story.iter().map(|p| (p.node, text(p))).collect();
        for (node, verdict) in &mut self.verdicts {
            if verdict.fate == Fate::Kept && !stands.contains(&(*node, verdict.text.clone())) {
                verdict.fate = Fate::Moved;
            }
        }
        self.verdicts.sort_by_key(|(node, _)| *node);
        self.verdicts.into_iter().map(|(_, verdict)| verdict).collect()
    }
}

fn text(piece: &Piece) -> String {
    match &piece.kind {
        Kind::Picture(picture) => picture.url.clone(),
        Kind::Embed(url) => url.clone(),
        _ => piece.text.as_str().to_owned(),
    }
}

/// One entry a ground, the weightiest first.
fn merge(contributions: Vec<(usize, f32)>) -> Vec<(Ground, f32)> {
    let mut grounds: Vec<(Ground, f32)> = Vec::new();
    for (feature, share) in contributions {
        let ground = ground(feature);
        match grounds.iter_mut().find(|(g, _)| *g == ground) {
            Some((_, sum)) => *sum += share,
            None => grounds.push((ground, share)),
        }
    }
    grounds.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    grounds
}

/// Elements of a path.
const STEPS: usize = 4;

/// Class words of each element of a path.
const CLASSES: usize = 2;

fn path(tree: &Tree, node: NodeId) -> String {
    let up = std::iter::once(node)
        .chain(tree.ancestors(node))
        .filter(|id| tree.is_element(*id) && *id != NodeId::ROOT);
    let mut steps: Vec<String> = up.take(STEPS).map(|id| step(tree, id)).collect();
    steps.reverse();
    steps.join(" > ")
}

fn step(tree: &Tree, id: NodeId) -> String {
    let class = tree.attribute(id, "class").unwrap_or_default();
    let words = class.split_ascii_whitespace().take(CLASSES);
    words.fold(tree.name(id).to_owned(), |step, word| step + "." + word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{features, second};

    #[test]
    fn every_feature_has_a_ground() {
        assert_eq!(GROUNDS.iter().map(|(_, count)| count).sum::<usize>(), features::COUNT);
        assert_eq!(ground(0), Ground::Text);
        assert_eq!(ground(features::COUNT - 1), Ground::Agreement);
        assert_eq!(ground(features::COUNT + second::COUNT - 1), Ground::FirstLook);
    }
}

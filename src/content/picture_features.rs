//! What the forest that judges pictures is told of each.

use std::collections::{HashMap, HashSet};

use super::context::{Context, above};
use super::features::{parents, signature};
use super::per_node::PerNode;
use super::pieces::{Kind, Piece};
use crate::page::Page;
use crate::tree::words;
use crate::tree::{NodeId, Tag};
use crate::values::url::file;

/// Features of a picture.
pub(super) const COUNT: usize = 2 + 15 + OWN + 2 * words::COUNT as usize + above::COUNT as usize;

/// The pictures of a page and what stands around them.
pub(crate) struct Pictures<'a> {
    page: &'a Page,
    context: &'a Context<'a>,
    pictures: &'a [(Piece, usize)],
    around: Around<'a>,
}

impl<'a> Pictures<'a> {
    /// With each picture stands the index of the text piece that follows it; `scores` are the text
    /// pieces' probabilities.
    pub(crate) fn new(
        page: &'a Page,
        context: &'a Context<'a>,
        texts: &[Piece],
        pictures: &'a [(Piece, usize)],
        scores: &'a [f32],
    ) -> Pictures<'a> {
        Pictures { page, context, pictures, around: Around::new(page, texts, pictures, scores) }
    }

    /// Pushes the features of a picture.
    pub(crate) fn write(&self, i: usize, row: &mut Vec<f32>) {
        let Some((piece, after)) = self.pictures.get(i) else { return };
        let (tree, context) = (&self.page.tree, self.context);
        row.extend([clamp(i), clamp(self.pictures.len())]);
        self.around.write(row, self.page, piece, *after);
        let node = piece.node;
        let up = tree.parent(node).unwrap_or(NodeId::ROOT);
        let near = tree.roles(node) | tree.roles(up) | tree.parent(up).map_or(0, |id| tree.roles(id));
        let bits =
            |set: u32, count: u32| (0..count).map(move |bit| f32::from(u8::from(set & (1 << bit) != 0)));
        row.extend(bits(near, words::COUNT));
        row.extend(bits(context.all(node), words::COUNT));
        row.extend(bits(context.tags(node), above::COUNT));
    }
}

#[allow(clippy::cast_precision_loss)]
fn clamp(n: usize) -> f32 {
    n.min(100) as f32
}

/// Features that only a picture has.
const OWN: usize = 8;

struct Around<'a> {
    scores: &'a [f32],
    first: usize,
    last: usize,
    containers: PerNode<(f32, f32)>,
    alike: HashMap<u64, usize>,
    claimed: HashSet<String>,
}

impl<'a> Around<'a> {
    fn new(page: &Page, texts: &[Piece], pictures: &[(Piece, usize)], scores: &'a [f32]) -> Self {
        let tree = &page.tree;
        let likely = |p: &f32| *p > 0.5;
        let mut containers: PerNode<(f32, f32)> = PerNode::new(tree);
        for (piece, p) in texts.iter().zip(scores) {
            for id in parents(tree, piece.node) {
                containers.change(id, |slot| *slot = (slot.0 + p, slot.1 + 1.0));
            }
        }
        let mut alike: HashMap<u64, usize> = HashMap::new();
        pictures.iter().for_each(|(p, _)| *alike.entry(signature(tree, p.node)).or_default() += 1);
        let claimed = page
            .json_ld
            .images()
            .into_iter()
            .map(|i| i.url)
            .chain(page.meta.get("og:image").map(str::to_owned));
        Around {
            scores,
            first: scores.iter().position(likely).unwrap_or(0),
            last: scores.iter().rposition(likely).unwrap_or(0),
            containers,
            alike,
            claimed: claimed.map(|url| file(&url).to_owned()).collect(),
        }
    }

    fn write(&self, row: &mut Vec<f32>, page: &Page, piece: &Piece, after: usize) {
        let tree = &page.tree;
        let flag = |is: bool| f32::from(u8::from(is));
        let p = |offset: isize| {
            let at = after.checked_add_signed(offset);
            at.and_then(|at| self.scores.get(at)).copied().unwrap_or(-1.0)
        };
        row.extend([p(-2), p(-1), p(0), p(1)]);
        row.push(distance(after, self.first));
        row.push(distance(after, self.last));
        let mut near = parents(tree, piece.node).map(|id| self.containers.get(id));
        for _ in 0..4 {
            let (sum, count) = near.next().unwrap_or_default();
            row.extend([sum / count.max(1.0), sum.min(50.0)]);
        }
        row.push(clamp(self.alike.get(&signature(tree, piece.node)).copied().unwrap_or(0)));
        let Kind::Picture(picture) = &piece.kind else {
            row.extend([0.0; OWN]);
            return;
        };
        let pixels = |n: Option<u32>| n.map_or(-1.0, |n| clamp((n / 20) as usize));
        row.extend([pixels(picture.width), pixels(picture.height)]);
        row.push(flag(picture.caption.is_some()));
        row.push(flag(picture.credit.is_some()));
        row.push(clamp(picture.alt.as_deref().map_or(0, str::len) / 4));
        row.push(flag(tree.tag(piece.node) == Tag::Figure));
        row.push(flag(self.claimed.contains(file(&picture.url))));
        row.push(flag(tree.ancestors(piece.node).any(|id| tree.tag(id) == Tag::A)));
    }
}

/// Pieces from `to` to `from`, kept within what matters.
#[allow(clippy::cast_precision_loss)]
fn distance(from: usize, to: usize) -> f32 {
    (from as f32 - to as f32).clamp(-50.0, 50.0)
}

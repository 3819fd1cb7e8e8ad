//! The visible byline: of the elements and lines that name people the one next to the headline.

use super::marks::{Foreign, Mark, mark};
use super::{Resolver, merge, read, same_person};
use crate::article::Author;
use crate::tree::NodeId;
use crate::values::byline::{self, Byline};

/// Bylines that are looked at; a page of hundreds is a list.
const MOST_CANDIDATES: usize = 60;

/// Elements that are read for a byline, whether they hold one or not.
const MOST_TRIED: usize = 1000;

struct Candidate {
    node: NodeId,
    byline: Byline,
}

impl Resolver<'_> {
    pub(super) fn visible_byline(&self) -> Byline {
        let mut candidates = self.candidates();
        if let Some((node, byline)) = self.labelled_line() {
            let tree = &self.page.tree;
            let marked =
                candidates.iter().any(|c| tree.contains(c.node, node) || tree.contains(node, c.node));
            if !marked {
                let at = candidates.partition_point(|c| c.node < node);
                candidates.insert(at, Candidate { node, byline });
            }
        }
        let Some(at) = self.nearest(&candidates) else { return Byline::default() };
        let mut found = self.with_neighbours(&candidates, at);
        lengthen(&mut found, &candidates);
        found
    }

    /// Elements that name people, outermost first, in document order.
    fn candidates(&self) -> Vec<Candidate> {
        let tree = &self.page.tree;
        let sites = self.sites();
        let mut found: Vec<Candidate> = Vec::new();
        let mut free = NodeId::ROOT;
        for (node, mark) in self.marked().iter().take(MOST_TRIED) {
            if *node < free || found.len() >= MOST_CANDIDATES {
                continue;
            }
            let byline = self.read_marked(*node, *mark, sites);
            if !byline.authors.is_empty() || byline.agency.is_some() {
                found.push(Candidate { node: *node, byline });
                free = tree.after(*node);
            }
        }
        found
    }

    /// Elements that say that they name the author, in the parts of the page that are the story's.
    pub(super) fn marked(&self) -> &[(NodeId, Mark)] {
        self.marked.get_or_init(|| {
            let tree = &self.page.tree;
            let mut foreign = Foreign::new(tree, self.headline);
            let shown = tree.all().filter(|id| !tree.is_hidden(*id) && !self.is_removed(*id));
            let marked = shown.filter_map(|id| mark(tree, id).map(|mark| (id, mark)));
            marked.filter(|(id, _)| !foreign.holds(*id)).collect()
        })
    }

    fn read_marked(&self, node: NodeId, mark: Mark, sites: &[String]) -> Byline {
        let mut byline = read::people(&self.page.tree, node, mark, sites);
        if let [author] = byline.authors.as_mut_slice() {
            author.url = author.url.take().or_else(|| self.link(node));
        }
        byline
    }

    /// The first byline behind the headline, unless one stands much closer before it.
    fn nearest(&self, candidates: &[Candidate]) -> Option<usize> {
        let Some(headline) = self.headline else { return (!candidates.is_empty()).then_some(0) };
        let behind = candidates.iter().position(|c| c.node > headline);
        let before = candidates.iter().rposition(|c| c.node < headline);
        let away =
            |at: usize| candidates.get(at).map_or(usize::MAX, |c| c.node.index().abs_diff(headline.index()));
        match (before, behind) {
            (Some(before), Some(behind)) if away(before) * CLOSER < away(behind) => Some(before),
            (before, behind) => behind.or(before),
        }
    }

    /// A byline and those beside it that are marked up alike.
    fn with_neighbours(&self, candidates: &[Candidate], at: usize) -> Byline {
        let tree = &self.page.tree;
        let Some(first) = candidates.get(at) else { return Byline::default() };
        let mut all = first.byline.clone();
        let holds_headline = |id: NodeId| self.headline.is_some_and(|h| tree.contains(id, h));
        let small = |id: NodeId| tree.end(id).index() - id.index() <= GROUP;
        let around =
            tree.ancestors(first.node).take(3).take_while(|id| !holds_headline(*id) && small(*id)).last();
        let end = around.map_or(first.node, |id| tree.end(id));
        for other in candidates.get(at + 1..).unwrap_or_default().iter().take_while(|c| c.node < end) {
            if self.alike(first.node, other.node) && self.in_context(other) {
                merge(&mut all, other.byline.clone());
            }
        }
        all
    }

    /// Whether the text around a byline does not say that its people did something else
    /// (`Photos by`).
    fn in_context(&self, candidate: &Candidate) -> bool {
        let tree = &self.page.tree;
        let around = tree.parent(candidate.node).filter(|up| tree.end(*up).index() - up.index() <= GROUP);
        let text = around.map(|up| read::lines(tree, up)).filter(|t| t.len() <= read::LONGEST);
        let Some(text) = text else { return true };
        let said = byline::parse(&text).authors;
        let names: usize = candidate.byline.authors.iter().map(|a| a.name.len()).sum();
        said.is_empty() && text.len() > names + LABEL
            || candidate.byline.authors.iter().any(|a| said.iter().any(|b| same_person(a, b)))
    }

    fn alike(&self, a: NodeId, b: NodeId) -> bool {
        let tree = &self.page.tree;
        let value =
            |id, name: &str| tree.attribute(id, name).map(|v| v.replace(|c: char| c.is_ascii_digit(), ""));
        let same = |name: &str| value(a, name) == value(b, name);
        tree.is_element(a)
            && tree.name(a) == tree.name(b)
            && ["class", "rel", "itemprop"].into_iter().all(same)
    }
}

/// First names become the full names that other bylines of the page print; beside full names,
/// what has one word is a label.
fn lengthen(found: &mut Byline, candidates: &[Candidate]) {
    let is_full = |a: &Author| a.name.contains(' ');
    if found.authors.iter().any(is_full) && found.authors.iter().all(|a| a.name.is_ascii()) {
        found.authors.retain(is_full);
    }
    for author in found.authors.iter_mut().filter(|a| !a.name.contains(' ')) {
        let first = format!("{} ", author.name);
        let mut others = candidates.iter().flat_map(|c| &c.byline.authors);
        if let Some(longer) = others.find(|a| a.name.starts_with(&first)) {
            author.name.clone_from(&longer.name);
        }
    }
}

/// How many times closer a byline before the headline must stand than the one behind it.
const CLOSER: usize = 4;

/// A label before a name (`Translated by`) is no longer, in bytes.
const LABEL: usize = 30;

/// Most nodes of the element that holds the bylines of one story.
const GROUP: usize = 120;

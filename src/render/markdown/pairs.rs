//! Which asterisks a reader of `CommonMark` pairs (section 6.2, rules 9 to 16; the procedure
//! `process emphasis` of its appendix), for a few spans beside each other.

use crate::render::spans::Weight;

/// Where a span starts or ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) at: usize,
    pub(super) is_start: bool,
    pub(super) weight: Weight,
    /// Whether asterisks here might both open and close.
    pub(super) in_word: bool,
}

/// What a row of asterisks opens or closes: at most one span of each weight.
#[derive(Debug, Clone, Copy, Default)]
struct Set {
    strong: bool,
    emphasis: bool,
}

impl Set {
    fn of<'a>(edges: impl Iterator<Item = &'a Edge>) -> Self {
        edges.fold(Set::default(), |set, edge| match edge.weight {
            Weight::Strong => Set { strong: true, ..set },
            Weight::Emphasis => Set { emphasis: true, ..set },
        })
    }

    /// Asterisks.
    fn width(self) -> usize {
        2 * usize::from(self.strong) + usize::from(self.emphasis)
    }

    /// Takes a weight out; false if it was not in.
    fn take(&mut self, weight: Weight) -> bool {
        std::mem::take(match weight {
            Weight::Strong => &mut self.strong,
            Weight::Emphasis => &mut self.emphasis,
        })
    }
}

/// A row of asterisks.
#[derive(Debug)]
struct Run {
    length: usize,
    in_word: bool,
    /// What it opened that is not closed yet.
    left: Set,
}

impl Run {
    /// The rule of three, as far as the lengths go: rows that might both open and close pair only
    /// if their lengths do not add up to a multiple of three, unless both are such.
    fn may_be_blocked(&self, closer: &Run) -> bool {
        (self.length + closer.length).is_multiple_of(3)
            && !(self.length.is_multiple_of(3) && closer.length.is_multiple_of(3))
    }

    fn is_blocked(&self, closer: &Run) -> bool {
        self.may_be_blocked(closer) && (self.in_word || closer.in_word)
    }
}

/// Whether every edge is read as it is meant, whatever a reader takes the characters for of which
/// the versions of the standard differ. The edges' inner sides are letters.
pub(super) fn are_sound(mut edges: Vec<Edge>) -> bool {
    edges.sort_by_key(|edge| edge.at);
    let mut open: Vec<Run> = Vec::new();
    edges.chunk_by(|a, b| a.at == b.at).all(|here| goes_on(here, &mut open)) && open.is_empty()
}

/// One row of asterisks; false if it would be read otherwise than it is meant.
fn goes_on(here: &[Edge], open: &mut Vec<Run>) -> bool {
    let mut closing = Set::of(here.iter().filter(|e| !e.is_start));
    let opening = Set::of(here.iter().filter(|e| e.is_start));
    let in_word = here.iter().any(|e| e.in_word);
    let run = Run { length: closing.width() + opening.width(), in_word, left: opening };
    let mut rest = run.length;
    while closing.width() > 0 {
        let Some(top) = open.last_mut().filter(|top| !top.is_blocked(&run)) else { return false };
        let weight = if top.left.width() > 1 && rest > 1 { Weight::Strong } else { Weight::Emphasis };
        if !top.left.take(weight) || !closing.take(weight) {
            return false;
        }
        rest -= if weight == Weight::Strong { 2 } else { 1 };
        if top.left.width() == 0 {
            open.pop();
        }
    }
    if rest == 0 {
        return true;
    }
    // what is left opens; within a word it might close what is open, but for the rule of three
    let is_taken_for_end = in_word && open.iter().any(|o| !o.may_be_blocked(&run));
    open.push(run);
    !is_taken_for_end
}

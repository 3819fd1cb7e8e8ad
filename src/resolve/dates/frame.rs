//! Where the story stands among the page's lines, and what a date's place there is worth.

use crate::tree::NodeId;

/// Points by place. What marks a date gives up to five more; from [`ENOUGH`] on it is believed.
/// Measured on two thousand pages with known dates.
pub(super) mod place {
    /// Between headline and body, less one for each [`STEP`] lines down.
    pub(in crate::resolve::dates) const HEAD: i32 = 6;
    pub(in crate::resolve::dates) const STEP: usize = 4;
    pub(in crate::resolve::dates) const LOWEST: i32 = 3;
    /// The body's first lines, where the body takes the date line in.
    pub(in crate::resolve::dates) const OPENING: [(usize, i32); 2] = [(2, 4), (9, 3)];
    /// The body's last lines.
    pub(in crate::resolve::dates) const CLOSING: [(usize, i32); 1] = [(1, 3)];
    /// Lines above the headline, up to so many.
    pub(in crate::resolve::dates) const ABOVE: [(usize, i32); 3] = [(3, 5), (8, 3), (20, 1)];
    /// Lines below the body.
    pub(in crate::resolve::dates) const BELOW: [(usize, i32); 2] = [(3, 3), (8, 1)];
    /// Dates in prose are those of the matter.
    pub(in crate::resolve::dates) const PROSE: i32 = -2;
    /// Lines below a headline whose body is not known.
    pub(in crate::resolve::dates) const REACH: usize = 15;
    /// What a part of the page costs that calls itself a teaser, a comment or the like, beside
    /// the headline; elsewhere its dates do not count.
    pub(in crate::resolve::dates) const FOREIGN: i32 = -1;
    pub(in crate::resolve::dates) const BESIDE: i32 = 4;
}

/// Numbers of the lines between which the story stands.
#[derive(Default)]
pub(super) struct Frame {
    pub(super) headline: Option<usize>,
    pub(super) body: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) body_node: Option<NodeId>,
}

impl Frame {
    /// The line that the story's head is counted from: a headline below the body is another's.
    pub(super) fn origin(&self) -> Option<usize> {
        self.headline.filter(|headline| self.end.is_none_or(|end| *headline <= end)).or(self.body)
    }

    /// How far a line is from the headline; lines above it count more, for what is above is
    /// more often another story.
    pub(super) fn distance(&self, line: usize) -> usize {
        let origin = self.origin().unwrap_or_default();
        if line < origin { (origin - line) * place::STEP } else { line - origin }
    }

    pub(super) fn place(&self, line: usize) -> i32 {
        let Some(origin) = self.origin() else { return 0 };
        if line < origin {
            // a heading inside the body has the story's head above the body
            let below = self.body.filter(|body| *body > line).map_or(origin, |body| body.min(origin));
            return points(&place::ABOVE, below - line).unwrap_or(0);
        }
        let body = self.body.filter(|body| *body >= origin);
        if line < body.unwrap_or(origin + place::REACH) {
            let down = i32::try_from((line - origin) / place::STEP).unwrap_or(i32::MAX);
            return (place::HEAD - down).max(place::LOWEST);
        }
        let Some((body, end)) = body.zip(self.end) else { return 0 };
        let opening = points(&place::OPENING, line - body);
        if line > end {
            return opening.or(points(&place::BELOW, line - end)).unwrap_or(0);
        }
        opening.or(points(&place::CLOSING, end - line)).unwrap_or(place::PROSE)
    }
}

/// The points of the first step that reaches as far as `distance`.
fn points(steps: &[(usize, i32)], distance: usize) -> Option<i32> {
    steps.iter().find(|(lines, _)| distance <= *lines).map(|(_, points)| *points)
}

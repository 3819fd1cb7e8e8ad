//! Lines at the rim of the body that say only by whom and when: they are fields, not story.

use super::Resolver;
use crate::article::Block;
use crate::content::judge::weight;
use crate::values::date;

/// How many blocks at either end are looked at.
const RIM: usize = 3;

/// Bytes of the longest such line.
const LONGEST: usize = 140;

/// Weighted letters that may be left of it: `by`, `von`, `Published`.
const LEFT: usize = 10;

impl Resolver<'_> {
    /// Drops bylines and date lines at the body's start and end.
    pub(super) fn furniture(&mut self) {
        let names: Vec<String> = self.draft.article.authors.iter().map(|a| a.name.clone()).collect();
        let body = &mut self.draft.article.body;
        let last = body.len().saturating_sub(RIM);
        let mut at = 0;
        body.retain(|block| {
            at += 1;
            let rim = at <= RIM || at > last;
            !(rim && matches!(block, Block::Paragraph(text) if is_furniture(text, &names)))
        });
    }
}

/// Nothing is left when names and dates are taken off.
fn is_furniture(text: &str, names: &[String]) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let mut rest = text.to_owned();
    if let Some(stretch) = date::stretch(&rest) {
        rest.replace_range(stretch, " ");
    }
    for name in names {
        rest = rest.replace(name.as_str(), " ");
    }
    rest != text && weight(&rest) <= LEFT
}

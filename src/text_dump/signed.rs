//! Who signed a story, and where: above it, below it, or within its first and last paragraph.

use super::anchor::merge;
use super::story::Story;
use crate::article::{Author, Block};
use crate::text::Text;
use crate::values::byline;

/// Authors and agency, in the order in which the places are asked.
#[derive(Debug, Default)]
pub(super) struct Signed {
    pub(super) authors: Vec<Author>,
    pub(super) agency: Option<String>,
}

impl Signed {
    /// With the closing bylines, which mostly add the address.
    pub(super) fn with_story(self, story: Story) -> Self {
        self.with(story.authors, story.agency)
    }

    /// With what stands in the story's own paragraphs: a byline glued to the end, which is cut
    /// off, the agency's closing mark, and the dateline.
    pub(super) fn with_ends(mut self, body: &mut [Block]) -> Self {
        if let Some(Block::Paragraph(last)) = body.last_mut() {
            if let Some((at, signed)) = byline::glued_at_end(last).filter(|(at, _)| *at > 0) {
                *last = Text::from(last.get(..at).unwrap_or_default().trim_end());
                self = self.with(signed.authors, signed.agency);
            }
            self.agency = self.agency.or_else(|| byline::closing_agency(last));
        }
        let first =
            body.iter().find_map(|block| if let Block::Paragraph(text) = block { Some(text) } else { None });
        match first.and_then(|text| byline::dateline(text)) {
            Some(line) if self.authors.is_empty() => self.with(line.authors, line.agency),
            Some(line) => self.with(Vec::new(), line.agency),
            None => self,
        }
    }

    fn with(mut self, authors: Vec<Author>, agency: Option<String>) -> Self {
        for author in authors {
            merge(&mut self.authors, author);
        }
        self.agency = self.agency.or(agency);
        self
    }
}

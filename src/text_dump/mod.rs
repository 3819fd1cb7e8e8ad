//! Plain-text dumps of pages: what the words of a page say where its markup is gone.
//!
//! A dump is read as lines. The lines that tell by whom and when (the anchor) part it into head
//! and story; the site's own words (its [`TextLayout`]) part both from the furniture around them.
//!
//! ```text
//!  dump ─▶ lines, each sorted by its words ─▶ kind of page ─▶ anchor ─┬▶ head above: title, deck, section
//!                                                                      └▶ story below: blocks, closing byline
//! ```

mod anchor;
mod body;
mod caption;
mod detect;
mod form;
mod guess;
mod head;
mod kind;
mod layout;
mod lines;
mod prose;
mod sign;
mod signed;
mod story;
mod vocabulary;

#[cfg(test)]
mod tests;

pub(crate) use detect::{belongs, is_dump};
pub use layout::TextLayout;

use anchor::Anchor;
use lines::Line;
use signed::Signed;

use crate::article::{Author, Block, Image};
use crate::error::PageKind;
use crate::timestamp::Timestamp;

/// Everything that a dump says, not yet judged.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dump {
    /// A list or an author's page; then nothing else is read.
    pub(crate) kind: Option<PageKind>,
    pub(crate) title: Option<String>,
    pub(crate) subtitle: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) byline: Vec<Author>,
    pub(crate) agency: Option<String>,
    pub(crate) published: Option<Timestamp>,
    pub(crate) updated: Option<Timestamp>,
    /// A label with a date that cannot be read.
    pub(crate) bad_date: Option<String>,
    /// Pictures known by their captions; without addresses.
    pub(crate) images: Vec<Image>,
    /// Paragraphs, headings and figures.
    pub(crate) body: Vec<Block>,
}

/// Reads a dump by what is known of its site, or by what dumps of any site have in common.
pub(crate) fn read(dump: &str, layout: Option<&TextLayout>) -> Dump {
    let words = vocabulary::Vocabulary::new(layout);
    let lines = lines::lines(dump, &words);
    if let Some(kind) = kind::kind(&lines) {
        return Dump { kind: Some(kind), ..Dump::default() };
    }
    let (anchor, head, stop) = match layout {
        Some(layout) => by_words(&lines, layout),
        None => by_prose(&lines),
    };
    let story = story::walk(&lines, head.start, stop);
    let mut body = body::read(&lines, &story, &head.captions, layout.is_some());
    let signed = Signed { authors: anchor.authors, agency: anchor.agency };
    let signed = signed.with_story(story).with_ends(&mut body.blocks);
    Dump {
        kind: None,
        title: head.title,
        subtitle: head.subtitle,
        section: head.section,
        byline: signed.authors,
        agency: signed.agency,
        bad_date: anchor.bad_date.filter(|_| anchor.published.is_none()),
        published: anchor.published,
        updated: anchor.updated,
        images: body.images,
        body: body.blocks,
    }
}

type Parts<'a> = (anchor::Anchor<'a>, head::Head<'a>, usize);

/// A known site: the anchor comes first, and the story is what follows it.
fn by_words<'a>(lines: &[Line<'a>], layout: &TextLayout) -> Parts<'a> {
    let (anchor, head) = match anchor::find(lines, 0..lines.len(), None) {
        Some(anchor) => {
            let head = head::above(lines, &anchor, Some(layout));
            (anchor, head)
        }
        None => (Anchor::default(), head::alone(lines, head::first_told(lines), Some(layout))),
    };
    (anchor, head, lines.len())
}

/// An unknown site: the prose comes first, and the head is what stands above it.
fn by_prose<'a>(lines: &[Line<'a>]) -> Parts<'a> {
    let story = story::densest(lines);
    let top = story.start.saturating_sub(HEAD_ABOVE);
    let anchor = anchor::find(lines, top..story.end, Some(story.start));
    let below = anchor.as_ref().map_or(story.start, |anchor| anchor.first.max(story.start)) + guess::TAKEN_IN;
    let start = anchor.as_ref().map_or(story.start, |anchor| anchor.end.max(story.start));
    let head = guess::Search { lines, above: top..below, anchor: anchor.as_ref(), start }.head();
    (anchor.unwrap_or_default(), head, story.end + CLOSING_BELOW)
}

/// On an unknown site the head stands within so many lines above the story.
const HEAD_ABOVE: usize = 40;

/// A closing byline stands within so many lines below the story.
const CLOSING_BELOW: usize = 4;

//! The desk, team or house that signs a story for which the page names no person.

use super::marks::Mark;
use super::{Resolver, read};
use crate::article::Author;
use crate::tree::NodeId;
use crate::values::byline;
use crate::values::url::resolve;

/// Metadata that name whoever signs, whether a person or not.
const SIGNED_IN: &[&str] = &["author", "article:author", "parsely-author", "og:article:author"];

/// Elements marked as the author's that are looked at.
const MOST_TRIED: usize = 20;

/// Lines under the headline in which a label may announce a house.
const MOST_LINES: usize = 12;

impl Resolver<'_> {
    /// Whoever signs, and where that is said: JSON-LD, then the page, then its metadata.
    pub(super) fn house(&self) -> Option<(Author, &'static str)> {
        let claimed = self.claimed_house().map(|house| (house, "house in json_ld author"));
        let shown = || self.shown_house().map(|house| (house, "house in the byline"));
        let meta = || self.meta_house().map(|house| (house, "house in meta author"));
        claimed.or_else(shown).or_else(meta)
    }

    fn claimed_house(&self) -> Option<Author> {
        self.page.json_ld.authors().into_iter().find_map(|signer| {
            let name = house(&signer.name)?;
            let url = signer.url.and_then(|url| resolve(self.page.base.as_ref(), &url));
            Some(Author { url, email: signer.email, ..Author::new(name) })
        })
    }

    fn meta_house(&self) -> Option<Author> {
        let mut said = SIGNED_IN.iter().filter_map(|key| self.page.meta.get(key));
        said.find_map(house).map(Author::new)
    }

    /// The first element behind the headline that a standard marks as the author's, else the
    /// first line that a label announces.
    fn shown_house(&self) -> Option<Author> {
        let marked = self.marked_house();
        marked
            .or_else(|| {
                let lines = self.short_lines(MOST_LINES);
                lines.filter(|line| byline::announced(line).is_some()).find_map(house)
            })
            .map(Author::new)
    }

    fn marked_house(&self) -> Option<String> {
        let headline = self.headline?;
        let marked = self.marked().iter().filter(|(id, mark)| *id >= headline && *mark == Mark::Standard);
        let texts = marked.take(MOST_TRIED).filter_map(|(id, _)| self.short_text(*id));
        texts.filter(|text| is_title(text)).find_map(|text| house(&text))
    }

    fn short_text(&self, id: NodeId) -> Option<String> {
        let tree = &self.page.tree;
        let small = tree.end(id).index() - id.index() <= SMALL;
        small.then(|| tree.line(id))
    }
}

/// Most nodes of an element that holds one name.
const SMALL: usize = 12;

/// Whether capitals say that a text is a name rather than a link (`View my complete profile`).
fn is_title(text: &str) -> bool {
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    small < 2 || small * 2 <= text.split_whitespace().count()
}

/// A name that may sign: short, no list, address, account or agency, no phrase behind `by`.
fn house(text: &str) -> Option<String> {
    let announced = byline::announced(text);
    if announced.as_ref().is_some_and(|name| name.contains(' ') && name.starts_with(char::is_lowercase)) {
        return None;
    }
    let name = announced.unwrap_or_else(|| text.trim().to_owned());
    let fits = name.len() <= LONGEST
        && name.split(' ').count() <= MOST_WORDS
        && name.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
        && !name.contains(['@', '{', '<', '(', ',', '、', ';', ':', '|', '%'])
        && !["://", "www."].iter().any(|mark| name.contains(mark))
        && !name.ends_with('.')
        && !read::is_account(&name)
        && byline::parse(&name).agency.is_none();
    fits.then_some(name)
}

/// Longest name of a house, in bytes, and its most words; more is a sentence.
const LONGEST: usize = 80;
const MOST_WORDS: usize = 7;

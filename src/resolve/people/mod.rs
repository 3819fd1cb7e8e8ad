//! Authors and agency.

mod house;
mod lines;
mod marks;
mod read;
#[cfg(test)]
mod tests;
mod visible;

use std::cell::OnceCell;

use super::{Outcome, Resolver};
use crate::article::{Author, Block};
use crate::field::Field;
use crate::profile::source::{Place, Rule, Source};
use crate::tree::NodeId;
use crate::tree::text::fold;
use crate::values::byline::{self, Byline};
use crate::values::date;
use crate::values::headline::key;
use crate::values::url::resolve;
pub(super) use lines::Line;
pub(super) use marks::Mark;
use read::LONGEST;

/// Blocks at the end of the body among which its byline is sought.
const LAST_LINES: usize = 6;

/// Longest line in bytes that signs a story with nothing but names.
const SIGNATURE: usize = 60;

impl Resolver<'_> {
    pub(super) fn people(&mut self) {
        let shown = OnceCell::new();
        let read = |r: &Self, source: &Source| r.byline(source, &shown);
        let found = self.first(Field::Authors, |l| l.authors, read).unwrap_or_default();
        self.draft.article.authors = found.authors;
        if let Some(agency) = found.agency {
            self.draft.article.agency = Some(agency);
            if let Some(origin) = self.draft.article.origin(Field::Authors).cloned() {
                self.draft.article.set_origin(Field::Agency, origin);
            }
        }
        if self.draft.article.authors.is_empty() {
            self.draft.article.origins.remove(&Field::Authors);
            self.unmarked_people();
        }
        let named = !self.draft.article.authors.is_empty();
        self.closing_emails();
        if !named && !self.draft.article.authors.is_empty() {
            self.remember(Field::Authors, "last line of the body", false);
        }
        self.agency();
    }

    /// Where the page names neither a person nor an agency, whoever else it says signs.
    pub(super) fn signing_house(&mut self) {
        let article = &self.draft.article;
        let signed = !article.authors.is_empty() || article.agency.is_some();
        if let Some((house, source)) = self.house().filter(|_| !signed) {
            self.draft.article.authors.push(house);
            self.remember(Field::Authors, source, false);
        }
    }

    /// People whom nothing but their place tells: under the headline or behind the body, if no
    /// agency signs the story, or as the body's last line.
    fn unmarked_people(&mut self) {
        let unsigned = self.draft.article.agency.is_none();
        let below = || self.unmarked_line().filter(|_| unsigned);
        let behind = || self.line_behind().filter(|_| unsigned);
        let found = below()
            .map(|found| (found, "line under the headline"))
            .or_else(|| self.signature().map(|found| (found, "end of the body")))
            .or_else(|| behind().map(|found| (found, "line behind the body")));
        if let Some((found, source)) = found {
            self.draft.article.authors = found.authors;
            self.remember(Field::Authors, source, false);
        }
    }

    /// The last paragraph of the body, if it is nothing but full names.
    fn signature(&self) -> Option<Byline> {
        let body = &self.draft.article.body;
        let last = body.iter().rev().find(|b| !matches!(b, Block::Figure { .. } | Block::Embed { .. }))?;
        let Block::Paragraph(text) = last else { return None };
        signed(text)
    }

    fn byline(&self, source: &Source, shown: &OnceCell<Byline>) -> Outcome<Byline> {
        let shown = || shown.get_or_init(|| self.visible_byline());
        let found = match source.place {
            Place::Rule(Rule::JsonLdAuthors) => self.claimed_authors(shown()),
            Place::Rule(Rule::Byline) => shown().clone(),
            Place::Rule(Rule::ClosingByline) => self.closing_people(),
            _ => self.listed(source),
        };
        Some(found).filter(|b| !b.authors.is_empty() || b.agency.is_some()).into()
    }

    fn closing_people(&self) -> Byline {
        let mut closing = self.closing.clone();
        closing.authors.retain(|a| !a.name.is_empty());
        if closing.authors.is_empty() {
            self.last_lines().or_else(|| self.signing_line()).unwrap_or(closing)
        } else {
            closing
        }
    }

    /// The last byline among the last lines of the body, where hashtags and appeals follow it.
    fn last_lines(&self) -> Option<Byline> {
        let text = |block: &Block| match block {
            Block::Paragraph(text) => Some(text.to_string()),
            _ => None,
        };
        let last = self.draft.article.body.iter().rev().take(LAST_LINES).filter_map(text);
        let mut found = last.filter_map(|text| byline::closing_line(text.lines().last()?));
        found.find(|b| b.authors.iter().any(|a| !a.name.is_empty()))
    }

    /// Every match of a source, together; a link gives its author the address.
    fn listed(&self, source: &Source) -> Byline {
        let mut all = Byline::default();
        let sites = self.sites();
        for raw in self.read(source) {
            let mut text = fold(&raw.text);
            if let Some(stretch) = date::stretch(&text) {
                text.replace_range(stretch, " ");
            }
            if text.len() > LONGEST || text.contains("www.") {
                continue;
            }
            let mut found = byline::parse(&text);
            if found.authors.is_empty() && found.agency.is_none() && matches!(source.place, Place::Meta(_)) {
                found.authors.extend(read::handle(&text, sites));
            }
            if let (Some(node), [author]) = (raw.node, found.authors.as_mut_slice()) {
                author.url = author.url.take().or_else(|| self.link(node));
            }
            merge(&mut all, found);
        }
        all
    }

    fn link(&self, node: NodeId) -> Option<String> {
        let tree = &self.page.tree;
        let mut near = std::iter::once(node).chain(tree.descendants(node));
        let href = near.find_map(|id| tree.attribute(id, "href"))?;
        resolve(self.page.base.as_ref(), href).filter(|url| !url.starts_with("mailto:"))
    }

    /// The people of the JSON-LD, unless the page shows others or more.
    fn claimed_authors(&self, shown: &Byline) -> Byline {
        let claimed = self.json_ld_authors();
        let unseen = !self.shows_any(&claimed.authors);
        if is_better(shown, &claimed, unseen) { Byline::default() } else { claimed }
    }

    fn json_ld_authors(&self) -> Byline {
        let mut all = Byline::default();
        let sites = self.sites();
        for person in self.page.json_ld.authors() {
            let mut found = byline::parse(&person.name);
            if person.organization {
                found.authors.clear();
            } else if found.authors.is_empty() && found.agency.is_none() {
                found.authors.extend(read::handle(&person.name, sites));
            }
            found.authors.retain(|a| a.name.contains(' ') || !read::is_nobody(&a.name, sites));
            if let [author] = found.authors.as_mut_slice() {
                let url = person.url.and_then(|u| resolve(self.page.base.as_ref(), &u));
                author.url = url;
                author.email = author.email.take().or(person.email);
                author.role = author.role.take().or(person.role);
            }
            merge(&mut all, found);
        }
        all
    }

    /// The body's last line gives e-mail addresses to the people of the byline, and those of its
    /// people whom the byline leaves out, if it names some of the same.
    fn closing_emails(&mut self) {
        let authors = &mut self.draft.article.authors;
        let agree = authors.is_empty()
            || self.closing.authors.iter().any(|c| authors.iter().any(|a| same_person(a, c)));
        for closing in &self.closing.authors {
            let lone = closing.name.is_empty() && authors.len() == 1;
            let known = authors.iter_mut().find(|a| lone || same_person(a, closing));
            if let Some(author) = known {
                author.email = author.email.take().or_else(|| closing.email.clone());
            } else if agree && !closing.name.is_empty() {
                authors.push(closing.clone());
            }
        }
    }

    fn agency(&mut self) {
        let named = self.first(Field::Agency, |l| l.agency, |r, s| r.line(s).into());
        if named.is_some() {
            self.draft.article.agency = named;
        }
        if self.draft.article.agency.is_some() {
            return;
        }
        let paragraph = |block: &Block| match block {
            Block::Paragraph(text) => Some(text.to_string()),
            _ => None,
        };
        let body = &self.draft.article.body;
        let closing = body.iter().rev().find_map(paragraph).and_then(|p| byline::closing_agency(&p));
        let opening = || body.iter().find_map(paragraph).and_then(|p| byline::dateline(&p)?.agency);
        let found = closing.map(|a| (a, "end of the body")).or_else(|| opening().map(|a| (a, "dateline")));
        let found = found.or_else(|| self.closing.agency.clone().map(|a| (a, "last line of the body")));
        if let Some((agency, source)) = found {
            self.draft.article.agency = Some(agency);
            self.remember(Field::Agency, source, false);
        }
    }
}

/// The people of a line that is nothing but full names.
fn signed(text: &str) -> Option<Byline> {
    let short = text.len() <= SIGNATURE && !text.ends_with(['.', '!', '?', ':']);
    let found = short.then(|| byline::terse(text)).flatten()?.byline;
    found.authors.iter().all(|a| lines::is_full(&a.name)).then_some(found)
}

fn same_person(a: &Author, b: &Author) -> bool {
    key(&a.name) == key(&b.name)
}

/// Whether what the page shows is to be preferred to what the JSON-LD claims: it names the same
/// people and more, or other people by their full names (accounts of content systems post what
/// others wrote).
fn is_better(shown: &Byline, claimed: &Byline, unseen: bool) -> bool {
    let known = |a: &Author| shown.authors.iter().any(|b| same_person(a, b));
    let full = shown.authors.iter().all(|a| lines::is_full(&a.name));
    let shared = claimed.authors.iter().filter(|a| known(a)).count();
    !shown.authors.is_empty() && full && (shared == claimed.authors.len() || shared == 0 && unseen)
}

/// Adds people that are not there yet.
fn merge(all: &mut Byline, found: Byline) {
    for author in found.authors {
        if !all.authors.iter().any(|known| same_person(known, &author)) {
            all.authors.push(author);
        }
    }
    all.agency = all.agency.take().or(found.agency);
}

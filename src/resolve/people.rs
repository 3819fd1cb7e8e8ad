//! Authors and agency.

use super::{Outcome, Resolver};
use crate::article::{Author, Block};
use crate::content::words;
use crate::field::Field;
use crate::profile::source::{Place, Rule, Source};
use crate::tree::NodeId;
use crate::tree::text::fold;
use crate::values::byline::{self, Byline};
use crate::values::date;
use crate::values::url::resolve;

/// Longest byline in bytes; more is a biography or a list of stories.
const LONGEST: usize = 300;

impl Resolver<'_> {
    pub(super) fn people(&mut self) {
        let found = self.first(Field::Authors, |l| l.authors, Self::byline).unwrap_or_default();
        self.draft.article.authors = found.authors;
        if let Some(agency) = found.agency {
            self.draft.article.agency = Some(agency);
            self.remember(Field::Agency, "byline", false);
        }
        if self.draft.article.authors.is_empty() {
            self.draft.article.origins.retain(|(field, _)| *field != Field::Authors);
        }
        self.closing_emails();
        self.agency();
    }

    fn byline(&self, source: &Source) -> Outcome<Byline> {
        let found = match source.place {
            Place::Rule(Rule::JsonLdAuthors) => self.json_ld_authors(),
            Place::Rule(Rule::Byline) => self.visible_byline(),
            Place::Rule(Rule::ClosingByline) => self.closing_people(),
            _ => self.listed(source),
        };
        Some(found).filter(|b| !b.authors.is_empty() || b.agency.is_some()).into()
    }

    fn closing_people(&self) -> Byline {
        let mut closing = self.closing.clone();
        closing.authors.retain(|a| !a.name.is_empty());
        closing
    }

    /// Every match of a source, together; a link gives its author the address.
    fn listed(&self, source: &Source) -> Byline {
        let mut all = Byline::default();
        for raw in self.read(source) {
            let mut text = fold(&raw.text);
            if let Some(stretch) = date::stretch(&text) {
                text.replace_range(stretch, " ");
            }
            if text.len() > LONGEST {
                continue;
            }
            let mut found = byline::parse(&text);
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

    fn json_ld_authors(&self) -> Byline {
        let mut all = Byline::default();
        for person in self.page.json_ld.authors() {
            let mut found = byline::parse(&person.name);
            if person.organization {
                found.authors.clear();
            }
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

    /// The first element that calls itself a byline and names people.
    fn visible_byline(&self) -> Byline {
        let tree = &self.page.tree;
        let mut at = NodeId::ROOT;
        while at.index() < tree.len() {
            let foreign =
                words::roles(tree, at) & (words::COMMENT | words::RELATED | words::NAV | words::FOOTER) != 0;
            if foreign || tree.is_hidden(at) && at != NodeId::ROOT || self.is_removed(at) {
                at = if foreign || self.is_removed(at) { tree.after(at) } else { tree.next(at) };
                continue;
            }
            if is_byline(self, at) {
                let text = fold(&tree.text(at));
                let mut found = if text.len() > LONGEST { Byline::default() } else { byline::parse(&text) };
                if let [author] = found.authors.as_mut_slice() {
                    author.url = author.url.take().or_else(|| self.link(at));
                }
                if !found.authors.is_empty() || found.agency.is_some() {
                    return found;
                }
            }
            at = tree.next(at);
        }
        Byline::default()
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

fn is_byline(resolver: &Resolver, id: NodeId) -> bool {
    let tree = &resolver.page.tree;
    let named = ["class", "id", "rel", "itemprop", "data-testid"];
    let values = named.iter().filter_map(|name| tree.attribute(id, name));
    values.into_iter().any(|v| BYLINE_WORDS.iter().any(|w| v.to_ascii_lowercase().contains(w)))
}

/// Words in class, id, rel or itemprop of elements that hold the byline.
const BYLINE_WORDS: [&str; 4] = ["byline", "author", "autor", "reporter"];

fn same_person(a: &Author, b: &Author) -> bool {
    a.name.eq_ignore_ascii_case(&b.name)
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

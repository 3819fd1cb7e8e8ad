//! Headline and standfirst.

#[cfg(feature = "inside")]
use super::Choice;
use super::{Outcome, Resolver};
use crate::content::judge::weight;
use crate::field::Field;
#[cfg(feature = "inside")]
use crate::page::Page;
use crate::profile::source::{Place, Rule, Source};
use crate::tree::text::fold;
use crate::tree::{NodeId, Tag};
use crate::values::headline::{key, longest_segment, without_site};

/// The headline alone.
#[cfg(feature = "inside")]
pub(crate) fn headline(page: &Page, choice: Choice) -> String {
    let mut resolver = Resolver::new(page, choice);
    resolver.title();
    resolver.draft.article.title
}

impl Resolver<'_> {
    pub(super) fn title(&mut self) {
        let found = self.first(Field::Title, |l| l.title, Self::headline);
        if let Some((title, node)) = found {
            self.draft.article.title = title;
            self.headline = node;
        }
    }

    fn headline(&self, source: &Source) -> Outcome<(String, Option<NodeId>)> {
        if matches!(source.place, Place::Rule(Rule::Headline)) {
            return self.visible_headline().into();
        }
        let sites = self.sites();
        let claims = self.claims(sites);
        let found = self.read(source).into_iter().find_map(|raw| {
            let line = fold(&raw.text);
            let title = without_site(&line, sites);
            let shorter = claims.iter().find(|claim| is_tail(title, claim));
            let title = shorter.map_or(title, String::as_str);
            (!title.is_empty()).then(|| (title.to_owned(), raw.node))
        });
        found.into()
    }

    pub(super) fn document_title(&self) -> Option<String> {
        self.page.meta.title.clone()
    }

    /// The heading that the head's claims name; else the first `h1` that can be a headline: sites
    /// word `og:title` and `<title>` for search engines, what readers see is the `h1`.
    fn visible_headline(&self) -> Option<(String, Option<NodeId>)> {
        let sites = self.sites();
        let claims = self.claims(sites);
        let found = self.declared_heading(sites);
        let heading = found.or_else(|| self.likely_heading(&claims, sites))?;
        Some((self.spelling(&heading, &claims), Some(heading.node)))
    }

    /// The `h1` that a claim names, the lower heading that is a claim, the `h1` that is much like
    /// one, the only `h1`.
    fn likely_heading(&self, claims: &[String], sites: &[String]) -> Option<Heading> {
        let named: Vec<Claim> = claims.iter().map(|claim| Claim::of(claim)).collect();
        let mut highest: Vec<Heading> = self.headings(&[Tag::H1], sites).collect();
        if let Some(at) = highest.iter().position(|h| named.iter().any(|claim| claim.names(h))) {
            return Some(highest.swap_remove(at));
        }
        let mut lower = self.headings(&[Tag::H2, Tag::H3], sites);
        let claimed = lower.find(|h| named.iter().any(|claim| claim.key == h.key));
        claimed.or_else(|| {
            let likeliest = alike(&highest, claims).or_else(|| self.lone_heading(&highest, claims))?;
            (likeliest < highest.len()).then(|| highest.swap_remove(likeliest))
        })
    }

    /// The one heading that can be the headline though no claim agrees with it; a heading that is a
    /// small part of a claim is the site's name.
    fn lone_heading(&self, headings: &[Heading], claims: &[String]) -> Option<usize> {
        let names_site = |h: &Heading| {
            claims.iter().map(|c| key(c)).any(|c| c.contains(&h.key) && c.len() > h.key.len() * 3 / 2)
        };
        let is_long = |h: &Heading| claims.is_empty() || weight(&h.text) >= SHORTEST;
        let mut fit = headings
            .iter()
            .enumerate()
            .filter(|(_, h)| is_long(h) && !self.is_aside(h.node) && !names_site(h));
        let (at, first) = fit.next()?;
        (claims.is_empty() || fit.all(|(_, h)| h.key == first.key)).then_some(at)
    }

    /// The heading of any level that JSON-LD's `headline` names: some sites put the wording for
    /// search engines into an `h1` of the breadcrumbs and the headline into an `h2`.
    fn declared_heading(&self, sites: &[String]) -> Option<Heading> {
        let declared = key(without_site(&self.page.json_ld.text("headline")?, sites));
        self.headings(&[Tag::H1, Tag::H2, Tag::H3], sites).find(|h| h.key == declared)
    }

    fn headings<'s>(&'s self, tags: &'s [Tag], sites: &'s [String]) -> impl Iterator<Item = Heading> {
        let tree = &self.page.tree;
        let names: Vec<String> = sites.iter().map(|site| key(site)).collect();
        let shown = move |id: &NodeId| {
            !self.is_removed(*id)
                && !tree.ancestors(*id).chain([*id]).any(|up| tree.is_hidden(up))
                && !self.is_logo(*id)
        };
        let headings =
            tree.all().filter(move |id| tags.contains(&tree.tag(*id))).filter(shown).take(MOST_HEADINGS);
        let read = headings.map(move |node| {
            let text = tree.line(node);
            Heading { node, key: key(&text), text }
        });
        // a heading that is nothing but the site's name is none
        read.filter(move |h| {
            !h.key.is_empty() && !without_site(&h.text, sites).is_empty() && !names.contains(&h.key)
        })
    }

    /// A heading may hold its kicker or a date in elements of their own; the claim that names its
    /// words knows where the headline starts and how the two are joined. What a design prints in
    /// capitals, the claim may spell as it was written.
    fn spelling(&self, heading: &Heading, claims: &[String]) -> String {
        let tree = &self.page.tree;
        let parts = tree
            .descendants(heading.node)
            .filter(|id| tree.raw_text(*id).is_some_and(|t| !t.trim().is_empty()))
            .count();
        let mixed = |claim: &&String| key(claim) == heading.key && !is_loud(claim);
        if let Some(claim) = claims.iter().find(mixed).filter(|_| is_loud(&heading.text)) {
            return claim.clone();
        }
        let within = |claim: &&String| {
            let claim = key(claim);
            claim.len() * 2 > heading.key.len() && heading.key.contains(&claim)
        };
        claims.iter().find(within).filter(|_| parts > 1).cloned().unwrap_or_else(|| heading.text.clone())
    }

    fn is_aside(&self, id: NodeId) -> bool {
        let tree = &self.page.tree;
        tree.ancestors(id).any(|up| matches!(tree.tag(up), Tag::Nav | Tag::Footer | Tag::Aside))
    }

    /// Keys of the titles that the head claims.
    pub(super) fn claimed_titles(&self) -> Vec<String> {
        self.claims(self.sites()).iter().map(|claim| key(claim)).collect()
    }

    /// The titles that the head claims, without the site's name.
    fn claims(&self, sites: &[String]) -> Vec<String> {
        let meta = &self.page.meta;
        let raw = [
            self.page.json_ld.text("headline"),
            meta.get("og:title").map(str::to_owned),
            meta.get("twitter:title").map(str::to_owned),
            meta.get("headline").map(str::to_owned),
            meta.title.clone(),
        ];
        let claims = raw.into_iter().flatten().map(|claim| without_site(&claim, sites).to_owned());
        claims.filter(|c| c.contains(char::is_alphanumeric)).collect()
    }

    pub(super) fn subtitle(&mut self) {
        let title = self.draft.article.title.clone();
        let read = |r: &Self, s: &Source| {
            let found = r.read(s).into_iter().map(|raw| raw.text.trim().to_owned());
            found.into_iter().find(|text| !text.is_empty() && key(text) != key(&title)).into()
        };
        self.draft.article.subtitle = self.first(Field::Subtitle, |l| l.subtitle, read);
    }
}

/// A heading that may be the headline.
struct Heading {
    node: NodeId,
    text: String,
    key: String,
}

/// Headings that are looked at; a page of thousands is no story.
const MOST_HEADINGS: usize = 50;

/// Weighted letters of the shortest headline that is taken against what the head claims.
const SHORTEST: usize = 12;

/// Capitals and no small letter.
fn is_loud(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Share of words that heading and claim have in common from which they are one headline.
const ALIKE: f32 = 0.5;

/// Whether a title is the claim with a section or a site's name behind it.
fn is_tail(title: &str, claim: &str) -> bool {
    let rest = title.strip_prefix(claim).map(str::trim_start).unwrap_or_default();
    claim.len() > rest.len()
        && rest.starts_with(['-', '|', '–', '—', '·', '•', ':', 'ㅣ', '<', '/', '：', '｜', '－'])
}

/// Words of a headline that are compared.
const MOST_WORDS: usize = 100;

/// A title that the head claims, to be compared with headings.
struct Claim<'t> {
    text: &'t str,
    key: String,
    /// Of its longest segment.
    longest: String,
}

impl Claim<'_> {
    fn of(text: &str) -> Claim<'_> {
        Claim { text, key: key(text), longest: key(longest_segment(text)) }
    }

    /// Whether the claim is the heading, or the heading and the site's name.
    fn names(&self, heading: &Heading) -> bool {
        self.key == heading.key || self.longest == heading.key || is_tail(self.text, &heading.text)
    }
}

/// The heading that has most in common with a claim.
fn alike(headings: &[Heading], claims: &[String]) -> Option<usize> {
    let closest = headings
        .iter()
        .enumerate()
        .map(|(at, h)| (at, claims.iter().map(|claim| likeness(&h.text, claim)).fold(0.0, f32::max)));
    let fit = closest.filter(|(_, likeness)| *likeness >= ALIKE);
    fit.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(at, _)| at)
}

/// Words in common, as a share of those of the shorter one; single words agree by chance.
#[allow(clippy::cast_precision_loss)]
fn likeness(heading: &str, claim: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().map(key).filter(|w| !w.is_empty()).take(MOST_WORDS).collect()
    };
    let (a, b) = (words(heading), words(claim));
    if a.len().min(b.len()) < 3 {
        return 0.0;
    }
    let common = a.iter().filter(|w| b.contains(w)).count();
    common as f32 / a.len().min(b.len()) as f32
}

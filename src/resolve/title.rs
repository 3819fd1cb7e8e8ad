//! Headline and standfirst.

use super::{Choice, Outcome, Resolver};
use crate::field::Field;
use crate::page::Page;
use crate::profile::source::{Place, Rule, Source};
use crate::tree::text::fold;
use crate::tree::{NodeId, Tag};
use crate::values::headline::{key, without_site};
use crate::values::url::host;

/// The headline alone.
#[cfg(feature = "train")]
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
        let found = self.read(source).into_iter().find_map(|raw| {
            let line = fold(&raw.text);
            let title = without_site(&line, &sites);
            (!title.is_empty()).then(|| (title.to_owned(), raw.node))
        });
        found.into()
    }

    pub(super) fn document_title(&self) -> Option<String> {
        self.page.meta.title.clone()
    }

    /// Names that the site goes by.
    fn sites(&self) -> Vec<String> {
        let meta = &self.page.meta;
        let named = ["og:site_name", "application-name", "twitter:site", "publisher", "copyright"];
        let mut sites: Vec<String> = named.iter().filter_map(|key| meta.get(key)).map(str::to_owned).collect();
        sites.extend(self.page.json_ld.publisher());
        let address = self.page.own_address();
        let hosts = [address.as_ref(), self.page.address.as_ref()].into_iter().flatten();
        sites.extend(hosts.flat_map(|url| [host(url).to_owned(), name_of(host(url)).to_owned()]));
        if let Some(profile) = self.choice.profile {
            sites.push(profile.name.to_owned());
        }
        sites
    }

    /// The `h1` that the page's own claims agree with; a lone `h1` where it makes none.
    fn visible_headline(&self) -> Option<(String, Option<NodeId>)> {
        let tree = &self.page.tree;
        let sites = self.sites();
        let headings: Vec<(NodeId, String)> = tree
            .elements(Tag::H1)
            .filter(|id| !self.is_removed(*id))
            .map(|id| (id, tree.line(id)))
            .filter(|(_, text)| !text.is_empty() && !without_site(text, &sites).is_empty())
            .collect();
        let claims = self.claims(&sites);
        let agreeing = headings.iter().find(|(_, text)| claims.iter().any(|claim| agrees(&key(text), claim)));
        let lone = || headings.first().filter(|_| headings.len() == 1 && claims.is_empty());
        agreeing.or_else(lone).map(|(id, text)| (text.clone(), Some(*id)))
    }

    /// Keys of the titles that the head claims.
    fn claims(&self, sites: &[String]) -> Vec<String> {
        let meta = &self.page.meta;
        let raw = [
            self.page.json_ld.text("headline"),
            meta.get("og:title").map(str::to_owned),
            meta.get("twitter:title").map(str::to_owned),
            meta.title.clone(),
        ];
        let claims = raw.into_iter().flatten().map(|claim| key(without_site(&claim, sites)));
        claims.filter(|c| !c.is_empty()).collect()
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

/// The label of a host that names the site: `koreaherald` of `koreaherald.com`.
fn name_of(host: &str) -> &str {
    let mut labels = host.rsplit('.').skip(1);
    let label = labels.next().unwrap_or_default();
    if label.len() <= 3 { labels.next().unwrap_or(label) } else { label }
}

/// One headline holds the other, and is at most twice as long.
fn agrees(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    2 * short.len() >= long.len() && long.contains(short)
}

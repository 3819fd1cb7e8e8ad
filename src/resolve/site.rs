//! Names that the site goes by, which are no part of a headline.

use super::Resolver;
use crate::tree::{NodeId, Tag};
use crate::values::headline::key;
use crate::values::url::{host, resolve};

/// Headings among which the site's logo is sought.
const MOST_HEADINGS: usize = 10;

impl Resolver<'_> {
    /// Names that the site goes by.
    pub(super) fn sites(&self) -> &[String] {
        self.site_names.get_or_init(|| self.gather_sites())
    }

    fn gather_sites(&self) -> Vec<String> {
        let meta = &self.page.meta;
        let named = ["og:site_name", "application-name", "twitter:site", "publisher", "copyright"];
        let mut sites: Vec<String> =
            named.iter().filter_map(|key| meta.get(key)).map(str::to_owned).collect();
        sites.extend(self.page.json_ld.publisher());
        let address = self.page.own_address();
        let hosts = [address.as_ref(), self.page.address.as_ref()].into_iter().flatten();
        sites.extend(hosts.flat_map(|url| [host(url).to_owned(), name_of(host(url)).to_owned()]));
        sites.extend(self.choice.profile.map(|profile| profile.name.to_owned()));
        sites.extend(self.feed_sites());
        sites.extend(self.logos());
        sites
    }

    /// `Site » Feed`, `Site » Headline Comments Feed`: how `WordPress` names its feeds.
    fn feed_sites(&self) -> impl Iterator<Item = String> {
        let meta = &self.page.meta;
        let claims: Vec<String> =
            [meta.get("og:title"), meta.title.as_deref()].into_iter().flatten().map(key).collect();
        let named =
            meta.feeds.iter().filter_map(|title| title.split_once(" » ").map(|(site, _)| site.trim()));
        named.filter(move |site| !claims.contains(&key(site))).map(str::to_owned)
    }

    fn logos(&self) -> impl Iterator<Item = String> {
        let tree = &self.page.tree;
        let headings = tree.all().filter(|id| tree.tag(*id) == Tag::H1).take(MOST_HEADINGS);
        headings.filter(|id| self.is_logo(*id)).map(|id| tree.line(id)).filter(|name| !key(name).is_empty())
    }

    /// A heading that as a whole is a link to the front page.
    pub(super) fn is_logo(&self, heading: NodeId) -> bool {
        let tree = &self.page.tree;
        let is_link = |id: &NodeId| tree.tag(*id) == Tag::A;
        let around = || tree.ancestors(heading).take(2).find(is_link);
        let within = || tree.descendants(heading).take(4).find(is_link);
        let Some(link) = within().or_else(around) else { return false };
        let whole = key(&tree.line(link)) == key(&tree.line(heading)) || tree.contains(link, heading);
        whole && tree.attribute(link, "href").is_some_and(|href| self.is_front_page(href))
    }

    fn is_front_page(&self, href: &str) -> bool {
        let href = href.trim();
        href == "/" || resolve(self.page.base.as_ref(), href).is_some_and(|url| is_root(&url))
    }
}

/// An address without a path.
fn is_root(url: &str) -> bool {
    let path = url.split_once("://").map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    path.is_some_and(str::is_empty)
}

/// The label of a host that names the site: `koreaherald` of `koreaherald.com`.
fn name_of(host: &str) -> &str {
    let mut labels = host.rsplit('.').skip(1);
    let label = labels.next().unwrap_or_default();
    if label.len() <= 3 { labels.next().unwrap_or(label) } else { label }
}

#[cfg(test)]
mod tests {
    use crate::Parser;

    fn title(page: &str) -> String {
        let story = "<p>The old bridge over the river was closed on Monday, and nobody in the town knows when it \
            will be open again, as the council has not decided yet what is to be done about it.</p>";
        let result = Parser::new().built_in(false).parse(&format!("{page}{story}{story}"));
        let article = match &result {
            Ok(article) => Some(article),
            Err(error) => error.partial(),
        };
        article.map(|a| a.title.clone()).unwrap_or_default()
    }

    #[test]
    fn names_of_the_site_are_no_headline() {
        for page in [
            "<title>Bridge closed for repairs | Notes of a ferryman</title>\
             <link rel=alternate type=application/rss+xml title='Notes of a ferryman » Feed' href=/feed>",
            "<title>Notes of a ferryman » Blog Archive » Bridge closed for repairs</title>\
             <h1><a href='https://ferry.example/'>Notes of a ferryman</a></h1>",
            "<title>Bridge closed for repairs：The ferrymen of the town</title><h1>Bridge closed for repairs</h1>",
            "<title>Bridge closed for repairs-Townㅣx</title><meta name=headline content='Bridge closed for repairs'>",
            "<meta property=og:title content='Bridge closed for repairs'><h1>BRIDGE CLOSED FOR REPAIRS</h1>",
            "<meta property=og:title content='Bridge closed for repairs'><h1>Our readers' corner</h1>\
             <h2>Bridge closed for repairs</h2>",
        ] {
            assert_eq!(title(page), "Bridge closed for repairs", "{page}");
        }
    }
}

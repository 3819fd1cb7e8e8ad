//! Pages that are no articles, by their own markup.

use crate::article::Article;
use crate::content::judge::weight;
use crate::error::PageKind;
use crate::page::Page;
use crate::resolve::Choice;
use crate::tree::NodeId;

/// JSON-LD types of pages about something else than one story (schema.org).
const TYPES: [(&str, PageKind); 4] = [
    ("ProfilePage", PageKind::Author),
    ("CollectionPage", PageKind::List),
    ("SearchResultsPage", PageKind::List),
    ("ItemList", PageKind::List),
];

/// Ids and scripts by which bot challenges are known (Cloudflare, `DataDome`, Imperva, Akamai).
const CHALLENGES: [&str; 6] = [
    "challenge-form",
    "cf-challenge",
    "challenge-platform",
    "captcha-delivery.com",
    "_Incapsula_Resource",
    "px-captcha",
];

/// Weighted letters; a page with less text than this and a challenge's marks is a challenge.
const CHALLENGE_TEXT: usize = 1500;

/// What the page is instead of an article; `None` where nothing says so.
pub(crate) fn not_an_article(page: &Page, choice: Choice, article: &Article) -> Option<PageKind> {
    if choice.layout.is_some() {
        return None;
    }
    let known = choice.profile.map_or(&[][..], |p| p.not_articles);
    let by_profile = known.iter().find(|(_, signature)| signature.is_on(page)).map(|(kind, _)| *kind);
    by_profile.or_else(|| challenge(page, article)).or_else(|| declared(page)).or_else(|| home(page))
}

/// A page that says what it is; a story's own claim goes first.
fn declared(page: &Page) -> Option<PageKind> {
    if page.json_ld.kinds().iter().any(|k| k.ends_with("Article") || k.ends_with("Posting")) {
        return None;
    }
    let kinds = page.json_ld.page_kinds();
    let by_json = TYPES.iter().find(|(name, _)| kinds.iter().any(|k| k == name)).map(|(_, kind)| *kind);
    let profile = || (page.meta.get("og:type") == Some("profile")).then_some(PageKind::Author);
    by_json.or_else(profile)
}

/// The page's own address is the site's root.
fn home(page: &Page) -> Option<PageKind> {
    let is_story = page.json_ld.kinds().iter().any(|k| k.ends_with("Article"));
    let address = page.own_address().or_else(|| page.address.clone())?;
    let is_root = matches!(address.path(), "/" | "") && address.query().is_none();
    (is_root && !is_story && page.meta.get("og:type") != Some("article")).then_some(PageKind::Home)
}

fn challenge(page: &Page, article: &Article) -> Option<PageKind> {
    let tree = &page.tree;
    let marked = tree.all().any(|id| {
        let values = ["id", "class", "src", "action"].iter().filter_map(|name| tree.attribute(id, name));
        values.into_iter().any(|v| CHALLENGES.iter().any(|c| v.contains(c)))
    });
    let short =
        || weight(&article.text()) < CHALLENGE_TEXT && weight(&tree.text(NodeId::ROOT)) < CHALLENGE_TEXT;
    (marked && short()).then_some(PageKind::BotChallenge)
}

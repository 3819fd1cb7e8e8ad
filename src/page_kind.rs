//! Pages that are no articles, by their own markup.

use crate::article::Article;
use crate::content::judge::weight;
use crate::error::PageKind;
use crate::page::Page;
use crate::resolve::Choice;
use crate::tree::{NodeId, Tree};

/// JSON-LD types of pages about something else than one story (schema.org).
const TYPES: [(&str, PageKind); 4] = [
    ("ProfilePage", PageKind::Author),
    ("CollectionPage", PageKind::List),
    ("SearchResultsPage", PageKind::List),
    ("ItemList", PageKind::List),
];

/// Ids and addresses that only a challenge carries: Cloudflare, `DataDome`, `PerimeterX`, Imperva.
const CHALLENGES: [&str; 7] = [
    "challenge-form",
    "cf-challenge",
    "challenge-running",
    "challenge-error-text",
    "captcha-delivery.com",
    "px-captcha",
    "_Incapsula_Resource",
];

/// What challenges carry, and some other pages of the same sites: it counts with a title of [`TITLES`].
const HINTS: [&str; 10] = [
    "challenge-platform",
    "cf-error",
    "cf-wrapper",
    "edgesuite.net",
    "perimeterx",
    "datadome",
    "incapsula",
    "awswaf",
    "captcha",
    "Reference #",
];

/// Titles of challenges and of refusals, in lower case.
const TITLES: [&str; 18] = [
    "just a moment",
    "attention required",
    "access denied",
    "access to this page has been denied",
    "please wait",
    "verify you are human",
    "human verification",
    "security check",
    "robot check",
    "are you a robot",
    "pardon our interruption",
    "checking your browser",
    "ddos-guard",
    "nur einen moment",
    "un instant",
    "un momento",
    "잠시만 기다리",
    "少々お待ち",
];

/// Weighted letters; a page with less text than this and a challenge's marks is a challenge.
const CHALLENGE_TEXT: usize = 1500;

/// What consent managers put into ids and addresses: vendors' names, and IAB's framework.
const MANAGERS: [&str; 18] = [
    "/tcf",
    "cmp-",
    "cmp_",
    "-cmp",
    "//cmp.",
    "__tcfapi",
    "sp_message",
    "sourcepoint",
    "privacy-mgmt",
    "contentpass",
    "onetrust",
    "cookielaw",
    "usercentrics",
    "didomi",
    "consent",
    "cookiebot",
    "quantcast",
    "truste",
];

/// Beginnings of the words that consent is asked with, in lower case.
#[rustfmt::skip]
const CONSENT: [&str; 36] = [
    // English
    "consent", "cookie", "tracking", "partner", "privacy", "advertis", "personal", "device",
    // German, Dutch, the North
    "einwillig", "zustimm", "datenschutz", "werb", "endgerät", "personenbezogen", "toestemming", "advertentie",
    "samtykke", "samtycke", "annons", "personvern",
    // Romance languages
    "consent", "publicit", "partenaire", "confidentialité", "données", "consenso", "pubblicit", "consentimiento",
    "publicidad", "socios", "privacidad",
    // Polish, Korean, Japanese
    "zgod", "reklam", "prywatno", "동의", "同意",
];

/// Weighted letters; the longest walls list their partners' purposes.
const WALL_TEXT: usize = 6000;

/// Different beginnings of [`CONSENT`] that a wall has at least.
const WALL_STEMS: usize = 4;

/// Words of a wall for each that is one of [`CONSENT`], at most. Stories about privacy have some 30.
const WALL_SHARE: usize = 18;

/// What the page is instead of an article; `None` where nothing says so.
pub(crate) fn not_an_article(page: &Page, choice: Choice, article: &Article) -> Option<PageKind> {
    if choice.layout.is_some() {
        return None;
    }
    let known = choice.profile.map_or(&[][..], |p| p.not_articles);
    let by_profile = known.iter().find(|(_, signature)| signature.is_on(page)).map(|(kind, _)| *kind);
    by_profile.or_else(|| instead_of_a_story(page, article)).or_else(|| declared(page)).or_else(|| home(page))
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
    let is_story = page.json_ld.kinds().iter().any(|k| k.ends_with("Article") || k.ends_with("Posting"));
    let address = page.own_address().or_else(|| page.address.clone())?;
    let is_root = matches!(address.path(), "/" | "") && address.query().is_none();
    (is_root && !is_story && page.meta.get("og:type") != Some("article")).then_some(PageKind::Home)
}

/// Challenges and walls, which have no word of a story: neither in the metadata nor at length.
fn instead_of_a_story(page: &Page, article: &Article) -> Option<PageKind> {
    let claims = !page.json_ld.kinds().is_empty()
        || page.meta.get("og:type") == Some("article")
        || page.meta.get("article:published_time").is_some()
        || article.published.is_some();
    if claims || weight(&article.text()) >= WALL_TEXT {
        return None;
    }
    let text = page.tree.text(NodeId::ROOT);
    let weight = weight(&text);
    if weight < CHALLENGE_TEXT && is_challenge(page, &text) {
        return Some(PageKind::BotChallenge);
    }
    (weight < WALL_TEXT && is_wall(&page.tree, &text)).then_some(PageKind::ConsentWall)
}

fn is_challenge(page: &Page, text: &str) -> bool {
    let title = page.meta.title.as_deref().unwrap_or_default().to_lowercase();
    let is_titled = TITLES.iter().any(|t| title.contains(t));
    carries(&page.tree, &CHALLENGES)
        || is_titled && (carries(&page.tree, &HINTS) || HINTS.iter().any(|h| text.contains(h)))
}

fn is_wall(tree: &Tree, text: &str) -> bool {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1);
    let (mut all, mut asking, mut seen) = (0, 0, [false; CONSENT.len()]);
    for word in words {
        all += 1;
        let stem = CONSENT.iter().position(|stem| word.starts_with(stem));
        asking += usize::from(stem.is_some());
        stem.and_then(|at| seen.get_mut(at)).into_iter().for_each(|seen| *seen = true);
    }
    let stems = seen.iter().filter(|seen| **seen).count();
    stems >= WALL_STEMS && asking * WALL_SHARE >= all && carries(tree, &MANAGERS)
}

/// Whether an id, class or address holds one of the marks.
fn carries(tree: &Tree, marks: &[&str]) -> bool {
    tree.all().any(|id| {
        let values = ["id", "class", "src", "action"].iter().filter_map(|name| tree.attribute(id, name));
        values.into_iter().any(|value| marks.iter().any(|mark| value.contains(mark)))
    })
}

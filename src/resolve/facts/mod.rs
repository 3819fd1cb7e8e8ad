//! The plain fields: summary, language, address, publisher, kind, access.

mod section;
mod tags;
mod topic_links;

use super::{Outcome, Resolver};
use crate::article::{Access, ArticleKind};
use crate::content::judge::weight;
use crate::field::{Field, Origin};
use crate::profile::source::Source;
use crate::tree::text::fold;
use crate::tree::words::has_word;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::url;

impl Resolver<'_> {
    pub(super) fn facts(&mut self) {
        let article_url = self.first(Field::Url, |l| l.url, Self::address);
        let language = self.first(
            Field::Language,
            |l| l.language,
            |r, s| r.line(s).as_deref().and_then(language).into(),
        );
        let summary = self.first(Field::Summary, |l| l.summary, |r, s| r.line(s).into());
        let publisher = self.first(Field::Publisher, |l| l.publisher, |r, s| r.line(s).into());
        let article = &mut self.draft.article;
        article.url = article_url;
        article.language = language;
        article.summary = summary;
        article.publisher = publisher;
        self.profile_facts();
    }

    /// What the profile knows by itself.
    fn profile_facts(&mut self) {
        let Some(profile) = self.choice.profile else { return };
        let known =
            Origin { profile: Some(profile.name.into()), layout: "profile".into(), source: "name".into() };
        let article = &mut self.draft.article;
        // a layout that says where the publisher stands knows better: a site may serve several papers
        if article.origin(Field::Publisher).is_none_or(|origin| origin.profile.is_none()) {
            article.publisher = Some(profile.name.to_owned());
            article.set_origin(Field::Publisher, known.clone());
        }
        if self.draft.article.language.is_none()
            && let Some(tag) = profile.language
        {
            self.draft.article.language = Some(tag.to_owned());
            self.draft.article.set_origin(Field::Language, Origin { source: "language".into(), ..known });
        }
    }

    /// The first text of a source, on one line.
    pub(super) fn line(&self, source: &Source) -> Option<String> {
        self.read(source).into_iter().map(|raw| fold(&raw.text)).find(|line| !line.is_empty())
    }

    fn address(&self, source: &Source) -> Outcome<String> {
        let base = self.page.base.as_ref();
        let found = self.line(source).and_then(|a| url::resolve(base, &a));
        found.filter(|a| url::parse(a).is_some()).into()
    }

    /// What is told best once headline and body are known: section, tags, kind, access.
    pub(super) fn kind(&mut self) {
        let section = self.first(Field::Section, |l| l.section, |r, s| r.sections(s).into());
        if let Some(section) = section {
            self.draft.article.section = section;
        }
        self.tags();
        self.article_kind();
        self.access();
    }

    fn article_kind(&mut self) {
        let kinds = self.page.json_ld.kinds();
        let is = |name: &str| kinds.iter().any(|k| k == name);
        let og_video = self.page.meta.get("og:type").is_some_and(|t| t.starts_with("video"));
        let kind = if is("LiveBlogPosting") {
            Some((ArticleKind::LiveBlog, "json_ld @type"))
        } else if is("OpinionNewsArticle") || is("ReviewNewsArticle") {
            Some((ArticleKind::Opinion, "json_ld @type"))
        } else if is("VideoObject") && !is("NewsArticle") {
            Some((ArticleKind::Video, "json_ld @type"))
        } else if og_video {
            Some((ArticleKind::Video, "meta og:type"))
        } else {
            self.opinion_section()
        };
        if let Some((kind, source)) = kind {
            self.draft.article.kind = kind;
            self.remember(Field::Kind, source, false);
        }
    }

    fn opinion_section(&self) -> Option<(ArticleKind, &'static str)> {
        let sections = &self.draft.article.section;
        let is_opinion = sections.iter().any(|s| OPINION.contains(&s.to_lowercase().as_str()));
        is_opinion.then_some((ArticleKind::Opinion, "section"))
    }

    /// What the publisher declares; a wall that is shown counts where the text before it is short.
    fn access(&mut self) {
        let is_teaser = is_lighter(&self.draft.article.text(), TEASER);
        let declared = self.page.json_ld.is_free().map(|free| (!free, "json_ld isAccessibleForFree"));
        let tier = || {
            self.page
                .meta
                .get("article:content_tier")
                .map(|tier| (tier == "locked", "meta article:content_tier"))
        };
        let shown = || (is_teaser && shows_wall(&self.page.tree), "paywall on the page");
        let (locked, source) = declared.or_else(tier).unwrap_or_else(shown);
        if locked {
            self.draft.article.access = if is_teaser { Access::Teaser } else { Access::Paywalled };
            self.remember(Field::Access, source, false);
        }
    }
}

/// Whether a text weighs less than `most`; a long one is not weighed to its end.
fn is_lighter(text: &str, most: usize) -> bool {
    let mut sum = 0;
    !text.split('\n').any(|line| {
        sum += weight(line);
        sum >= most
    })
}

/// Whether an element that names itself a wall holds an offer. Many free pages carry an empty one.
fn shows_wall(tree: &Tree) -> bool {
    let names_wall = |id: &NodeId| {
        let mut values = ["class", "id"].iter().filter_map(|name| tree.attribute(*id, name));
        values.any(|value| has_word(value, &WALLS))
            && !tree.is_hidden(*id)
            && !matches!(tree.tag(*id), Tag::Html | Tag::Body | Tag::Article | Tag::Main)
    };
    let walls = tree.all().filter(|id| tree.is_element(*id) && names_wall(id)).take(MOST_WALLS);
    walls.into_iter().any(|id| OFFER.contains(&weight(&tree.text(id))))
}

/// Class words of walls before the rest of a story.
const WALLS: [&str; 5] = ["paywall", "regwall", "registrationwall", "subscriptionwall", "metering"];

/// Elements that are asked; parts of one wall name it again.
const MOST_WALLS: usize = 20;

/// Weighted letters of an offer to subscribe: more than a button, less than a story.
const OFFER: std::ops::Range<usize> = 40..2000;

/// Section names that mean opinion.
const OPINION: [&str; 14] = [
    "opinion",
    "opinions",
    "editorial",
    "editorials",
    "viewpoints",
    "comment",
    "commentary",
    "meinung",
    "kommentar",
    "opinión",
    "opinião",
    "opinioni",
    "débats",
    "오피니언",
];

/// Weighted letters; a locked story shorter than this is only its beginning (teasers of paywalled
/// papers run to two or three paragraphs of some 300 letters).
const TEASER: usize = 1500;

/// A BCP 47 tag from what pages write: `en_US`, `ko`, and `kr`, which is a country.
fn language(raw: &str) -> Option<String> {
    let tag = raw.split([',', ';', ' ']).next()?.trim().replace('_', "-");
    let main = tag.split('-').next()?;
    let sound = (2..=3).contains(&main.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !sound {
        return None;
    }
    Some(if main.eq_ignore_ascii_case("kr") { "ko".to_owned() } else { tag })
}

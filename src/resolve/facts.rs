//! The plain fields: section, tags, summary, language, address, publisher, kind, access.

use super::{Outcome, Resolver};
use crate::article::{Access, ArticleKind};
use crate::content::judge::weight;
use crate::field::Field;
use crate::profile::source::Source;
use crate::tree::text::fold;
use crate::values::url;

/// Most tags of a story; longer lists are a site's whole vocabulary.
const MOST_TAGS: usize = 100;

impl Resolver<'_> {
    pub(super) fn facts(&mut self) {
        let article_url = self.first(Field::Url, |l| l.url, Self::address);
        let language = self.first(
            Field::Language,
            |l| l.language,
            |r, s| r.line(s).as_deref().and_then(language).into(),
        );
        let summary = self.first(Field::Summary, |l| l.summary, |r, s| r.line(s).into());
        let tags = self.first(Field::Tags, |l| l.tags, |r, s| r.list(s, true));
        let section = self.first(Field::Section, |l| l.section, |r, s| r.list(s, false));
        let publisher = self.first(Field::Publisher, |l| l.publisher, |r, s| r.line(s).into());
        let article = &mut self.draft.article;
        article.url = article_url;
        article.language = language;
        article.summary = summary;
        article.tags = tags.unwrap_or_default();
        article.section = section.unwrap_or_default();
        article.publisher = publisher;
        self.profile_facts();
    }

    /// What the profile knows by itself.
    fn profile_facts(&mut self) {
        let Some(profile) = self.choice.profile else { return };
        self.draft.article.publisher = Some(profile.name.to_owned());
        self.remember(Field::Publisher, "profile", true);
        if self.draft.article.language.is_none()
            && let Some(tag) = profile.language
        {
            self.draft.article.language = Some(tag.to_owned());
            self.remember(Field::Language, "profile", true);
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

    /// Every text of a source, each once; a single text that holds commas is a list.
    fn list(&self, source: &Source, split: bool) -> Outcome<Vec<String>> {
        let raws: Vec<String> = self.read(source).into_iter().map(|raw| fold(&raw.text)).collect();
        let pieces = raws.iter().flat_map(|raw| raw.split(move |c| split && matches!(c, ',' | ';' | '、')));
        let mut list: Vec<String> = Vec::new();
        for piece in pieces.map(str::trim).filter(|p| !p.is_empty()) {
            if list.len() < MOST_TAGS && !list.iter().any(|known| known.eq_ignore_ascii_case(piece)) {
                list.push(piece.to_owned());
            }
        }
        Some(list).filter(|l| !l.is_empty()).into()
    }

    /// Links in an element that names itself a breadcrumb, without the home page and the story;
    /// else JSON-LD's.
    pub(super) fn breadcrumbs(&self) -> Vec<String> {
        let mut trail = self.page.json_ld.breadcrumbs();
        trail.retain(|name| !HOME.contains(&name.to_lowercase().as_str()));
        let title = &self.draft.article.title;
        trail.retain(|name| name != title);
        trail
    }

    pub(super) fn kind(&mut self) {
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
        self.access();
    }

    fn opinion_section(&self) -> Option<(ArticleKind, &'static str)> {
        let sections = &self.draft.article.section;
        let is_opinion = sections.iter().any(|s| OPINION.contains(&s.to_lowercase().as_str()));
        is_opinion.then_some((ArticleKind::Opinion, "section"))
    }

    fn access(&mut self) {
        let (locked, source) = match self.page.json_ld.is_free() {
            Some(free) => (!free, "json_ld isAccessibleForFree"),
            None => {
                (self.page.meta.get("article:content_tier") == Some("locked"), "meta article:content_tier")
            }
        };
        if locked {
            let is_teaser = weight(&self.draft.article.text()) < TEASER;
            self.draft.article.access = if is_teaser { Access::Teaser } else { Access::Paywalled };
            self.remember(Field::Access, source, false);
        }
    }
}

/// First links of breadcrumbs, which are no section.
const HOME: [&str; 14] = [
    "home",
    "homepage",
    "home page",
    "startseite",
    "start",
    "accueil",
    "inicio",
    "início",
    "strona główna",
    "hjem",
    "главная",
    "홈",
    "ホーム",
    "トップ",
];

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

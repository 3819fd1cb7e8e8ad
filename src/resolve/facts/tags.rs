//! Tags: what the metadata list, cleaned; else the links to topics that the page shows.

use super::topic_links::TopicLinks;
use crate::field::Field;
use crate::profile::generic::GENERIC;
use crate::profile::source::Source;
use crate::resolve::{Outcome, Resolver};
use crate::tree::text::fold;

/// Most tags of a story; longer lists are a site's whole vocabulary.
const MOST_TAGS: usize = 100;

/// Bytes; a longer text is a sentence, or words run together without commas.
const LONGEST_TAG: usize = 100;

/// What newsroom systems put before an internal label: `Category: News`, `region:US`.
const INTERNAL: [&str; 16] = [
    "category",
    "section",
    "subsection",
    "sub-section",
    "type",
    "region",
    "channel",
    "author",
    "format",
    "id",
    "site",
    "sitio",
    "package",
    "control",
    "source",
    "page type",
];

/// From so many on, entries in capitals are an agency's codes (`AERO,INDG,CRSH`).
const MANY_CODES: usize = 8;

impl Resolver<'_> {
    /// The first list that says more than the section and the headline; else the links that the
    /// page shows; else the first list at all.
    pub(super) fn tags(&mut self) {
        let telling =
            |r: &Self, s: &Source| Outcome::from(r.tag_list(s).filter(|list| !r.says_nothing(list)));
        let listed = self.first(Field::Tags, |l| l.tags, telling);
        let tags = listed
            .or_else(|| self.linked_tags())
            .or_else(|| self.try_each(Field::Tags, GENERIC.tags, false, &|r, s| r.tag_list(s).into()));
        self.draft.article.tags = tags.unwrap_or_default();
    }

    fn linked_tags(&mut self) -> Option<Vec<String>> {
        let tags = self.cleaned(&self.shown_tags()).filter(|tags| !self.says_nothing(tags))?;
        self.remember(Field::Tags, "links to topics", false);
        Some(tags)
    }

    /// The tags of a source, each once. One text is a list parted by commas; of several each is a
    /// tag of its own.
    fn tag_list(&self, source: &Source) -> Option<Vec<String>> {
        let raws: Vec<String> = self.read(source).into_iter().map(|raw| fold(&raw.text)).collect();
        self.cleaned(&raws)
    }

    fn cleaned(&self, raws: &[String]) -> Option<Vec<String>> {
        let commas = raws.iter().filter(|raw| raw.contains([',', '，'])).count();
        let publisher = self.draft.article.publisher.as_deref().unwrap_or_default();
        let is_separator =
            |c| matches!(c, ',' | ';' | '、' | '，') && (raws.len() == 1 || commas * 2 > raws.len());
        let mut list: Vec<String> = Vec::new();
        for tag in raws.iter().flat_map(|raw| raw.split(is_separator)).filter_map(clean).take(MOST_TAGS) {
            let is_known = list.iter().any(|known| known.eq_ignore_ascii_case(tag));
            if !is_known && !tag.eq_ignore_ascii_case(publisher) {
                list.push(tag.to_owned());
            }
        }
        Some(list).filter(|list| !list.is_empty() && !are_codes(list))
    }

    /// Only names of sections, or words that a system picked from the headline.
    fn says_nothing(&self, tags: &[String]) -> bool {
        let article = &self.draft.article;
        let is_section = |tag: &String| article.section.iter().any(|s| s.eq_ignore_ascii_case(tag));
        let headline = article.title.to_lowercase();
        let words: Vec<&str> = headline.split(|c: char| !c.is_alphanumeric()).collect();
        let from_headline = tags.iter().filter(|tag| words.contains(&tag.as_str())).count();
        tags.iter().all(is_section) || tags.len() > 3 && from_headline * 2 > tags.len()
    }

    /// The links to topics near the story: a group of links and little else, behind the headline.
    fn shown_tags(&self) -> Vec<String> {
        let tree = &self.page.tree;
        let Some(headline) = self.headline else { return Vec::new() };
        let links = TopicLinks::of(tree, headline);
        let groups = links.groups(tree);
        let best = groups.iter().find(|group| group.len() > 1).or_else(|| groups.first());
        let texts = best.into_iter().flatten().map(|link| tree.line(*link));
        texts.filter(|text| !MORE.contains(&text.to_lowercase().as_str())).collect()
    }
}

/// A tag without the sign that networks put before it; `None` for what is none.
fn clean(raw: &str) -> Option<&str> {
    let tag = raw.trim().trim_start_matches('#').trim_matches(['"', '\'', '[', ']']).trim();
    let is_internal = tag
        .split_once(':')
        .is_some_and(|(key, _)| INTERNAL.iter().any(|k| k.eq_ignore_ascii_case(key.trim())));
    let is_number =
        tag.len() != 4 && tag.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation() && c != '&');
    let sound = !tag.is_empty() && tag.len() <= LONGEST_TAG && !tag.contains("://");
    (sound && !is_internal && !is_number && !is_uuid(tag)).then_some(tag)
}

fn is_uuid(tag: &str) -> bool {
    tag.len() == 36 && tag.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

fn are_codes(tags: &[String]) -> bool {
    let is_code = |tag: &&String| {
        tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b':'))
    };
    tags.len() >= MANY_CODES && tags.iter().filter(is_code).count() * 2 > tags.len()
}

/// What a link among tags says that leads to all of them.
const MORE: [&str; 10] = [
    "more",
    "all topics",
    "show more",
    "mehr",
    "alle themen",
    "mehr anzeigen",
    "plus",
    "ver más",
    "더보기",
    "もっと見る",
];

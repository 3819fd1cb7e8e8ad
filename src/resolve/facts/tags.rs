//! Tags: what the metadata list, cleaned; else the links to topics that the page shows.

use crate::field::Field;
use crate::profile::generic::GENERIC;
use crate::profile::source::Source;
use crate::resolve::{Outcome, Resolver};
use crate::tree::text::fold;
use crate::tree::words::{Parts, has_word};
use crate::tree::{NodeId, Tag, Tree};

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

/// Words in class and data values that name a list of tags.
const NAMES: [&str; 24] = [
    "tag",
    "tags",
    "taglist",
    "tagslist",
    "tagcloud",
    "tagsbox",
    "topic",
    "topics",
    "keyword",
    "keywords",
    "hashtag",
    "hashtags",
    "themen",
    "schlagworte",
    "etiquetas",
    "temas",
    "tematy",
    "tagi",
    "emner",
    "aiheet",
    "sujets",
    "argomenti",
    "assuntos",
    "etiketler",
];

/// Parts that every one of [`NAMES`] has one of: values without them are not cut into words.
const STEMS: Parts = Parts::new(&[
    "tag",
    "topic",
    "keyword",
    "themen",
    "schlagworte",
    "etiquetas",
    "tema",
    "emner",
    "aiheet",
    "sujets",
    "argomenti",
    "assuntos",
    "etiketler",
]);

/// Segments of the paths at which sites keep a topic's stories.
const PATHS: [&str; 14] = [
    "tag", "tags", "topic", "topics", "thema", "themen", "keyword", "keywords", "tema", "temas", "etiqueta",
    "sujet", "hashtag", "etiket",
];

/// Links that are looked at; beyond that the page is an index.
const MOST_LINKS: usize = 500;

/// Levels above a link at which the list of tags names itself.
const NAMED_ABOVE: usize = 4;

/// Levels between a link and the element that holds all of the list.
const LIST_ABOVE: usize = 6;

/// Bytes beside the links that a list may hold: its title.
const TITLE_OF_LIST: usize = 24;

/// Bytes; a longer link is the headline of a story.
const LONGEST_LINK: usize = 60;

/// The links to topics behind the headline, and how much text stands where.
struct TopicLinks {
    links: Vec<NodeId>,
    /// For each node the bytes of text before it, of all and of these links.
    before: Vec<(usize, usize)>,
}

impl TopicLinks {
    fn of(tree: &Tree, headline: NodeId) -> TopicLinks {
        let mut found = TopicLinks { links: Vec::new(), before: Vec::with_capacity(tree.len() + 1) };
        let (mut all, mut linked) = (0, 0);
        let mut end = NodeId::ROOT;
        let mut silent = NodeId::ROOT;
        for id in tree.all() {
            found.before.push((all, linked));
            if tree.tag(id).is_silent() {
                silent = silent.max(tree.end(id));
            }
            let is_wanted = id > headline && found.links.len() < MOST_LINKS;
            if is_wanted && tree.tag(id) == Tag::A && is_topic_link(tree, id) {
                end = tree.end(id);
                found.links.push(id);
            }
            let shown = tree.raw_text(id).filter(|_| id >= silent);
            // most texts between elements are a line break
            let text = shown.filter(|text| *text != "\n").map_or(0, |text| text.trim().len());
            all += text;
            linked += if id < end { text } else { 0 };
        }
        found.before.push((all, linked));
        found
    }

    fn between(&self, start: NodeId, end: NodeId) -> (usize, usize) {
        let at = |id: NodeId| self.before.get(id.index()).copied().unwrap_or_default();
        let (start, end) = (at(start), at(end));
        (end.0.saturating_sub(start.0), end.1.saturating_sub(start.1))
    }

    /// Links that stand together in an element with hardly any other text.
    fn groups(&self, tree: &Tree) -> Vec<Vec<NodeId>> {
        let mut groups: Vec<Vec<NodeId>> = Vec::new();
        let mut end = NodeId::ROOT;
        for link in &self.links {
            if *link < end {
                groups
                    .last_mut()
                    .filter(|group| !group.is_empty())
                    .into_iter()
                    .for_each(|group| group.push(*link));
                continue;
            }
            let is_list = |id: &NodeId| {
                let (all, linked) = self.between(*id, tree.end(*id));
                all <= linked + linked / 2 + TITLE_OF_LIST
            };
            let list = tree.ancestors(*link).take(LIST_ABOVE).take_while(is_list).last().unwrap_or(*link);
            end = tree.end(list);
            groups.push(if is_apart(tree, list) { Vec::new() } else { vec![*link] });
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

/// Whether a list stands in a menu, or at the foot of the page (an article's own foot is none).
fn is_apart(tree: &Tree, list: NodeId) -> bool {
    use crate::tree::words::{FOOTER, NAV};
    let above = || std::iter::once(list).chain(tree.ancestors(list));
    let in_story = above().any(|id| matches!(tree.tag(id), Tag::Article | Tag::Main));
    let named = |id: NodeId| {
        tree.tag(id) != Tag::Body && tree.roles(id) & (NAV | FOOTER) != 0 && !names_tags(tree, id)
    };
    let is_menu =
        |id: NodeId| matches!(tree.tag(id), Tag::Nav | Tag::Footer) && !names_tags(tree, id) || named(id);
    !in_story && above().take_while(|id| tree.tag(*id) != Tag::Body).any(is_menu)
}

fn is_topic_link(tree: &Tree, link: NodeId) -> bool {
    let relates =
        |word| tree.attribute(link, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|r| r == word));
    let href = tree.attribute(link, "href");
    let by_path = || href.is_some_and(leads_to_topic);
    if href.is_some_and(|href| href.starts_with('#')) {
        return false;
    }
    let named =
        || std::iter::once(link).chain(tree.ancestors(link).take(NAMED_ABOVE)).any(|id| names_tags(tree, id));
    !relates("category")
        && (relates("tag") || by_path() || named())
        && (2..=LONGEST_LINK).contains(&tree.line(link).len())
}

fn leads_to_topic(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let above = path.rsplit('/').skip(1);
    above.into_iter().any(|segment| PATHS.contains(&segment))
}

fn names_tags(tree: &Tree, id: NodeId) -> bool {
    if matches!(tree.tag(id), Tag::Html | Tag::Body | Tag::Main | Tag::Article) {
        return false;
    }
    let tells = |(name, value): &(&str, &str)| {
        (*name == "class" || *name == "id" || name.starts_with("data-")) && value.len() < 200
    };
    tree.attributes(id).filter(tells).any(|(_, value)| STEMS.are_in(value) && has_word(value, &NAMES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_list_has_a_stem() {
        assert!(NAMES.iter().all(|name| STEMS.are_in(name)));
        assert!(!STEMS.are_in("headline"));
    }
}

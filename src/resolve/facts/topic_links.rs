//! Links to topics near the story, and the lists they stand in.

use crate::tree::words::{Parts, has_word};
use crate::tree::{NodeId, Tag, Tree};

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
pub(super) struct TopicLinks {
    links: Vec<NodeId>,
    /// For each node the bytes of text before it, of all and of these links.
    before: Vec<(usize, usize)>,
}

impl TopicLinks {
    pub(super) fn of(tree: &Tree, headline: NodeId) -> TopicLinks {
        let mut lists = Lists { tree, known: vec![None; tree.len()] };
        let links = tree.elements(Tag::A).filter(|id| *id > headline);
        let links: Vec<NodeId> = links.filter(|id| is_topic_link(&mut lists, *id)).take(MOST_LINKS).collect();
        let before = if links.is_empty() { Vec::new() } else { before(tree, &links) };
        TopicLinks { links, before }
    }

    fn between(&self, start: NodeId, end: NodeId) -> (usize, usize) {
        let at = |id: NodeId| self.before.get(id.index()).copied().unwrap_or_default();
        let (start, end) = (at(start), at(end));
        (end.0.saturating_sub(start.0), end.1.saturating_sub(start.1))
    }

    /// Links that stand together in an element with hardly any other text.
    pub(super) fn groups(&self, tree: &Tree) -> Vec<Vec<NodeId>> {
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

/// For each node and the end the bytes of text before it, of all and of these links.
fn before(tree: &Tree, links: &[NodeId]) -> Vec<(usize, usize)> {
    let mut before = Vec::with_capacity(tree.len() + 1);
    let (mut all, mut linked) = (0, 0);
    let (mut end, mut silent) = (NodeId::ROOT, NodeId::ROOT);
    let mut links = links.iter().peekable();
    for id in tree.all() {
        before.push((all, linked));
        if tree.tag(id).is_silent() {
            silent = silent.max(tree.end(id));
        }
        if links.next_if_eq(&&id).is_some() {
            end = tree.end(id);
        }
        let shown = tree.raw_text(id).filter(|_| id >= silent);
        // most texts between elements are a line break
        let text = shown.filter(|text| *text != "\n").map_or(0, |text| text.trim().len());
        all += text;
        linked += if id < end { text } else { 0 };
    }
    before.push((all, linked));
    before
}

/// Which elements name themselves a list of tags, each asked once: links stand in the same few.
struct Lists<'t> {
    tree: &'t Tree,
    known: Vec<Option<bool>>,
}

impl Lists<'_> {
    fn is_named(&mut self, id: NodeId) -> bool {
        let tree = self.tree;
        let known = self.known.get_mut(id.index());
        known.is_some_and(|known| *known.get_or_insert_with(|| names_tags(tree, id)))
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

fn is_topic_link(lists: &mut Lists, link: NodeId) -> bool {
    let tree = lists.tree;
    let relates =
        |word| tree.attribute(link, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|r| r == word));
    let href = tree.attribute(link, "href");
    let by_path = || href.is_some_and(leads_to_topic);
    if href.is_some_and(|href| href.starts_with('#')) {
        return false;
    }
    let mut around = std::iter::once(link).chain(tree.ancestors(link).take(NAMED_ABOVE));
    !relates("category")
        && (relates("tag") || by_path() || around.any(|id| lists.is_named(id)))
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

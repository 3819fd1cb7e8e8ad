//! What tells that an element holds a byline, and what tells that it belongs to something else.

use crate::content::words::{self, Parts};
use crate::tree::{NodeId, Tag, Tree};
use crate::values::{byline, date};

/// How an element says that it names the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// By a standard made for it: `rel=author`, `itemprop=author`, hCard's `fn`.
    Standard,
    /// By a word in its class or id, or by its tag.
    Word,
    /// By linking to a page of an author.
    Link,
}

/// Words in class, id, rel, itemprop or test ids of elements that hold the byline: English,
/// German and French ones, those of `WordPress` (`posted-by`, `meta-author`) and Blogger.
#[rustfmt::skip]
const BYLINE_WORDS: Parts = Parts::new(&[
    "byline", "by-line", "author", "autor", "auteur", "reporter", "writer", "verfasser", "journalist",
    "contributor", "posted-by", "postedby", "creator-name", "columnist", "redakteur", "redactor", "vcard",
]);

/// Parts of words that hold one of [`BYLINE_WORDS`] and mean something else.
const OTHER_WORDS: Parts =
    Parts::new(&["autoriz", "authority", "authoriz", "authoris", "underwriter", "typewriter"]);

/// Folders of addresses under which sites keep the pages of their authors.
#[rustfmt::skip]
const AUTHOR_FOLDERS: &[&str] = &[
    "/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/auteur/", "/auteurs/", "/profile/", "/profiles/", "/profil/", "/staff/", "/journalist/", "/journalists/",
    "/journaliste/", "/contributor/", "/contributors/", "/reporter/", "/reporters/", "/writer/", "/writers/",
    "/by/", "/bio/", "/byline/", "/redaktion/", "/team/", "/columnist/", "/autore/", "/autori/",
];

/// Roles of elements that name who made a picture.
const PICTURE: u32 = words::CAPTION | words::CREDIT | words::MEDIA;

/// How the element says that it names the author, if it does.
pub(super) fn mark(tree: &Tree, id: NodeId) -> Option<Mark> {
    if !tree.is_element(id) {
        return None;
    }
    if words::roles(tree, id) & PICTURE != 0 {
        return None;
    }
    if is_standard(tree, id) {
        return Some(Mark::Standard);
    }
    let custom = matches!(tree.name(id), "byline" | "author");
    if custom || tree.tag(id) == Tag::Address && !is_postal(tree, id) || has_byline_word(tree, id) {
        return Some(Mark::Word);
    }
    (is_author_link(tree, id) && !is_tag(tree, id)).then_some(Mark::Link)
}

/// An `<address>` with figures other than those of a date holds a street or a telephone.
fn is_postal(tree: &Tree, id: NodeId) -> bool {
    let mut text = tree.line(id);
    if let Some(stretch) = date::stretch(&text) {
        text.replace_range(stretch, " ");
    }
    size(tree, id) <= MOST_NODES
        && text.contains(|c: char| c.is_ascii_digit())
        && date::first(&text).is_none()
}

/// Links of keywords may lead to pages of people whom the story is about.
fn is_tag(tree: &Tree, id: NodeId) -> bool {
    tree.ancestors(id).take(3).any(|up| words::roles(tree, up) & words::TAGS != 0)
}

fn is_standard(tree: &Tree, id: NodeId) -> bool {
    let has = |name: &str, word: &str| {
        let words = tree.attribute(id, name).unwrap_or_default().split_ascii_whitespace();
        words.into_iter().any(|w| w.eq_ignore_ascii_case(word))
    };
    has("rel", "author") || has("itemprop", "author") || has("class", "fn") || has("class", "username")
}

fn has_byline_word(tree: &Tree, id: NodeId) -> bool {
    let named = ["class", "id", "rel", "itemprop", "data-testid", "data-test"];
    let values = named.iter().filter_map(|name| tree.attribute(id, name));
    values.into_iter().any(|value| BYLINE_WORDS.are_in(value) && !OTHER_WORDS.are_in(value))
}

/// Whether a link leads to the page of an author.
pub(super) fn is_author_link(tree: &Tree, id: NodeId) -> bool {
    tree.tag(id) == Tag::A
        && tree.attribute(id, "href").is_some_and(|href| AUTHOR_FOLDERS.iter().any(|f| href.contains(f)))
}

/// Whether an element inside a byline holds nothing but the name: microdata, hCard, and class
/// words such as `author-name`.
pub(super) fn is_name(tree: &Tree, id: NodeId) -> bool {
    let has = |name: &str, word: &str| {
        let words = tree.attribute(id, name).unwrap_or_default().split_ascii_whitespace();
        words.into_iter().any(|w| w.eq_ignore_ascii_case(word))
    };
    let class = tree.attribute(id, "class").unwrap_or_default().to_ascii_lowercase();
    let named =
        class.contains("name") && ["author", "byline", "autor", "creator"].iter().any(|w| class.contains(w));
    has("itemprop", "name") || has("rel", "author") || has("class", "fn") || named
}

/// Roles of elements that hold the bylines of others, and none of the story's own.
const FOREIGN: u32 = words::COMMENT | words::NAV | words::AD;

/// Whether an element belongs to something other than the story. What holds the headline is the
/// story, whatever its class says (`body` and `main` carry words of all kinds).
pub(super) fn is_foreign(tree: &Tree, id: NodeId, headline: Option<NodeId>) -> bool {
    let holds = headline.is_some_and(|h| tree.contains(id, h));
    if holds || !tree.is_element(id) || matches!(tree.tag(id), Tag::Html | Tag::Body | Tag::Main) {
        return false;
    }
    let roles = words::roles(tree, id);
    let foot = roles & words::FOOTER != 0 && roles & words::CONTENT == 0 && !in_article(tree, id);
    roles & FOREIGN != 0
        || foot
        || tree.tag(id) == Tag::Nav
        || roles & words::RELATED != 0 && is_list(tree, id)
        || is_card(tree, id) && has_likes(tree, id)
}

fn in_article(tree: &Tree, id: NodeId) -> bool {
    tree.ancestors(id).take(8).any(|up| tree.tag(up) == Tag::Article)
}

/// Most nodes of a teaser; what is larger holds more than one story.
const MOST_NODES: usize = 150;

fn size(tree: &Tree, id: NodeId) -> usize {
    tree.end(id).index() - id.index()
}

/// Whether an element called related holds stories, and is not just a part of the head that
/// happens to be called so (`teaser-metadata`).
fn is_list(tree: &Tree, id: NodeId) -> bool {
    size(tree, id) > MOST_NODES || tree.descendants(id).any(|d| tree.tag(d) == Tag::A && is_long(tree, d))
}

/// A teaser of another story: a small element with a heading of some length that is a link.
fn is_card(tree: &Tree, id: NodeId) -> bool {
    let may = matches!(tree.tag(id), Tag::Div | Tag::Li | Tag::Article | Tag::Section | Tag::A | Tag::Td);
    if !may || size(tree, id) > MOST_NODES {
        return false;
    }
    let is_byline = |id| byline::closing_line(&tree.line(id)).is_some();
    let mut headings = tree.descendants(id).filter(|d| tree.tag(*d).heading_level().is_some());
    headings.any(|d| is_linked(tree, d) && is_long(tree, d) && !is_byline(d))
}

/// Whether an element like this one stands next to it, as in a list.
fn has_likes(tree: &Tree, id: NodeId) -> bool {
    let class = |id| tree.attribute(id, "class").and_then(|c| c.split_ascii_whitespace().next());
    let trimmed = |id| class(id).map(|c| c.trim_end_matches(|c: char| c.is_ascii_digit()));
    let alike =
        |other: NodeId| other != id && tree.tag(other) == tree.tag(id) && trimmed(other) == trimmed(id);
    let Some(parent) = tree.parent(id) else { return false };
    let next = std::iter::successors(Some(tree.after(id)), |at| Some(tree.after(*at)));
    let next = next.take(4).take_while(|at| *at < tree.end(parent));
    next.into_iter().any(alike) || tree.children(parent).take(8).any(alike)
}

fn is_linked(tree: &Tree, id: NodeId) -> bool {
    let is_link = |id: NodeId| tree.tag(id) == Tag::A;
    tree.ancestors(id).take(4).any(is_link) || tree.descendants(id).take(8).any(is_link)
}

/// Letters of a headline; names and labels are shorter.
const HEADLINE: usize = 30;

fn is_long(tree: &Tree, id: NodeId) -> bool {
    size(tree, id) <= MOST_NODES && tree.line(id).chars().count() >= HEADLINE
}

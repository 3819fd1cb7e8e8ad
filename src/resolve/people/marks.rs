//! What tells that an element holds a byline, and what tells that it belongs to something else.

use crate::tree::words::{self, Parts};
use crate::tree::{NodeId, Tag, Tree};
use crate::values::{byline, date};

/// How an element says that it names the author, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve) enum Mark {
    /// By a standard made for it: `rel=author`, `itemprop=author`, hCard's `fn`.
    Standard,
    /// By a word in its class or id, or by its tag.
    Word,
    /// By linking to a page of an author.
    Link,
}

/// Words in class, id, rel, itemprop or test ids of elements that hold the byline: English,
/// German and French ones, those of `WordPress` (`posted-by`, `meta-author`) and Blogger. The last
/// ones count as whole class words alone, see [`of_attribute`]; one look finds both.
#[rustfmt::skip]
const BYLINE_WORDS: Parts = Parts::new(&[
    "byline", "by-line", "author", "autor", "auteur", "reporter", "writer", "verfasser", "journalist",
    "contributor", "posted-by", "postedby", "creator-name", "columnist", "redakteur", "redactor", "vcard",
    "fn", "username",
]);

/// How many of [`BYLINE_WORDS`] may be parts of longer words.
const PARTS: usize = 17;

/// Parts of words that hold one of [`BYLINE_WORDS`] and mean something else.
const OTHER_WORDS: Parts =
    Parts::new(&["autoriz", "authority", "authoriz", "authoris", "underwriter", "typewriter"]);

/// Folders of addresses under which sites keep the pages of their authors.
#[rustfmt::skip]
const AUTHOR_FOLDERS: &[&str] = &[
    "author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "profile", "profiles", "profil",
    "staff", "journalist", "journalists", "journaliste", "contributor", "contributors", "reporter", "reporters",
    "writer", "writers", "by", "bio", "byline", "redaktion", "team", "columnist", "autore", "autori",
];

fn leads_to_author(href: &str) -> bool {
    // neither what stands before the first slash is a folder, nor what stands behind the last
    let Some((_, folders)) = href.split_once('/') else { return false };
    let Some((folders, _)) = folders.rsplit_once('/') else { return false };
    let mut folders = folders.as_bytes().split(|byte| *byte == b'/');
    folders.any(|folder| may_be_folder(folder) && AUTHOR_FOLDERS.iter().any(|f| f.as_bytes() == folder))
}

/// Whether one of [`AUTHOR_FOLDERS`] has this length and this first letter: few folders of the
/// page's links do.
fn may_be_folder(folder: &[u8]) -> bool {
    let first = folder.first().filter(|byte| byte.is_ascii_lowercase()).map_or(0, |byte| byte - b'a');
    FOLDER_STARTS.get(folder.len()).is_some_and(|starts| starts & (1 << first) != 0)
}

/// For each length of [`AUTHOR_FOLDERS`] the first letters.
#[allow(clippy::indexing_slicing)] // checked when it is compiled
const FOLDER_STARTS: [u32; 16] = {
    let (mut starts, mut i) = ([0; 16], 0);
    while i < AUTHOR_FOLDERS.len() {
        let folder = AUTHOR_FOLDERS[i].as_bytes();
        starts[folder.len()] |= 1 << (folder[0] - b'a');
        i += 1;
    }
    starts
};

/// Roles of elements that name who made a picture.
const PICTURE: u32 = words::CAPTION | words::CREDIT | words::MEDIA;

/// How the element says that it names the author, if it does.
pub(super) fn mark(tree: &Tree, id: NodeId) -> Option<Mark> {
    if !tree.is_element(id) {
        return None;
    }
    let mut said = if is_named_so(tree, id) { Some(Mark::Word) } else { None };
    for (name, value) in tree.attributes(id) {
        let says = of_attribute(name, value).filter(|mark| *mark != Mark::Link || tree.tag(id) == Tag::A);
        said = [said, says].into_iter().flatten().min();
    }
    let said = said.filter(|_| tree.roles(id) & PICTURE == 0)?;
    (said != Mark::Link || !is_tag(tree, id)).then_some(said)
}

fn is_named_so(tree: &Tree, id: NodeId) -> bool {
    match tree.tag(id) {
        Tag::Address => !is_postal(tree, id),
        Tag::Other => matches!(tree.name(id), "byline" | "author"),
        _ => false,
    }
}

/// An `<address>` with figures other than those of a date holds a street or a telephone. Of nested
/// ones the inner alone is read, so that no text is read twice.
fn is_postal(tree: &Tree, id: NodeId) -> bool {
    if size(tree, id) > MOST_NODES || tree.descendants(id).any(|d| tree.tag(d) == Tag::Address) {
        return false;
    }
    let mut text = tree.line(id);
    if let Some(stretch) = date::stretch(&text) {
        text.replace_range(stretch, " ");
    }
    text.contains(|c: char| c.is_ascii_digit()) && date::first(&text).is_none()
}

/// What one attribute says.
fn of_attribute(name: &str, value: &str) -> Option<Mark> {
    let whole: &[&str] = match name {
        "rel" | "itemprop" => &["author"],
        "class" => &["fn", "username"],
        "id" | "data-testid" | "data-test" => &[],
        "href" => return leads_to_author(value).then_some(Mark::Link),
        _ => return None,
    };
    let first = BYLINE_WORDS.first_in(value)?;
    if holds(value, whole) {
        return Some(Mark::Standard);
    }
    (first < PARTS && !OTHER_WORDS.are_in(value)).then_some(Mark::Word)
}

/// Whether a value is a list of words, parted by white space, that has one of these.
fn holds(value: &str, words: &[&str]) -> bool {
    value.split_ascii_whitespace().any(|w| words.iter().any(|word| w.eq_ignore_ascii_case(word)))
}

/// Links of keywords may lead to pages of people whom the story is about.
fn is_tag(tree: &Tree, id: NodeId) -> bool {
    tree.ancestors(id).take(3).any(|up| tree.roles(up) & words::TAGS != 0)
}

/// Whether a link leads to the page of an author.
pub(super) fn is_author_link(tree: &Tree, id: NodeId) -> bool {
    tree.tag(id) == Tag::A && tree.attribute(id, "href").is_some_and(leads_to_author)
}

/// Whether an element inside a byline holds nothing but the name: microdata, hCard, and class
/// words such as `author-name`.
pub(super) fn is_name(tree: &Tree, id: NodeId) -> bool {
    let has = |name: &str, word: &str| holds(tree.attribute(id, name).unwrap_or_default(), &[word]);
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
    let roles = tree.roles(id);
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

/// Which nodes stand in parts of the page that are not the story's: asked of few nodes, and
/// remembered of every element above them.
pub(super) struct Foreign<'a> {
    tree: &'a Tree,
    headline: Option<NodeId>,
    known: Vec<Option<bool>>,
}

impl<'a> Foreign<'a> {
    pub(super) fn new(tree: &'a Tree, headline: Option<NodeId>) -> Foreign<'a> {
        Foreign { tree, headline, known: vec![None; tree.len()] }
    }

    /// Whether the node or one above it is foreign.
    pub(super) fn holds(&mut self, id: NodeId) -> bool {
        let known = |id: NodeId| self.known.get(id.index()).copied().flatten();
        let up = std::iter::once(id).chain(self.tree.ancestors(id));
        let unknown: Vec<NodeId> = up.take_while(|id| known(*id).is_none()).collect();
        let above = unknown.last().map_or(Some(id), |last| self.tree.parent(*last));
        let mut foreign = above.and_then(known).unwrap_or(false);
        for id in unknown.into_iter().rev() {
            foreign = foreign || is_foreign(self.tree, id, self.headline);
            self.known.get_mut(id.index()).into_iter().for_each(|known| *known = Some(foreign));
        }
        foreign
    }
}

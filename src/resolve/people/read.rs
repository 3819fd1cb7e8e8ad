//! Reads the people of an element that holds a byline.

use super::lines::is_full;
use super::marks::{Mark, is_author_link, is_name};
use crate::article::Author;
use crate::tree::text::Writer;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::byline::{self, Byline};
use crate::values::headline::key;

/// Longest byline in bytes; more is a biography or a list of stories.
pub(super) const LONGEST: usize = 300;

/// Most nodes of a byline element.
const MOST_NODES: usize = 200;

/// The people of an element: those of its name elements if it has some, else those that its text
/// names, a line for each name that stands in an element of its own.
pub(super) fn people(tree: &Tree, id: NodeId, mark: Mark, sites: &[String]) -> Byline {
    if tree.end(id).index() - id.index() > MOST_NODES {
        return Byline::default();
    }
    let text = lines(tree, id);
    if text.len() > LONGEST {
        return Byline::default();
    }
    let mut found = byline::parse(&text);
    let names = names(tree, id);
    if !names.is_empty() {
        let is_named = |a: &Author| names.iter().any(|n| key(&n.name) == key(&a.name));
        if found.authors.iter().any(is_named) {
            found.authors.retain(is_named);
        } else {
            found.authors = names;
        }
    }
    let sure = mark == Mark::Standard || links_author(tree, id) || text.split_whitespace().any(is_label);
    found
        .authors
        .retain(|a| a.name.contains(' ') || (sure || is_full(&a.name)) && !is_nobody(&a.name, sites));
    if found.authors.is_empty()
        && found.agency.is_none()
        && (mark == Mark::Standard || links_author(tree, id))
    {
        found.authors.extend(handle(&text, sites));
    }
    found
}

fn links_author(tree: &Tree, id: NodeId) -> bool {
    std::iter::once(id).chain(tree.descendants(id)).any(|d| is_author_link(tree, d))
}

/// The people of the elements inside that hold a name each.
fn names(tree: &Tree, id: NodeId) -> Vec<Author> {
    let named = tree.descendants(id).filter(|d| is_name(tree, *d));
    let mut people: Vec<Author> = Vec::new();
    for author in named.flat_map(|d| byline::parse(&lines(tree, d)).authors) {
        if !people.iter().any(|known| key(&known.name) == key(&author.name)) {
            people.push(author);
        }
    }
    people
}

/// The element's text, where besides blocks every name in an element of its own ends a line, and
/// times and buttons are left out.
pub(super) fn lines(tree: &Tree, root: NodeId) -> String {
    if is_whole_name(tree, root) {
        return tree.line(root);
    }
    let mut writer = Writer::default();
    let mut open: Vec<NodeId> = Vec::new();
    let mut at = tree.next(root);
    while at < tree.end(root) {
        while open.pop_if(|end| *end <= at).is_some() {
            writer.end_line();
        }
        let silent = matches!(tree.tag(at), Tag::Time | Tag::Button | Tag::Figure) || tree.is_hidden(at);
        if let Some(raw) = tree.raw_text(at) {
            writer.push(raw);
        } else if silent || tree.tag(at) == Tag::Br {
            writer.end_line();
            at = tree.after(at);
            continue;
        } else if tree.tag(at).is_block() {
            writer.end_line();
            open.push(tree.end(at));
        } else if is_whole_name(tree, at) {
            writer.push(" ");
            writer.push(&tree.line(at));
            writer.end_line();
            at = tree.after(at);
            continue;
        }
        at = tree.next(at);
    }
    with_labels(&writer.take())
}

/// The lines, a label at the end of one joined to the name on the next.
fn with_labels(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        if !joined.is_empty() {
            let word = joined.rsplit([' ', '\n']).next().unwrap_or_default();
            joined.push(if word.ends_with(':') || is_label(word) { ' ' } else { '\n' });
        }
        joined.push_str(line);
    }
    joined
}

/// Most nodes of an element that holds one name: given and family name may stand apart.
const NAME_NODES: usize = 12;

/// An inline element that holds one full name and nothing else.
fn is_whole_name(tree: &Tree, id: NodeId) -> bool {
    tree.end(id).index() - id.index() <= NAME_NODES && {
        let text = tree.line(id);
        text.contains(' ') && byline::is_person(&text)
    }
}

/// Words that stand in byline elements and name nobody: accounts, links, labels.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    // accounts
    "admin", "adminn", "administrator", "webmaster", "guest", "gast", "unknown", "anonymous", "anonym", "user", "superuser", "root",
    "moderator", "support", "info", "blog", "author", "authors", "autor", "autoren", "writer", "contributor",
    // links and labels
    "advertising", "advertisement", "werbung", "anzeige", "follow", "folgen", "seguir", "suivre", "share",
    "teilen", "mehr", "more", "bio", "profile", "profil", "website", "email", "mail", "twitter", "facebook",
    "published", "posted", "by", "von", "par", "por", "in", "on", "at", "home", "contact", "kontakt", "about",
    "comments", "kommentare", "print", "drucken", "none", "null", "undefined", "beitragvon",
    "정보", "조회수", "조회", "공유", "구독", "제보", "기사", "입력", "수정",
];

/// Single words by which a desk signs.
#[rustfmt::skip]
const DESKS: &[&str] = &[
    "editor", "editorial", "redaktion", "redaction", "staff", "team", "news", "newsdesk", "newsroom", "desk", "press", "presse",
];

/// Whether the name is that of an account, or no name at all.
pub(super) fn is_account(name: &str) -> bool {
    let name = key(name);
    NOBODY.contains(&name.as_str()) || name.contains("admin")
}

/// Whether a single word names no person: one of [`NOBODY`], a desk, or the site.
pub(super) fn is_nobody(word: &str, sites: &[String]) -> bool {
    let word = key(word);
    is_account(&word) || DESKS.contains(&word.as_str()) || sites.iter().any(|site| key(site) == word)
}

/// A name of one word by which somebody signs (`annl33`), the label before it left out.
pub(super) fn handle(text: &str, sites: &[String]) -> Option<Author> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let labels = words.iter().take_while(|w| is_label(w)).count();
    let [word] = words.split_off(labels)[..] else { return None };
    let word = word.trim_matches([',', ':', '.', '|', '·', '•', '-', '@', '(', ')']);
    let count = word.chars().count();
    let spelled = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let house = letters == count && count < 6 && !word.contains(char::is_lowercase);
    let fits = (2..=30).contains(&count) && spelled && letters > 0 && !house && !is_nobody(word, sites);
    (fits && byline::agency(word).is_none()).then(|| Author::new(word))
}

fn is_label(word: &str) -> bool {
    let word = word.trim_matches([':', ',']).to_lowercase();
    matches!(
        word.as_str(),
        "by" | "von" | "par" | "por" | "posted" | "author" | "autor" | "written" | "verfasst" | "geschrieben"
    )
}

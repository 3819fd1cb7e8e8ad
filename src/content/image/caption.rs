//! What is shown under a picture: the caption, and the credit apart from it.

use crate::profile::Layout;
use crate::tree::selector::Selector;
use crate::tree::text::fold;
use crate::tree::words;
use crate::tree::words::{class_words, has_word};
use crate::tree::{NodeId, Tag, Tree};
use crate::values::credit;

/// Caption and credit as shown; lines of the caption are parted by `\n`.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Shown {
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
}

/// Class words that say who made or owns a picture.
const CREDIT: [&str; 24] = [
    "credit",
    "credits",
    "copyright",
    "copyrights",
    "photographer",
    "fotograf",
    "fotografo",
    "photographe",
    "attribution",
    "imagecredit",
    "photocredit",
    "fotocredit",
    "bildquelle",
    "bildnachweis",
    "bildautor",
    "bildrechte",
    "urheber",
    "nachweis",
    "rights",
    "byphoto",
    "distributor",
    "copyrightholder",
    "credittext",
    "copyrightnotice",
];

/// Words that say so only beside a picture, and only as what the class value comes down to:
/// `caption--author`, not `source-sans` or `author-info`.
const WEAK_CREDIT: [&str; 16] = [
    "author", "autor", "auteur", "autore", "source", "quelle", "fuente", "fonte", "bron", "kilde", "agency",
    "agentur", "agence", "agencia", "owner", "byline",
];

/// Class words of what stands in a caption and is no part of it: buttons, counters, symbols.
const FURNITURE: [&str; 13] = [
    "button",
    "btn",
    "icon",
    "icons",
    "toggle",
    "enlarge",
    "zoom",
    "expand",
    "lightbox",
    "counter",
    "download",
    "fullscreen",
    "magnify",
];

/// Bytes; a longer text is prose, whatever its class says.
const LONGEST_FURNITURE: usize = 60;

/// Bytes; what stands beside the caption and is longer is no credit.
const LONGEST_CREDIT: usize = 200;

/// Reads captions of one page by one layout.
pub(crate) struct Reader<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) layout: &'a Layout,
    pub(crate) skip: &'a dyn Fn(NodeId) -> bool,
}

impl Reader<'_> {
    /// Caption and credit of a figure. A caption above what holds the credit too is no caption.
    pub(crate) fn of_figure(&self, figure: NodeId) -> Shown {
        let named = |id| self.matches(self.layout.caption, id);
        let caption = self
            .first(figure, &named)
            .or_else(|| self.first(figure, &|id| self.tree.tag(id) == Tag::Figcaption && self.has_text(id)))
            .or_else(|| self.first(figure, &|id| self.is_named_caption(id) && self.has_text(id)))
            .or_else(|| {
                Some(figure)
                    .filter(|id| self.tree.tag(*id) == Tag::Table || self.matches(self.layout.figure, *id))
            });
        let mut shown = caption.map(|id| self.of_caption(id)).unwrap_or_default();
        if shown.credit.is_none() {
            let outside = |id| {
                self.is_credit(id) && caption.is_none_or(|c| !self.tree.contains(id, c)) && self.has_text(id)
            };
            shown.credit = self.first(figure, &outside).map(|id| fold(&self.text(id, &|_| false)));
        }
        shown
    }

    /// Caption and credit in one element. Where a part of it names itself the caption, the rest is
    /// the credit or nothing.
    pub(crate) fn of_caption(&self, root: NodeId) -> Shown {
        if self.matches(self.layout.credit, root) || super::is_credit(self.tree, root) {
            return Shown { caption: None, credit: text(self.text(root, &|_| false)) };
        }
        let credit = self
            .first(root, &|id| self.is_credit(id) && self.has_text(id))
            .or_else(|| self.small_credit(root));
        let is_inner = |id| self.is_named_caption(id) && !self.is_credit(id) && self.has_text(id);
        let inner = self.first(root, &is_inner);
        let caption = self.text(inner.unwrap_or(root), &|id| self.is_credit(id) || Some(id) == credit);
        let beside = inner.map(|inner| fold(&self.text(root, &|id| id == inner))).unwrap_or_default();
        let is_beside = credit.is_none_or(|c| !inner.is_some_and(|i| self.tree.contains(i, c)))
            && (credit.is_some() || is_credit_text(&beside));
        let named = if is_beside && !beside.is_empty() && beside.len() <= LONGEST_CREDIT {
            Some(beside)
        } else {
            credit.map(|id| fold(&self.text(id, &|_| false)))
        };
        Shown { caption: text(caption), credit: named.filter(|n| !n.is_empty()) }
    }

    /// A closing `cite`, or a `small` that is a credit.
    fn small_credit(&self, root: NodeId) -> Option<NodeId> {
        let tree = self.tree;
        let is_last = |id| {
            let after = std::iter::successors(Some(tree.after(id)), |id| Some(tree.next(*id)))
                .take_while(|id| *id < tree.end(root));
            self.has_text(id) && !after.filter_map(|id| tree.raw_text(id)).any(|text| !text.trim().is_empty())
        };
        self.first(root, &|id| match tree.tag(id) {
            Tag::Cite => is_last(id),
            Tag::Small => is_short(tree, id) && is_credit_text(&tree.line(id)),
            _ => false,
        })
    }

    fn first(&self, root: NodeId, test: &dyn Fn(NodeId) -> bool) -> Option<NodeId> {
        self.tree.descendants(root).find(|id| self.tree.is_element(*id) && !(self.skip)(*id) && test(*id))
    }

    fn matches(&self, selector: Option<Selector>, id: NodeId) -> bool {
        selector.is_some_and(|s| s.matches(self.tree, id))
    }

    fn text(&self, root: NodeId, without: &dyn Fn(NodeId) -> bool) -> String {
        self.tree.text_without(root, |id| (self.skip)(id) || is_furniture(self.tree, id) || without(id))
    }

    fn has_text(&self, id: NodeId) -> bool {
        self.tree.descendants(id).any(|id| self.tree.raw_text(id).is_some_and(|t| !t.trim().is_empty()))
    }

    fn is_named_caption(&self, id: NodeId) -> bool {
        self.tree.roles(id) & words::CAPTION != 0
    }

    fn is_credit(&self, id: NodeId) -> bool {
        self.matches(self.layout.credit, id) || names_credit(self.tree, id)
    }
}

fn text(text: String) -> Option<String> {
    Some(text).filter(|t| !t.trim().is_empty())
}

/// Whether the text is a credit and nothing else.
pub(crate) fn is_credit_text(text: &str) -> bool {
    let split = credit::split(text);
    text.len() <= LONGEST_CREDIT && split.caption.is_none() && split.credit.is_some()
}

/// Whether a text is the caption of the picture beside it: all the text of an element made for a
/// picture, or what the picture's `alt` says, or a text with a credit at its end.
pub(crate) fn is_caption_text(tree: &Tree, around: NodeId, picture: &super::Picture, text: &str) -> bool {
    let is_all = || tree.line(around) == fold(text);
    let is_made_for_it = tree.roles(around) & (words::MEDIA | words::CAPTION) != 0;
    let is_alt = || picture.alt.as_deref().is_some_and(|alt| fold(alt) == fold(text));
    is_alt() || (is_made_for_it || credit::split(text).credit.is_some()) && is_all()
}

/// Whether an element within a figure names itself the credit: of the words in one class value
/// the last that speaks of caption or credit counts (`caption-credit`, `credit-caption`).
fn names_credit(tree: &Tree, id: NodeId) -> bool {
    let values = ["class", "itemprop", "data-testid"].iter().filter_map(|name| tree.attribute(id, name));
    tree.tag(id) != Tag::Figcaption && values.flat_map(str::split_ascii_whitespace).any(is_credit_value)
}

fn is_credit_value(value: &str) -> bool {
    let mut is_credit = false;
    let mut is_weak = false;
    for word in class_words(value) {
        let lower = word.to_ascii_lowercase();
        let lower = lower.as_str();
        if CREDIT.contains(&lower) {
            (is_credit, is_weak) = (true, false);
        } else if WEAK_CREDIT.contains(&lower) {
            (is_credit, is_weak) = (true, true);
        } else if words::roles_of(lower) & words::CAPTION != 0 || is_weak && lower.len() > LONGEST_HASH {
            is_credit = false;
        }
    }
    is_credit
}

/// Letters; build tools put shorter words behind a class name (`source__a1bX`).
const LONGEST_HASH: usize = 3;

fn is_furniture(tree: &Tree, id: NodeId) -> bool {
    match tree.tag(id) {
        Tag::Button | Tag::Svg | Tag::Noscript | Tag::Select | Tag::Input => true,
        Tag::Small => is_short(tree, id) && is_measure(&tree.line(id)),
        Tag::Figcaption | Tag::P | Tag::Other => false,
        _ => {
            let class = tree.attribute(id, "class").unwrap_or_default();
            let named = tree.attribute(id, "role") == Some("button") || has_word(class, &FURNITURE);
            named && is_short(tree, id) && tree.text(id).len() <= LONGEST_FURNITURE
        }
    }
}

/// Few nodes, so that reading it costs little.
fn is_short(tree: &Tree, id: NodeId) -> bool {
    tree.end(id).index() - id.index() <= MOST_NODES
}

/// A button or a credit is no larger tree.
const MOST_NODES: usize = 40;

/// `26.10.2025 | 2:43 min`: more figures than letters.
fn is_measure(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits >= text.chars().filter(|c| c.is_alphabetic()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Limits;
    use crate::profile::generic::GENERIC;

    fn shown(html: &str) -> (String, String) {
        let tree = Tree::parse(html, &Limits::default());
        let reader = Reader { tree: &tree, layout: &GENERIC, skip: &|_| false };
        let figure = tree.elements(Tag::Figure).next();
        let shown = figure.map(|figure| reader.of_figure(figure)).unwrap_or_default();
        (fold(&shown.caption.unwrap_or_default()), shown.credit.unwrap_or_default())
    }

    #[test]
    fn captions_and_credits_part() {
        for (inside, caption, credit) in [
            ("<figcaption>Rain <span class=credit>Ann Lee</span></figcaption>", "Rain", "Ann Lee"),
            (
                "<figcaption><span class='caption'>Rain</span> <span class='caption--author'>Ann Lee</span></figcaption>",
                "Rain",
                "Ann Lee",
            ),
            (
                "<figcaption><i class=caption>Rain</i> <i class=credit>Photo by Ann Lee</i> /<i class=distributor>AFP</i></figcaption>",
                "Rain",
                "Photo by Ann Lee /AFP",
            ),
            (
                "<div class=bildautor>Foto: Ann Lee</div><figcaption>Regen</figcaption>",
                "Regen",
                "Foto: Ann Lee",
            ),
            (
                "<figcaption>Rain<button>Enlarge</button><span class='icon-zoom'>zoom_in</span></figcaption>",
                "Rain",
                "",
            ),
            ("<figcaption><p>Rain</p><small>5.10.2025 | 2:43 min</small></figcaption>", "Rain", ""),
            (
                "<figcaption><p>Regen</p><small>Quelle: Ann Lee</small></figcaption>",
                "Regen",
                "Quelle: Ann Lee",
            ),
            (
                "<figcaption><p class=x_caption-title>Rain<cite class=x_caption-credit__wlx1W>(Image: AP)</cite></p></figcaption>",
                "Rain",
                "(Image: AP)",
            ),
            ("<figcaption>In <cite>Hamlet</cite> on Friday</figcaption>", "In Hamlet on Friday", ""),
            ("<figcaption class='font-source-sans'>Rain</figcaption>", "Rain", ""),
        ] {
            let html = format!("<figure><img src=a.jpg>{inside}</figure>");
            assert_eq!(shown(&html), (caption.to_owned(), credit.to_owned()), "{inside}");
        }
    }
}

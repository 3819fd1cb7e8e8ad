//! Selectors: a small part of CSS, checked when the crate that names them is compiled.
//!
//! ```text
//! selector  complex (',' complex)*
//! complex   compound ((' ' | '>') compound)*
//! compound  (tag | '*')? ('#' id | '.' class | '[' name (op value)? ']' | ':not(' compound ')')*
//! op        =  ~=  ^=  $=  *=
//! ```
//! Nothing positional: positions rot first. Tag and attribute names match in any case, ids,
//! classes and values as they are. A value may be quoted; a class that is no plain word
//! (`md:flex`) is written `[class~="md:flex"]`.

mod reader;

use super::{NodeId, Tree};
use reader::{Bad, read};

/// Room for the parts of one selector; the longest list of a built-in profile needs 48.
const CAPACITY: usize = 64;

/// A parsed selector. Made by [`css`](crate::css).
#[derive(Clone, Copy)]
pub(crate) struct Selector {
    text: &'static str,
    tokens: [Token; CAPACITY],
    len: usize,
}

impl std::fmt::Debug for Selector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text)
    }
}

#[derive(Clone, Copy)]
struct Token {
    kind: Kind,
    name: Span,
    value: Span,
}

#[derive(Clone, Copy)]
struct Span {
    start: u16,
    end: u16,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tag,
    Any,
    Id,
    Class,
    Has,
    Equals,
    Word,
    Prefix,
    Suffix,
    Contains,
    NotStart,
    NotEnd,
    Descendant,
    Child,
    Or,
}

const EMPTY: Span = Span { start: 0, end: 0 };

impl Selector {
    /// Parses a selector. In a `const` a bad one does not compile.
    ///
    /// # Panics
    /// When the text is no selector of the grammar above: built-in and user selectors are
    /// constants, so this happens while compiling.
    #[allow(clippy::panic)]
    pub(crate) const fn new(text: &'static str) -> Selector {
        match read(text) {
            Ok((tokens, len)) => Selector { text, tokens, len },
            Err(Bad::Empty) => panic!("the selector has an empty part, such as a trailing `.`, `>` or `,`"),
            Err(Bad::Character) => panic!("the selector has a character that the grammar does not know"),
            Err(Bad::Bracket) => {
                panic!("the selector has an attribute test that is not `[name]` or `[name op value]`")
            }
            Err(Bad::Pseudo) => panic!("the selector has a `:` that is not `:not(compound)`"),
            Err(Bad::TooLong) => panic!("the selector has too many parts"),
        }
    }

    /// The same for the fuzzer, which has selectors that no compiler has seen.
    #[cfg(feature = "inside")]
    pub(crate) fn read(text: &'static str) -> Option<Selector> {
        read(text).ok().map(|(tokens, len)| Selector { text, tokens, len })
    }

    /// The selector as written.
    pub(crate) const fn text(&self) -> &'static str {
        self.text
    }

    fn tokens(&self) -> &[Token] {
        self.tokens.get(..self.len).unwrap_or_default()
    }

    fn str(&self, span: Span) -> &'static str {
        self.text.get(usize::from(span.start)..usize::from(span.end)).unwrap_or_default()
    }

    /// Whether the element matches.
    pub(crate) fn matches(&self, tree: &Tree, id: NodeId) -> bool {
        tree.is_element(id) && self.tokens().split(|t| t.kind == Kind::Or).any(|c| self.complex(tree, id, c))
    }

    /// The matching elements below `root`, in document order.
    pub(crate) fn select<'a>(&'a self, tree: &'a Tree, root: NodeId) -> impl Iterator<Item = NodeId> + 'a {
        tree.descendants(root).filter(|id| self.matches(tree, *id))
    }

    /// Segments (compounds joined by `>`) are matched from the right. The nearest ancestor that
    /// takes a segment leaves the most ancestors for the segments before it, so the first fit
    /// is right and nothing is tried twice.
    fn complex(&self, tree: &Tree, id: NodeId, tokens: &[Token]) -> bool {
        let mut segments = tokens.rsplit(|t| t.kind == Kind::Descendant);
        let Some(mut top) = segments.next().and_then(|s| self.segment(tree, id, s)) else { return false };
        segments.all(|segment| {
            let found = tree.ancestors(top).find_map(|up| self.segment(tree, up, segment));
            top = found.unwrap_or(top);
            found.is_some()
        })
    }

    /// Matches `a > b > c` with `c` at `id`; gives the element that matched `a`.
    fn segment(&self, tree: &Tree, id: NodeId, tokens: &[Token]) -> Option<NodeId> {
        let mut at = Some(id);
        let mut top = id;
        for compound in tokens.rsplit(|t| t.kind == Kind::Child) {
            top = at.filter(|id| self.compound(tree, *id, compound))?;
            at = tree.parent(top);
        }
        Some(top)
    }

    fn compound(&self, tree: &Tree, id: NodeId, tokens: &[Token]) -> bool {
        if id == NodeId::ROOT {
            return false;
        }
        let mut rest = tokens;
        while let Some((token, tail)) = rest.split_first() {
            rest = tail;
            if token.kind == Kind::NotStart {
                let inner = rest.split(|t| t.kind == Kind::NotEnd).next().unwrap_or_default();
                if inner.iter().all(|t| self.test(tree, id, *t)) {
                    return false;
                }
                rest = rest.get(inner.len() + 1..).unwrap_or_default();
            } else if !self.test(tree, id, *token) {
                return false;
            }
        }
        true
    }

    fn test(&self, tree: &Tree, id: NodeId, token: Token) -> bool {
        let name = self.str(token.name);
        let value = self.str(token.value);
        match token.kind {
            Kind::Tag => tree.name(id).eq_ignore_ascii_case(name),
            Kind::Id => tree.attribute(id, "id") == Some(name),
            Kind::Class => words(tree.attribute(id, "class")).any(|w| w == name),
            Kind::Has => attribute(tree, id, name).is_some(),
            Kind::Equals => attribute(tree, id, name) == Some(value),
            Kind::Word => words(attribute(tree, id, name)).any(|w| w == value),
            Kind::Prefix => {
                !value.is_empty() && attribute(tree, id, name).is_some_and(|v| v.starts_with(value))
            }
            Kind::Suffix => {
                !value.is_empty() && attribute(tree, id, name).is_some_and(|v| v.ends_with(value))
            }
            Kind::Contains => {
                !value.is_empty() && attribute(tree, id, name).is_some_and(|v| v.contains(value))
            }
            _ => true,
        }
    }
}

fn attribute<'a>(tree: &'a Tree, id: NodeId, name: &str) -> Option<&'a str> {
    tree.attributes(id).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn words(value: Option<&str>) -> impl Iterator<Item = &str> {
    value.unwrap_or_default().split_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Limits;

    const PAGE: &str = r#"<main><article id="a1" class="story big lead_photo" data-kind="news item">
        <h1 CLASS="t">x</h1><section><p>1</p><p class="ad">2</p></section><a href="/x.jpg" itemProp="url">l</a>
        <div class="md:flex" title=""></div></article></main>"#;

    fn count(selector: &'static str) -> usize {
        let tree = Tree::parse(PAGE, &Limits::default());
        Selector::new(selector).select(&tree, NodeId::ROOT).count()
    }

    #[test]
    fn the_whole_grammar() {
        for (selector, hits) in [
            ("article", 1),
            ("ARTICLE#a1.story.big", 1),
            (".lead_photo", 1),
            (".lead", 0),
            ("main p", 2),
            ("article > p", 0),
            ("article > section > p", 2),
            ("main section > p:not(.ad)", 1),
            ("p:not(.ad), h1", 2),
            ("[data-kind~=item]", 1),
            ("[data-kind=item]", 0),
            ("[data-kind^='news']", 1),
            ("a[href$=\".jpg\"]", 1),
            ("a[href*='x.j']", 1),
            ("[itemprop=url]", 1),
            ("[ITEMPROP]", 1),
            ("[class~=\"md:flex\"]", 1),
            ("[title='']", 1),
            ("[title*='']", 0),
            ("main *", 7),
            ("main > article > *", 4),
            ("nav p", 0),
        ] {
            assert_eq!(count(selector), hits, "{selector}");
        }
    }

    #[test]
    fn a_bad_selector_is_refused() {
        for bad in [
            "",
            ".",
            "a >",
            "> a",
            "a,",
            ",",
            "a..b",
            "a.b.",
            "[",
            "[a",
            "[a=]",
            "[a='b]",
            "a:first-child",
            "a:not(",
            "a:not(:not(b))",
            "a + b",
            "a{}",
            "#",
            "a $ b",
        ] {
            assert!(std::panic::catch_unwind(|| Selector::new(bad)).is_err(), "{bad:?} was taken");
        }
    }
}

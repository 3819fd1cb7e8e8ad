//! Sources: the places where a field can be read.

use std::borrow::Cow;

use crate::tree::selector::Selector;

/// One place where a field can be read: [`css`], [`meta`], [`json_ld`] or [`microdata`].
#[derive(Debug, Clone, Copy)]
pub struct Source {
    pub(crate) place: Place,
    pub(crate) attribute: Option<&'static str>,
}

#[derive(Debug, Clone, Copy)]
#[allow(clippy::large_enum_variant)] // constants in read-only data: a box could not be one
pub(crate) enum Place {
    Css(Selector),
    Meta(&'static str),
    JsonLd(&'static str),
    Microdata(&'static str),
    Rule(Rule),
}

/// What the generic layout works out from several places at once; each is a function of
/// [`resolve`](crate::resolve) or of [`content`](crate::content).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The visible heading that the metadata agree with.
    Headline,
    /// The line under the headline.
    Standfirst,
    /// The visible byline beside the headline.
    Byline,
    /// The people of the JSON-LD article.
    JsonLdAuthors,
    /// A byline with an e-mail address that closes the body.
    ClosingByline,
    /// The visible date beside the headline.
    VisibleDate,
    /// A date of the head under a key that no list knows but that speaks of one.
    HeadDate,
    /// The day in the page's address.
    AddressDate,
    /// The day that ends the document's title.
    TitleDate,
    /// The date in the data of the page's scripts.
    ScriptDate,
    /// A date on the page that may be another's.
    DoubtfulDate,
    /// The date of the last change, where the page shows no other.
    ChangeDate,
    /// `<title>` without the site's name.
    DocumentTitle,
    /// `<html lang>`.
    Language,
    /// `<link rel=canonical>`.
    Canonical,
    /// The address that the caller gave.
    GivenAddress,
    /// The trail of links above the headline.
    Breadcrumbs,
}

impl Rule {
    const fn name(self) -> &'static str {
        match self {
            Rule::Headline => "headline on the page",
            Rule::Standfirst => "standfirst on the page",
            Rule::Byline => "byline on the page",
            Rule::JsonLdAuthors => "json_ld author",
            Rule::ClosingByline => "last line of the body",
            Rule::VisibleDate => "date on the page",
            Rule::HeadDate => "meta of another name",
            Rule::AddressDate => "day in the address",
            Rule::TitleDate => "day in the title",
            Rule::ScriptDate => "date in a script",
            Rule::DoubtfulDate => "doubtful date on the page",
            Rule::ChangeDate => "date of the last change",
            Rule::DocumentTitle => "title element",
            Rule::Language => "html lang",
            Rule::Canonical => "link rel=canonical",
            Rule::GivenAddress => "given address",
            Rule::Breadcrumbs => "breadcrumbs",
        }
    }
}

/// The text of the elements that match a selector: tag, `#id`, `.class`, `[attribute]`,
/// `[attribute=value]` (and `~=`, `^=`, `$=`, `*=`), `:not()`, descendant, `>` and `,`.
///
/// Of several matches a field that holds one value takes the first in document order.
///
/// # Panics
/// If the selector is none. In a `const` it does not compile:
///
/// ```compile_fail
/// const TITLE: newsprint::Source = newsprint::css("h1.headline.");
/// ```
#[must_use]
pub const fn css(selector: &'static str) -> Source {
    Source { place: Place::Css(Selector::new(selector)), attribute: None }
}

/// The `content` of `<meta property=…>` or `<meta name=…>`, whichever the page uses; the key's
/// case does not matter.
#[must_use]
pub const fn meta(key: &'static str) -> Source {
    Source { place: Place::Meta(key), attribute: None }
}

/// A value of the JSON-LD object that describes the story, by its dotted path, such as
/// `headline` or `publisher.name`.
#[must_use]
pub const fn json_ld(path: &'static str) -> Source {
    Source { place: Place::JsonLd(path), attribute: None }
}

/// The value of the elements with this microdata property (`itemprop`).
#[must_use]
pub const fn microdata(property: &'static str) -> Source {
    Source { place: Place::Microdata(property), attribute: None }
}

pub(crate) const fn rule(rule: Rule) -> Source {
    Source { place: Place::Rule(rule), attribute: None }
}

impl Source {
    /// Reads an attribute of the matching elements instead of their text.
    ///
    /// # Panics
    /// If the source is no [`css`]: nothing else has attributes. In a `const` it does not compile:
    ///
    /// ```compile_fail
    /// const DATE: newsprint::Source = newsprint::meta("date").attribute("content");
    /// ```
    #[must_use]
    pub const fn attribute(mut self, name: &'static str) -> Source {
        assert!(matches!(self.place, Place::Css(_)), "only a css source has attributes");
        self.attribute = Some(name);
        self
    }

    /// The source in words, as an origin names it: `css h1.view_tit`, `css time@datetime`.
    pub(crate) fn name(&self) -> Cow<'static, str> {
        match (self.place, self.attribute) {
            (Place::Css(s), None) => format!("css {}", s.text()).into(),
            (Place::Css(s), Some(attribute)) => format!("css {}@{attribute}", s.text()).into(),
            (Place::Meta(key), _) => format!("meta {key}").into(),
            (Place::JsonLd(path), _) => format!("json_ld {path}").into(),
            (Place::Microdata(property), _) => format!("microdata {property}").into(),
            (Place::Rule(rule), _) => rule.name().into(),
        }
    }
}

//! Site profiles: what is known of one publisher's site, as constants.

pub(crate) mod generic;
pub(crate) mod source;

use time::UtcOffset;

use crate::article::Article;
use crate::error::PageKind;
use crate::field::Field;
use crate::page::Page;
use crate::profile::source::Source;
use crate::text_dump::TextLayout;
use crate::tree::NodeId;
use crate::tree::selector::Selector;

/// What is known of one publisher's site: its hosts, what it always prints, and the layouts of
/// its pages. All of it is constant data; a profile written outside the crate has every power
/// that a built-in one has.
///
/// ```
/// use newsprint::{Layout, Parser, SiteProfile, css};
///
/// const GAZETTE: SiteProfile = SiteProfile::new("The Gazette", &["gazette.example"])
///     .language("en")
///     .layouts(&[Layout::new("2024")
///         .when("main[data-layout=story]")
///         .title(&[css("h1.story__title")])
///         .body("div.story__text")
///         .remove("aside, .newsletter")]);
///
/// let parser = Parser::new().profile(GAZETTE);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SiteProfile {
    pub(crate) name: &'static str,
    pub(crate) hosts: &'static [&'static str],
    pub(crate) language: Option<&'static str>,
    pub(crate) offset: Option<UtcOffset>,
    pub(crate) required: &'static [Field],
    pub(crate) layouts: &'static [Layout],
    pub(crate) not_articles: &'static [(PageKind, Signature)],
    pub(crate) marks: &'static [Signature],
    pub(crate) text: Option<TextLayout>,
}

impl SiteProfile {
    /// A profile for the pages of these hosts and of the hosts below them (`koreaherald.com`
    /// stands for `www.koreaherald.com` too).
    #[must_use]
    pub const fn new(name: &'static str, hosts: &'static [&'static str]) -> Self {
        SiteProfile {
            name,
            hosts,
            language: None,
            offset: None,
            required: &[],
            layouts: &[],
            not_articles: &[],
            marks: &[],
            text: None,
        }
    }

    /// The language of the site's stories, where a page does not say it (BCP 47).
    #[must_use]
    pub const fn language(mut self, tag: &'static str) -> Self {
        self.language = Some(tag);
        self
    }

    /// The offset from UTC in which the site prints times without a zone.
    #[must_use]
    pub const fn offset(mut self, offset: UtcOffset) -> Self {
        self.offset = Some(offset);
        self
    }

    /// What the site always prints: a page without it is an error, not a silent gap. Title and
    /// body are required of every page.
    #[must_use]
    pub const fn require(mut self, fields: &'static [Field]) -> Self {
        self.required = fields;
        self
    }

    /// The layouts, newest first; the first whose signature the page carries reads it.
    #[must_use]
    pub const fn layouts(mut self, layouts: &'static [Layout]) -> Self {
        self.layouts = layouts;
        self
    }

    /// Marks in the markup by which the site's pages are known where they name no host.
    #[must_use]
    pub const fn marks(mut self, signatures: &'static [Signature]) -> Self {
        self.marks = signatures;
        self
    }

    /// Pages of the site that are no articles, by what their markup holds. Asked when no layout
    /// matches.
    #[must_use]
    pub const fn not_articles(mut self, kinds: &'static [(PageKind, Signature)]) -> Self {
        self.not_articles = kinds;
        self
    }

    /// How plain-text dumps of the site's pages read.
    #[must_use]
    pub const fn text(mut self, layout: TextLayout) -> Self {
        self.text = Some(layout);
        self
    }

    /// The profile's name: the publisher's.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The names of the profile's layouts, in the order in which they are tried.
    pub fn layout_names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.layouts.iter().map(|layout| layout.name)
    }

    /// Length of the longest host of the profile that `host` is or lies below.
    pub(crate) fn serves(&self, host: &str) -> Option<usize> {
        self.hosts.iter().filter(|own| is_below(host, own)).map(|own| own.len()).max()
    }
}

/// `www.paper.example` lies below `paper.example`; `newspaper.example` does not.
fn is_below(host: &str, own: &str) -> bool {
    host.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// What tells one kind of page from another: something in its markup, or its address.
#[derive(Debug, Clone, Copy)]
pub struct Signature(Trait);

#[derive(Debug, Clone, Copy)]
#[allow(clippy::large_enum_variant)] // constants in read-only data: a box could not be one
enum Trait {
    Css(Selector),
    Path(&'static str),
}

impl Signature {
    /// Pages that hold a match of this selector, in the grammar of [`css`](crate::css).
    #[must_use]
    pub const fn css(selector: &'static str) -> Self {
        Signature(Trait::Css(Selector::new(selector)))
    }

    /// Pages whose address (the page's own or the one given) has a path that starts so.
    #[must_use]
    pub const fn path(prefix: &'static str) -> Self {
        Signature(Trait::Path(prefix))
    }

    pub(crate) fn is_on(&self, page: &Page) -> bool {
        match self.0 {
            Trait::Css(selector) => selector.select(&page.tree, NodeId::ROOT).next().is_some(),
            Trait::Path(prefix) => {
                let own = page.own_address();
                [own.as_ref(), page.address.as_ref()]
                    .into_iter()
                    .flatten()
                    .any(|u| u.path().starts_with(prefix))
            }
        }
    }
}

/// One generation of a site's markup. A layout adds to the generic one and need not repeat it:
/// for every field its own sources are tried first, then the generic ones.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    pub(crate) name: &'static str,
    pub(crate) when: Option<Selector>,
    pub(crate) title: &'static [Source],
    pub(crate) subtitle: &'static [Source],
    pub(crate) authors: &'static [Source],
    pub(crate) agency: &'static [Source],
    pub(crate) section: &'static [Source],
    pub(crate) dates: &'static [Source],
    pub(crate) published: &'static [Source],
    pub(crate) updated: &'static [Source],
    pub(crate) tags: &'static [Source],
    pub(crate) summary: &'static [Source],
    pub(crate) url: &'static [Source],
    pub(crate) language: &'static [Source],
    pub(crate) publisher: &'static [Source],
    pub(crate) body: Option<Selector>,
    pub(crate) remove: Option<Selector>,
    pub(crate) figure: Option<Selector>,
    pub(crate) caption: Option<Selector>,
    pub(crate) credit: Option<Selector>,
    pub(crate) refine: Option<fn(&Page, &mut Article)>,
}

macro_rules! sources {
    ($($(#[$doc:meta])* $field:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $field(mut self, sources: &'static [Source]) -> Self {
            self.$field = sources;
            self
        }
    )*};
}

macro_rules! selectors {
    ($($(#[$doc:meta])* $field:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $field(mut self, selector: &'static str) -> Self {
            self.$field = Some(Selector::new(selector));
            self
        }
    )*};
}

impl Layout {
    /// A layout that reads nothing of its own yet. Name it for its era, say `2019`.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Layout {
            name,
            when: None,
            title: &[],
            subtitle: &[],
            authors: &[],
            agency: &[],
            section: &[],
            dates: &[],
            published: &[],
            updated: &[],
            tags: &[],
            summary: &[],
            url: &[],
            language: &[],
            publisher: &[],
            body: None,
            remove: None,
            figure: None,
            caption: None,
            credit: None,
            refine: None,
        }
    }

    sources! {
        /// Where the headline stands.
        title,
        /// Where the standfirst stands.
        subtitle,
        /// Where the byline stands. Every match is read, the first source that names anyone wins.
        authors,
        /// Where the news agency is named.
        agency,
        /// Where the section is named; every match is one level.
        section,
        /// Where published and updated stand together, told apart by their labels
        /// (`Published : … Updated : …`). Asked before `published` and `updated`.
        dates,
        /// Where the day or time of publication stands.
        published,
        /// Where the day or time of the last change stands.
        updated,
        /// Where keywords or topics stand; every match is one.
        tags,
        /// Where the summary stands.
        summary,
        /// Where the canonical address stands.
        url,
        /// Where the language stands.
        language,
        /// Where the publisher is named.
        publisher,
    }

    selectors! {
        /// The signature: this layout is tried on pages that hold a match. A layout without one
        /// matches every page of the site, so it stands last. Never a date: a page wears the
        /// layout of the day it was fetched.
        when,
        /// The containers of the story; what is in them is read block by block. Several matches
        /// follow one another; one inside another counts once.
        body,
        /// What is left out of every field: nodes that match, and all in them, are not read,
        /// except by a source that names such a node itself.
        remove,
        /// The elements that hold a picture with its caption, where they are no `figure`.
        figure,
        /// The elements that hold captions, where they are no `figcaption`.
        caption,
        /// The elements that hold credits.
        credit,
    }

    /// A last word by code, for what the vocabulary lacks: runs when all fields are read.
    #[must_use]
    pub const fn refine(mut self, hook: fn(&Page, &mut Article)) -> Self {
        self.refine = Some(hook);
        self
    }
}

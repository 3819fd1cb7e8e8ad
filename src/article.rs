//! The model: what a page of news is turned into.

use std::collections::BTreeMap;
use std::fmt;

use crate::error::Warning;
use crate::field::{Field, Origin};
use crate::render::Render;
use crate::text::Text;
use crate::timestamp::Timestamp;

/// A news article, as its page shows it.
///
/// Every field is what a reader of the page would name, cleaned of the site's furniture: no
/// site name behind the headline, no caption in the body. A field that the page does not give
/// is `None` or empty; nothing is guessed. [`Article::origin`] tells where a field came from.
///
/// Of the sources listed with a field, the profile's own come first, in the profile's order;
/// then those of the generic layout, in the order given here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Article {
    /// The headline as it stands on the page, with bracket prefixes (`[Editorial]`) and without
    /// the site's name. From the visible heading that JSON-LD `headline`, `og:title` or `<title>`
    /// name, else the page's one `h1`; then JSON-LD `headline`, Open Graph `og:title`, Twitter
    /// `twitter:title`, `<title>`.
    pub title: String,
    /// The standfirst or deck under the headline, where it stands apart from the body; several
    /// lines are parted by `\n`. From visible markup behind the headline, JSON-LD
    /// `alternativeHeadline`.
    pub subtitle: Option<String>,
    /// The people who wrote it, each once, in the order of the byline. From JSON-LD `author`
    /// cross-checked with the visible byline, the body's last line, meta `author` and its relatives
    /// (`article:author`, `parsely-author`, `sailthru.author`, `dable:author`, `dd:author`,
    /// `dc.creator`), microdata `author`. Where the page names no person and no agency, the desk,
    /// team or house that it says signs (`Newsdesk`), alone.
    pub authors: Vec<Author>,
    /// The news agency that the story comes from, from the byline (`By Yonhap`), the dateline or
    /// the closing mark of the body (`(Yonhap)`). An agency is never an author.
    pub agency: Option<String>,
    /// The section that the page files the story under, outermost first. From JSON-LD
    /// `articleSection`, meta `article:section`, microdata `articleSection`, breadcrumbs, links
    /// marked `rel=category`.
    pub section: Vec<String>,
    /// When it was first published. From JSON-LD `datePublished`, meta
    /// `article:published_time` and its relatives, microdata, the day in the page's address or
    /// title, visible dates (`<time>` among them), JSON-LD `dateCreated`, scripts; where nothing
    /// says more, the visible date of the last change. A source that agrees and prints more (time,
    /// seconds, zone) completes it.
    pub published: Option<Timestamp>,
    /// When it was last changed, where the page tells. From JSON-LD `dateModified`, meta
    /// `article:modified_time` and its relatives, microdata, visible dates.
    pub updated: Option<Timestamp>,
    /// The story itself, block by block in reading order. From the profile's container, or the
    /// generic reading: the pieces of the page that a trained model takes for the story, or script
    /// data, JSON-LD `articleBody` or `liveBlogUpdate` where the markup holds next to nothing.
    pub body: Vec<Block>,
    /// The story's pictures in order, each once. From figures and images in or above the body,
    /// the one that JSON-LD `image` or `og:image` claims among them; that claim itself where the
    /// markup shows none.
    pub images: Vec<Image>,
    /// Keywords or topics that the page gives, in its order. From meta `news_keywords`,
    /// `article:tag`, `parsely-tags` and `keywords`, JSON-LD and microdata `keywords`, JSON-LD
    /// `about`, links to topics.
    pub tags: Vec<String>,
    /// The page's own summary. From JSON-LD `description`, `og:description`, meta `description`.
    pub summary: Option<String>,
    /// Language as a BCP 47 tag. From `<html lang>`, JSON-LD `inLanguage`, `og:locale`, the
    /// profile.
    pub language: Option<String>,
    /// The canonical address. From `<link rel=canonical>`, `og:url`, JSON-LD `url` or
    /// `mainEntityOfPage`, the address given to [`Parser::parse_at`](crate::Parser::parse_at).
    pub url: Option<String>,
    /// The paper or site. From the profile, JSON-LD `publisher`, `og:site_name`.
    pub publisher: Option<String>,
    /// What sort of story it is. From JSON-LD `@type`, `og:type`, the section.
    pub kind: ArticleKind,
    /// Whether the page holds the whole story. From JSON-LD `isAccessibleForFree`, meta
    /// `article:content_tier`, and a paywall shown behind a short body.
    pub access: Access,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) origins: BTreeMap<Field, Origin>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) warnings: Vec<Warning>,
}

impl Article {
    /// The body as plain text: one paragraph, heading, list item or table row after the other,
    /// parted by blank lines (list items and rows by line breaks). Captions are not part of it.
    #[must_use]
    pub fn text(&self) -> String {
        Render::new().headline(false).figures(false).text(self)
    }

    /// The article as Markdown: the headline, then the body with its pictures; see [`Render`].
    #[must_use]
    pub fn markdown(&self) -> String {
        Render::new().markdown(self)
    }

    /// The article as an HTML element, safe to show whoever wrote the page; see [`Render`].
    #[must_use]
    pub fn html(&self) -> String {
        Render::new().html(self)
    }

    /// Where a field's value came from; `None` if the field is empty.
    #[must_use]
    pub fn origin(&self, field: Field) -> Option<&Origin> {
        self.origins.get(&field)
    }

    /// Doubts about what is given all the same, in the order they arose.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Whether the article says anything in this field.
    pub(crate) fn has(&self, field: Field) -> bool {
        match field {
            Field::Title => !self.title.is_empty(),
            Field::Subtitle => self.subtitle.is_some(),
            Field::Authors => !self.authors.is_empty(),
            Field::Agency => self.agency.is_some(),
            Field::Section => !self.section.is_empty(),
            Field::Published => self.published.is_some(),
            Field::Updated => self.updated.is_some(),
            Field::Body => !self.body.is_empty(),
            Field::Images => !self.images.is_empty(),
            Field::Tags => !self.tags.is_empty(),
            Field::Summary => self.summary.is_some(),
            Field::Language => self.language.is_some(),
            Field::Url => self.url.is_some(),
            Field::Publisher => self.publisher.is_some(),
            Field::Kind | Field::Access => true,
        }
    }

    pub(crate) fn set_origin(&mut self, field: Field, origin: Origin) {
        self.origins.insert(field, origin);
    }
}

/// A person named in the byline, or the desk or house that signs where no person does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Author {
    /// The name alone: no `By`, no role, no place, no agency.
    pub name: String,
    /// The e-mail address printed beside the name or in the story's last line.
    pub email: Option<String>,
    /// What the page says the person is (`Staff writer`, `기자`), as printed.
    pub role: Option<String>,
    /// The author's page, absolute where the page's address is known.
    pub url: Option<String>,
}

impl Author {
    /// An author of whom only the name is known.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Author { name: name.into(), ..Author::default() }
    }
}

/// A picture of the story.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Image {
    /// Address of the largest version offered (`srcset`, lazy-loading attributes, `<picture>`),
    /// absolute where the page's address is known. Empty for a picture that a plain-text dump
    /// only shows by its caption.
    pub url: String,
    /// The caption without the credit. From `figcaption`, the profile's caption element, JSON-LD
    /// `ImageObject.caption`.
    pub caption: Option<String>,
    /// Who is credited, without `Photo:` and parentheses (`Yonhap`). From the credit element or
    /// the caption's last parenthesis.
    pub credit: Option<String>,
    /// The text alternative (`alt`), where it says something that the caption does not.
    pub alt: Option<String>,
    /// Width in CSS pixels, as the markup states it.
    pub width: Option<u32>,
    /// Height in CSS pixels, as the markup states it.
    pub height: Option<u32>,
}

/// A piece of the body. The list is flat: what follows a heading or an [`Block::Entry`] belongs
/// to it up to the next one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "type", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Block {
    /// A paragraph of prose.
    Paragraph(Text),
    /// A sub-heading within the story.
    Heading {
        /// 1 to 6, as in `h1` to `h6`; 3 where the page only shows it in bold.
        level: u8,
        /// The heading's words.
        #[cfg_attr(feature = "serde", serde(flatten))]
        text: Text,
    },
    /// One paragraph of a quotation set apart (`blockquote`, pull quotes).
    Quote(Text),
    /// A list; nested lists are laid flat in reading order.
    List {
        /// Numbered (`ol`) or not (`ul`).
        ordered: bool,
        /// The items in order.
        items: Vec<Text>,
    },
    /// The place of a picture in the story.
    Figure {
        /// Index into [`Article::images`].
        image: usize,
    },
    /// A table of data, row by row; row and column spans are not repeated.
    Table {
        /// The rows with their cells.
        rows: Vec<Vec<Text>>,
    },
    /// Preformatted text, line breaks kept.
    Code {
        /// The text as it stands.
        text: String,
    },
    /// Something shown from elsewhere: a post, a video, a map.
    Embed {
        /// Address of what is embedded.
        url: String,
    },
    /// The start of a timed part of a live blog.
    Entry {
        /// The entry's headline.
        title: Option<String>,
        /// When the entry was posted.
        published: Option<Timestamp>,
    },
}

/// What sort of story a page holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ArticleKind {
    /// A report, or what the page does not tell apart from one.
    #[default]
    News,
    /// Opinion: a column, an editorial, a review.
    Opinion,
    /// A live blog of timed entries.
    LiveBlog,
    /// A video with little text.
    Video,
}

impl ArticleKind {
    /// The kind's name in lower case, as in the serde form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ArticleKind::News => "news",
            ArticleKind::Opinion => "opinion",
            ArticleKind::LiveBlog => "live_blog",
            ArticleKind::Video => "video",
        }
    }
}

impl fmt::Display for ArticleKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Whether the page holds the whole story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Access {
    /// Nothing on the page says that part of the story is held back.
    #[default]
    Full,
    /// The story is for subscribers, as the page declares or shows, and only its beginning is here.
    Teaser,
    /// The page declares that the story is for subscribers; the text is there all the same.
    Paywalled,
}

impl Access {
    /// The name in lower case, as in the serde form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Access::Full => "full",
            Access::Teaser => "teaser",
            Access::Paywalled => "paywalled",
        }
    }
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

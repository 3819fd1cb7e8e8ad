//! What goes wrong: errors (no article can be given) and warnings (an article with a doubt).

use std::borrow::Cow;
use std::fmt;

use crate::article::Article;
use crate::field::Field;

/// Why no article could be given.
///
/// `Debug`, which is what a `main` that returns the error prints, leaves the article out.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// The input is empty or holds nothing but white space, tags and comments.
    #[error("expected the page of an article, found no text in it")]
    Empty,
    /// Required fields are missing. Without a profile or [`require`](crate::Parser::require)
    /// these are the title and the body alone.
    #[error(transparent)]
    MissingFields(Box<MissingFields>),
    /// The page is another kind of page, by its own markup.
    #[error("expected the page of an article, found {kind}")]
    #[non_exhaustive]
    NotAnArticle {
        /// What it is instead.
        kind: PageKind,
        /// What could be read all the same.
        partial: Box<Article>,
    },
    /// The page has more bytes than [`Limits::bytes`].
    #[error("expected at most {limit} bytes, found {found}")]
    #[non_exhaustive]
    TooLarge {
        /// The limit in force.
        limit: usize,
        /// The bytes found.
        found: usize,
    },
}

impl ParseError {
    /// The kind of error in a word, as logs and tables name it: `empty`, `missing_fields`,
    /// `not_an_article`, `too_large`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            ParseError::Empty => "empty",
            ParseError::MissingFields(_) => "missing_fields",
            ParseError::NotAnArticle { .. } => "not_an_article",
            ParseError::TooLarge { .. } => "too_large",
        }
    }

    /// What could be read of the article, where anything could.
    #[must_use]
    pub fn partial(&self) -> Option<&Article> {
        match self {
            ParseError::MissingFields(missing) => Some(&missing.partial),
            ParseError::NotAnArticle { partial, .. } => Some(partial),
            _ => None,
        }
    }

    /// As [`ParseError::partial`], without a copy.
    ///
    /// ```
    /// use newsprint::parse_article;
    ///
    /// let page = "<h1>Bridge opens</h1><p>Photo gallery</p>";
    /// let article = parse_article(page).or_else(|error| error.into_partial().ok_or("nothing to read"))?;
    /// assert_eq!(article.title, "Bridge opens");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn into_partial(self) -> Option<Article> {
        match self {
            ParseError::MissingFields(missing) => Some(missing.partial),
            ParseError::NotAnArticle { partial, .. } => Some(*partial),
            _ => None,
        }
    }
}

impl fmt::Debug for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParseError::Empty => f.write_str("Empty"),
            ParseError::MissingFields(missing) => fmt::Debug::fmt(missing, f),
            ParseError::NotAnArticle { kind, .. } => {
                f.debug_struct("NotAnArticle").field("kind", kind).finish_non_exhaustive()
            }
            ParseError::TooLarge { limit, found } => {
                f.debug_struct("TooLarge").field("limit", limit).field("found", found).finish()
            }
        }
    }
}

impl fmt::Debug for MissingFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MissingFields")
            .field("fields", &self.fields)
            .field("profile", &self.profile)
            .field("layout", &self.layout)
            .finish_non_exhaustive()
    }
}

/// The fields that are missing, all of them, each with why; and the article so far.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingFields {
    /// The missing fields, in the order of [`Field::ALL`].
    pub fields: Vec<Missing>,
    /// The profile that the page was read by, if any.
    pub profile: Option<Cow<'static, str>>,
    /// The layout of that profile, if one matched.
    pub layout: Option<Cow<'static, str>>,
    /// What could be read.
    pub partial: Article,
}

impl fmt::Display for MissingFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected ")?;
        for (i, missing) in self.fields.iter().enumerate() {
            let separator = if i == 0 { "" } else { ", " };
            write!(f, "{separator}{}", missing.field)?;
        }
        match (&self.profile, &self.layout) {
            (Some(profile), Some(layout)) => write!(f, " on a page of {profile} (layout {layout})")?,
            (Some(profile), None) => write!(f, " on a page of {profile}")?,
            _ => f.write_str(" on the page")?,
        }
        for (i, missing) in self.fields.iter().enumerate() {
            let separator = if i == 0 { ", found" } else { "," };
            match &missing.why {
                Why::Absent => write!(f, "{separator} no {}", missing.field)?,
                Why::Unreadable { text } => write!(f, "{separator} {} {text:?}", missing.field)?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for MissingFields {}

/// A missing field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Missing {
    /// The field.
    pub field: Field,
    /// Why it is missing.
    pub why: Why,
}

/// Why a field is missing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Why {
    /// No source holds anything.
    Absent,
    /// A source holds a text that cannot be read as the field.
    #[non_exhaustive]
    Unreadable {
        /// The text as found.
        text: String,
    },
}

/// A kind of page that is no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum PageKind {
    /// A list of stories: a section, a search, a tag.
    List,
    /// The page of an author.
    Author,
    /// The site's home page.
    Home,
    /// A challenge that asks whether the reader is a robot.
    BotChallenge,
    /// A wall that asks for consent before the story is shown.
    ConsentWall,
}

impl PageKind {
    /// The kind's name in lower case, as in the serde form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            PageKind::List => "list",
            PageKind::Author => "author",
            PageKind::Home => "home",
            PageKind::BotChallenge => "bot_challenge",
            PageKind::ConsentWall => "consent_wall",
        }
    }
}

/// The kind in words, as the error's message has it.
impl fmt::Display for PageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            PageKind::List => "a list page",
            PageKind::Author => "an author page",
            PageKind::Home => "a home page",
            PageKind::BotChallenge => "a bot challenge",
            PageKind::ConsentWall => "a consent wall",
        })
    }
}

/// A doubt about an article that is given all the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "warning", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Warning {
    /// The page is of a known site, but no layout of its profile matches: the site changed, and
    /// the generic layout read the page.
    #[error("expected a known layout of {profile}, found none")]
    LayoutUnknown {
        /// The site's profile.
        profile: Cow<'static, str>,
    },
    /// No source of the layout for this field holds anything (fields that a story may honestly lack
    /// aside: standfirst, tags, agency, updated); the value, if there is one, comes
    /// from the generic layout.
    #[error("expected {field} where layout {layout} looks for it, found nothing")]
    Missed {
        /// The layout.
        layout: Cow<'static, str>,
        /// The field.
        field: Field,
    },
    /// A source of a date holds a text that is no date.
    #[error("expected a date in {source_name}, found {text:?}")]
    BadDate {
        /// Where the text stands, as in [`Origin::source`](crate::Origin::source).
        source_name: Cow<'static, str>,
        /// The text as found.
        text: String,
    },
    /// A JSON-LD block is no JSON, even read leniently.
    #[error("expected JSON in JSON-LD block {block}, found an error at line {line}, column {column}")]
    BadJsonLd {
        /// Which of the page's JSON-LD blocks, counted from 1.
        block: usize,
        /// Line of the error within the block, counted from 1.
        line: usize,
        /// Column of the error, counted from 1.
        column: usize,
    },
    /// Two sources of a field disagree; the value given is that of [`Article::origin`].
    #[error("expected one {field}, found {other:?} in {source_name} too")]
    Disagreement {
        /// The field.
        field: Field,
        /// The value that was not taken.
        other: String,
        /// Where it stands.
        source_name: Cow<'static, str>,
    },
    /// The page nests deeper than [`Limits::depth`]: deeper tags were left out, their text was
    /// kept.
    #[error("expected at most {limit} open elements, found {tags} tags beyond it")]
    Flattened {
        /// The limit in force.
        limit: usize,
        /// How many tags were left out.
        tags: usize,
    },
    /// The page makes more nodes than [`Limits::nodes`] allows for its size: reading stopped, and
    /// what came after is missing.
    #[error("expected at most {limit} nodes, found more")]
    Truncated {
        /// The limit in force.
        limit: usize,
    },
    /// The address given with the page is none of the web (`paper.example/story` has no scheme): no profile
    /// was chosen by it and nothing resolved against it.
    #[error("expected an address with http or https, found {found:?}")]
    BadAddress {
        /// The address as given.
        found: String,
    },
    /// A page given as bytes is not in the encoding that its byte-order mark, its `Content-Type` header or
    /// else its own declaration names; it was read in the one found.
    #[error("expected a page in {declared}, found one in {found}")]
    Encoding {
        /// The encoding declared, by its name in the Encoding standard.
        declared: Cow<'static, str>,
        /// The encoding that the page was read in, by its name there.
        found: Cow<'static, str>,
    },
    /// A page given as bytes holds sequences that are no characters in its encoding, or ends in the middle
    /// of one: each stands as U+FFFD in the text.
    #[error("expected {encoding}, found {sequences} malformed sequences")]
    Malformed {
        /// The encoding that the page was read in, by its name in the Encoding standard.
        encoding: Cow<'static, str>,
        /// How many sequences.
        sequences: usize,
    },
}

/// How much of a page is read before the parser gives up, the same on every machine.
///
/// The defaults are exceeded by no page of a corpus of two thousand real ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub(crate) bytes: usize,
    pub(crate) depth: usize,
    pub(crate) nodes: usize,
}

/// As deep as browsers go.
const DEEPEST: usize = 512;

impl Limits {
    /// The defaults: 64 MiB, 256 open elements, 4,000,000 nodes.
    #[must_use]
    pub const fn new() -> Self {
        Limits { bytes: 64 << 20, depth: 256, nodes: 4_000_000 }
    }

    /// Longest page in bytes; above it [`ParseError::TooLarge`].
    #[must_use]
    pub const fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Most elements open at a time (browsers allow 512; real news pages reach 52). Tags beyond
    /// it are left out, their text is kept: [`Warning::Flattened`]. More than 512 are taken as 512.
    #[must_use]
    pub const fn depth(mut self, depth: usize) -> Self {
        self.depth = if depth > DEEPEST { DEEPEST } else { depth };
        self
    }

    /// Most nodes of a page; the budget of a page is a quarter of its bytes and 20,000 more,
    /// but never above this. When it is used up reading stops: [`Warning::Truncated`].
    #[must_use]
    pub const fn nodes(mut self, nodes: usize) -> Self {
        self.nodes = nodes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::new()
    }
}

//! The parts of an article, and where their values come from.

use std::borrow::Cow;
use std::fmt;

/// A part of an [`Article`](crate::Article).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
#[allow(missing_docs)] // each variant is the field of `Article` with its name
pub enum Field {
    Title,
    Subtitle,
    Authors,
    Agency,
    Section,
    Published,
    Updated,
    Body,
    Images,
    Tags,
    Summary,
    Language,
    Url,
    Publisher,
    Kind,
    Access,
}

impl Field {
    /// Every field, in the order of [`Article`](crate::Article).
    pub const ALL: [Field; 16] = [
        Field::Title,
        Field::Subtitle,
        Field::Authors,
        Field::Agency,
        Field::Section,
        Field::Published,
        Field::Updated,
        Field::Body,
        Field::Images,
        Field::Tags,
        Field::Summary,
        Field::Language,
        Field::Url,
        Field::Publisher,
        Field::Kind,
        Field::Access,
    ];

    /// The field's name in lower case, as in the serde form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Subtitle => "subtitle",
            Field::Authors => "authors",
            Field::Agency => "agency",
            Field::Section => "section",
            Field::Published => "published",
            Field::Updated => "updated",
            Field::Body => "body",
            Field::Images => "images",
            Field::Tags => "tags",
            Field::Summary => "summary",
            Field::Language => "language",
            Field::Url => "url",
            Field::Publisher => "publisher",
            Field::Kind => "kind",
            Field::Access => "access",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Where a value was read.
///
/// Prints as `json_ld headline` where the generic layout gave it, and as
/// `The Korea Herald 2019: css h1.view_tit` where a profile did.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Origin {
    /// The profile whose layout gave the value; `None`: the generic layout.
    pub profile: Option<Cow<'static, str>>,
    /// The layout's name: `generic` for the generic one, `text` for dumps, `profile` for what the
    /// profile says of all its pages.
    pub layout: Cow<'static, str>,
    /// The source within the layout, such as `css h1`, `meta og:title`, `json_ld headline`.
    pub source: Cow<'static, str>,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(profile) = &self.profile {
            write!(f, "{profile} {}: ", self.layout)?;
        }
        f.write_str(&self.source)
    }
}

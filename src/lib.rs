//! Reads the page of a news article into a typed [`Article`], or says exactly what is missing.
mod article;
mod content;
mod error;
mod field;
mod page;
mod page_kind;
mod parser;
mod profile;
mod render;
mod resolve;
mod signals;
mod sites;
mod text;
mod text_dump;
mod timestamp;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod train;
mod tree;
mod values;

pub use article::{Access, Article, ArticleKind, Author, Block, Image};
pub use error::{Limits, Missing, MissingFields, PageKind, ParseError, Warning, Why};
pub use field::{Field, Origin};
pub use page::Page;
pub use parser::Parser;
pub use profile::source::{Source, css, json_ld, meta, microdata};
pub use profile::{Layout, Signature, SiteProfile};
pub use text::{Mark, Style, Text};
pub use text_dump::TextLayout;
pub use time;
pub use timestamp::{Timestamp, TimestampError};

/// Reads a page with the built-in profiles and the default limits.
///
/// # Errors
/// See [`ParseError`].
pub fn parse_article(page: &str) -> Result<Article, ParseError> {
    Parser::new().parse(page)
}

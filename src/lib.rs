//! Reads the page of a news article into a typed [`Article`], or says exactly what is missing.
//!
//! A page is HTML, or the plain-text dump of a page. The headline, the people of the byline, both
//! dates, the pictures with captions and credits, and the story block by block come out as data;
//! every value knows its [`Origin`], and what a page lacks is an error or a
//! `None`, never made up.
//!
//! ```
//! use newsprint::parse_article;
//!
//! let page = r#"<!DOCTYPE html><html lang="en"><title>Bridge opens | The Gazette</title>
//!     <meta property="article:published_time" content="2024-05-03T09:30:00+02:00">
//!     <article><h1>Bridge opens</h1><p class="byline">By Ada Quill and Tom Reed</p>
//!     <p>The bridge over the Lark opened on Friday, four years after the old one was closed.</p>
//!     <p>Some 300 people walked across it in the first hour, the town's engineer said.</p></article>"#;
//! let article = parse_article(page)?;
//! assert_eq!(article.title, "Bridge opens");
//! assert_eq!(article.authors[1].name, "Tom Reed");
//! assert_eq!(article.published.unwrap().to_string(), "2024-05-03T09:30:00+02:00");
//! assert_eq!(article.body.len(), 2);
//! # Ok::<(), newsprint::ParseError>(())
//! ```
//!
//! # Read on
//!
//! - [Cookbook](guide::cookbook): tasks, each with a short program.
//! - [Add your site](guide::add_your_site): from nothing to a profile with a test, in ten minutes.
//! - [Fields](guide::fields): what each field of an [`Article`] holds, from where, and when it is empty.
//! - [Untrusted input](guide::untrusted_input): limits, memory, threads, what passes through.
//! - [Stability](guide::stability): what a new version may change.
//!
//! # From a page to an article
//!
//! ```text
//!  &str ─▶ page ─▶ tree ─▶ signals ──────────────┐
//!   │              └────▶ profile, layout ───────┴▶ resolve: for each field the first source whose
//!   └▶ text dump ─▶ lines ─▶ profile's words ────▶ value parses wins, and is remembered ─▶ Article
//!                                                                             └─▶ ParseError
//! ```
//!
//! The page is parsed as a browser parses it. Its **signals** are what it claims about itself:
//! JSON-LD, meta, microdata. A **profile** is what is known of one publisher's site, a **layout**
//! one generation of its markup; both name **sources** ([`css`], [`meta`], [`json_ld`],
//! [`microdata`]) where a field can be read. What no layout gives comes from the **generic** layout, which reads
//! any page. A value's [`Origin`] is the source that gave it; a [`Warning`] is a doubt about an
//! article that is given all the same.
//!
//! # Add a site
//!
//! A profile is a constant, in your crate or in this one; a bad selector does not compile.
//!
//! ```
//! use newsprint::{Layout, Parser, SiteProfile, css};
//!
//! const GAZETTE: SiteProfile = SiteProfile::new("The Gazette", &["gazette.example"])
//!     .layouts(&[Layout::new("2024")
//!         .when("main[data-layout=story]")   // pages that hold this wear the layout
//!         .title(&[css("h1.story__title")])
//!         .body("div.story__text")           // name the container, the walk knows the blocks
//!         .remove(".newsletter")]);
//!
//! let parser = Parser::new().profile(GAZETTE);
//! ```
//!
//! A changed site is never silent: [`Warning::LayoutUnknown`], [`Warning::Missed`]. Step by step:
//! [Add your site](guide::add_your_site).
//!
//! # What it does not do
//!
//! It fetches nothing and runs no script. It takes text; bytes only with the feature `encoding`. It
//! does not sanitise HTML: text is plain text, addresses are the page's, resolved. To show an article,
//! [`Render`] writes it anew as Markdown, HTML or plain text. It does not guess a zone, an author or a
//! date, nor tell a language from the words.
//!
//! # Untrusted input
//!
//! No input makes it panic, overflow the stack or run away: nothing recurses over the page, and
//! size, nesting and nodes are bounded by [`Limits`], the same on every machine. The same page
//! gives the same result: there is no clock, no locale, no state that changes. Nothing of the page's
//! markup passes through. See [Untrusted input](guide::untrusted_input).
//!
//! # Features
//!
//! All are off by default.
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `serde` | `Serialize` and `Deserialize` for the whole model, origins and warnings included |
//! | `encoding` | pages as bytes, in whatever encoding: [`parse_bytes`](fn.parse_bytes.html), [`Parser::parse_bytes`](struct.Parser.html#method.parse_bytes), and the module [`encoding`](encoding/index.html), which tells how the encoding is found |
//! | `inside` | for the programs under `benches/` alone; no promise is made about it |

mod article;
#[cfg(all(test, feature = "serde"))]
mod article_round_trip;
mod content;
#[cfg(feature = "encoding")]
pub mod encoding;
mod error;
mod explanation;
mod field;
#[cfg(doc)]
pub mod guide;
#[cfg(feature = "inside")]
#[doc(hidden)]
pub mod inside;
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
mod tree;
mod values;

pub use article::{Access, Article, ArticleKind, Author, Block, Image};
pub use content::verdict::{Fate, Ground, Verdict};
#[cfg(feature = "encoding")]
pub use encoding::parse::parse_bytes;
pub use error::{Limits, Missing, MissingFields, PageKind, ParseError, Warning, Why};
pub use explanation::Explanation;
pub use field::{Field, Origin};
pub use page::Page;
pub use parser::Parser;
pub use profile::source::{Source, css, json_ld, meta, microdata};
pub use profile::{Layout, Signature, SiteProfile};
pub use render::Render;
pub use text::{Mark, Style, Text};
pub use text_dump::TextLayout;
/// The crate whose dates, times and offsets [`Timestamp`] and [`SiteProfile::offset`] speak in.
pub use time;
pub use timestamp::{Timestamp, TimestampError};

/// Reads a page with the built-in profiles and the default limits; see [`Parser`] for more.
///
/// # Errors
/// Everything that is missing, each with why, and what could be read: see [`ParseError`].
pub fn parse_article(page: &str) -> Result<Article, ParseError> {
    Parser::new().parse(page)
}

/// The built-in profiles.
#[must_use]
pub const fn profiles() -> &'static [SiteProfile] {
    sites::ALL
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;

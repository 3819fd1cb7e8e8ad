//! The model turned into something to read. Everything written here comes from the typed
//! [`Article`] alone: nothing of the page's markup passes through.

mod address;
mod front_matter;
mod head;
mod html;
mod markdown;
mod pieces;
mod spans;
mod text;

use crate::article::Article;

/// Writes an [`Article`] as plain text, Markdown or HTML.
///
/// [`Article::markdown`] and [`Article::html`] are `Render::new()`; [`Article::text`] is the body
/// alone, `Render::new().headline(false).figures(false)`.
///
/// ```
/// use newsprint::{Render, parse_article};
///
/// let page = r#"<html lang="en"><title>Bridge opens</title><meta property="article:published_time" content="2024-05-03T09:30:00+02:00">
///     <link rel="canonical" href="https://gazette.example/bridge">
///     <article><h1>Bridge opens</h1><p class="byline">By Ada Quill</p>
///     <p>The bridge over the Lark <a href="/lark">opened on Friday</a>, four years after the old one was closed.</p>
///     <p>It cost <b>12*10^6</b> crowns, the town's engineer said, and some 300 people walked across it.</p>
///     </article>"#;
/// let article = parse_article(page)?;
/// assert_eq!(article.markdown(), r"# Bridge opens
///
/// Ada Quill · [gazette.example](https://gazette.example/bridge) · 2024-05-03 09:30 +02:00
///
/// The bridge over the Lark [opened on Friday](https://gazette.example/lark), four years after the old one was closed.
///
/// It cost **12\*10^6** crowns, the town's engineer said, and some 300 people walked across it.
/// ");
/// let body = Render::new().headline(false).links(false);
/// assert!(body.html(&article).starts_with(r#"<article lang="en" dir="auto">
/// <p>The bridge over the Lark opened on Friday, four years"#));
/// # Ok::<(), newsprint::ParseError>(())
/// ```
///
/// # What is written
///
/// First the head, if [`headline`](Render::headline) is on: the headline, the standfirst, and a line of
/// who wrote it, where it comes from and when it was published. Then the pictures that stand nowhere in
/// the body, then the body's blocks. Paragraphs of a quotation that follow each other are one quotation.
/// A picture stands once, where it comes first. What is blank is left out, and so is a mark that makes
/// the whole of a heading strong.
///
/// With the head there, the headline alone has level one, and a sub-heading has level two at least.
///
/// # Addresses
///
/// Only `http`, `https` and, in links, `mailto` are written; of a link with another address the text
/// stays, of a picture its caption. An address that could not be resolved (no address of the page is
/// known) stays out as well: in another place it would lead elsewhere. Nothing is fetched or checked;
/// the addresses are still those that a stranger wrote.
///
/// # Plain text
///
/// Blocks parted by blank lines, as [`Article::text`] says; captions with their credit in parentheses.
/// There are no addresses in it.
///
/// # Markdown
///
/// `CommonMark`, with tables as GitHub writes them (their first row is the head). All text comes back
/// from any such reader as it was, whatever signs it holds, but for what Markdown cannot say: a line break
/// in a heading, a cell or a picture's text is a space; NUL is U+FFFD; in code a carriage return is a line break.
///
/// Emphasis that `CommonMark` could not see next to a letter (`**"word"**을`) leaves out the punctuation
/// at its ends: `"**word**"을`. Emphasis that is nothing but such punctuation is left out. Where emphasis
/// and strong text meet within a word in a way that a reader would pair wrongly, the text is strong only.
/// Links do not nest: one that starts in another begins where that one ends.
///
/// # HTML
///
/// One `article` element in the language of the story, built of a fixed list of elements without classes,
/// styles or scripts: `header`, `h1` to `h6`, `p`, `br`, `strong`, `em`, `a`, `time`, `figure`, `img`,
/// `figcaption`, `blockquote`, `ul`, `ol`, `li`, `table`, `tbody`, `tr`, `td`, `pre`, `code`. All text
/// and every attribute is escaped. It may stand in a page of yours as it is; what it links to and which
/// pictures it loads is the paper's choice, as the section on addresses says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Render {
    headline: bool,
    figures: bool,
    links: bool,
    front_matter: bool,
}

impl Default for Render {
    fn default() -> Self {
        Render::new()
    }
}

impl Render {
    /// The whole article, without front matter.
    pub const fn new() -> Self {
        Render { headline: true, figures: true, links: true, front_matter: false }
    }

    /// Whether the headline, the standfirst and the line of authors, publisher and date stand above the body
    /// (on by default). Sub-headings are part of the body.
    pub const fn headline(mut self, on: bool) -> Self {
        self.headline = on;
        self
    }

    /// Whether pictures and their captions are written (on by default); in plain text the captions.
    pub const fn figures(mut self, on: bool) -> Self {
        self.figures = on;
        self
    }

    /// Whether links are written (on by default). Without them their text stays, and what the story
    /// shows from elsewhere, which is nothing but an address, is left out. Plain text has none.
    pub const fn links(mut self, on: bool) -> Self {
        self.links = on;
        self
    }

    /// Whether Markdown starts with YAML front matter (off by default): every field of the article but
    /// the body and the images, under its name in [`Article`]; what is absent is left out. Authors are
    /// their names. Every value is a string in double quotes or a list of such, which YAML 1.2 and 1.1 read alike.
    /// The headline is there twice then, unless [`headline`](Render::headline) is off.
    pub const fn front_matter(mut self, on: bool) -> Self {
        self.front_matter = on;
        self
    }

    /// The article as plain text, without a line break at the end.
    #[must_use]
    pub fn text(&self, article: &Article) -> String {
        text::write(article, self)
    }

    /// The article as Markdown, with a line break at the end.
    #[must_use]
    pub fn markdown(&self, article: &Article) -> String {
        markdown::write(article, self)
    }

    /// The article as an HTML element, with a line break at the end.
    #[must_use]
    pub fn html(&self, article: &Article) -> String {
        html::write(article, self)
    }
}

impl Render {
    /// The level at which a heading of the body is written: with a headline above, that one alone is
    /// of level one.
    fn level(&self, level: u8) -> u8 {
        level.clamp(if self.headline { 2 } else { 1 }, 6)
    }
}

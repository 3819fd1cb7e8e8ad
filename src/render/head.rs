//! What stands above the body, and under a picture.

use super::address;
use crate::article::{Article, Image};
use crate::text::{Mark, Style, Text};
use crate::timestamp::Timestamp;

/// What stands above the body; a part that the article lacks is empty.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) standfirst: String,
    /// Who wrote it and where it comes from, with links.
    pub(super) byline: Text,
    /// The date for a reader.
    pub(super) published: Option<String>,
}

/// Between the people, the publisher and the date.
pub(super) const DOT: &str = " · ";

impl Head {
    pub(super) fn new(article: &Article) -> Self {
        Head {
            title: article.title.trim().to_owned(),
            standfirst: article.subtitle.as_deref().unwrap_or_default().trim().to_owned(),
            byline: byline(article),
            published: article.published.as_ref().map(date),
        }
    }
}

/// A house that signs for itself is named once.
fn byline(article: &Article) -> Text {
    let host = || article.url.as_deref().and_then(host).map(str::to_owned);
    let source = article.publisher.clone().or_else(host).unwrap_or_default();
    let mut line = Line::default();
    for author in article.authors.iter().filter(|a| a.name != source) {
        line.add(", ", &author.name, author.url.as_deref());
    }
    let agency = article.agency.as_deref().filter(|agency| *agency != source);
    line.add(", ", agency.unwrap_or_default(), None);
    line.add(DOT, &source, article.url.as_deref());
    Text::new(line.text, line.marks).unwrap_or_default()
}

/// The name of the site, where nothing else names it.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://").filter(|_| address::web(url).is_some())?;
    rest.split(['/', '?', '#']).next()
}

#[derive(Default)]
struct Line {
    text: String,
    marks: Vec<Mark>,
}

impl Line {
    fn add(&mut self, gap: &str, name: &str, url: Option<&str>) {
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(gap);
        }
        let start = self.text.len();
        self.text.push_str(name);
        let link = url.map(|url| Style::Link { url: url.to_owned() });
        self.marks.extend(link.map(|style| Mark { start, end: self.text.len(), style }));
    }
}

/// A date for a reader, in no language: `2023-01-29 18:16 +09:00`.
pub(super) fn date(stamp: &Timestamp) -> String {
    let form = stamp.to_string();
    let Some((day, rest)) = form.split_once('T') else { return form };
    let (clock, zone) = rest.split_at_checked(8).unwrap_or((rest, ""));
    let minutes = clock.get(..5).unwrap_or(clock);
    let zone = if zone == "Z" { "UTC" } else { zone };
    format!("{day} {minutes} {zone}").trim_end().to_owned()
}

/// The caption with the credit behind it.
pub(super) fn caption(image: &Image) -> Option<String> {
    let [caption, credit] = [&image.caption, &image.credit].map(|s| s.as_deref().unwrap_or_default().trim());
    match (caption.is_empty(), credit.is_empty()) {
        (true, true) => None,
        (false, true) => Some(caption.to_owned()),
        (true, false) => Some(format!("({credit})")),
        (false, false) => Some(format!("{caption} ({credit})")),
    }
}

//! An article as a row of the columns in [`super::schema`].

use newsprint::{Access, Article, ArticleKind, Author, Field, Image, Timestamp, time::OffsetDateTime};
use serde::Serialize;

use crate::read::Row;

#[derive(Serialize)]
pub struct Columns<'a> {
    id: &'a str,
    source: &'a str,
    url: Option<&'a str>,
    canonical_url: Option<&'a str>,
    title: &'a str,
    subtitle: Option<&'a str>,
    authors: &'a [Author],
    agency: Option<&'a str>,
    section: &'a [String],
    published: Option<i64>,
    published_date: Option<i32>,
    published_printed: Option<String>,
    updated: Option<i64>,
    updated_date: Option<i32>,
    updated_printed: Option<String>,
    language: Option<&'a str>,
    publisher: Option<&'a str>,
    kind: ArticleKind,
    access: Access,
    summary: Option<&'a str>,
    text: String,
    markdown: String,
    images: &'a [Image],
    tags: &'a [String],
    origins: Vec<Read>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct Read {
    field: &'static str,
    source: String,
}

impl Columns<'_> {
    /// Bytes of the columns that may be long.
    pub fn weight(&self) -> usize {
        let images =
            self.images.iter().map(|image| image.url.len() + image.caption.as_ref().map_or(0, String::len));
        self.text.len()
            + self.markdown.len()
            + self.title.len()
            + self.summary.map_or(0, str::len)
            + images.sum::<usize>()
    }
}

pub fn columns(row: &Row) -> Option<Columns<'_>> {
    let article = row.result.as_ref().ok()?;
    let (published, updated) = (article.published, article.updated);
    Some(Columns {
        id: &row.id,
        source: &row.source,
        url: row.url.as_deref(),
        canonical_url: article.url.as_deref(),
        title: &article.title,
        subtitle: article.subtitle.as_deref(),
        authors: &article.authors,
        agency: article.agency.as_deref(),
        section: &article.section,
        published: published.and_then(micros),
        published_date: published.map(day),
        published_printed: published.map(|t| t.to_string()),
        updated: updated.and_then(micros),
        updated_date: updated.map(day),
        updated_printed: updated.map(|t| t.to_string()),
        language: article.language.as_deref(),
        publisher: article.publisher.as_deref(),
        kind: article.kind,
        access: article.access,
        summary: article.summary.as_deref(),
        text: article.text(),
        markdown: article.markdown(),
        images: &article.images,
        tags: &article.tags,
        origins: origins(article),
        warnings: article.warnings().iter().map(ToString::to_string).collect(),
    })
}

fn origins(article: &Article) -> Vec<Read> {
    let read =
        |field: &Field| Some(Read { field: field.name(), source: article.origin(*field)?.to_string() });
    Field::ALL.iter().filter_map(read).collect()
}

/// Microseconds since 1970 in UTC.
fn micros(time: Timestamp) -> Option<i64> {
    Some(time.instant()?.unix_timestamp() * 1_000_000)
}

/// Days since 1970.
fn day(time: Timestamp) -> i32 {
    time.date().to_julian_day() - OffsetDateTime::UNIX_EPOCH.date().to_julian_day()
}

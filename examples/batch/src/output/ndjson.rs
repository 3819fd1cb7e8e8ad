//! Rows as lines of JSON.

use newsprint::Article;
use serde::Serialize;

use crate::read::{Refusal, Row};

#[derive(Serialize)]
struct ArticleLine<'a> {
    id: &'a str,
    source: &'a str,
    url: Option<&'a str>,
    article: &'a Article,
    text: String,
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    id: &'a str,
    source: &'a str,
    url: Option<&'a str>,
    #[serde(flatten)]
    refusal: &'a Refusal,
}

pub fn article(row: &Row) -> Option<impl Serialize> {
    let article = row.result.as_ref().ok()?;
    Some(ArticleLine {
        id: &row.id,
        source: &row.source,
        url: row.url.as_deref(),
        article,
        text: article.text(),
    })
}

pub fn error<'a>(row: &'a Row, refusal: &'a Refusal) -> impl Serialize + 'a {
    ErrorLine { id: &row.id, source: &row.source, url: row.url.as_deref(), refusal }
}

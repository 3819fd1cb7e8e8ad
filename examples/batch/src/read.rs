//! From a page to its row: an article, or what went wrong.

use std::sync::Arc;

use newsprint::{Article, Missing, ParseError, Parser, Why};
use serde::Serialize;

use crate::input::{Opened, Page, Trouble};

/// What came of a page.
pub struct Row {
    pub id: String,
    pub source: Arc<str>,
    pub url: Option<String>,
    /// Bytes of the page, as text.
    pub bytes: u64,
    pub result: Result<Box<Article>, Refusal>,
}

/// Why a page gave no article, as the errors tell it.
#[derive(Debug, Serialize)]
pub struct Refusal {
    pub kind: &'static str,
    pub message: String,
    pub missing: Vec<Lack>,
    /// What could be read all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Box<Article>>,
}

/// A field that is missing.
#[derive(Debug, Serialize)]
pub struct Lack {
    pub field: &'static str,
    /// The text that cannot be read as the field; without it there is none.
    pub found: Option<String>,
}

/// Reads a page; `None` for a record that holds none.
pub fn read(parser: &Parser, page: Page) -> Option<Row> {
    let Page { id, source, url, content } = page;
    let opened = match content.open(url.as_deref()) {
        Ok(opened) => opened?,
        Err(trouble) => return Some(Row { id, source, url, bytes: 0, result: Err(trouble.into()) }),
    };
    let Opened { id: own, url: beside, text } = opened;
    let (id, url) = (own.unwrap_or(id), url.or(beside));
    let result = match &url {
        Some(url) => parser.parse_at(&text, url),
        None => parser.parse(&text),
    };
    let result = result.map(Box::new).map_err(|error| Refusal::from(&error));
    Some(Row { id, source, url, bytes: text.len() as u64, result })
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Refusal {
        Refusal { kind: trouble.kind, message: trouble.message, missing: Vec::new(), partial: None }
    }
}

impl From<&ParseError> for Refusal {
    fn from(error: &ParseError) -> Refusal {
        let missing = match error {
            ParseError::MissingFields(missing) => missing.fields.iter().map(Lack::from).collect(),
            _ => Vec::new(),
        };
        let partial = error.partial().cloned().map(Box::new);
        Refusal { kind: error.kind(), message: error.to_string(), missing, partial }
    }
}

impl From<&Missing> for Lack {
    fn from(missing: &Missing) -> Lack {
        let found = match &missing.why {
            Why::Unreadable { text, .. } => Some(text.clone()),
            _ => None,
        };
        Lack { field: missing.field.name(), found }
    }
}

//! How a page was read, as a report.

use std::fmt;

use crate::article::{Article, Image};
use crate::content::verdict::Verdict;
use crate::error::ParseError;
use crate::field::Field;

/// How a page was read; made by [`Parser::explain`](crate::Parser::explain).
///
/// Displayed, it is a report for whoever writes a profile: of each field the value and where it came from,
/// every warning, and of each piece of the page why it is or is not part of the story. Its wording may
/// change in any version.
///
/// ```
/// use newsprint::Parser;
///
/// let page = "<title>Bridge opens</title><h1>Bridge opens</h1><article><p>The bridge over the Lark opened
///     on Friday, four years after the old one was closed.</p></article>";
/// let report = Parser::new().explain(page).to_string();
/// assert!(report.starts_with("title      Bridge opens\n           from headline on the page\n"));
/// assert!(report.contains("\nkept "));
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Explanation {
    /// What [`Parser::parse`](crate::Parser::parse) gives.
    pub result: Result<Article, ParseError>,
    /// What became of each piece of the page, in reading order; none for text dumps.
    pub verdicts: Vec<Verdict>,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.result {
            Ok(article) => fields(f, article)?,
            Err(error) => {
                writeln!(f, "error: {error}\n")?;
                error.partial().map_or(Ok(()), |article| fields(f, article))?;
            }
        }
        writeln!(f)?;
        self.verdicts.iter().try_for_each(|verdict| piece(f, verdict))
    }
}

/// Characters of a piece that are shown.
const SHOWN: usize = 60;

/// Grounds of a verdict that are shown.
const GROUNDS: usize = 3;

fn piece(f: &mut fmt::Formatter<'_>, verdict: &Verdict) -> fmt::Result {
    let likelihood = verdict.likelihood.map(|p| format!("{p:.2}")).unwrap_or_default();
    let text: String = verdict.text.chars().take(SHOWN).collect();
    let grounds = verdict.grounds.iter().take(GROUNDS);
    let grounds: Vec<String> = grounds.map(|(ground, weight)| format!("{ground} {weight:+.1}")).collect();
    writeln!(f, "{:<8} {likelihood:<4} {text}", verdict.fate)?;
    writeln!(f, "              {}  {}", verdict.path, grounds.join(", "))
}

fn fields(f: &mut fmt::Formatter<'_>, article: &Article) -> fmt::Result {
    for field in Field::ALL {
        match article.origin(field) {
            Some(origin) => writeln!(f, "{field:<10} {}\n           from {origin}", value(article, field))?,
            None if matches!(field, Field::Kind | Field::Access) => {
                writeln!(f, "{field:<10} {}", value(article, field))?;
            }
            None => writeln!(f, "{field:<10} -")?,
        }
    }
    article.warnings().iter().try_for_each(|warning| writeln!(f, "warning: {warning}"))
}

fn value(article: &Article, field: Field) -> String {
    let or_nothing = |value: &Option<String>| value.clone().unwrap_or_default();
    match field {
        Field::Title => article.title.clone(),
        Field::Subtitle => or_nothing(&article.subtitle),
        Field::Authors => article.authors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", "),
        Field::Agency => or_nothing(&article.agency),
        Field::Section => article.section.join(" > "),
        Field::Published => article.published.map(|t| t.to_string()).unwrap_or_default(),
        Field::Updated => article.updated.map(|t| t.to_string()).unwrap_or_default(),
        Field::Body => {
            format!("{} blocks, {} characters", article.body.len(), article.text().chars().count())
        }
        Field::Images => article.images.iter().map(picture).collect::<Vec<_>>().join("\n           "),
        Field::Tags => article.tags.join(", "),
        Field::Summary => or_nothing(&article.summary),
        Field::Language => or_nothing(&article.language),
        Field::Url => or_nothing(&article.url),
        Field::Publisher => or_nothing(&article.publisher),
        Field::Kind => format!("{:?}", article.kind),
        Field::Access => format!("{:?}", article.access),
    }
}

/// Address, caption and credit.
fn picture(image: &Image) -> String {
    let caption = image.caption.as_deref().unwrap_or("no caption");
    let credit = image.credit.as_deref().map(|credit| format!(" ({credit})")).unwrap_or_default();
    format!("{}: {caption}{credit}", image.url)
}

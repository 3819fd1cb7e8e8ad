//! The facts beside a body: title, authors, dates, section, under the names that content systems
//! give them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::prose::Best;
use super::{State, prose};
use crate::signals::json_ld::fragment;
use crate::signals::json_ld::graph::{Graph, Object};

/// Arc's path first, then the names of most systems, then forms of a title for one use.
const TITLES: &[&str] = &[
    "headlines.basic",
    "headline",
    "title",
    "title.rendered",
    "title.text",
    "headline.text",
    "webTitle",
    "heading",
];

/// What an object may be called if it has one of these: a story, a page or a section.
pub(super) const TITLE_KEYS: &[&str] = &["headlines", "headline", "title", "webtitle", "heading"];

/// Dates of publication: as shown, then as first published, then as created.
const PUBLISHED: &[&str] = &[
    "display_date",
    "displayDate",
    "first_publish_date",
    "datePublished",
    "firstPublished",
    "firstPublishedAt",
    "published",
    "publishedAt",
    "published_at",
    "publishedDate",
    "published_date",
    "publishDate",
    "publish_date",
    "published_time",
    "publicationDate",
    "publishTime",
    "pubDate",
    "deployDt",
    "date",
    "regDate",
    "regDt",
    "createdAt",
    "created_at",
    "created_date",
];

/// Dates of the last change.
const UPDATED: &[&str] = &[
    "last_updated_date",
    "dateModified",
    "lastUpdated",
    "updatedAt",
    "updated_at",
    "updatedDate",
    "updateDate",
    "updated",
    "lastModified",
    "modifiedAt",
    "modified_at",
    "modifiedDate",
    "modified",
    "modDate",
    "modDt",
    "reDeployDt",
];

/// Names of the section, the nearest first.
const SECTIONS: &[&str] = &[
    "taxonomy.primary_section.name",
    "primarySection.name",
    "primary_section.name",
    "section.name",
    "section.title",
    "section",
    "sectionName",
    "category.name",
    "category.title",
    "category",
    "categoryName",
    "channel.name",
];

/// Who wrote it, by object or by name.
const AUTHORS: &[&str] = &[
    "credits.by",
    "authors",
    "author",
    "writerDisplay",
    "bylines",
    "byline",
    "writers",
    "writer",
    "reporters",
    "reporter",
];

/// A person's name. Arc's `name` is put together from parts and reverses names of East Asia; the
/// byline is what the paper prints.
const NAMES: &[&str] = &[
    "additional_properties.original.byline",
    "byline",
    "name",
    "fullName",
    "full_name",
    "displayName",
    "display_name",
    "writerName",
    "reporterName",
    "title",
    "text",
];

/// Two parts of a name, where there is no other.
const NAME_PARTS: [(&str, &str); 2] = [("firstName", "lastName"), ("first_name", "last_name")];

/// Longer than any byline: what stands there is a biography.
const LONGEST_BYLINE: usize = 200;

/// The story that a body belongs to.
pub(super) fn read(best: &Best) -> State {
    let mut state = best.story.map(facts).unwrap_or_default();
    (state.paragraphs, state.images) = prose::paragraphs(best);
    state
}

/// What an object says of itself.
pub(super) fn facts(object: &Object) -> State {
    let graph = Graph::default();
    let plain = |paths| graph.first(object, paths).map(|text| fragment::inline(&text).trim().to_owned());
    let is_name = |text: &String| {
        text.chars().any(char::is_alphabetic) && !text.starts_with('/') && !text.contains(';')
    };
    let date = |paths| graph.first(object, paths).and_then(moment);
    State {
        title: plain(TITLES),
        authors: authors(&graph, object),
        published: date(PUBLISHED),
        updated: date(UPDATED),
        section: plain(SECTIONS).filter(is_name),
        ..State::default()
    }
}

fn authors(graph: &Graph, object: &Object) -> Vec<String> {
    let named = |path: &&str| {
        let mut seen = BTreeSet::new();
        let names = graph.values(object, path).into_iter().filter_map(|value| author(graph, value));
        let names: Vec<String> = names.filter(|name| seen.insert(name.clone())).collect();
        Some(names).filter(|names| !names.is_empty())
    };
    AUTHORS.iter().find_map(named).unwrap_or_default()
}

fn author(graph: &Graph, value: &Value) -> Option<String> {
    let name = match value {
        Value::Object(object) => graph.first(object, NAMES).or_else(|| {
            let part = |key| graph.first(object, &[key]);
            NAME_PARTS.iter().find_map(|(first, last)| Some(format!("{} {}", part(first)?, part(last)?)))
        }),
        Value::String(_) => graph.plain(value),
        _ => None,
    }?;
    let name = fragment::inline(&name).trim().to_owned();
    let is_name =
        name.chars().any(char::is_alphabetic) && !name.contains("://") && name.len() <= LONGEST_BYLINE;
    is_name.then_some(name)
}

/// A date as written; seconds or milliseconds since 1970 as the instant that they are.
fn moment(text: String) -> Option<String> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text);
    }
    let seconds = match text.len() {
        10 => text.parse::<i64>().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        // a date in digits: 20240131, with hour and minute, with seconds
        8 | 12 | 14 => return Some(text),
        _ => return None,
    };
    let at = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    let (hour, minute, second) = at.to_hms();
    Some(format!("{}T{hour:02}:{minute:02}:{second:02}Z", at.date()))
}

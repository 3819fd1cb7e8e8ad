//! Dates in the data that scripts carry, for pages that scripts draw.

use super::super::Resolver;
use super::is_plausible;
use crate::signals::scripts;
use crate::timestamp::Timestamp;
use crate::values::date;

/// Keys by which page data name the day of publication: schema.org's own, inside the data of a
/// framework (Next.js, Nuxt), and those of content systems and of audience measurement.
const KEYS: [&str; 10] = [
    "datePublished",
    "firstPublicationDate",
    "firstPublished",
    "publicationDate",
    "publishedDate",
    "publishDate",
    "publishedAt",
    "published_at",
    "publish_date",
    "pubDate",
];

/// Bytes of a value.
const LONGEST: usize = 40;

impl Resolver<'_> {
    /// The date of the story in the state that gave the body, or else the one that the page's data
    /// give for a key, where all of them give the same day: a list of other stories gives several.
    pub(super) fn script_date(&self) -> Option<Timestamp> {
        let stated = self.state.as_ref().and_then(|state| state.published.as_deref()).and_then(date::machine);
        stated
            .filter(|stamp| is_plausible(*stamp))
            .or_else(|| KEYS.iter().find_map(|key| self.keyed_date(key)))
    }

    fn keyed_date(&self, key: &str) -> Option<Timestamp> {
        let described = self.page.json_ld.of_all(key);
        let texts = scripts::others(&self.page.tree).map(|(_, text)| text);
        let texts = described.iter().map(String::as_str).chain(texts.flat_map(|text| values(text, key)));
        let mut stamps = texts.filter_map(date::machine).filter(|stamp| is_plausible(*stamp));
        let first = stamps.next()?;
        stamps.all(|stamp| stamp.date() == first.date()).then_some(first)
    }
}

/// The quoted values of a key; quotes may be escaped, as in data inside a string.
fn values<'t>(text: &'t str, key: &str) -> impl Iterator<Item = &'t str> {
    text.match_indices(key).filter_map(|(at, found)| {
        let quoted = |text: &'t str| text.trim_start_matches('\\').strip_prefix(['"', '\'']);
        let rest = text.get(at + found.len()..)?;
        let rest = quoted(rest).unwrap_or(rest).trim_start().strip_prefix([':', '='])?.trim_start();
        let value = quoted(rest)?;
        let end = value.find(['"', '\'', '\\'])?;
        value.get(..end).filter(|value| value.len() <= LONGEST)
    })
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn quoted_values() {
        for (text, expected) in [
            (r#"{"pubDate":"2023-01-29"}"#, &["2023-01-29"][..]),
            (r#"{\"pubDate\":\"2023-01-29\",\"pubDate\": \"2023-01-30\"}"#, &["2023-01-29", "2023-01-30"]),
            ("pubDate: '20230129', other", &["20230129"]),
            ("pubDateFormat: 'x'", &[]),
            ("pubDate = null", &[]),
        ] {
            assert_eq!(values(text, "pubDate").collect::<Vec<_>>(), expected, "{text}");
        }
    }
}

//! Dates of the head under keys of the sites' own making: `sw-pubdate`, `content:publishDate`.

use super::super::Resolver;
use super::is_plausible;
use crate::timestamp::Timestamp;
use crate::values::date;

/// What the letters of a key say, and what they may not say beside it.
pub(super) struct Keys {
    said: &'static [&'static str],
    unsaid: &'static [&'static str],
}

/// Parts of keys for publication, in the languages that sites name their keys in. An expiry and
/// a last change are called publication dates too: `unpublish-date`, `last-published`.
pub(super) const PUBLISHED: Keys = Keys {
    said: &["publi", "pubbli", "pubdat", "pubday", "pubtime", "datepub", "issued", "posted", "uploaded"],
    unsaid: &["unpubl", "expir", "last", "modif", "updat", "revis"],
};

/// Parts of keys for the last change.
pub(super) const UPDATED: Keys = Keys { said: &["modif", "updat"], unsaid: &["expir", "next"] };

impl Keys {
    fn fit(&self, key: &str) -> bool {
        let letters: String = key.chars().filter(char::is_ascii_alphabetic).collect();
        let says = |parts: &[&str]| parts.iter().any(|part| letters.contains(part));
        says(self.said) && !says(self.unsaid)
    }
}

impl Resolver<'_> {
    /// The first date under a key that fits.
    pub(super) fn head_date(&self, keys: &Keys) -> Option<Timestamp> {
        let entries = self.page.meta.entries().filter(|(key, _)| keys.fit(key));
        let mut stamps = entries.filter_map(|(_, content)| date::machine_with(content, self.order()));
        stamps.find(|stamp| is_plausible(*stamp))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_own_making() {
        for (key, is_published, is_updated) in [
            ("sw-pubdate", true, false),
            ("content:publishdate", true, false),
            ("acme:fecha_publicacion", true, false),
            ("unpublish-date", false, false),
            ("last-published", false, false),
            ("article:updated_time", false, true),
            ("revisit-after", false, false),
            ("date", false, false),
        ] {
            assert_eq!((PUBLISHED.fit(key), UPDATED.fit(key)), (is_published, is_updated), "{key}");
        }
    }
}

//! The fields of a plain-text dump.

use url::Url;

use super::{Choice, Draft};
use crate::error::Warning;
use crate::field::{Field, Origin};
use crate::text_dump::Dump;

/// What the lines of a dump say, with what the profile knows; the zone is the profile's.
pub(crate) fn from_dump(dump: Dump, choice: Choice, url: Option<&Url>) -> Draft {
    let mut draft = Draft::default();
    let offset = choice.profile.and_then(|p| p.offset);
    let zoned = |stamp: crate::timestamp::Timestamp| offset.map_or(stamp, |o| stamp.assume_offset(o));
    let article = &mut draft.article;
    article.title = dump.title.unwrap_or_default();
    article.subtitle = dump.subtitle;
    article.section = dump.section.into_iter().collect();
    article.authors = dump.byline;
    article.agency = dump.agency;
    article.published = dump.published.map(zoned);
    article.updated = dump.updated.map(zoned);
    article.images = dump.images;
    article.body = dump.body;
    article.publisher = choice.profile.map(|p| p.name.to_owned());
    article.language = choice.profile.and_then(|p| p.language).map(str::to_owned);
    article.url = url.map(ToString::to_string);
    let profile = choice.profile.filter(|p| p.text.is_some()).map(|p| p.name.into());
    for field in Field::ALL.into_iter().filter(|f| !matches!(f, Field::Kind | Field::Access)) {
        if draft.article.has(field) {
            let source = match field {
                Field::Url => "given address",
                Field::Publisher | Field::Language => "profile",
                _ => "line of the dump",
            };
            let origin = Origin { profile: profile.clone(), layout: "text".into(), source: source.into() };
            draft.article.set_origin(field, origin);
        }
    }
    if let Some(text) = dump.bad_date {
        let source_name = "line of the dump".into();
        draft.article.warnings.push(Warning::BadDate { source_name, text: text.clone() });
        draft.unreadable.push((Field::Published, text));
    }
    draft
}

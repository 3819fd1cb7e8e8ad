//! The names that content systems give to members, and what they tell of them.

use crate::signals::json_ld::graph::Object;

/// Words in the name of a member that holds text of a story. (Names are compared word by word:
/// `contentHtml` is `content` and `html`.)
const TEXT: &[&str] = &[
    // what it is
    "text",
    "texts",
    "paragraph",
    "paragraphs",
    "p",
    "body",
    "story",
    "copy",
    "prose",
    "blocks",
    // how it is written
    "html",
    "markup",
    "markdown",
    "rendered",
    "richtext",
    "innerhtml",
    // what holds it in trees of elements and values
    "content",
    "contents",
    "children",
    "value",
    "data",
    // written as one word
    "articlebody",
    "bodytext",
    "fulltext",
    "maintext",
    "bodyhtml",
    "htmltext",
];

/// Words in the name of a member that holds no part of the story; nothing below it is looked at.
const FOREIGN: &[&str] = &[
    // short forms of this story or of others
    "description",
    "summary",
    "excerpt",
    "teaser",
    "teasers",
    "lead",
    "abstract",
    "dek",
    "snippet",
    "headline",
    "title",
    // what belongs to a picture
    "caption",
    "captions",
    "alt",
    "gallery",
    // other stories
    "related",
    "recommended",
    "recommendations",
    "trending",
    "popular",
    "latest",
    "sidebar",
    "playlist",
    "next",
    "more",
    // about the writer, the reader, the paper
    "bio",
    "biography",
    "comment",
    "comments",
    "newsletter",
    "newsletters",
    "promo",
    "promotion",
    "paywall",
    "legal",
    "disclaimer",
    "cookie",
    "cookies",
    "consent",
    "privacy",
    "policy",
    "terms",
    "footer",
    "header",
    "navigation",
    "nav",
    "menu",
    "popup",
    "modal",
    "banner",
    "ad",
    "ads",
    "advert",
    "faq",
    "faqs",
    "tour",
    "tooltip",
    "message",
    "notice",
    "membership",
    "subscription",
    // for machines
    "seo",
    "meta",
    "metadata",
    "metas",
    "translation",
    "translations",
    "i18n",
    "locale",
    "locales",
    "messages",
    "labels",
    "config",
    "settings",
    "script",
    "scripts",
    "style",
    "styles",
    "css",
    "query",
    "hash",
    "url",
    "href",
    "schema",
];

/// What a story has besides its title, and a paragraph or a box within it has not.
pub(super) const ADDRESS_KEYS: &[&str] = &[
    "url",
    "link",
    "href",
    "permalink",
    "slug",
    "canonical_url",
    "canonicalurl",
    "website_url",
    "path",
    "uri",
    "published",
    "publishedat",
    "published_at",
    "publishdate",
    "datepublished",
    "display_date",
    "date",
    "firstpublished",
];

/// Values of `type` for elements that are no text of the story.
const NO_TEXT: &[&str] = &[
    // pictures and films
    "image",
    "images",
    "photo",
    "picture",
    "figure",
    "gallery",
    "video",
    "audio",
    "slideshow",
    // what other sites or the paper's own shop put in
    "embed",
    "iframe",
    "ad",
    "ads",
    "advertisement",
    "newsletter",
    "promo",
    "related",
    "interstitial",
    "social",
    "tweet",
    "script",
    "style",
];

/// Values of `type` for elements that are one paragraph, whatever pieces they are made of.
const PARAGRAPH: &[&str] = &[
    "paragraph",
    "p",
    "heading",
    "header",
    "subheading",
    "subheadline",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "li",
    "listitem",
];

/// Elements that stand inside a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "u",
];

/// Whether a member of this name may hold text of a story.
pub(super) fn names_text(key: &str) -> bool {
    words(key).any(|word| is_in(TEXT, word))
}

/// Whether a member of this name holds something else.
pub(super) fn is_foreign(key: &str) -> bool {
    words(key).any(|word| is_in(FOREIGN, word))
        || ["cookie", "consent", "gdpr"].iter().any(|part| key.contains(part))
}

/// Whether a `type` says that an element is no text.
pub(super) fn is_no_text(kind: &str) -> bool {
    words(kind).any(|word| is_in(NO_TEXT, word))
}

/// Whether a `type` says that an element is one paragraph.
pub(super) fn is_paragraph(kind: &str) -> bool {
    is_in(PARAGRAPH, kind) || is_in(PARAGRAPH, &kind.replace(['-', '_'], ""))
}

/// Whether this names an element inside a paragraph.
pub(super) fn is_inline(tag: &str) -> bool {
    is_in(INLINE, tag)
}

/// Whether an object is a list in disguise: its members are numbered.
pub(super) fn is_numbered(object: &Object) -> bool {
    object.len() > 1 && object.keys().all(|key| key.parse::<u32>().is_ok())
}

fn is_in(table: &[&str], word: &str) -> bool {
    table.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The words of a name: parted by signs, digits, and capitals after small letters.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            let capital = rest.char_indices().zip(rest.chars().skip(1));
            let end = capital.into_iter().find(|((_, a), b)| a.is_lowercase() && b.is_uppercase());
            let end = end.map_or(rest.len(), |((at, a), _)| at + a.len_utf8());
            let (word, next) = rest.split_at_checked(end)?;
            rest = next;
            Some(word).filter(|word| !word.is_empty())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_understood_by_their_words() {
        for key in
            ["contentHtml", "article_body", "text", "Body", "data-text", "innerHTML", "__html", "articleBody"]
        {
            assert!(names_text(key) && !is_foreign(key), "{key}");
        }
        for key in ["descriptionText", "footerHtml", "seo_text", "relatedStories", "altText", "cookieConsent"]
        {
            assert!(is_foreign(key), "{key}");
        }
        for key in ["headers", "alternative", "leadership", "adventure", "id", ""] {
            assert!(!is_foreign(key) && !names_text(key), "{key}");
        }
        assert!(is_paragraph("list-item") && is_no_text("inlineImage") && !is_no_text("paragraph"));
    }
}

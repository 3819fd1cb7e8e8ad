//! What the words in class and id values say of an element's role.
//!
//! Values are split at everything that is no letter and at camel case, so that `ad` is found in
//! `adSlot` and `ad-slot` and not in `header` or `read`.

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $bit:literal: $($word:literal)|+;)*) => {
        $($(#[$doc])* pub(crate) const $role: u32 = 1 << $bit;)*

        /// Every word with its role.
        const WORDS: &[(&str, u32)] = &[$($(($word, $role)),+),*];
    };
}

// The words are those of the class values of news pages in some twenty languages; a word is
// listed only where it names one role and is no part of layout jargon (`box`, `item`, `wrap`).
roles! {
    /// The story itself.
    CONTENT 0: "article" | "articlebody" | "articletext" | "body" | "content" | "entry" | "story" | "storybody" | "text" | "artikel" | "articulo" | "texto" | "corpo" | "post" | "prose" | "richtext" | "paragraph" | "paragraphs";
    /// Under a picture.
    CAPTION 1: "caption" | "captions" | "figcaption" | "cutline" | "legend" | "legende" | "bildunterschrift" | "bildtext" | "pie" | "didascalia" | "imagecaption" | "photocaption" | "mediacaption" | "captiontext";
    /// Who made a picture.
    CREDIT 2: "credit" | "credits" | "copyright" | "photographer" | "fotograf" | "attribution" | "imagecredit" | "photocredit" | "bildquelle" | "rights" | "byphoto";
    /// What readers wrote.
    COMMENT 3: "comment" | "comments" | "commentlist" | "disqus" | "kommentar" | "kommentare" | "comentarios" | "commentaires" | "reply" | "replies" | "respond" | "livefyre" | "coral" | "discussion";
    /// Other stories.
    RELATED 4: "related" | "recommend" | "recommended" | "recommendation" | "recommendations" | "recirc" | "recirculation" | "readmore" | "more" | "teaser" | "teasers" | "popular" | "trending" | "outbrain" | "taboola" | "latest" | "mostread" | "mostpopular" | "relacionadas" | "relacionados" | "verwandte" | "onward" | "suggested" | "similar" | "upnext" | "readalso" | "seealso" | "relatedarticles" | "relatedposts" | "alsolike" | "morefrom" | "promo" | "promos" | "carousel" | "linkbox" | "plista" | "lire" | "leia" | "inlinerelated" | "crosslink" | "crosslinks" | "relatedcontent" | "relatedlinks" | "jp" | "yarpp" | "zergnet" | "ranking" | "headlines";
    /// Buttons to pass the story on.
    SHARE 5: "share" | "sharing" | "shares" | "social" | "socials" | "sharedaddy" | "sharebar" | "addthis" | "addtoany" | "follow" | "facebook" | "twitter" | "whatsapp" | "teilen" | "partager" | "compartir" | "sns" | "tools" | "toolbar" | "actions" | "bookmark" | "print";
    /// Advertising.
    AD 6: "ad" | "ads" | "advert" | "adverts" | "advertisement" | "advertising" | "adsbygoogle" | "sponsor" | "sponsored" | "anzeige" | "werbung" | "publicidad" | "publicite" | "dfp" | "gpt" | "banner" | "adslot" | "affiliate" | "commercial" | "native";
    /// Ways around the site.
    NAV 7: "nav" | "navigation" | "navbar" | "menu" | "breadcrumb" | "breadcrumbs" | "pagination" | "pager" | "sitemap" | "topbar" | "toc" | "skip" | "tabs" | "subnav" | "mainnav" | "megamenu";
    /// Byline, dates and other data of the story.
    DATA 8: "byline" | "bylines" | "author" | "authors" | "autor" | "date" | "dateline" | "datetime" | "timestamp" | "time" | "meta" | "metadata" | "published" | "pubdate" | "posted" | "contributor" | "writer" | "reporter" | "info" | "bio" | "vcard" | "avatar" | "profile" | "authorbox" | "authorbio";
    /// Newsletters and subscriptions.
    NEWSLETTER 9: "newsletter" | "newsletters" | "subscribe" | "subscription" | "signup" | "optin" | "mailchimp" | "abo" | "paywall" | "piano" | "regwall" | "subscriber" | "login" | "register" | "donate" | "donation" | "support" | "membership" | "inscription" | "cta";
    /// The end of the page.
    FOOTER 10: "footer" | "foot" | "colophon" | "legal" | "imprint" | "impressum" | "disclaimer" | "correction" | "corrections" | "notice" | "license" | "licence";
    /// Keywords.
    TAGS 11: "tag" | "tags" | "taglist" | "topic" | "topics" | "keyword" | "keywords" | "schlagworte" | "etiquetas" | "themen" | "category" | "categories" | "hashtag" | "hashtags";
    /// Columns at the side and boxes that float over the page.
    ASIDE 12: "sidebar" | "aside" | "rail" | "widget" | "widgets" | "popup" | "modal" | "overlay" | "cookie" | "cookies" | "consent" | "gdpr" | "cmp" | "onetrust" | "lightbox" | "tooltip" | "factbox" | "infobox" | "hidden" | "offscreen" | "secondary" | "ticker" | "marketing";
    /// The head of the story.
    HEAD 13: "headline" | "title" | "titel" | "titulo" | "heading" | "hed" | "kicker" | "overline" | "eyebrow" | "header" | "dachzeile" | "spitzmarke" | "rubric";
    /// Standfirst and summary.
    DECK 14: "lead" | "lede" | "intro" | "standfirst" | "dek" | "deck" | "subtitle" | "subheadline" | "subhead" | "summary" | "teasertext" | "chapo" | "vorspann" | "excerpt" | "description" | "abstract" | "subtitulo" | "bajada" | "ingress" | "subline" | "sumario" | "entradilla" | "sapo" | "occhiello";
    /// Pictures and players.
    MEDIA 15: "image" | "images" | "img" | "photo" | "photos" | "picture" | "figure" | "media" | "video" | "videos" | "gallery" | "galerie" | "slideshow" | "player" | "audio" | "podcast" | "embed" | "foto" | "fotos" | "bild" | "infographic";
    /// Quotations.
    QUOTE 16: "quote" | "quotes" | "pullquote" | "blockquote" | "zitat" | "cita" | "pull";
}

/// Bytes of a class or id value that are looked at; longer values are data.
const LONGEST_VALUE: usize = 600;

/// The roles named by a class or id value.
pub(crate) fn roles_of(value: &str) -> u32 {
    let value = value.get(..LONGEST_VALUE).unwrap_or(value);
    let value = if value.len() > LONGEST_VALUE { "" } else { value };
    hashed_words(value).fold(0, |set, (word, hash)| set | role(word, hash))
}

/// How many roles there are.
pub(crate) const COUNT: u32 = 17;

/// Longest word of the table; longer ones need no look-up.
const LONGEST: usize = 18;

/// Places of the table of words, some three for each word: most look-ups meet an empty one.
const PLACES: usize = 1024;

/// [`WORDS`] by hash, filled when the crate is compiled: one more than the index of a word, or 0. A
/// `match` over the words compares one after the other, and took a tenth of a page's time.
#[allow(clippy::indexing_slicing)] // checked when it is compiled
const TABLE: [u16; PLACES] = {
    let mut table = [0; PLACES];
    let mut i = 0;
    while i < WORDS.len() {
        let mut place = place(hash(WORDS[i].0.as_bytes()));
        while table[place] != 0 {
            place = (place + 1) % PLACES;
        }
        i += 1;
        #[allow(clippy::cast_possible_truncation)] // there are some three hundred words
        let entry = i as u16;
        table[place] = entry;
    }
    table
};

/// FNV-1a over the letters, capitals as small ones.
const fn hash(word: &[u8]) -> u32 {
    let mut hash = FNV_BASIS;
    let mut rest = word;
    while let [byte, after @ ..] = rest {
        hash = hash_on(hash, *byte);
        rest = after;
    }
    hash
}

const FNV_BASIS: u32 = 0x811c_9dc5;

const fn hash_on(hash: u32, letter: u8) -> u32 {
    (hash ^ letter.to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193)
}

/// Where a word of this hash is looked for first.
const fn place(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % PLACES
}

/// The role that a word of this hash names, whatever its case.
fn role(word: &str, hash: u32) -> u32 {
    if word.len() > LONGEST {
        return 0;
    }
    let mut place = place(hash);
    while let Some(entry) = TABLE.get(place).filter(|entry| **entry != 0) {
        match WORDS.get(usize::from(*entry) - 1) {
            Some((known, role)) if known.eq_ignore_ascii_case(word) => return *role,
            _ => place = (place + 1) % PLACES,
        }
    }
    0
}

/// Whether a class value holds one of these words, for lists that are no roles.
pub(crate) fn has_word(value: &str, list: &[&str]) -> bool {
    class_words(value).any(|word| list.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// The words of a class value: they end at non-letters and where a small letter is followed by a
/// capital one.
pub(crate) fn class_words(value: &str) -> impl Iterator<Item = &str> {
    hashed_words(value).map(|(word, _)| word)
}

/// The words with their hashes, made while their ends are sought: nearly every element is asked.
fn hashed_words(value: &str) -> impl Iterator<Item = (&str, u32)> {
    let bytes = value.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes.get(at..)?.iter().position(u8::is_ascii_alphabetic)?;
        let (start, mut hash, mut last) = (at, FNV_BASIS, b' ');
        while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphabetic()) {
            if byte.is_ascii_uppercase() && last.is_ascii_lowercase() {
                break;
            }
            hash = hash_on(hash, *byte);
            last = *byte;
            at += 1;
        }
        Some((value.get(start..at)?, hash))
    })
}

/// Parts of words that are looked for in class and id values, in small letters; at most 32. Every
/// element of a page is asked, so for each letter the parts that have it first and those that have
/// it second are kept as sets of bits: most pairs of letters start none.
pub(crate) struct Parts {
    parts: &'static [&'static str],
    first: [u32; 32],
    second: [u32; 32],
}

impl Parts {
    #[allow(clippy::indexing_slicing)] // checked when a list is compiled
    pub(crate) const fn new(parts: &'static [&'static str]) -> Parts {
        let (mut first, mut second, mut i) = ([0; 32], [0; 32], 0);
        while i < parts.len() {
            let part = parts[i].as_bytes();
            first[letter(part[0])] |= 1 << i;
            second[letter(part[1])] |= 1 << i;
            i += 1;
        }
        Parts { parts, first, second }
    }

    /// The place in the list of the first part that the value holds, whatever its case.
    pub(crate) fn first_in(&self, value: &str) -> Option<usize> {
        let bytes = value.as_bytes();
        let of = |set: &[u32; 32], letter: usize| set.get(letter).copied().unwrap_or(0);
        let mut found = u32::BITS;
        let mut last = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let letter = letter(*byte);
            let mut left = last & of(&self.second, letter);
            last = of(&self.first, letter);
            while left != 0 {
                let part = left.trailing_zeros();
                left &= left - 1;
                if part < found && self.stands(part as usize, bytes.get(at.saturating_sub(1)..)) {
                    found = part;
                }
            }
        }
        (found < u32::BITS).then_some(found as usize)
    }

    pub(crate) fn are_in(&self, value: &str) -> bool {
        self.first_in(value).is_some()
    }

    fn stands(&self, part: usize, rest: Option<&[u8]>) -> bool {
        let part = self.parts.get(part).map_or(&[][..], |part| part.as_bytes());
        rest.and_then(|rest| rest.get(..part.len())).is_some_and(|rest| rest.eq_ignore_ascii_case(part))
    }
}

/// A number for a letter, the same in either case. Other bytes share the numbers of letters: what is
/// taken for a letter by mistake is found out when the whole part is compared.
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_in_any_case_and_the_first_of_the_list_counts() {
        const PARTS: Parts = Parts::new(&["updat", "date"]);
        assert_eq!(PARTS.first_in("entry-date lastUpdated"), Some(0));
        assert_eq!(PARTS.first_in("Entry-DATE"), Some(1));
        assert!(!PARTS.are_in("dat") && !PARTS.are_in("") && !PARTS.are_in("ünd"));
    }

    #[test]
    fn every_word_is_found_in_the_table() {
        for (word, wanted) in WORDS {
            assert_eq!(role(word, hash(word.as_bytes())), *wanted, "{word}");
            assert!(word.len() <= LONGEST, "{word}");
        }
    }

    #[test]
    fn words_part_at_marks_and_camel_case() {
        let words: Vec<&str> = class_words("x_caption-creditText__wlx1W é").collect();
        assert_eq!(words, ["x", "caption", "credit", "Text", "wlx", "W"]);
        assert!(has_word("TagsBox|more", &["tags"]) && !has_word("stage", &["tag"]));
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(roles_of("header-wrap"), HEAD);
        assert_eq!(roles_of("adSlot top_ad"), AD);
        assert_eq!(roles_of("readMore"), RELATED);
        assert_eq!(roles_of("shadow thread"), 0);
        assert_eq!(roles_of("article__body--comments"), CONTENT | COMMENT);
        assert_eq!(roles_of("é ü 漢字"), 0);
    }
}

//! The promises that hold for any input: no panic, an article or a typed error, the same output
//! for the same input, an origin for every value, no more text than the page has.
//!
//! Inputs are the fixtures, cut and mutated. The seed is fixed, so that a run can be repeated;
//! `PROPTEST_RNG_SEED` and `PROPTEST_CASES` try others.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that panics fails

mod pages;
mod seeded;

use std::sync::LazyLock;

use newsprint::{Article, Field, ParseError, parse_article};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseError;

use pages::Fixture;

static FIXTURES: LazyLock<Vec<Fixture>> = LazyLock::new(pages::fixtures);

/// What breaks parsers: tags that move, tables, text that ends nowhere, NUL, deep and foreign
/// content, and what the crate itself looks for.
const FRAGMENTS: [&str; 36] = [
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "\0",
    "&#0;",
    "&#x110000;",
    "&NotEqualTilde;",
    "&amp",
    "\u{feff}",
    "\u{200b}",
    "\u{301}",
    "<table>",
    "<tr><td>",
    "</table>",
    "<select><option>",
    "<template>",
    "<noscript>",
    "<svg><title>",
    "<math><mi>",
    "<script>",
    "</script>",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",",
    "<plaintext>",
    "<textarea>",
    "<a href=\"http://[::1\">",
    "<br><br>",
    "</p>",
    "</article>",
    "<time datetime=\"2024-02-30T25:61\">",
    "By ",
    "Published : ",
    "(Yonhap)",
];

#[derive(Debug, Clone)]
enum Edit {
    Cut(Index, usize),
    Copy(Index, usize, Index),
    Insert(Index, Vec<&'static str>),
}

fn edit() -> impl Strategy<Value = Edit> {
    let fragments = vec(select(&FRAGMENTS[..]), 1..4);
    prop_oneof![
        (any::<Index>(), 1..2000_usize).prop_map(|(at, len)| Edit::Cut(at, len)),
        (any::<Index>(), 1..2000_usize, any::<Index>()).prop_map(|(from, len, to)| Edit::Copy(from, len, to)),
        (any::<Index>(), fragments).prop_map(|(at, fragments)| Edit::Insert(at, fragments)),
    ]
}

fn edited(mut page: String, edits: &[Edit]) -> String {
    for edit in edits {
        match edit {
            Edit::Cut(at, len) => {
                let at = place(&page, at);
                page.replace_range(at..boundary(&page, at + len), "");
            }
            Edit::Copy(from, len, to) => {
                let from = place(&page, from);
                let piece = page[from..boundary(&page, from + len)].to_owned();
                page.insert_str(place(&page, to), &piece);
            }
            Edit::Insert(at, fragments) => page.insert_str(place(&page, at), &fragments.concat()),
        }
    }
    page
}

fn place(page: &str, index: &Index) -> usize {
    boundary(page, index.index(page.len() + 1))
}

/// The character boundary at or before a byte.
fn boundary(page: &str, at: usize) -> usize {
    (0..=at.min(page.len())).rev().find(|i| page.is_char_boundary(*i)).unwrap()
}

proptest! {
    #![proptest_config(seeded::config())]

    #[test]
    fn mutated_pages(fixture in select(&FIXTURES[..]), edits in vec(edit(), 1..8)) {
        sound(&edited(fixture.page, &edits))?;
    }

    #[test]
    fn fragments_alone(fragments in vec(select(&FRAGMENTS[..]), 0..60)) {
        sound(&fragments.concat())?;
    }

    #[test]
    fn any_text(text in "\\PC{0,400}") {
        sound(&text)?;
    }
}

/// A page whose transfer broke off.
#[test]
fn cut_pages() {
    const CUTS: usize = 12;
    for page in FIXTURES.iter().map(|f| &f.page) {
        for i in 0..CUTS {
            sound(&page[..boundary(page, page.len() * i / CUTS)]).unwrap();
        }
    }
}

/// Every promise at once, for the page is parsed only twice.
fn sound(page: &str) -> Result<(), TestCaseError> {
    let result = parse_article(page);
    prop_assert_eq!(&result, &parse_article(page), "the same input, another output");
    if let Ok(article) = &result {
        prop_assert!(!article.title.is_empty() && !article.body.is_empty(), "{article:#?}");
    }
    if let Err(error) = &result {
        prop_assert!(error.to_string().starts_with("expected "), "{error}");
        let is_bare = matches!(error, ParseError::MissingFields(missing) if missing.fields.is_empty());
        prop_assert!(!is_bare, "{error}");
    }
    let Some(article) = result.as_ref().map_or_else(ParseError::partial, Some) else { return Ok(()) };
    // A NUL of one byte may become U+FFFD of three; nothing else grows, and the blank line
    // between two blocks stands for at least one character that parted them.
    let length = article.text().len();
    prop_assert!(length <= 3 * page.len(), "{length} bytes of text from {} bytes", page.len());
    origins(article)
}

/// A field has an origin if, and only if, it says something; kind and access always do.
fn origins(article: &Article) -> Result<(), TestCaseError> {
    let form = serde_json::to_value(article).unwrap();
    for field in Field::ALL.into_iter().filter(|f| !matches!(f, Field::Kind | Field::Access)) {
        let value = &form[field.name()];
        let is_empty = value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty);
        let origin = article.origin(field);
        prop_assert_eq!(origin.is_some(), !is_empty, "{}: {}, {:?}", field, value, origin);
    }
    Ok(())
}

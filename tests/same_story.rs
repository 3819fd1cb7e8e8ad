//! One story in every layout of the Korea Herald (`same-story-*`): the same article comes out,
//! whatever the page wears.
#![allow(clippy::unwrap_used)] // a test that panics fails

mod pages;

use newsprint::{Article, Block, parse_article};

use pages::{Fixture, fixtures};

type Story = [(&'static str, Vec<String>); 7];

/// What every layout shows of the story. Updated, e-mail and section are left out: some layouts
/// do not show them.
fn story(article: &Article) -> Story {
    let paragraph = |block: &Block| match block {
        Block::Paragraph(text) => Some(text.to_string()),
        _ => None,
    };
    let images = &article.images;
    [
        ("title", vec![article.title.clone()]),
        ("authors", article.authors.iter().map(|author| author.name.clone()).collect()),
        ("agency", article.agency.iter().cloned().collect()),
        ("published", article.published.iter().map(ToString::to_string).collect()),
        ("captions", images.iter().map(|image| image.caption.clone().unwrap_or_default()).collect()),
        ("credits", images.iter().map(|image| image.credit.clone().unwrap_or_default()).collect()),
        ("paragraphs", article.body.iter().filter_map(paragraph).collect()),
    ]
}

/// One line for every part that differs.
fn differences(copy: &Fixture, model: &Story) -> Vec<String> {
    let article = match parse_article(&copy.page) {
        Ok(article) => article,
        Err(error) => return vec![format!("{copy:?}: {error}")],
    };
    let parts = story(&article).into_iter().zip(model);
    parts
        .filter(|(found, expected)| found != *expected)
        .map(|(found, _)| format!("{copy:?}: {found:?}"))
        .collect()
}

#[test]
fn every_layout_gives_the_same_story() {
    let is_copy = |f: &Fixture| f.site == "korea_herald" && f.slug.starts_with("same-story-");
    let copies: Vec<Fixture> = fixtures().into_iter().filter(is_copy).collect();
    assert!(copies.len() >= 10, "{copies:?}");
    let newest = copies.iter().find(|f| f.slug == "same-story-2024").unwrap();
    let model = story(&parse_article(&newest.page).unwrap());
    assert_eq!(model.each_ref().map(|(_, values)| values.len()), [1, 1, 0, 1, 1, 1, 5], "{model:#?}");
    let differences: Vec<String> = copies.iter().flat_map(|copy| differences(copy, &model)).collect();
    assert!(differences.is_empty(), "expected {model:#?}, found\n{}", differences.join("\n"));
}

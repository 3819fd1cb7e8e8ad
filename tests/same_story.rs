//! One story in every layout of the Korea Herald (`same-story-*`): the same article comes out,
//! whatever the page wears.

mod pages;

use newsprint::{Article, Block, Timestamp, parse_article};

use pages::fixtures;

/// What every layout shows of the story. Updated, e-mail and section are left out: some layouts
/// do not show them.
#[derive(Debug, PartialEq)]
struct Story {
    title: String,
    authors: Vec<String>,
    agency: Option<String>,
    published: Option<Timestamp>,
    pictures: Vec<(Option<String>, Option<String>)>,
    paragraphs: Vec<String>,
}

impl From<Article> for Story {
    fn from(article: Article) -> Self {
        let paragraph = |block: &Block| match block {
            Block::Paragraph(text) => Some(text.to_string()),
            _ => None,
        };
        Story {
            paragraphs: article.body.iter().filter_map(paragraph).collect(),
            authors: article.authors.into_iter().map(|author| author.name).collect(),
            pictures: article.images.into_iter().map(|image| (image.caption, image.credit)).collect(),
            title: article.title,
            agency: article.agency,
            published: article.published,
        }
    }
}

#[test]
fn every_layout_gives_the_same_story() {
    let is_copy = |f: &pages::Fixture| f.site == "korea_herald" && f.slug.starts_with("same-story-");
    let copies: Vec<_> = fixtures().into_iter().filter(is_copy).collect();
    assert!(copies.len() >= 10, "{} copies of the story", copies.len());
    let story = |page: &str| parse_article(page).map(Story::from);
    let model = copies.iter().find(|f| f.slug == "same-story-2024").unwrap();
    let model = story(&model.page).unwrap();
    assert_eq!((model.authors.len(), model.pictures.len(), model.paragraphs.len()), (1, 1, 5), "{model:#?}");
    let other: Vec<_> =
        copies.iter().map(|f| (f.name(), story(&f.page))).filter(|(_, s)| s.as_ref() != Ok(&model)).collect();
    assert!(other.is_empty(), "expected {model:#?}, found {other:#?}");
}

//! HTML that another's cleaner has nothing to take out of, and that another's reader finds the
//! model's text in.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)] // a test that panics fails

mod articles;
mod seeded;

use std::collections::{HashMap, HashSet};

use ammonia::Builder;
use articles::{Letter, article, block, letters, text};
use newsprint::{Article, Block, Image, Render};
use proptest::collection::vec;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Node, Selector};

/// The elements and attributes that the documentation lists, and no others.
const ELEMENTS: [&str; 27] = [
    "article",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "strong",
    "em",
    "a",
    "time",
    "figure",
    "img",
    "figcaption",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "tbody",
    "tr",
    "td",
    "pre",
    "code",
];
const ATTRIBUTES: [(&str, &[&str]); 4] = [
    ("article", &["lang", "dir"]),
    ("a", &["href"]),
    ("time", &["datetime"]),
    ("img", &["src", "alt", "width", "height"]),
];

/// The HTML as the cleaner leaves it.
fn cleaned(html: &str) -> String {
    let attributes =
        ATTRIBUTES.map(|(element, names)| (element, names.iter().copied().collect::<HashSet<_>>()));
    Builder::empty()
        .tags(ELEMENTS.into())
        .tag_attributes(HashMap::from(attributes))
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(None)
        .clean(html)
        .to_string()
        .replace('\r', "&#13;") // which the cleaner writes as it is, and would not read again
}

fn letters_of(element: ElementRef<'_>) -> Vec<Letter> {
    let mut seen = Vec::new();
    for node in element.descendants() {
        let around =
            |name: &str| node.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == name);
        let link = around("a").and_then(|a| a.attr("href")).map(str::to_owned);
        let (strong, emphasis) = (around("strong").is_some(), around("em").is_some());
        let mut letter = |c: char| seen.push(Letter { c, strong, emphasis, link: link.clone() });
        match node.value() {
            Node::Text(text) => text.chars().for_each(&mut letter),
            Node::Element(e) if e.name() == "br" => letter('\n'),
            _ => {}
        }
    }
    seen
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn of(body: Vec<Block>) -> Article {
    let mut article = Article::default();
    article.body = body;
    article
}

proptest! {
    #![proptest_config(seeded::config())]

    /// Byte for byte: nothing is left to clean, and nothing is read otherwise than it is written.
    #[test]
    fn nothing_is_left_to_clean(article in article(), headline: bool, links: bool) {
        let html = Render::new().headline(headline).links(links).html(&article);
        prop_assert_eq!(cleaned(&html), html);
    }

    #[test]
    fn text_and_marks_come_back(text in text()) {
        let html = of(vec![Block::Paragraph(text.clone())]).html();
        let page = Html::parse_fragment(&html);
        let paragraphs = select(&page, "article > p");
        prop_assert_eq!(paragraphs.len(), usize::from(!text.trim().is_empty()));
        for paragraph in paragraphs {
            for (seen, expected) in letters_of(paragraph).iter().zip(letters(&text)) {
                let is_blank_link = seen.c.is_whitespace() && seen.link.is_none();
                let link = if is_blank_link { None } else { expected.link.clone() };
                prop_assert_eq!(seen, &Letter { link, ..expected }, "{}", html);
            }
            prop_assert_eq!(letters_of(paragraph).len(), letters(&text).len());
        }
    }

    /// The text between the tags is the text of the body, blanks left out.
    #[test]
    fn all_text_is_there(body in vec(block(), 0..6)) {
        let article = of(body);
        let html = Render::new().headline(false).links(false).html(&article);
        let page = Html::parse_fragment(&html);
        let shown = select(&page, "h1, h2, h3, h4, h5, h6, p, li, td, code");
        let shown = shown.into_iter().filter(|e| !e.children().any(|c| c.value().as_element().is_some_and(|e| e.name() == "time")));
        let shown: String = shown.flat_map(|e| e.text().collect::<Vec<_>>()).collect();
        let bare = |s: &str| s.replace('\0', "\u{fffd}").chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&shown), bare(&article.text()), "{}", html);
    }
}

#[test]
fn a_picture_with_an_address_that_stays_out_keeps_its_caption() {
    let mut image = Image::default();
    image.url = "javascript:alert(1)".into();
    image.caption = Some("The <i>Lark</i> in May".into());
    image.credit = Some("Ada Quill".into());
    let mut article = of(vec![Block::Figure { image: 0 }]);
    article.images = vec![image];
    let figure = "<figure><figcaption>The &lt;i&gt;Lark&lt;/i&gt; in May (Ada Quill)</figcaption></figure>";
    let form = |figure: &str| format!("<article dir=\"auto\">\n{figure}\n</article>\n");
    assert_eq!(Render::new().headline(false).html(&article), form(figure));
    article.images[0].url = "https://a.example/l.jpg?w=9&h=9".into();
    article.images[0].width = Some(640);
    let img = "<figure><img src=\"https://a.example/l.jpg?w=9&amp;h=9\" alt=\"\" width=\"640\"><figcaption>";
    let html = Render::new().headline(false).html(&article);
    assert_eq!(html, form(&figure.replace("<figure><figcaption>", img)));
}

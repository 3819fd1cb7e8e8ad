//! Random articles, made of what breaks writers of Markdown and HTML.
#![allow(clippy::unwrap_used)]

use newsprint::{Article, Author, Block, Image, Mark, Style, Text};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Signs of both languages where they hurt, letters of many scripts beside them.
const FRAGMENTS: [&str; 84] = [
    "a",
    "word",
    "b ",
    " c",
    "Zürich",
    "서울",
    "을",
    "漢字",
    "かな",
    "हिन्दी",
    "عربي",
    "é",
    "e\u{301}",
    "7",
    "Ⓐ",
    " ",
    "  ",
    "\t",
    "\u{a0}",
    "\u{3000}",
    "\u{2028}",
    "\u{200b}",
    "\u{feff}",
    "\r",
    "\0",
    "\u{7f}",
    "\n",
    "\n\n",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "```",
    "\\",
    "\\\\",
    "[",
    "]",
    "](",
    "![",
    "[^1]",
    "[x] ",
    "!",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "</p>",
    "<!--",
    "-->",
    "<script>alert(1)</script>",
    "<https://a.example>",
    "&",
    "&amp;",
    "&#42;",
    "&copy",
    ";",
    "\"",
    "'",
    "“",
    "”",
    "…",
    "、",
    "»",
    "😀",
    "€",
    "1. ",
    "12) ",
    "2024.",
    "- ",
    "+ ",
    "-",
    "---",
    "===",
    "# ",
    "#",
    "|",
    " | ",
    ":-|-:",
];

/// Addresses that may be written, as they are written.
const SOUND: [&str; 6] = [
    "https://a.example/",
    "https://a.example/b_(c)/*d*?e=f&g=h;&amp;#i",
    "http://b.example/[x]!$',~@:",
    "mailto:ada@c.example",
    "https://d.example/%EC%84%9C?q=%22%3E",
    "https://e.example/__x__",
];

/// Addresses that stay out.
const BAD: [&str; 6] = [
    "javascript:alert(1)",
    "\u{1}java\nscript:alert(1)",
    "data:text/html,<b>",
    "/local",
    "//host",
    "\"><script>",
];

fn raw() -> impl Strategy<Value = String> {
    let some = vec(select(&FRAGMENTS[..]), 0..9).prop_map(|f| f.concat());
    prop_oneof![4 => some, 1 => "(?s).{0,12}"]
}

pub fn address() -> impl Strategy<Value = String> {
    prop_oneof![3 => select(&SOUND[..]), 1 => select(&BAD[..])].prop_map(str::to_owned)
}

pub fn is_sound(address: &str) -> bool {
    SOUND.contains(&address)
}

pub fn text() -> impl Strategy<Value = Text> {
    (raw(), vec((any::<[Index; 2]>(), style()), 0..5)).prop_map(|(text, marks)| {
        let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        places.push(text.len());
        let mark = |([a, b], style): ([Index; 2], Style)| {
            let (a, b) = (*a.get(&places), *b.get(&places));
            Mark { start: a.min(b), end: a.max(b), style }
        };
        let marks = marks.into_iter().map(mark).filter(|m| m.start < m.end).collect();
        Text::new(text, marks).unwrap()
    })
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![Just(Style::Emphasis), Just(Style::Strong), address().prop_map(|url| Style::Link { url })]
}

pub fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        3 => text().prop_map(Block::Paragraph),
        1 => (0..=9_u8, text()).prop_map(|(level, text)| Block::Heading { level, text }),
        2 => text().prop_map(Block::Quote),
        2 => (any::<bool>(), vec(text(), 0..4)).prop_map(|(ordered, items)| Block::List { ordered, items }),
        1 => (0..4_usize).prop_map(|image| Block::Figure { image }),
        2 => vec(vec(text(), 0..4), 0..4).prop_map(|rows| Block::Table { rows }),
        1 => raw().prop_map(|text| Block::Code { text }),
        1 => address().prop_map(|url| Block::Embed { url }),
        1 => (option::of(raw()), option::of(stamp()))
            .prop_map(|(title, published)| Block::Entry { title, published }),
    ]
}

fn stamp() -> impl Strategy<Value = newsprint::Timestamp> {
    select(&["2024-05-03", "2024-05-03T09:30:00", "2024-05-03T09:30:00+09:00", "2024-05-03T00:30:00Z"][..])
        .prop_map(|form| form.parse().unwrap())
}

fn image() -> impl Strategy<Value = Image> {
    (address(), option::of(raw()), option::of(raw()), option::of(raw()), option::of(any::<u32>())).prop_map(
        |(url, caption, credit, alt, width)| {
            let mut image = Image::default();
            (image.url, image.caption, image.credit, image.alt, image.width) =
                (url, caption, credit, alt, width);
            image
        },
    )
}

pub fn article() -> impl Strategy<Value = Article> {
    let head = (raw(), option::of(raw()), vec((raw(), option::of(address())), 0..3), option::of(raw()));
    let facts =
        (vec(raw(), 0..3), option::of(raw()), option::of(address()), option::of(raw()), option::of(stamp()));
    let story = (vec(block(), 0..7), vec(image(), 0..3));
    (head, facts, story).prop_map(|(head, facts, story)| {
        let mut article = Article::default();
        (article.title, article.subtitle, _, article.agency) = (head.0, head.1, (), head.3);
        article.authors = head.2.into_iter().map(author).collect();
        (article.tags, article.summary, article.url, article.publisher, article.published) = facts;
        article.language = article.summary.clone();
        (article.body, article.images) = story;
        article
    })
}

fn author((name, url): (String, Option<String>)) -> Author {
    let mut author = Author::new(name);
    author.url = url;
    author
}

/// What the marks of a text say of each of its characters: strong, emphasis, link.
pub fn letters(text: &Text) -> Vec<Letter> {
    let mut links: Vec<&Mark> = text.marks().iter().filter(|m| address_of(m).is_some_and(is_sound)).collect();
    links.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    let has = |at: usize, style: &Style| {
        text.marks().iter().any(|m| m.style == *style && (m.start..m.end).contains(&at))
    };
    let link = |at: usize| links.iter().find(|m| (m.start..m.end).contains(&at)).and_then(|m| address_of(m));
    let letter = |(at, c): (usize, char)| Letter {
        c: if c == '\0' { '\u{fffd}' } else { c },
        strong: has(at, &Style::Strong),
        emphasis: has(at, &Style::Emphasis),
        link: link(at).map(str::to_owned),
    };
    text.char_indices().map(letter).collect()
}

fn address_of(mark: &Mark) -> Option<&str> {
    match &mark.style {
        Style::Link { url } => Some(url),
        _ => None,
    }
}

/// A character as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub c: char,
    pub strong: bool,
    pub emphasis: bool,
    pub link: Option<String>,
}

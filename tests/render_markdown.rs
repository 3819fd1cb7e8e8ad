//! Markdown that is read again by another's reader says what the model says.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)] // a test that panics fails

mod articles;
mod markdown;
mod seeded;

use articles::{Letter, article, block, text};
use markdown::{Seen, expected, read};
use newsprint::{Article, Block, Image, Mark, Render, Style, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use saphyr::LoadableYamlNode as _;

fn same_blocks(seen: &[Seen], expected: &[Seen], markdown: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(seen.len(), expected.len(), "{}\n{:?}\n{:?}", markdown, seen, expected);
    for (seen, expected) in seen.iter().zip(expected) {
        let (ours, theirs) = (flat(seen), flat(expected));
        prop_assert_eq!(&ours.0, &theirs.0, "{}", markdown);
        prop_assert_eq!(ours.1.len(), theirs.1.len(), "{}", markdown);
        for (seen, expected) in ours.1.into_iter().zip(theirs.1) {
            same_letters(seen, expected, markdown)?;
        }
    }
    Ok(())
}

/// What sort of block, and its texts.
fn flat(seen: &Seen) -> (String, Vec<&[Letter]>) {
    match seen {
        Seen::Paragraph(text) => ("paragraph".into(), vec![text]),
        Seen::Heading(level, text) => (format!("heading {level}"), vec![text]),
        Seen::Quote(texts) => ("quote".into(), texts.iter().map(Vec::as_slice).collect()),
        Seen::List(ordered, texts) => (format!("list {ordered}"), texts.iter().map(Vec::as_slice).collect()),
        Seen::Table(rows) => {
            let shape: Vec<usize> = rows.iter().map(Vec::len).collect();
            (format!("table {shape:?}"), rows.iter().flatten().map(Vec::as_slice).collect())
        }
        Seen::Code(text) => (format!("code {text:?}"), Vec::new()),
    }
}

/// The text is the same to the character, and so are the links. No mark is where the model has none.
/// Every letter is as strong as the model says, and emphasized too where nothing is strong;
/// punctuation and blanks may have lost their mark.
fn same_letters(seen: &[Letter], expected: &[Letter], markdown: &str) -> Result<(), TestCaseError> {
    let string = |letters: &[Letter]| letters.iter().map(|l| l.c).collect::<String>();
    prop_assert_eq!(string(seen), string(expected), "{}", markdown);
    let is_strong = expected.iter().any(|l| l.strong);
    for (at, (seen, expected)) in seen.iter().zip(expected).enumerate() {
        let is_letter = seen.c.is_alphanumeric() && seen.c != 'Ⓐ';
        let place = format!("{seen:?} at {at}, expected {expected:?} in\n{markdown}");
        prop_assert!(
            seen.link == expected.link || seen.c.is_whitespace() && seen.link.is_none(),
            "{}",
            place
        );
        prop_assert!(expected.strong || !seen.strong, "{}", place);
        prop_assert!(expected.emphasis || !seen.emphasis, "{}", place);
        prop_assert!(!is_letter || seen.strong == expected.strong, "{}", place);
        prop_assert!(!is_letter || is_strong || seen.emphasis == expected.emphasis, "{}", place);
    }
    Ok(())
}

fn round_trip(body: Vec<Block>) -> Result<(), TestCaseError> {
    let article = of(body);
    let markdown = Render::new().headline(false).markdown(&article);
    same_blocks(&read(&markdown), &expected(&article.body), &markdown)
}

/// The front matter as a reader of YAML sees it: each field a string, or strings.
fn facts(markdown: &str) -> Vec<(String, Vec<String>)> {
    let (yaml, _) = markdown.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let documents = saphyr::Yaml::load_from_str(yaml).unwrap();
    let string = |yaml: &saphyr::Yaml<'_>| yaml.as_str().unwrap().to_owned();
    let fields = documents[0].as_mapping().unwrap().iter().map(|(name, value)| {
        let values = value.as_sequence().map(|values| values.iter().map(string).collect());
        (string(name), values.unwrap_or_else(|| vec![string(value)]))
    });
    fields.collect()
}

fn facts_of(article: &Article) -> Vec<(String, Vec<String>)> {
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let fields = [
        ("title", vec![article.title.clone()]),
        ("subtitle", one(&article.subtitle)),
        ("authors", article.authors.iter().map(|a| a.name.clone()).collect()),
        ("agency", one(&article.agency)),
        ("published", one(&article.published.map(|t| t.to_string()))),
        ("tags", article.tags.clone()),
        ("summary", one(&article.summary)),
        ("language", one(&article.language)),
        ("url", one(&article.url)),
        ("publisher", one(&article.publisher)),
        ("kind", vec!["news".to_owned()]),
        ("access", vec!["full".to_owned()]),
    ];
    let full = fields
        .map(|(name, v)| (name.to_owned(), v.into_iter().filter(|v| !v.is_empty()).collect::<Vec<_>>()));
    full.into_iter().filter(|(_, values)| !values.is_empty()).collect()
}

proptest! {
    #![proptest_config(seeded::config())]

    #[test]
    fn front_matter_comes_back(article in article()) {
        let markdown = Render::new().front_matter(true).markdown(&article);
        prop_assert_eq!(facts(&markdown), facts_of(&article));
    }

    #[test]
    fn blocks_come_back(body in vec(block().prop_filter("text", is_text), 0..6)) {
        round_trip(body)?;
    }

    #[test]
    fn texts_come_back(text in text()) {
        round_trip(vec![Block::Paragraph(text)])?;
    }

    /// Whatever it holds, an article is read as blocks that the crate writes.
    #[test]
    fn articles_are_read(article in article()) {
        read(&Render::new().front_matter(true).markdown(&article));
    }
}

fn is_text(block: &Block) -> bool {
    !matches!(block, Block::Figure { .. } | Block::Embed { .. } | Block::Entry { .. })
}

fn of(body: Vec<Block>) -> Article {
    let mut article = Article::default();
    article.body = body;
    article
}

fn body(blocks: Vec<Block>) -> String {
    Render::new().headline(false).markdown(&of(blocks))
}

fn marked(text: &str, marks: &[(&str, Style)]) -> Text {
    let mark = |(part, style): &(&str, Style)| {
        let start = text.find(part).unwrap();
        Mark { start, end: start + part.len(), style: style.clone() }
    };
    Text::new(text, marks.iter().map(mark).collect()).unwrap()
}

#[test]
fn emphasis_is_written_where_a_reader_sees_it() {
    let (strong, emphasis) = (Style::Strong, Style::Emphasis);
    let link = Style::Link { url: "https://a.example/".into() };
    for (text, marks, expected) in [
        ("서울에서 만나자", vec![("서울", &strong)], "**서울**에서 만나자"),
        (
            "\u{201c}좋다\u{201d}고 했다",
            vec![("\u{201c}좋다\u{201d}", &strong)],
            "\u{201c}**좋다**\u{201d}고 했다",
        ),
        (
            "He said \u{201c}no\u{201d} twice",
            vec![("\u{201c}no\u{201d}", &emphasis)],
            "He said *\u{201c}no\u{201d}* twice",
        ),
        ("a(b)c", vec![("(", &strong)], "a(b)c"),
        ("one two", vec![("one two", &strong), ("two", &emphasis)], "**one *two***"),
        ("onetwo", vec![("onetwo", &strong), ("one", &emphasis)], "***one*two**"),
        ("word", vec![("word", &strong), ("word", &emphasis)], "***word***"),
        ("onetwo", vec![("one", &strong), ("two", &emphasis)], "**one***two*"),
        (
            "see here now",
            vec![("see here now", &strong), ("here", &link)],
            "**see [here](https://a.example/) now**",
        ),
        ("see here", vec![("see here", &strong), ("here", &link)], "**see** [**here**](https://a.example/)"),
        ("see! here", vec![("here", &link)], "see! [here](https://a.example/)"),
        ("see!here", vec![("here", &link)], "see\\![here](https://a.example/)"),
    ] {
        let marks: Vec<(&str, Style)> =
            marks.into_iter().map(|(part, style)| (part, style.clone())).collect();
        assert_eq!(body(vec![Block::Paragraph(marked(text, &marks))]), format!("{expected}\n"));
    }
}

#[test]
fn only_what_would_be_markup_is_escaped() {
    for plain in [
        "3 < 4 & 5 > 2",
        "snake_case",
        "It cost $5 (or #7) - or 1.5.",
        "Q&A: a+b=c!",
        "2024: a year",
        "-5 degrees",
    ] {
        assert_eq!(body(vec![Block::Paragraph(plain.into())]), format!("{plain}\n"));
    }
    for (text, expected) in [
        ("2024. A year", "2024\\. A year"),
        ("- said Ada", "\\- said Ada"),
        ("10~20", "10\\~20"),
        ("[Editorial] <b>", "\\[Editorial\\] \\<b>"),
        ("&amp;\n# one", "\\&amp;\\\n\\# one"),
    ] {
        assert_eq!(body(vec![Block::Paragraph(text.into())]), format!("{expected}\n"));
    }
}

#[test]
fn lists_in_a_row_stay_apart() {
    let list = |ordered| Block::List { ordered, items: vec!["a\nb".into(), "c".into()] };
    let markdown = body(vec![list(false), list(false), list(true), list(true), list(true)]);
    assert_eq!(read(&markdown), expected(&[list(false), list(false), list(true), list(true), list(true)]));
    assert!(
        markdown.starts_with("- a\\\n  b\n- c\n\n* a\\\n  b\n* c\n\n1. a\\\n   b\n2. c\n\n1) a"),
        "{markdown}"
    );
}

#[test]
fn pictures_stand_in_their_places_once() {
    let mut image = Image::default();
    image.url = "https://a.example/(l).jpg".into();
    image.alt = Some("The [Lark]".into());
    image.caption = Some("In May".into());
    image.credit = Some("Ada Quill".into());
    let mut lead = Image::default();
    lead.url = "https://a.example/lead.jpg".into();
    let one = Block::Paragraph("One.".into());
    let mut article = of(vec![one, Block::Figure { image: 1 }, Block::Figure { image: 1 }]);
    article.images = vec![lead, image];
    article.title = "Title".into();
    let expected = "# Title\n\n![](https://a.example/lead.jpg)\n\nOne.\n\n![The \\[Lark\\]](https://a.example/(l).jpg)\\\n*In May (Ada Quill)*\n";
    assert_eq!(article.markdown(), expected);
    assert_eq!(Render::new().text(&article), "Title\n\nOne.\n\nIn May (Ada Quill)");
    assert_eq!(article.text(), "One.");
    assert_eq!(Render::new().headline(false).figures(false).markdown(&article), "One.\n");
}

#[test]
fn a_table_has_a_head_as_wide_as_its_widest_row() {
    let rows = vec![vec!["a|b".into()], vec!["-1".into(), "2\n3".into()]];
    assert_eq!(body(vec![Block::Table { rows }]), "| a\\|b |  |\n| --- | --- |\n| -1 | 2 3 |\n");
}

#[test]
fn an_entry_is_a_heading_with_its_time() {
    let published = "2024-05-03T09:30:00Z".parse().ok();
    let entry = |title: Option<&str>| Block::Entry { title: title.map(Into::into), published };
    assert_eq!(body(vec![entry(Some("1. Open"))]), "## 1. Open\n\n2024-05-03 09:30 UTC\n");
    assert_eq!(body(vec![entry(None)]), "## 2024-05-03 09:30 UTC\n");
}

/// Thousands of marks in one text, on lines, links and letters that touch. Were the time to grow with
/// the square of it, this would take minutes.
#[test]
fn time_grows_with_the_text_alone() {
    const PLACES: usize = 60_000;
    let text = "a\u{201d}b\n[* ".repeat(PLACES);
    let starts = text.match_indices('a').map(|(at, _)| at);
    let styles = [Style::Strong, Style::Emphasis, Style::Link { url: "https://a.example/".into() }];
    let marks = starts.enumerate().flat_map(|(n, start)| {
        let mark = |length: usize, style: &Style| Mark {
            start,
            end: (start + length).min(PLACES * 9),
            style: style.clone(),
        };
        [mark(1, &styles[n % 3]), mark(9 * (n % 7) + 4, &styles[n % 2]), mark(PLACES * 9, &styles[2])]
    });
    let marks = marks.filter(|m| text.is_char_boundary(m.end)).collect();
    let article = of(vec![Block::Paragraph(Text::new(text.clone(), marks).unwrap())]);
    assert!(article.markdown().len() > text.len());
    assert!(article.html().len() > text.len());
}

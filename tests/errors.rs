//! The texts of every error and warning, and what an error keeps of the article.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that panics fails

use newsprint::{
    Field, Layout, Limits, PageKind, ParseError, Parser, SiteProfile, Warning, Why, css, parse_article,
};

const PAPER: SiteProfile = SiteProfile::new("The Paper", &["paper.example"])
    .require(&[Field::Published, Field::Section])
    .layouts(&[Layout::new("2020").when("b.new").published(&[css(".day")])]);

const STORY: &str = "<h1>Bridge over the Lark opens</h1><article><p>The bridge over the Lark opened on Friday, \
    four years after the first pile was driven.</p><p>Two thousand people walked across it.</p></article>";

fn error(parser: &Parser, page: &str) -> ParseError {
    parser.parse(page).unwrap_err()
}

fn text(parser: &Parser, page: &str) -> String {
    error(parser, page).to_string()
}

#[test]
fn empty() {
    for page in [
        "",
        " \n\t",
        "<!DOCTYPE html><!-- no story -->",
        "<html><head></head><body><div></div></body></html>",
    ] {
        let error = parse_article(page).unwrap_err();
        assert_eq!(error, ParseError::Empty, "{page:?}");
        assert_eq!(error.partial(), None);
        assert_eq!(error.clone().into_partial(), None);
        assert_eq!(error.to_string(), "expected the page of an article, found no text in it");
    }
}

#[test]
fn missing_fields_are_named_all_at_once() {
    let parser = Parser::new().profile(PAPER);
    let own = |markup: &str| format!("<link rel=canonical href='https://paper.example/1'>{markup}{STORY}");
    let strict = Parser::new().require(&[Field::Published, Field::Authors]);
    for (found, expected) in [
        (text(&strict, STORY), "expected authors, published on the page, found no authors, no published"),
        (
            text(&parser, &own("")),
            "expected section, published on a page of The Paper, found no section, no published",
        ),
        (
            text(&parser, &own("<b class=new>New</b><i class=day>some \"day\"</i>")),
            "expected section, published on a page of The Paper (layout 2020), \
             found no section, published \"some \\\"day\\\"\"",
        ),
    ] {
        assert_eq!(found, expected);
    }
}

#[test]
fn missing_fields_keep_why_and_the_rest() {
    let page = format!(
        "<link rel=canonical href='https://paper.example/1'><b class=new></b><i class=day>soon</i>{STORY}"
    );
    let error = error(&Parser::new().profile(PAPER), &page);
    let ParseError::MissingFields(missing) = &error else { panic!("{error:?}") };
    let fields: Vec<_> = missing.fields.iter().map(|m| m.field).collect();
    assert_eq!(fields, [Field::Section, Field::Published]);
    assert_eq!(missing.fields[0].why, Why::Absent);
    assert!(matches!(&missing.fields[1].why, Why::Unreadable { text, .. } if text == "soon"), "{missing:?}");
    assert_eq!((missing.profile.as_deref(), missing.layout.as_deref()), (Some("The Paper"), Some("2020")));
    let partial = error.partial().unwrap();
    assert_eq!(partial.title, "Bridge over the Lark opens");
    assert!(partial.text().ends_with("walked across it."), "{partial:?}");
    assert!(partial.warnings().iter().any(|w| matches!(w, Warning::BadDate { .. })), "{partial:?}");
}

#[test]
fn no_article() {
    let profile = format!("<meta property='og:type' content='profile'>{STORY}");
    let error = parse_article(&profile).unwrap_err();
    assert_eq!(error.to_string(), "expected the page of an article, found an author page");
    assert!(matches!(error, ParseError::NotAnArticle { kind: PageKind::Author, .. }));
    assert_eq!(error.partial().map(|p| p.title.as_str()), Some("Bridge over the Lark opens"));
    assert_eq!(error.partial().cloned(), error.into_partial());
    let kinds = [
        (PageKind::List, "a list page"),
        (PageKind::Author, "an author page"),
        (PageKind::Home, "a home page"),
        (PageKind::BotChallenge, "a bot challenge"),
        (PageKind::ConsentWall, "a consent wall"),
    ];
    for (kind, name) in kinds {
        assert_eq!(kind.to_string(), name);
    }
}

#[test]
fn too_large() {
    let small = Parser::new().limits(Limits::new().bytes(16));
    assert_eq!(text(&small, &" ".repeat(17)), "expected at most 16 bytes, found 17");
    assert_eq!(small.parse(&" ".repeat(16)), Err(ParseError::Empty));
}

#[test]
fn warnings() {
    let texts = [
        (
            Warning::LayoutUnknown { profile: "The Paper".into() },
            "expected a known layout of The Paper, found none",
        ),
        (
            Warning::Missed { layout: "2020".into(), field: Field::Title },
            "expected title where layout 2020 looks for it, found nothing",
        ),
        (
            Warning::BadDate { source_name: "css .day".into(), text: "some \"day\"".into() },
            "expected a date in css .day, found \"some \\\"day\\\"\"",
        ),
        (
            Warning::BadJsonLd { block: 2, line: 3, column: 14 },
            "expected JSON in JSON-LD block 2, found an error at line 3, column 14",
        ),
        (
            Warning::Disagreement {
                field: Field::Title,
                other: "Ferry".into(),
                source_name: "meta og:title".into(),
            },
            "expected one title, found \"Ferry\" in meta og:title too",
        ),
        (
            Warning::Flattened { limit: 256, tags: 9 },
            "expected at most 256 open elements, found 9 tags beyond it",
        ),
        (Warning::Truncated { limit: 20_000 }, "expected at most 20000 nodes, found more"),
        (
            Warning::BadAddress { found: "paper.example/1".into() },
            "expected an address with http or https, found \"paper.example/1\"",
        ),
        (
            Warning::Encoding { declared: "EUC-KR".into(), found: "UTF-8".into() },
            "expected a page in EUC-KR, found one in UTF-8",
        ),
        (
            Warning::Malformed { encoding: "EUC-KR".into(), sequences: 2 },
            "expected EUC-KR, found 2 malformed sequences",
        ),
    ];
    for (warning, text) in texts {
        assert_eq!(warning.to_string(), text);
    }
}

#[test]
fn limits_warn() {
    let page = format!("{STORY}{}deep{}", "<div>".repeat(300), "</div>".repeat(300));
    let deep = parse_article(&page).unwrap();
    let is_flattened = |w: &Warning| matches!(w, Warning::Flattened { limit: 256, .. });
    assert!(deep.warnings().iter().any(is_flattened), "{:?}", deep.warnings());
    let wide = STORY.to_owned() + &"<b></b>".repeat(1000);
    let cut = Parser::new().limits(Limits::new().nodes(100)).parse(&wide).unwrap();
    assert!(cut.warnings().iter().any(|w| matches!(w, Warning::Truncated { .. })), "{:?}", cut.warnings());
}

#[test]
fn a_short_heading_is_the_headline_where_the_page_has_no_other() {
    let page = "<h1>Lark opens</h1><article><p>The bridge over the Lark opened on Friday, four years \
        after the first pile was driven, the town said.</p></article>";
    assert_eq!(parse_article(page).unwrap().title, "Lark opens");
}

#[test]
fn an_address_that_is_none_is_a_doubt_and_one_that_is_gives_none() {
    let warnings = |url: &str| Parser::new().parse_at(STORY, url).unwrap().warnings().to_vec();
    assert_eq!(warnings("https://paper.example/1"), []);
    assert_eq!(warnings("paper.example/1"), [Warning::BadAddress { found: "paper.example/1".into() }]);
}

#[test]
fn what_a_main_prints_of_an_error_is_short() {
    let missing = parse_article("<title>Bridge opens</title><h1>Bridge opens</h1>").unwrap_err();
    let printed = format!("{missing:?}");
    assert!(
        printed.starts_with("MissingFields { fields: [Missing { field: Body, why: Absent }]"),
        "{printed}"
    );
    assert!(!printed.contains("Bridge opens"), "{printed}");
}

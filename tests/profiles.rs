//! Profiles: every built-in layout is proved by fixtures, and a profile written outside the
//! crate has every power of a built-in one.
#![allow(clippy::unwrap_used)] // a test that panics fails

mod pages;

use newsprint::{
    Article, Field, Layout, ParseError, Parser, Signature, SiteProfile, Warning, css, json_ld, parse_article,
    profiles, time::UtcOffset,
};

use pages::fixtures;

/// The profile and the layout whose sources gave anything.
fn picked(article: &Article) -> Option<(String, String)> {
    let origins = Field::ALL.iter().filter_map(|field| article.origin(*field));
    let own = origins
        .filter(|o| o.layout != "generic")
        .find_map(|o| Some((o.profile.clone()?, o.layout.clone())))?;
    Some((own.0.into_owned(), own.1.into_owned()))
}

fn picked_by(result: &Result<Article, ParseError>) -> Option<(String, String)> {
    picked(result.as_ref().map_or_else(ParseError::partial, Some)?)
}

#[test]
fn every_layout_has_a_fixture() {
    let picked: Vec<_> = fixtures().iter().filter_map(|f| picked_by(&parse_article(&f.page))).collect();
    for profile in profiles() {
        for layout in profile.layout_names() {
            let own = (profile.name().to_owned(), layout.to_owned());
            assert!(picked.contains(&own), "no fixture picks {} {layout}", profile.name());
        }
    }
}

/// `interview-2019` says that layout 2019 reads it. Pages that are no articles are read by none.
#[test]
fn a_fixture_picks_the_layout_in_its_name() {
    let names: Vec<&str> = profiles().iter().flat_map(SiteProfile::layout_names).collect();
    for fixture in fixtures().into_iter().filter(|f| !f.is_dump && f.site != "generic") {
        let result = parse_article(&fixture.page);
        let is_named =
            |name: &&&str| fixture.slug.strip_suffix(**name).is_some_and(|rest| rest.ends_with('-'));
        if matches!(result, Err(ParseError::NotAnArticle { .. })) {
            continue;
        }
        if let Some(named) = names.iter().find(is_named) {
            let layout = picked_by(&result).map(|(_, layout)| layout);
            assert_eq!(layout.as_deref(), Some(*named), "{}", fixture.name());
        }
    }
}

/// What the profile of a site looks like in the crate of someone who needs it.
const GAZETTE: SiteProfile = SiteProfile::new("The Gazette", &["gazette.example"])
    .language("en")
    .offset(UtcOffset::UTC)
    .require(&[Field::Published])
    .layouts(&[Layout::new("2024")
        .when("main[data-layout=story]")
        .title(&[css("h1.story__title")])
        .published(&[css("time").attribute("datetime"), json_ld("datePublished")])
        .body("div.story__text")
        .remove(".newsletter")
        .refine(|_page, article| article.tags.push("gazette".to_owned()))]);

const STORY: &str = r#"<link rel="canonical" href="https://www.gazette.example/bridge">
<main data-layout="story"><h1 class="story__title">Bridge over the Lark opens</h1><time datetime="2024-05-03T09:30:00"></time>
<div class="story__text"><p>The bridge over the Lark opened on Friday, four years after the first pile.</p>
<div class="newsletter">Get our newsletter</div><p>Two thousand people walked across it.</p></div></main>"#;

fn parse(page: &str) -> Article {
    Parser::new().profile(GAZETTE).parse(page).unwrap()
}

fn origin(article: &Article, field: Field) -> String {
    article.origin(field).map(ToString::to_string).unwrap_or_default()
}

#[test]
fn a_profile_of_ones_own_reads_its_site() {
    let article = parse(STORY);
    assert_eq!(article.title, "Bridge over the Lark opens");
    assert_eq!(article.published.map(|t| t.to_string()).as_deref(), Some("2024-05-03T09:30:00Z"));
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.publisher.as_deref(), Some("The Gazette"));
    assert!(
        article.text().starts_with("The bridge") && article.text().ends_with("across it."),
        "{}",
        article.text()
    );
    assert!(!article.text().contains("newsletter"));
    assert_eq!(article.tags, ["gazette"]);
    assert!(article.warnings().is_empty(), "{:?}", article.warnings());
    assert_eq!(origin(&article, Field::Title), "The Gazette 2024: css h1.story__title");
    assert_eq!(origin(&article, Field::Published), "The Gazette 2024: css time@datetime");
}

#[test]
fn a_profile_of_ones_own_goes_before_a_built_in_one() {
    const HERALD: SiteProfile = SiteProfile::new("My Herald", &["koreaherald.com"])
        .layouts(&[Layout::new("mine").title(&[css("h1")])]);
    let fixture = fixtures().into_iter().find(|f| f.name() == "korea_herald/same-story-2019").unwrap();
    let built_in = parse_article(&fixture.page).unwrap();
    let own = Parser::new().profile(HERALD).parse(&fixture.page).unwrap();
    assert_eq!(origin(&built_in, Field::Title), "The Korea Herald 2019: css h1.view_tit");
    assert_eq!(origin(&own, Field::Title), "My Herald mine: css h1");
}

#[test]
fn without_built_in_profiles_the_generic_layout_reads_their_sites() {
    let fixture = fixtures().into_iter().find(|f| f.name() == "korea_herald/same-story-2024").unwrap();
    let article = Parser::new().built_in(false).parse(&fixture.page).unwrap();
    assert_eq!(picked(&article), None);
}

#[test]
fn the_address_picks_the_profile_of_a_page_that_names_none() {
    let page = STORY.replace("rel=\"canonical\"", "rel=\"stylesheet\"");
    let parser = Parser::new().profile(GAZETTE);
    let here = parser.parse_at(&page, "https://m.gazette.example/bridge").unwrap();
    let elsewhere = parser.parse_at(&page, "https://notgazette.example/bridge").unwrap();
    assert_eq!(here.publisher.as_deref(), Some("The Gazette"));
    assert_eq!(elsewhere.publisher, None);
}

#[test]
fn a_mark_picks_the_profile_of_a_page_that_names_no_address() {
    const MARKED: SiteProfile = GAZETTE.marks(&[Signature::css("main[data-layout]")]);
    let page = STORY.replace("rel=\"canonical\"", "rel=\"stylesheet\"");
    let article = Parser::new().profile(MARKED).parse(&page).unwrap();
    assert_eq!(article.publisher.as_deref(), Some("The Gazette"));
}

#[test]
fn drift_is_never_silent() {
    let unknown = parse(&STORY.replace("data-layout", "data-shape"));
    assert!(
        unknown.warnings().contains(&Warning::LayoutUnknown { profile: "The Gazette".into() }),
        "{unknown:#?}"
    );
    assert_eq!(unknown.title, "Bridge over the Lark opens");
    for (from, to, field) in
        [("story__title", "story__head", Field::Title), ("story__text", "story__copy", Field::Body)]
    {
        let article = parse(&STORY.replace(from, to));
        let missed = Warning::Missed { layout: "2024".into(), field };
        assert!(article.warnings().contains(&missed), "{field}: {:?}", article.warnings());
        assert!(article.origin(field).is_some_and(|o| o.profile.is_none()), "{article:#?}");
    }
}

#[test]
fn a_bad_date_is_named_and_the_next_source_asked() {
    let json =
        r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-03"}</script>"#;
    let article = parse(&(json.to_owned() + &STORY.replace("2024-05-03T09:30:00", "on Friday")));
    let bad = Warning::BadDate { source_name: "css time@datetime".into(), text: "on Friday".into() };
    assert_eq!(article.warnings(), [bad]);
    assert_eq!(origin(&article, Field::Published), "The Gazette 2024: json_ld datePublished");
}

#[test]
fn bad_json_ld_is_named_with_its_place() {
    let json = "<script type='application/ld+json'>{}</script><script type='application/ld+json'>{\"a\":1,\n\"b\" 2}</script>";
    let article = parse(&(json.to_owned() + STORY));
    let found = article.warnings().iter().find(|w| matches!(w, Warning::BadJsonLd { .. }));
    assert!(matches!(found, Some(Warning::BadJsonLd { block: 2, line: 2, .. })), "{:?}", article.warnings());
}

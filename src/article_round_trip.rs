//! An article written as JSON and read again is the same article: nothing of the model is lost.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use time::{Date, Month, PlainDateTime, Time, UtcOffset};

use crate::article::{Access, Article, ArticleKind, Author, Block, Image};
use crate::error::{PageKind, Warning};
use crate::field::{Field, Origin};
use crate::text::{Mark, Style, Text};
use crate::timestamp::Timestamp;

/// Short texts of any characters, line breaks and quotation marks among them.
const ANY: &str = "(?s).{0,12}";

fn line() -> impl Strategy<Value = Option<String>> {
    option::of(ANY)
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    vec(ANY, 0..3)
}

fn text() -> impl Strategy<Value = Text> {
    (ANY, vec((any::<[Index; 2]>(), style()), 0..3)).prop_map(|(text, marks)| {
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
    prop_oneof![Just(Style::Emphasis), Just(Style::Strong), ANY.prop_map(|url| Style::Link { url })]
}

/// To the second and to the minute of the offset, as pages print them.
fn timestamp() -> impl Strategy<Value = Timestamp> {
    let day = (0..=9999_i32, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| {
        Date::from_calendar_date(year, Month::try_from(month).unwrap(), day).unwrap()
    });
    let clock = (0..24_u8, 0..60_u8, 0..60_u8).prop_map(|(h, m, s)| Time::from_hms(h, m, s).unwrap());
    let zone =
        (-23 * 60..=23 * 60_i32).prop_map(|minutes| UtcOffset::from_whole_seconds(minutes * 60).unwrap());
    (day, option::of((clock, option::of(zone)))).prop_map(|(day, clock)| match clock {
        None => Timestamp::Date(day),
        Some((clock, None)) => Timestamp::DateTime(PlainDateTime::new(day, clock)),
        Some((clock, Some(zone))) => Timestamp::Instant(PlainDateTime::new(day, clock).assume_offset(zone)),
    })
}

fn author() -> impl Strategy<Value = Author> {
    (ANY, line(), line(), line()).prop_map(|(name, email, role, url)| Author { name, email, role, url })
}

fn image() -> impl Strategy<Value = Image> {
    let size = any::<(Option<u32>, Option<u32>)>();
    (ANY, line(), line(), line(), size).prop_map(|(url, caption, credit, alt, (width, height))| Image {
        url,
        caption,
        credit,
        alt,
        width,
        height,
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        text().prop_map(Block::Paragraph),
        (1..=6_u8, text()).prop_map(|(level, text)| Block::Heading { level, text }),
        text().prop_map(Block::Quote),
        (any::<bool>(), vec(text(), 0..3)).prop_map(|(ordered, items)| Block::List { ordered, items }),
        any::<usize>().prop_map(|image| Block::Figure { image }),
        vec(vec(text(), 0..3), 0..3).prop_map(|rows| Block::Table { rows }),
        ANY.prop_map(|text| Block::Code { text }),
        ANY.prop_map(|url| Block::Embed { url }),
        (line(), option::of(timestamp())).prop_map(|(title, published)| Block::Entry { title, published }),
    ]
}

fn origin() -> impl Strategy<Value = Origin> {
    (line(), ANY, ANY).prop_map(|(profile, layout, source)| Origin {
        profile: profile.map(Into::into),
        layout: layout.into(),
        source: source.into(),
    })
}

fn warning() -> impl Strategy<Value = Warning> {
    let field = || select(&Field::ALL[..]);
    prop_oneof![
        ANY.prop_map(|profile| Warning::LayoutUnknown { profile: profile.into() }),
        (ANY, field()).prop_map(|(layout, field)| Warning::Missed { layout: layout.into(), field }),
        ANY.prop_map(|found| Warning::BadAddress { found }),
        (ANY, ANY).prop_map(|(source, text)| Warning::BadDate { source_name: source.into(), text }),
        any::<[usize; 3]>().prop_map(|[block, line, column]| Warning::BadJsonLd { block, line, column }),
        (field(), ANY, ANY).prop_map(|(field, other, source)| Warning::Disagreement {
            field,
            other,
            source_name: source.into()
        }),
        any::<[usize; 2]>().prop_map(|[limit, tags]| Warning::Flattened { limit, tags }),
        any::<usize>().prop_map(|limit| Warning::Truncated { limit }),
        [ANY; 2].prop_map(|[declared, found]| Warning::Encoding {
            declared: declared.into(),
            found: found.into()
        }),
        (ANY, any::<usize>())
            .prop_map(|(encoding, sequences)| Warning::Malformed { encoding: encoding.into(), sequences }),
    ]
}

const KINDS: [ArticleKind; 4] =
    [ArticleKind::News, ArticleKind::Opinion, ArticleKind::LiveBlog, ArticleKind::Video];

const ACCESS: [Access; 3] = [Access::Full, Access::Teaser, Access::Paywalled];

const PAGES: [PageKind; 5] =
    [PageKind::List, PageKind::Author, PageKind::Home, PageKind::BotChallenge, PageKind::ConsentWall];

fn article() -> impl Strategy<Value = Article> {
    let names = (ANY, line(), vec(author(), 0..3), line(), lines());
    let dates = (option::of(timestamp()), option::of(timestamp()));
    let story = (vec(block(), 0..6), vec(image(), 0..3));
    let facts = (lines(), line(), line(), line(), line());
    let kind = (select(&KINDS[..]), select(&ACCESS[..]));
    let traces = (btree_map(select(&Field::ALL[..]), origin(), 0..3), vec(warning(), 0..3));
    (names, dates, story, facts, kind, traces).prop_map(|(names, dates, story, facts, kind, traces)| {
        let (title, subtitle, authors, agency, section) = names;
        let (tags, summary, language, url, publisher) = facts;
        let ((published, updated), (body, images)) = (dates, story);
        let ((kind, access), (origins, warnings)) = (kind, traces);
        Article {
            title,
            subtitle,
            authors,
            agency,
            section,
            published,
            updated,
            body,
            images,
            tags,
            summary,
            language,
            url,
            publisher,
            kind,
            access,
            origins,
            warnings,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_loses_nothing(article in article()) {
        let json = serde_json::to_string(&article).unwrap();
        prop_assert_eq!(serde_json::from_str::<Article>(&json).unwrap(), article);
    }
}

/// An object with the fields' names, as schemas of tables want it; what only explains the article may be
/// left out of what is stored.
#[test]
fn origins_are_an_object_that_may_be_left_out() {
    let mut article = Article { title: "Bridge opens".to_owned(), ..Article::default() };
    let origin = Origin { profile: None, layout: "generic".into(), source: "css h1".into() };
    article.set_origin(Field::Title, origin);
    let mut json = serde_json::to_value(&article).unwrap();
    assert_eq!(json["origins"]["title"]["source"], "css h1");
    json["origins"] = serde_json::json!({});
    let without = serde_json::from_value::<Article>(json.clone()).unwrap();
    json.as_object_mut().unwrap().retain(|name, _| name != "origins" && name != "warnings");
    assert_eq!(serde_json::from_value::<Article>(json).unwrap(), without);
}

/// What `name` gives is what stands in the JSON, so that tables and JSON can be joined.
#[test]
fn names_are_those_of_the_json() {
    fn check<T: serde::Serialize>(value: T, name: &str) {
        assert_eq!(serde_json::to_value(value).unwrap(), name);
    }
    Field::ALL.into_iter().for_each(|field| check(field, field.name()));
    KINDS.into_iter().for_each(|kind| check(kind, kind.name()));
    ACCESS.into_iter().for_each(|access| check(access, access.name()));
    PAGES.into_iter().for_each(|page| check(page, page.name()));
}

//! Invented dumps: a paper of a harbour town, in the line orders that real dumps show.
#![allow(clippy::unwrap_used)]

use super::{Dump, TextLayout, belongs, is_dump, read};
use crate::article::Block;
use crate::error::PageKind;

const GAZETTE: TextLayout = TextLayout::new()
    .marks(&["gazette.example", "The Harbour Gazette"])
    .menu(&["Town", "Ships", "Trade", "Letters", "Weather"])
    .ends(&["MOST READ", "Latest news"])
    .skip(&["Back To Top", "Send to", "Link copied", "The Harbour Gazette"])
    .deck_first();

const STORY: &str = "The new pier opened on Monday after two years of work in the old harbour.

Boats had waited for it since the storm, the harbour master said.

Fishing will start again next week, and the market with it.";

fn gazette(dump: &str) -> Dump {
    read(dump, Some(&GAZETTE))
}

fn paragraphs(dump: &Dump) -> Vec<&str> {
    let blocks = dump.body.iter();
    blocks
        .filter_map(|block| if let Block::Paragraph(text) = block { Some(text.as_str()) } else { None })
        .collect()
}

fn headings(dump: &Dump) -> Vec<&str> {
    let blocks = dump.body.iter();
    blocks
        .filter_map(|block| if let Block::Heading { text, .. } = block { Some(text.as_str()) } else { None })
        .collect()
}

fn captions(dump: &Dump) -> Vec<(&str, &str)> {
    dump.images
        .iter()
        .map(|image| (image.caption.as_deref().unwrap_or(""), image.credit.as_deref().unwrap_or("")))
        .collect()
}

fn stamps(dump: &Dump) -> (String, String) {
    let text = |stamp: Option<crate::timestamp::Timestamp>| stamp.map(|s| s.to_string()).unwrap_or_default();
    (text(dump.published), text(dump.updated))
}

/// Head of a dump, then what is read from it: title, subtitle, section, author, published, updated.
type HeadCase = (&'static str, [&'static str; 6]);

const HEADS: &[HeadCase] = &[
    (
        "Back To Top\nTown\nShips\nTrade\nLetters\nWeather\nTown\n\nNew pier opens in harbour\n\nBy Anna Berg\nPublished : Jan 29, 2023 - 18:16 \u{a0} \u{a0}Updated : Jan 29, 2023 - 19:10\n",
        ["New pier opens in harbour", "", "Town", "Anna Berg", "2023-01-29T18:16:00", "2023-01-29T19:10:00"],
    ),
    (
        "Back To Top\nTown\nShips\nTrade\nLetters\nWeather\n\nNew pier opens in harbour\n\nStorm had broken the old one two years ago\n\nBy Anna Berg\nPublished : Jan 29, 2023 - 18:16\n",
        [
            "New pier opens in harbour",
            "Storm had broken the old one two years ago",
            "",
            "Anna Berg",
            "2023-01-29T18:16:00",
            "",
        ],
    ),
    (
        " date 2023-01  Back To Top\nShips\n\nNew pier opens in harbour\nBy Anna BergPublished : Oct. 27, 2017 - 09:20\n",
        ["New pier opens in harbour", "", "Ships", "Anna Berg", "2017-10-27T09:20:00", ""],
    ),
    (
        "Latest news\nNew pier opens in harbour townBy Anna Berg\nPublished : June 19, 2024 - 09:34\n",
        ["New pier opens in harbour town", "", "", "Anna Berg", "2024-06-19T09:34:00", ""],
    ),
    (
        "Send to\n\nNew pier opens in harbour\n\nJan. 29, 2023 - 18:16 By Anna Berg\n",
        ["New pier opens in harbour", "", "", "Anna Berg", "2023-01-29T18:16:00", ""],
    ),
    (
        "Latest news\n  1. 1\n\n    Baker wins prize of the year\n\n    Baker wins prize of the year\n  2. 2\n\n    Bridge closed until spring\n빵집\n\nNew pier opens in harbour\n\nBy Anna Berg\n\nPublished : Sept. 4, 2024 - 20:36\n\n    • Link copied\n",
        ["New pier opens in harbour", "", "", "Anna Berg", "2024-09-04T20:36:00", ""],
    ),
    (
        "Baker wins prize of year\n\nNew pier opens in harbour\n\nPublished : 2017-05-23 09:24\nUpdated : 2017-05-23 10:00\n",
        ["New pier opens in harbour", "", "", "", "2017-05-23T09:24:00", "2017-05-23T10:00:00"],
    ),
    (
        "Town\nShips\nTrade\nLetters\nWeather\nLetters\n\nOpen again\n\nBy Anna Berg\nPublished : Jan 29, 2023 - 18:16\n",
        ["Open again", "", "Letters", "Anna Berg", "2023-01-29T18:16:00", ""],
    ),
    ("Back To Top\n\nNew pier opens in harbour\n", ["New pier opens in harbour", "", "", "", "", ""]),
    (
        "Storm had broken the old pier of the harbour two years ago\n",
        ["", "Storm had broken the old pier of the harbour two years ago", "", "", "", ""],
    ),
    (
        "Back To Top\nTown\n\nVote set for May 3, 2023\n\nBy Anna Berg\nPublished : Jan 29, 2023 - 18:16\n",
        ["Vote set for May 3, 2023", "", "Town", "Anna Berg", "2023-01-29T18:16:00", ""],
    ),
    ("", ["", "", "", "", "", ""]),
];

#[test]
fn heads_are_read_in_every_line_order() {
    for (head, truth) in HEADS {
        let dump = gazette(&format!("{head}\n{STORY}\n"));
        let (published, updated) = stamps(&dump);
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let author = dump.byline.first().map(|author| author.name.clone()).unwrap_or_default();
        let found =
            [text(&dump.title), text(&dump.subtitle), text(&dump.section), author, published, updated];
        assert_eq!(&found, truth, "{head}");
        assert_eq!(paragraphs(&dump).join("\n\n"), STORY, "{head}");
    }
}

#[test]
fn captions_are_told_from_paragraphs() {
    let head = "New pier opens in harbour\n\nBy Anna Berg\nPublished : Jan 29, 2023 - 18:16\n";
    let pier = "The mayor (right) looks at the pier on Monday. (Yonhap)";
    let boat = "A boat leaves the harbour. (Harbour Office)";
    for (story, figures, count) in [
        (format!("{pier}\n{pier}\n\n{STORY}"), 1, 3),
        (format!("{pier} {pier}\n\n{STORY}"), 1, 3),
        (format!("{pier}\n{STORY}\n{boat}\nSome prose follows the last picture."), 2, 4),
        (format!("{STORY} (Yonhap)"), 0, 3),
        (format!("{pier}\n\n{STORY} (Yonhap)"), 1, 3),
        (format!("{STORY}\n\n{pier}\n\n{boat}\n\n{pier} \n"), 2, 3),
        (format!("{STORY}\n\n{boat}"), 1, 3),
    ] {
        let dump = gazette(&format!("{head}{story}\nMOST READ\nBaker wins prize of the year.\n"));
        assert_eq!((dump.images.len(), paragraphs(&dump).len()), (figures, count), "{story}");
    }
    let dump = gazette(&format!("{head}{pier}\n{pier}\n\n{STORY} (Yonhap)"));
    assert_eq!(captions(&dump), [("The mayor (right) looks at the pier on Monday.", "Yonhap")]);
    assert_eq!(dump.agency.as_deref(), Some("Yonhap"));
    assert!(paragraphs(&dump).last().unwrap().ends_with("(Yonhap)"));
}

#[test]
fn a_story_ends_at_its_closing_byline() {
    let dump = gazette(&format!(
        "New pier opens in harbour\n\nBy Anna Berg\nPublished : Jan 29, 2023 - 18:16\n{STORY}\n\n\nBy Anna Berg (anna@gazette.example\n)\nBaker wins prize of the year.\n"
    ));
    assert_eq!(dump.byline.first().unwrap().email.as_deref(), Some("anna@gazette.example"));
    assert_eq!((dump.byline.len(), paragraphs(&dump).len()), (1, 3));
}

#[test]
fn sub_headings_stand_between_paragraphs() {
    let more = "The old pier\n\nIt was built of oak a hundred years ago.\n\nTown\nShips\nTrade\n";
    assert_eq!(headings(&gazette(&format!("{STORY}\n\n{more}"))), ["The old pier"]);
    let glued = "The storm took it in one night. The old pier\n\nIt was built of oak a hundred years ago.";
    let dump = gazette(&format!("{STORY}\n\n{glued}"));
    assert_eq!(headings(&dump), ["The old pier"]);
    assert_eq!(paragraphs(&dump).len(), 5);
}

#[test]
fn a_bad_date_is_kept() {
    let dump = gazette(&format!("New pier opens\nBy Anna Berg\nPublished : Janember 45, 2023\n{STORY}"));
    assert_eq!(dump.bad_date.as_deref(), Some("Published : Janember 45, 2023"));
    assert_eq!(dump.title.as_deref(), Some("New pier opens"));
}

#[test]
fn pages_without_a_story_are_told() {
    let list = "Latest news\n-\n1\nBaker wins prize\n-\n2\nBridge closed\n-\n3\nRain again\n-\nPier opens\nThe new pier opened on Monday\nShipsNov. 14, 2024\n-\nOld boat sold\nIt was the last of its kind.\nTradeNov. 13, 2024\n";
    assert_eq!(gazette(list).kind, Some(PageKind::List));
    let author = "Articles by Anna Berg\nAnna Berg\nanna@gazette.example-\nPier opens\nThe new pier opened on Monday\nShips Nov. 14, 2024\n";
    assert_eq!(gazette(author).kind, Some(PageKind::Author));
    let article =
        format!("Pier opens again\nBy Anna Berg\nPublished : Nov. 14, 2024 - 10:00\n{STORY}\n{list}");
    assert_eq!(gazette(&article).kind, None);
}

#[test]
fn an_unknown_site_is_read_by_its_prose() {
    let menu = "Home\nNorth\nSouth\nMap\nContact us\n";
    let cookies = "We use cookies to show you this page.\n";
    let page = format!(
        "{menu}{cookies}{menu}\nNew pier opens in the harbour\n\nBy Anna Berg\nJanuary 29, 2023\nShare\n\n{STORY}\n\n{menu}{menu}Write to us at any time of the day.\n"
    );
    let dump = read(&page, None);
    assert_eq!(dump.title.as_deref(), Some("New pier opens in the harbour"));
    assert_eq!(dump.byline.first().unwrap().name, "Anna Berg");
    assert_eq!(dump.published.unwrap().to_string(), "2023-01-29");
    assert_eq!(paragraphs(&dump).join("\n\n"), STORY);
}

#[test]
fn wrapped_paragraphs_are_joined() {
    let wrapped = "The new pier opened on\nMonday after two years\nof work in the harbour.\n\nBoats had waited for it\nsince the storm broke\nthe old one, and nobody\nhad thought that it was\ngoing to take so long\nto build another, said\nthe master, who had to\nsend them all elsewhere\nfor shelter in winter.\n";
    assert_eq!(paragraphs(&read(wrapped, None)).len(), 2);
}

#[test]
fn html_is_no_dump() {
    for html in
        ["<!DOCTYPE html><p>x", "  <html>", "text <p>x</p>", "a <b>c</b>", "x\n<div class=\"y\">", "<?xml?>"]
    {
        assert!(!is_dump(html), "{html}");
    }
    for text in
        ["", "Pier opens", "a < b and b > c", "<Harbour of Dreams> wins", "<앵커> 안녕하세요.", "I <3 piers"]
    {
        assert!(is_dump(text), "{text}");
    }
}

#[test]
fn a_site_is_known_by_its_own_words() {
    for own in [
        "By Anna Berg (anna@gazette.example)",
        "The Harbour Gazette",
        "Copyright The Harbour Gazette. All Rights Reserved.",
        "Pier opens - The Harbour Gazette",
    ] {
        assert!(belongs(&format!("{STORY}\n{own}\n"), &GAZETTE), "{own}");
    }
    for other in ["", "He told The Harbour Gazette that it was late.", "Town\nShips\nTrade"] {
        assert!(!belongs(&format!("{STORY}\n{other}\n"), &GAZETTE), "{other}");
    }
}

#[test]
fn any_text_is_read_in_linear_time() {
    let count = 4_000;
    for line in [
        "",
        "a\n",
        "Same line of some words here\n",
        "(Yonhap)\n",
        "Jan 29, 2023 - 18:16\n",
        "By A\n",
        "((((",
        "a. ",
        "Town\n",
        "1\n",
        "Related\n",
        "가. \n",
        "\u{feff}\r\n",
        "Prose is told here, and more of it.\n",
        "ab ab\n",
        "x x (Yonhap)\n",
    ] {
        let text = line.repeat(count);
        for layout in [None, Some(&GAZETTE)] {
            let dump = read(&text, layout);
            assert!(dump.body.len() <= count);
        }
        assert!(is_dump(&text) && !belongs(&text, &TextLayout::default()));
    }
}

#![allow(clippy::unwrap_used)]

use crate::error::Warning;
use crate::{Article, Parser};

const PROSE: &str = "<p>The harbour board met on Tuesday to speak of the ferry, which had been late for a week and more.</p>
    <p>It was decided that the ferry shall leave at eight in the morning, and that the bell be rung before it does.</p>
    <p>Nobody spoke against it, and the meeting ended before noon with tea and with the usual songs of the river.</p>";

fn article(head: &str, body: &str) -> Article {
    let body = body.replace("PROSE", &format!("<div>{}</div>", PROSE.repeat(3)));
    let html = format!(
        "<html lang=en><head><title>Ferry leaves at eight from now on</title>{head}</head><body>{body}</body></html>"
    );
    let parsed = Parser::new().built_in(false).parse(&html);
    parsed.or_else(|error| error.partial().cloned().ok_or(error)).unwrap()
}

/// Published, updated.
fn both(head: &str, body: &str) -> (String, String) {
    let article = article(head, body);
    let text = |stamp: Option<crate::Timestamp>| stamp.map(|s| s.to_string()).unwrap_or_default();
    (text(article.published), text(article.updated))
}

const H1: &str = "<h1>Ferry leaves at eight from now on</h1>";

#[test]
fn what_machines_are_told() {
    let ld = |text: &str| {
        format!("<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",{text}}}</script>")
    };
    let meta = |key: &str, value: &str| format!("<meta property='{key}' content='{value}'>");
    for (head, expected) in [
        (ld("\"datePublished\":\"2023-01-29T18:16:00\"") + &meta("article:published_time", "2023-01-29T18:16:00+09:00"), "2023-01-29T18:16:00+09:00"),
        (ld("\"datePublished\":\"2023-01-29\"") + &meta("article:published_time", "2023-01-30T18:16:00Z"), "2023-01-29"),
        (meta("article:published_time", "1970-01-01T00:00:00Z") + &meta("pubdate", "2023-01-29"), "2023-01-29"),
        (meta("article:published_time", "0000-00-00 00:00:00") + &meta("pubdate", "{{date}}"), ""),
        ("<link rel=canonical href='https://a.example/2023/01/29/ferry'>".to_owned(), "2023-01-29"),
        ("<link rel=canonical href='https://a.example/ferry'><meta property=og:image content='/2023/01/29/a.jpg'>".to_owned(), ""),
        (meta("acme:fecha-publicacion", "2023-01-29") + &meta("acme:next-update", "2023-02-03"), "2023-01-29"),
        ("<script type='application/ld+json'>{\"@type\":\"HowTo\",\"datePublished\":\"2023-01-29\"}</script>".to_owned(), "2023-01-29"),
        ("<script type=application/json>{\"publishedAt\":\"2023-01-29T18:16:00Z\"}</script>".to_owned(), "2023-01-29T18:16:00Z"),
        ("<script type=application/json>[{\"publishedAt\":\"2023-01-29\"},{\"publishedAt\":\"2023-01-28\"}]</script>".to_owned(), ""),
    ] {
        assert_eq!(both(&head, &format!("{H1}PROSE")).0, expected, "{head}");
    }
}

#[test]
fn what_readers_see() {
    for (body, published, updated) in [
        ("H1<p>29 January 2023</p>PROSE", "2023-01-29", ""),
        ("H1<p>By Ann Example | 29 January 2023, 18:16</p>PROSE", "2023-01-29T18:16:00", ""),
        ("<h2 class=date-header>29 January 2023</h2>H1 PROSE", "2023-01-29", ""),
        ("H1 PROSE<p>Published: 29 January 2023</p>", "2023-01-29", ""),
        (
            "H1<p>Old Quay, (29.01.2023). The ferry has a new bell, said the board of the harbour.</p>PROSE",
            "2023-01-29",
            "",
        ),
        (
            "H1<p>OLD QUAY, January 29, 2023 - The ferry has a new bell, said the board.</p>PROSE",
            "2023-01-29",
            "",
        ),
        ("H1<p>The ferry of the Old Quay (29.01.2003) has a new bell, said the board.</p>PROSE", "", ""),
        (
            "<div>Sunday, 29 January 2023</div><p>Menu</p><p>Shop</p><p>Help</p><p>News</p><p>Talk</p><p>Jobs</p><p>Maps</p><p>Sea</p>H1 PROSE",
            "2023-01-29",
            "",
        ),
        (
            "H1<time class='entry-date published updated' datetime='2023-01-29T18:16:05+09:00'>29 January</time>PROSE",
            "2023-01-29T18:16:05+09:00",
            "",
        ),
        (
            "H1<p>Published <time datetime=2023-01-29>Sunday</time>, updated <time datetime=2023-01-30>Monday</time></p>PROSE",
            "2023-01-29",
            "2023-01-30",
        ),
        (
            "H1<abbr class=published title='2023-01-29T18:16:05Z'>Sunday</abbr>PROSE",
            "2023-01-29T18:16:05Z",
            "",
        ),
        (
            "H1<div>Published</div><div>29 January 2023</div><div>Updated</div><div>30 January 2023</div>PROSE",
            "2023-01-29",
            "2023-01-30",
        ),
        ("H1<p>Last updated on 30 January 2023</p>PROSE", "2023-01-30", "2023-01-30"),
        ("H1 PROSE<p>The old ferry sank on 29 January 2003 in the harbour of the town.</p>", "", ""),
        ("H1 PROSE<div class=comments><p>Ann</p><p class=date>29 January 2023</p></div>", "", ""),
        ("H1 PROSE PROSE<div class=comments><p>Ann</p><p class=date>29 January 2023</p></div>", "", ""),
        (
            "H1 PROSE<div class=related><article><h3>Another</h3><time datetime=2023-01-29>29 January</time></article></div>",
            "",
            "",
        ),
        ("H1 PROSE<footer>© 2023 Example</footer>", "", ""),
        ("H1<!-- <p>29 January 2023</p> -->PROSE", "", ""),
    ] {
        let expected = (published.to_owned(), updated.to_owned());
        assert_eq!(both("", &body.replace("H1", H1)), expected, "{body}");
    }
}

#[test]
fn one_date_for_both_yields_to_the_page() {
    let head = "<meta property=article:published_time content=2023-08-21><meta property=article:modified_time content=2023-08-21>";
    let body = format!("{H1}<p class=date>Published 29 January 2023</p>PROSE");
    assert_eq!(both(head, &body).0, "2023-01-29");
    let fresh = head.replacen("08-21", "05-21", 1);
    assert_eq!(both(&fresh, &body).0, "2023-05-21");
    let late = head.replace("2023-08-21", "2023-01-30T09:40:32Z");
    let day_before = format!("<p class=date>29 January 2023 12:25</p>{H1}PROSE");
    assert_eq!(both(&late, &day_before).0, "2023-01-29T12:25:00");
}

#[test]
fn contradictions_are_told() {
    let head =
        "<meta name=pubdate content=2023-01-29><meta property=article:published_time content=2023-02-09>";
    let is_told = |w: &&Warning| matches!(w, Warning::Disagreement { other, .. } if other == "2023-01-29");
    assert_eq!(article(head, &format!("{H1}PROSE")).warnings().iter().filter(is_told).count(), 1);
}

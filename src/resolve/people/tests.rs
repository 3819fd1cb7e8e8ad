#![allow(clippy::unwrap_used)]

use crate::Parser;

const STORY: &str = "<p>The old bridge over the river was closed on Monday, and nobody in the town knows when it \
    will be open again, as the council has not decided yet what is to be done.</p><p>The mayor said that the \
    work would start before the summer, and that the ferry would run for longer until then.</p>";

/// The authors of a page with this under its headline and this behind its story.
fn authors(head: &str, above: &str, below: &str) -> Vec<String> {
    let page = format!(
        "<html><head><title>Bridge closed for repairs</title>{head}</head><body><main><article>\
         <h1>Bridge closed for repairs</h1>{above}<div class=text>{STORY}</div>{below}</article></main></body></html>"
    );
    let result = Parser::new().built_in(false).parse(&page);
    let article = match &result {
        Ok(article) => Some(article),
        Err(error) => error.partial(),
    };
    article.map(|a| a.authors.iter().map(|a| a.name.clone()).collect()).unwrap_or_default()
}

#[test]
fn bylines_under_the_headline() {
    for (above, expected) in [
        ("<p class=byline>By Ann Lee and Bob Roe</p>", vec!["Ann Lee", "Bob Roe"]),
        ("<p><a rel=author href=/x>Ann Lee</a> <span>Thursday, May 2</span></p>", vec!["Ann Lee"]),
        ("<span class='author vcard'><a class='url fn n' href=/a>annl33</a></span>", vec!["annl33"]),
        ("<p>Von Ann Lee</p>", vec!["Ann Lee"]),
        ("<p>Posted by Ann on May 2, 2024</p>", vec!["Ann"]),
        ("<p><strong>Ann Lee</strong></p>", vec!["Ann Lee"]),
        (
            "<p>By <a href=/author/1>Ann Lee</a> | Fact-checked by <a href=/author/2>Bob Roe</a></p>",
            vec!["Ann Lee"],
        ),
        ("<div class=author><b>Ann Lee</b><b>Ann Lee</b><span>Staff Writer</span></div>", vec!["Ann Lee"]),
        ("<div class=byline><a rel=author><i>Ann Mary</i> <i>Lee</i></a></div>", vec!["Ann Mary Lee"]),
        ("<div class=author>admin</div>", vec![]),
        ("<p>By Gazette Staff</p>", vec!["Gazette Staff"]),
        ("<p>By walking over the bridge</p>", vec![]),
        ("<p>By The Associated Press</p>", vec![]),
        ("<a rel=author href=/r>Redaktion</a>", vec!["Redaktion"]),
        ("<div class=author>Advertising</div>", vec![]),
        ("<p class=image-author>Bob Roe</p>", vec![]),
        ("<div class=comments><b class=author>Bob Roe</b></div>", vec![]),
        ("<p><a href=/category/new-bridges>New Bridges</a> May 2, 2024</p>", vec![]),
    ] {
        assert_eq!(authors("", above, ""), expected, "{above}");
    }
}

#[test]
fn the_page_and_its_claims() {
    let claim = |names: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Bridge closed for \
             repairs\",\"author\":[{names}]}}</script>"
        )
    };
    let person = |name: &str| format!("{{\"@type\":\"Person\",\"name\":\"{name}\"}}");
    for (claimed, above, expected) in [
        (person("Ann Lee"), "<p>By Ann Lee and Bob Roe</p>", vec!["Ann Lee", "Bob Roe"]),
        (person("Cy Poe"), "<p>By Ann Lee</p>", vec!["Ann Lee"]),
        (
            format!("{},{}", person("Ann Lee"), person("Bob Roe")),
            "<p>By Ann Lee</p>",
            vec!["Ann Lee", "Bob Roe"],
        ),
        (person("annl33"), "<p>By Ann Lee</p>", vec!["Ann Lee"]),
        (person("annl33"), "", vec!["annl33"]),
        (person("admin"), "", vec![]),
    ] {
        assert_eq!(authors(&claim(&claimed), above, ""), expected, "{claimed} {above}");
    }
}

#[test]
fn bylines_behind_the_story() {
    for (below, expected) in [
        (
            "<footer class=post-footer><span class='post-author vcard'>Eingestellt von <b class=fn>Ann Lee</b></span></footer>",
            vec!["Ann Lee"],
        ),
        (
            "<ul class=related><li><a href=/b>Another bridge was closed for repairs on Monday</a> <b class=author>Bob Roe</b></li></ul>",
            vec![],
        ),
        (
            "<div><div class=card><h3><a href=/b>Another bridge was closed for repairs</a></h3><b class=author>Bob Roe</b></div><div class=card><h3><a href=/c>A third bridge was closed for repairs</a></h3><b class=author>Cy Poe</b></div></div>",
            vec![],
        ),
    ] {
        assert_eq!(authors("", "", below), expected, "{below}");
    }
}

#[test]
fn a_house_signs_where_no_person_does() {
    let claim = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge closed for \
        repairs\",\"author\":{\"@type\":\"Organization\",\"name\":\"The Gazette\"}}</script>";
    assert_eq!(authors(claim, "", ""), vec!["The Gazette"]);
    assert_eq!(authors(claim, "<p class=byline>By Ann Lee</p>", ""), vec!["Ann Lee"]);
    assert_eq!(authors(claim, "<p class=byline>By Reuters</p>", ""), Vec::<String>::new());
    assert_eq!(authors("<meta name=author content='Bridge GmbH, Anytown'>", "", ""), Vec::<String>::new());
}

#[test]
fn bold_lines_that_are_no_byline() {
    for (above, below) in [
        ("<h2><b>Hidden Bridges</b></h2>", ""),
        ("<address>Lower Street 12, Anytown, tel. 5551234</address>", ""),
        ("", "<h3><b>Next Steps</b></h3>"),
    ] {
        assert_eq!(authors("", above, below), Vec::<String>::new(), "{above}{below}");
    }
    assert_eq!(authors("", "", "<p><strong>Ann Lee</strong></p>"), vec!["Ann Lee"]);
}

#[test]
fn translators_are_no_authors() {
    let byline = "<div><span>Von: <b class=author>Ann Lee</b></span></div>\
        <div><span>Übersetzt von: <span class=author>Bob Roe</span></span></div>";
    assert_eq!(authors("", byline, ""), vec!["Ann Lee"]);
}

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;

fn read(blocks: &[&str]) -> JsonLd {
    JsonLd::read(blocks.iter().copied())
}

fn story(members: &str) -> JsonLd {
    read(&[&format!(r#"{{"@type": "NewsArticle", {members}}}"#)])
}

#[test]
fn the_story_is_found_wherever_it_stands() {
    for block in [
        r#"{"@type": "NewsArticle", "headline": "H"}"#,
        r#"[{"@type": "WebSite"}, [{"@type": ["Thing", "https://schema.org/OpinionNewsArticle"], "headline": "H"}]]"#,
        r#"{"@graph": [{"@type": "Organization"}, {"@type": "schema:BlogPosting", "schema:headline": "H"}]}"#,
        r#"{"@type": "WebPage", "headline": "no", "mainEntity": {"@type": "article", "headLine": "H"}}"#,
        r#"{"@type": "WebPage", "mainEntityOfPage": [{"@type": "Report", "headline": "H"}]}"#,
        r#"{"@type": "WebPage", "name": "no"}{"@type": "VideoObject", "headline": "H", "name": "V"}"#,
        r#"{"@type": "WebPage", "headline": "H"}"#,
        // most substance wins, whichever comes first
        r#"[{"@type": "Article", "headline": "no"}, {"@type": "NewsArticle", "headline": "H", "author": "A B"}]"#,
        r#"[{"@type": "Article", "headline": "H", "mainEntityOfPage": {"@type": "Article", "@id": "/x"}}]"#,
    ] {
        assert_eq!(read(&[block]).text("headline").as_deref(), Some("H"), "{block}");
    }
    for block in [
        r#"{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "other"}]}"#,
        r#"{"@type": "JobPosting", "headline": "clerk"}"#,
        r#"{"@type": "CollectionPage", "headline": "News"}"#,
        r#""NewsArticle""#,
    ] {
        assert!(read(&[block]).article().is_none(), "{block}");
    }
}

#[test]
fn texts_follow_dotted_paths_and_references() {
    let page = read(&[
        r##"{"@graph": [{"@type": "NewsArticle", "headline": "  Tom &amp;amp; \n Ann ", "keywords": ["a,b", {"name": "c"}, ""],
            "publisher": {"@id": "#org"}, "isPartOf": [{"name": ""}, {"name": {"@value": "Daily"}}], "wordCount": 12,
            "articleSection": null, "description": "", "about": [[{"name": "X"}], {"name": "Y"}]},
            {"@id": "#org", "@type": "NewsMediaOrganization", "name": "The Paper"}]}"##,
    ]);
    for (path, expected) in [
        ("headline", &["Tom & Ann"][..]),
        ("keywords", &["a,b", "c"]),
        ("publisher.name", &["The Paper"]),
        ("publisher", &["The Paper"]),
        ("isPartOf.name", &["Daily"]),
        ("wordCount", &["12"]),
        ("about.name", &["X", "Y"]),
        ("articleSection", &[]),
        ("description", &[]),
        ("headline.name", &[]),
        ("", &[]),
    ] {
        assert_eq!(page.texts(path), expected, "{path}");
        assert_eq!(page.text(path).as_deref(), expected.first().copied(), "{path}");
    }
}

#[test]
fn authors_come_in_many_shapes() {
    for (members, expected) in [
        (r#""author": "By Ann Lee""#, "By Ann Lee"),
        (
            r#""author": ["Ann Lee", {"@type": "Person", "name": "Bo Kim"}, {"name": "Ann Lee"}]"#,
            "Ann Lee|Bo Kim",
        ),
        (r#""author": {"name": ["Ann Lee", "Bo Kim"], "url": "/both"}"#, "Ann Lee|Bo Kim"),
        (r#""author": {"givenName": "Ann", "familyName": "Lee"}"#, "Ann Lee"),
        (r#""author": {"givenName": "나리", "familyName": "김"}"#, "김나리"),
        (
            r#""author": {"@type": "Role", "author": {"name": "Ann Lee", "jobTitle": "editor"}}"#,
            "Ann Lee <editor>",
        ),
        (r#""author": {"name": "Ann", "url": "/ann", "email": "mailto:a@b.c"}"#, "Ann </ann> <a@b.c>"),
        (r#""author": "https://example.org/ann", "creator": ["Ann Lee"]"#, "Ann Lee"),
        (r#""author": {"@type": "organization", "name": "Wire"}, "creator": "Ann""#, "Wire (org)|Ann"),
        (r#""author": {"@type": ["Person", "Organization"], "name": "Ann"}, "creator": "login7""#, "Ann"),
        (r#""author": [{"@type": "Person", "name": ""}, null, 7, {}]"#, ""),
    ] {
        let show = |p: Person| {
            let parts = [p.url, p.email, p.role].into_iter().flatten().map(|part| format!(" <{part}>"));
            p.name + &parts.collect::<String>() + if p.organization { " (org)" } else { "" }
        };
        let authors: Vec<String> = story(members).authors().into_iter().map(show).collect();
        assert_eq!(authors.join("|"), expected, "{members}");
    }
}

#[test]
fn references_to_people_are_resolved_and_circles_end() {
    let page = read(&[
        r##"{"@type": "Article", "author": [{"@id": "#1", "name": "Ann L."}, {"@id": "#2"}, "#3", {"@id": "#gone"}]}"##,
        r##"{"@graph": [{"@id": "#1", "@type": "Person", "name": "Ann Lee", "jobTitle": "Reporter"},
            {"@id": "#2", "@type": "Person", "author": {"@id": "#2"}}, {"@id": "#3", "@type": "Organization", "name": "Desk"}]}"##,
    ]);
    let authors = page.authors();
    assert_eq!(authors.len(), 2);
    assert_eq!((authors[0].name.as_str(), authors[0].role.as_deref()), ("Ann L.", Some("Reporter")));
    assert!(authors[1].organization && authors[1].name == "Desk");
}

#[test]
fn pictures_come_in_many_shapes() {
    for (members, expected) in [
        (r#""image": "/a.jpg", "thumbnailUrl": ["/a.jpg", "/t.jpg"]"#, "/a.jpg|/t.jpg"),
        (
            r#""image": ["/a.jpg", {"url": "/b.jpg", "width": "640px", "height": 480}]"#,
            "/a.jpg|/b.jpg 640x480",
        ),
        (
            r#""image": {"contentUrl": "/a.jpg", "name": "IMG_1.JPG", "author": {"name": "Bo"}}"#,
            "/a.jpg by Bo",
        ),
        (
            r#""image": {"url": "/a.jpg", "caption": "A &quot;cat&quot;", "creditText": "AB", "creator": "x"}"#,
            "/a.jpg A \"cat\" by AB",
        ),
        (
            r#""image": {"@id": "http://x.org/a.jpg", "width": {"@type": "Distance", "name": "9 px"}}"#,
            "http://x.org/a.jpg",
        ),
        (r#""image": {"@id": "http://x.org/#primaryimage"}"#, ""),
    ] {
        let show = |p: Picture| {
            let size = p.width.zip(p.height).map(|(w, h)| format!(" {w}x{h}"));
            let caption = p.caption.map(|c| format!(" {c}"));
            let credit = p.credit.map(|c| format!(" by {c}"));
            p.url + &[size, caption, credit].into_iter().flatten().collect::<String>()
        };
        let pictures: Vec<String> = story(members).images().into_iter().map(show).collect();
        assert_eq!(pictures.join("|"), expected, "{members}");
    }
}

#[test]
fn access_is_read_from_the_story_and_its_parts() {
    for (members, expected) in [
        (r#""isAccessibleForFree": false"#, Some(false)),
        (r#""isAccessibleForFree": "True""#, Some(true)),
        (r#""isAccessibleForFree": "http://schema.org/False""#, Some(false)),
        (r#""isAccessibleForFree": true, "hasPart": [{}, {"isAccessibleForFree": "false"}]"#, Some(false)),
        (r#""isAccessibleforFree": "maybe""#, None),
    ] {
        assert_eq!(story(members).is_free(), expected, "{members}");
    }
}

#[test]
fn lists_are_read_in_order() {
    let page = read(&[
        r#"{"@type": "BreadcrumbList", "itemListElement": []}"#,
        r#"{"@type": "WebPage", "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": [
            {"position": "2", "item": {"name": "Economy"}}, {"position": 1, "name": "News"}, {"position": 3, "item": "/x"}]}}"#,
        r#"{"@type": "NewsArticle", "headline": "H", "author": "A", "articleBody": "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"}"#,
        r#"{"@type": "LiveBlogPosting", "liveBlogUpdate": [
            {"headline": "First", "datePublished": "2024-01-02", "articleBody": "a\nb"}, {"text": "c"}, {}]}"#,
        r#"{"@type": "Organization", "name": "The Paper"}"#,
    ]);
    assert_eq!(page.breadcrumbs(), ["News", "Economy"]);
    assert_eq!(page.body(), ["One.", "Two."]);
    assert_eq!(page.kinds(), ["NewsArticle"]);
    assert_eq!(
        page.page_kinds(),
        ["BreadcrumbList", "WebPage", "NewsArticle", "LiveBlogPosting", "Organization"]
    );
    assert_eq!(page.publisher().as_deref(), Some("The Paper"));
    let first = Update {
        headline: Some("First".into()),
        published: Some("2024-01-02".into()),
        body: vec!["a".into(), "b".into()],
    };
    assert_eq!(page.updates(), [first, Update { body: vec!["c".into()], ..Update::default() }]);
}

#[test]
fn bad_blocks_are_numbered_and_the_rest_is_read() {
    let page = read(&["", "{\n oops", "{\"@type\": \"Article\", \"headline\": \"H\",}"]);
    assert_eq!(page.bad(), [BadBlock { block: 2, line: 2, column: 2 }]);
    assert_eq!(page.text("headline").as_deref(), Some("H"));
    let empty = read(&[]);
    assert!(empty.article().is_none() && empty.bad().is_empty() && empty.publisher().is_none());
}

#[test]
fn too_much_is_left_out() {
    let large = format!(
        r#"{{"@type": "Article", "headline": "large", "author": "A", "x": "{}"}}"#,
        "x".repeat(MOST_BYTES)
    );
    let small = r#"{"@type": "Article", "headline": "small"}"#;
    assert_eq!(read(&[&large, small]).text("headline").as_deref(), Some("small"));
    let many = vec!["{}"; MOST_BLOCKS];
    assert!(read(&[many, vec![small]].concat()).article().is_none());
}

#[test]
fn deep_nesting_and_multiplying_references_fit_a_small_stack() {
    let deep = format!(
        r#"{{"@type": "Article", "headline": "H", "image": {}"a"{}}}"#,
        "[".repeat(120),
        "]".repeat(120)
    );
    let too_deep = r#"{"mainEntity":"#.repeat(100_000);
    let references = r##"{"@id": "#n"},"##.repeat(2_000);
    let dense = format!(r##"{{"@id": "#n", "@type": "Article", "headline": "H", "n": [{references}]}}"##);
    let work = move || {
        assert_eq!(read(&[&deep]).images().len(), 1);
        assert_eq!(read(&[&too_deep]).bad().len(), 1);
        assert!(read(&[&dense]).texts("n.n.n.n.headline").len() <= 1_000);
    };
    std::thread::Builder::new().stack_size(256 << 10).spawn(work).unwrap().join().unwrap();
}

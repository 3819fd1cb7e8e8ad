//! What is kept of the text of scripts and the like, and what the limits leave.

use super::outline::{self, Part};
use super::same_tree::random_document;
use super::{build_with, built};
use crate::error::Limits;
use crate::tree::build::{Built, build};

/// Everything in the text nodes, in order.
fn text(built: &Built) -> String {
    let texts = outline::of(built).into_iter().filter_map(|part| match part {
        Part::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// How deep the tree is, where a template and its contents are two levels.
fn depth(built: &Built) -> usize {
    let mut depth = 0;
    let depths = outline::of(built).into_iter().map(|part| {
        match part {
            Part::Open { .. } | Part::Contents => depth += 1,
            Part::Close => depth -= 1,
            Part::Text(_) => {}
        }
        depth
    });
    depths.max().unwrap_or_default()
}

/// How many attributes the first element of this name has.
fn attributes(built: &Built, wanted: &str) -> usize {
    let count = |part| match part {
        Part::Open { name, attributes } if name == wanted => Some(attributes.len()),
        _ => None,
    };
    outline::of(built).into_iter().find_map(count).unwrap()
}

fn has(built: &Built, outer: &str, inner: &str) -> bool {
    let names = |part: &Part, wanted: &str| matches!(part, Part::Open { name, .. } if name == wanted);
    outline::of(built).windows(2).any(|two| names(&two[0], outer) && names(&two[1], inner))
}

#[test]
fn text_of_text_elements() {
    let kept = [
        ("<script type='application/ld+json'>{}</script>", "{}"),
        ("<script type=' Application/JSON; charset=utf-8'>{}</script>", "{}"),
        ("<script id=__NEXT_DATA__>{}</script>", "{}"),
        ("<script>self.__next_f.push([])</script>", "self.__next_f.push([])"),
        ("<script type=module>Fusion.globalContent={}</script>", "Fusion.globalContent={}"),
        ("<script>window.__NUXT__={}</script>", "window.__NUXT__={}"),
        ("<script>window.__INITIAL_STATE__={}</script>", "window.__INITIAL_STATE__={}"),
        ("<script type=a/json>1\r\n2\r3\u{0}4</script>", "1\n2\n3\u{fffd}4"),
        ("<script type=a/json><!-- <script> </script> --></script>", "<!-- <script> </script> -->"),
        ("<script type=a/json>{</scrip", "{</scrip"),
        ("<title>a &amp; <b></title>", "a & <b>"),
        ("<textarea>\n<p></textarea>", "<p>"),
        ("<xmp>&amp;<p></xmp>", "&amp;<p>"),
        ("<noscript><img></noscript>x", "x"),
        ("<plaintext><p></plaintext>", "<p></plaintext>"),
    ];
    for (html, expected) in kept {
        assert_eq!(text(&built(html)), expected, "{html}");
    }
    for html in [
        "<script>var a = '<p>'</script>",
        "<script type=text/template><p>x</script>",
        "<style>p { color: red }</style>",
        "<iframe><p>x</iframe>",
        "<noembed>x</noembed><noframes>x</noframes>",
        "<svg><title>x</title><text>y</text></svg><math><mi>x</math>",
        "<!-- x --><!doctype html><? x ?>",
    ] {
        assert_eq!(text(&built(html)), "", "{html}");
    }
}

#[test]
fn a_byte_order_mark_is_dropped_at_the_start_alone() {
    let html = "\u{feff}<script></script>\u{feff}x";
    assert_eq!(text(&built(html)), "\u{feff}x");
}

#[test]
fn deep_tags_are_left_out_and_their_text_is_kept() {
    let html = "<div>".repeat(400) + "<p>one</p><p>two</p>thr<b>ee</b>" + &"</div>".repeat(400);
    let built = built(&format!("{html}<section><em>four</em></section>"));
    assert!(built.flattened > 100 && !built.truncated);
    assert!(depth(&built) <= 257);
    let text = text(&built);
    assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["one", "two", "three", "four"]);
    // What comes after the deep part is read as ever.
    assert!(has(&built, "section", "em"));
}

#[test]
fn no_element_nests_without_end() {
    for tag in [
        "<div/>",
        "<noscript>",
        "<style>",
        "<svg><title>",
        "<style><svg>",
        "<b><i><a>",
        "<x>",
        "<li><ul>",
        "<template>",
    ] {
        for start in ["", "<svg>", "<math>"] {
            let page = format!("{start}{}", tag.repeat(2_000));
            assert!(depth(&built(&page)) < 520, "{start}{tag}");
        }
    }
    let page: String = (0..300).map(|n| format!("<b id={n}>")).collect();
    assert!(depth(&built(&page)) < 64);
}

#[test]
fn the_node_budget_ends_the_page() {
    let open: String = (0..64).map(|n| format!("<b id={n}>")).collect();
    let page = format!("<h1>first</h1>{open}{}", "<p>x".repeat(60_000));
    let cut = built(&page);
    assert!(cut.truncated && text(&cut).starts_with("firstx"));
    let nodes = outline::of(&cut).iter().filter(|part| **part != Part::Close).count();
    assert!(nodes < page.len() / 4 + 20_100, "{nodes}");

    // An attribute that is cloned in every paragraph counts for what it holds.
    let address = "a".repeat(60_000);
    let cut = built(&format!("<p><a href={address}>first{}", "<p>x".repeat(15_000)));
    assert!(cut.truncated && text(&cut).starts_with("firstx"));
    assert!(text(&cut).len() < 100);

    // So does all that is written in its tag, kept or not.
    let cut = built(&format!("<p><b{}>first{}", " a".repeat(50_000), "<p>x".repeat(15_000)));
    assert!(cut.truncated && text(&cut).starts_with("firstx"));
    assert!(text(&cut).len() < 100);

    let cut = build("<p>a<p>b<p>c", &Limits::new().nodes(5));
    assert!(cut.truncated && text(&cut) == "a");
    let whole = build("<p>a<p>b<p>c", &Limits::new().nodes(9));
    assert!(!whole.truncated && text(&whole) == "abc");
}

#[test]
fn attributes_are_bounded() {
    let many: String = (0..1_000).map(|n| format!(" a{n}='>'")).collect();
    let html =
        format!("<html{many}><html b{many}><p{many}>x</p{many}><svg{many} />y<title{many}>z</title{many}>");
    let document = built(&html);
    for name in ["html", "p", "svg", "title"] {
        assert_eq!(attributes(&document, name), 256, "{name}");
    }
    assert_eq!(text(&document), "xyz");
    // Where no tag is, nothing is cut.
    let json = format!("<script type=a/json>\"<p{many}>\"</script><!-- <p{many}> -->w");
    assert_eq!(text(&built(&json)), format!("\"<p{many}>\"w"));
    // A tag that does not end is no tag.
    assert_eq!(text(&built(&format!("x<p{many}"))), "x");
    assert_eq!(text(&built(&format!("<title>x</title{many}"))), "x");
}

#[test]
fn random_documents_within_small_limits() {
    for seed in 1..=3_000 {
        let html = random_document(seed);
        let limits = Limits::new().depth(seed % 23).nodes(seed % 61);
        let built = build_with(&html, &limits, seed % 4);
        assert!(depth(&built) < 200, "{html:?}");
    }
}

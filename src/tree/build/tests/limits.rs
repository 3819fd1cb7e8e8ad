//! What is kept of the text of scripts and the like, and what the limits leave.

use markup5ever_rcdom::{Handle, NodeData};

use super::outline::{self, Part};
use super::same_tree::random_document;
use super::{build_with, built};
use crate::error::Limits;
use crate::tree::build::build;

/// Everything in the text nodes, in order.
fn text(document: &Handle) -> String {
    let texts = outline::of(document).into_iter().filter_map(|part| match part {
        Part::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// How deep the tree is.
fn depth(document: &Handle) -> usize {
    let mut deepest = 0;
    let mut nodes = vec![(document.clone(), 0)];
    while let Some((node, depth)) = nodes.pop() {
        deepest = deepest.max(depth);
        nodes.extend(node.children.borrow().iter().map(|child| (child.clone(), depth + 1)));
    }
    deepest
}

/// How many attributes the first element of this name has.
fn attributes(document: &Handle, wanted: &str) -> usize {
    let mut nodes = vec![document.clone()];
    while let Some(node) = nodes.pop() {
        if let NodeData::Element { name, attrs, .. } = &node.data
            && &*name.local == wanted
        {
            return attrs.borrow().len();
        }
        nodes.extend(node.children.borrow().iter().rev().cloned());
    }
    panic!("no {wanted}")
}

fn has(document: &Handle, outer: &str, inner: &str) -> bool {
    let names = |part: &Part, wanted: &str| matches!(part, Part::Open { name, .. } if name.ends_with(wanted));
    outline::of(document).windows(2).any(|two| names(&two[0], outer) && names(&two[1], inner))
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
        assert_eq!(text(&built(html).document), expected, "{html}");
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
        assert_eq!(text(&built(html).document), "", "{html}");
    }
}

#[test]
fn a_byte_order_mark_is_dropped_at_the_start_alone() {
    let html = "\u{feff}<script></script>\u{feff}x";
    assert_eq!(text(&built(html).document), "\u{feff}x");
}

#[test]
fn deep_tags_are_left_out_and_their_text_is_kept() {
    let html = "<div>".repeat(400) + "<p>one</p><p>two</p>thr<b>ee</b>" + &"</div>".repeat(400);
    let built = built(&format!("{html}<section><em>four</em></section>"));
    assert!(built.flattened > 100 && !built.truncated);
    assert!(depth(&built.document) <= 257);
    let text = text(&built.document);
    assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["one", "two", "three", "four"]);
    // What comes after the deep part is read as ever.
    assert!(has(&built.document, "section", "em"));
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
            assert!(depth(&built(&page).document) < 400, "{start}{tag}");
        }
    }
    let page: String = (0..300).map(|n| format!("<b id={n}>")).collect();
    assert!(depth(&built(&page).document) < 64);
}

#[test]
fn the_node_budget_ends_the_page() {
    let open: String = (0..64).map(|n| format!("<b id={n}>")).collect();
    let page = format!("<h1>first</h1>{open}{}", "<p>x".repeat(60_000));
    let cut = built(&page);
    assert!(cut.truncated && text(&cut.document).starts_with("firstx"));
    let nodes = outline::of(&cut.document).iter().filter(|part| **part != Part::Close).count();
    assert!(nodes < page.len() / 4 + 20_100, "{nodes}");

    // An attribute that is cloned in every paragraph counts for what it holds.
    let address = "a".repeat(60_000);
    let cut = built(&format!("<p><a href={address}>first{}", "<p>x".repeat(15_000)));
    assert!(cut.truncated && text(&cut.document).starts_with("firstx"));
    assert!(text(&cut.document).len() < 100);

    let cut = build("<p>a<p>b<p>c", &Limits::new().nodes(5));
    assert!(cut.truncated && text(&cut.document) == "a");
    let whole = build("<p>a<p>b<p>c", &Limits::new().nodes(9));
    assert!(!whole.truncated && text(&whole.document) == "abc");
}

#[test]
fn attributes_are_bounded() {
    let many: String = (0..1_000).map(|n| format!(" a{n}='>'")).collect();
    let html =
        format!("<html{many}><html b{many}><p{many}>x</p{many}><svg{many} />y<title{many}>z</title{many}>");
    let document = built(&html).document;
    for name in ["html", "p", "svg", "title"] {
        assert_eq!(attributes(&document, name), 256, "{name}");
    }
    assert_eq!(text(&document), "xyz");
    // Where no tag is, nothing is cut.
    let json = format!("<script type=a/json>\"<p{many}>\"</script><!-- <p{many}> -->w");
    assert_eq!(text(&built(&json).document), format!("\"<p{many}>\"w"));
    // A tag that does not end is no tag.
    assert_eq!(text(&built(&format!("x<p{many}")).document), "x");
    assert_eq!(text(&built(&format!("<title>x</title{many}")).document), "x");
}

#[test]
fn random_documents_within_small_limits() {
    for seed in 1..=3_000 {
        let html = random_document(seed);
        let limits = Limits::new().depth(seed % 23).nodes(seed % 61);
        let built = build_with(&html, &limits, seed % 4);
        assert!(depth(&built.document) < 200, "{html:?}");
    }
}

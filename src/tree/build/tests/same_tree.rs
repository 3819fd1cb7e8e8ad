//! Fragments, alone and in random order, and real pages.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::{assert_same_tree, assert_same_tree_when_cut, built, outline};
use crate::error::Limits;
use crate::tree::Tree;

/// Everything that the tokenizer, the tree builder or the scan treats in a way of its own.
#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    // text and white space
    "x", " ", "\n", "\r\n", "\r", "\t\x0c", "\0", "한글", "&amp;", "&lt;b&gt;", "&#60;", "&#xD800;", "&#0;",
    "&notit;", "&am", "&", "&#", "&#x", "&copy", "&ngE;",
    "&#146;", "&#x110000;", "&#99999999999;", "&notin;", "&CounterClockwiseContourIntegral;", "&nonsense;", "&amp=1",
    // tags
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href=1>", "<a href=2>", "</a>", "<nobr>",
    "<font color=red>", "<font size=1>", "</font>", "<span>", "</span>", "<h1>", "<h2>", "</h3>", "<br>", "</br>",
    "<img src=x alt='a>b'>", "<hr/>", "<div/>", "<P CLASS=\"A b\">", "<li>", "<ul>", "</ul>", "<dd>", "<dt>", "<pre>",
    "<pre>\n", "<pre>\r\n", "</pre>", "<listing>", "<form>", "</form>", "<button>", "</button>", "<input type=hidden>",
    "<input>", "<select>", "</select>", "<option>", "<optgroup>", "<ruby>", "<rt>", "<rtc>", "<object>", "</object>",
    "<marquee>", "<applet>", "<center>", "<image>", "<keygen>", "<x-y>", "</x-y>", "<section>", "</section>",
    // document
    "<!doctype html>", "<!DOCTYPE html PUBLIC \"a>b\">", "<html lang=en>", "<html a=1 b=2>", "</html>", "<head>",
    "</head>", "<body class=x>", "<body id=y class=z>", "</body>", "<base>", "<meta charset=UTF-8>",
    "<meta http-equiv=content-type content=charset>", "<link rel=a>", "<frameset>", "<frame>", "</frameset>",
    "<template>", "</template>", "<template shadowrootmode=open>", "<noscript>", "</noscript>",
    // tables
    "<table>", "</table>", "<caption>", "<colgroup>", "<col>", "<tbody>", "<thead>", "<tr>", "</tr>", "<td>", "</td>", "<th>",
    // comments and declarations
    "<!-- c -->", "<!---->", "<!-->", "<!--->", "<!-- a -- b --!>", "<!--<!-->", "<!-- <b x> -- > --->", "<!-- - -- ", "<!--",
    "-->", "<!>", "<!x>", "<!-x>", "<? pi ?>", "</>", "</ >", "</3>", "<3", "<", "</", "<\r", "<!", "<![CDATA[x]]>",
    "<![CDATA[<p a b c>]]>", "<![CDATA[>\"", "]]>",
    // tags that are hard to end
    "<p a='>'>", "<p a=\">\" b>", "<p a=b/>", "<p a= />", "<p a=>", "<p =a>", "<p = >", "<p a = 'x' b>", "<p/a/b>",
    "<p a=\"x\"b>", "<p a='&amp;&lt'>", "<p a=&copy>", "<p a=&copyx>", "<p a='?b&copy=1&lt;&notin&#x41' b=&amp c=&>", "<p a<b>", "<p <b>", "<p a='", "<p a=\"\r\n\0\">", "<p\ra\r=\rb>",
    "<p \0a\0=\0>", "<p a", "<p", "<p/", "</p a=b>", "</p/>", "<p\n\n>", "<p A=1 a=2 B>", "'", "\"", ">", "/>", "<p a b c d e>",
    "<div id='1' title=\"a>b\" c=d/e f>", "</div a b c>", "<p '>' \">\" b>",
    // text elements
    "<title>", "<title a b c>", "</title>", "</title a b c>", "</TITLE\n>", "<textarea>\n", "</textarea>", "<textarea></textarea>",
    "<style>", "</style>", "<style></style>", "<iframe>", "</iframe>", "<noembed>", "</noembed>", "<noframes>", "</noframes>",
    "<xmp>", "</xmp>", "<script>", "<SCRIPT>", "</script>", "</script ", "</script/>", "</scrip", "</scripts>", "<script src=a></script>",
    "<script>if (a<b && c>d) { e('<p a b c>') }</script>", "<script type=application/ld+json>", "<script type='text/JSON' a b>",
    "<script id=__NEXT_DATA__>", "<script>self.__next_f.push(1)", "<script><!--", "<script><!-- <script", "<script><!--<script>",
    "<script type=json><!--><script></script>", "<script type=json><!-- <scriptx> </script> -->", "<script type=json>a\r\nb\rc\0d</script>",
    "<title>a &amp; <b x y z></title>", "<style>p>a{}</style>", "</sty", "</style a b c>", "<textarea>a</textare></textarea b c d>",
    // svg and math
    "<svg>", "<svg viewBox='0 0 1 1' xlink:href=a>", "</svg>", "<svg/>", "<path d='M0'/>", "<g>", "<circle>", "<foreignObject>",
    "</foreignObject>", "<desc>", "<svg><title>t</title></svg>", "<svg><style><p>", "<svg><script>", "<svg><![CDATA[<p a b c>]]></svg>", "<math>",
    "</math>", "<mi>", "<mglyph>", "<mtext>", "<annotation-xml encoding=text/html>", "<annotation-xml>", "<svg><font face=x>", "<svg><a>",
];

#[test]
fn each_fragment() {
    for fragment in FRAGMENTS {
        assert_same_tree(fragment, fragment);
        assert_same_tree(fragment, &format!("<p>before{fragment}after</p><!-- x --><b>end"));
        assert_same_tree(fragment, &format!("<table><tr><td>1{fragment}2<td>3"));
    }
}

#[test]
fn fragments_in_random_order() {
    for seed in 1..=setting("NEWSPRINT_ROUNDS", 3_000) {
        let html = random_document(seed);
        assert_same_tree(&format!("{html:?}"), &html);
    }
}

#[test]
fn crowded_tags_in_random_order() {
    for seed in 1..=setting("NEWSPRINT_ROUNDS", 3_000) {
        assert_same_tree_when_cut(&random_document(seed));
    }
}

#[test]
fn random_trees_laid_out() {
    for seed in 1..=setting("NEWSPRINT_ROUNDS", 3_000) {
        let html = random_document(seed);
        let expected = outline::without_contents(outline::of(&built(&html)));
        let found = outline::laid_out(&Tree::parse(&html, &Limits::default()));
        assert_eq!(outline::difference(&expected, &found), None, "{html:?}");
    }
}

/// Some fragments.
pub(super) fn random_document(seed: usize) -> String {
    let mut random = Random::new(seed);
    let length = 2 + random.below(24);
    (0..length).map(|_| FRAGMENTS[random.below(FRAGMENTS.len())]).collect()
}

/// A linear congruential generator.
struct Random(u64);

impl Random {
    fn new(seed: usize) -> Self {
        Random(seed as u64)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

#[test]
fn mutated_pages() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let read = |path: &PathBuf| std::fs::read_to_string(path).unwrap();
    let pages: Vec<_> = files(&directory, "html").iter().map(read).collect();
    for seed in 1..=setting("NEWSPRINT_ROUNDS", 3_000) {
        let mut random = Random::new(seed);
        let page = &pages[random.below(pages.len())];
        let html = mutated(page, &mut random);
        assert_same_tree(&format!("{html:?}"), &html);
    }
}

/// A few kilobytes of the page in which some bytes are missing, stand elsewhere too, or are replaced
/// by a fragment.
fn mutated(page: &str, random: &mut Random) -> String {
    let mut html = part(page, random, 4_000).to_owned();
    for _ in 0..=random.below(8) {
        let at = boundary(&html, random.below(html.len() + 1));
        let end = boundary(&html, at + random.below(12));
        let other = match random.below(3) {
            0 => String::new(),
            1 => part(&html, random, 60).to_owned(),
            _ => FRAGMENTS[random.below(FRAGMENTS.len())].to_owned(),
        };
        html.replace_range(at..end, &other);
    }
    html
}

fn part<'a>(text: &'a str, random: &mut Random, longest: usize) -> &'a str {
    let start = boundary(text, random.below(text.len() + 1));
    &text[start..boundary(text, start + random.below(longest))]
}

/// The first place at or after `at` where the text can be cut.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[test]
fn fixtures() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for path in files(&directory, "html") {
        let html = std::fs::read_to_string(&path).unwrap();
        assert_same_tree(&path.display().to_string(), &html);
    }
}

#[test]
fn real_pages() {
    let Some(directory) = corpus() else {
        eprintln!("skipped: no corpus at $NEWSPRINT_CORPUS or ../shared");
        return;
    };
    for path in files(&directory, "gz").iter().step_by(setting("NEWSPRINT_EVERY", 10)) {
        let mut html = String::new();
        let file = std::fs::File::open(path).unwrap();
        flate2::read::GzDecoder::new(file).read_to_string(&mut html).unwrap();
        assert_same_tree(&path.display().to_string(), &html);
    }
}

/// The folder of real pages, where there is one.
fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("NEWSPRINT_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    Some(shared.join("corpus/dev/html")).filter(|directory| directory.is_dir())
}

/// All files below a directory, in a fixed order.
fn files(directory: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut directories = vec![directory.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(directory).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A number from the environment, for longer runs than the usual one.
fn setting(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

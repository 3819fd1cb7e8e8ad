//! Pages made to break a parser: to make it panic, overflow the stack, or take time or memory out
//! of all proportion. Each is parsed at two sizes on a thread with a small stack. What comes out is
//! of no interest here; that something comes out is.
//!
//! Run with `--nocapture` to see the times. Nothing is asserted of them, since a test must not
//! depend on the machine; but if one of these shapes took time with the square of the page, the
//! suite would take minutes instead of seconds.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;
use std::thread;
use std::time::Instant;

/// The stack that the crate promises to make do with.
const STACK: usize = 256 * 1024;

/// The sizes of the pages in bytes.
const SIZES: [usize; 2] = [64 << 10, 256 << 10];

/// A page of about the given size.
type Page = fn(usize) -> String;

/// The start of a page that a profile knows.
const KNOWN: &str = "<h1 class=view_tit>A headline</h1><div id=articleText>";

fn known(size: usize, shape: fn(usize) -> String) -> String {
    format!("{KNOWN}{}", numbered(size, shape))
}

#[test]
fn nesting() {
    survives(&[
        ("div", |size| repeat("<div>", size)),
        ("div with text", |size| repeat("<div>x", size)),
        ("ul, li", |size| repeat("<ul><li>", size)),
        ("blockquote, p", |size| repeat("<blockquote><p>x", size)),
        ("a, div", |size| repeat("<a><div>", size)),
        ("p, button", |size| repeat("<p><button>", size)),
        ("object", |size| repeat("<object>", size)),
        ("noscript", |size| repeat("<noscript>", size)),
        ("template", |size| repeat("<template>", size)),
        ("frameset", |size| repeat("<frameset>", size)),
        ("table", |size| repeat("<table><tr><td>", size)),
        ("table in caption", |size| repeat("<table><caption>", size)),
        ("div, td", |size| repeat("<div><td>", size)),
        ("svg", |size| repeat("<svg>", size)),
        ("style in svg", |size| format!("<svg>{}", repeat("<style>", size))),
        ("title in svg", |size| repeat("<svg><title>", size)),
        ("foreignObject", |size| repeat("<svg><foreignObject>", size)),
        ("math", |size| repeat("<math><mi>", size)),
        ("annotation-xml", |size| repeat("<math><annotation-xml encoding=text/html><p>", size)),
        ("opened and closed", |size| repeat("<div>", size / 2) + &repeat("</div>", size / 2)),
        ("deep div, input", |size| repeat("<div>", size / 2) + &repeat("<input>", size / 2)),
        ("deep section, /div", |size| repeat("<section>", size / 2) + &repeat("</div>", size / 2)),
        ("deep div, /b", |size| repeat("<div>", size / 2) + &repeat("</b>", size / 2)),
        ("256 x, then /y", |size| "<x>".repeat(256) + &repeat("</y>", size)),
        ("250 x, then hr", |size| "<x>".repeat(250) + &repeat("<hr>", size)),
    ]);
}

#[test]
fn formatting() {
    survives(&[
        ("font of every size", |size| numbered(size, |n| format!("<font size={n}>"))),
        ("b with attributes", |size| numbered(size, |n| format!("<b x{n}>"))),
        ("a, b, i never closed", |size| repeat("<a><b><i>", size)),
        ("b around div", |size| numbered(size, |n| format!("<b size={n}><div>x</b>"))),
        ("b in every p", |size| numbered(size, |n| format!("<p><b x{n}>a"))),
        ("a with a long href", |size| {
            format!("<p><a href={}>{}", "A".repeat(size / 2), repeat("<p>a", size / 2))
        }),
        ("64 b, then p", |size| numbered_times(64, |n| format!("<b id={n}>")) + &repeat("<p>x", size)),
        ("many b, then p", |size| numbered(size / 2, |n| format!("<b id={n}>")) + &repeat("<p>x", size / 2)),
        ("b with 250 attributes", |size| {
            let attributes = numbered_times(250, |n| format!(" a{n}"));
            numbered_times(30, |n| format!("<b id={n}{attributes}>")) + &repeat("<p>x", size)
        }),
        ("many fonts, then /font", |size| {
            let attributes = numbered_times(15, |n| format!(" a{n}={n}"));
            let open = numbered_times(600, |n| format!("<font src={n}{attributes}>"));
            open + &repeat(&format!("<font{attributes}></font>"), size)
        }),
        ("nobr", |size| repeat("<nobr>x<div>", size)),
        ("a in table in a", |size| repeat("<a><table><a>", size)),
        ("/p", |size| repeat("</p>", size)),
        ("/br", |size| repeat("</br>", size)),
    ]);
}

#[test]
fn tables_forms_and_lists() {
    survives(&[
        ("br in table", |size| format!("<table>{}", repeat("<br>", size))),
        ("text in table", |size| format!("<table>{}", repeat("x<tr>", size))),
        ("select, option", |size| format!("<select>{}", repeat("<option>x</option>", size))),
        ("select", |size| repeat("<select><option>", size)),
        ("form", |size| repeat("<form><input>", size)),
        ("huge colspan", |size| {
            repeat("<table><tr><td colspan=9007199254740991 rowspan=999999999999999>x</table>", size)
        }),
        ("one row of many cells", |size| format!("<table><tr>{}", repeat("<td>x", size))),
        ("one list of many items", |size| format!("<ul>{}", repeat("<li>x", size))),
        ("many paragraphs", |size| repeat("<p>word word word", size)),
        ("many links", |size| repeat("<a href=/x>word</a> ", size)),
        ("many images", |size| repeat("<figure><img src=a.jpg><figcaption>x</figcaption></figure>", size)),
        ("many headings", |size| repeat("<h2>x</h2>", size)),
        ("many articles", |size| repeat("<article><h1>x</h1><p>word, word.</p></article>", size)),
    ]);
}

#[test]
fn attributes() {
    survives(&[
        ("html repeated", |size| numbered(size, |n| format!("<html a{n}>"))),
        ("body repeated", |size| numbered(size, |n| format!("<body a{n}>"))),
        ("one tag", |size| format!("<p{}>x", numbered(size, |n| format!(" a{n}=1")))),
        ("open tag", |size| format!("x<p{}", numbered(size, |n| format!(" a{n}")))),
        ("end tag", |size| format!("<p>x</p{}>y", numbered(size, |n| format!(" a{n}")))),
        ("end tag of a title", |size| format!("<title>x</title{}>y", numbered(size, |n| format!(" a{n}")))),
        ("tag behind CDATA", |size| {
            format!("<svg><![CDATA[> <a \"]]><b{}\">", numbered(size, |n| format!(" a{n}")))
        }),
        ("one class of many words", |size| format!("<p class='{}'>x", repeat("content ", size))),
        ("one long srcset", |size| format!("<p><img srcset='{}'>x", repeat("a 1x, ", size))),
        ("one long address", |size| format!("<link rel=canonical href='{}'>", repeat("../", size))),
        ("same attribute", |size| format!("<p {}>x", repeat("a ", size))),
    ]);
}

#[test]
fn tokens() {
    survives(&[
        ("NUL", |size| repeat("\0", size)),
        ("NUL in a tag", |size| format!("<p {}>", repeat("\0", size))),
        ("<", |size| repeat("<", size)),
        ("</", |size| repeat("</", size)),
        ("<a", |size| repeat("<a", size)),
        ("<!", |size| repeat("<!", size)),
        ("<!--", |size| repeat("<!--", size)),
        ("<!---->", |size| repeat("<!---->", size)),
        ("<![CDATA[", |size| repeat("<![CDATA[", size)),
        ("<![CDATA[ in svg", |size| format!("<svg>{}", repeat("<![CDATA[x]]>", size))),
        ("&", |size| repeat("&", size)),
        ("entities", |size| repeat("&amp;", size)),
        ("entities without end", |size| repeat("&ampamp", size)),
        ("one entity without end", |size| format!("&{}", repeat("a", size))),
        ("lone surrogates", |size| repeat("&#xD800;&#xDFFF;", size)),
        ("numbers out of range", |size| repeat("&#99999999999999999999;", size)),
        ("\\r", |size| repeat("\r", size)),
        ("\\n", |size| repeat("\n", size)),
        ("quote without end", |size| format!("<p a=\"{}", repeat("<p a='", size))),
        ("comment without end", |size| format!("<!-- {}", repeat("<p a b> -- ", size))),
        ("doctype without end", |size| format!("<!doctype html PUBLIC \"{}", repeat("x ", size))),
        ("</scrip in script", |size| format!("<script>{}", repeat("</scrip", size))),
        ("<!-- in script", |size| format!("<script>{}", repeat("<!-- <script> --> ", size))),
        ("script in <!-- in script", |size| format!("<script><!--{}", repeat("<script></script>", size))),
        ("scripts", |size| repeat("<script></script>", size)),
        ("titles", |size| repeat("<title>x</titl", size)),
        ("titles in svg", |size| repeat("<svg><title>x</svg>", size)),
        ("combining marks", |size| format!("<p>{}", repeat("e\u{301}\u{301}", size))),
        ("directional marks", |size| format!("<p>{}", repeat("\u{202e}x\u{202c}", size))),
        ("byte order marks", |size| repeat("\u{feff}", size)),
    ]);
}

#[test]
fn metadata() {
    survives(&[
        ("cut charset", |size| repeat("<meta http-equiv=content-type content=charset>", size)),
        ("charset twice", |size| repeat("<meta charset=UTF-8>", size)),
        ("long title", |size| format!("<title>{}</title><p>x", repeat("word - ", size))),
        ("authors", |size| {
            repeat("<meta name=author content='Ann Other'><a rel=author href=/a>By Ann Other</a>", size)
        }),
        ("one long byline", |size| format!("<p class=byline>By {}", repeat("Ann Other and ", size))),
        ("dates", |size| repeat("<time datetime='2024-02-30T25:61:61+99:99'>31 Feb. 20245</time>", size)),
        ("one long date", |size| format!("<meta name=date content='{}'>", repeat("2024-", size))),
        ("og properties", |size| numbered(size, |n| format!("<meta property=og:x{n} content={n}>"))),
        ("itemprops", |size| repeat("<div itemscope itemprop=author><p itemprop=name>", size)),
    ]);
}

/// What stands around the pieces of a story, each time made to be asked anew for every piece.
#[test]
fn surroundings() {
    survives(&[
        ("a long address around paragraphs", |size| {
            format!("<a href='http://x/{}'>{}", repeat("a", size / 2), repeat("<p>abc</p>", size / 2))
        }),
        ("pictures of a known site", |size| known(size, |n| format!("<img src=/a/{n}.jpg>"))),
        ("a long class above paragraphs", |size| {
            format!("<div class='{}'>{}", repeat("c ", size / 2), repeat("<p>x</p>", size / 2))
        }),
        ("author links below a long class", |size| {
            let links = repeat("<a rel=author href=/author/x>x</a>", size / 2);
            format!("<div class='{}'>{links}", repeat("c ", size / 2))
        }),
        ("copyright lines and pictures", |size| known(size, |n| format!("<p>© x</p><img src=/b/{n}.jpg>"))),
        ("marks on every line", |size| format!("<div>{}", repeat("<b>x</b>y<br>", size))),
        ("a headline and a title of many words", |size| {
            let (title, heading) =
                (numbered(size / 2, |n| format!("w{n} ")), numbered(size / 2, |n| format!("v{n} ")));
            format!("<title>{title}</title><h1>{heading}</h1>")
        }),
        ("captions that repeat the alt", |size| {
            known(size, |n| format!("<img src=/c/{n}.jpg alt='cap {n}'><p>cap {n}</p>"))
        }),
        ("the site's name over and over in a title", |size| {
            let site = "<meta property=og:site_name content=Gazette>";
            format!("{site}<title>{}Bridge</title><h1>Other</h1><p>x", repeat("Gazette | ", size))
        }),
        ("emphasised lines under a headline", |size| format!("<h1>x</h1><b>{}", repeat("홍길<br>", size))),
        ("addresses within addresses", |size| repeat("<address>12 High Street ", size)),
        ("many dates in attributes of one line", |size| {
            format!("<h1>x</h1><p>{}", repeat("<time datetime=2023-01-01>1 January 2023</time>", size))
        }),
        ("a long address of the head's picture", |size| {
            let claim =
                format!("<meta property=og:image content='https://x.test/{}.jpg'>", repeat("a-", size / 2));
            claim + &numbered(size / 2, |n| format!("<p>a<img src=https://x.test/{n}.jpg>"))
        }),
        ("a long description", |size| {
            let claim = format!("<meta name=description content='{}'>", repeat("word ", size / 2));
            claim + &repeat("<p>Some words of a line.</p>", size / 2)
        }),
        ("items within items", |size| {
            repeat("<div itemprop=author itemscope><div itemprop=name itemscope>", size)
        }),
    ]);
}

#[test]
fn script_data() {
    survives(&[
        ("JSON-LD blocks that do not end", |size| {
            repeat("<script type=application/ld+json>{\"@type\":\"NewsArticle\"", size)
        }),
        ("JSON-LD arrays, nested", |size| json_ld(&repeat("[", size))),
        ("JSON-LD objects, nested", |size| json_ld(&repeat(r#"{"@graph":"#, size))),
        ("JSON-LD graphs, nested and closed", |size| {
            let depth = size / 12;
            json_ld(&(r#"{"@graph":["#.repeat(depth) + &"]}".repeat(depth)))
        }),
        ("authors in JSON-LD", |size| {
            let authors = repeat(r#"{"@type":"Person","name":"Ann Other"},"#, size);
            article(&format!(r#""author":[{}]"#, authors.trim_end_matches(',')))
        }),
        ("keys in JSON-LD", |size| {
            article(numbered(size, |n| format!(r#""k{n}":{n},"#)).trim_end_matches(','))
        }),
        ("escapes in JSON-LD", |size| {
            article(&format!(r#""headline":"{}""#, repeat(r"\ud800\n\u0000", size)))
        }),
        ("long number in JSON-LD", |size| article(&format!(r#""position":{}"#, repeat("9", size)))),
        ("markup in JSON-LD", |size| article(&format!(r#""articleBody":"{}""#, repeat("<div>x", size)))),
        ("comments in JSON-LD", |size| json_ld(&repeat("<!-- <script> ", size))),
        ("state", |size| format!("<script id=__NEXT_DATA__>{}</script>", repeat(r#"{"a":["#, size))),
        ("pushes of a state", |size| {
            repeat(r#"<script>self.__next_f.push([1,"a:[\"$\",\"p\",null,{}]"])</script>"#, size)
        }),
    ]);
}

#[test]
fn text() {
    survives(&[
        ("nothing", |_| String::new()),
        ("one word", |size| repeat("word", size)),
        ("words", |size| repeat("word ", size)),
        ("lines", |size| repeat("a line of text\n", size)),
        ("lines of a dump", |size| {
            repeat("Published : Jan 1, 2024 - 10:00\nBy Ann Other (ann@x.test)\n\n", size)
        }),
        ("white space", |size| repeat(" \t\n\u{a0}\u{3000}", size)),
        ("Korean", |size| repeat("한국어 낱말 기자 ", size)),
        ("characters of four bytes", |size| repeat("\u{1f600}", size)),
        ("addresses", |size| format!("<p>{}", repeat("ann@x.test ", size))),
        ("at signs", |size| format!("<p>{}", repeat("@", size))),
        ("lines with br", |size| format!("<article>{}", repeat("word, word<br>", size))),
    ]);
}

#[test]
fn large_pages() {
    survives_at(&[("text", |size| format!("<article><p>{}", repeat("word, word. ", size)))], &[5 << 20]);
    let pages: [(&str, Page); 3] = [
        ("megabyte of a title", |size| format!("<title>{}</title><p>x", repeat("word - ", size))),
        ("10,000 JSON-LD blocks", |size| repeat(&article(r#""author":"Ann Other""#), size)),
        ("10,000 authors", |size| {
            repeat("<meta name=author content='A. Other'><a rel=author>A. Other</a>", size)
        }),
    ];
    survives_at(&pages, &[1 << 20]);
}

/// `unit` repeated to about `size` bytes.
fn repeat(unit: &str, size: usize) -> String {
    unit.repeat(size / unit.len() + 1)
}

/// `unit` of 0, 1, 2 … up to about `size` bytes.
fn numbered(size: usize, unit: fn(usize) -> String) -> String {
    let mut page = String::new();
    for n in 0.. {
        if page.len() >= size {
            break;
        }
        page.push_str(&unit(n));
    }
    page
}

/// `unit` of the numbers below `times`.
fn numbered_times(times: usize, unit: impl Fn(usize) -> String) -> String {
    (0..times).map(unit).collect()
}

/// A page with an article in JSON-LD and with these members in that.
fn article(members: &str) -> String {
    json_ld(&format!(r#"{{"@type":"NewsArticle",{members}}}"#))
}

fn json_ld(json: &str) -> String {
    format!("<script type=application/ld+json>{json}</script>")
}

#[track_caller]
fn survives(pages: &[(&'static str, Page)]) {
    survives_at(pages, &SIZES);
}

/// Parses every page at every size and names those that panicked.
#[track_caller]
fn survives_at(pages: &[(&'static str, Page)], sizes: &[usize]) {
    let mut report = String::new();
    let mut panicked = Vec::new();
    for &(name, page) in pages {
        write!(report, "{name:40}").unwrap();
        for &size in sizes {
            let html = page(size);
            let start = Instant::now();
            // A stack overflow ends the process, with the name of the thread.
            let thread = thread::Builder::new().name(name.to_owned()).stack_size(STACK);
            let parse = move || {
                let _ = newsprint::parse_article(&html);
            };
            if thread.spawn(parse).unwrap().join().is_err() {
                panicked.push(format!("{name} at {size} bytes"));
            }
            write!(report, "{:>8} KB {:>6} ms", size >> 10, start.elapsed().as_millis()).unwrap();
        }
        report.push('\n');
    }
    println!("{report}");
    assert!(panicked.is_empty(), "panicked: {panicked:?}");
}

//! Bytes where the readers of one value find them: date, byline, credit, JSON-LD, class, address.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::parse_article;

const STORY: &str = "<p>The bridge over the Lark opened on Friday, four years after the old one was \
    closed, and some 300 people walked across it in the first hour.</p>";

fuzz_target!(|input: (u8, &str)| {
    let (place, value) = input;
    let quoted = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let page = match place % 9 {
        0 => format!("<h1>Bridge opens</h1><time>{quoted}</time><article>{STORY}</article>"),
        1 => format!("<h1>Bridge opens</h1><time datetime=\"{quoted}\">x</time><article>{STORY}</article>"),
        2 => format!("<h1>Bridge opens</h1><p class=byline>{quoted}</p><article>{STORY}</article>"),
        3 => format!("<h1>Bridge opens</h1><article>{STORY}<figure><img src=a.jpg><figcaption>{quoted}</figcaption></figure></article>"),
        4 => format!("<script type=\"application/ld+json\">{value}</script><h1>Bridge opens</h1><article>{STORY}</article>"),
        5 => format!("<h1>Bridge opens</h1><div class=\"{quoted}\" id=\"{quoted}\">{STORY}</div>"),
        6 => format!("<base href=\"{quoted}\"><h1>{quoted}</h1><article>{STORY}<img srcset=\"{quoted}\"></article>"),
        7 => format!("<meta property=\"article:published_time\" content=\"{quoted}\"><meta name=author content=\"{quoted}\"><h1>Bridge opens</h1>{STORY}<p>{quoted}</p>"),
        _ => format!("<script id=__NEXT_DATA__ type=\"application/json\">{value}</script><h1>Bridge opens</h1>"),
    };
    let _ = parse_article(&page);
});

//! Input made to hurt, each shape in any size.

pub struct Shape {
    pub name: &'static str,
    /// About so many bytes of it.
    pub make: fn(usize) -> String,
}

pub const SHAPES: &[Shape] = &[
    Shape { name: "`<div>` nested", make: |size| "<div>".repeat(size / 5) },
    Shape { name: "`<ul><li>` nested", make: |size| "<ul><li>".repeat(size / 8) },
    Shape { name: "`<b>` nested", make: |size| "<b>".repeat(size / 3) },
    Shape { name: "`<font size=N>` nested", make: |size| counted(size, |n| format!("<font size={n}>")) },
    Shape { name: "`<p>x` in 64 `<b id=N>`", make: |size| bold_ids(64) + &"<p>x".repeat(size / 4) },
    // these have to be opened again in each paragraph
    Shape {
        name: "64 `<b id=N>` in a `<p>`, then `<p>x`",
        make: |size| format!("<p>{}{}", bold_ids(64), "<p>x".repeat(size / 4)),
    },
    Shape {
        name: "as many `<b id=N>` as `<p>x`",
        make: |size| format!("<p>{}{}", bold_ids(size / 17), "<p>x".repeat(size / 17)),
    },
    Shape { name: "`<table>`, then `<br>`", make: |size| format!("<table>{}", "<br>".repeat(size / 4)) },
    Shape { name: "`<table>` nested", make: |size| "<table><tr><td>".repeat(size / 15) },
    Shape {
        name: "`<select>`, then `<option>`",
        make: |size| format!("<select>{}", "<option>x</option>".repeat(size / 18)),
    },
    Shape { name: "a quote left open, again and again", make: |size| "<p title=\"".repeat(size / 10) },
    Shape {
        name: "one tag, all attributes",
        make: |size| format!("<p {}>", counted(size, |n| format!("a{n} "))),
    },
    Shape { name: "`<body aN>` again and again", make: |size| counted(size, |n| format!("<body a{n}>")) },
    Shape { name: "`&notit;` again and again", make: |size| "&notit;".repeat(size / 7) },
    Shape { name: "NULs", make: |size| "\0".repeat(size) },
    Shape { name: "`<` again and again", make: |size| "<".repeat(size) },
    Shape { name: "`<!--` again and again", make: |size| "<!--".repeat(size / 4) },
    Shape {
        name: "all in the title",
        make: |size| format!("<title>{}</title>{STORY}", "Lark opens - ".repeat(size / 13)),
    },
    Shape {
        name: "JSON-LD blocks",
        make: |size| {
            counted(size, |n| format!("{OPEN}{{\"@type\":\"NewsArticle\",\"headline\":\"{n}\"}}</script>"))
                + STORY
        },
    },
    Shape {
        name: "JSON-LD nested",
        make: |size| format!("{OPEN}{}</script>{STORY}", "{\"@graph\":[".repeat(size / 11)),
    },
    Shape {
        name: "`<p>` with text",
        make: |size| "<p>The bridge over the Lark opened on Friday, at noon.".repeat(size / 54),
    },
    Shape {
        name: "`<article>` nested, with text",
        make: |size| "<article><p>The bridge opened, at noon.".repeat(size / 39),
    },
    Shape { name: "links", make: |size| "<a href=/lark>The bridge over the Lark</a> ".repeat(size / 44) },
    Shape {
        name: "text, no tags",
        make: |size| "The bridge over the Lark opened, at noon. ".repeat(size / 42),
    },
];

const OPEN: &str = "<script type=\"application/ld+json\">";

const STORY: &str = "<h1>Bridge over the Lark opens</h1><article><p>The bridge over the Lark opened on Friday, \
    four years after the old one was closed, and 300 people walked across it.</p></article>";

fn bold_ids(many: usize) -> String {
    (0..many).map(|n| format!("<b id={n}>")).collect()
}

fn counted(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(size + 200);
    let mut n = 0;
    while out.len() < size {
        out += &piece(n);
        n += 1;
    }
    out
}

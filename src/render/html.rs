//! The article as an HTML element. Everything goes through [`Html`], which knows the elements that
//! there are and escapes what it is given.

use super::Render;
use super::head::{DOT, Head};
use super::pieces::{Figure, Piece, entry_lines, pieces};
use super::spans::{Marked, Sort, Step, Weight};
use crate::article::Article;
use crate::text::Text;
use crate::timestamp::Timestamp;

pub(super) fn write(article: &Article, render: &Render) -> String {
    let mut html = Html { out: String::new(), render };
    html.out.push_str("<article");
    html.attribute("lang", article.language.as_deref().unwrap_or_default());
    html.attribute("dir", "auto");
    html.out.push_str(">\n");
    if render.headline {
        html.head(article);
    }
    for piece in pieces(article, render) {
        html.piece(&piece);
        html.out.push('\n');
    }
    html.out.push_str("</article>\n");
    html.out
}

struct Html<'a> {
    out: String,
    render: &'a Render,
}

impl Html<'_> {
    fn head(&mut self, article: &Article) {
        let head = Head::new(article);
        self.out.push_str("<header>\n");
        if !head.title.is_empty() {
            self.element("h1", |html| html.escaped(&head.title));
            self.out.push('\n');
        }
        if !head.standfirst.is_empty() {
            self.element("p", |html| html.marked(&Marked::whole(&head.standfirst, Weight::Strong)));
            self.out.push('\n');
        }
        if !head.byline.is_empty() || article.published.is_some() {
            self.element("p", |html| html.byline(&head, article.published));
            self.out.push('\n');
        }
        self.out.push_str("</header>\n");
    }

    fn byline(&mut self, head: &Head, published: Option<Timestamp>) {
        self.text(&head.byline);
        if let (Some(stamp), Some(shown)) = (published, &head.published) {
            self.out.push_str(if head.byline.is_empty() { "" } else { DOT });
            self.time(&stamp, shown);
        }
    }

    fn piece(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Paragraph(text) => self.element("p", |html| html.text(text)),
            Piece::Heading(level, text) => {
                self.element(self.heading(*level), |html| html.marked(&Marked::heading(text, html.render)))
            }
            Piece::Quote(texts) => {
                self.element("blockquote", |html| {
                    texts.iter().for_each(|text| html.element("p", |html| html.text(text)));
                });
            }
            Piece::List { ordered, items } => {
                self.element(if *ordered { "ol" } else { "ul" }, |html| {
                    items.iter().for_each(|text| html.element("li", |html| html.text(text)));
                });
            }
            Piece::Figure(figure) => self.element("figure", |html| html.figure(figure)),
            Piece::Table(rows) => self.element("table", |html| html.table(rows)),
            Piece::Code(text) => self.element("pre", |html| {
                html.element("code", |html| html.verbatim(text));
            }),
            Piece::Embed(url) => self.element("p", |html| html.link(url, |html| html.escaped(url))),
            Piece::Entry(title, published) => self.entry(*title, *published),
        }
    }

    /// The name of a heading of this level.
    fn heading(&self, level: u8) -> &'static str {
        match self.render.level(level) {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    fn entry(&mut self, title: Option<&str>, published: Option<Timestamp>) {
        let (line, time) = entry_lines(title, published);
        let Some(stamp) = published else { return self.element("h2", |html| html.escaped(&line)) };
        let Some(time) = time else { return self.element("h2", |html| html.time(&stamp, &line)) };
        self.element("h2", |html| html.escaped(&line));
        self.element("p", |html| html.time(&stamp, &time));
    }

    fn figure(&mut self, figure: &Figure<'_>) {
        if let Some(url) = &figure.url {
            self.out.push_str("<img");
            self.attribute("src", url);
            self.value("alt", figure.image.alt.as_deref().unwrap_or_default());
            for (name, size) in [("width", figure.image.width), ("height", figure.image.height)] {
                self.attribute(name, &size.map(|s| s.to_string()).unwrap_or_default());
            }
            self.out.push('>');
        }
        if let Some(caption) = &figure.caption {
            self.element("figcaption", |html| html.escaped(caption));
        }
    }

    fn table(&mut self, rows: &[&[Text]]) {
        self.element("tbody", |html| {
            for row in rows {
                html.element("tr", |html| {
                    row.iter().for_each(|cell| html.element("td", |html| html.text(cell)));
                });
            }
        });
    }

    fn time(&mut self, stamp: &Timestamp, shown: &str) {
        self.out.push_str("<time");
        self.attribute("datetime", &stamp.to_string());
        self.out.push('>');
        self.escaped(shown);
        self.out.push_str("</time>");
    }

    fn link(&mut self, url: &str, inside: impl FnOnce(&mut Self)) {
        self.open_link(url);
        inside(self);
        self.out.push_str("</a>");
    }

    fn open_link(&mut self, url: &str) {
        self.out.push_str("<a");
        self.attribute("href", url);
        self.out.push('>');
    }

    fn text(&mut self, text: &Text) {
        self.marked(&Marked::new(text, self.render));
    }

    fn marked(&mut self, marked: &Marked<'_>) {
        for step in marked.steps() {
            match step {
                Step::Text(_, text) => self.escaped(text),
                Step::Open(Sort::Link(url)) => self.open_link(url),
                Step::Open(Sort::Weight(Weight::Strong)) => self.out.push_str("<strong>"),
                Step::Open(Sort::Weight(Weight::Emphasis)) => self.out.push_str("<em>"),
                Step::Close(Sort::Link(_)) => self.out.push_str("</a>"),
                Step::Close(Sort::Weight(Weight::Strong)) => self.out.push_str("</strong>"),
                Step::Close(Sort::Weight(Weight::Emphasis)) => self.out.push_str("</em>"),
            }
        }
    }

    fn element(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.out.extend(["<", name, ">"]);
        inside(self);
        self.out.extend(["</", name, ">"]);
    }

    /// An attribute, unless its value is empty.
    fn attribute(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.value(name, value);
        }
    }

    fn value(&mut self, name: &str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        for (at, part) in value.split('"').enumerate() {
            self.out.push_str(if at > 0 { "&quot;" } else { "" });
            self.verbatim(part);
        }
        self.out.push('"');
    }

    /// Text of a paragraph, a line break where one is forced.
    fn escaped(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            self.out.push_str(if at > 0 { "<br>" } else { "" });
            self.verbatim(line);
        }
    }

    /// Text between tags, or in an attribute between quotation marks: escaped as the HTML standard
    /// writes it (section 13.3). NUL and a carriage return cannot stand in HTML as they are.
    fn verbatim(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '\u{a0}' => self.out.push_str("&nbsp;"),
                '\r' => self.out.push_str("&#13;"),
                '\0' => self.out.push('\u{fffd}'),
                _ => self.out.push(c),
            }
        }
    }
}

//! HTML inside a string: no tree, only its paragraphs and pictures.

use super::entities::{decode, readable};
use super::tags::{Markup, attribute, name};

/// Elements that start a new paragraph and end one.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "tr",
    "ul",
];

/// Elements whose text no reader sees as prose: code, fallbacks, controls.
const CODE: [&str; 8] = ["script", "style", "noscript", "iframe", "template", "svg", "button", "select"];

/// Elements whose text belongs to a picture.
const PICTURE: [&str; 2] = ["figure", "figcaption"];

/// Elements that hold a caption if their class says so. A fixed list, so that an end tag is
/// searched for a fixed number of times.
const CAPTIONED: [&str; 10] = ["div", "p", "span", "dd", "li", "td", "small", "em", "strong", "section"];

/// A start tag without its `>` runs to the end of a text that was cut; beyond this length it was a
/// "less than" in prose.
const LONGEST_CUT_TAG: usize = 300;

/// What a fragment of HTML holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Fragment {
    /// Its paragraphs, decoded and folded, none empty.
    pub(crate) paragraphs: Vec<String>,
    /// Addresses of its pictures, with their captions.
    pub(crate) images: Vec<(String, Option<String>)>,
}

/// Reads a fragment, or plain text. Text without tags that holds `&lt;p&gt;` was escaped once too
/// often.
pub(crate) fn read(text: &str) -> Fragment {
    let decoded = if text.contains('<') { text.into() } else { decode(text) };
    let mut reader = Reader { lines_count: !has_paragraphs(&decoded), ..Reader::default() };
    reader.read(&decoded);
    reader.end_paragraph();
    reader.found
}

/// Whether tags rather than line breaks part the paragraphs.
pub(crate) fn has_paragraphs(text: &str) -> bool {
    let mut tags = text.split('<').skip(1).map(|tag| tag.strip_prefix('/').unwrap_or(tag));
    tags.any(|tag| matches!(name(tag), "p" | "P" | "div" | "DIV"))
}

/// Whether a tag of this name parts paragraphs.
pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name))
}

#[derive(Default)]
struct Reader {
    found: Fragment,
    line: String,
    /// Whether a line break ends a paragraph.
    lines_count: bool,
    /// The element that is no prose which the reader is in, and how many of its name are open.
    foreign: Option<(&'static str, usize)>,
    caption: String,
    /// Names whose end tag does not come any more, so that none is searched twice.
    unclosed: Vec<&'static str>,
}

impl Reader {
    fn read(&mut self, html: &str) {
        let mut rest = html;
        while let Some((text, after)) = rest.split_once('<') {
            self.text(text);
            let (tag, next) = match Markup::at(after) {
                Markup::Text => {
                    self.text("<");
                    rest = after;
                    continue;
                }
                Markup::Cut if after.len() < LONGEST_CUT_TAG => return,
                Markup::Cut => return self.text(after),
                Markup::Tag(tag, next) => (tag, next),
            };
            rest = self.tag(tag, next);
        }
        self.text(rest);
    }

    fn text(&mut self, text: &str) {
        if self.foreign.is_some() {
            return self.caption.push_str(text);
        }
        for (place, line) in text.split('\n').enumerate() {
            match place {
                0 => {}
                _ if self.lines_count => self.end_paragraph(),
                _ => self.line.push(' '),
            }
            self.line.push_str(line);
        }
    }

    /// Reads a tag; gives what to read after it.
    fn tag<'a>(&mut self, tag: &str, next: &'a str) -> &'a str {
        if let Some(closed) = tag.strip_prefix('/') {
            self.end_tag(name(closed));
            return next;
        }
        let name = name(tag);
        if name.eq_ignore_ascii_case("img") {
            self.image(tag);
        }
        match &mut self.foreign {
            Some((foreign, depth)) if foreign.eq_ignore_ascii_case(name) => *depth += 1,
            Some(_) => self.caption.push(' '),
            None => return self.start_tag(name, tag, next),
        }
        next
    }

    fn start_tag<'a>(&mut self, written: &str, tag: &str, next: &'a str) -> &'a str {
        match self.foreign_element(written, tag, next) {
            Some((name, end)) if CODE.contains(&name) => return next.get(end..).unwrap_or_default(),
            Some((name, _)) => {
                self.caption.clear();
                self.foreign = Some((name, 1));
            }
            None if is_block(written) => self.end_paragraph(),
            None => {}
        }
        next
    }

    fn end_tag(&mut self, name: &str) {
        let Some((foreign, depth)) = &mut self.foreign else {
            return if is_block(name) {
                self.end_paragraph();
            };
        };
        if foreign.eq_ignore_ascii_case(name) {
            *depth -= 1;
            if *depth == 0 {
                self.end_foreign();
            }
        }
    }

    fn end_foreign(&mut self) {
        self.foreign = None;
        let caption = readable(&self.caption);
        if let Some((_, slot @ None)) = self.found.images.last_mut()
            && !caption.is_empty()
        {
            *slot = Some(caption);
        }
        self.end_paragraph();
    }

    /// The name of an element that is no prose and where its end tag stands; `None` if it is prose
    /// or is never closed.
    fn foreign_element(&mut self, written: &str, tag: &str, next: &str) -> Option<(&'static str, usize)> {
        let by_name = CODE.iter().chain(&PICTURE).find(|name| name.eq_ignore_ascii_case(written));
        let is_caption =
            || attribute(tag, "class").is_some_and(|class| class.to_ascii_lowercase().contains("caption"));
        let by_class =
            || CAPTIONED.iter().find(|name| name.eq_ignore_ascii_case(written)).filter(|_| is_caption());
        let name = by_name.or_else(by_class).copied()?;
        if tag.ends_with('/') || self.unclosed.contains(&name) {
            return None;
        }
        let ends = [format!("</{name}"), format!("</{}", name.to_ascii_uppercase())];
        let end = ends.iter().find_map(|end| memchr::memmem::find(next.as_bytes(), end.as_bytes()));
        if end.is_none() {
            self.unclosed.push(name);
        }
        end.map(|end| (name, end))
    }

    fn image(&mut self, tag: &str) {
        // a lazy picture has a placeholder, or nothing, in `src`
        let urls = ["src", "data-src"].iter().filter_map(|key| attribute(tag, key)).map(readable);
        let url = urls.into_iter().find(|url| !url.is_empty() && !url.starts_with("data:"));
        self.found.images.extend(url.map(|url| (url, None)));
    }

    fn end_paragraph(&mut self) {
        let text = readable(&self.line);
        self.line.clear();
        if !text.is_empty() {
            self.found.paragraphs.push(text);
        }
    }
}

/// The text of a fragment in one line, its outer white space kept: inline text goes on.
pub(crate) fn inline(text: &str) -> String {
    let folded = read(text).paragraphs.join(" ");
    if folded.is_empty() {
        return if text.contains(char::is_whitespace) { " ".to_owned() } else { folded };
    }
    let space = |at_edge: bool| if at_edge { " " } else { "" };
    let (start, end) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{}{}", space(start), folded, space(end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_by_blocks_or_by_lines() {
        for (raw, expected) in [
            ("<p>One\nline.</p><P>Two</P>", &["One line.", "Two"][..]),
            ("One.\r\n\r\nTwo<br/>three.\n", &["One.", "Two", "three."]),
            ("&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;", &["One & two.", "Three."]),
            ("A <a href=\"/x?a>b\">link</a>ed <em>w</em>ord", &["A b\">linked word"]),
            ("5 < 6 & 7 > 6", &["5 < 6 & 7 > 6"]),
            ("<h2>Head</h2>Text<!-- <p>no</p> --> on<script>if (a<b) {}</script>.", &["Head", "Text on."]),
            ("<p>Kept.</p><figure>never closed", &["Kept.", "never closed"]),
            ("Cut here <a hre", &["Cut here"]),
            ("<ul><li>a</li><li>b</li></ul>", &["a", "b"]),
            ("", &[]),
        ] {
            assert_eq!(read(raw).paragraphs, expected, "{raw}");
        }
    }

    #[test]
    fn pictures_take_their_captions_out_of_the_text() {
        let html = "<figure><img data-src='/a.jpg'><figcaption>The <b>old</b> bridge &copy; AB</figcaption></figure><p>Text.</p>\
            <div class='pic'><img src=/b.jpg alt=x><div class=\"photo-caption\"><p>A cat</p></div></div><img src='data:x'>";
        let found = read(html);
        assert_eq!(found.paragraphs, ["Text."]);
        let expected = [("/a.jpg", "The old bridge © AB"), ("/b.jpg", "A cat")];
        assert_eq!(found.images, expected.map(|(url, caption)| (url.to_owned(), Some(caption.to_owned()))));
    }

    #[test]
    fn inline_text_keeps_its_outer_space() {
        assert_eq!(inline(" and <b>then</b>&nbsp;"), " and then");
        assert_eq!(inline("said\n"), "said ");
        assert_eq!((inline(" "), inline("")), (" ".to_owned(), String::new()));
    }

    #[test]
    fn hostile_html_costs_no_more_than_its_length() {
        for unit in [
            "<",
            "<figure>",
            "<!--",
            "<a class=caption>",
            "<p class=caption></p>",
            "</p",
            "<img src=",
            "&lt;p",
        ] {
            let _ = read(&unit.repeat(300_000 / unit.len()));
        }
    }
}

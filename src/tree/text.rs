//! What a reader sees: one rule for all text that the crate reads off a tree.
//!
//! Block elements and `<br>` end lines, `<wbr>` and inline elements end nothing, white space
//! (no-break and ideographic spaces included) folds to one space, zero-width characters go,
//! ruby annotations, scripts, templates and hidden parts are not read. Words of two blocks are
//! never glued, and no space appears inside a word.

use super::{NodeId, Tag, Tree};
use crate::text::{Mark, Style, Text};

/// Characters without width that pages scatter into words: zero width space, soft hyphen, word
/// joiner, byte order mark, direction marks. The joiners U+200C and U+200D stay: Persian and
/// Hindi spell with them.
const ZERO_WIDTH: [char; 6] = ['\u{200b}', '\u{ad}', '\u{2060}', '\u{feff}', '\u{200e}', '\u{200f}'];

/// The characters of a text that are written at all.
pub(crate) fn visible(raw: &str) -> impl Iterator<Item = char> {
    raw.chars().filter(|c| c.is_ascii() || !ZERO_WIDTH.contains(c))
}

/// Class words by which frameworks hide text from the eye and leave it to screen readers:
/// Bootstrap 3-5, WordPress, HTML5 boilerplate, the BBC.
const HIDDEN_CLASSES: [&str; 6] = [
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "u-visually-hidden",
    "a11y-hidden",
];

/// Whether an element's text is not shown. What a paywall hides is shown to subscribers, and is
/// the story: it is read. So are the parts that React streams as `<div hidden id="S:1">`, which a
/// script moves into sight.
pub(super) fn is_hidden<'a>(tag: Tag, attribute: impl Fn(&'static str) -> Option<&'a str>) -> bool {
    if tag.is_silent() {
        return true;
    }
    let class = attribute("class").unwrap_or_default();
    let hides = attribute("hidden").is_some_and(|value| value != "until-found")
        || attribute("style").is_some_and(|style| style.split(';').any(is_hiding_property))
        || has_word_of(class, &HIDDEN_CLASSES);
    let is_streamed = || attribute("id").is_some_and(|id| id.starts_with("S:"));
    hides && !has_word_of(class, &["paywall"]) && !is_streamed()
}

/// Asked of nearly every element, so it looks at bytes.
fn has_word_of(class: &str, words: &[&str]) -> bool {
    let is_one = |word: &[u8]| words.iter().any(|known| known.as_bytes() == word);
    class.as_bytes().split(u8::is_ascii_whitespace).any(is_one)
}

/// `display: none` and the like as a whole property (a substring test would hide `--x-display:none`),
/// or clipped to nothing, as text for screen readers is (`clip: rect(0 0 0 0)`).
fn is_hiding_property(property: &str) -> bool {
    let Some((name, value)) = property.split_once(':') else { return false };
    let is = |wanted: &str| value.trim().trim_end_matches("!important").trim().eq_ignore_ascii_case(wanted);
    match name.trim() {
        n if n.eq_ignore_ascii_case("display") => is("none"),
        n if n.eq_ignore_ascii_case("visibility") => is("hidden"),
        n if n.eq_ignore_ascii_case("clip") => {
            let value = without_white_space(value);
            value.starts_with("rect(0") || value.starts_with("rect(1px,1px")
        }
        n if n.eq_ignore_ascii_case("clip-path") => {
            matches!(without_white_space(value).as_str(), "inset(50%)" | "inset(100%)")
        }
        _ => false,
    }
}

fn without_white_space(value: &str) -> String {
    value.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Bytes at the start of a text that come out as they are: no white space but single spaces between
/// words, no zero-width characters. Pages are read a dozen times over, so text is copied by the run.
fn plain_bytes(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !may_be_odd(*byte) {
            at += 1;
        } else if *byte == b' ' && at > 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) {
            at += 2;
        } else {
            let next = text.get(at..).and_then(|rest| rest.chars().next());
            let Some(c) = next.filter(|c| !c.is_whitespace() && !ZERO_WIDTH.contains(c)) else { return at };
            at += c.len_utf8();
        }
    }
    at
}

fn may_be_odd(first: u8) -> bool {
    MAY_BE_ODD.get(usize::from(first)).copied().unwrap_or(false)
}

/// The first bytes of all characters that are white space or without width.
#[allow(clippy::indexing_slicing)] // checked when it is compiled
const MAY_BE_ODD: [bool; 256] = {
    let mut is_odd = [false; 256];
    let mut firsts: &[u8] = b"\t\n\x0b\x0c\r \xc2\xe1\xe2\xe3\xef";
    while let [first, rest @ ..] = firsts {
        is_odd[*first as usize] = true;
        firsts = rest;
    }
    is_odd
};

/// Collects text; white space waits until a word follows it.
#[derive(Default)]
pub(crate) struct Writer {
    out: String,
    marks: Vec<Mark>,
    gap: Gap,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
}

impl Writer {
    /// Adds text as it stands in the markup.
    pub(crate) fn push(&mut self, raw: &str) {
        let mut rest = raw;
        loop {
            let (plain, odd) = rest.split_at_checked(plain_bytes(rest)).unwrap_or((rest, ""));
            if !plain.is_empty() {
                self.fill_gap();
                self.out.push_str(plain);
            }
            let mut chars = odd.chars();
            match chars.next() {
                None => return,
                Some(c) if c.is_whitespace() => self.gap = self.gap.max(Gap::Space),
                Some(_) => {}
            }
            rest = chars.as_str();
        }
    }

    /// Adds text with its white space, as in `pre`.
    pub(crate) fn push_verbatim(&mut self, raw: &str) {
        self.fill_gap();
        self.out.push_str(raw);
    }

    /// Ends the line; several ends in a row are one.
    pub(crate) fn end_line(&mut self) {
        self.gap = Gap::Line;
    }

    /// Nothing but white space so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    fn fill_gap(&mut self) {
        match std::mem::take(&mut self.gap) {
            _ if self.out.is_empty() => {}
            Gap::None => {}
            Gap::Space => self.out.push(' '),
            Gap::Line => self.out.push('\n'),
        }
    }

    /// Starts a mark; give the result to [`Writer::close`].
    pub(crate) fn open(&mut self, style: Style) -> usize {
        self.marks.push(Mark { start: usize::MAX, end: self.out.len(), style });
        self.marks.len() - 1
    }

    /// Ends a mark: it covers what was written since, without the white space around it.
    pub(crate) fn close(&mut self, mark: usize) {
        let end = self.out.len();
        if let Some(mark) = self.marks.get_mut(mark) {
            mark.start = mark.end;
            mark.end = end;
        }
    }

    /// The text and its marks; the writer is empty again.
    pub(crate) fn take(&mut self) -> Text {
        let text = std::mem::take(&mut self.out);
        let marks = std::mem::take(&mut self.marks);
        self.gap = Gap::None;
        let marks = marks.into_iter().filter_map(|mark| trim(&text, mark)).collect();
        Text::new(text, marks).unwrap_or_default()
    }
}

/// A mark without the white space at its ends; `None` if nothing is left.
fn trim(text: &str, mut mark: Mark) -> Option<Mark> {
    if mark.start == usize::MAX {
        mark.start = mark.end;
        mark.end = text.len();
    }
    let inner = text.get(mark.start..mark.end)?;
    mark.start += inner.len() - inner.trim_start().len();
    mark.end -= inner.len() - inner.trim_end().len();
    (mark.start < mark.end).then_some(mark)
}

impl Tree {
    /// The text of a subtree, lines parted by `\n`; nodes for which `skip` holds are left out.
    pub(crate) fn text_without(&self, root: NodeId, skip: impl Fn(NodeId) -> bool) -> String {
        let mut writer = Writer::default();
        if let Some(raw) = self.raw_text(root) {
            writer.push(raw);
            return writer.take().to_string();
        }
        let mut open: Vec<NodeId> = Vec::new();
        let mut at = self.next(root);
        while at < self.end(root) {
            while open.pop_if(|end| *end <= at).is_some() {
                writer.end_line();
            }
            if let Some(raw) = self.raw_text(at) {
                writer.push(raw);
            } else if self.is_hidden(at) || skip(at) {
                at = self.after(at);
                continue;
            } else if self.tag(at) == Tag::Br {
                writer.end_line();
            } else if self.tag(at).is_block() {
                writer.end_line();
                open.push(self.end(at));
            }
            at = self.next(at);
        }
        writer.take().to_string()
    }

    /// The text of a subtree, lines parted by `\n`.
    pub(crate) fn text(&self, root: NodeId) -> String {
        self.text_without(root, |_| false)
    }

    /// The text of a subtree on one line.
    pub(crate) fn line(&self, root: NodeId) -> String {
        fold(&self.text(root))
    }
}

/// A text on one line, white space folded and zero-width characters out.
pub(crate) fn fold(raw: &str) -> String {
    let mut writer = Writer::default();
    writer.push(raw);
    writer.take().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Limits;

    fn text(html: &str) -> String {
        Tree::parse(html, &Limits::default()).text(NodeId::ROOT)
    }

    #[test]
    fn no_odd_character_is_copied_with_a_run() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_whitespace() || ZERO_WIDTH.contains(c)) {
            assert!(c.to_string().bytes().next().is_some_and(may_be_odd), "{c:?}");
        }
        for (raw, plain) in [("one two", 7), ("one  two", 3), (" one", 0), ("é“ü” x", 12), ("a\u{200b}b", 1)]
        {
            assert_eq!(plain_bytes(raw), plain, "{raw}");
        }
    }

    #[test]
    fn lines_are_what_a_reader_sees() {
        for (html, expected) in [
            ("<h3>Foo</h3><p>Bar</p>", "Foo\nBar"),
            ("<p>un<b>believ</b>able</p>", "unbelievable"),
            ("<p>one<br>two<br/><br>three</p>", "one\ntwo\nthree"),
            ("<p>long<wbr>word</p>", "longword"),
            ("<p>a&nbsp;&nbsp;b\u{3000}c\n\t d</p>", "a b c d"),
            ("<p>soft&shy;hyphen zero\u{200b}width</p>", "softhyphen zerowidth"),
            ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字", "漢字"),
            ("a<script>x</script><style>y</style><template>z</template><!-- c -->b", "ab"),
            (
                "<p>shown<span hidden>not</span> <i style='color:red; display : none'>not</i>too</p>",
                "shown too",
            ),
            ("<p style='--x-display:none'>shown</p>", "shown"),
            ("<p>shown<b style='Visibility: hidden !important'>not</b></p>", "shown"),
            ("<p>shown<b style='color:red;clip:rect( 0 0 0 0)'>not</b></p>", "shown"),
            ("<p>shown<b style='clip-path: inset( 50% )'>not</b></p>", "shown"),
            ("<p>shown<span class='sr-only'>not</span></p>", "shown"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
            ("<div>a<span>b</span><div>c</div>d</div>", "ab\nc\nd"),
            ("<ul><li>a<li>b</ul>c", "a\nb\nc"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }
}

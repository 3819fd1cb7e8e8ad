//! Plain text with its inline marks kept beside it.

use std::fmt;
use std::ops::Deref;

/// A run of text as a reader sees it, and the marks on it (links, emphasis).
///
/// Dereferences to the plain `str`, so that plain text costs nothing; the marks are there for
/// whoever renders it. White space is folded; a line break that the page forces (`<br>`) is a
/// `\n`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Parts"))]
pub struct Text {
    text: String,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    marks: Vec<Mark>,
}

impl Text {
    /// Text with marks; `None` if a mark is empty or does not lie on character boundaries
    /// within the text.
    #[must_use]
    pub fn new(text: impl Into<String>, marks: Vec<Mark>) -> Option<Self> {
        let text = text.into();
        let sound = marks.iter().all(|m| m.start < m.end && text.get(m.start..m.end).is_some());
        sound.then_some(Text { text, marks })
    }

    /// The plain text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The marks, by where they start; an outer mark stands before those inside it.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }
}

/// Lines times marks of a text whose lines keep their marks.
const MOST_MARKED_LINES: usize = 100_000;

impl Text {
    /// The lines of the text, each with its part of the marks; empty lines are left out. Marks of a
    /// text with very many of them on very many lines are left out too: every line asks every mark.
    pub(crate) fn lines(&self) -> Vec<Text> {
        if self.marks.len() * self.text.matches('\n').count() > MOST_MARKED_LINES {
            return self.text.split('\n').filter(|l| !l.trim().is_empty()).map(Text::from).collect();
        }
        let mut at = 0;
        let mut lines = Vec::new();
        for line in self.text.split('\n') {
            let (start, end) = (at, at + line.len());
            at = end + 1;
            if !line.trim().is_empty() {
                lines.push(self.part(start, end));
            }
        }
        lines
    }

    /// A stretch of the text with its part of the marks.
    fn part(&self, start: usize, end: usize) -> Text {
        let inside = self.marks.iter().filter(|m| m.start < end && m.end > start).map(|m| Mark {
            start: m.start.max(start) - start,
            end: m.end.min(end) - start,
            style: m.style.clone(),
        });
        Text::new(self.text.get(start..end).unwrap_or_default(), inside.collect()).unwrap_or_default()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text { text, marks: Vec::new() }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text::from(text.to_owned())
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.text
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        *self == other.text
    }
}

impl PartialEq<Text> for &str {
    fn eq(&self, other: &Text) -> bool {
        **self == other.text
    }
}

/// A mark on a stretch of a [`Text`], as byte offsets into it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Mark {
    /// Where the mark starts.
    pub start: usize,
    /// Where it ends (exclusive).
    pub end: usize,
    /// What it says of the text.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub style: Style,
}

/// What a [`Mark`] says of its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "style", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Style {
    /// `em`, `i`, `cite`.
    Emphasis,
    /// `strong`, `b`.
    Strong,
    /// `a`, with its target.
    Link {
        /// The target, absolute where the page's address is known.
        url: String,
    },
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
struct Parts {
    text: String,
    #[serde(default)]
    marks: Vec<Mark>,
}

#[cfg(feature = "serde")]
impl TryFrom<Parts> for Text {
    type Error = &'static str;

    fn try_from(parts: Parts) -> Result<Self, Self::Error> {
        Text::new(parts.text, parts.marks).ok_or("expected marks on character boundaries of the text")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_a_str() {
        let text = Text::from("Bridge opens");
        assert_eq!(text, "Bridge opens");
        assert_eq!("Bridge opens", text);
        assert_eq!(*"Bridge opens", text);
        assert_eq!(format!("{text:.6}|{text:>14}"), "Bridge|  Bridge opens");
        assert_eq!(AsRef::<str>::as_ref(&text), "Bridge opens");
        assert_eq!(String::from(text), "Bridge opens");
    }
}

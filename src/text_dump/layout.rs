//! What the plain-text dumps of one site look like.

/// What is known of a site's plain-text dumps: the names that stand in its menu, the lines that
/// end a story, and the furniture in between.
///
/// A dump has no markup, so its layout is a matter of words: which short lines belong to the site
/// and not to the story. All lists are compared with whole lines, without regard to case.
///
/// ```
/// use newsprint::TextLayout;
/// const GAZETTE: TextLayout = TextLayout::new()
///     .marks(&["gazette.example", "The Gazette"])
///     .menu(&["Home News", "Harbour", "Letters"])
///     .ends(&["Most read"])
///     .skip(&["Share this"]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct TextLayout {
    pub(crate) marks: &'static [&'static str],
    pub(crate) forms: &'static [&'static str],
    pub(crate) menu: &'static [&'static str],
    pub(crate) ends: &'static [&'static str],
    pub(crate) skip: &'static [&'static str],
    pub(crate) deck_first: bool,
}

impl TextLayout {
    /// A layout that knows nothing.
    #[must_use]
    pub const fn new() -> Self {
        TextLayout { marks: &[], forms: &[], menu: &[], ends: &[], skip: &[], deck_first: false }
    }

    /// Words by which the site's dumps are known: its name and its publisher's as they stand on
    /// lines of their own, and the domain of its e-mail addresses.
    #[must_use]
    pub const fn marks(mut self, marks: &'static [&'static str]) -> Self {
        self.marks = marks;
        self
    }

    /// Date lines whose form no other site has, as marks of the site where its name is missing:
    /// `{date}` stands for a day, `{time}` for hours and minutes; lines before the last one have
    /// to stand in the dump too (`Send to\n{date} - {time} By `).
    #[must_use]
    pub const fn forms(mut self, forms: &'static [&'static str]) -> Self {
        self.forms = forms;
        self
    }

    /// The entries of the site's menu. They are the names of its sections as well: one that
    /// stands by itself right above the headline is the story's section.
    #[must_use]
    pub const fn menu(mut self, names: &'static [&'static str]) -> Self {
        self.menu = names;
        self
    }

    /// Lines that follow the story: the headings of the boxes below it. Above the story they are
    /// passed over.
    #[must_use]
    pub const fn ends(mut self, lines: &'static [&'static str]) -> Self {
        self.ends = lines;
        self
    }

    /// Lines to pass over wherever they stand: buttons and labels.
    #[must_use]
    pub const fn skip(mut self, lines: &'static [&'static str]) -> Self {
        self.skip = lines;
        self
    }

    /// A dump without headline, byline and date starts with the deck: a single first line without
    /// closing punctuation is the subtitle, not the headline.
    #[must_use]
    pub const fn deck_first(mut self) -> Self {
        self.deck_first = true;
        self
    }
}

impl Default for TextLayout {
    fn default() -> Self {
        TextLayout::new()
    }
}

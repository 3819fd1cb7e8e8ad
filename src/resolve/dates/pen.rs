//! Writes a line of the page out of its texts.

use crate::tree::text::Writer;
use crate::tree::{NodeId, Tree};

/// Bytes of a line that are kept; longer ones are prose.
pub(super) const LONGEST: usize = 400;

/// The text of some nodes as a line.
pub(super) fn text_of(tree: &Tree, texts: &[NodeId]) -> String {
    let mut pen = Pen::default();
    texts.iter().filter_map(|id| tree.raw_text(*id)).for_each(|raw| pen.words(raw));
    pen.text()
}

/// Writes a line up to [`LONGEST`] bytes.
#[derive(Default)]
pub(super) struct Pen {
    writer: Writer,
    /// Bytes of the whole line as it would be written, white space folded.
    pub(super) length: usize,
    is_gap: bool,
}

impl Pen {
    pub(super) fn words(&mut self, raw: &str) {
        if self.length <= LONGEST {
            let cut = if raw.len() > LONGEST { raw.char_indices().nth(LONGEST) } else { None };
            self.writer.push(raw.get(..cut.map_or(raw.len(), |(at, _)| at)).unwrap_or_default());
        }
        self.is_gap |= raw.starts_with(char::is_whitespace);
        for word in raw.split_whitespace() {
            self.length += word.len() + usize::from(self.is_gap && self.length > 0);
            self.is_gap = true;
        }
        self.is_gap = raw.ends_with(char::is_whitespace);
    }

    pub(super) fn text(mut self) -> String {
        self.writer.take().to_string()
    }
}

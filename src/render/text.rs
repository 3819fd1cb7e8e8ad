//! The body as plain text.

use crate::article::Block;
use crate::text::Text;

/// Blocks parted by blank lines; items and rows by line breaks.
pub(crate) fn text(body: &[Block]) -> String {
    let parts: Vec<String> = body.iter().filter_map(block).collect();
    parts.join("\n\n")
}

fn block(block: &Block) -> Option<String> {
    let text = match block {
        Block::Paragraph(text) | Block::Heading { text, .. } | Block::Quote(text) => text.to_string(),
        Block::List { items, .. } => lines(items),
        Block::Table { rows } => rows.iter().map(|row| cells(row)).collect::<Vec<_>>().join("\n"),
        Block::Code { text, .. } => text.clone(),
        Block::Entry { title, .. } => title.clone()?,
        Block::Figure { .. } | Block::Embed { .. } => return None,
    };
    Some(text)
}

fn lines(items: &[Text]) -> String {
    items.iter().map(Text::as_str).collect::<Vec<_>>().join("\n")
}

fn cells(row: &[Text]) -> String {
    row.iter().map(Text::as_str).collect::<Vec<_>>().join("\t")
}

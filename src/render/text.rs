//! The article as plain text.

use super::Render;
use super::head::{Head, caption};
use super::pieces::Pictures;
use crate::article::{Article, Block};
use crate::text::Text;

/// Blocks parted by blank lines; items and rows by line breaks.
pub(super) fn write(article: &Article, render: &Render) -> String {
    let mut pictures = Pictures::new(article, render);
    let mut parts: Vec<String> = if render.headline { head(article) } else { Vec::new() };
    parts.extend(pictures.lead().iter().copied().filter_map(caption));
    parts.extend(article.body.iter().filter_map(|b| block(b, &mut pictures)));
    parts.join("\n\n")
}

fn head(article: &Article) -> Vec<String> {
    let head = Head::new(article);
    let lines = [head.title, head.standfirst, head.byline.to_string(), head.published.unwrap_or_default()];
    let [title, standfirst, byline, published] = lines;
    let sources = [byline, published].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ");
    [title, standfirst, sources].into_iter().filter(|p| !p.is_empty()).collect()
}

fn block(block: &Block, pictures: &mut Pictures<'_>) -> Option<String> {
    let text = match block {
        Block::Paragraph(text) | Block::Heading { text, .. } | Block::Quote(text) => text.to_string(),
        Block::List { items, .. } => lines(items),
        Block::Table { rows } => rows.iter().map(|row| cells(row)).collect::<Vec<_>>().join("\n"),
        Block::Code { text, .. } => text.clone(),
        Block::Entry { title, .. } => title.clone()?,
        Block::Figure { image } => return pictures.take(*image).and_then(caption),
        Block::Embed { .. } => return None,
    };
    Some(text)
}

fn lines(items: &[Text]) -> String {
    items.iter().map(Text::as_str).collect::<Vec<_>>().join("\n")
}

fn cells(row: &[Text]) -> String {
    row.iter().map(Text::as_str).collect::<Vec<_>>().join("\t")
}

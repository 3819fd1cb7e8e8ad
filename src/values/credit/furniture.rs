//! What pages and papers print behind a caption and is no part of it.

/// Links and buttons that pages print in their captions.
#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "purchase licensing rights , opens new tab", "purchase licensing rights, opens new tab",
    "purchase licensing rights", "acquire licensing rights", "hide caption", "toggle caption",
    "show caption", "enlarge this image", "vis mer", "clicca per ingrandire", "+",
];

pub(super) fn without_furniture(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(at) = FURNITURE.iter().find_map(|f| tail_at(text, f)) {
        text = text.get(..at).unwrap_or_default().trim_end();
    }
    text
}

/// Where a tail begins, in whatever case of ASCII.
fn tail_at(text: &str, tail: &str) -> Option<usize> {
    let at = text.len().checked_sub(tail.len())?;
    text.get(at..)?.eq_ignore_ascii_case(tail).then_some(at)
}

/// Korean papers close a caption with a day: `/2023.04.07/`.
pub(super) fn without_stamp(text: &str) -> &str {
    let inner = text.trim_end().trim_end_matches('/');
    let head = inner.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let stamp = inner.len() - head.len();
    match head.strip_suffix('/') {
        Some(caption) if (8..=11).contains(&stamp) => caption.trim_end(),
        _ => text,
    }
}

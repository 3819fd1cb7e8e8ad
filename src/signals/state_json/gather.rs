//! Reads the paragraphs out of the run that was found.

use serde_json::Value;

use super::{fold::fold, prose, words};
use crate::signals::json_ld::entities;
use crate::signals::json_ld::fragment;
use crate::signals::json_ld::graph::{Graph, Object};

/// Pictures with their captions.
type Images = Vec<(String, Option<String>)>;

/// What a part of the run holds: a piece of a paragraph, or paragraphs.
enum Piece {
    Inline(String),
    Blocks(Vec<String>),
}

#[derive(Default)]
struct Part {
    letters: usize,
    piece: Piece,
}

impl Default for Piece {
    fn default() -> Self {
        Piece::Blocks(Vec::new())
    }
}

/// The paragraphs of a run that stands under this name, and its pictures.
pub(super) fn gather(run: &Value, key: &str) -> (Vec<String>, Images) {
    let mut images = Images::new();
    let part = fold(run, key, |value, key, members| {
        let members = members.into_iter().map(|(_, part)| part).collect();
        match value {
            Value::String(text) => string(key, text, &mut images),
            Value::Object(object) if !words::is_numbered(object) => {
                if prose::is_story(object) {
                    Part::default()
                } else {
                    element(object, members, &mut images)
                }
            }
            value => list(value, members),
        }
    });
    let mut paragraphs = part.unwrap_or_default().piece.blocks();
    paragraphs.retain(|text| is_readable(text));
    (paragraphs, images)
}

fn string(key: &str, text: &str, images: &mut Images) -> Part {
    if !prose::is_text(key, text) || is_reference(text) {
        return Part::default();
    }
    let found = fragment::read(text);
    images.extend(found.images);
    let is_inline = found.paragraphs.len() < 2 && !fragment::has_paragraphs(text);
    let piece =
        if is_inline { Piece::Inline(fragment::inline(text)) } else { Piece::Blocks(found.paragraphs) };
    Part { letters: prose::letters(text), piece }
}

/// An object says one thing; which kind of element it is says how it stands in the text.
fn element(object: &Object, members: Vec<Part>, images: &mut Images) -> Part {
    let kinds =
        ["type", "tag", "tagName", "nodeType", "kind"].iter().filter_map(|key| object.get(*key)?.as_str());
    let (mut no_text, mut is_paragraph) = (false, false);
    for kind in kinds {
        no_text |= words::is_no_text(kind);
        is_paragraph |= words::is_paragraph(kind);
    }
    if no_text {
        images.extend(image(object));
        return Part::default();
    }
    let strength = |part: &Part| (part.letters, part.piece.length());
    let strongest = members
        .into_iter()
        .reduce(|first, next| if strength(&next) > strength(&first) { next } else { first });
    let part = strongest.unwrap_or_default();
    if is_paragraph {
        Part { letters: part.letters, piece: Piece::Blocks(part.piece.blocks()) }
    } else {
        part
    }
}

fn image(object: &Object) -> Option<(String, Option<String>)> {
    let graph = Graph::default();
    let url =
        graph.first(object, &["url", "src", "image.url", "image.src"]).filter(|url| !url.contains(' '))?;
    Some((url, graph.first(object, &["caption", "image.caption"])))
}

/// Items of a list: paragraphs, unless the list is one element or its pieces run on.
fn list(value: &Value, mut members: Vec<Part>) -> Part {
    let letters = members.iter().map(|part| part.letters).sum();
    let (tag, head) = element_head(value).unwrap_or_default();
    if words::is_no_text(tag) {
        return Part::default();
    }
    members.drain(..head.min(members.len()));
    let is_block = fragment::is_block(tag);
    let pieces: Vec<Piece> =
        members.into_iter().map(|part| part.piece).filter(|piece| piece.length() > 0).collect();
    let is_inline = is_block || words::is_inline(tag) || runs_on(&pieces);
    let piece = join(pieces, is_inline);
    Part { letters, piece: if is_block { Piece::Blocks(piece.blocks()) } else { piece } }
}

/// The tag of an element written as a list, and how many strings stand before its members:
/// `["p", {…}, "text"]` (`JsonML`) and `["$", "p", key, {…}]` (React).
fn element_head(value: &Value) -> Option<(&str, usize)> {
    let mut items = value.as_array()?.iter();
    let first = items.next()?.as_str()?;
    if first == "$" {
        let tag = items.next()?.as_str()?;
        return Some((tag, 2 + usize::from(items.next().is_some_and(Value::is_string))));
    }
    let is_tag = words::is_inline(first) || fragment::is_block(first) || words::is_no_text(first);
    (is_tag && items.next().is_some()).then_some((first, 1))
}

/// Whether pieces are parts of one paragraph: most of them stop in the middle of a sentence.
fn runs_on(pieces: &[Piece]) -> bool {
    let pairs = || pieces.iter().zip(pieces.iter().skip(1));
    let open = pairs().filter(|(before, after)| match (before, after) {
        (Piece::Inline(before), Piece::Inline(after)) => goes_on(before, after),
        _ => false,
    });
    open.count() * 2 >= pairs().count().max(1)
}

fn goes_on(before: &str, after: &str) -> bool {
    let closes =
        |c: char| matches!(c, '.' | '!' | '?' | '…' | ':' | '。' | '！' | '？' | '"' | '”' | '’' | '»' | ')');
    let is_open = !before.trim_end().ends_with(closes);
    let starts_late =
        |c: char| c.is_whitespace() || c.is_lowercase() || matches!(c, ',' | '.' | ';' | '’' | ')');
    let is_spaced = before.ends_with(' ') && is_open;
    is_spaced || after.starts_with([' ', ',']) || is_open && after.starts_with(starts_late)
}

fn join(pieces: Vec<Piece>, is_inline: bool) -> Piece {
    let mut blocks = Vec::new();
    let mut line = String::new();
    // a piece that is alone may still be part of a paragraph outside its list
    let is_inline = is_inline || pieces.len() == 1;
    for piece in pieces {
        match piece {
            Piece::Inline(text) if is_inline => line.push_str(&text),
            piece => {
                blocks.extend(Piece::Inline(std::mem::take(&mut line)).blocks());
                blocks.extend(piece.blocks());
            }
        }
    }
    if blocks.is_empty() {
        return Piece::Inline(line);
    }
    blocks.extend(Piece::Inline(line).blocks());
    Piece::Blocks(blocks)
}

impl Piece {
    fn length(&self) -> usize {
        match self {
            Piece::Inline(text) => text.len(),
            Piece::Blocks(blocks) => blocks.iter().map(String::len).sum(),
        }
    }

    fn blocks(self) -> Vec<String> {
        match self {
            Piece::Blocks(blocks) => blocks,
            Piece::Inline(text) => {
                let text = entities::fold(&text);
                if text.is_empty() { Vec::new() } else { vec![text] }
            }
        }
    }
}

/// `$L3d`: a row of React's wire format that is no text.
fn is_reference(text: &str) -> bool {
    text.strip_prefix('$')
        .is_some_and(|id| !id.is_empty() && id.len() < 9 && id.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether a paragraph is for readers: not a mark where a program puts something (`$$AD$$`,
/// `{{box}}`), not a bare address, id or name of a style.
fn is_readable(text: &str) -> bool {
    if text.contains(char::is_whitespace) || text.contains(prose::is_wide) {
        return !text.starts_with("https://");
    }
    let is_mark = ["$", "{{", "[[", "%%", "#"].iter().any(|mark| text.starts_with(mark));
    let is_name = text.contains(['_', '/', '=']) || text.bytes().all(|b| b.is_ascii_lowercase());
    !is_mark && !is_name && text.chars().any(char::is_alphabetic)
}

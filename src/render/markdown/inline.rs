//! A text with its marks, in Markdown.

use super::emphasis;
use super::escape::{Place, Writer, is_reference};
use crate::render::spans::{Marked, Sort, Step, Weight};

pub(super) fn inline(marked: Marked<'_>, place: Place) -> String {
    let marked = emphasis::fitted(marked);
    let mut writer = Writer::new(marked.text, place);
    for step in marked.steps() {
        match step {
            Step::Text(at, stretch) => writer.push(at, stretch),
            Step::Open(Sort::Weight(weight)) | Step::Close(Sort::Weight(weight)) => {
                writer.out.push_str(if weight == Weight::Strong { "**" } else { "*" });
            }
            Step::Open(Sort::Link(_)) => writer.open_link(),
            Step::Close(Sort::Link(url)) => writer.close_link(&target(url)),
        }
    }
    writer.out
}

/// What stands behind the text of a link or a picture. The address holds no white space, no angle
/// bracket and no backslash; parentheses may stand in it as they are if they are paired.
pub(super) fn target(url: &str) -> String {
    let is_paired = is_paired(url);
    let mut out = String::from("(");
    for (at, c) in url.char_indices() {
        let is_sign = match c {
            '(' | ')' => !is_paired,
            '&' => url.get(at + 1..).is_some_and(is_reference),
            _ => false,
        };
        out.extend(is_sign.then_some('\\').into_iter().chain([c]));
    }
    out.push(')');
    out
}

/// The standard lets readers give up on deeper nesting than 32.
const DEEPEST: usize = 32;

fn is_paired(url: &str) -> bool {
    let mut open = 0_usize;
    let holds = url.bytes().all(|byte| {
        let depth = match byte {
            b'(' => open.checked_add(1),
            b')' => open.checked_sub(1),
            _ => Some(open),
        };
        open = depth.unwrap_or(0);
        depth.is_some_and(|depth| depth < DEEPEST)
    });
    holds && open == 0
}

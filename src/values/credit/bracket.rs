//! Credits in the last parenthesis of a caption.

use super::label::strip_label;
use super::source::{is_abbreviation, is_descriptive, is_name_like, is_source};
use super::{EASTERN_TAILS, REACH, behind_label, clean};
use crate::values::byline::shape::{ends_sentence, is_caps};

/// The last parenthesis; behind a label before it, it is part of the credit there
/// (`Foto: Ann Lee (Gazette)`).
pub(super) fn in_brackets(text: &str) -> Option<(&str, String)> {
    let text = text.strip_suffix('.').filter(|t| t.ends_with([')', ']', '）'])).unwrap_or(text);
    let (before, inner) = bracket(text).filter(|(_, inner)| inner.len() <= REACH)?;
    if !is_credit_bracket(before, inner) {
        return None;
    }
    let credit = clean(inner)?;
    match behind_label(before) {
        Some((caption, name)) => Some((caption, format!("{name} ({credit})"))),
        None => Some((without_notice(before), credit)),
    }
}

fn is_credit_bracket(before: &str, inner: &str) -> bool {
    if EASTERN_TAILS.iter().any(|tail| inner.ends_with(tail)) {
        return true;
    }
    if strip_label(inner).is_some_and(|rest| !is_descriptive(rest) || is_source(rest)) || is_source(inner) {
        return true;
    }
    if is_descriptive(inner) || !is_name_like(inner) {
        return false;
    }
    ends_sentence(before) || is_credit_behind_words(before, inner)
}

/// Without a sentence's end before it, a parenthesis must name somebody and explain nothing: two
/// capitalised words, or one behind a caption of some length. Capitals alone are a party or a body.
fn is_credit_behind_words(before: &str, inner: &str) -> bool {
    let words = inner.split(' ').count();
    let digits = inner.contains(|c: char| c.is_ascii_digit());
    let long = before.split(' ').count() >= MIN_CAPTION_WORDS;
    !digits && !is_abbreviation(before, inner) && (words > 1 || (long && !is_caps(inner)))
}

/// A shorter caption before a parenthesis of one word is a term that it explains.
const MIN_CAPTION_WORDS: usize = 4;

/// The caption without a notice in capitals at its end: `(PHOTO NOT FOR SALE)`.
fn without_notice(caption: &str) -> &str {
    match bracket(caption) {
        Some((before, inner)) if is_caps(inner) && inner.split(' ').count() > 2 => before,
        _ => caption,
    }
}

/// The text before the bracket that a text ends with, and what is in it.
pub(super) fn bracket(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let close = text.chars().next_back().filter(|c| matches!(c, ')' | ']' | '）' | '】' | '］'))?;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' | ']' | '）' | '】' | '］' => depth += 1,
            '(' | '[' | '（' | '【' | '［' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let inner = text.get(at + c.len_utf8()..text.len() - close.len_utf8())?;
            return Some((text.get(..at)?, inner.trim()));
        }
    }
    None
}

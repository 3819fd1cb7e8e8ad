//! The story of a dump: paragraphs, sub-headings, captions.

use std::collections::HashMap;

use super::caption::{doubled, is_credited};
use super::lines::{Line, fold};
use super::prose::{has_inner_end, heft, is_closed, is_prose, is_wide, sentences, width};
use super::sign::{Weight, sign};
use super::story::Story;
use super::vocabulary::Sort;
use crate::article::{Block, Image};
use crate::text::Text;
use crate::values::{byline, credit};

/// Widest sub-heading.
const WIDEST_HEADING: usize = 120;

/// A caption without a credit that stands twice has one sentence and is no wider; what is longer
/// is a paragraph that the page shows a second time as an image's text.
const WIDEST_UNCREDITED: usize = 240;

/// So many short lines in a row, each narrower than this, are a menu and no list of the story.
const MENU_RUN: (usize, usize) = (3, 26);

/// So many captions in a row make the last line of a story the caption of one more picture.
const GALLERY: usize = 2;

/// What a line of the story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A caption for certain: it stands twice.
    Caption,
    /// Closes with a credit: a caption, or the last paragraph of an agency's story.
    Credited,
    Prose,
    /// A line without a sentence: a sub-heading, an entry of a list.
    Short,
}

struct Item<'a> {
    role: Role,
    text: &'a str,
}

/// The body under construction.
#[derive(Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    pub(super) images: Vec<Image>,
    known: HashMap<String, usize>,
}

/// Reads the story within `story`.
pub(super) fn read(lines: &[Line<'_>], story: &Story, captions: &[&str], known_site: bool) -> Body {
    let mut body = Body::default();
    for caption in captions {
        body.figure(caption);
    }
    let mut items = items(lines.get(..story.end).unwrap_or(lines), story.start);
    if !known_site {
        drop_menus(&mut items);
    }
    settle_credited(&mut items);
    for (at, item) in items.iter().enumerate() {
        let next = items.get(at + 1).map(|next| next.role);
        match item.role {
            Role::Caption | Role::Credited => body.figure(item.text),
            Role::Prose => body.prose(item.text, next.is_some()),
            Role::Short => body.short(item.text, next),
        }
    }
    body
}

fn items<'a>(lines: &[Line<'a>], start: usize) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    let (mut at, mut told) = (start, false);
    while let Some(line) = lines.get(at) {
        let twice = doubled(lines, at);
        let (text, used) = twice.unwrap_or((line.text, 1));
        at += used.max(1);
        if is_left_out(line, lines.get(at)) {
            continue;
        }
        let role = role(text, twice.is_some(), told);
        told |= role == Role::Prose;
        items.push(Item { role, text });
    }
    items
}

fn role(text: &str, twice: bool, told: bool) -> Role {
    let credited = is_credited(text);
    let short = width(text) <= WIDEST_UNCREDITED && sentences(text) == 1;
    match (twice, credited) {
        (true, true) => Role::Caption,
        (true, false) if short || !told => Role::Caption,
        (false, true) => Role::Credited,
        _ if is_prose(text) || is_closed(text) || has_inner_end(text) => Role::Prose,
        _ => Role::Short,
    }
}

/// Furniture within the story: buttons, numbers, dates with a label, and entries of the menu that
/// head nothing.
fn is_left_out(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    match line.sort {
        Sort::Skip | Sort::Rank | Sort::End | Sort::Inset => true,
        Sort::Menu => !next.is_some_and(|next| is_prose(next.text)),
        Sort::Plain | Sort::Item => sign(line.text).is_some_and(|sign| sign.weight == Weight::Labelled),
    }
}

/// Runs of short lines are menus and boxes on a site whose menu is not known.
fn drop_menus(items: &mut Vec<Item<'_>>) {
    let told = items.iter().position(|item| item.role == Role::Prose).unwrap_or(0);
    let mut place = 0..;
    items.retain(|item| item.role != Role::Short || place.next().is_none_or(|place| place >= told));
    let small = |item: &Item<'_>| item.role == Role::Short && width(item.text) < MENU_RUN.1;
    let mut run = 0;
    let mut lengths: Vec<usize> = Vec::with_capacity(items.len());
    for item in items.iter() {
        run = if small(item) { run + 1 } else { 0 };
        lengths.push(run);
    }
    let mut whole = 0;
    for length in lengths.iter_mut().rev() {
        whole = if *length == 0 { 0 } else { whole.max(*length) };
        *length = whole;
    }
    let mut lengths = lengths.into_iter();
    items.retain(|_| lengths.next().is_none_or(|length| length < MENU_RUN.0));
}

/// Tells captions from paragraphs among the lines that close with a credit. Between paragraphs
/// they are captions; the last line of a story is the agency's own mark, unless it follows other
/// captions or its credit is no agency.
fn settle_credited(items: &mut [Item<'_>]) {
    let prose = items.iter().position(|item| item.role == Role::Prose);
    let Some(last) = items.len().checked_sub(1) else { return };
    let gallery = items.iter().take(last).rev().take_while(|item| item.role != Role::Prose).count();
    let Some(item) = items.last_mut().filter(|item| item.role == Role::Credited) else { return };
    let told = prose.is_some();
    let agency = byline::closing_agency(item.text).is_some();
    let closing = if told { gallery < GALLERY && agency } else { last == 0 && is_closed(item.text) };
    // a first paragraph may follow the captions of the head and be the only one
    let only = !told && agency && sentences(item.text) > 1;
    if closing || only {
        item.role = Role::Prose;
    }
}

impl Body {
    fn figure(&mut self, text: &str) {
        let text = fold(text);
        if self.known.contains_key(&text) {
            return;
        }
        let image = self.images.len();
        let credit::Caption { caption, credit } = credit::split(&text);
        self.images.push(Image { caption, credit, ..Image::default() });
        self.blocks.push(Block::Figure { image });
        self.known.insert(text, image);
    }

    fn paragraph(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(Text::from(fold(text))));
    }

    fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading { level: 3, text: Text::from(fold(text)) });
    }

    /// A paragraph; a sub-heading that is glued to its end comes apart.
    fn prose(&mut self, text: &str, more: bool) {
        match glued_heading(text).filter(|_| more) {
            Some((text, heading)) => {
                self.paragraph(text);
                self.heading(heading);
            }
            None => self.paragraph(text),
        }
    }

    /// A short line heads the paragraph or picture that follows; else it is a line of a list, or
    /// the place where the dump was cut.
    fn short(&mut self, text: &str, next: Option<Role>) {
        let heads = matches!(next, Some(Role::Prose | Role::Caption | Role::Credited));
        if heads && width(text) <= WIDEST_HEADING { self.heading(text) } else { self.paragraph(text) }
    }
}

/// A last sentence that nothing closes, behind one that is closed: `…29 million. A new record`.
fn glued_heading(text: &str) -> Option<(&str, &str)> {
    let (fewest_words, shortest_word) = (3, 4);
    if is_closed(text) {
        return None;
    }
    let (at, _) = text.rmatch_indices(['.', '!', '?', '”', '"']).find(|(at, sign)| {
        let behind = text.get(at + sign.len()..).unwrap_or("");
        behind.starts_with(' ') && !behind.trim_start().starts_with(|c: char| c.is_lowercase())
    })?;
    let end = at + text.get(at..)?.chars().next()?.len_utf8();
    let (before, heading) = text.split_at_checked(end)?;
    let word = before.trim_end_matches(['.', '!', '?', '”', '"']).rsplit(char::is_whitespace).next()?;
    let whole = word.chars().count() >= shortest_word || word.chars().any(is_wide) || is_number(word);
    let fits = heft(heading) >= fewest_words && width(heading) <= WIDEST_HEADING;
    (whole && fits && is_closed(before)).then_some((before, heading))
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '%'))
}

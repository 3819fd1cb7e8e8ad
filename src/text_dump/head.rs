//! The head of a dump: headline, deck and section.

use super::anchor::Anchor;
use super::caption::{doubled, is_credited};
use super::layout::TextLayout;
use super::lines::{Line, fold, same};
use super::prose::{heft, is_closed, is_prose, is_statement, width};
use super::sign::sign;
use super::vocabulary::{Sort, is_notice};

/// Most lines of headline and deck together.
const MOST_LINES: usize = 4;

/// Widest line of a head: decks reach 250.
const WIDEST: usize = 320;

/// So many lines of furniture may stand between headline and anchor.
const FURNITURE_BETWEEN: usize = 3;

/// What the head of a dump says.
#[derive(Debug, Default)]
pub(super) struct Head<'a> {
    pub(super) title: Option<String>,
    pub(super) subtitle: Option<String>,
    pub(super) section: Option<String>,
    /// Captions above the anchor, in order.
    pub(super) captions: Vec<&'a str>,
    /// Where the story starts.
    pub(super) start: usize,
}

/// The head of a dump with an anchor: the lines above it, up to the site's furniture.
pub(super) fn above<'a>(lines: &[Line<'a>], anchor: &Anchor<'a>, layout: Option<&TextLayout>) -> Head<'a> {
    let mut block = Block { top: anchor.first, ..Block::default() };
    if anchor.title.is_none() {
        block.climb(lines, layout.is_some());
    }
    let mut texts = match anchor.title {
        Some(title) => vec![title],
        None => block.texts(lines),
    };
    drop_strangers(&mut texts, lines, anchor, &block, layout.is_some());
    let section = section(lines, block.top);
    Head { section, captions: block.captions, start: anchor.end, ..titled(&texts, layout) }
}

fn titled<'a>(texts: &[&str], layout: Option<&TextLayout>) -> Head<'a> {
    let title = texts.first().map(|title| without_site(&fold(title), layout));
    let deck: Vec<String> = texts.iter().skip(1).map(|line| fold(line)).collect();
    Head { title, subtitle: (!deck.is_empty()).then(|| deck.join("\n")), ..Head::default() }
}

/// A headline without the site's name behind it.
fn without_site(title: &str, layout: Option<&TextLayout>) -> String {
    let marks = layout.map_or(&[][..], |layout| layout.marks);
    let bare = marks.iter().find_map(|mark| {
        let cut = title.len().checked_sub(mark.len())?;
        let (rest, end) = title.split_at_checked(cut)?;
        let rest = rest.trim_end();
        let parted = rest.strip_suffix(['-', '|', '–', '—', ':'])?.trim_end();
        (end.eq_ignore_ascii_case(mark) && !parted.is_empty()).then_some(parted)
    });
    bare.unwrap_or(title).to_owned()
}

/// The lines that may be headline and deck, from the lowest up.
#[derive(Debug, Default)]
struct Block<'a> {
    at: Vec<usize>,
    captions: Vec<&'a str>,
    /// The highest line that belongs to the story.
    top: usize,
}

impl<'a> Block<'a> {
    fn climb(&mut self, lines: &[Line<'a>], known_site: bool) {
        let mut furniture = 0;
        let mut small = None;
        for (at, line) in lines.iter().enumerate().take(self.top).rev() {
            if self.at.len() == MOST_LINES || furniture > FURNITURE_BETWEEN || small.is_some() {
                break;
            }
            if is_credited(line.text) && (is_closed(line.text) || is_prose(line.text)) {
                self.caption(line.text);
            } else if is_furniture(line) || is_small(line.text, known_site) {
                if !self.at.is_empty() {
                    break;
                }
                small = (line.sort == Sort::Plain && known_site).then_some(at);
                furniture += 1;
                continue;
            } else if width(line.text) > WIDEST {
                break;
            } else if !self.repeats(lines, line.text) {
                self.at.push(at);
            }
            self.top = at;
        }
        self.fall_back(small);
    }

    /// Some pages print the headline twice, one right below the other.
    fn repeats(&self, lines: &[Line<'a>], text: &str) -> bool {
        self.at.last().and_then(|at| lines.get(*at)).is_some_and(|below| same(below.text, text))
    }

    /// A headline of a word or two is one where nothing longer stands next to the anchor.
    fn fall_back(&mut self, small: Option<usize>) {
        if let Some(at) = small.filter(|_| self.at.is_empty() && self.captions.is_empty()) {
            self.at.push(at);
            self.top = at;
        }
    }

    fn caption(&mut self, text: &'a str) {
        if !self.captions.iter().any(|known| same(known, text)) {
            self.captions.insert(0, text);
        }
    }

    fn texts(&self, lines: &[Line<'a>]) -> Vec<&'a str> {
        self.at.iter().rev().filter_map(|at| lines.get(*at)).map(|line| line.text).collect()
    }
}

fn is_furniture(line: &Line<'_>) -> bool {
    line.sort != Sort::Plain
        || is_notice(line.text)
        || sign(line.text).is_some_and(|sign| sign.dates.is_some())
}

/// `Home > Town > Harbour`.
pub(super) fn is_breadcrumb(text: &str) -> bool {
    [" > ", " › ", " » ", " >"].iter().any(|sign| text.contains(sign))
}

/// Too small for a headline: a label, an advertiser's word, an entry of an unknown menu.
fn is_small(text: &str, known_site: bool) -> bool {
    let (words, wide) = if known_site { (2, 16) } else { (3, 22) };
    heft(text) <= words && width(text) < wide
}

/// Drops lines that stand above the headline without belonging to it.
fn drop_strangers(
    texts: &mut Vec<&str>,
    lines: &[Line<'_>],
    anchor: &Anchor<'_>,
    block: &Block<'_>,
    known_site: bool,
) {
    while texts.len() > 1
        && texts.first().is_some_and(|top| is_statement(top))
        && texts.iter().any(|text| !is_statement(text))
    {
        texts.remove(0);
    }
    if let Some(at) = texts.iter().position(|text| heads_document(text, lines, block)) {
        texts.drain(..at);
        return;
    }
    let story = story(lines, anchor.end);
    if block.top == 0 && texts.len() > 1 && is_ticker(texts, &story) {
        texts.remove(0);
    }
    if !known_site {
        nearest(texts);
    }
}

/// The dump starts with the page's own title, and this line repeats it: `Headline - Site`.
fn heads_document(text: &str, lines: &[Line<'_>], block: &Block<'_>) -> bool {
    let reach = 5;
    let above = lines.iter().take(reach.min(block.top));
    above.filter(|line| line.text.len() >= text.len()).any(|line| {
        let rest = line.text.strip_prefix(text).map(str::trim_start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '|', '–', '—', ':', '<', '«', '·']))
    })
}

/// Another story's headline at the very top shares next to no word with the story; the headline
/// below it does. A line wider than a headline below it is a deck, and the top line the headline.
fn is_ticker(texts: &[&str], story: &str) -> bool {
    let (fewest_words, most_shared, widest) = (3, 25, 90);
    let [top, next, ..] = texts else { return false };
    let (foreign, own) = (shared(top, story), shared(next, story));
    stems(top).len() >= fewest_words && width(next) <= widest && foreign <= most_shared && foreign * 2 < own
}

/// The share of a line's words that the story has too, in hundredths.
pub(super) fn shared(text: &str, story: &str) -> usize {
    let fewest_words = 3;
    let stems = stems(text);
    stems.iter().filter(|stem| story.contains(stem.as_str())).count() * 100 / stems.len().max(fewest_words)
}

/// The beginnings of the words that carry meaning.
fn stems(text: &str) -> Vec<String> {
    let (shortest, kept) = (4, 5);
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            let wide = word.chars().any(super::prose::is_wide);
            word.chars().count() >= if wide { shortest / 2 } else { shortest }
        })
        .map(|word| word.chars().take(if word.is_ascii() { kept } else { 2 }).collect())
        .collect()
}

/// The first lines of the story, in small letters.
pub(super) fn story(lines: &[Line<'_>], from: usize) -> String {
    let (most_lines, most_bytes) = (12, 4 << 10);
    let mut story = String::new();
    for line in lines.iter().skip(from).take(most_lines) {
        story.push_str(&super::detect::head(line.text, most_bytes).to_lowercase());
        story.push('\n');
        if story.len() > most_bytes {
            break;
        }
    }
    story
}

/// On an unknown site only the two lines next to the anchor count, and the upper one only where
/// the lower one is a deck: closed like a sentence, or clearly longer.
fn nearest(texts: &mut Vec<&str>) {
    let spare = texts.len().saturating_sub(2);
    texts.drain(..spare);
    if let [upper, lower] = texts[..] {
        let deck = is_closed(lower) || width(lower) * 3 > width(upper) * 4;
        if !deck {
            texts.remove(0);
        }
    }
}

/// The section: a name of the menu right above the story that is no part of the menu itself, since
/// next to nothing of the menu stands above it, or it repeats an entry.
fn section(lines: &[Line<'_>], top: usize) -> Option<String> {
    let at = top.checked_sub(1)?;
    let line = lines.get(at).filter(|line| line.sort == Sort::Menu)?;
    let above = lines.get(..at)?;
    let run = above.iter().rev().take_while(|above| above.sort == Sort::Menu).take(PATH).count();
    let again =
        || above.iter().any(|entry| entry.sort == Sort::Menu && entry.text.eq_ignore_ascii_case(line.text));
    (run < PATH || again()).then(|| fold(line.text))
}

/// So many names in a row are a menu; fewer are a path from section to subsection.
const PATH: usize = 2;

/// The head of a dump without an anchor: what stands before `story`.
pub(super) fn alone<'a>(lines: &[Line<'a>], story: usize, layout: Option<&TextLayout>) -> Head<'a> {
    let mut at = Vec::new();
    for (i, line) in lines.iter().enumerate().take(story).rev() {
        let furniture = is_furniture(line) || is_small(line.text, layout.is_some());
        if at.len() == MOST_LINES || (furniture && !at.is_empty()) {
            break;
        }
        if !furniture {
            at.push(i);
        }
    }
    let top = at.last().copied().unwrap_or(story);
    let mut texts: Vec<&str> =
        at.iter().rev().filter_map(|at| lines.get(*at)).map(|line| line.text).collect();
    if layout.is_none() {
        nearest(&mut texts);
    }
    let section = section(lines, top);
    let deck = layout.is_some_and(|layout| layout.deck_first) && top == 0;
    match texts[..] {
        [deck_line] if deck => {
            Head { subtitle: Some(fold(deck_line)), section, start: story, ..Head::default() }
        }
        _ => Head { section, start: story, ..titled(&texts, layout) },
    }
}

/// The story of a page starts within so many lines.
const LOOKED_AT: usize = 3_000;

/// The first line of prose, or the first caption.
pub(super) fn first_told(lines: &[Line<'_>]) -> usize {
    let end = lines.len().min(LOOKED_AT);
    (0..end).find(|at| starts_story(lines, *at)).unwrap_or(end)
}

fn starts_story(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let plain = line.sort == Sort::Plain && !is_notice(line.text);
    plain && (is_prose(line.text) || is_credited(line.text) || doubled(lines, at).is_some())
}

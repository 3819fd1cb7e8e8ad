//! Reads Markdown again, and says what the reading has to be.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use newsprint::{Block, Text};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::articles::{Letter, letters};

/// A block as a reader sees it.
#[derive(Debug, PartialEq)]
pub enum Seen {
    Paragraph(Vec<Letter>),
    Heading(u8, Vec<Letter>),
    Quote(Vec<Vec<Letter>>),
    List(bool, Vec<Vec<Letter>>),
    Table(Vec<Vec<Vec<Letter>>>),
    Code(String),
}

/// All that GitHub reads, and more.
const GITHUB: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// Reads the blocks that the crate writes; any other is a failure.
#[derive(Default)]
struct Reader {
    seen: Vec<Seen>,
    run: Vec<Letter>,
    strong: usize,
    emphasis: usize,
    link: Vec<String>,
    texts: Vec<Vec<Letter>>,
    rows: Vec<Vec<Vec<Letter>>>,
    in_quote: bool,
    in_item: bool,
    code: Option<String>,
}

pub fn read(markdown: &str) -> Vec<Seen> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, GITHUB) {
        reader.event(event);
    }
    reader.seen
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => text.chars().for_each(|c| self.letter(c)),
            },
            Event::HardBreak => self.letter('\n'),
            other => panic!("{other:?}"),
        }
    }

    fn letter(&mut self, c: char) {
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        self.run.push(Letter { c, strong, emphasis, link: self.link.last().cloned() });
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => self.link.push(dest_url.to_string()),
            Tag::Image { dest_url, .. } => self.link.push(format!("image {dest_url}")),
            Tag::BlockQuote(None) => self.in_quote = true,
            Tag::Item => self.in_item = true,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if info.is_empty() => self.code = Some(String::new()),
            Tag::Paragraph | Tag::Heading { .. } | Tag::List(None | Some(1)) | Tag::Table(_) => {}
            Tag::MetadataBlock(_) => self.code = Some(String::new()),
            Tag::TableHead | Tag::TableRow | Tag::TableCell => {}
            other => panic!("{other:?}"),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Link | TagEnd::Image => drop(self.link.pop()),
            TagEnd::Paragraph if self.in_quote => self.texts.push(std::mem::take(&mut self.run)),
            TagEnd::Paragraph if self.in_item => {}
            TagEnd::Paragraph => self.seen.push(Seen::Paragraph(std::mem::take(&mut self.run))),
            TagEnd::Heading(level) => {
                self.seen.push(Seen::Heading(number(level), std::mem::take(&mut self.run)))
            }
            TagEnd::BlockQuote(_) => {
                self.in_quote = false;
                self.seen.push(Seen::Quote(std::mem::take(&mut self.texts)));
            }
            TagEnd::Item => {
                self.in_item = false;
                self.texts.push(std::mem::take(&mut self.run));
            }
            TagEnd::List(ordered) => self.seen.push(Seen::List(ordered, std::mem::take(&mut self.texts))),
            TagEnd::TableCell => self.texts.push(std::mem::take(&mut self.run)),
            TagEnd::TableRow | TagEnd::TableHead => self.rows.push(std::mem::take(&mut self.texts)),
            TagEnd::Table => self.seen.push(Seen::Table(std::mem::take(&mut self.rows))),
            TagEnd::CodeBlock => self.seen.push(Seen::Code(self.code.take().unwrap())),
            TagEnd::MetadataBlock(_) => self.code = None,
            _ => {}
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// What the body has to be read as; pictures, embeds and entries have tests of their own.
pub fn expected(body: &[Block]) -> Vec<Seen> {
    let mut seen = Vec::new();
    for block in body {
        match block {
            Block::Paragraph(text) if !is_blank(text) => seen.push(Seen::Paragraph(lines(text))),
            Block::Heading { level, text } if !is_blank(text) => {
                seen.push(Seen::Heading((*level).clamp(1, 6), heading(text)));
            }
            Block::Quote(text) if !is_blank(text) => match seen.last_mut() {
                Some(Seen::Quote(texts)) => texts.push(lines(text)),
                _ => seen.push(Seen::Quote(vec![lines(text)])),
            },
            Block::List { ordered, items } if !items.iter().all(is_blank) => {
                seen.push(Seen::List(*ordered, items.iter().filter(|i| !is_blank(i)).map(lines).collect()));
            }
            Block::Table { rows } if !rows.iter().flatten().all(is_blank) => {
                seen.push(Seen::Table(table(rows)))
            }
            Block::Code { text } if !text.trim().is_empty() => {
                let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
                seen.push(Seen::Code(lines + "\n"));
            }
            _ => {}
        }
    }
    seen
}

fn table(rows: &[Vec<Text>]) -> Vec<Vec<Vec<Letter>>> {
    let rows: Vec<_> = rows.iter().filter(|row| !row.iter().all(is_blank)).collect();
    let width = rows.iter().map(|row| row.len()).max().unwrap();
    let cells = |row: &Vec<Text>| {
        let mut cells: Vec<_> = row.iter().map(line).collect();
        cells.resize(width, Vec::new());
        cells
    };
    rows.into_iter().map(cells).collect()
}

fn is_blank(text: &Text) -> bool {
    text.trim().is_empty()
}

/// Without the line breaks at the ends.
fn lines(text: &Text) -> Vec<Letter> {
    let all = letters(text);
    let first = all.iter().take_while(|l| l.c == '\n').count();
    let last = all.iter().rev().take_while(|l| l.c == '\n').count();
    all.get(first..all.len().saturating_sub(last)).unwrap_or_default().to_vec()
}

/// All of it strong is as good as none of it.
fn heading(text: &Text) -> Vec<Letter> {
    let mut letters = line(text);
    let is_gap = |l: &&Letter| l.c.is_whitespace();
    let (first, last) =
        (letters.iter().take_while(is_gap).count(), letters.iter().rev().take_while(is_gap).count());
    if letters[first..letters.len() - last].iter().all(|l| l.strong) {
        letters.iter_mut().for_each(|l| l.strong = false);
    }
    letters
}

fn line(text: &Text) -> Vec<Letter> {
    let mut letters = lines(text);
    letters.iter_mut().filter(|l| l.c == '\n').for_each(|l| l.c = ' ');
    letters
}

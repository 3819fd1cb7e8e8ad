//! Bylines that no markup tells: lines between the headline and the story.

use std::cell::OnceCell;

use super::marks::is_foreign;
use super::{Resolver, read, signed};
use crate::article::{Author, Block};
use crate::tree::text::Writer;
use crate::tree::text::fold;
use crate::tree::{NodeId, Tag};
use crate::values::byline::shape::is_hangul;
use crate::values::byline::{self, Byline, Terse};
use crate::values::date;
use crate::values::headline::key;

/// Lines that are looked at behind the headline.
const MOST_LINES: usize = 40;

/// Lines that are looked at for a signature.
const PAGE_LINES: usize = 600;

/// Lines of this many bytes are prose; the byline stands before the second one.
const PROSE: usize = 200;

/// Bytes of the paragraph that opens the story.
const OPENING: usize = 80;

/// Longest byline in bytes that stands without markup.
const LONGEST_LINE: usize = 120;

/// Most nodes of an element that holds a line and nothing else; larger ones are not read for each of
/// their lines.
const LINE_NODES: usize = 40;

/// A line with a date and a name of one word is no longer, in bytes.
const SIGNED: usize = 50;

/// Folders of addresses under which sites keep their sections and topics.
#[rustfmt::skip]
const TOPIC_FOLDERS: &[&str] = &[
    "/category/", "/categories/", "/tag/", "/tags/", "/topic/", "/topics/", "/section/", "/sections/",
    "/thema/", "/themen/", "/kategorie/", "/rubrik/", "/categoria/", "/categorie/", "/series/", "/collection/",
];

pub(in crate::resolve) struct Line {
    /// The first node with words.
    start: NodeId,
    block: NodeId,
    text: String,
    /// Who is named, if the line is nothing but a byline; read once for all who ask.
    terse: OnceCell<Option<Terse>>,
}

/// Lines as they are gathered.
#[derive(Default)]
struct Below {
    lines: Vec<Line>,
    writer: Writer,
    /// Where the open line starts, and its block.
    start: Option<(NodeId, NodeId)>,
    prose: usize,
}

impl Below {
    /// A text in another block than the one before begins a line.
    fn push(&mut self, resolver: &Resolver, node: NodeId, raw: &str) {
        let block = resolver.block(node);
        if self.start.is_some_and(|(_, open)| open != block) {
            self.end();
        }
        self.writer.push(raw);
        if self.start.is_none() && !self.writer.is_empty() {
            self.start = Some((node, block));
        }
    }

    fn end(&mut self) {
        let text = self.writer.take().to_string();
        if let Some((start, block)) = self.start.take() {
            self.prose += usize::from(text.len() > PROSE);
            self.lines.push(Line { start, block, text, terse: OnceCell::new() });
        }
    }
}

impl Resolver<'_> {
    /// The first line under the headline whose label says that it is a byline, and its block.
    pub(super) fn labelled_line(&self) -> Option<(NodeId, Byline)> {
        let sites = self.sites();
        self.head_lines().iter().find_map(|line| {
            let terse = self.terse(line).filter(|t| t.labelled)?;
            let dated = line.text.len() < SIGNED && date::first(&line.text).is_some();
            let fits = |name: &str| is_full(name) || dated && !read::is_nobody(name, sites);
            terse.byline.authors.iter().all(|a| fits(&a.name)).then(|| (line.block, terse.byline.clone()))
        })
    }

    /// The first line behind the headline that signs a story as Korean papers do: a name with its
    /// role, or with an e-mail address. The generic body may leave it out.
    pub(super) fn signing_line(&self) -> Option<Byline> {
        if !self.shows_hangul(self.headline?) {
            return None;
        }
        let lines = self.lines_below(PAGE_LINES, usize::MAX)?;
        let korean = |text: &&str| text.len() <= LONGEST_LINE && text.chars().any(is_hangul);
        let texts = lines.iter().map(|line| line.text.as_str()).filter(korean);
        let mut signed = texts.filter_map(byline::closing_line);
        signed.find(|found| found.authors.iter().any(|a| !a.name.is_empty()))
    }

    /// The first lines under the headline that are short enough for a byline.
    pub(super) fn short_lines(&self, most: usize) -> impl Iterator<Item = &str> {
        let before_prose = self.head_lines().iter().map(|line| line.text.as_str());
        let before_prose = before_prose.take_while(|text| text.len() <= PROSE).take(most);
        before_prose.filter(|text| text.len() <= LONGEST_LINE)
    }

    fn terse<'l>(&self, line: &'l Line) -> Option<&'l Terse> {
        line.terse.get_or_init(|| self.read_terse(line)).as_ref()
    }

    fn read_terse(&self, line: &Line) -> Option<Terse> {
        let short = Some(line.text.as_str()).filter(|t| t.len() <= LONGEST_LINE)?;
        let whole = byline::terse(short)?;
        let tree = &self.page.tree;
        let alone =
            line.block != NodeId::ROOT && tree.end(line.block).index() - line.block.index() < MOST_LINES;
        let parted = alone.then(|| read::lines(tree, line.block)).filter(|t| fold(t) == line.text);
        Some(parted.and_then(|text| byline::terse(&text)).unwrap_or(whole))
    }

    /// Whether one of the people is named under the headline.
    pub(super) fn shows_any(&self, people: &[Author]) -> bool {
        let names: Vec<String> = people.iter().map(|a| key(&a.name)).collect();
        let mut short = self.head_lines().iter().filter(|l| l.text.len() <= PROSE).map(|l| key(&l.text));
        short.any(|line| names.iter().any(|name| line.contains(name)))
    }

    /// The first line under the headline that is a full name and a date, or a full name that stands
    /// out as a whole right before the story.
    pub(super) fn unmarked_line(&self) -> Option<Byline> {
        let lines = self.head_lines();
        lines.iter().enumerate().find_map(|(at, line)| {
            let terse =
                self.terse(line).filter(|_| !self.leads_elsewhere(line) && !self.heads_a_part(line))?;
            let opens = lines.get(at + 1).is_some_and(|next| next.text.len() > OPENING);
            let dated = date::first(&line.text).is_some();
            let names = terse.byline.authors.iter().all(|a| is_plain(&a.name));
            ((dated || opens && self.is_emphasised(line)) && names).then(|| terse.byline.clone())
        })
    }

    /// A heading, or a line that stands within the story: what follows is one of its parts.
    fn heads_a_part(&self, line: &Line) -> bool {
        let text = key(&line.text);
        let paragraph = |block: &Block| match block {
            Block::Paragraph(text) => Some(text.to_string()),
            _ => None,
        };
        let mut before = self.draft.article.body.iter().filter_map(paragraph);
        let mut told = false;
        let within = before.any(|paragraph| {
            told |= paragraph.len() > PROSE;
            key(&paragraph) == text
        });
        self.page.tree.tag(line.block).heading_level().is_some() || within && told
    }

    /// The line right behind the last paragraph of the body, if it stands out as a whole and is
    /// nothing but full names: the generic body leaves such signatures out.
    pub(super) fn line_behind(&self) -> Option<Byline> {
        let body = &self.draft.article.body;
        let last = body.iter().rev().find_map(|block| match block {
            Block::Paragraph(text) => text.to_string().lines().last().map(key),
            _ => None,
        })?;
        let lines = self.lines_below(PAGE_LINES, usize::MAX)?;
        let at = lines.iter().rposition(|line| key(&line.text) == last)?;
        let line =
            lines.get(at + 1).filter(|line| self.is_emphasised(line) && !self.leads_elsewhere(line))?;
        let is_heading = self.page.tree.tag(line.block).heading_level().is_some();
        let goes_on = lines.iter().skip(at + 2).take(2).any(|next| next.text.len() > PROSE);
        if is_heading || goes_on {
            return None;
        }
        signed(&line.text).filter(|found| found.authors.iter().all(|a| is_plain(&a.name)))
    }

    /// The lines between the headline and the story.
    fn head_lines(&self) -> &[Line] {
        self.head_lines.get_or_init(|| self.lines_below(MOST_LINES, 2).unwrap_or_default())
    }

    fn lines_below(&self, most: usize, prose: usize) -> Option<Vec<Line>> {
        let tree = &self.page.tree;
        let headline = self.headline?;
        let mut below = Below::default();
        let mut at = tree.after(headline);
        while at.index() < tree.len() && below.lines.len() < most && below.prose < prose {
            let skip = tree.is_hidden(at)
                || tree.tag(at) == Tag::Figure
                || self.is_removed(at)
                || is_foreign(tree, at, self.headline);
            if skip || tree.tag(at) == Tag::Br {
                below.end();
            } else if let Some(raw) = tree.raw_text(at) {
                below.push(self, at, raw);
            }
            at = if skip { tree.after(at) } else { tree.next(at) };
        }
        if at.index() >= tree.len() {
            below.end();
        }
        Some(below.lines)
    }

    /// Whether there is Hangul behind the headline: on most pages no line need be gathered.
    fn shows_hangul(&self, headline: NodeId) -> bool {
        let tree = &self.page.tree;
        let mut at = tree.after(headline);
        while at.index() < tree.len() {
            if tree.raw_text(at).is_some_and(|raw| raw.contains(is_hangul)) {
                return true;
            }
            at = if tree.is_hidden(at) { tree.after(at) } else { tree.next(at) };
        }
        false
    }

    /// Links to a section or a topic.
    fn leads_elsewhere(&self, line: &Line) -> bool {
        let tree = &self.page.tree;
        let link = tree.ancestors(line.start).take(4).find(|up| tree.tag(*up) == Tag::A);
        let href = link.and_then(|link| tree.attribute(link, "href")).unwrap_or_default();
        TOPIC_FOLDERS.iter().any(|folder| href.contains(folder))
    }

    fn block(&self, id: NodeId) -> NodeId {
        let tree = &self.page.tree;
        tree.ancestors(id).take(12).find(|up| tree.tag(*up).is_block()).unwrap_or(NodeId::ROOT)
    }

    /// Bold or in italics as a whole.
    fn is_emphasised(&self, line: &Line) -> bool {
        let tree = &self.page.tree;
        let small = |up: &NodeId| tree.end(*up).index() - up.index() <= LINE_NODES;
        let mut around = tree.ancestors(line.start).take(4).take_while(small);
        around.any(|up| {
            matches!(tree.tag(up), Tag::B | Tag::Strong | Tag::Em | Tag::I) && tree.line(up) == line.text
        })
    }
}

/// A name that no section or place is likely to be: two words, or Hangul, Han and kana.
pub(super) fn is_full(name: &str) -> bool {
    let dense =
        |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    name.trim().contains(' ') || name.chars().any(dense)
}

/// Two or three capitalised words: without mark or label, particles may be those of a phrase.
fn is_plain(name: &str) -> bool {
    let words = name.split(' ').count();
    (2..=3).contains(&words) && name.split(' ').all(|w| w.starts_with(char::is_uppercase))
}

//! What the forest of `model.rs` is told of each piece, as numbers. The order is part of the
//! model: after a change here it has to be trained anew (`benches/train`).

use std::collections::{HashMap, HashSet};

use super::context::{Context, above};
use super::judge::weight;
use super::pieces::{Kind, Piece};
use super::words;
use crate::page::Page;
use crate::text::Style;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::headline::key;

/// Weighted letters from which a piece counts as prose.
const PROSE: usize = 60;

/// What is measured on a text once.
struct Measure {
    key: u64,
    weight: usize,
    words: usize,
    link_share: f32,
    is_prose: bool,
    ends: bool,
}

/// The features of every piece of a page.
pub(crate) struct Features<'a> {
    tree: &'a Tree,
    context: Context,
    pieces: &'a [Piece],
    measures: Vec<Measure>,
    /// Prose weight, all weight and linked weight of each container.
    containers: HashMap<NodeId, Sums>,
    /// The same for pieces whose element and parent look alike.
    signatures: HashMap<u64, Sums>,
    runs: Vec<Run>,
    total: usize,
    title: Option<usize>,
    articles: usize,
    claims: Claims,
}

/// Where a piece stands among the prose: weight of the prose before it, and how many pieces that
/// are no prose part it from the prose before and after.
#[derive(Default, Clone, Copy)]
struct Run {
    prose_before: usize,
    gap_before: usize,
    gap_after: usize,
}

fn runs(measures: &[Measure]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(measures.len());
    let mut now = Run::default();
    for m in measures {
        runs.push(now);
        now.prose_before += if m.is_prose { m.weight } else { 0 };
        now.gap_before = if m.is_prose { 0 } else { now.gap_before + 1 };
    }
    let mut gap = 0;
    for (run, m) in runs.iter_mut().zip(measures).rev() {
        run.gap_after = gap;
        gap = if m.is_prose { 0 } else { gap + 1 };
    }
    runs
}

#[derive(Default, Clone, Copy)]
struct Sums {
    /// First and last piece.
    first: usize,
    last: usize,
    prose: usize,
    all: usize,
    linked: usize,
    count: usize,
}

impl Sums {
    fn add(&mut self, i: usize, measure: &Measure) {
        self.first = if self.count == 0 { i } else { self.first };
        self.last = i;
        self.count += 1;
        self.all += measure.weight;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let linked = (measure.weight as f32 * measure.link_share) as usize;
        self.linked += linked;
        self.prose += if measure.is_prose { measure.weight } else { 0 };
    }
}

/// What the head says that the body may agree with.
struct Claims {
    /// Hashes of every stretch of [`STRETCH`] bytes of JSON-LD's `articleBody`.
    body: HashSet<u64>,
    summary: String,
    title: String,
    seen: HashMap<u64, usize>,
}

/// Bytes that make it unlikely that a piece agrees with `articleBody` by chance.
const STRETCH: usize = 24;

/// Bytes of `articleBody` that are looked at.
const LONGEST_CLAIM: usize = 400_000;

fn stretches(text: &str) -> HashSet<u64> {
    text.as_bytes().windows(STRETCH).take(LONGEST_CLAIM).map(hash_bytes).collect()
}

impl<'a> Features<'a> {
    pub(crate) fn new(page: &'a Page, title: &str, pieces: &'a [Piece]) -> Self {
        let tree = &page.tree;
        let measures: Vec<Measure> = pieces.iter().map(measure).collect();
        let mut containers: HashMap<NodeId, Sums> = HashMap::new();
        let mut signatures: HashMap<u64, Sums> = HashMap::new();
        let mut seen: HashMap<u64, usize> = HashMap::new();
        for (i, (piece, m)) in pieces.iter().zip(&measures).enumerate() {
            for id in parents(tree, piece.node) {
                containers.entry(id).or_default().add(i, m);
            }
            signatures.entry(signature(tree, piece.node)).or_default().add(i, m);
            *seen.entry(m.key).or_default() += 1;
        }
        let total = measures.iter().filter(|m| m.is_prose).map(|m| m.weight).sum();
        let title = key(title);
        let title_key = hash(&title);
        let is_title = |(p, m): (&Piece, &Measure)| m.key == title_key && matches!(p.kind, Kind::Heading(_));
        let at = pieces.iter().zip(&measures).position(is_title);
        let at = at.or_else(|| measures.iter().position(|m| m.key == title_key));
        let claims = Claims {
            body: stretches(&key(&page.json_ld.body().join(" "))),
            summary: key(page
                .meta
                .get("og:description")
                .or_else(|| page.meta.get("description"))
                .unwrap_or_default()),
            title,
            seen,
        };
        let articles = tree.elements(Tag::Article).count();
        Features {
            tree,
            context: Context::of(page),
            pieces,
            containers,
            signatures,
            runs: runs(&measures),
            measures,
            total,
            title: at,
            articles,
            claims,
        }
    }

    /// The features of one piece.
    pub(crate) fn row(&self, i: usize) -> Vec<f32> {
        let mut row = Row(Vec::with_capacity(COUNT));
        if let (Some(piece), Some(m)) = (self.pieces.get(i), self.measures.get(i)) {
            text(&mut row, piece, m);
            self.place(&mut row, piece);
            self.surroundings(&mut row, i, piece);
            self.neighbours(&mut row, i);
            self.agreement(&mut row, piece, m);
        }
        row.0
    }

    fn place(&self, row: &mut Row, piece: &Piece) {
        let tree = self.tree;
        let node = piece.node;
        let up = tree.parent(node).unwrap_or(NodeId::ROOT);
        let next = tree.parent(up).unwrap_or(NodeId::ROOT);
        row.count(tag_code(tree.tag(node)));
        row.count(tag_code(tree.tag(up)));
        row.count(tag_code(tree.tag(next)));
        row.count(tree.ancestors(node).count());
        let near = self.context.own(node) | self.context.own(up) | self.context.own(next);
        row.bits(near, words::COUNT);
        row.bits(self.context.all(node), words::COUNT);
        row.bits(self.context.tags(node), above::COUNT);
        row.log(self.articles);
    }

    /// How much of the page's prose stands in the elements around the piece, and how linked
    /// they are.
    fn surroundings(&self, row: &mut Row, i: usize, piece: &Piece) {
        let mut sums =
            parents(self.tree, piece.node).map(|id| self.containers.get(&id).copied().unwrap_or_default());
        for _ in 0..4 {
            let s = sums.next().unwrap_or_default();
            row.share(s.prose, self.total);
            row.share(s.linked, s.all);
            row.log(s.count);
            row.log(i.saturating_sub(s.first));
            row.log(s.last.saturating_sub(i));
        }
        let alike = self.signatures.get(&signature(self.tree, piece.node)).copied().unwrap_or_default();
        row.share(alike.prose, self.total);
        row.share(alike.linked, alike.all);
        row.log(alike.count);
        row.share(i, self.pieces.len());
        let run = self.runs.get(i).copied().unwrap_or_default();
        row.share(run.prose_before, self.total);
        row.log(self.total);
        let from_title = self.title.map_or(-1000.0, |t| i as f32 - t as f32);
        row.0.push(from_title.clamp(-50.0, 200.0));
        row.log(run.gap_before);
        row.log(run.gap_after);
        self.kinship(row, piece.node);
    }

    /// How many levels the headline and the piece are below the element that holds both, and
    /// whether an `article` holds both.
    fn kinship(&self, row: &mut Row, node: NodeId) {
        let tree = self.tree;
        let headline = self.title.and_then(|t| self.pieces.get(t)).map(|p| p.node);
        let common = headline.and_then(|h| tree.ancestors(h).position(|up| tree.contains(up, node)));
        let (Some(headline), Some(levels)) = (headline, common) else {
            row.0.extend([-1.0; 3]);
            return;
        };
        let holder = tree.ancestors(headline).nth(levels).unwrap_or(NodeId::ROOT);
        row.count(levels);
        row.count(tree.ancestors(node).take_while(|up| *up != holder).count());
        let both =
            std::iter::once(holder).chain(tree.ancestors(holder)).any(|up| tree.tag(up) == Tag::Article);
        row.flag(both);
    }

    fn neighbours(&self, row: &mut Row, i: usize) {
        for offset in [-2i64, -1, 1, 2] {
            let at = i64::try_from(i).ok().and_then(|i| usize::try_from(i + offset).ok());
            let near = at.and_then(|at| self.pieces.get(at).zip(self.measures.get(at)));
            let Some((piece, m)) = near else {
                row.0.extend([-1.0; 5]);
                continue;
            };
            row.log(m.weight);
            row.0.push(m.link_share);
            row.count(kind_code(&piece.kind));
            row.flag(m.ends);
            row.flag(
                self.pieces.get(i).is_some_and(|p| self.tree.parent(p.node) == self.tree.parent(piece.node)),
            );
        }
    }

    fn agreement(&self, row: &mut Row, piece: &Piece, m: &Measure) {
        let key = if piece.text.len() < 3000 { key(&piece.text) } else { String::new() };
        row.0.push(self.claims.said(&key));
        let summary = &self.claims.summary;
        let agrees = !summary.is_empty()
            && key.len() > 12
            && (summary.contains(&key) || key.starts_with(summary.as_str()));
        row.flag(agrees);
        row.flag(!key.is_empty() && key == self.claims.title);
        row.log(self.claims.seen.get(&m.key).copied().unwrap_or(0));
    }
}

impl Claims {
    /// -1: the head claims no body; -0.5: too short to tell; else whether start, middle and end of
    /// the piece stand in it.
    fn said(&self, key: &str) -> f32 {
        if self.body.is_empty() {
            return -1.0;
        }
        let Some(last) = key.len().checked_sub(STRETCH) else { return -0.5 };
        let stands = |at: usize| {
            key.as_bytes().get(at..at + STRETCH).is_some_and(|s| self.body.contains(&hash_bytes(s)))
        };
        let found = [0, last / 2, last].into_iter().filter(|at| stands(*at)).count();
        [0.0, 0.33, 0.67, 1.0].get(found).copied().unwrap_or(0.0)
    }
}

/// Features of a row, for the capacity alone.
const COUNT: usize = 150;

struct Row(Vec<f32>);

#[allow(clippy::cast_precision_loss)] // counts stay far below 2^24
impl Row {
    fn log(&mut self, n: usize) {
        self.0.push((1.0 + n as f32).ln());
    }

    fn count(&mut self, n: usize) {
        self.0.push(n as f32);
    }

    fn share(&mut self, part: usize, whole: usize) {
        self.0.push(if whole == 0 { 0.0 } else { part as f32 / whole as f32 });
    }

    fn flag(&mut self, is: bool) {
        self.0.push(f32::from(u8::from(is)));
    }

    fn bits(&mut self, set: u32, count: u32) {
        (0..count).for_each(|bit| self.flag(set & (1 << bit) != 0));
    }
}

fn text(row: &mut Row, piece: &Piece, m: &Measure) {
    let text: &str = &piece.text;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let count = |test: fn(char) -> bool| text.chars().filter(|c| test(*c)).count();
    row.log(m.weight);
    row.log(m.words);
    row.0.push(m.link_share);
    row.log(count(ends_sentence));
    row.flag(m.ends);
    row.share(count(|c| matches!(c, ',' | '、' | '，' | ';' | '،')), m.words);
    row.share(count(|c| c.is_numeric()), text.len());
    row.share(count(char::is_uppercase), letters);
    row.count(first_code(text));
    row.share(m.weight, m.words);
    row.flag(text.contains('@'));
    row.flag(text.contains('©') || text.contains("http") || text.contains("www."));
    row.log(count(|c| matches!(c, '|' | '•' | '»' | '›' | '·' | '/' | '#')));
    row.flag(text.trim_end().ends_with(':'));
    row.flag(text.contains('?'));
    row.share(covered(piece, |s| *s == Style::Strong), text.len());
    row.share(covered(piece, |s| *s == Style::Emphasis), text.len());
    row.log(piece.text.marks().iter().filter(|k| matches!(k.style, Style::Link { .. })).count());
    row.count(kind_code(&piece.kind));
    row.log(text.lines().count());
}

fn covered(piece: &Piece, is: impl Fn(&Style) -> bool) -> usize {
    piece.text.marks().iter().filter(|m| is(&m.style)).map(|m| m.end - m.start).sum()
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…' | '؟' | '।' | '۔')
}

fn measure(piece: &Piece) -> Measure {
    let text: &str = &piece.text;
    let weight = weight(text);
    #[allow(clippy::cast_precision_loss)]
    let link_share = piece.linked as f32 / text.len().max(1) as f32;
    let last = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | '」' | '“') || c.is_whitespace()
    });
    Measure {
        key: hash(&key(text)),
        weight,
        words: text.split_whitespace().count(),
        link_share: link_share.min(1.0),
        is_prose: weight >= PROSE && link_share < 0.5 && !matches!(piece.kind, Kind::Heading(_)),
        ends: last.chars().next_back().is_some_and(ends_sentence),
    }
}

fn kind_code(kind: &Kind) -> usize {
    match kind {
        Kind::Paragraph => 0,
        Kind::Heading(level) => usize::from(*level),
        Kind::Quote => 7,
        Kind::Item { .. } => 8,
        Kind::Cell { .. } => 9,
        Kind::Code => 10,
        Kind::Embed(_) => 11,
        Kind::Picture(_) => 12,
    }
}

fn tag_code(tag: Tag) -> usize {
    match tag {
        Tag::P => 0,
        Tag::Div => 1,
        Tag::Article | Tag::Main => 2,
        Tag::Section => 3,
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => 4,
        Tag::Blockquote => 5,
        Tag::Li => 6,
        Tag::Ul | Tag::Ol => 7,
        Tag::Td | Tag::Th => 8,
        Tag::Aside => 9,
        Tag::Header => 10,
        Tag::Footer => 11,
        Tag::Figure | Tag::Figcaption => 12,
        Tag::Body => 13,
        _ => 14,
    }
}

fn first_code(text: &str) -> usize {
    match text.chars().next() {
        None => 0,
        Some(c) if c.is_lowercase() => 1,
        Some(c) if c.is_uppercase() => 2,
        Some(c) if c.is_numeric() => 3,
        Some(c) if c.is_alphabetic() => 4,
        Some('"' | '“' | '„' | '«' | '\'' | '‘' | '—' | '–' | '-' | '「' | '»') => 5,
        Some('(' | '[') => 6,
        Some(_) => 7,
    }
}

/// The elements above a piece's own, nearest first, at most four. A piece that stands bare in a
/// container counts that container too.
pub(super) fn parents(tree: &Tree, node: NodeId) -> impl Iterator<Item = NodeId> {
    let own = (!matches!(tree.tag(node), Tag::P | Tag::Li | Tag::Blockquote)
        && tree.tag(node).heading_level().is_none())
    .then_some(node);
    own.into_iter().chain(tree.ancestors(node)).take(4)
}

/// What an element and its parent look like: tags and classes.
pub(super) fn signature(tree: &Tree, node: NodeId) -> u64 {
    let up = tree.parent(node).unwrap_or(NodeId::ROOT);
    let class = |id| tree.attribute(id, "class").unwrap_or_default();
    let parts = [tree.name(node), class(node), tree.name(up), class(up)];
    parts.iter().fold(0, |h: u64, part| h.rotate_left(9) ^ hash(part))
}

/// FNV-1a: the same on every machine, unlike the standard library's.
fn hash(text: &str) -> u64 {
    hash_bytes(text.as_bytes())
}

fn hash_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

//! The article as Markdown.

mod emphasis;
mod escape;
mod inline;
mod pairs;

use super::Render;
use super::front_matter;
use super::head::{DOT, Head};
use super::pieces::{Figure, Piece, entry_lines, pieces};
use super::spans::{Marked, Weight};
use crate::article::Article;
use crate::text::Text;
use escape::Place;
use inline::{inline, target};

pub(super) fn write(article: &Article, render: &Render) -> String {
    let mut markdown = Markdown { out: String::new(), render };
    if render.front_matter {
        front_matter::write(article, &mut markdown.out);
    }
    if render.headline {
        markdown.head(article);
    }
    let pieces = pieces(article, render);
    let mut is_second = false;
    for (at, piece) in pieces.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| pieces.get(at));
        is_second = !is_second && before.is_some_and(|before| joins(before, piece));
        markdown.piece(piece, is_second);
    }
    markdown.out
}

/// Two lists of a sort in a row would be read as one, were they marked alike.
fn joins(before: &Piece<'_>, piece: &Piece<'_>) -> bool {
    match (before, piece) {
        (Piece::List { ordered: before, .. }, Piece::List { ordered, .. }) => before == ordered,
        _ => false,
    }
}

struct Markdown<'a> {
    out: String,
    render: &'a Render,
}

impl Markdown<'_> {
    fn head(&mut self, article: &Article) {
        let head = Head::new(article);
        if !head.title.is_empty() {
            self.heading(1, Marked::plain(&head.title));
        }
        if !head.standfirst.is_empty() {
            self.block(&inline(Marked::whole(&head.standfirst, Weight::Strong), Place::Block));
        }
        let byline = self.inline(&head.byline, Place::Block);
        let sources = [byline, head.published.unwrap_or_default()];
        let sources: Vec<String> = sources.into_iter().filter(|s| !s.is_empty()).collect();
        if !sources.is_empty() {
            self.block(&sources.join(DOT));
        }
    }

    fn piece(&mut self, piece: &Piece<'_>, is_second: bool) {
        match piece {
            Piece::Paragraph(text) => self.block(&self.inline(text, Place::Block)),
            Piece::Heading(level, text) => {
                self.heading(self.render.level(*level), Marked::heading(text, self.render));
            }
            Piece::Quote(texts) => {
                let texts: Vec<String> = texts.iter().map(|t| self.inline(t, Place::Block)).collect();
                self.block(&behind("> ", "> ", &texts.join("\n\n")));
            }
            Piece::List { ordered, items } => self.list(*ordered, items, is_second),
            Piece::Figure(figure) => self.figure(figure),
            Piece::Table(rows) => self.table(rows),
            Piece::Code(text) => self.code(text),
            Piece::Embed(url) => {
                let shown = inline(Marked::plain(url), Place::Label);
                self.block(&format!("[{shown}]{}", target(url)));
            }
            Piece::Entry(title, published) => {
                let (title, time) = entry_lines(*title, *published);
                self.heading(2, Marked::plain(&title));
                time.iter().for_each(|time| self.block(time));
            }
        }
    }

    /// A block on lines of its own, a blank line before it.
    fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn inline(&self, text: &Text, place: Place) -> String {
        inline(Marked::new(text, self.render), place)
    }

    fn heading(&mut self, level: u8, text: Marked<'_>) {
        let signs = "#".repeat(usize::from(level));
        self.block(&format!("{signs} {}", inline(text, Place::Heading)));
    }

    fn list(&mut self, ordered: bool, items: &[&Text], is_second: bool) {
        let mut list = String::new();
        for (at, item) in items.iter().enumerate() {
            let sign = match (ordered, is_second) {
                (false, false) => "- ".to_owned(),
                (false, true) => "* ".to_owned(),
                (true, false) => format!("{}. ", at + 1),
                (true, true) => format!("{}) ", at + 1),
            };
            list.push_str(if at > 0 { "\n" } else { "" });
            list.push_str(&behind(&sign, &" ".repeat(sign.len()), &self.inline(item, Place::Block)));
        }
        self.block(&list);
    }

    /// The picture, and its caption on the next line.
    fn figure(&mut self, figure: &Figure<'_>) {
        let picture = figure.url.as_ref().map(|url| {
            let alt = inline(Marked::plain(figure.image.alt.as_deref().unwrap_or_default()), Place::Label);
            format!("![{alt}]{}", target(url))
        });
        let caption = figure.caption.as_ref();
        let caption = caption.map(|text| inline(Marked::whole(text, Weight::Emphasis), Place::Block));
        self.block(&picture.into_iter().chain(caption).collect::<Vec<_>>().join("\\\n"));
    }

    /// The first row is the head, for there must be one; it is as wide as the widest row.
    fn table(&mut self, rows: &[&[Text]]) {
        let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        let mut lines = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let mut cells: Vec<String> = row.iter().map(|cell| self.inline(cell, Place::Cell)).collect();
            if at == 0 {
                cells.resize(width, String::new());
            }
            lines.push(format!("| {} |", cells.join(" | ")));
            if at == 0 {
                lines.push(format!("|{}", " --- |".repeat(width)));
            }
        }
        self.block(&lines.join("\n"));
    }

    /// Between fences longer than any row of backticks in it.
    fn code(&mut self, text: &str) {
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(3.max(longest + 1));
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
        self.block(&format!("{fence}\n{text}\n{fence}"));
    }
}

/// The lines of a block behind a sign, those after the first behind `rest`; there is no white
/// space at a line's end.
fn behind(sign: &str, rest: &str, text: &str) -> String {
    let mut out = String::from(sign);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { rest.trim_end() } else { rest });
        }
        out.push_str(line);
    }
    out
}

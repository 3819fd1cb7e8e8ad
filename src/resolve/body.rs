//! The body: the profile's container or the generic reading; then what stands in it and is not
//! the story goes to its own field.

use std::collections::HashSet;

use super::Resolver;
use super::imprint::is_imprint;
use crate::article::Image;
use crate::content::image;
use crate::content::judge::{self, weight};
use crate::content::{Body, Kind, Piece, assemble, cut};
use crate::field::Field;
use crate::profile::generic::GENERIC;
use crate::signals::{scripts, state_json};
use crate::text::Text;
use crate::tree::{NodeId, Tag};
use crate::values::byline::{self, Byline};
use crate::values::headline::{key, letters};
use crate::values::url::resolve;

/// Lines that may close a story: bylines, copyright, e-mail addresses.
const MOST_CLOSING: usize = 12;

/// Bytes of a byline with an e-mail address.
const LONGEST_BYLINE: usize = 120;

impl Resolver<'_> {
    pub(super) fn body(&mut self) {
        let own = self.choice.layout.and_then(|l| l.body);
        let mut pieces = own.map(|_| self.own_pieces()).unwrap_or_default();
        let is_own = pieces.iter().any(is_substance);
        if let Some(selector) = own.filter(|_| is_own) {
            if let Some(trace) = &mut self.trace {
                trace.all_kept(&self.page.tree, &pieces);
            }
            self.remember(Field::Body, format!("css {}", selector.text()), true);
        } else {
            if own.is_some() {
                self.missed(Field::Body);
            }
            pieces = self.generic_pieces();
        }
        if !is_own && is_thin(&pieces) {
            self.scripted(&mut pieces);
        }
        self.take_closing(&mut pieces);
        captions_from_alts(&mut pieces);
        self.drop_repeats(&mut pieces);
        if let Some(trace) = self.trace.take() {
            self.draft.verdicts = trace.settle(&pieces);
        }
        let body = assemble(pieces);
        self.set_body(body, is_own);
    }

    /// The body that only the page's scripts hold: state that a browser would render, or JSON-LD
    /// `articleBody`. Asked only where the markup holds next to nothing.
    fn scripted(&mut self, pieces: &mut Vec<Piece>) {
        let shown = prose(pieces);
        let state = state_json::read(scripts::others(&self.page.tree));
        let state = state.filter(|s| s.paragraphs.iter().map(|p| weight(p)).sum::<usize>() > 2 * shown);
        if let Some(state) = state {
            *pieces = paragraphs(&state.paragraphs);
            pieces.extend(
                state.images.iter().filter_map(|(url, caption)| self.picture(url, caption.as_deref())),
            );
            self.remember(Field::Body, "script data", false);
            self.state = Some(state);
            return;
        }
        let claimed = self.page.json_ld.body();
        if claimed.iter().map(|p| weight(p)).sum::<usize>() > (2 * shown).max(THIN) {
            *pieces = paragraphs(&claimed);
            self.remember(Field::Body, "json_ld articleBody", false);
        }
    }

    fn picture(&self, url: &str, caption: Option<&str>) -> Option<Piece> {
        let mut picture = Image { url: resolve(self.page.base.as_ref(), url)?, ..Image::default() };
        image::attach(&mut picture, caption, None);
        Some(bare(Kind::Picture(Box::new(picture)), Text::default()))
    }

    fn own_pieces(&self) -> Vec<Piece> {
        let Some(layout) = self.choice.layout else { return Vec::new() };
        let Some(selector) = layout.body else { return Vec::new() };
        let tree = &self.page.tree;
        let mut roots: Vec<NodeId> = Vec::new();
        for id in selector.select(tree, NodeId::ROOT).filter(|id| !self.is_removed(*id)) {
            if !roots.last().is_some_and(|root| tree.contains(*root, id)) {
                roots.push(id);
            }
        }
        cut(self.page, &roots, layout, &|id| self.is_removed(id))
    }

    fn generic_pieces(&mut self) -> Vec<Piece> {
        let tree = &self.page.tree;
        let roots: Vec<NodeId> = tree.elements(Tag::Body).take(1).collect();
        let layout = self.choice.layout.unwrap_or(&GENERIC);
        let pieces = cut(self.page, &roots, layout, &|id| self.is_removed(id));
        let deck: Vec<Text> =
            self.standfirst(&pieces).iter().filter_map(|i| pieces.get(*i)).map(|p| p.text.clone()).collect();
        let lead = self.lead_picture(&pieces);
        let mut kept = judge::story(self.page, &self.draft.article.title, pieces, self.trace.as_mut());
        lead.into_iter().for_each(|lead| self.lead_with(lead, &mut kept));
        let apart = deck.iter().filter(|line| !kept.iter().any(|p| p.text == **line));
        let lines: Vec<&str> = apart.map(Text::as_str).collect();
        self.deck = Some(lines.join("\n")).filter(|deck| !deck.is_empty());
        if kept.iter().any(is_substance) {
            self.remember(Field::Body, "prose on the page", false);
        }
        kept
    }

    /// A byline with an e-mail that closes the body is data about the author, not body.
    fn take_closing(&mut self, pieces: &mut Vec<Piece>) {
        for _ in 0..MOST_CLOSING {
            let Some(at) = pieces.iter().rposition(|p| !p.text.is_empty()) else { return };
            if self.take_closing_pair(pieces, at) {
                continue;
            }
            let Some(last) = pieces.get_mut(at) else { return };
            if is_imprint(&last.text) {
                pieces.remove(at);
                continue;
            }
            if let Some(found) = byline::closing_line(&last.text) {
                self.closed_by(found);
                pieces.remove(at);
                continue;
            }
            if let Some((cut, found)) = byline::glued_at_end(&last.text) {
                last.text = Text::from(last.text.get(..cut).unwrap_or_default().trim_end());
                self.closed_by(found);
            }
            return;
        }
    }

    /// A byline on two lines: `By Name`, and the e-mail below it.
    fn take_closing_pair(&mut self, pieces: &mut Vec<Piece>, last: usize) -> bool {
        let Some([first, second]) = last.checked_sub(1).and_then(|before| pieces.get(before..=last)) else {
            return false;
        };
        if first.text.len() + second.text.len() > LONGEST_BYLINE || !second.text.contains('@') {
            return false;
        }
        let Some(found) = byline::closing_line(&format!("{} {}", first.text, second.text)) else {
            return false;
        };
        self.closed_by(found);
        pieces.drain(last - 1..=last);
        true
    }

    fn closed_by(&mut self, found: Byline) {
        self.closing.authors.splice(0..0, found.authors);
        self.closing.agency = self.closing.agency.take().or(found.agency);
    }

    /// The headline above the body, and captions that stand in the text too.
    fn drop_repeats(&mut self, pieces: &mut Vec<Piece>) {
        let mut titles = self.claimed_titles();
        titles.push(key(&self.draft.article.title));
        let captions: HashSet<String> = pieces
            .iter()
            .filter_map(|p| match &p.kind {
                Kind::Picture(picture) => picture.caption.as_deref().map(key),
                _ => None,
            })
            .collect();
        // few texts begin as one of them does, and only those are compared
        let first = |letters: &mut dyn Iterator<Item = char>| letters.take(6).collect::<String>();
        let begin: HashSet<String> = titles.iter().chain(&captions).map(|t| first(&mut t.chars())).collect();
        pieces.retain(|p| {
            let is_repeat = || {
                let text = key(&p.text);
                titles.contains(&text) || captions.contains(&text)
            };
            p.text.is_empty() || !begin.contains(&first(&mut letters(&p.text))) || !is_repeat()
        });
    }

    /// Pictures that only the head claims count where no profile knows where pictures stand.
    fn set_body(&mut self, body: Body, is_own: bool) {
        if body.blocks.is_empty() {
            self.draft.article.origins.remove(&Field::Body);
        }
        self.draft.article.body = body.blocks;
        self.draft.article.images = body.images;
        image::complete(self.page, &mut self.draft.article.images);
        if self.draft.article.images.is_empty() && !is_own {
            self.claimed_images();
        }
        if !self.draft.article.images.is_empty() && self.draft.article.origin(Field::Images).is_none() {
            let origin = self.draft.article.origin(Field::Body).cloned();
            if let Some(origin) = origin {
                self.draft.article.set_origin(Field::Images, origin);
            }
        }
    }
}

/// Weighted letters; a page whose markup shows less prose may hold its body in scripts.
const THIN: usize = 300;

fn prose(pieces: &[Piece]) -> usize {
    weights_of_prose(pieces).sum()
}

/// Whether there is less than [`THIN`] of prose; a body that is not is not weighed to its end.
fn is_thin(pieces: &[Piece]) -> bool {
    let sums = weights_of_prose(pieces).scan(0, |sum, weight| {
        *sum += weight;
        Some(*sum)
    });
    !sums.into_iter().any(|sum| sum >= THIN)
}

fn weights_of_prose(pieces: &[Piece]) -> impl Iterator<Item = usize> {
    pieces.iter().filter(|p| !matches!(p.kind, Kind::Heading(_))).map(|p| weight(&p.text))
}

/// Pieces of texts that stand nowhere in the tree.
fn paragraphs(texts: &[String]) -> Vec<Piece> {
    texts.iter().map(|text| bare(Kind::Paragraph, Text::from(text.as_str()))).collect()
}

fn bare(kind: Kind, text: Text) -> Piece {
    Piece { node: NodeId::ROOT, kind, text, linked: 0 }
}

/// A text behind a picture that repeats its `alt` is its caption.
fn captions_from_alts(pieces: &mut Vec<Piece>) {
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        let repeated = match kept.last_mut().map(|p| &mut p.kind) {
            Some(Kind::Picture(picture)) if picture.caption.is_none() && !piece.text.is_empty() => {
                let alt = picture.alt.as_deref().map(key).unwrap_or_default();
                let repeated = !alt.is_empty() && key(&piece.text) == alt;
                if repeated {
                    image::attach(picture, Some(&piece.text), None);
                }
                repeated
            }
            _ => false,
        };
        if !repeated {
            kept.push(piece);
        }
    }
    for piece in &mut kept {
        if let Kind::Picture(picture) = &mut piece.kind {
            image::caption_from_alt(picture);
        }
    }
    *pieces = kept;
}

fn is_substance(piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Picture(_)) || weight(&piece.text) > 0
}

//! Live blogs: the timed entries that JSON-LD `liveBlogUpdate` names, found in the body.

use std::collections::HashMap;

use super::Resolver;
use crate::article::{ArticleKind, Block};
use crate::content::judge::weight;
use crate::field::Field;
use crate::text::Text;
use crate::timestamp::Timestamp;
use crate::values::date;
use crate::values::headline::key;

/// What an entry is known by, and what is known of it.
type Entries = HashMap<String, (Option<String>, Option<Timestamp>)>;

impl Resolver<'_> {
    /// Turns the headings of entries into entries, and puts one before each entry's first paragraph
    /// where it has no heading. A page that only its JSON-LD fills is read from there.
    pub(super) fn live(&mut self) {
        if self.draft.article.kind != ArticleKind::LiveBlog {
            return;
        }
        let updates = self.page.json_ld.updates();
        let said: usize = updates.iter().flat_map(|u| &u.body).map(|p| weight(p)).sum();
        if said > 2 * weight(&self.draft.article.text()) {
            self.draft.article.body =
                updates.iter().flat_map(|u| blocks(&u.headline, &u.published, &u.body)).collect();
            self.remember(Field::Body, "json_ld liveBlogUpdate", false);
            return;
        }
        let mut entries = Entries::new();
        for update in &updates {
            let stamp = update.published.as_deref().and_then(date::machine);
            let known_by =
                update.headline.clone().or_else(|| update.body.first().cloned()).unwrap_or_default();
            entries.insert(key(&known_by), (update.headline.clone(), stamp));
        }
        entries.remove("");
        let body = std::mem::take(&mut self.draft.article.body);
        self.draft.article.body =
            body.into_iter().flat_map(|block| with_entry(block, &mut entries)).collect();
    }
}

fn blocks(headline: &Option<String>, published: &Option<String>, body: &[String]) -> Vec<Block> {
    let stamp = published.as_deref().and_then(date::machine);
    let entry = Block::Entry { title: headline.clone(), published: stamp };
    std::iter::once(entry).chain(body.iter().map(|p| Block::Paragraph(Text::from(p.as_str())))).collect()
}

/// The block, behind the entry that it starts; a heading is the entry itself.
fn with_entry(block: Block, entries: &mut Entries) -> Vec<Block> {
    let (text, is_heading) = match &block {
        Block::Heading { text, .. } => (text, true),
        Block::Paragraph(text) => (text, false),
        _ => return vec![block],
    };
    let Some((title, published)) = entries.remove(&key(text)) else { return vec![block] };
    let is_title = title.is_some();
    let entry = Block::Entry { title, published };
    if is_heading || is_title { vec![entry] } else { vec![entry, block] }
}

//! Stories that stand in a script and nowhere in the markup: the state that a client-side program
//! starts from. To be asked where the markup holds no body; what it gives is the best story of all
//! scripts, and none rather than a heap of interface texts.

mod arc;
mod flight;
mod fold;
mod gather;
mod prose;
mod scripts;
mod story;
#[cfg(test)]
mod tests;
mod words;

use serde_json::Value;

/// Fewest letters of prose (Han, Kana and Hangul count double) that make a body. Consent notices
/// and teasers stay below it, the shortest agency reports are above.
const FEWEST_LETTERS: usize = 300;

/// The same for a body that no title belongs to: consent texts of several paragraphs and answers to
/// questions about subscriptions run to some 800 letters.
const FEWEST_UNTITLED: usize = 1_000;

/// What a script's `type` says that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScriptKind {
    /// JSON and nothing else (`application/json`, `__NEXT_DATA__`).
    Json,
    /// A program, which may carry JSON.
    Plain,
}

/// A story found in a script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// Its title.
    pub(crate) title: Option<String>,
    /// Bylines or names, as printed.
    pub(crate) authors: Vec<String>,
    /// When it was published, as written.
    pub(crate) published: Option<String>,
    /// When it was changed, as written.
    pub(crate) updated: Option<String>,
    /// Its section.
    pub(crate) section: Option<String>,
    /// Its paragraphs and headings.
    pub(crate) paragraphs: Vec<String>,
    /// Addresses of its pictures, with their captions.
    pub(crate) images: Vec<(String, Option<String>)>,
}

/// The best story of all scripts: one of a known shape, else the one with most prose.
pub(crate) fn read<'a>(scripts: impl Iterator<Item = (ScriptKind, &'a str)>) -> Option<State> {
    let mut best: Option<Rated> = None;
    scripts::each(scripts, |document| {
        let mark = best.as_ref().map_or((false, FEWEST_LETTERS - 1), |rated| rated.mark);
        if let Some(better) = better(&document, mark) {
            best = Some(better);
        }
    });
    best.map(|rated| rated.state)
}

/// A story and how good it is: whether its shape is known, and its letters of prose.
struct Rated {
    mark: (bool, usize),
    state: State,
}

/// The story of a document if it is better than this mark.
fn better(document: &Value, mark: (bool, usize)) -> Option<Rated> {
    let rate = |known: bool, state: State| {
        let letters = state.paragraphs.iter().map(|text| prose::sentence_letters(text)).sum();
        let fewest = if state.title.is_some() { FEWEST_LETTERS } else { FEWEST_UNTITLED };
        let mark_reached = (known, prose::worth(letters, state.paragraphs.len() > 1));
        Some(Rated { mark: mark_reached, state }).filter(|rated| rated.mark > mark && letters >= fewest)
    };
    let arc = arc::story(document).and_then(|state| rate(true, state));
    arc.or_else(|| {
        let best = prose::best(document).filter(|best| (false, best.letters) > mark)?;
        rate(false, story::read(&best))
    })
}

//! The section: what the metadata name; else the trail of links above the headline.

use crate::profile::source::Source;
use crate::resolve::Resolver;
use crate::tree::text::fold;
use crate::tree::words::{Parts, has_word};
use crate::tree::{NodeId, Tag, Tree};
use crate::values::headline::key;

/// Most steps of a trail; a longer list is a menu.
const MOST_STEPS: usize = 8;

/// Bytes; a longer step is a headline.
const LONGEST_STEP: usize = 60;

/// First links of breadcrumbs, which are no section.
const HOME: [&str; 22] = [
    "home",
    "homepage",
    "home page",
    "startseite",
    "start",
    "accueil",
    "inicio",
    "início",
    "strona główna",
    "hjem",
    "главная",
    "홈",
    "ホーム",
    "トップ",
    "top",
    "forside",
    "etusivu",
    "trang chủ",
    "anasayfa",
    "ana sayfa",
    "beranda",
    "首页",
];

impl Resolver<'_> {
    /// Every text of a source, each once.
    pub(super) fn sections(&self, source: &Source) -> Option<Vec<String>> {
        let mut list: Vec<String> = Vec::new();
        for raw in self.read(source) {
            let name = fold(&raw.text);
            let is_known = list.iter().any(|known| known.eq_ignore_ascii_case(&name));
            if !name.is_empty() && name.len() <= LONGEST_STEP && !is_known && list.len() < MOST_STEPS {
                list.push(name);
            }
        }
        Some(list).filter(|list| !list.is_empty())
    }

    /// The steps of JSON-LD's breadcrumbs, else of those shown, without home page and story.
    pub(in crate::resolve) fn breadcrumbs(&self) -> Vec<String> {
        let declared = self.without_ends(self.page.json_ld.breadcrumbs());
        if declared.is_empty() { self.without_ends(shown(&self.page.tree)) } else { declared }
    }

    fn without_ends(&self, mut trail: Vec<String>) -> Vec<String> {
        let title = key(&self.draft.article.title);
        let site = self.draft.article.publisher.as_deref().unwrap_or_default();
        trail.retain(|name| {
            let is_home = is_home(name) || name.eq_ignore_ascii_case(site);
            let is_story = key(name) == title || name.trim_end_matches(['…', '.']).len() > LONGEST_STEP;
            !is_home && !is_story
        });
        trail
    }
}

/// The steps of the first element that calls itself a breadcrumb, or that begins at the home page
/// and has a name that menus and maps bear too.
fn shown(tree: &Tree) -> Vec<String> {
    let named = tree.all().filter_map(|id| Some((id, names_trail(tree, id)?)));
    let trails = named.map(|(id, is_certain)| (steps(tree, id), is_certain));
    let begins_at_home = |steps: &[String]| steps.len() > 1 && steps.first().is_some_and(|s| is_home(s));
    let mut trails =
        trails.filter(|(steps, is_certain)| !steps.is_empty() && (*is_certain || begins_at_home(steps)));
    trails.next().map(|(steps, _)| steps).unwrap_or_default()
}

fn is_home(step: &str) -> bool {
    HOME.contains(&step.to_lowercase().as_str())
}

/// Links; where there are none, the parts of one line (`Home > City > Harbor`).
fn steps(tree: &Tree, trail: NodeId) -> Vec<String> {
    let links = tree.descendants(trail).filter(|id| tree.tag(*id) == Tag::A).take(MOST_STEPS);
    let links: Vec<String> = links.map(|link| tree.line(link)).filter(|step| !step.is_empty()).collect();
    if !links.is_empty() || tree.end(trail).index() - trail.index() > MOST_NODES {
        return links;
    }
    let line = tree.line(trail);
    let parts = line.split(['>', '›', '»', '＞', '→']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).take(MOST_STEPS).collect()
}

/// Nodes of a trail without links.
const MOST_NODES: usize = 30;

/// Class words that name a trail and other things too.
const LOOSE_NAMES: [&str; 5] = ["bread", "crumbs", "loc", "location", "path"];

/// What names a trail for certain, then parts of [`LOOSE_NAMES`]: most values hold none of them.
const NAMES: Parts = Parts::new(&["breadcrumb", "bread", "crumbs", "loc", "path"]);

/// Whether an element names itself a trail; `false` if by a word of [`LOOSE_NAMES`].
fn names_trail(tree: &Tree, id: NodeId) -> Option<bool> {
    if !tree.is_element(id) || matches!(tree.tag(id), Tag::Html | Tag::Body | Tag::A) {
        return None;
    }
    let names = tree.attributes(id).filter_map(|(name, value)| match name {
        "class" | "id" | "aria-label" | "itemtype" => Some((NAMES.first_in(value)?, value)),
        _ => None,
    });
    let calls_itself = names.filter_map(|(first, value)| match first {
        0 => Some(true),
        _ => has_word(value, &LOOSE_NAMES).then_some(false),
    });
    calls_itself.max()
}

//! Signals into fields: for each field the sources in order, the layout's own before the
//! generic ones; the first whose value can be read wins and is remembered as the origin.

mod body;
mod dates;
mod facts;
mod from_dump;
mod furniture;
mod imprint;
mod live;
mod people;
mod pictures;
mod site;
mod standfirst;
mod title;

pub(crate) use from_dump::from_dump;
#[cfg(feature = "inside")]
pub(crate) use title::headline;

use std::cell::OnceCell;

use crate::article::Article;
use crate::content::verdict::{Trace, Verdict};
use crate::error::Warning;
use crate::field::{Field, Origin};
use crate::page::{Page, Raw};
use crate::profile::generic::GENERIC;
use crate::profile::source::{Place, Rule, Source};
use crate::profile::{Layout, SiteProfile};
use crate::signals::state_json::State;
use crate::tree::NodeId;
use crate::values::byline::{self, Byline};
use crate::values::date;

/// The profile and the layout by which a page is read.
#[derive(Clone, Copy, Default)]
pub(crate) struct Choice<'a> {
    pub(crate) profile: Option<&'a SiteProfile>,
    pub(crate) layout: Option<&'a Layout>,
}

/// An article that may still lack fields.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) article: Article,
    /// Texts that stand where a field should be and cannot be read as it.
    pub(crate) unreadable: Vec<(Field, String)>,
    /// What became of each piece of the page, if that was asked for.
    pub(crate) verdicts: Vec<Verdict>,
}

/// Reads every field of the page; with a `trace` it also tells what became of each piece.
pub(crate) fn resolve(page: &Page, choice: Choice, trace: Option<Trace>) -> Draft {
    let mut resolver = Resolver::new(page, choice);
    resolver.trace = trace;
    resolver.doubts();
    resolver.facts();
    resolver.title();
    resolver.body();
    resolver.subtitle();
    resolver.people();
    resolver.dates();
    resolver.furniture();
    resolver.state_facts();
    resolver.signing_house();
    resolver.kind();
    resolver.live();
    if let Some(refine) = choice.layout.and_then(|l| l.refine) {
        refine(page, &mut resolver.draft.article);
        resolver.refined();
    }
    resolver.draft
}

struct Resolver<'a> {
    page: &'a Page,
    choice: Choice<'a>,
    /// For each node whether the layout removes it.
    removed: Vec<bool>,
    /// The byline that closed the body, taken out of it.
    closing: Byline,
    /// What the scripts told, where the body came from them.
    state: Option<State>,
    /// The standfirst, taken from between the headline and the story.
    deck: Option<String>,
    /// Where the headline stands on the page.
    headline: Option<NodeId>,
    trace: Option<Trace>,
    draft: Draft,
    /// Names of the site, gathered once.
    site_names: OnceCell<Vec<String>>,
    /// The lines between the headline and the story, gathered once.
    head_lines: OnceCell<Vec<people::Line>>,
    /// Elements marked as the author's, gathered once.
    marked: OnceCell<Vec<(NodeId, people::Mark)>>,
}

/// What reading a source gave.
enum Outcome<T> {
    Value(T),
    Nothing,
    Unreadable(String),
}

impl<T> From<Option<T>> for Outcome<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Outcome::Nothing, Outcome::Value)
    }
}

type Pick = fn(&Layout) -> &'static [Source];

impl<'a> Resolver<'a> {
    fn new(page: &'a Page, choice: Choice<'a>) -> Self {
        let removed = removed(page, choice.layout);
        Resolver {
            page,
            choice,
            removed,
            closing: Byline::default(),
            state: None,
            deck: None,
            headline: None,
            trace: None,
            head_lines: OnceCell::new(),
            marked: OnceCell::new(),
            draft: Draft::default(),
            site_names: OnceCell::new(),
        }
    }

    /// Doubts about the page as a whole.
    fn doubts(&mut self) {
        let warnings = &mut self.draft.article.warnings;
        if let (Some(profile), None) = (self.choice.profile, self.choice.layout) {
            warnings.push(Warning::LayoutUnknown { profile: profile.name.into() });
        }
        for bad in self.page.json_ld.bad() {
            warnings.push(Warning::BadJsonLd { block: bad.block, line: bad.line, column: bad.column });
        }
    }

    /// After the layout's hook: what it cleared has no origin, what it set has the hook for one.
    fn refined(&mut self) {
        for field in Field::ALL {
            let article = &mut self.draft.article;
            if !article.has(field) {
                article.origins.remove(&field);
            } else if article.origin(field).is_none() && !matches!(field, Field::Kind | Field::Access) {
                self.remember(field, "refine", true);
            }
        }
    }

    fn own(&self, pick: Pick) -> &'static [Source] {
        self.choice.layout.map_or(&[], pick)
    }

    /// Reads a field from the first source that gives it.
    fn first<T>(
        &mut self,
        field: Field,
        pick: Pick,
        read: impl Fn(&Self, &Source) -> Outcome<T>,
    ) -> Option<T> {
        let own = self.own(pick);
        if let Some(value) = self.try_each(field, own, true, &read) {
            return Some(value);
        }
        if !own.is_empty() {
            self.missed(field);
        }
        self.try_each(field, pick(&GENERIC), false, &read)
    }

    fn try_each<T>(
        &mut self,
        field: Field,
        sources: &[Source],
        is_own: bool,
        read: &impl Fn(&Self, &Source) -> Outcome<T>,
    ) -> Option<T> {
        for source in sources {
            match read(self, source) {
                Outcome::Value(value) => {
                    self.remember(field, source.name(), is_own);
                    return Some(value);
                }
                Outcome::Unreadable(text) => self.unreadable(field, source, text),
                Outcome::Nothing => {}
            }
        }
        None
    }

    fn unreadable(&mut self, field: Field, source: &Source, text: String) {
        if matches!(field, Field::Published | Field::Updated) {
            let source_name = source.name();
            self.draft.article.warnings.push(Warning::BadDate { source_name, text: text.clone() });
        }
        self.draft.unreadable.push((field, text));
    }

    /// A story may honestly lack a standfirst, tags, an agency or a later change.
    fn missed(&mut self, field: Field) {
        let optional = matches!(field, Field::Subtitle | Field::Tags | Field::Agency | Field::Updated);
        if let Some(layout) = self.choice.layout.filter(|_| !optional) {
            let layout = layout.name.into();
            self.draft.article.warnings.push(Warning::Missed { layout, field });
        }
    }

    fn remember(&mut self, field: Field, source: impl Into<std::borrow::Cow<'static, str>>, is_own: bool) {
        let own = self.choice.profile.zip(self.choice.layout).filter(|_| is_own);
        let (profile, layout) = match own {
            Some((profile, layout)) => (Some(profile.name.into()), layout.name.into()),
            None => (None, GENERIC.name.into()),
        };
        self.draft.article.set_origin(field, Origin { profile, layout, source: source.into() });
    }

    /// What no other source gave, from the script data that gave the body.
    fn state_facts(&mut self) {
        let Some(state) = self.state.take() else { return };
        let stamp = |text: Option<String>| text.and_then(|t| date::machine(&t));
        let (published, updated) = (stamp(state.published), stamp(state.updated));
        let byline = byline::parse(&state.authors.join(", "));
        let article = &mut self.draft.article;
        let mut given = Vec::new();
        if article.title.is_empty()
            && let Some(title) = state.title
        {
            article.title = title;
            given.push(Field::Title);
        }
        if article.authors.is_empty() && !byline.authors.is_empty() {
            article.authors = byline.authors;
            given.push(Field::Authors);
        }
        if article.section.is_empty() && state.section.is_some() {
            article.section.extend(state.section);
            given.push(Field::Section);
        }
        if article.published.is_none() && published.is_some() {
            article.published = published;
            given.push(Field::Published);
        }
        if article.updated.is_none() && updated.is_some() {
            article.updated = updated;
            given.push(Field::Updated);
        }
        given.into_iter().for_each(|field| self.remember(field, "script data", false));
    }

    /// The texts of a source, rules included.
    fn read(&self, source: &Source) -> Vec<Raw> {
        match source.place {
            Place::Rule(rule) => self.rule(rule).into_iter().map(|text| Raw { text, node: None }).collect(),
            _ => self.page.read(source, &|id| self.is_removed(id)),
        }
    }

    fn rule(&self, rule: Rule) -> Vec<String> {
        let one = match rule {
            Rule::DocumentTitle => self.document_title(),
            Rule::Language => self.page.meta.language.clone(),
            Rule::Canonical => self.page.meta.canonical.clone(),
            Rule::GivenAddress => self.page.address.as_ref().map(ToString::to_string),
            Rule::Breadcrumbs => return self.breadcrumbs(),
            Rule::Standfirst => self.deck.clone(),
            Rule::VisibleDate | Rule::HeadDate | Rule::AddressDate | Rule::TitleDate => None,
            Rule::ScriptDate | Rule::DoubtfulDate | Rule::ChangeDate | Rule::Headline => None,
            Rule::Byline | Rule::JsonLdAuthors | Rule::ClosingByline => None,
        };
        one.into_iter().collect()
    }

    fn is_removed(&self, id: NodeId) -> bool {
        self.removed.get(id.index()).copied().unwrap_or(false)
    }
}

/// For each node whether it, or a node above it, matches the layout's `remove`.
fn removed(page: &Page, layout: Option<&Layout>) -> Vec<bool> {
    let Some(selector) = layout.and_then(|l| l.remove) else { return Vec::new() };
    let tree = &page.tree;
    let mut removed = vec![false; tree.len()];
    for id in selector.select(tree, NodeId::ROOT) {
        let range = id.index()..tree.end(id).index();
        removed.get_mut(range).into_iter().flatten().for_each(|r| *r = true);
    }
    removed
}

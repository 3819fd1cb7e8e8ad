//! The parser: settings, and the way from a page to an article.

use url::Url;

use crate::article::Article;
use crate::content::verdict::{Trace, Verdict};
use crate::error::{Limits, Missing, MissingFields, PageKind, ParseError, Warning, Why};
use crate::explanation::Explanation;
use crate::field::Field;
use crate::page::Page;
use crate::profile::SiteProfile;
use crate::resolve::{Choice, Draft, from_dump, resolve};
use crate::text_dump;
use crate::tree::{NodeId, Tree, most_nodes};
use crate::values::url::{host, parse};
use crate::{page_kind, sites};

/// Reads pages of news articles. Made once, used for any number of pages, from any number of
/// threads.
///
/// ```
/// use newsprint::{Field, Limits, Parser};
///
/// let parser = Parser::new().require(&[Field::Published]).limits(Limits::default().bytes(10 << 20));
/// let page = "<h1>Bridge over the Lark opens</h1><article><p>The bridge over the Lark opened on
///     Friday, four years after the old one was closed, and 300 people walked across it.</p></article>";
/// let error = parser.parse(page).unwrap_err();
/// assert_eq!(error.to_string(), "expected published on the page, found no published");
/// ```
#[derive(Debug, Clone)]
pub struct Parser {
    profiles: Vec<SiteProfile>,
    built_in: bool,
    required: Vec<Field>,
    limits: Limits,
}

impl Default for Parser {
    fn default() -> Self {
        Parser::new()
    }
}

impl Parser {
    /// A parser with the built-in profiles and the default limits, as
    /// [`parse_article`](crate::parse_article) uses.
    #[must_use]
    pub const fn new() -> Self {
        Parser { profiles: Vec::new(), built_in: true, required: Vec::new(), limits: Limits::new() }
    }

    /// Adds a profile. Added profiles come before the built-in ones, later added ones first, so
    /// a profile of the same host takes the place of a built-in one.
    #[must_use]
    pub fn profile(mut self, profile: SiteProfile) -> Self {
        self.profiles.insert(0, profile);
        self
    }

    /// Whether the built-in profiles are used; `false`: added profiles and the generic reading
    /// alone.
    #[must_use]
    pub const fn built_in(mut self, used: bool) -> Self {
        self.built_in = used;
        self
    }

    /// Fields without which a page is an error, beside title and body, which always are.
    #[must_use]
    pub fn require(mut self, fields: &[Field]) -> Self {
        self.required.extend_from_slice(fields);
        self
    }

    /// How much of a page is read.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads a page: HTML, or the plain-text dump of a page.
    ///
    /// # Errors
    /// See [`ParseError`]: nothing in the page, fields missing, no article, too large.
    pub fn parse(&self, page: &str) -> Result<Article, ParseError> {
        self.read(page, None, None)
    }

    /// Reads a page that was fetched from `url`: relative addresses are resolved against it, and
    /// it picks the profile where the page does not name its own address.
    ///
    /// # Errors
    /// As [`Parser::parse`]. An address that is no `http` or `https` URL is not used, and gives
    /// [`Warning::BadAddress`].
    pub fn parse_at(&self, page: &str, url: &str) -> Result<Article, ParseError> {
        self.read(page, Some(url), None)
    }

    /// Reads a page that html5ever has parsed already. The tree is copied, not changed;
    /// [`Limits::bytes`](Limits) does not count. A page that is there as text is read faster as text.
    ///
    /// ```
    /// use markup5ever_rcdom::RcDom;
    /// use html5ever::tendril::TendrilSink;
    /// use newsprint::Parser;
    ///
    /// let page = "<h1>Bridge over the Lark opens</h1><article><p>The bridge over the Lark opened on
    ///     Friday, four years after the old one was closed, and 300 people walked across it.</p></article>";
    /// let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(page);
    /// let article = Parser::new().parse_dom(&dom.document)?;
    /// assert_eq!(article, Parser::new().parse(page)?);
    /// # Ok::<(), newsprint::ParseError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Parser::parse`], but for the size and for text dumps.
    pub fn parse_dom(&self, document: &markup5ever_rcdom::Handle) -> Result<Article, ParseError> {
        self.read_dom(document, None)
    }

    /// As [`Parser::parse_dom`], of a page that was fetched from `url`, as [`Parser::parse_at`] does.
    ///
    /// # Errors
    /// As [`Parser::parse_dom`].
    pub fn parse_dom_at(
        &self,
        document: &markup5ever_rcdom::Handle,
        url: &str,
    ) -> Result<Article, ParseError> {
        self.read_dom(document, Some(url))
    }

    fn read_dom(
        &self,
        document: &markup5ever_rcdom::Handle,
        url: Option<&str>,
    ) -> Result<Article, ParseError> {
        let page = Page::of(Tree::of_dom(document, &self.limits), url);
        self.read_page(&page, url, self.limits.nodes, None)
    }

    /// Reads a page as [`Parser::parse`] does, and tells of each piece of it
    /// why it is or is not part of the story. Takes longer; made for writing profiles and for
    /// looking into pages that are read wrongly.
    ///
    /// ```
    /// use newsprint::{Fate, Parser};
    ///
    /// let page = r#"<h1>Bridge over the Lark opens</h1><article><p>The bridge over the Lark opened on
    ///     Friday, four years after the old one was closed, and 300 people walked across it.</p>
    ///     <p>"We waited long," a baker from the south bank said, and went home to bake.</p></article>
    ///     <div class="related"><a href="/2">Tram line to be longer</a></div>"#;
    /// let explanation = Parser::new().explain(page);
    /// let last = explanation.verdicts.last().unwrap();
    /// assert_eq!((last.path.as_str(), last.fate), ("html > body > div.related", Fate::Dropped));
    /// ```
    #[must_use]
    pub fn explain(&self, page: &str) -> Explanation {
        self.explained(page, None)
    }

    /// As [`Parser::explain`], of a page that was fetched from `url`, as [`Parser::parse_at`] reads it.
    #[must_use]
    pub fn explain_at(&self, page: &str, url: &str) -> Explanation {
        self.explained(page, Some(url))
    }

    fn explained(&self, page: &str, url: Option<&str>) -> Explanation {
        let mut verdicts = Vec::new();
        let result = self.read(page, url, Some(&mut verdicts));
        Explanation { result, verdicts }
    }

    pub(crate) fn check_size(&self, found: usize) -> Result<(), ParseError> {
        let limit = self.limits.bytes;
        if found > limit { Err(ParseError::TooLarge { limit, found }) } else { Ok(()) }
    }

    /// Tells what became of each piece to `verdicts`, if they are asked for.
    pub(crate) fn read(
        &self,
        input: &str,
        url: Option<&str>,
        verdicts: Option<&mut Vec<Verdict>>,
    ) -> Result<Article, ParseError> {
        self.check_size(input.len())?;
        if input.trim().is_empty() {
            return Err(ParseError::Empty);
        }
        if text_dump::is_dump(input) {
            return self.read_dump(input, url);
        }
        let page = Page::parse(input, url, &self.limits);
        self.read_page(&page, url, most_nodes(input, &self.limits), verdicts)
    }

    /// `nodes`: how many nodes the page may have had.
    fn read_page(
        &self,
        page: &Page,
        url: Option<&str>,
        nodes: usize,
        verdicts: Option<&mut Vec<Verdict>>,
    ) -> Result<Article, ParseError> {
        let choice = self.choose(page);
        let mut draft = resolve(page, choice, verdicts.is_some().then(Trace::default));
        if let Some(verdicts) = verdicts {
            *verdicts = std::mem::take(&mut draft.verdicts);
        }
        self.warn_of_limits(page, nodes, &mut draft.article);
        draft.article.warnings.extend(bad_address(url, page.address.as_ref()));
        if let Some(kind) = page_kind::not_an_article(page, choice, &draft.article) {
            return Err(not_an_article(kind, draft));
        }
        if draft.article == Article::default() && page.tree.text(NodeId::ROOT).is_empty() {
            return Err(ParseError::Empty);
        }
        self.finish(draft, choice)
    }

    fn read_dump(&self, input: &str, url: Option<&str>) -> Result<Article, ParseError> {
        let address = url.and_then(parse);
        let by_host = address.as_ref().and_then(|url| self.serving(host(url)));
        let known = || self.all_profiles().find(|p| p.text.is_some_and(|t| text_dump::belongs(input, &t)));
        let choice = Choice { profile: by_host.or_else(known), layout: None };
        let dump = text_dump::read(input, choice.profile.and_then(|p| p.text.as_ref()));
        let kind = dump.kind;
        let mut draft = from_dump(dump, choice, address.as_ref());
        draft.article.warnings.extend(bad_address(url, address.as_ref()));
        match kind {
            Some(kind) => Err(not_an_article(kind, draft)),
            None => self.finish(draft, choice),
        }
    }

    fn all_profiles(&self) -> impl Iterator<Item = &SiteProfile> {
        let built_in = if self.built_in { sites::ALL } else { &[] };
        self.profiles.iter().chain(built_in)
    }

    /// The profile with the longest host that serves this one; of equals the first.
    fn serving(&self, host: &str) -> Option<&SiteProfile> {
        let serving = self.all_profiles().filter_map(|p| p.serves(host).map(|len| (len, p)));
        serving.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, p)| p)
    }

    /// The page's own address tells whose it is; then the address given; marks in the markup
    /// count where the page names no address.
    fn choose(&self, page: &Page) -> Choice<'_> {
        let own = page.own_address();
        let by_host =
            [own.as_ref(), page.address.as_ref()].into_iter().flatten().find_map(|u| self.serving(host(u)));
        let by_mark = || self.all_profiles().find(|p| p.marks.iter().any(|mark| mark.is_on(page)));
        let profile = by_host.or_else(|| if own.is_none() { by_mark() } else { None });
        let layout = profile.and_then(|p| p.layouts.iter().find(|l| matches_page(page, l)));
        Choice { profile, layout }
    }

    fn warn_of_limits(&self, page: &Page, nodes: usize, article: &mut Article) {
        if page.tree.flattened > 0 {
            article.warnings.push(Warning::Flattened { limit: self.limits.depth, tags: page.tree.flattened });
        }
        if page.tree.truncated {
            article.warnings.push(Warning::Truncated { limit: nodes });
        }
    }

    /// The article, or everything that it lacks.
    fn finish(&self, draft: Draft, choice: Choice) -> Result<Article, ParseError> {
        let profile = choice.profile.map_or(&[][..], |p| p.required);
        let is_required = |f: &Field| {
            matches!(f, Field::Title | Field::Body) || profile.contains(f) || self.required.contains(f)
        };
        let missing = Field::ALL.into_iter().filter(|f| is_required(f) && !draft.article.has(*f));
        let fields: Vec<Missing> = missing.map(|field| Missing { field, why: why(&draft, field) }).collect();
        if fields.is_empty() {
            return Ok(draft.article);
        }
        Err(ParseError::MissingFields(Box::new(MissingFields {
            fields,
            profile: choice.profile.map(|p| p.name.into()),
            layout: choice.layout.map(|l| l.name.into()),
            partial: draft.article,
        })))
    }
}

/// A doubt about the address that the caller gave, if none could be read of it.
fn bad_address(given: Option<&str>, read: Option<&Url>) -> Option<Warning> {
    let bad = given.filter(|_| read.is_none());
    bad.map(|url| Warning::BadAddress { found: url.to_owned() })
}

fn matches_page(page: &Page, layout: &crate::profile::Layout) -> bool {
    layout.when.is_none_or(|s| s.select(&page.tree, NodeId::ROOT).next().is_some())
}

fn not_an_article(kind: PageKind, draft: Draft) -> ParseError {
    ParseError::NotAnArticle { kind, partial: Box::new(draft.article) }
}

fn why(draft: &Draft, field: Field) -> Why {
    let found = draft.unreadable.iter().find(|(f, _)| *f == field);
    found.map_or(Why::Absent, |(_, text)| Why::Unreadable { text: text.clone() })
}

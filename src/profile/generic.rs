//! GENERIC: the layout that every page falls back on, a constant like any site's.

use super::Layout;
use super::source::{Rule, css, json_ld, meta, microdata, rule};

/// What pages have in common that no profile knows. Machine data that publishers keep for
/// search engines and social networks stand first where they are sounder than the markup
/// (dates), and behind the visible page where they are not (headline, byline).
pub(crate) const GENERIC: Layout = Layout::new("generic")
    .title(&[
        rule(Rule::Headline),
        json_ld("headline"),
        meta("og:title"),
        meta("twitter:title"),
        rule(Rule::DocumentTitle),
    ])
    .subtitle(&[rule(Rule::Standfirst), json_ld("alternativeHeadline")])
    .authors(&[
        rule(Rule::JsonLdAuthors),
        rule(Rule::Byline),
        rule(Rule::ClosingByline),
        meta("author"),
        meta("article:author"),
        meta("parsely-author"),
        meta("sailthru.author"),
        meta("dable:author"),
        meta("dd:author"),
        meta("dc.creator"),
        meta("dcterms.creator"),
        meta("og:article:author"),
        meta("byl"),
        microdata("author"),
        meta("twitter:creator"),
    ])
    .section(&[
        json_ld("articleSection"),
        meta("article:section"),
        meta("parsely-section"),
        microdata("articleSection"),
        rule(Rule::Breadcrumbs),
        css("a[rel~=category]"),
    ])
    .published(&[
        json_ld("datePublished"),
        meta("article:published_time"),
        meta("article:published"),
        meta("og:published_time"),
        meta("og:article:published_time"),
        meta("datePublished"),
        meta("date_published"),
        meta("parsely-pub-date"),
        meta("sailthru.date"),
        meta("dcterms.created"),
        meta("dc.date.issued"),
        meta("dc.date.created"),
        meta("dcterms.date"),
        meta("dc.date"),
        meta("publish-date"),
        meta("publish_date"),
        meta("publishdate"),
        meta("pubdate"),
        meta("publication_date"),
        meta("ptime"),
        meta("nextweb:createDate"),
        meta("dd:published_time"),
        meta("cXenseParse:recs:publishtime"),
        microdata("datePublished"),
        css("time[pubdate]").attribute("datetime"),
        css("abbr.published, .published[title], .dtpublished[title]").attribute("title"),
        rule(Rule::VisibleDate),
        json_ld("dateCreated"),
        meta("date"),
        json_ld("uploadDate"),
        rule(Rule::AddressDate),
    ])
    .updated(&[
        json_ld("dateModified"),
        meta("article:modified_time"),
        meta("article:modified"),
        meta("og:updated_time"),
        meta("dateModified"),
        meta("dcterms.modified"),
        meta("dc.date.modified"),
        meta("lastmod"),
        meta("last-modified"),
        meta("nextweb:modDate"),
        microdata("dateModified"),
        css("abbr.updated, .updated[title]").attribute("title"),
        css("time.updated, time.modified").attribute("datetime"),
        rule(Rule::VisibleDate),
    ])
    .tags(&[
        meta("news_keywords"),
        meta("article:tag"),
        meta("parsely-tags"),
        meta("keywords"),
        json_ld("keywords"),
        microdata("keywords"),
        meta("sailthru.tags"),
        meta("cXenseParse:keywords"),
        json_ld("about.name"),
    ])
    .summary(&[
        json_ld("description"),
        meta("og:description"),
        meta("description"),
        meta("twitter:description"),
        meta("dc.description"),
    ])
    .language(&[rule(Rule::Language), json_ld("inLanguage"), meta("og:locale"), meta("content-language")])
    .url(&[
        rule(Rule::Canonical),
        meta("og:url"),
        json_ld("url"),
        json_ld("mainEntityOfPage.@id"),
        json_ld("mainEntityOfPage"),
        rule(Rule::GivenAddress),
    ])
    .publisher(&[json_ld("publisher.name"), meta("og:site_name"), meta("application-name")]);

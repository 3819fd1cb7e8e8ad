//! The Korea Herald (koreaherald.com): every generation of its markup since 2010.
//!
//! A page wears the layout of the day it was fetched, whatever the story's age, and names no
//! zone: times are Korean. Layouts are named for the year in which they came.

use time::UtcOffset;

use crate::error::PageKind;
use crate::field::Field;
use crate::profile::source::{Rule, css, json_ld, rule};
use crate::profile::{Layout, Signature, SiteProfile};

/// Korea Standard Time, in which the paper prints its times; Korea has no summer time.
const KST: UtcOffset = match UtcOffset::from_hms(9, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

pub(crate) const KOREA_HERALD: SiteProfile = SiteProfile::new(
    "The Korea Herald",
    &["koreaherald.com", "khnews.heraldcorp.com", "khnews.kheraldm.com", "khview.heraldm.com"],
)
.language("en")
.offset(KST)
.require(&[Field::Title, Field::Published, Field::Body])
.marks(&[
    Signature::css("[src*='res.heraldm.com/new_201209'], [href*='res.heraldm.com/kh_201209']"),
    Signature::css("[src*='res.heraldm.com/koreaherald/'], [href*='res.heraldm.com/koreaherald/']"),
    Signature::css(
        "h1.view_tit, a[href*='/search/list_name.php?byline='], a[href*='/search/list_reporter.php?byline=']",
    ),
])
.text(super::korea_herald_text::KOREA_HERALD_TEXT)
.layouts(&[L2024, L2023, L2019, L2017, L2012, L2010, AMP, MOBILE])
.not_articles(&[
    (PageKind::Author, Signature::path("/search/list_name.php")),
    (PageKind::Author, Signature::path("/search/list_reporter.php")),
    (PageKind::Author, Signature::path("/reporter/")),
    (PageKind::Author, Signature::path("/reporter.jsp")),
    (PageKind::List, Signature::path("/list.php")),
    (PageKind::List, Signature::path("/list.jsp")),
    (PageKind::List, Signature::path("/search/detail")),
    (PageKind::List, Signature::css("ul.category_detail_list, article.recent_news")),
    (PageKind::Home, Signature::css(".wrapDiv > .contentsWrap > .contents")),
]);

/// December 2024 on, at `/article/<id>`: JSON-LD with the site's name behind the headline and
/// times without a zone; the reporter's e-mail alone in the last line.
const L2024: Layout = Layout::new("2024")
    .when("article.article-body")
    .title(&[css("h1.news_title"), json_ld("headline")])
    .subtitle(&[css(".news_head h2.news_title"), css(".article-subtitle")])
    .section(&[css("ul.gnb > li.on > a, ul.gnb > li > a.on, .nav_area > a.category")])
    .authors(&[rule(Rule::JsonLdAuthors), css(".news_info .name"), css("a[href*='/reporter/']")])
    .published(&[json_ld("datePublished")])
    .body("article.article-body")
    .figure(".article-photo-wrap")
    .remove("[data-svcad], [id^=svcad_], .article-subtitle");

/// Autumn 2023 to November 2024, `view.php?ud=`: dates in AP style; byline and date stand side
/// by side with no white space between them.
const L2023: Layout = Layout::new("2023")
    .when("div.news_text_area, div.news_title_area h1.news_title")
    .title(&[css(".news_title_area h1.news_title")])
    .subtitle(&[css(".news_title_area h2")])
    .authors(&[css(".news_title_area a[href*='byline=']"), css(".news_byline"), css(".news_date")])
    .dates(&[css(".news_date")])
    .body(".news_text_area")
    .figure(".img_box")
    .caption(".img_caption");

/// 2019 to summer 2023 (and `www01` in 2024).
const L2019: Layout = Layout::new("2019")
    .when("h1.view_tit")
    .title(&[css("h1.view_tit")])
    .subtitle(&[css("h2.view_tit_sub")])
    .section(&[css(".view_tit_icon a, .view_tit_icon")])
    .authors(&[css(".view_tit_byline_l a"), css(".view_tit_byline_l")])
    .dates(&[css(".view_tit_byline_r")])
    .body("#articleText, .view_con")
    .caption(".view_con_caption")
    .remove(".view_main_c_li, .khadv_bg");

/// August 2017 to about 2019: tabs inside meta tags, paragraphs parted by `<br>`.
const L2017: Layout = Layout::new("2017")
    .when(".newsInfo")
    .title(&[css(".newsInfo h1"), css(".newsInfo h2")])
    .section(&[css(".subContents > .fontCategory a")])
    .authors(&[css(".newsInfo a[href*='byline=']")])
    .dates(&[css(".newsInfo")])
    .body("#articleText");

/// September 2012 to August 2017: assets under `new_201209` and `kh_201209`.
const L2012: Layout = Layout::new("2012")
    .when("div.writedata")
    .title(&[css(".writedata h1, .writedata h2, .writedata h3")])
    .section(&[css(".location a:not([href='/'])")])
    .authors(&[rule(Rule::ClosingByline), css(".writedata a[href*='byline=']")])
    .dates(&[css(".writedata .date")])
    .body("#articleText");

/// About 2010 to September 2012, `Detail.jsp?newsMLId=`.
const L2010: Layout = Layout::new("2010")
    .when("#_article")
    .title(&[css("#_article h1")])
    .section(&[css(".htit2")])
    .authors(&[rule(Rule::ClosingByline)])
    .dates(&[css("#_article .date")])
    .body("#_article")
    .remove(".link_icon, .flow_icon, .detailTextAD110113, .banner_txt, .banner_img, #_article h1, #_article .date, #_article .left");

/// AMP copies of 2019 to 2024, at `m.koreaherald.com/amp/`.
const AMP: Layout = Layout::new("amp")
    .when("html[amp], html[⚡], meta[property='og:url'][content*='koreaherald.com/amp/']")
    .authors(&[css(".amp_info")])
    .dates(&[css(".amp_info")])
    .body("#articleText")
    .caption(".amp_cap");

/// Mobile pages of all years at `m.koreaherald.com`: date and byline on one line, no section.
const MOBILE: Layout = Layout::new("mobile")
    .when("meta[property='og:url'][content*='//m.koreaherald.com/'], link[rel=canonical][href*='//m.koreaherald.com/']")
    .authors(&[css(".m_view_date")])
    .dates(&[css(".m_view_date")])
    .body("#articleText")
    .caption(".cap");

//! The plain-text dumps of The Korea Herald: desktop, mobile and AMP pages from 2012 on.

use crate::text_dump::TextLayout;

/// What stands in the dumps beside the stories. The lists are the union of all generations of the
/// site, since a page comes in the layout of the day it was fetched.
pub(crate) const KOREA_HERALD_TEXT: TextLayout =
    TextLayout::new().marks(MARKS).forms(FORMS).menu(MENU).ends(ENDS).skip(SKIP).deck_first();

/// The paper, its publisher, and the domains of its addresses and e-mails.
const MARKS: &[&str] = &[
    "The Korea Herald",
    "Korea Herald",
    "Herald Corporation",
    "The Korea Herald by Herald Corporation",
    "heraldcorp.com",
    "koreaherald.com",
    "heraldm.com",
];

/// The date lines of desktop and AMP pages since 2017, and of mobile pages below their mail form: a
/// space before the colon, a hyphen between day and time.
const FORMS: &[&str] = &["Published : {date} - {time}", "Send to\n{date} - {time} By "];

/// Entries of the menu, of all generations; they are the names of the sections too.
#[rustfmt::skip]
const MENU: &[&str] = &[
    // news at home
    "National", "Politics", "Social Affairs", "Foreign Affairs", "Defense", "North Korea", "Science",
    "Diplomatic Circuit", "Education", "Courts and Law", "Courts & Law", "Hwang on China", "K-Wellness",
    // business
    "Business", "Industry", "Technology", "Transport", "Automode", "Retail", "Finance", "Economy", "Market", "Money",
    // life: `Life&Style` until 2024, `Life&Culture` since
    "Life&Style", "Life & Style", "Life&Culture", "Life & Culture", "Culture", "Travel", "Fashion",
    "Food & Beverage", "Food", "Books", "People", "Expat Living", "Arts & Design", "Health",
    // shows
    "Entertainment", "Film", "Television", "Music", "Theater", "K-pop", "Kpop", "esports",
    // sports
    "Sports", "World Cup", "Soccer", "Baseball", "Golf", "More Sports",
    // abroad
    "World", "World News", "World Business", "Asia News Network",
    // opinion
    "Opinion", "Editorial", "Viewpoints",
    // English lessons
    "English Eye", "English Cafe", "Podcast", "Powernote",
    // series, and ways to other editions
    "#Hashtag Korea", "Topics", "Weekender", "Interactive", "PR Newswire", "Global Insight", "Herald Interview",
    "Newsmaker", "Graphic News", "Video", "한국어판", "KIS",
];

/// The boxes below a story, and the footer. `Most Popular` stands above the story from 2023 on.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "MOST POPULAR", "LATEST NEWS", "catch table", "Korea Herald daum", "subscribe",
    "PRIVACY STATEMENT COPYRIGHT POLICY HERALD OMBUDSMAN", "Our Site",
];

/// Buttons, labels and the site's own name. `From` and `Send to` head the mobile page's form, `X`
/// closes the AMP page's menu.
const SKIP: &[&str] =
    &["Back To Top", "From", "Send to", "X", "Home", "Link copied", "The Korea Herald", "Korea Herald"];

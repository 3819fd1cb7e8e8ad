//! A profile for your own paper: one constant, checked when it is compiled.

use newsprint::{Layout, ParseError, Parser, SiteProfile, css, time::UtcOffset};

const GAZETTE: SiteProfile = SiteProfile::new("The Gazette", &["gazette.example"])
    .language("en")
    .offset(UtcOffset::UTC)
    .layouts(&[Layout::new("2024")
        .when("main[data-layout=story]") // the signature: pages that hold this wear the layout
        .title(&[css("h1.story__title")])
        .authors(&[css(".story__by")])
        .dates(&[css(".story__when")])
        .body("div.story__text") // name the container; the walk knows paragraphs, lists, pictures
        .remove(".newsletter")]);

const PAGE: &str = r#"<link rel="canonical" href="https://www.gazette.example/bridge">
<main data-layout="story"><h1 class="story__title">Bridge opens</h1>
<p class="story__by">By Ada Quill and Tom Reed</p><p class="story__when">Published: 3 May 2024, 09:30</p>
<div class="story__text"><p>The bridge over the Lark opened on Friday.</p>
<div class="newsletter">Get our newsletter</div><p>It took four years to build.</p></div></main>"#;

fn main() -> Result<(), ParseError> {
    let parser = Parser::new().profile(GAZETTE);
    let article = parser.parse(PAGE)?;
    println!("{}", article.title);
    for author in &article.authors {
        println!("by {}", author.name);
    }
    println!("{}", article.published.map(|t| t.to_string()).unwrap_or_default());
    println!("{}", article.text());
    for warning in article.warnings() {
        println!("warning: {warning}");
    }
    Ok(())
}

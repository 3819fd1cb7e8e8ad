//! A page or a dump: no panic, the same result twice, no more text than the page allows, a serde
//! form that reads back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::{Article, Parser, parse_article};

fuzz_target!(|page: &str| {
    let result = parse_article(page);
    assert_eq!(result, parse_article(page), "the same page gives the same result");
    let article = match &result {
        Ok(article) => Some(article),
        Err(error) => error.partial(),
    };
    if let Some(article) = article {
        // a letter may stand in the body once as text and once as a mark's address
        assert!(article.text().len() <= page.len() * 2 + 64, "text is made up");
        let json = serde_json::to_string(article).expect("an article has a serde form");
        let back: Article = serde_json::from_str(&json).expect("the serde form reads back");
        assert_eq!(*article, back);
    }
    let explained = Parser::new().explain_at(page, "https://gazette.example/story");
    assert!(explained.verdicts.iter().all(|v| v.likelihood.is_none_or(|p| (0.0..=1.0).contains(&p))));
});

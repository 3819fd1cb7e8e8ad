//! Articles from bytes: what is read, what warns, what is too large.

use newsprint::{Field, Limits, ParseError, Parser, Warning, parse_article, parse_bytes};

use crate::encode;
use crate::stories::{self, KOREAN};

fn about_bytes(warnings: &[Warning]) -> Vec<String> {
    let is_about_bytes = |w: &&Warning| matches!(w, Warning::Encoding { .. } | Warning::Malformed { .. });
    warnings.iter().filter(is_about_bytes).map(ToString::to_string).collect()
}

#[test]
fn the_same_article_as_from_text() {
    for (story, label, _) in stories::all() {
        let text = story.page(&format!("<meta charset={label}>"));
        let article = parse_bytes(&encode(&text, label)).unwrap();
        assert_eq!(Ok(&article), parse_article(&text).as_ref(), "{label}");
        assert_eq!(article.title, story.headline, "{label}");
    }
}

#[test]
fn the_address_counts() {
    let page = encode(&KOREAN.page("<link rel=canonical href='/article/1'>"), "euc-kr");
    let article = Parser::new().parse_bytes_at(&page, Some("euc-kr"), "https://gazette.example/2").unwrap();
    assert_eq!(article.url.as_deref(), Some("https://gazette.example/article/1"));
}

#[test]
fn warnings() {
    let parser = Parser::new();
    let mut page = encode(&KOREAN.page("<meta charset=utf-8>"), "euc-kr");
    let article = parser.parse_bytes(&page, None).unwrap();
    assert_eq!(about_bytes(article.warnings()), ["expected a page in UTF-8, found one in EUC-KR"]);
    page.push(0xB4);
    let article = parser.parse_bytes(&page, Some("euc-kr")).unwrap();
    assert_eq!(about_bytes(article.warnings()), ["expected EUC-KR, found 1 malformed sequences"]);
    let article = parser.parse_bytes(&page, Some("utf-8")).unwrap();
    assert_eq!(about_bytes(article.warnings()).len(), 2);
}

#[test]
fn errors_keep_the_warnings() {
    let strict = Parser::new().require(&[Field::Authors]);
    let page = encode(&KOREAN.page("<meta charset=utf-8>"), "euc-kr");
    let profile =
        encode(&KOREAN.page("<meta charset=utf-8><meta property=og:type content=profile>"), "euc-kr");
    for error in [strict.parse_bytes(&page, None), parse_bytes(&profile)].map(Result::unwrap_err) {
        let partial = error.partial().unwrap();
        assert_eq!(partial.title, KOREAN.headline);
        assert_eq!(
            about_bytes(partial.warnings()),
            ["expected a page in UTF-8, found one in EUC-KR"],
            "{error}"
        );
    }
}

#[test]
fn limits_and_nothing() {
    for nothing in [b"".as_slice(), b"\xEF\xBB\xBF", b"\xFF\xFE", b"<!DOCTYPE html><meta charset=euc-kr>"] {
        assert_eq!(parse_bytes(nothing), Err(ParseError::Empty), "{nothing:?}");
    }
    let small = Parser::new().limits(Limits::new().bytes(16));
    let text_of = |bytes: &[u8]| small.parse_bytes(bytes, Some("euc-kr")).unwrap_err().to_string();
    assert_eq!(text_of(&[b' '; 17]), "expected at most 16 bytes, found 17");
    assert_eq!(text_of(&b"\xB4\xD9\xB8\xAE".repeat(4)), "expected at most 16 bytes, found 24");
}

//! The declarations that the standard's prescan finds, and those that it does not.

use newsprint::encoding::{Evidence, decode};

use crate::encode;
use crate::stories::KOREAN;

fn declared(page: &str) -> Option<&'static str> {
    decode(page.as_bytes(), None).declared
}

#[test]
fn declarations() {
    for page in [
        "<meta charset=euc-kr>",
        "<META\nCHARSET = \"EUC-KR\" >",
        "<meta/charset='euc-kr'/>",
        "<meta charset=\" euc-kr \">",
        "<meta =x charset=euc-kr>",
        "<meta a b=c / d='>' charset=euc-kr>",
        "<meta charset=euc-kr charset=utf-8>",
        "<meta charset=euc-kr content='text/html; charset=utf-8' http-equiv=content-type>",
        "<meta content='text/html; charset=utf-8' http-equiv=content-type charset=euc-kr>",
        "<meta http-equiv=Content-Type content=text/html;charset=euc-kr>",
        "<meta http-equiv=content-type content='charset charset = \"euc-kr\"'>",
        "<meta content=\"text/html; charset='euc-kr'\" http-equiv=content-type>",
        "<meta http-equiv=content-type content='charset=euc-kr;x charset=utf-8'>",
        "<meta charset=nonsense><meta charset=euc-kr>",
        "<meta charset=iso-2022-kr><meta charset=euc-kr>",
        "<!-- <meta charset=utf-8> --><meta charset=euc-kr>",
        "<!--><meta charset=euc-kr><!-- -->",
        "<!doctype html><?x <meta charset=utf-8?></ a><meta charset=euc-kr>",
        "<a title='<meta charset=utf-8>'><meta charset=euc-kr>",
        "</a title='<meta charset=utf-8>'><meta charset=euc-kr>",
        "<p <meta charset=utf-8><meta charset=euc-kr>",
        "< <meta charset=euc-kr>",
        "<?xml version='1.0' encoding='euc-kr'?><p>",
        "<?xml encoding = \"EUC-KR\">",
        "<?xml version='1.0' encoding='utf-8'?><meta charset=euc-kr>",
        "<?xml version='1.0' encoding='euc-kr'?><meta name=a content='charset=utf-8'>",
        "<?xml version='1.0' encoding='euc-kr'?><meta charset=utf-8", // ends in the middle of the tag
    ] {
        assert_eq!(declared(page), Some("EUC-KR"), "{page}");
    }
}

#[test]
fn no_declarations() {
    for page in [
        "",
        "<",
        "<meta",
        "<meta charset=euc-kr",
        "<meta charset='euc-kr>",
        "<metacharset=euc-kr>",
        "<meta>charset=euc-kr",
        "<meta charset=>",
        "<meta charset>",
        "<meta name=charset content=euc-kr>",
        "<meta content='text/html; charset=euc-kr'>",
        "<meta http-equiv=refresh content='text/html; charset=euc-kr'>",
        "<meta http-equiv=content-type content='text/html; charset'>",
        "<meta http-equiv=content-type content='text/html; charset=\"euc-kr'>",
        "<meta charset=nonsense content='charset=euc-kr' http-equiv=content-type>",
        "<meta charset=euc-kr\u{e9}>",
        "<!-- <meta charset=euc-kr>",
        "<!-- <meta charset=euc-kr> ->",
        "<p title='<meta charset=euc-kr>'>",
        "<p title='><meta charset=euc-kr>",
        "<script <meta charset=euc-kr>",
        " <?xml encoding='euc-kr'?>",
        "<?xml encoding='euc-kr'",
        "<?xml encoding=euc-kr?>",
        "<?xml encoding='euc kr'?>",
        "<?xml encoding='euc-kr?>",
        "<?xml version='1.0'?>encoding='euc-kr'",
    ] {
        assert_eq!(declared(page), None, "{page}");
    }
}

#[test]
fn declarations_that_mean_another() {
    for (label, name) in [
        ("utf-16", "UTF-8"),
        ("utf-16be", "UTF-8"),
        ("x-user-defined", "windows-1252"),
        ("latin1", "windows-1252"),
        ("ascii", "windows-1252"),
        ("x-sjis", "Shift_JIS"),
        ("gb2312", "GBK"),
    ] {
        assert_eq!(declared(&format!("<meta charset={label}>")), Some(name), "{label}");
    }
    assert_eq!(declared("<?xml encoding='utf-16le'?>"), Some("UTF-8"));
}

#[test]
fn headers() {
    let by_header = |header| decode(b"<p>", Some(header)).declared;
    for header in ["text/html;charset=euc-kr", "text/html; charset = 'EUC-KR'; x", "euc-kr", " EUC-KR "] {
        assert_eq!(by_header(header), Some("EUC-KR"), "{header}");
    }
    for header in ["", "text/html", "charset", "charset=", "text/html; charset=nonsense", "\u{e9}"] {
        assert_eq!(by_header(header), None, "{header}");
    }
}

#[test]
fn the_first_claim_of_ascii_is_followed() {
    let page = b"<meta charset=shift_jis><p>no letter that would tell";
    for (header, name, evidence) in [
        (Some("euc-kr"), "EUC-KR", Evidence::Transport),
        (Some("text/html"), "Shift_JIS", Evidence::Declared),
        (None, "Shift_JIS", Evidence::Declared),
    ] {
        let decoded = decode(page, header);
        assert_eq!((decoded.encoding, decoded.evidence, decoded.declared), (name, evidence, Some(name)));
    }
    assert_eq!(decode(b"<p>plain", None).evidence, Evidence::Structure);
}

/// Behind the first 1024 bytes, where browsers start again.
#[test]
fn late_declarations() {
    let filler = "<!-- a comment as long as a licence -->".repeat(30);
    let text = KOREAN.page(&format!("{filler}<meta charset=euc-kr>"));
    let decoded_bytes = encode(&text, "euc-kr");
    let decoded = decode(&decoded_bytes, None);
    assert_eq!((decoded.encoding, decoded.evidence, decoded.declared), ("EUC-KR", Evidence::Declared, None));
    assert_eq!(decoded.text, text);
    // the bytes have their say there too
    for label in ["euc-kr", "windows-949"] {
        let text = KOREAN.page(&format!("{filler}<meta charset=utf-8>"));
        assert_eq!(decode(&encode(&text, label), None).text, text, "{label}");
    }
}

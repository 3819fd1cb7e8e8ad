//! Whole pages: declared in each way, undeclared, declared wrongly.

use std::borrow::Cow;

use newsprint::encoding::{Evidence, decode, decode_at};

use crate::encode;
use crate::stories::{self, GERMAN, GREEK, JAPANESE, KOREAN, POLISH, RUSSIAN, SIMPLIFIED};

#[test]
fn declared_by_the_page() {
    for (story, label, name) in stories::all() {
        let heads = [
            format!("<meta charset={label}>"),
            format!("<META content='text/html; charset={label}' HTTP-EQUIV='Content-Type'>"),
        ];
        for text in heads.map(|head| story.page(&head)) {
            let bytes = encode(&text, label);
            let decoded = decode(&bytes, Some("text/html"));
            assert_eq!((decoded.encoding, decoded.evidence), (name, Evidence::Declared), "{label}");
            assert_eq!((decoded.declared, decoded.malformed), (Some(name), 0), "{label}");
            assert_eq!(decoded.text, text, "{label}");
        }
    }
}

#[test]
fn declared_by_the_server() {
    for (story, label, name) in stories::all() {
        let text = story.page("");
        let bytes = encode(&text, label);
        for header in [format!("text/html; Charset=\"{label}\""), label.to_uppercase()] {
            let decoded = decode(&bytes, Some(&header));
            assert_eq!((decoded.encoding, decoded.evidence), (name, Evidence::Transport), "{header}");
            assert_eq!(decoded.text, text, "{header}");
        }
    }
}

/// The text comes back, though the detector may name an encoding that reads it the same (KOI8-U).
#[test]
fn undeclared() {
    for (story, label, _) in stories::all() {
        let text = story.page("");
        let bytes = encode(&text, label);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text, text, "{label} as {}", decoded.encoding);
        let evidence = if label == "iso-2022-jp" { Evidence::Structure } else { Evidence::Detected };
        assert_eq!((decoded.evidence, decoded.declared), (evidence, None), "{label}");
        // cut before the last byte of the last character
        let end = bytes.iter().rposition(|b| !b.is_ascii()).unwrap_or(bytes.len());
        let cut = decode(&bytes[..end], None);
        assert!(text.starts_with(cut.text.trim_end_matches('\u{FFFD}')), "{label} as {}", cut.encoding);
    }
}

/// Three words, which may be many things.
#[test]
fn undeclared_and_short() {
    for (url, label, text) in [
        ("https://gazeta.example.pl/1", "windows-1250", "<p>Stary most zamknięto"),
        ("https://www.gazeta.example.gr/1?a=b", "windows-1253", "<p>Άνοιξε η γέφυρα"),
        ("https://gazette.example.kr/", "euc-kr", "<p>다리 개통"),
        ("https://GAZETTE.example.RU/", "windows-1251", "<p>Мост открыт"),
    ] {
        let bytes = encode(text, label);
        assert_eq!(decode_at(&bytes, None, url).text, text, "{label}");
    }
    for url in ["", "gazette", "http://[::1]/", "http://10.0.0.1/", "http://пример.рф/", "data:,"] {
        let decoded = decode_at(b"caf\xE9", None, url);
        assert_eq!((&*decoded.text, decoded.evidence), ("café", Evidence::Detected), "{url}");
    }
}

/// More than the detector is given.
#[test]
fn undeclared_and_long() {
    for (story, label) in
        [(&KOREAN, "euc-kr"), (&JAPANESE, "shift_jis"), (&RUSSIAN, "windows-1251"), (&GERMAN, "latin1")]
    {
        for in_front in 0..3 {
            let text = "ab".repeat(in_front) + &story.page("").repeat(400).replace(['–', '„', '“', '€'], "-");
            assert_eq!(decode(&encode(&text, label), None).text, text, "{label}");
        }
    }
}

/// Signs, which in other encodings are letters.
#[test]
fn undeclared_signs() {
    for text in [
        "<p>Tickets at £5 and £10",
        "<i>···</i>",
        "<p>More •••</p>",
        "© 2024 – The Gazette®",
        "a lifestyle – so",
    ] {
        assert_eq!(decode(&encode(text, "windows-1252"), None).text, text);
    }
}

#[test]
fn utf8_is_borrowed() {
    for text in [KOREAN.page(""), KOREAN.page("<meta charset=utf-8>"), "plain".into(), String::new()] {
        let decoded = decode(text.as_bytes(), None);
        assert!(matches!(decoded.text, Cow::Borrowed(borrowed) if borrowed == text), "{decoded:?}");
        assert_eq!(decoded.encoding, "UTF-8");
        let marked = format!("\u{FEFF}{text}");
        let decoded = decode(marked.as_bytes(), Some("text/html; charset=koi8-r"));
        assert!(matches!(decoded.text, Cow::Borrowed(borrowed) if borrowed == text), "{decoded:?}");
        assert_eq!((decoded.encoding, decoded.evidence), ("UTF-8", Evidence::Bom));
    }
}

#[test]
fn utf16() {
    for (label, name, mark) in
        [("utf-16le", "UTF-16LE", [0xFF, 0xFE]), ("utf-16be", "UTF-16BE", [0xFE, 0xFF])]
    {
        // a declaration in UTF-16 that says something else is none, and one that says UTF-16 in ASCII lies
        for (text, is_marked) in [
            (KOREAN.page("<meta charset=euc-kr>"), true),
            (KOREAN.headline.into(), true),
            (KOREAN.page(""), false),
        ] {
            let mut bytes = encode(&text, label);
            if is_marked {
                bytes.splice(0..0, mark);
            }
            let decoded = decode(&bytes, None);
            let evidence = if is_marked { Evidence::Bom } else { Evidence::Structure };
            assert_eq!((decoded.encoding, decoded.evidence, &*decoded.text), (name, evidence, &*text));
        }
        let lines = format!("{}\n{}", KOREAN.headline, KOREAN.body);
        let bytes = encode(&lines, label);
        let decoded = decode(&bytes, Some(&format!("text/plain;charset={label}")));
        assert_eq!(
            (decoded.encoding, decoded.evidence, &*decoded.text),
            (name, Evidence::Transport, &*lines)
        );
        let ascii = decode(b"<p>no page in UTF-16", Some(label));
        assert_eq!(
            (ascii.encoding, ascii.declared, &*ascii.text),
            ("UTF-8", Some(name), "<p>no page in UTF-16")
        );
    }
    let lying = decode("<meta charset=utf-16><p>ü".as_bytes(), None);
    assert_eq!((lying.encoding, lying.declared), ("UTF-8", Some("UTF-8")));
}

/// The story, the encoding its bytes are in, what the server says, what the page says.
const WRONG: &[(&stories::Story, &str, &str, &str)] = &[
    (&KOREAN, "utf-8", "text/html", "euc-kr"),
    (&KOREAN, "utf-8", "text/html; charset=ISO-8859-1", "utf-8"),
    (&KOREAN, "utf-8", "text/html; charset=EUC-KR", "euc-kr"),
    (&GERMAN, "utf-8", "text/html; charset=windows-1251", "shift_jis"),
    (&GERMAN, "windows-1252", "text/html", "utf-8"),
    (&GERMAN, "windows-1252", "text/html", "euc-kr"),
    (&GERMAN, "windows-1252", "text/html; charset=UTF-8", "iso-8859-1"),
    (&KOREAN, "euc-kr", "text/html", "utf-8"),
    (&KOREAN, "euc-kr", "text/html", "shift_jis"),
    (&KOREAN, "euc-kr", "text/html; charset=UTF-8", "euc-kr"),
    (&KOREAN, "euc-kr", "text/html; charset=ISO-8859-1", "euc-kr"),
    (&KOREAN, "euc-kr", "text/html; charset=ISO-8859-1", "iso-8859-1"),
    (&KOREAN, "euc-kr", "text/html; charset=gb2312", "euc-kr"),
    (&KOREAN, "euc-kr", "text/html; charset=iso-2022-kr", "nonsense"),
    (&JAPANESE, "shift_jis", "text/html; charset=iso-8859-1", ""),
    (&JAPANESE, "euc-jp", "text/html", "utf-8"),
    (&JAPANESE, "shift_jis", "text/html", "euc-jp"),
    (&JAPANESE, "iso-2022-jp", "text/html", "utf-16"),
    (&SIMPLIFIED, "gbk", "text/html; charset=latin1", "gb2312"),
    (&RUSSIAN, "windows-1251", "text/html; charset=iso-8859-1", ""),
    (&RUSSIAN, "windows-1251", "text/html; charset=UTF-8", "windows-1251"),
    (&RUSSIAN, "koi8-r", "text/html; charset=windows-1251", "koi8-r"),
    (&GREEK, "iso-8859-7", "text/html", "us-ascii"),
    (&POLISH, "iso-8859-2", "text/html; charset=iso-8859-1", "iso-8859-2"),
];

#[test]
fn wrongly_declared() {
    for (story, label, header, meta) in WRONG {
        let text = story.page(&format!("<meta charset='{meta}'>"));
        let bytes = encode(&text, label);
        let decoded = decode(&bytes, Some(header));
        assert_eq!(decoded.text, text, "{label} as {header}, {meta}: {}", decoded.encoding);
        assert_eq!(decoded.malformed, 0);
    }
}

/// What bytes cannot tell: the claim is followed, as browsers do.
#[test]
fn followed_though_doubtful() {
    for (label, bytes_in) in [("windows-1251", "koi8-r"), ("iso-8859-2", "windows-1252"), ("euc-kr", "gbk")] {
        let story = if bytes_in == "gbk" { &SIMPLIFIED } else { &GERMAN };
        let text = if bytes_in == "koi8-r" { &RUSSIAN } else { story }.page("");
        let text = text.replace(['–', '„', '“', '€'], "-");
        let decoded_name = decode(&encode(&text, bytes_in), Some(label)).encoding.to_ascii_lowercase();
        assert_eq!(decoded_name, label);
    }
}

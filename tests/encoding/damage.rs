//! Pages with malformed bytes, and pages whose transfer broke off.

use newsprint::encoding::{Evidence, decode};

use crate::encode;
use crate::stories::{self, GERMAN, KOREAN, Story};

/// A long page with headlines cut by bytes, as lists of headlines often are: 0xFE starts no character of
/// any of the encodings, or one that a tag cannot end.
fn damaged(story: &Story, label: &str, head: &str, cuts: usize) -> (Vec<u8>, String) {
    let mut bytes = encode(&story.page(head), label);
    for i in 0..60 {
        bytes.extend(encode(&format!("<li>{}", story.headline), label));
        if i < cuts {
            bytes.push(0xFE);
        }
        bytes.extend(b"</li>\n");
    }
    (bytes, format!("{0}\u{FFFD}</li>\n<li>{0}", story.headline))
}

#[test]
fn a_few_malformed_bytes_do_not_turn_the_page() {
    for (story, label, name) in [
        (&KOREAN, "euc-kr", "EUC-KR"),
        (&stories::JAPANESE, "shift_jis", "Shift_JIS"),
        (&stories::JAPANESE, "euc-jp", "EUC-JP"),
        (&stories::SIMPLIFIED, "gbk", "GBK"),
        (&stories::TRADITIONAL, "big5", "Big5"),
        (&KOREAN, "utf-8", "UTF-8"),
        (&GERMAN, "utf-8", "UTF-8"),
    ] {
        for head in [format!("<meta charset={label}>"), String::new(), "<meta charset=iso-8859-1>".into()] {
            let (bytes, part) = damaged(story, label, &head, 5);
            let decoded = decode(&bytes, None);
            assert_eq!((decoded.encoding, decoded.malformed), (name, 5), "{label}, {head}");
            assert!(decoded.text.contains(&part), "{label}, {head}: {}", decoded.text);
        }
    }
}

#[test]
fn utf8_is_what_it_was_however_it_is_declared() {
    for head in ["<meta charset=euc-kr>", "<meta charset=windows-1252>", "<meta charset=utf-8>", ""] {
        for header in [None, Some("text/html; charset=gbk"), Some("utf-8")] {
            let (bytes, part) = damaged(&KOREAN, "utf-8", head, 9);
            let decoded = decode(&bytes, header);
            assert_eq!((decoded.encoding, decoded.malformed), ("UTF-8", 9), "{head}, {header:?}");
            assert!(decoded.text.contains(&part));
        }
    }
}

/// UTF-8 and windows-1252 on one page: the reading that spoils less.
#[test]
fn mixed_pages() {
    let page = |in_utf8: usize, in_1252: usize| {
        [
            b"<meta charset=utf-8>".as_slice(),
            &"<p>Brücke".repeat(in_utf8).into_bytes(),
            &b"<p>Br\xFCcke".repeat(in_1252),
        ]
        .concat()
    };
    for (in_utf8, in_1252, name) in
        [(0, 1, "windows-1252"), (1, 2, "windows-1252"), (2, 2, "UTF-8"), (9, 2, "UTF-8")]
    {
        let bytes = page(in_utf8, in_1252);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.encoding, name, "{in_utf8}, {in_1252}");
        assert_eq!(decoded.malformed, if name == "UTF-8" { in_1252 } else { 0 });
    }
}

#[test]
fn runs_that_are_no_letters_are_no_other_script() {
    for page in [
        b"<meta charset=iso-8859-1>a\xA0\xA0\xA0\xA0\xA0\xA0b\x97\x97\x97\x97\x97c \xA9 caf\xE9".as_slice(),
        b"<meta charset=windows-1252>\xAB\xA0\xC0\xA0\xBB d'accord, r\xE9p\xE9ta-t-il d\xE9\xE7u",
    ] {
        let decoded = decode(page, None);
        assert_eq!((decoded.encoding, decoded.evidence), ("windows-1252", Evidence::Declared));
    }
}

/// Cut after every byte, every page is the beginning of the whole, and at most the character at the end
/// is lost.
#[test]
fn cut_pages() {
    for (story, label, name) in
        stories::all().chain([(&KOREAN, "utf-8", "UTF-8"), (&GERMAN, "utf-8", "UTF-8")])
    {
        let text = format!("<meta charset={label}><h1>{}</h1><p>{}", story.headline, story.body);
        let bytes = encode(&text, label);
        let declaration = text.find("<h1>").unwrap();
        for end in 0..bytes.len() {
            let decoded = decode(&bytes[..end], None);
            assert_eq!(decoded, decode(&bytes[..end], None));
            if end < declaration {
                continue;
            }
            assert_eq!(decoded.encoding, name, "{label} cut at {end}");
            // an escape of ISO-2022-JP that is cut leaves two marks, or one and a dollar
            let marks = if label == "iso-2022-jp" { &['\u{FFFD}', '$'][..] } else { &['\u{FFFD}'] };
            let whole = decoded.text.trim_end_matches(marks);
            assert!(text.starts_with(whole), "{label} cut at {end}: {whole}");
            assert!(decoded.malformed <= marks.len(), "{label} cut at {end}");
        }
    }
}

/// Nothing but malformed sequences: the work for each does not grow with the page. (Seconds at most;
/// minutes if it did.)
#[test]
fn time_is_linear() {
    for (unit, header) in [
        (b"\xE4".as_slice(), "utf-8"),
        (b"\xFF", "euc-kr"),
        (b"\x00\xD8", "utf-16le"),
        (b"\x1B$", ""),
        (b"<\xE9", ""),
        (b"<meta a=\xE9 ", ""),
    ] {
        let start = std::time::Instant::now();
        let bytes = unit.repeat((4 << 20) / unit.len());
        assert!(!decode(&bytes, Some(header)).text.is_empty());
        assert!(start.elapsed().as_secs() < 20, "{header}: {:?}", start.elapsed());
    }
}

//! Bytes of any kind.

use std::borrow::Cow;

use newsprint::Parser;
use newsprint::encoding::{Decoded, decode, decode_at};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const LABELS: [&str; 16] = [
    "",
    "utf-8",
    "utf-16le",
    "utf-16be",
    "euc-kr",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gb18030",
    "big5",
    "windows-1252",
    "windows-1251",
    "windows-1253",
    "koi8-r",
    "iso-2022-kr",
    "x-user-defined",
];

const FRAGMENTS: [&[u8]; 22] = [
    b"<",
    b">",
    b"<meta charset=",
    b"<meta http-equiv=content-type content='text/html; charset=",
    b"'>",
    b"<!--",
    b"-->",
    b"<?xml encoding='",
    b"'?>",
    b"euc-kr",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"\x1B$B",
    b"\x1B(B",
    b"\0",
    b"<\0p\0",
    b"\xB4\xD9\xB8\xAE",
    "다리".as_bytes(),
    b"\x82\xA0\x82",
    b"\xE9",
    b"<p>The bridge opened.</p>",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let any_bytes = vec(any::<u8>(), 0..40);
    let high = vec(0x80..=0xFF_u8, 0..40);
    let fragment = select(&FRAGMENTS[..]).prop_map(<[u8]>::to_vec);
    vec(prop_oneof![1 => any_bytes, 1 => high, 4 => fragment], 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(crate::seeded::config())]

    #[test]
    fn any_bytes(bytes in bytes(), label in select(&LABELS[..])) {
        let header = Some(label).filter(|l| !l.is_empty());
        let decoded = decode(&bytes, header);
        sound(&bytes, &decoded)?;
        prop_assert_eq!(&decoded, &decode(&bytes, header));
        sound(&bytes, &decode_at(&bytes, header, "https://gazette.example.kr/1"))?;
        let parser = Parser::new();
        let read = || parser.parse_bytes_at(&bytes, header, "https://gazette.example.kr/1");
        prop_assert_eq!(read(), read());
    }

    /// Text stored as UTF-8 comes back, whatever is said of it, if it holds anything beyond ASCII.
    #[test]
    fn any_text(text in "\\PC{0,60}[^\\x00-\\x7F]\\PC{0,60}", label in select(&LABELS[..])) {
        let text = text.trim_start_matches('\u{FEFF}');
        prop_assume!(!text.is_ascii());
        let decoded = decode(text.as_bytes(), Some(label));
        prop_assert_eq!(&*decoded.text, text);
        prop_assert!(matches!(decoded.text, Cow::Borrowed(_)));
    }
}

fn sound(bytes: &[u8], decoded: &Decoded<'_>) -> Result<(), TestCaseError> {
    prop_assert!(decoded.text.len() <= 3 * bytes.len(), "{} bytes from {}", decoded.text.len(), bytes.len());
    let replaced = decoded.text.matches('\u{FFFD}').count();
    prop_assert!(replaced >= decoded.malformed, "{decoded:?}");
    if decoded.encoding == "UTF-8" && decoded.malformed == 0 {
        prop_assert!(matches!(decoded.text, Cow::Borrowed(_)), "{decoded:?}");
        prop_assert!(bytes.ends_with(decoded.text.as_bytes()) && bytes.len() - decoded.text.len() <= 3);
    }
    Ok(())
}

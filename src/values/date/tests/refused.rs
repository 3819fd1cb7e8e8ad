use std::fmt::Write as _;
use std::time::Instant;

use super::super::{all, first, labelled, machine, stretch};

#[test]
fn impossible() {
    for text in [
        "2023-02-30",
        "2023-02-29",
        "2023-13-01",
        "2023-00-10",
        "2023-01-00",
        "2023-01-29T25:00:00",
        "2023-01-29T18:61",
        "31.04.2023",
        "30 February 2023",
        "February 30, 2023",
        "32 January 2023",
        "2023년 13월 1일",
        "29.01.1899",
        "29.01.2100",
        "1445/01/29",
        "13/13/2023",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn not_whole() {
    for text in [
        "Jan 29",
        "Jan 29, 18:16",
        "January 2023",
        "2023",
        "2023-01",
        "18:16",
        "29.01.",
        "6 p.m.",
        "29 Jan 18:16",
        "aged 29, January 2023",
        "1.2.23",
        "29/01/23",
        "29-01-23 18:16",
        "20230129",
        "1월 29일",
        "2 hours ago",
        "03/04/2023",
        "March 9-11",
        "in May 2023 may 12 people",
        "until 2023. January 29",
        "20231. November",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn parts_of_something_else() {
    for text in [
        "02-2023-1234",
        "1,117.40",
        "+82-2-727-0114",
        "2023-2024",
        "010-2023-0129",
        "12-11-2023-445",
        "2023-01-29-1234",
        "1-2023-01-29",
        "10.1.20.23",
        "29.01.2023.7",
        "$2023.01.29",
        "#2023-01-29",
        "v=2023-01-29",
        "https://example.com/2023/01/29/rain",
        "/2023/01/29/",
        "example.com/2023/01/29",
        "photo_2023-01-29.jpg",
        "2023-01-29.jpg",
        "2023-01-29_18",
        "a-rainy-day-jan-29-2023",
        "2023-01-29-a-rainy-day",
        "id2023-01-29",
        "2023-01-29x",
        "12345678-01-29",
        "99992023-01-29",
        "2023-01-299",
        "29.01.20231",
        "192.168.10.20",
        "29%2F01%2F2023",
        "mail@jan.29.2023",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn linear_and_without_panic() {
    let size = 1 << 17;
    let mut runs: Vec<String> = [
        "1",
        "1 ",
        "12:",
        "29.01.",
        "2023-",
        "Jan ",
        "aA",
        " ",
        "（",
        "年",
        "29 Jan ",
        "2023-01-29",
        "١",
        "+",
        "1.",
        "18:16 ",
        "Updated ",
        "Jan 29 18:16:00 ",
    ]
    .iter()
    .map(|part| part.repeat(size / part.len()))
    .collect();
    let mut counting = String::new();
    for n in 0..20_000 {
        let _ = write!(counting, "{n} ");
    }
    runs.push(counting);
    let start = Instant::now();
    for run in &runs {
        let _ = (all(run), stretch(run));
    }
    // a few seconds in a debug build
    assert!(start.elapsed().as_secs() < 60);
}

#[test]
fn cut_anywhere() {
    let text = "입력 ２０２３.04.07(금) 오후 8:06 KST Published : Sun Jan 29 2023 18:16:00 GMT+0900 (KST) \
                29 d’abril de 2023, 18h16 2023年（令和5年）1月29日 Mis à jour le 29/01/2023 à 18h16";
    for (start, _) in text.char_indices() {
        for (end, _) in text.char_indices().filter(|(end, _)| (start + 1..start + 50).contains(end)) {
            let part = text.get(start..end).unwrap_or_default();
            for found in all(part) {
                assert!(part.get(found.at).is_some());
            }
            assert!(stretch(part).is_none_or(|at| part.get(at).is_some()));
            let _ = (labelled(part), machine(part));
        }
    }
}

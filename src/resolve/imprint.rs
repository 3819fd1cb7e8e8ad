//! Lines that papers print below a story and that are no part of it: copyright, the crew of a
//! broadcast, where to send news.

/// Marks of a copyright line.
const COPYRIGHT: [&str; 10] = [
    "ⓒ",
    "©",
    "무단전재",
    "무단 전재",
    "저작권자",
    "all rights reserved",
    "alle rechte vorbehalten",
    "copyright",
    "禁止转载",
    "無断転載",
];

/// What Korean papers and broadcasters ask for: news, by telephone or messenger.
const TIPS: [&str; 4] = ["제보하기", "제보는", "기사문의 및 제보", "기사 문의 및 제보"];

/// What Korean broadcasters print before the names of a report's crew, a colon behind it.
#[rustfmt::skip]
const CREW: [&str; 16] = [
    "취재", "영상취재", "영상편집", "영상", "촬영기자", "촬영", "편집", "구성", "제작", "그래픽", "디자인", "자막뉴스",
    "사진출처", "사진제공", "자료조사", "작가",
];

/// Bytes; a longer text that mentions copyright is a story about it.
const LONGEST: usize = 160;

pub(super) fn is_imprint(text: &str) -> bool {
    if text.len() >= LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    COPYRIGHT.iter().chain(&TIPS).any(|mark| lower.contains(mark)) || is_crew(text)
}

/// `영상편집: …`, `(취재 : …, 구성 : …)`, `[사진 출처 : …]`.
fn is_crew(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some((label, _)) = inner.split_once([':', '：']) else { return false };
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    // several labels for the same people: `촬영·편집`
    label.split(['·', '/', ',', '&']).all(|part| CREW.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imprints_are_told_from_the_last_line_of_a_story() {
        for line in [
            "ⓒ 강변신문, 무단전재 및 재배포 금지",
            "Copyright 2024 The Gazette. All rights reserved.",
            "영상편집: 한미래",
            "(취재 : 오다솜, 구성 : 한미래, 편집 : 홍길동)",
            "[사진 출처 : 나루시 공식 계정]",
            "촬영·편집: 홍길동",
            "강변TV 기사문의 및 제보 : 카톡/라인 gangbyeon",
        ] {
            assert!(is_imprint(line), "{line}");
        }
        for line in [
            "시는 취재진에게: 공사가 끝났다고 말했다.",
            "그는 이렇게 말했다: 끝났다.",
            "영상편집을 배운다.",
            "",
        ] {
            assert!(!is_imprint(line), "{line}");
        }
    }
}

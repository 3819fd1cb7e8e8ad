//! Korean bylines: `부산=선수민 기자`, `[아시아경제 이기민 기자]`, `최종호 류수현 기자`.

use super::agency::agency;
use super::reading::Reading;
use super::shape::is_hangul;

/// Family names of one syllable, by the census of 2015, down to a few hundred bearers.
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간상시갈단견당화";

/// Family names of two syllables.
const DOUBLE_SURNAMES: &[&str] = &["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "망절"];

/// What the reporter is; the longer word first, as `기자` ends many.
const ROLES: &[&str] = &[
    "인턴기자", "선임기자", "객원기자", "전문기자", "수습기자", "시민기자", "사진기자", "대기자", "명예기자", "취재기자",
    "편집기자", "기자", "특파원", "통신원", "주재원", "논설위원", "논설위원실장", "논설실장", "편집위원", "해설위원",
    "객원논설위원", "칼럼니스트", "평론가", "앵커", "아나운서", "피디", "에디터", "작가", "리포터", "리포트", "편집장",
    "편집국장", "주필", "대표기자", "팀장", "부장", "차장", "국장", "연구원", "교수", "PD", "CP", "인턴", "캐스터",
];

/// Cities and provinces that begin with a family name, and the cities of correspondents.
const PLACES: &[&str] = &[
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북",
    "경남", "제주", "수원", "성남", "고양", "용인", "안산", "안양", "남양주", "화성", "평택", "의정부", "시흥", "김포",
    "광명", "군포", "이천", "오산", "하남", "양주", "구리", "안성", "포천", "의왕", "여주", "동두천", "과천", "가평", "연천",
    "양평", "춘천", "원주", "강릉", "동해", "태백", "속초", "삼척", "홍천", "정선", "양양", "인제", "고성", "청주", "충주",
    "제천", "보은", "옥천", "영동", "진천", "괴산", "음성", "단양", "천안", "공주", "보령", "아산", "서산", "논산", "계룡",
    "당진", "금산", "부여", "서천", "청양", "홍성", "예산", "태안", "전주", "군산", "익산", "정읍", "남원", "김제", "완주",
    "진안", "무주", "장수", "임실", "순창", "고창", "부안", "목포", "여수", "순천", "나주", "광양", "담양", "곡성", "구례",
    "고흥", "보성", "화순", "장흥", "강진", "해남", "영암", "무안", "함평", "영광", "장성", "완도", "진도", "신안", "포항",
    "경주", "김천", "안동", "구미", "영주", "영천", "상주", "문경", "경산", "의성", "청송", "영양", "영덕", "청도", "고령",
    "성주", "칠곡", "예천", "봉화", "울진", "울릉", "창원", "진주", "통영", "사천", "김해", "밀양", "거제", "양산", "의령",
    "함안", "창녕", "남해", "하동", "산청", "함양", "거창", "합천", "서귀포", "잠실", "고척", "여의도", "인천공항", "판문점",
    "도쿄", "베이징", "상하이", "홍콩", "워싱턴", "뉴욕", "파리", "런던", "베를린", "로마", "제네바", "모스크바", "하노이",
    "방콕", "마닐라", "시드니", "자카르타", "카이로", "이스탄불", "선양", "타이베이", "브뤼셀", "두바이",
];

/// Endings of the names of papers, stations and desks.
const HOUSE_ENDINGS: &[&str] = &[
    "뉴스", "신문", "일보", "방송", "통신", "경제", "닷컴", "미디어", "타임스", "타임즈", "저널", "투데이", "매거진", "코리아",
    "연예", "스포츠", "팀", "부서", "국제부", "사회부", "정치부", "경제부", "문화부", "체육부", "산업부", "전국부", "편집부",
    "온라인부", "뉴스부", "보도부", "스포츠부", "취재부", "증권부", "금융부", "생활부", "과학부", "편집국", "보도국", "본부",
    "센터", "위원회", "협회", "비즈", "데일리", "헤럴드", "사이트", "관리자", "운영자", "제공", "채널", "라디오", "특별취재",
];

/// Names of papers that are shaped like a person's.
const HOUSES: &[&str] =
    &["한겨레", "더팩트", "조선", "동아", "중앙", "경향", "한국", "국민", "문화", "세계", "연합", "이코노미", "노컷", "민중", "서울"];

/// Labels of pictures: who stands behind one took them.
const PICTURE_LABELS: &[&str] =
    &["사진", "사진출처", "사진제공", "영상", "영상취재", "영상편집", "촬영", "그래픽", "일러스트", "출처", "자료", "편집", "그림"];

/// Labels of the text.
const TEXT_LABELS: &[&str] = &["글", "취재", "정리", "기고", "글쓴이", "작성자", "인터뷰", "번역", "by", "By"];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Item<'t> {
    Name(&'t str),
    Role(&'t str),
    /// A place, a house, a desk.
    Around(&'t str),
    Picture,
    Text,
    /// Parts the members of a list.
    Comma,
    /// Parts what does not belong together.
    Break,
    Other,
}

/// Whether the text is a Korean name: a family name of one or two syllables and a given name.
pub(super) fn is_name(text: &str) -> bool {
    let mut parts = text.split(' ').filter(|p| !p.is_empty());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(word), None, _) => is_name_word(word),
        (Some(surname), Some(given), None) => {
            DOUBLE_SURNAMES.contains(&surname) && syllables(given) == Some(2) && !ROLES.contains(&given)
        }
        _ => false,
    }
}

fn syllables(word: &str) -> Option<usize> {
    word.chars().all(is_hangul).then(|| word.chars().count())
}

fn is_name_word(word: &str) -> bool {
    let double = DOUBLE_SURNAMES.iter().any(|s| word.starts_with(s));
    let fits = match syllables(word) {
        Some(2..=3) => double || word.chars().next().is_some_and(|c| SURNAMES.contains(c)),
        Some(4) => double,
        _ => false,
    };
    fits && !is_around(word) && !ROLES.contains(&word) && !is_label(word)
}

fn is_label(word: &str) -> bool {
    PICTURE_LABELS.contains(&word) || TEXT_LABELS.contains(&word)
}

fn is_around(word: &str) -> bool {
    PLACES.contains(&word)
        || HOUSES.contains(&word)
        || HOUSE_ENDINGS.iter().any(|e| word.ends_with(e))
        || agency(word).is_some()
        || word.chars().all(|c| c.is_ascii_uppercase())
}

/// Whether a line is short enough to hold no more than house, name and role.
pub(super) fn is_terse(line: &str) -> bool {
    line.split_whitespace().count() <= 5 && !line.ends_with('.')
}

/// Endings of the names of papers alone, not of desks or sections.
const PAPER_ENDINGS: &[&str] =
    &["신문", "일보", "경제", "방송", "통신", "닷컴", "저널", "타임스", "타임즈", "투데이", "데일리", "헤럴드"];

/// Whether the text is the name of a paper or a station (`서울경제`).
pub(super) fn is_paper(text: &str) -> bool {
    text.chars().count() >= 4 && text.chars().all(is_hangul) && PAPER_ENDINGS.iter().any(|e| text.ends_with(e))
}

/// Reads a stretch of a byline that holds Hangul.
pub(super) fn read(text: &str, reading: &mut Reading) {
    let items = items(text);
    let text_first = items.iter().position(|i| *i == Item::Text);
    let end = items.iter().position(|i| *i == Item::Picture).filter(|_| text_first.is_none()).unwrap_or(items.len());
    let items = items.get(..end).unwrap_or_default();
    for item in items {
        if let Item::Around(name) = item {
            reading.take_agency(name);
        }
    }
    if items.iter().any(|i| matches!(i, Item::Role(_))) {
        read_with_roles(items, reading);
    } else {
        read_without_roles(items, reading);
    }
}

/// The names before each role; or, where none stands before it, the name behind.
fn read_with_roles(items: &[Item], reading: &mut Reading) {
    let mut from = 0;
    let mut others = 0;
    for (at, item) in items.iter().enumerate() {
        let Item::Role(role) = item else { continue };
        let before = items.get(from..at).unwrap_or_default();
        let names = names_before(before);
        let behind = items.get(at + 1).filter(|_| names.is_empty());
        for name in &names {
            reading.person(name, Some((*role).to_owned()));
        }
        if let Some(Item::Name(name)) = behind {
            reading.person(name, Some((*role).to_owned()));
        }
        others += before.iter().filter(|i| **i == Item::Other).count().saturating_sub(PLACES_BEFORE);
        from = at + 1;
    }
    let rest = items.get(from..).unwrap_or_default();
    reading.unread += others + rest.iter().filter(|i| **i == Item::Other).count();
}

/// Words that may stand before a name without being known: towns and small papers.
const PLACES_BEFORE: usize = 2;

/// The names that share the role behind them. The nearest may have two syllables; those before it
/// need three, as many towns have two.
fn names_before<'t>(items: &[Item<'t>]) -> Vec<&'t str> {
    let mut names: Vec<&str> = Vec::new();
    for item in items.iter().rev() {
        match item {
            Item::Name(name) if names.is_empty() || name.chars().count() > 2 => names.push(name),
            Item::Comma => {}
            Item::Around(_) if names.is_empty() => {}
            _ => break,
        }
    }
    names.reverse();
    names
}

/// A line without a role names people only if it holds nothing else.
fn read_without_roles(items: &[Item], reading: &mut Reading) {
    let names: Vec<&str> = items.iter().filter_map(|i| if let Item::Name(n) = i { Some(*n) } else { None }).collect();
    let others = items.iter().filter(|i| **i == Item::Other).count();
    let short = names.iter().any(|n| n.chars().count() == 2);
    let fits = others == 0 && (names.len() == 1 || !short);
    if fits {
        names.iter().for_each(|name| reading.person(name, None));
    }
    reading.unread += others + usize::from(!fits);
}

fn items(text: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let Some(separator) = separator(c) else { continue };
        push_word(text.get(start..at).unwrap_or_default(), &mut items);
        items.extend(separator);
        start = at + c.len_utf8();
    }
    items
}

/// Whether a character parts words, and what it stands for.
fn separator(c: char) -> Option<Option<Item<'static>>> {
    match c {
        ',' | '·' | 'ㆍ' | '・' | '&' | '、' | '，' | '…' | '‧' => Some(Some(Item::Comma)),
        '=' | '|' | '/' | '(' | ')' | '[' | ']' | '【' | '】' | '<' | '>' | '〈' | '〉' | ':' | '：' | ';' | '＝' | '│' => {
            Some(Some(Item::Break))
        }
        '.' | '"' | '\'' | '*' | '▲' | '■' | '-' | '—' => Some(Some(Item::Break)),
        c if c.is_whitespace() => Some(None),
        _ => None,
    }
}

fn push_word<'t>(word: &'t str, items: &mut Vec<Item<'t>>) {
    if word.is_empty() {
        return;
    }
    if ROLES.contains(&word) {
        return items.push(Item::Role(word));
    }
    if PICTURE_LABELS.contains(&word) {
        return items.push(Item::Picture);
    }
    if TEXT_LABELS.contains(&word) {
        return items.push(Item::Text);
    }
    if let Some((name, role)) = glued_role(word) {
        return items.extend([name, Item::Role(role)]);
    }
    items.push(match word {
        w if is_name_word(w) => Item::Name(w),
        w if is_around(w) => Item::Around(w),
        _ => Item::Other,
    });
}

/// `홍길동기자`, `워싱턴특파원`: a name or a place that the role is written on to.
fn glued_role(word: &str) -> Option<(Item<'_>, &str)> {
    let role = ROLES.iter().find(|role| word.len() > role.len() && word.ends_with(**role))?;
    let (before, role) = word.split_at_checked(word.len() - role.len())?;
    if is_name_word(before) && before.chars().count() > 2 {
        return Some((Item::Name(before), role));
    }
    (syllables(before).is_some()).then_some((Item::Around(before), role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reporters_are_found() {
        for (text, expected) in [
            ("홍길동 기자", "홍길동/기자"),
            ("[홍길동 기자", "홍길동/기자"),
            ("홍길동기자", "홍길동/기자"),
            ("부산=선수민 기자", "선수민/기자"),
            ("스포츠조선=선수민 기자", "선수민/기자"),
            ("순천, 광양 구현모 기자", "구현모/기자"),
            ("김태환 기자,음상준 기자", "김태환/기자 음상준/기자"),
            ("최종호 류수현 기자", "최종호/기자 류수현/기자"),
            ("김태환·음상준 기자", "김태환/기자 음상준/기자"),
            ("홍길동 워싱턴 특파원", "홍길동/특파원"),
            ("워싱턴특파원 홍길동", "홍길동/특파원"),
            ("더팩트 | 서재근 기자", "서재근/기자"),
            ("김철 선임기자", "김철/선임기자"),
            ("글·사진 홍길동 기자", "홍길동/기자"),
            ("홍길동 기자 / 사진=김영희 기자", "홍길동/기자"),
            ("사진=김영희 기자", ""),
            ("칼럼니스트 홍길동", "홍길동/칼럼니스트"),
            ("YTN 홍길동", "홍길동"),
            ("김도균 기자 김도균 기자", "김도균/기자"),
            ("구현모", "구현모"),
            ("디지털뉴스부", ""),
            ("경찰은 이날 오후 김씨를 불렀다", ""),
        ] {
            let mut reading = Reading::default();
            read(text, &mut reading);
            let found: Vec<String> = reading
                .authors
                .iter()
                .map(|a| a.role.as_ref().map_or(a.name.clone(), |r| format!("{}/{r}", a.name)))
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

//! Korean bylines: `부산=오다솜 기자`, `[아시아경제 유가람 기자]`, `한미래 유가람 기자`.

mod around;

pub(super) use around::is_paper;

use super::reading::Reading;
use super::shape::is_hangul;
use around::is_around;

/// Family names of one syllable, by the census of 2015, down to a few hundred bearers.
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간상시갈단견당화";

/// Family names of two syllables.
const DOUBLE_SURNAMES: &[&str] = &["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "망절"];

/// What the reporter is; the longer word first, as `기자` ends many.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "인턴기자", "선임기자", "객원기자", "전문기자", "수습기자", "시민기자", "사진기자", "대기자", "명예기자", "취재기자", "편집기자", "기자", "특파원",
    "통신원", "주재원", "논설위원", "논설위원실장", "논설실장", "편집위원", "해설위원", "객원논설위원", "칼럼니스트", "평론가", "앵커", "아나운서", "피디",
    "에디터", "작가", "리포터", "리포트", "편집장", "편집국장", "주필", "대표기자", "팀장", "부장", "차장", "국장", "연구원", "교수", "PD", "CP",
    "인턴", "캐스터",
];

/// Labels of pictures: who stands behind one took them.
#[rustfmt::skip]
const PICTURE_LABELS: &[&str] = &[
    "사진", "사진출처", "사진제공", "영상", "영상취재", "영상편집", "촬영", "그래픽", "일러스트", "출처", "자료", "편집", "그림",
];

/// Labels of the text.
const TEXT_LABELS: &[&str] =
    &["글", "취재", "정리", "기고", "글쓴이", "작성자", "인터뷰", "번역", "by", "By"];

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

/// Whether a line is short enough to hold no more than house, name and role.
pub(super) fn is_terse(line: &str) -> bool {
    line.split_whitespace().count() <= 5 && !line.ends_with('.')
}

/// Whether the line opens with a name and a mark behind it parts it from where the pictures are
/// from (`홍길동 / 사진출처 한국`): who signs so wrote the story.
pub(super) fn goes_before_picture(line: &str) -> bool {
    let items = items(line);
    let mut items = items.iter().skip_while(|item| matches!(item, Item::Around(_) | Item::Break));
    let named = matches!(items.next(), Some(Item::Name(_)));
    named && items.next() == Some(&Item::Break) && items.next() == Some(&Item::Picture)
}

/// Reads a stretch of a byline that holds Hangul.
pub(super) fn read(text: &str, reading: &mut Reading) {
    let items = items(text);
    let text_first = items.iter().position(|i| *i == Item::Text);
    let end = items
        .iter()
        .position(|i| *i == Item::Picture)
        .filter(|_| text_first.is_none())
        .unwrap_or(items.len());
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
    let names: Vec<&str> =
        items.iter().filter_map(|i| if let Item::Name(n) = i { Some(*n) } else { None }).collect();
    let others = items.iter().filter(|i| **i == Item::Other).count();
    let short = names.iter().any(|n| n.chars().count() == 2);
    let fits = others == 0 && (names.len() == 1 || !short);
    if fits {
        for name in &names {
            reading.person(name, None);
        }
    }
    reading.unread += others + usize::from(!fits);
}

fn items(text: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !c.is_whitespace() && !BREAKS.contains(&c) && !COMMAS.contains(&c) {
            continue;
        }
        push_word(text.get(start..at).unwrap_or_default(), &mut items);
        if !c.is_whitespace() {
            items.push(if COMMAS.contains(&c) { Item::Comma } else { Item::Break });
        }
        start = at + c.len_utf8();
    }
    items
}

/// Characters between the members of a list.
const COMMAS: &[char] = &[',', '·', 'ㆍ', '・', '&', '、', '，', '…', '‧'];

/// Characters between what does not belong together.
#[rustfmt::skip]
const BREAKS: &[char] = &[
    '=', '|', '/', '(', ')', '[', ']', '【', '】', '<', '>', '〈', '〉', ':', '：', ';', '＝', '│', '.', '"', '\'', '*', '▲',
    '■', '-', '—',
];

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
            ("부산=오다솜 기자", "오다솜/기자"),
            ("스포츠조선=오다솜 기자", "오다솜/기자"),
            ("순천, 광양 유가람 기자", "유가람/기자"),
            ("한미래 기자,임보람 기자", "한미래/기자 임보람/기자"),
            ("한미래 유가람 기자", "한미래/기자 유가람/기자"),
            ("한미래·임보람 기자", "한미래/기자 임보람/기자"),
            ("홍길동 워싱턴 특파원", "홍길동/특파원"),
            ("워싱턴특파원 홍길동", "홍길동/특파원"),
            ("더팩트 | 임보람 기자", "임보람/기자"),
            ("김철 선임기자", "김철/선임기자"),
            ("글·사진 홍길동 기자", "홍길동/기자"),
            ("홍길동 기자 / 사진=김영희 기자", "홍길동/기자"),
            ("사진=김영희 기자", ""),
            ("칼럼니스트 홍길동", "홍길동/칼럼니스트"),
            ("YTN 홍길동", "홍길동"),
            ("오다솜 기자 오다솜 기자", "오다솜/기자"),
            ("유가람", "유가람"),
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

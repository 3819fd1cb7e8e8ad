//! Chinese and Japanese bylines: `记者 王小明 李华`, `記者王小明／台北報導`, `文／山田太郎`.

use super::agency::agency;
use super::latin;
use super::reading::Reading;
use super::shape::{is_han, is_kana};

/// Words before a name; the longer first.
#[rustfmt::skip]
const WRITER_LABELS: &[&str] = &[
    "本报记者", "本报通讯员", "特约记者", "驻外记者", "记者", "记 者", "通讯员", "作者", "撰文", "文字", "責任編輯", "责任编辑", "责编", "编辑", "編輯",
    "投稿者", "本報記者", "特約記者", "記者", "著者", "筆者", "執筆", "取材・文", "取材", "編集", "構成", "文",
];

/// Labels of those who did not write, and of sources.
const OTHER_LABELS: &[&str] =
    &["撮影", "写真", "摄影", "攝影", "图", "圖", "来源", "來源", "翻訳", "译", "译者", "校对", "提供"];

/// Words behind a name.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "記者", "记者", "特派員", "支局長", "論説委員", "編集委員", "解説委員", "編集長", "主筆", "特约撰稿人", "通讯员",
];

/// Parts of the names of papers, stations and desks, which no person's name holds.
#[rustfmt::skip]
const HOUSE_PARTS: &[&str] = &[
    "新聞", "新闻", "日報", "日报", "晚报", "晚報", "日刊", "週刊", "通信社", "通讯社", "放送", "電視", "电视", "編集部", "编辑部", "編輯部",
    "取材班", "報道部", "オンライン", "ニュース", "时报", "時報", "周刊", "雑誌", "杂志", "出版", "大学", "大學", "公司", "株式会社", "委员会",
    "委員会", "中心", "个人", "個人", "匿名", "网", "編集者", "センター", "サイト", "チーム", "スタッフ", "報導", "报道", "報道",
];

/// Whether the text is a Chinese or Japanese name: two to five characters, a space between family
/// and given name allowed; or a foreign name in katakana.
pub(super) fn is_name(text: &str) -> bool {
    if HOUSE_PARTS.iter().any(|part| text.contains(part)) || agency(text).is_some() || is_title(text) {
        return false;
    }
    let parts: Vec<&str> = text.split([' ', '\u{3000}']).filter(|p| !p.is_empty()).collect();
    let count = text.chars().filter(|c| !c.is_whitespace()).count();
    let native = parts.len() <= 2
        && (2..=6).contains(&count)
        && parts.iter().all(|p| p.chars().all(|c| is_han(c) || is_kana(c)));
    native || is_katakana_name(text)
}

fn is_title(text: &str) -> bool {
    ROLES.contains(&text) || WRITER_LABELS.contains(&text) || OTHER_LABELS.contains(&text)
}

fn is_katakana_name(text: &str) -> bool {
    let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30fc}' | '＝' | '=');
    text.contains('・') && text.chars().count() <= 20 && text.chars().all(katakana)
}

/// Reads a stretch of a byline in Chinese or Japanese.
pub(super) fn read(text: &str, reading: &mut Reading) {
    let mut label = Label::None;
    for piece in text.split(is_separator).map(str::trim).filter(|p| !p.is_empty()) {
        let (own, rest) = take_label(piece);
        if own != Label::None {
            label = own;
        }
        let (rest, next) = take_next_label(rest);
        if label != Label::Other {
            read_piece(rest, label, reading);
        }
        label = next.unwrap_or(label);
    }
}

/// `山田太郎 写真／佐藤次郎`: the last word of a piece is the label of the next.
fn take_next_label(piece: &str) -> (&str, Option<Label>) {
    match piece.rsplit_once([' ', '\u{3000}']) {
        Some((name, last)) if OTHER_LABELS.contains(&last) => (name.trim(), Some(Label::Other)),
        Some((name, last)) if WRITER_LABELS.contains(&last) && !ROLES.contains(&last) => {
            (name.trim(), Some(Label::Writer))
        }
        _ => (piece, None),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Label {
    None,
    Writer,
    Other,
}

/// What parts names and remarks.
fn is_separator(c: char) -> bool {
    matches!(
        c,
        '、' | '，'
            | ','
            | '/'
            | '／'
            | '|'
            | '｜'
            | '('
            | ')'
            | '（'
            | '）'
            | '['
            | ']'
            | '【'
            | '】'
            | '［'
            | '］'
            | ':'
            | '：'
            | '='
            | '＝'
            | '。'
            | ';'
            | '；'
            | '《'
            | '》'
    )
}

fn take_label(piece: &str) -> (Label, &str) {
    if let Some(rest) = OTHER_LABELS.iter().find_map(|l| piece.strip_prefix(l)) {
        return (Label::Other, rest.trim());
    }
    match WRITER_LABELS.iter().find_map(|l| piece.strip_prefix(l)) {
        Some(rest) => (Label::Writer, rest.trim()),
        None => (Label::None, piece),
    }
}

fn read_piece(piece: &str, label: Label, reading: &mut Reading) {
    let piece = piece.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default().trim();
    if !piece.contains(|c| is_han(c) || is_kana(c)) {
        return latin::read(piece, reading);
    }
    if piece.is_empty() || reading.take_agency(piece) {
        return;
    }
    let (house, name) = match piece.split_once("记者").or_else(|| piece.split_once("記者")) {
        Some((house, name)) if !name.trim().is_empty() => (house.trim(), name.trim()),
        _ => ("", piece),
    };
    reading.take_agency(house);
    let (name, role) = take_role(name);
    let spaced: Vec<&str> = name.split([' ', '\u{3000}']).filter(|p| !p.is_empty()).collect();
    if label == Label::Writer
        && spaced.len() > 1
        && spaced.iter().all(|n| (2..=3).contains(&n.chars().count()) && is_name(n))
        && is_chinese_list(&spaced)
    {
        for name in spaced {
            reading.person(name, role.clone());
        }
    } else if is_name(name) {
        reading.person(name, role);
    } else {
        reading.unread += 1;
    }
}

/// `王小明 李华` are two, `山田 太郎` is one: a second word of a Japanese name is no family name, and
/// two Chinese names have five characters or more, or three words.
fn is_chinese_list(words: &[&str]) -> bool {
    words.len() > 2 || words.iter().map(|w| w.chars().count()).sum::<usize>() > 4
}

fn take_role(name: &str) -> (&str, Option<String>) {
    let found = ROLES.iter().find_map(|role| Some((name.strip_suffix(role)?.trim(), *role)));
    match found {
        Some((rest, role)) if !rest.is_empty() => (rest, Some(role.to_owned())),
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers_are_found() {
        for (text, expected) in [
            ("記者王小明／台北報導", "王小明"),
            ("记者 王小明 李大华", "王小明+李大华"),
            ("（责编：王小、李大华）", "王小+李大华"),
            ("文／山田太郎 写真／佐藤次郎", "山田太郎"),
            ("山田 太郎", "山田 太郎"),
            ("山田太郎記者", "山田太郎"),
            ("著者：山田太郎", "山田太郎"),
            ("ジョン・スミス", "ジョン・スミス"),
            ("新华社记者 王小明", "王小明"),
            ("読売新聞オンライン", ""),
            ("編集部", ""),
        ] {
            let mut reading = Reading::default();
            read(text, &mut reading);
            let found: Vec<&str> = reading.authors.iter().map(|a| a.name.as_str()).collect();
            assert_eq!(found.join("+"), expected, "{text}");
        }
    }
}

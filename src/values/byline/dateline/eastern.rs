//! Korean, Japanese and Chinese datelines.

use super::{Dateline, behind_dash, cut_at};
use crate::values::byline::reading::Reading;
use crate::values::byline::shape::{fold, is_hangul};
use crate::values::byline::{agency, eastern as names, hangul};

/// `[서울=뉴시스]오다솜 기자 = `, `[아시아경제 유가람 기자]`.
pub(super) fn korean(text: &str, content: &str, rest: &str) -> Option<Dateline> {
    let mut reading = Reading::default();
    hangul::read(content, &mut reading);
    let place = content.split_once('=').map(|(place, _)| fold(place));
    let reported = reading.authors.iter().any(|a| a.role.is_some());
    let known = place.is_some() || reading.agency.is_some() || reported || hangul::is_paper(content);
    if !known || reading.unread > 0 {
        return None;
    }
    let rest = behind_reporters(rest, &mut reading).unwrap_or(rest);
    Some(Dateline { len: text.len() - rest.len(), place, agency: reading.agency, authors: reading.authors })
}

/// `오다솜 기자 = `: reporters between the bracket and an equals sign.
fn behind_reporters<'t>(rest: &'t str, reading: &mut Reading) -> Option<&'t str> {
    let (names, sentence) = cut_at(rest, &['='])?;
    let mut own = Reading::default();
    hangul::read(names, &mut own);
    if own.unread > 0 || own.authors.is_empty() {
        return None;
    }
    own.authors.into_iter().for_each(|a| reading.person(&a.name, a.role));
    Some(sentence)
}

/// `홍길동 기자 = `.
pub(super) fn reporter_first(text: &str) -> Option<Dateline> {
    text.chars().next().filter(|c| is_hangul(*c))?;
    let mut reading = Reading::default();
    let rest = behind_reporters(text, &mut reading)?;
    Some(Dateline {
        len: text.len() - rest.len(),
        agency: reading.agency,
        authors: reading.authors,
        place: None,
    })
}

/// `【ワシントン=時事】`, `［東京 5日 ロイター］ - `, `【東京共同】`.
pub(super) fn japanese(text: &str, content: &str, rest: &str) -> Option<Dateline> {
    let parts: Vec<&str> = content.split(['=', '＝', ' ', '　', '、']).filter(|p| !p.is_empty()).collect();
    let (last, before) = parts.split_last()?;
    let (place, found) = match agency(last) {
        Some(found) => (before.first().copied(), found),
        None => last
            .char_indices()
            .skip(1)
            .find_map(|(at, _)| Some((last.get(..at), agency(last.get(at..)?)?)))?,
    };
    let rest = behind_dash(rest).unwrap_or(rest);
    Some(Dateline {
        len: text.len() - rest.len(),
        place: place.map(str::to_owned),
        agency: Some(found.to_owned()),
        authors: Vec::new(),
    })
}

/// Dispatches of the Chinese agencies open with house, place, day and `电`.
pub(super) fn chinese(text: &str) -> Option<Dateline> {
    let house = CHINESE_HOUSES.iter().find(|house| text.starts_with(**house))?;
    let (head, rest) = cut_at(text, &['电', '電', '讯', '訊'])?;
    if head.contains(['，', '。', '、']) {
        return None;
    }
    let place: String = head.strip_prefix(house)?.chars().take_while(|c| !c.is_ascii_digit()).collect();
    let mut reading = Reading::default();
    let rest = reporters_in_brackets(rest, &mut reading).unwrap_or(rest);
    let place = Some(place.trim().to_owned()).filter(|p| !p.is_empty());
    Some(Dateline {
        len: text.len() - rest.len(),
        place,
        agency: agency(house).map(str::to_owned),
        authors: reading.authors,
    })
}

/// Houses whose dispatches begin so.
const CHINESE_HOUSES: &[&str] =
    &["新华社", "新華社", "中新社", "中新网", "中央社", "人民网", "央视网", "新华网"];

fn reporters_in_brackets<'t>(rest: &'t str, reading: &mut Reading) -> Option<&'t str> {
    let inside = rest.trim_start().strip_prefix(['（', '('])?;
    let (content, sentence) = cut_at(inside, &['）', ')'])?;
    names::read(content, reading);
    Some(sentence)
}

//! The dateline that a wire story begins with: place, date, agency, in some countries the reporter.

mod eastern;

use super::agency::agencies;
use super::person::is_particle;
use super::shape::{is_capitalised, is_caps, is_han, is_hangul, is_kana, listed};
use super::tail;
use crate::article::Author;

/// What stands before the first sentence of a story.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Dateline {
    /// Its length in bytes, the space behind it included: the sentence begins there.
    pub len: usize,
    pub place: Option<String>,
    pub agency: Option<String>,
    pub authors: Vec<Author>,
}

/// A dateline is no longer, in bytes.
const REACH: usize = 120;

/// Headwords in capitals that stand before a dash and are no town: calls, and bodies of the news.
#[rustfmt::skip]
const NOT_PLACES: &[&str] = &[
    "breaking", "update", "updated", "watch", "live", "exclusive", "opinion", "analysis", "video", "photo",
    "photos", "note", "warning", "file", "correction", "news", "listen", "read", "more", "nato", "nasa",
    "uefa", "fifa", "opec", "asean", "brics", "unesco", "unicef", "covid", "editor", "sponsored",
    "advertisement", "interview",
];

/// Reads the dateline at the start of a paragraph: `SEOUL, April 19 (Yonhap) -- `, `London (AFP) –`,
/// `MADRID –`, `[서울=뉴시스]오다솜 기자 = `, `【東京共同】`, `新华社北京5月3日电（记者 王小明）`.
pub(crate) fn dateline(paragraph: &str) -> Option<Dateline> {
    let text = paragraph.trim_start();
    let indent = paragraph.len() - text.len();
    let mut found = bracketed(text)
        .or_else(|| eastern::reporter_first(text))
        .or_else(|| eastern::chinese(text))
        .or_else(|| wire(text))
        .or_else(|| town(text))?;
    let rest = text.get(found.len..)?;
    found.len += indent + (rest.len() - rest.trim_start().len());
    (found.len < paragraph.len()).then_some(found)
}

/// The text up to the first of some characters, and from behind it, within reach.
fn cut_at<'t>(text: &'t str, marks: &[char]) -> Option<(&'t str, &'t str)> {
    let (at, mark) =
        text.char_indices().take_while(|(at, _)| *at < REACH).find(|(_, c)| marks.contains(c))?;
    Some((text.get(..at)?, text.get(at + mark.len_utf8()..)?))
}

/// `[서울=뉴시스]`, `【東京共同】`, `(Reuters) - `.
fn bracketed(text: &str) -> Option<Dateline> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '[' | '【' | '［' | '（' | '<'))?;
    let inside = text.get(open.len_utf8()..)?;
    let (content, rest) = cut_at(inside, &[')', ']', '】', '］', '）', '>'])?;
    if content.contains(is_hangul) {
        eastern::korean(text, content, rest)
    } else if content.contains(|c| is_han(c) || is_kana(c)) {
        eastern::japanese(text, content, rest)
    } else {
        agency_first(text, content, rest)
    }
}

/// `(Reuters) - Oil fell`, `(ANSA) - ROMA, 05 MAG - Il governo`.
fn agency_first(text: &str, content: &str, rest: &str) -> Option<Dateline> {
    let agency = agencies(content)?;
    let rest = behind_dash(rest)?;
    let town = town(rest.trim_start());
    let len = text.len() - rest.trim_start().len() + town.as_ref().map_or(0, |t| t.len);
    Some(Dateline { len, place: town.and_then(|t| t.place), agency: Some(agency), authors: Vec::new() })
}

/// `SEOUL, April 19 (Yonhap) -- `, `Berlin (dpa/lno) - `, `MOSCOW, May 5. /TASS/. `.
fn wire(text: &str) -> Option<Dateline> {
    let (head, rest) = cut_at(text, &['(', '/'])?;
    let slashed = !text.get(head.len()..)?.starts_with('(');
    if slashed && !head.ends_with(' ') {
        let (second, _) = cut_at(rest, &['('])
            .filter(|(s, _)| s.chars().all(|c| c.is_alphanumeric() || " ,.".contains(c)))?;
        return wire_with(
            text,
            text.get(..head.len() + 1 + second.len())?,
            text.get(head.len() + 2 + second.len()..)?,
            ')',
        );
    }
    wire_with(text, head, rest, if slashed { '/' } else { ')' })
}

/// Place and date in `head`, an agency up to `close`, and then a dash or a stop.
fn wire_with(text: &str, head: &str, rest: &str, close: char) -> Option<Dateline> {
    let place = joined(&places_of(head)?);
    let (name, rest) = cut_at(rest, &[close])?;
    let agency = agencies(name)?;
    let rest = if close == '/' { rest.strip_prefix('.')? } else { behind_dash(rest)? };
    Some(Dateline { len: text.len() - rest.len(), place, agency: Some(agency), authors: Vec::new() })
}

/// What stands behind a dash, `.-` or a colon, spaces aside.
fn behind_dash(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let text = text.strip_prefix('.').unwrap_or(text).trim_start();
    let rest = text.trim_start_matches(['-', '–', '—', '―']);
    if rest.len() < text.len() { Some(rest) } else { text.strip_prefix(':') }
}

/// `MADRID – `, `BUFFALO, N.Y. — `: a town in capitals, a dash, and a sentence.
fn town(text: &str) -> Option<Dateline> {
    let (at, dash) = DASHES.iter().filter_map(|dash| Some((text.find(dash)?, *dash))).min()?;
    let (head, rest) = text.split_at_checked(at).filter(|_| at < REACH)?;
    let rest = rest.get(dash.len()..).filter(|rest| rest.len() >= MIN_SENTENCE)?;
    let head = head.split('(').next()?.trim_end();
    let first = head.split([',', '/']).next()?.trim();
    let words: Vec<&str> = first.split(' ').collect();
    let spelled = first.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-'));
    let long = first.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    let capitals = words.len() <= 3 && spelled && long && words.iter().all(|w| is_caps(w));
    let sentence = rest.trim_start().chars().next().is_some_and(|c| !c.is_lowercase());
    let place = joined(&places_of(head)?);
    let fits = capitals && sentence && !words.iter().any(|w| listed(NOT_PLACES, w));
    fits.then(|| Dateline { len: at + dash.len(), place, agency: None, authors: Vec::new() })
}

/// A shorter text behind the dash is a term's explanation, not a story.
const MIN_SENTENCE: usize = 25;

/// Dashes that end a dateline; a plain hyphen only between spaces.
const DASHES: &[&str] = &[" -- ", " — ", " – ", " - ", "—", "–", "--"];

/// The places of a head of places and dates, none perhaps; `None` if it holds anything else.
fn places_of(head: &str) -> Option<Vec<String>> {
    let mut places = Vec::new();
    for part in head.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        let words: Vec<&str> = part.split(' ').collect();
        let (name, _) = tail::cut(&words);
        let dated = name.iter().all(|w| tail::is_date_word(w));
        if words.len() > MAX_PLACE_WORDS || !(dated || is_place(name)) {
            return None;
        }
        places.extend(Some(name.join(" ")).filter(|_| !dated));
    }
    Some(places)
}

/// The places as one text.
fn joined(places: &[String]) -> Option<String> {
    Some(places.join(", ")).filter(|p| !p.is_empty())
}

/// More words are a phrase.
const MAX_PLACE_WORDS: usize = 5;

fn is_place(words: &[&str]) -> bool {
    let fits = |w: &&str| is_capitalised(w) || is_particle(w);
    (1..=MAX_PLACE_WORDS).contains(&words.len())
        && words.iter().all(fits)
        && !words.iter().all(|w| tail::is_date_word(w))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (head, expected) in [
            ("SEOUL, April 19 (Yonhap) -- ", "SEOUL|Yonhap|"),
            (" SEOUL, April 19 (Yonhap) -- ", "SEOUL|Yonhap|"),
            ("London (AFP) – ", "London|AFP|"),
            ("Berlin (dpa/lno) - ", "Berlin|dpa|"),
            ("Berlin/Paris (AFP) - ", "Berlin/Paris|AFP|"),
            ("PARIS, 4 mars (Reuters) - ", "PARIS|Reuters|"),
            ("March 4 (Reuters) - ", "|Reuters|"),
            ("(Reuters) - ", "|Reuters|"),
            ("(ANSA) - ROMA, 05 MAG - ", "ROMA|ANSA|"),
            ("Madrid, 5 may (EFE).- ", "Madrid|EFE|"),
            ("MOSCOW, May 5. /TASS/. ", "MOSCOW|TASS|"),
            ("HAYWARD, Calif. (AP) — ", "HAYWARD, Calif.|AP|"),
            ("OSLO (NTB): ", "OSLO|NTB|"),
            ("MADRID – ", "MADRID||"),
            ("DAEJEON -- ", "DAEJEON||"),
            ("SIOUX FALLS, S.D. – ", "SIOUX FALLS, S.D.||"),
            ("[서울=뉴시스]오다솜 기자 = ", "서울|뉴시스|오다솜"),
            ("(괴산=연합뉴스) 한미래 기자 = ", "괴산|연합뉴스|한미래"),
            ("(이천=연합뉴스) 한미래 유가람 기자 = ", "이천|연합뉴스|한미래 유가람"),
            ("(서울=뉴스1) 한미래 기자,임보람 기자,… = ", "서울|뉴스1|한미래 임보람"),
            ("[아시아경제 유가람 기자] ", "||유가람"),
            ("[더팩트 | 임보람 기자] ", "||임보람"),
            ("[부산=스포츠조선 오다솜 기자] ", "부산||오다솜"),
            ("[서울경제] ", "||"),
            ("홍길동 기자 = ", "||홍길동"),
            ("【東京共同】", "東京|共同通信|"),
            ("【ワシントン=時事】", "ワシントン|時事通信|"),
            ("新华社北京5月3日电（记者 王小明）", "北京|新华社|王小明"),
        ] {
            let found = dateline(&format!("{head}The rain fell all day long on Friday."))
                .unwrap_or_else(|| Dateline { len: 0, ..Dateline::default() });
            let names: Vec<&str> = found.authors.iter().map(|a| a.name.as_str()).collect();
            let shown = format!(
                "{}|{}|{}",
                found.place.unwrap_or_default(),
                found.agency.unwrap_or_default(),
                names.join(" ")
            );
            assert_eq!((found.len, shown.as_str()), (head.len(), expected), "{head}");
        }
    }

    #[test]
    fn no_datelines() {
        for text in [
            "The town council (AP) said so.",
            "BREAKING – The town is closed.",
            "NATO – the alliance – met.",
            "Ann Lee - a story",
            "[앵커] 비가 왔습니다.",
            "[단독] 시장이 바뀐다",
            "The army (IDF) did not answer - again.",
            "A = B",
            "",
            "MADRID – ",
            "Rain, wind - and more",
            "(sic) - he said",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}

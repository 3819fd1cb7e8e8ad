//! Bylines and agencies at the end of a story.

use std::ops::Range;

use super::agency::{agencies, is_explained};
use super::person::is_full_name;
use super::reading::Reading;
use super::shape::{ends_sentence, fold, is_han, is_hangul, is_kana};
use super::{Byline, emails, hangul, label, read};
use crate::article::Author;

/// A longer line is prose.
const MAX_LINE: usize = 240;

/// A line without an address must be shorter to be nothing but a name and a role.
const MAX_UNSIGNED: usize = 90;

/// Marks of the wires that no more follows.
const END_MARKS: &[&str] = &["(END)", "(끝)", "(end)", "-END-", "- END -", "###"];

/// Reads a whole line that is nothing but a byline: names with an address (`Ann Lee
/// ann@paper.com`), `By` and a full name, a Korean name with its role. An address that stands
/// alone (`[ann@paper.com]`) gives one author with an empty name, for whoever knows the name.
/// `None` for prose.
pub(crate) fn closing_line(line: &str) -> Option<Byline> {
    let line = fold(line);
    let line = without_end_mark(&line);
    if line.len() > MAX_LINE {
        return None;
    }
    let signed = line.contains('@') && !emails(line).is_empty();
    if !signed && !may_be_unsigned(line) {
        return None;
    }
    let reading = read(line);
    if reading.unread > 0 {
        return None;
    }
    if reading.authors.is_empty() && reading.agency.is_none() {
        return lone_address(line, &reading);
    }
    let signed = signed || is_unsigned_byline(line, &reading);
    let full = reading.authors.iter().all(|a| is_sure(&a.name));
    (signed && full).then(|| in_order(line, &emails(line), reading.byline()))
}

/// As many addresses as names, behind the last name: they belong to the names in their order.
fn in_order(line: &str, addresses: &[Range<usize>], mut byline: Byline) -> Byline {
    let last_name = byline.authors.last().and_then(|a| line.find(&a.name));
    let behind = addresses.first().zip(last_name).is_some_and(|(address, name)| address.start > name);
    if behind && addresses.len() == byline.authors.len() && addresses.len() > 1 {
        for (author, at) in byline.authors.iter_mut().zip(addresses) {
            author.email = line.get(at.clone()).map(str::to_owned);
        }
    }
    byline
}

/// Nothing but an address, brackets aside.
fn lone_address(line: &str, reading: &Reading) -> Option<Byline> {
    let email = reading.lone_email()?;
    let rest = line.len() - email.len();
    let alone = rest <= 6 && !line.replace(email, "").contains(char::is_alphanumeric);
    let author = Author { email: Some(email.to_owned()), ..Author::default() };
    alone.then(|| Byline { authors: vec![author], agency: None })
}

/// Without an address, a label or a Korean role must tell that this is a byline: whether the line
/// is worth reading at all.
fn may_be_unsigned(line: &str) -> bool {
    let hangul = line.chars().any(is_hangul);
    let quoted = line.starts_with(['"', '“', '„', '«', '\'', '‘']);
    line.len() <= MAX_UNSIGNED
        && !quoted
        && if hangul { hangul::is_terse(line) } else { label::opens_signature(line) }
}

fn is_unsigned_byline(line: &str, reading: &Reading) -> bool {
    let with_role = !reading.authors.is_empty() && reading.authors.iter().all(|a| a.role.is_some());
    if line.chars().any(is_hangul) {
        with_role || !reading.authors.is_empty() && hangul::goes_before_picture(line)
    } else {
        reading.labelled
    }
}

/// A name that no heading could be: two words, or a script that marks names by other means.
fn is_sure(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    name.contains(|c| is_hangul(c) || is_han(c) || is_kana(c)) || is_full_name(&words)
}

fn without_end_mark(text: &str) -> &str {
    let text = text.trim_end();
    END_MARKS.iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text).trim_end()
}

/// How far before its address a byline may begin, in bytes.
const REACH: usize = 200;

/// Finds a byline with an address glued to the end of a paragraph (`…was closed.Ann Lee
/// ann@paper.com`): the byte offset where it begins, and the byline.
pub(crate) fn glued_at_end(paragraph: &str) -> Option<(usize, Byline)> {
    let text = without_end_mark(paragraph);
    let address = emails(text).pop()?;
    if text.get(address.end..)?.contains(char::is_alphanumeric) {
        return None;
    }
    starts(text, address.start).into_iter().find_map(|at| Some((at, closing_line(text.get(at..)?)?)))
}

/// Where a byline may begin: after a sentence, or at a bracket; the earliest first.
fn starts(text: &str, end: usize) -> Vec<usize> {
    let head = text.get(..end).unwrap_or_default();
    let mut found = Vec::new();
    let mut before = ' ';
    let mut after_end = false;
    for (at, c) in head.char_indices().chain([(end, '@')]) {
        let closes = before.is_whitespace() || matches!(before, '"' | '”' | '’' | ')' | ']' | '】');
        after_end = matches!(before, '.' | '!' | '?' | '…' | '。') || (after_end && closes);
        let opens = (after_end && !c.is_whitespace()) || matches!(c, '[' | '(' | '【');
        if opens && at > 0 && at + REACH >= end {
            found.push(at);
        }
        before = c;
    }
    found
}

/// The agency whose mark closes a paragraph: `… on Friday. (Yonhap)`, `(AP)`, `(연합뉴스)`; several
/// as printed. A short form that only explains the name before it is no mark.
pub(crate) fn closing_agency(paragraph: &str) -> Option<String> {
    let text = without_end_mark(paragraph).trim_end_matches('.');
    if text.len() <= MAX_MARK
        && let Some(whole) = agencies(text)
    {
        return Some(whole);
    }
    let inner = text.strip_suffix([')', ']', '）', '】'])?;
    let open = inner.rfind(['(', '[', '（', '【'])?;
    let (before, mark) = inner.split_at_checked(open)?;
    let mark = mark.trim_start_matches(['(', '[', '（', '【']).trim();
    let found = agencies(mark).filter(|_| mark.len() <= MAX_MARK)?;
    let plain = mark.chars().count() > 3 || matches!(mark, "AFP" | "dpa") || mark.contains(is_hangul);
    let signs = ends_sentence(before) || (plain && !is_explained(before, mark));
    signs.then_some(found)
}

/// Longer brackets hold a remark.
const MAX_MARK: usize = 60;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn shown(byline: &Byline) -> String {
        let one = |a: &Author| format!("{}<{}>", a.name, a.email.as_deref().unwrap_or("-"));
        byline.authors.iter().map(one).chain(byline.agency.clone()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn closing_lines() {
        for (line, expected) in [
            ("By Han Mi-rae (miraehan@paper.com)", Some("Han Mi-rae<miraehan@paper.com>")),
            ("By Oh Da-som (ohds@paper.com\n)", Some("Oh Da-som<ohds@paper.com>")),
            ("By Yoo Ga-ram ( By Yoo Ga-ram ( garam@paper.com", Some("Yoo Ga-ram<garam@paper.com>")),
            ("홍길동 기자 gildong@paper.co.kr", Some("홍길동<gildong@paper.co.kr>")),
            ("[홍길동 기자 gildong@paper.co.kr]", Some("홍길동<gildong@paper.co.kr>")),
            ("YTN 홍길동 (gildong@paper.co.kr)", Some("홍길동<gildong@paper.co.kr>")),
            ("홍길동 PD (gildong@paper.co.kr)", Some("홍길동<gildong@paper.co.kr>")),
            ("부산=오다솜 기자 a@b.co", Some("오다솜<a@b.co>")),
            ("[bora@paper.co.kr]", Some("<bora@paper.co.kr>")),
            ("ann@paper.co.kr\n(END)", Some("<ann@paper.co.kr>")),
            ("Seo Bora bora@paper.com", Some("Seo Bora<bora@paper.com>")),
            ("By Ann Lee", Some("Ann Lee<->")),
            ("By Yonhap", Some("Yonhap")),
            ("[홍길동 기자]", Some("홍길동<->")),
            ("(가나연예뉴스 한미래 기자)", Some("한미래<->")),
            ("Contact us: desk@paper.com", None),
            ("Write to ann@paper.com with your questions.", None),
            ("Ann Lee can be reached at ann@paper.com", None),
            ("By Friday the town was empty.", None),
            ("By Friday", None),
            ("Ann Lee", None),
            ("홍길동 기자가 현장을 찾았다.", None),
            ("", None),
        ] {
            assert_eq!(closing_line(line).as_ref().map(shown).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn glued_bylines() {
        for (head, tail, expected) in [
            ("경기는 끝났다.", "부산=오다솜 기자 dasom@paper.com", "오다솜<dasom@paper.com>"),
            ("소식을 전했습니다. ", "[bora@paper.co.kr]", "<bora@paper.co.kr>"),
            ("They went home.", "By J.R. Roe (jr@paper.com)", "J.R. Roe<jr@paper.com>"),
            ("They went home. ", "Ann Lee ann@paper.com", "Ann Lee<ann@paper.com>"),
        ] {
            let (at, byline) = glued_at_end(&format!("{head}{tail}")).unwrap();
            assert_eq!((at, shown(&byline).as_str()), (head.len(), expected));
        }
        for text in [
            "Ask the desk. Write to desk@paper.com",
            "No address here. By Ann Lee",
            "ann@paper.com is closed.",
        ] {
            assert_eq!(glued_at_end(text), None, "{text}");
        }
    }

    #[test]
    fn closing_agencies() {
        for (text, expected) in [
            ("It rained on Friday. (Yonhap)", Some("Yonhap")),
            ("It rained in the US (Yonhap)", Some("Yonhap")),
            ("It rained. (Reuters-Yonhap)", Some("Reuters-Yonhap")),
            ("It rained.(AP)", Some("AP")),
            ("비가 왔다. (연합뉴스)", Some("연합뉴스")),
            ("(AFP)", Some("AFP")),
            ("Es regnete. (dpa) (END)", Some("dpa")),
            ("he told Agence France-Presse (AFP).", None),
            ("a value of two (TT)", None),
            ("It rained. (Ann)", None),
            ("It rained.", None),
        ] {
            assert_eq!(closing_agency(text).as_deref(), expected, "{text}");
        }
    }
}

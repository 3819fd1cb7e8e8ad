//! E-mail addresses in running text.

use std::ops::Range;

/// Where the e-mail addresses of a text stand, in order. An address is an ASCII local part and a
/// domain with a dot; Hangul or kana may touch it on either side.
pub(crate) fn emails(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let floor = found.last().map_or(0, |e| e.end);
        if let Some(range) = around(text, floor, at) {
            found.push(range);
        }
    }
    found
}

/// The address around the `@` at a byte offset, looking back no further than `floor`.
fn around(text: &str, floor: usize, at: usize) -> Option<Range<usize>> {
    let before = text.get(floor..at)?;
    let local = before.rfind(|c| !is_local(c)).map_or(before, |i| tail_after(before, i));
    let local = local.trim_start_matches(['.', '-']);
    let domain = domain(text.get(at + 1..)?)?;
    let sound = !local.is_empty() && !local.ends_with('.');
    sound.then(|| at - local.len()..at + 1 + domain.len())
}

fn tail_after(text: &str, at: usize) -> &str {
    let after = text.get(at..).unwrap_or_default();
    after.chars().next().and_then(|c| after.get(c.len_utf8()..)).unwrap_or_default()
}

/// The domain that a text begins with. A capital after a small letter in the last label begins the
/// next word: pages glue `…@paper.com` and `By` where a line break was.
fn domain(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-')).unwrap_or(text.len());
    let domain = text.get(..end)?.trim_end_matches(['.', '-']);
    let (host, last) = domain.rsplit_once('.')?;
    let small = last.starts_with(|c: char| c.is_ascii_lowercase());
    let last_len =
        if small { last.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(last.len()) } else { last.len() };
    let last = last.get(..last_len)?;
    let sound = last.len() >= 2
        && last.bytes().all(|b| b.is_ascii_alphabetic())
        && host.split('.').all(|label| !label.is_empty());
    if sound { domain.get(..host.len() + 1 + last_len) } else { None }
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_whatever_touches_them() {
        for (text, expected) in [
            ("Ann Lee (ann.lee@paper.com)", vec!["ann.lee@paper.com"]),
            ("김철수 기자cskim@paper.co.kr입니다", vec!["cskim@paper.co.kr"]),
            ("a@b.org, c_d+e@f-g.net.", vec!["a@b.org", "c_d+e@f-g.net"]),
            ("ann@paper.comBy Bo", vec!["ann@paper.com"]),
            ("ANN@PAPER.COM", vec!["ANN@PAPER.COM"]),
            ("@handle, me@localhost, @, a@.b, a@b.1", vec![]),
            ("a@@b.com", vec![]),
            ("a.@b.com", vec![]),
        ] {
            let found: Vec<_> = emails(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

//! Character references inside strings that scripts hold. The HTML parser leaves scripts alone, so
//! whatever a content system escaped there comes through as it is.

use std::borrow::Cow;

/// A system that escapes twice writes `&amp;#039;`; one that escapes three times has been seen
/// nowhere, so the third pass is a margin.
const PASSES: usize = 3;

/// The longest reference has a name of seven letters or a number such as `#x1f600`; a longer one is
/// prose.
const LONGEST_REFERENCE: usize = 10;

/// Names of U+00A0 to U+00FF in order of their code points (HTML 4.01, `HTMLlat1`).
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
     sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
     Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde \
     Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
     egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
     ugrave uacute ucirc uuml yacute thorn yuml";

/// Names outside Latin-1 that newsrooms' systems write.
const NAMED: &[(&str, char)] = &[
    // the five that every escaper knows
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    // typographer's punctuation (`HTMLspecial`)
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("prime", '′'),
    ("Prime", '″'),
    ("dagger", '†'),
    ("permil", '‰'),
    ("euro", '€'),
    ("trade", '™'),
    ("minus", '−'),
    ("larr", '←'),
    ("rarr", '→'),
    ("horbar", '―'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    // spaces and joiners
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    // letters of European languages beyond Latin-1
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("zcaron", 'ž'),
    ("Zcaron", 'Ž'),
    ("ccaron", 'č'),
    ("lstrok", 'ł'),
    ("inodot", 'ı'),
    ("scedil", 'ş'),
    ("gbreve", 'ğ'),
];

/// What the numbers 128 to 159 mean: Windows-1252, as the HTML standard's table of numeric
/// references has it (13.2.5.80). `\u{fffd}` where it has none.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// The text with its character references replaced, also where they were escaped twice.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..PASSES {
        let Some(decoded) = decode_once(&text) else { break };
        text = Cow::Owned(decoded);
    }
    text
}

/// The text as a reader sees it: references decoded, white space folded, no invisible characters.
pub(crate) fn readable(text: &str) -> String {
    fold(&decode(text))
}

/// One space for each run of white space, none at the ends. Soft hyphens, zero width spaces, byte
/// order marks and control characters carry no text and go; joiners stay, some scripts need them.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')) {
        if !c.is_whitespace() && !c.is_control() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// `None` if there is nothing to decode.
fn decode_once(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    let mut changed = false;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        rest = after;
        match reference(after) {
            Some((c, tail)) => {
                out.push(c);
                rest = tail;
                changed = true;
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    changed.then_some(out)
}

/// The character that a reference (its `&` already read) stands for, and what follows it.
fn reference(text: &str) -> Option<(char, &str)> {
    let end = text.bytes().take(LONGEST_REFERENCE).position(|b| b == b';')?;
    let (name, tail) = text.split_at_checked(end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => named(name)?,
    };
    Some((c, tail.strip_prefix(';')?))
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let windows = code.checked_sub(0x80).and_then(|i| WINDOWS_1252.get(usize::try_from(i).ok()?));
    windows.copied().or_else(|| char::from_u32(code)).filter(|&c| c != '\0')
}

fn named(name: &str) -> Option<char> {
    let known = NAMED.iter().find(|(n, _)| *n == name).map(|&(_, c)| c);
    known.or_else(|| {
        let place = LATIN_1.split_whitespace().position(|n| n == name)?;
        char::from_u32(0xa0 + u32::try_from(place).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_however_often_they_were_escaped() {
        for (raw, expected) in [
            ("Mayor&apos;s &quot;plan&quot;", "Mayor's \"plan\""),
            ("Tom &amp; Jerry&#039;s", "Tom & Jerry's"),
            ("&amp;#039;yes&amp;#039;", "'yes'"),
            ("&amp;amp;lt;", "<"),
            ("caf&eacute; &Uuml;ber &yuml; &nbsp;x", "café Über ÿ x"),
            ("it&#146;s &#x2019;t", "it’s ’t"),
            ("a & b; c &unknown; &#xZZ; &#0; &", "a & b; c &unknown; &#xZZ; &#0; &"),
            ("soft&shy;hyphen \u{feff}\u{200b}x", "softhyphen x"),
            ("  two\n\t lines\u{a0}\u{3000}here ", "two lines here"),
            ("서울&middot;부산", "서울·부산"),
            ("", ""),
        ] {
            assert_eq!(readable(raw), expected, "{raw}");
        }
    }

    #[test]
    fn the_latin_1_names_are_complete() {
        assert_eq!(LATIN_1.split_whitespace().count(), 96);
    }
}

//! Rewrites JSON as people meant it into JSON as it is: one linear pass that knows strings.

use std::iter::Peekable;
use std::str::CharIndices;

/// An unquoted key is looked for this far ahead; a longer word is prose.
const LONGEST_KEY: usize = 64;

/// Rewrites a text as strict JSON, as far as what was meant is plain.
pub(super) struct Repair<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
    out: String,
    /// Closers of the objects and lists that are open.
    open: Vec<char>,
}

impl<'a> Repair<'a> {
    /// A repair of this text.
    pub(super) fn new(text: &'a str) -> Self {
        let out = String::with_capacity(text.len());
        Repair { text, chars: text.char_indices().peekable(), out, open: Vec::new() }
    }

    /// All of the text; what is left open is closed.
    pub(super) fn everything(mut self) -> String {
        while self.step() {}
        self.drop_comma();
        while let Some(closer) = self.open.pop() {
            self.out.push(closer);
        }
        self.out
    }

    /// The first object or list, and how many bytes of the text it took.
    pub(super) fn first(mut self) -> (String, usize) {
        while self.step() && !(self.open.is_empty() && self.out.ends_with(['}', ']'])) {}
        let length = self.position();
        (self.out, length)
    }

    fn position(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |&(at, _)| at)
    }

    fn rest(&mut self) -> &'a str {
        let at = self.position();
        self.text.get(at..).unwrap_or_default()
    }

    fn skip(&mut self, bytes: usize) {
        let end = self.position() + bytes;
        while self.chars.next_if(|&(at, _)| at < end).is_some() {}
    }

    /// Reads one token outside strings; `false` at the end.
    fn step(&mut self) -> bool {
        let Some(&(_, c)) = self.chars.peek() else { return false };
        match c {
            '"' | '\'' => self.string(c),
            '{' => self.opener('{', '}'),
            '[' => self.opener('[', ']'),
            '}' | ']' => self.closer(c),
            ',' => self.comma(),
            '/' | '<' | '-' => self.wrapping(c),
            '\u{feff}' | ';' => self.skip(1),
            c if c.is_whitespace() => self.space(),
            c if c.is_alphabetic() || c == '_' || c == '$' => self.word(),
            c => {
                self.out.push(c);
                self.chars.next();
            }
        }
        true
    }

    /// The last character that matters of what was written.
    fn last(&self) -> Option<char> {
        self.out.trim_end_matches(' ').chars().next_back()
    }

    fn space(&mut self) {
        while self.chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        if !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    /// A value begins; the comma before it may have been forgotten.
    fn begin_value(&mut self) {
        if !self.open.is_empty()
            && self.last().is_some_and(|c| matches!(c, '"' | '}' | ']') || c.is_alphanumeric())
        {
            self.out.push(',');
        }
    }

    fn opener(&mut self, opener: char, closer: char) {
        self.begin_value();
        self.out.push(opener);
        self.open.push(closer);
        self.chars.next();
    }

    fn closer(&mut self, closer: char) {
        if closer == ']' && self.rest().starts_with("]]>") && self.open.last() != Some(&']') {
            return self.skip(3);
        }
        self.chars.next();
        self.drop_comma();
        // one closer too many at the end of a template is common, and harmless
        if self.open.pop().is_some() {
            self.out.push(closer);
        }
    }

    fn comma(&mut self) {
        self.chars.next();
        if !self.open.is_empty() && !matches!(self.last(), Some(',' | '{' | '[')) {
            self.out.push(',');
        }
    }

    fn drop_comma(&mut self) {
        if self.last() == Some(',') {
            let kept = self.out.trim_end_matches([' ', ',']).len();
            self.out.truncate(kept);
        }
    }

    /// Comments, and what hid scripts from the browsers of the nineties.
    fn wrapping(&mut self, c: char) {
        let rest = self.rest();
        if let Some(comment) = rest.strip_prefix("//") {
            let wrapper = comment.trim_start_matches([' ', '\t']).starts_with("<![CDATA[");
            self.skip(2 + if wrapper { 0 } else { line_length(comment) });
        } else if let Some(comment) = rest.strip_prefix("/*") {
            self.skip(comment.find("*/").map_or(rest.len(), |end| end + 4));
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            let inner = comment.trim_start();
            let wrapper = inner.starts_with(['{', '[', '<']) || inner.starts_with("//");
            self.skip(4 + if wrapper { 0 } else { line_length(comment) });
        } else if rest.starts_with("<![CDATA[") {
            self.skip(9);
        } else if rest.starts_with("-->") {
            self.skip(3);
        } else {
            self.out.push(c);
            self.chars.next();
        }
    }

    /// `true`, `null`, what JavaScript has besides, and keys without quotes.
    fn word(&mut self) {
        let rest = self.rest();
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        self.skip(length);
        match word {
            "undefined" | "NaN" | "Infinity" => self.out.push_str("null"),
            _ if self.expects_key() && is_key(rest) => {
                self.out.push('"');
                self.out.push_str(word);
                self.out.push('"');
            }
            _ => self.out.push_str(word),
        }
    }

    fn expects_key(&self) -> bool {
        self.open.last() == Some(&'}') && matches!(self.last(), Some('{' | ','))
    }

    fn string(&mut self, quote: char) {
        self.begin_value();
        let key = self.expects_key();
        self.out.push('"');
        self.chars.next();
        while let Some((_, c)) = self.chars.next() {
            match c {
                '\\' => self.escape(),
                c if c == quote && self.ends_string(key) => {
                    self.out.push('"');
                    return;
                }
                '"' => self.out.push_str("\\\""),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                c if c < ' ' => self.out.push(' '),
                c => self.out.push(c),
            }
        }
    }

    /// Whether the quote just read ends its string, or is one that somebody forgot to escape: only
    /// what may follow a string in JSON, or the start of a neighbour, ends it.
    fn ends_string(&mut self, key: bool) -> bool {
        let rest = self.rest();
        let after = rest.trim_start();
        let apart = after.len() < rest.len();
        let in_object = self.open.last() == Some(&'}');
        match after.chars().next() {
            Some(':') => key,
            Some('}' | ']') | None => !key,
            Some(',') => !key && starts_neighbour(after.strip_prefix(',').unwrap_or(after), in_object),
            Some('/') => after.starts_with("//") || after.starts_with("/*"),
            Some('"' | '\'') => apart && !key,
            _ => self.open.is_empty(),
        }
    }

    /// After a backslash.
    fn escape(&mut self) {
        let Some((_, c)) = self.chars.next() else { return };
        match c {
            '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => self.out.extend(['\\', c]),
            'u' => self.unicode_escape(),
            'x' => self.byte_escape(),
            '\'' => self.out.push('\''),
            // JavaScript: a line goes on
            '\n' => {}
            c if c < ' ' => self.out.push(' '),
            c => self.out.extend(['\\', '\\', c]),
        }
    }

    /// `\u` and four digits; half a surrogate pair is no character.
    fn unicode_escape(&mut self) {
        let rest = self.rest();
        let Some(code) = hex(rest, 4) else { return self.out.push_str("\\\\u") };
        let low = rest.get(4..).and_then(|r| r.strip_prefix("\\u")).and_then(|r| hex(r, 4));
        let length = match (code, low) {
            (0xd800..=0xdbff, Some(0xdc00..=0xdfff)) => 10,
            (0xd800..=0xdfff, _) => 0,
            _ => 4,
        };
        self.out.push_str("\\u");
        self.out.push_str(if length == 0 { "fffd" } else { rest.get(..length).unwrap_or("fffd") });
        self.skip(length.max(4));
    }

    /// JavaScript's `\x` and two digits.
    fn byte_escape(&mut self) {
        let rest = self.rest();
        if hex(rest, 2).is_none() {
            return self.out.push_str("\\\\x");
        }
        self.out.push_str("\\u00");
        self.out.push_str(rest.get(..2).unwrap_or("20"));
        self.skip(2);
    }
}

fn hex(text: &str, digits: usize) -> Option<u32> {
    let digits = text.get(..digits).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

fn line_length(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(text.len())
}

/// Whether a text starts with a word and a colon.
fn is_key(text: &str) -> bool {
    let near = text.char_indices().nth(LONGEST_KEY).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    let (word, rest) = near.split_at_checked(word_length(near)).unwrap_or_default();
    !word.is_empty() && rest.trim_start().starts_with(':')
}

/// Whether what follows a comma is the next member of an object or list rather than prose.
fn starts_neighbour(text: &str, in_object: bool) -> bool {
    let text = text.trim_start();
    match text.chars().next() {
        None | Some('"' | '\'' | '}' | ']' | '/' | ',') => true,
        Some('{' | '[' | '-' | '0'..='9') => !in_object,
        _ if in_object => is_key(text),
        _ => ["true", "false", "null"].iter().any(|word| text.starts_with(word)),
    }
}

//! Reads selectors while compiling.

use super::{CAPACITY, EMPTY, Kind, Span, Token};

const BLANK: Token = Token { kind: Kind::Any, name: EMPTY, value: EMPTY };

/// What is wrong with a selector.
pub(super) enum Bad {
    Empty,
    Character,
    Bracket,
    Pseudo,
    TooLong,
}

/// The parts of a selector, and how many they are.
pub(super) const fn read(text: &'static str) -> Result<([Token; CAPACITY], usize), Bad> {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0, tokens: [BLANK; CAPACITY], len: 0 };
    match reader.selector() {
        Ok(()) => Ok((reader.tokens, reader.len)),
        Err(bad) => Err(bad),
    }
}

/// Reads a selector byte by byte; `const`, so it cannot use iterators or `?` on options.
struct Reader {
    bytes: &'static [u8],
    at: usize,
    tokens: [Token; CAPACITY],
    len: usize,
}

#[allow(clippy::indexing_slicing)] // every index is tested against the length just before
impl Reader {
    const fn peek(&self) -> u8 {
        if self.at < self.bytes.len() { self.bytes[self.at] } else { 0 }
    }

    const fn push(&mut self, kind: Kind, name: Span, value: Span) -> Result<(), Bad> {
        if self.len >= CAPACITY || self.bytes.len() > u16::MAX as usize {
            return Err(Bad::TooLong);
        }
        self.tokens[self.len] = Token { kind, name, value };
        self.len += 1;
        Ok(())
    }

    /// Skips white space; tells whether there was any.
    const fn space(&mut self) -> bool {
        let from = self.at;
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
        self.at > from
    }

    const fn selector(&mut self) -> Result<(), Bad> {
        self.space();
        loop {
            if let Err(bad) = self.compound(false) {
                return Err(bad);
            }
            let space = self.space();
            let joint = match self.peek() {
                0 if self.at >= self.bytes.len() => return Ok(()),
                b'>' => Kind::Child,
                b',' => Kind::Or,
                _ if space => Kind::Descendant,
                _ => return Err(Bad::Character),
            };
            if !matches!(joint, Kind::Descendant) {
                self.at += 1;
                self.space();
            }
            if let Err(bad) = self.push(joint, EMPTY, EMPTY) {
                return Err(bad);
            }
        }
    }

    const fn compound(&mut self, inside_not: bool) -> Result<(), Bad> {
        let first = self.at;
        loop {
            let result = match self.peek() {
                b'*' if self.at == first => {
                    self.at += 1;
                    self.push(Kind::Any, EMPTY, EMPTY)
                }
                b'#' => self.named(Kind::Id, 1),
                b'.' => self.named(Kind::Class, 1),
                b'[' => self.bracket(),
                b':' if !inside_not => self.not(),
                b':' => Err(Bad::Pseudo),
                c if is_name(c) && self.at == first => self.named(Kind::Tag, 0),
                _ if self.at == first => Err(Bad::Empty),
                _ => return Ok(()),
            };
            if let Err(bad) = result {
                return Err(bad);
            }
        }
    }

    const fn named(&mut self, kind: Kind, skip: usize) -> Result<(), Bad> {
        self.at += skip;
        let name = self.name();
        if name.start == name.end { Err(Bad::Empty) } else { self.push(kind, name, EMPTY) }
    }

    #[allow(clippy::cast_possible_truncation)] // `push` refuses longer texts
    const fn name(&mut self) -> Span {
        let start = self.at;
        while is_name(self.peek()) {
            self.at += 1;
        }
        Span { start: start as u16, end: self.at as u16 }
    }

    const fn not(&mut self) -> Result<(), Bad> {
        let word = b":not(";
        let mut i = 0;
        while i < word.len() {
            if self.peek() != word[i] {
                return Err(Bad::Pseudo);
            }
            self.at += 1;
            i += 1;
        }
        if let Err(bad) = self.push(Kind::NotStart, EMPTY, EMPTY) {
            return Err(bad);
        }
        if let Err(bad) = self.compound(true) {
            return Err(bad);
        }
        if self.peek() != b')' {
            return Err(Bad::Pseudo);
        }
        self.at += 1;
        self.push(Kind::NotEnd, EMPTY, EMPTY)
    }

    const fn bracket(&mut self) -> Result<(), Bad> {
        self.at += 1;
        self.space();
        let name = self.name();
        if name.start == name.end {
            return Err(Bad::Bracket);
        }
        self.space();
        let kind = match self.peek() {
            b']' => Kind::Has,
            b'=' => Kind::Equals,
            b'~' => Kind::Word,
            b'^' => Kind::Prefix,
            b'$' => Kind::Suffix,
            b'*' => Kind::Contains,
            _ => return Err(Bad::Bracket),
        };
        if matches!(kind, Kind::Has) {
            self.at += 1;
            return self.push(kind, name, EMPTY);
        }
        if !matches!(kind, Kind::Equals) {
            self.at += 1;
        }
        if self.peek() != b'=' {
            return Err(Bad::Bracket);
        }
        self.at += 1;
        self.space();
        let value = match self.value() {
            Ok(value) => value,
            Err(bad) => return Err(bad),
        };
        self.space();
        if self.peek() != b']' {
            return Err(Bad::Bracket);
        }
        self.at += 1;
        self.push(kind, name, value)
    }

    #[allow(clippy::cast_possible_truncation)] // `push` refuses longer texts
    const fn value(&mut self) -> Result<Span, Bad> {
        let quote = self.peek();
        if quote != b'"' && quote != b'\'' {
            let name = self.name();
            return if name.start == name.end { Err(Bad::Bracket) } else { Ok(name) };
        }
        self.at += 1;
        let start = self.at;
        while self.at < self.bytes.len() && self.peek() != quote {
            self.at += 1;
        }
        if self.at >= self.bytes.len() {
            return Err(Bad::Bracket);
        }
        let span = Span { start: start as u16, end: self.at as u16 };
        self.at += 1;
        Ok(span)
    }
}

const fn is_name(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'-' || c == b'_' || c >= 0x80
}

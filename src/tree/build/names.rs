//! Names of elements, each looked up once.

use html5ever::LocalName;

use super::open_elements::is_formatting;
use crate::tree::Tag;

/// Longest name that is remembered. All of HTML's are shorter.
const LONGEST: usize = 16;

/// How many names are remembered: a power of two that is some times what a page uses, about 40.
const SLOTS: usize = 256;

/// Attributes of which the tree builder asks whether they are there, or what they say.
const ASKED: [(&str, &[&str]); 3] = [
    // hidden inputs may stand in tables
    ("input", &["type"]),
    // with one of these it ends svg and math
    ("font", &["color", "face", "size"]),
    // it may hold HTML
    ("annotation-xml", &["encoding"]),
];

/// A name, and what is known of all elements that have it.
#[derive(Clone)]
pub(super) struct Name {
    pub name: LocalName,
    pub tag: Tag,
    pub is_formatting: bool,
    /// The attributes that the tree builder asks for.
    pub asked: &'static [&'static str],
}

impl Name {
    fn new(written: &str) -> Self {
        let name = written.to_ascii_lowercase().replace('\0', "\u{fffd}");
        let asked = ASKED.iter().find(|(asked, _)| *asked == name).map_or(&[][..], |(_, asked)| asked);
        let tag = Tag::of(&name);
        let name = LocalName::from(name);
        Name { tag, is_formatting: is_formatting(&name), asked, name }
    }
}

/// The names that were asked for, by their bytes.
///
/// A [`LocalName`] is found by hashing, and one that html5ever does not know under a lock besides.
/// A page asks for few names ten thousand times.
pub(super) struct Names(Vec<(u128, Name)>);

impl Names {
    pub(super) fn new() -> Self {
        Names(vec![(0, Name::new("")); SLOTS])
    }

    /// The name, which the page may write in any case.
    pub(super) fn get(&mut self, written: &str) -> Name {
        let Some(key) = key(written.as_bytes()) else { return Name::new(written) };
        let Some(slot) = self.0.get_mut(slot(key)) else { return Name::new(written) };
        if slot.0 != key {
            *slot = (key, Name::new(written));
        }
        slot.1.clone()
    }
}

/// The bytes of the name in lower case, as a number; `None` if they are too many. No two names have
/// the same number, because a name with a NUL has none.
fn key(name: &[u8]) -> Option<u128> {
    let push = |key: u128, byte: &u8| (key << 8) | u128::from(byte.to_ascii_lowercase());
    let is_short = name.len() <= LONGEST && !name.contains(&0);
    is_short.then(|| name.iter().fold(0, push))
}

/// Where the name of this key is remembered, which may be the place of another one too.
fn slot(key: u128) -> usize {
    /// 2^64 divided by the golden ratio: its product scatters keys (Knuth, multiplicative hashing).
    const SCATTER: u64 = 0x9E37_79B9_7F4A_7C15;
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(23);
    (folded.wrapping_mul(SCATTER) >> 56) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        let mut names = Names::new();
        let written: Vec<String> = (0..2_000).map(|n| format!("X-{n}")).collect();
        for name in written.iter().chain(&written) {
            assert_eq!(&*names.get(name).name, name.to_ascii_lowercase());
        }
        for (written, name) in [
            ("", ""),
            ("DIV", "div"),
            ("div", "div"),
            ("di\0", "di\u{fffd}"),
            ("한É", "한É"),
            ("a-rather-Long-custom-element", "a-rather-long-custom-element"),
        ] {
            assert_eq!(&*names.get(written).name, name);
        }
    }
}

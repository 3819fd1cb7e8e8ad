//! Names of elements, each looked up once.

use html5ever::LocalName;

/// Longest name that is remembered. All of HTML's are shorter.
const LONGEST: usize = 16;

/// How many names are remembered: a power of two that is some times what a page uses, about 40.
const SLOTS: usize = 256;

/// The names that were asked for, by their bytes.
///
/// A [`LocalName`] is found by hashing, and one that html5ever does not know under a lock besides.
/// A page asks for few names ten thousand times.
pub(super) struct Names(Vec<(u128, LocalName)>);

impl Names {
    pub(super) fn new() -> Self {
        Names(vec![(0, LocalName::default()); SLOTS])
    }

    /// The name, which the page may write in any case.
    pub(super) fn get(&mut self, written: &str) -> LocalName {
        let Some(key) = key(written.as_bytes()) else { return new_name(written) };
        let Some(slot) = self.0.get_mut(slot(key)) else { return new_name(written) };
        if slot.0 != key {
            *slot = (key, new_name(written));
        }
        slot.1.clone()
    }
}

/// The bytes of the name in lower case, as a number. No two names have the same: what is no part of
/// the name is NUL, and a name with a NUL has no key.
fn key(name: &[u8]) -> Option<u128> {
    let mut bytes = [0; LONGEST];
    let mut whole = name.len() <= LONGEST;
    for (to, from) in bytes.iter_mut().zip(name) {
        *to = from.to_ascii_lowercase();
        whole &= *from != 0;
    }
    whole.then_some(u128::from_le_bytes(bytes))
}

/// Where the name of this key is remembered, which may be the place of another one too.
#[allow(clippy::cast_possible_truncation)]
fn slot(key: u128) -> usize {
    /// 2^64 divided by the golden ratio: its product scatters keys (Knuth, multiplicative hashing).
    const SCATTER: u64 = 0x9E37_79B9_7F4A_7C15;
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(23);
    (folded.wrapping_mul(SCATTER) >> 56) as usize % SLOTS
}

fn new_name(written: &str) -> LocalName {
    if written.contains('\0') {
        return LocalName::from(written.to_ascii_lowercase().replace('\0', "\u{fffd}"));
    }
    LocalName::from(written.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        let mut names = Names::new();
        let written: Vec<String> = (0..2_000).map(|n| format!("X-{n}")).collect();
        for name in written.iter().chain(&written) {
            assert_eq!(&*names.get(name), name.to_ascii_lowercase());
        }
        for (written, name) in [
            ("", ""),
            ("DIV", "div"),
            ("div", "div"),
            ("di\0", "di\u{fffd}"),
            ("한É", "한É"),
            ("a-rather-Long-custom-element", "a-rather-long-custom-element"),
        ] {
            assert_eq!(&*names.get(written), name);
        }
    }
}

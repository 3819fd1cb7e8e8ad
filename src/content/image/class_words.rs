//! The single words of class values, for lists that are no roles of [`words`](crate::tree::words).

/// Whether a class value holds one of these words.
pub(crate) fn has_word(value: &str, list: &[&str]) -> bool {
    class_words(value).any(|word| list.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// The words of a class value: runs of letters, parted at camel case too.
pub(super) fn class_words(value: &str) -> impl Iterator<Item = &str> {
    let mut rest = value;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        let mut last = b' ';
        let ends = |byte: u8| {
            let camel = last.is_ascii_lowercase() && byte.is_ascii_uppercase();
            last = byte;
            camel || !byte.is_ascii_alphabetic()
        };
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_part_at_marks_and_camel_case() {
        let words: Vec<&str> = class_words("x_caption-creditText__wlx1W é").collect();
        assert_eq!(words, ["x", "caption", "credit", "Text", "wlx", "W"]);
        assert!(has_word("TagsBox|more", &["tags"]) && !has_word("stage", &["tag"]));
    }
}

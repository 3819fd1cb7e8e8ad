//! Tags of HTML inside a string.

/// What a `<` starts.
pub(super) enum Markup<'a> {
    /// A "less than".
    Text,
    /// A tag or comment that never ends.
    Cut,
    /// A tag or comment without its `<` and `>`, and what follows it.
    Tag(&'a str, &'a str),
}

impl<'a> Markup<'a> {
    /// What stands after a `<`.
    pub(super) fn at(text: &'a str) -> Self {
        if text.starts_with("!--") {
            return text.split_once("-->").map_or(Markup::Cut, |(comment, next)| Markup::Tag(comment, next));
        }
        if !text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            return Markup::Text;
        }
        text.split_once('>').map_or(Markup::Cut, |(tag, next)| Markup::Tag(tag, next))
    }
}

/// The name that a tag starts with.
pub(super) fn name(tag: &str) -> &str {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len());
    tag.get(..end).unwrap_or_default()
}

/// The value of an attribute in a tag.
pub(super) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut places = tag.match_indices(name);
    let value = places.find_map(|(at, _)| {
        let apart = tag.get(..at)?.ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let value = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?;
        apart.then(|| value.trim_start())
    })?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => value.split(quote).nth(1),
        None => value.split_whitespace().next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let tag = "img data-src=\"/no\" alt='a src=b' src = \"/a b.jpg\"class=x-caption width=3/";
        let expected =
            [("data-src", Some("/no")), ("class", Some("x-caption")), ("width", Some("3/")), ("id", None)];
        for (key, value) in expected {
            assert_eq!(attribute(tag, key), value, "{key}");
        }
        assert_eq!((name(tag), attribute("img src=/x", "src")), ("img", Some("/x")));
    }
}

//! Headlines: compared, and freed of the site's name.

/// What pages put between the headline and the site's name, white space around it.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " : ", " » ", " · ", " • ", " / "];

/// Letters and digits in lower case: what two spellings of one headline share, whatever their
/// quotes, dashes and spaces.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        }
    }
    key
}

/// The letters of a text's [`key`], for those who need only the first ones.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The longest segment of a document title.
pub(crate) fn longest_segment(title: &str) -> &str {
    let parts = SEPARATORS
        .iter()
        .fold(vec![title], |parts: Vec<&str>, s| parts.into_iter().flat_map(|p| p.split(s)).collect());
    parts.into_iter().max_by_key(|part| part.len()).unwrap_or(title)
}

/// Segments that are taken off a title; the site's name stands in it twice or three times. Each is
/// looked for in the whole title, so without a bound a megabyte of names would take minutes.
const MOST_SEGMENTS: usize = 8;

/// The headline without segments at its ends that name the site.
pub(crate) fn without_site<'a>(title: &'a str, sites: &[String]) -> &'a str {
    let shorter = std::iter::successors(Some(title.trim()), |rest| without_one(rest, sites));
    shorter.take(MOST_SEGMENTS + 1).last().unwrap_or(title)
}

fn without_one<'a>(title: &'a str, sites: &[String]) -> Option<&'a str> {
    // twenty searches are spared where none of the separators is a word of the title
    if !title.split(' ').any(|word| SEPARATORS.iter().any(|s| s.trim() == word)) {
        return None;
    }
    let tail = SEPARATORS.iter().filter_map(|s| title.rsplit_once(s)).min_by_key(|(_, tail)| tail.len());
    if let Some((head, tail)) = tail
        && names_site(tail, sites)
    {
        return Some(head.trim());
    }
    let head = SEPARATORS.iter().filter_map(|s| title.split_once(s)).min_by_key(|(head, _)| head.len());
    head.filter(|(head, _)| names_site(head, sites)).map(|(_, tail)| tail.trim())
}

/// Segments that old `WordPress` titles put between the site and the headline.
const ARCHIVE: &[&str] = &["blogarchive", "blogarchiv"];

/// A segment that is the site's name, or the name and its domain.
fn names_site(segment: &str, sites: &[String]) -> bool {
    let segment = key(segment);
    if ARCHIVE.contains(&segment.as_str()) {
        return true;
    }
    let is = |site: &String| {
        let site = key(site);
        let longer = segment.len().max(site.len());
        !site.is_empty()
            && (segment == site
                || 2 * segment.len().min(site.len()) > longer
                    && (segment.contains(&site) || site.contains(&segment)))
    };
    !segment.is_empty() && sites.iter().any(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_goes_and_the_headline_stays() {
        let sites = ["The Gazette".to_owned(), "gazette.example".to_owned()];
        for (title, expected) in [
            ("Bridge opens - The Gazette", "Bridge opens"),
            ("The Gazette | Bridge opens | Gazette", "Bridge opens"),
            ("Bridge - a history - The Gazette", "Bridge - a history"),
            ("Interview: what now?", "Interview: what now?"),
            ("[Editorial] Bridge opens", "[Editorial] Bridge opens"),
            ("A tale of two bridges - part 2", "A tale of two bridges - part 2"),
        ] {
            assert_eq!(without_site(title, &sites), expected);
        }
    }
}

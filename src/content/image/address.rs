//! The best address that the markup of a picture offers.

use crate::tree::{NodeId, Tag, Tree};

/// Attributes that hold a list of versions with their widths.
const SETS: [&str; 5] = ["srcset", "data-srcset", "data-lazy-srcset", "data-src-set", "data-sizes-srcset"];

/// Attributes that hold one address, those of lazy loaders (which leave a placeholder in `src`)
/// first.
const SINGLES: [&str; 16] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-hi-res-src",
    "data-full-src",
    "data-large-file",
    "data-orig-file",
    "data-pin-media",
    "data-image-url",
    "data-img",
    "data-image",
    "data-url",
    "data-media",
    "src",
    "data-thumb",
];

/// Words in the file name of an image that only holds the place of another.
const PLACEHOLDERS: [&str; 11] = [
    "placeholder",
    "blank.",
    "spacer",
    "1x1",
    "transparent.",
    "pixel.",
    "grey.",
    "lazyload",
    "loading.",
    "dummy.",
    "/trans.gif",
];

/// Types of image that few programs beside browsers read.
const RARE: [&str; 3] = ["image/webp", "image/avif", "image/jxl"];

/// The address of `img`, `amp-img` or `picture` (`id`), whose own image is `img`: the largest
/// version of the image's own sets, or of the sources beside it (which may be crops); else the first single address that is no placeholder.
pub(super) fn of(tree: &Tree, id: NodeId, img: Option<NodeId>) -> Option<String> {
    let single = || {
        let values = SINGLES.iter().filter_map(|name| tree.attribute(img?, name));
        values.filter_map(single).next()
    };
    let is_common = |id: &NodeId| !tree.attribute(*id, "type").is_some_and(|kind| RARE.contains(&kind));
    let sources = || tree.descendants(id).filter(|id| tree.tag(*id) == Tag::Source);
    let common = || largest_of(tree, sources().filter(is_common));
    largest_of(tree, img.into_iter()).or_else(common).or_else(|| largest_of(tree, sources())).or_else(single)
}

fn largest_of(tree: &Tree, carriers: impl Iterator<Item = NodeId>) -> Option<String> {
    let sets = carriers.flat_map(|id| SETS.iter().filter_map(move |name| tree.attribute(id, name)));
    sets.filter_map(largest).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, url)| url)
}

/// One address, or the first in a piece of JSON (`data-media='{"src":"…"}'`).
fn single(value: &str) -> Option<String> {
    let value = value.trim();
    let address = if value.starts_with(['{', '[']) { first_in_json(value)? } else { value.to_owned() };
    is_real(&address).then_some(address)
}

fn first_in_json(json: &str) -> Option<String> {
    let start = json.find("\"http").or_else(|| json.find("\"//"))?;
    let inner = json.get(start + 1..)?;
    Some(inner.split('"').next()?.replace("\\/", "/"))
}

fn is_real(address: &str) -> bool {
    let looks_like_one = (address.contains('/') || address.contains('.')) && !address.contains(['{', '}']);
    let lower = address.to_ascii_lowercase();
    looks_like_one && !lower.starts_with("data:") && !PLACEHOLDERS.iter().any(|p| lower.contains(p))
}

/// The widest candidate of a `srcset` (HTML standard, section 4.8.4.2.1), and its width or
/// density. An address ends at white space and may hold commas; a comma at its end, or behind its
/// descriptor, ends the candidate.
fn largest(set: &str) -> Option<(f32, String)> {
    let mut best: Option<(f32, &str)> = None;
    let mut rest = set;
    while let Some((url, descriptor, after)) = candidate(rest) {
        rest = after;
        let digits = descriptor.trim_end_matches(['w', 'x', 'h']);
        let size = digits.parse().unwrap_or(1.0);
        if is_real(url) && best.is_none_or(|(s, _)| size > s) {
            best = Some((size, url));
        }
    }
    best.map(|(size, url)| (size, url.to_owned()))
}

/// The next candidate: its address, the last descriptor, and what follows.
fn candidate(set: &str) -> Option<(&str, &str, &str)> {
    let set = set.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
    let (url, after) =
        set.split_at_checked(set.find(|c: char| c.is_ascii_whitespace()).unwrap_or(set.len()))?;
    if url.is_empty() {
        return None;
    }
    if url.ends_with(',') {
        return Some((url.trim_end_matches(','), "", after));
    }
    let (descriptors, after) = after.split_once(',').unwrap_or((after, ""));
    Some((url, descriptors.split_ascii_whitespace().last().unwrap_or_default(), after))
}

/// The address in `background-image: url(…)`, as sites show a picture that text may stand on.
pub(super) fn of_background(tree: &Tree, id: NodeId) -> Option<String> {
    let (_, url) = tree.attribute(id, "style")?.split_once("url(")?;
    let (url, _) = url.split_once(')')?;
    let url = url.trim().trim_matches(['"', '\'']);
    is_real(url).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_candidate_wins() {
        for (set, expected) in [
            ("a/s.jpg 320w, a/l.jpg 1200w", "a/l.jpg"),
            ("a/s.jpg 320w,a/l.jpg 1200w,a/m.jpg 640w", "a/l.jpg"),
            ("a/w_320,c_fit/s.jpg 1x, a/w_640,c_fit/s.jpg 2x", "a/w_640,c_fit/s.jpg"),
            ("a/only.jpg", "a/only.jpg"),
            ("a/one.jpg, a/two.jpg 2x", "a/two.jpg"),
            ("a/s.jpg 320w 200h, a/l.jpg 640w 400h", "a/l.jpg"),
            (" , a/placeholder.png 2000w,\n a/b.jpg 100w", "a/b.jpg"),
        ] {
            assert_eq!(largest(set).map(|l| l.1).as_deref(), Some(expected), "{set}");
        }
        assert!(largest("").is_none() && largest(" , ,").is_none());
    }

    #[test]
    fn json_holds_an_address() {
        let json = r#"{"w":640,"src":"https:\/\/img.example\/a.jpg"}"#;
        assert_eq!(single(json).as_deref(), Some("https://img.example/a.jpg"));
        assert_eq!(single("data:image/gif;base64,R0"), None);
        assert_eq!(single("{{ image.url }}"), None);
    }
}

//! Pictures: the best address that the markup offers, caption and credit.

use super::words;
use crate::article::Image;
use crate::page::Page;
use crate::profile::Layout;
use crate::tree::text::fold;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::credit;
use crate::values::url::resolve;

/// A picture, and where it stands.
pub(crate) type Picture = Image;

/// Attributes that hold a list of versions with their widths.
const SETS: [&str; 4] = ["srcset", "data-srcset", "data-lazy-srcset", "data-src-set"];

/// Attributes that hold one address, those of lazy loaders (which leave a placeholder in `src`)
/// first.
const SINGLES: [&str; 9] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-hi-res-src",
    "data-full-src",
    "data-image",
    "data-url",
    "src",
];

/// Words in the file name of an image that only holds the place of another.
const PLACEHOLDERS: [&str; 9] =
    ["placeholder", "blank.", "spacer", "1x1", "transparent.", "pixel.", "grey.", "lazyload", "loading."];

/// CSS pixels; smaller pictures are icons, buttons and counters.
const SMALLEST: u32 = 60;

/// The pictures of a figure, each with the figure's caption and credit (a gallery's own captions
/// stand in inner figures).
pub(crate) fn of_figure(
    page: &Page,
    figure: NodeId,
    layout: &Layout,
    skip: &dyn Fn(NodeId) -> bool,
) -> Vec<Picture> {
    let tree = &page.tree;
    let mut pictures: Vec<Picture> = Vec::new();
    let mut at = tree.next(figure);
    while at < tree.end(figure) {
        if skip(at) || tree.tag(at) == Tag::Figcaption {
            at = tree.after(at);
            continue;
        }
        let found = is_picture(tree.tag(at)).then(|| bare(page, at)).flatten();
        if let Some(found) = found
            && !pictures.iter().any(|p| crate::values::url::same_file(&p.url, &found.url))
        {
            pictures.push(found);
        }
        at = if tree.tag(at) == Tag::Picture { tree.after(at) } else { tree.next(at) };
    }
    let (caption, credit) = caption(tree, figure, layout, skip);
    for picture in &mut pictures {
        attach(picture, caption.as_deref(), credit.as_deref());
    }
    pictures
}

/// A picture outside any figure; its caption comes with an element beside it.
pub(crate) fn of_element(
    page: &Page,
    id: NodeId,
    _layout: &Layout,
    skip: &dyn Fn(NodeId) -> bool,
) -> Option<Picture> {
    if skip(id) { None } else { bare(page, id) }
}

fn is_picture(tag: Tag) -> bool {
    matches!(tag, Tag::Img | Tag::AmpImg | Tag::Picture)
}

/// The address, alt and size of `img`, `amp-img` or `picture`.
fn bare(page: &Page, id: NodeId) -> Option<Picture> {
    let tree = &page.tree;
    let img = if tree.tag(id) == Tag::Picture {
        tree.descendants(id).find(|id| matches!(tree.tag(*id), Tag::Img | Tag::AmpImg))
    } else {
        Some(id)
    };
    let size = |name| img.and_then(|img| tree.attribute(img, name)).and_then(pixels);
    let (width, height) = (size("width"), size("height"));
    if [width, height].into_iter().flatten().any(|n| n < SMALLEST) {
        return None;
    }
    let address = address(tree, id, img)?;
    let url = resolve(page.base.as_ref(), &address)?;
    let alt = img.and_then(|img| tree.attribute(img, "alt")).map(fold).filter(|alt| !alt.is_empty());
    Some(Image { url, alt, width, height, ..Image::default() })
}

fn pixels(value: &str) -> Option<u32> {
    value.trim().trim_end_matches("px").parse().ok()
}

fn address(tree: &Tree, id: NodeId, img: Option<NodeId>) -> Option<String> {
    let elements = || std::iter::once(id).chain(tree.descendants(id));
    let carriers = elements().filter(|id| matches!(tree.tag(*id), Tag::Img | Tag::AmpImg | Tag::Source));
    let sets = carriers.flat_map(|id| SETS.iter().filter_map(move |name| tree.attribute(id, name)));
    let largest = sets.filter_map(largest).max_by(|a, b| a.0.total_cmp(&b.0));
    let single = || {
        let values = SINGLES.iter().filter_map(|name| tree.attribute(img?, name).map(str::trim));
        values.filter(|v| is_real(v)).map(str::to_owned).next()
    };
    largest.map(|(_, url)| url).or_else(single)
}

fn is_real(address: &str) -> bool {
    let looks_like_one = address.contains('/') || address.contains('.');
    let lower = address.to_ascii_lowercase();
    looks_like_one && !lower.starts_with("data:") && !PLACEHOLDERS.iter().any(|p| lower.contains(p))
}

/// The widest candidate of a `srcset` (HTML standard, section 4.8.4.2.1), and its width or
/// density. Addresses may hold commas, so candidates are cut at white space.
fn largest(set: &str) -> Option<(f32, String)> {
    let mut best: Option<(f32, &str)> = None;
    let mut words = set.split_ascii_whitespace().peekable();
    while let Some(word) = words.next() {
        let url = word.trim_matches(',');
        let mut size = 1.0;
        if !word.ends_with(',')
            && let Some(descriptor) = words.next_if(|w| is_descriptor(w))
        {
            let digits = descriptor.trim_end_matches(',').trim_end_matches(['w', 'x', 'h']);
            size = digits.parse().unwrap_or(1.0);
        }
        if is_real(url) && best.is_none_or(|(s, _)| size > s) {
            best = Some((size, url));
        }
    }
    best.map(|(size, url)| (size, url.to_owned()))
}

fn is_descriptor(word: &str) -> bool {
    word.trim_end_matches(',').strip_suffix(['w', 'x', 'h']).is_some_and(|n| n.parse::<f32>().is_ok())
}

/// Caption and credit of a figure, as shown.
fn caption(
    tree: &Tree,
    figure: NodeId,
    layout: &Layout,
    skip: &dyn Fn(NodeId) -> bool,
) -> (Option<String>, Option<String>) {
    let matches = |s: Option<crate::tree::selector::Selector>, id| s.is_some_and(|s| s.matches(tree, id));
    let first = |test: &dyn Fn(NodeId) -> bool| {
        tree.descendants(figure).find(|id| tree.is_element(*id) && !skip(*id) && test(*id))
    };
    let is_credit = |id| matches(layout.credit, id) || is_credit(tree, id);
    let credit = first(&is_credit);
    let caption = first(&|id| matches(layout.caption, id))
        .or_else(|| first(&|id| tree.tag(id) == Tag::Figcaption))
        .or_else(|| first(&|id| words::roles(tree, id) & words::CAPTION != 0 && !tree.text(id).is_empty()))
        .or_else(|| Some(figure).filter(|id| tree.tag(*id) == Tag::Table || matches(layout.figure, *id)));
    let caption = caption.filter(|c| credit.is_none_or(|credit| !tree.contains(credit, *c)));
    let text = caption.map(|c| fold(&tree.text_without(c, |id| skip(id) || is_credit(id))));
    let credit = credit.map(|c| fold(&tree.text_without(c, skip)));
    (text.filter(|t| !t.is_empty()), credit.filter(|t| !t.is_empty()))
}

/// Whether an element's class names it the credit of a picture.
pub(crate) fn is_credit(tree: &Tree, id: NodeId) -> bool {
    let roles = words::roles(tree, id);
    roles & words::CREDIT != 0 && roles & words::CAPTION == 0
        || tree.attribute(id, "itemprop").is_some_and(|p| p == "copyrightHolder")
}

/// Gives a picture its caption and credit; a caption that the `alt` repeats is not kept twice.
pub(crate) fn attach(picture: &mut Picture, caption: Option<&str>, credit: Option<&str>) {
    if let Some(shown) = caption {
        let split = credit::split(shown);
        picture.caption = split.caption;
        picture.credit = split.credit;
        if picture.alt.as_deref().is_some_and(|alt| repeats(alt, shown)) {
            picture.alt = None;
        }
    }
    if let Some(named) = credit.and_then(credit::clean) {
        picture.credit = Some(named);
    }
}

/// Takes an `alt` that ends in a credit (`… on Sunday. (Yonhap)`) for the caption that some sites
/// print nowhere else.
pub(crate) fn caption_from_alt(picture: &mut Picture) {
    if picture.caption.is_some() || picture.credit.is_some() {
        return;
    }
    let split = picture.alt.as_deref().filter(|alt| alt.ends_with(')')).map(credit::split);
    if let Some(split) = split.filter(|s| s.credit.is_some()) {
        picture.caption = split.caption;
        picture.credit = split.credit;
        picture.alt = None;
    }
}

/// The same words, whatever the white space.
fn repeats(alt: &str, caption: &str) -> bool {
    let (alt, caption) = (fold(alt), fold(caption));
    alt == caption || caption.starts_with(&alt)
}

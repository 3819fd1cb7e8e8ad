//! Pictures: the best address that the markup offers, caption and credit.

mod address;
pub(crate) mod caption;
mod claims;

pub(crate) use caption::{Reader, is_caption_text, is_credit_text};
pub(crate) use claims::{complete, is_same};

use crate::article::Image;
use crate::page::Page;
use crate::profile::Layout;
use crate::tree::text::fold;
use crate::tree::words;
use crate::tree::{NodeId, Tag, Tree};
use crate::values::credit;
use crate::values::url::{resolve, same_file};

/// A picture, and where it stands.
pub(crate) type Picture = Image;

/// Pictures of one figure; the largest galleries have some hundred.
const MOST_PICTURES: usize = 500;

/// CSS pixels; smaller pictures are icons, buttons and counters.
const SMALLEST: u32 = 60;

/// CSS pixels; two different numbers up to this are a ratio, which lazy loaders keep room by.
const LARGEST_RATIO: u32 = 21;

/// Addresses of pictures that are no part of a story: profile pictures, emoji, drawn symbols.
const SYMBOLS: [&str; 4] = ["gravatar.com/", "/emoji/", "s.w.org/images/core/", "twemoji"];

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
    let mut last = None;
    let mut at = tree.next(figure);
    while at < tree.end(figure) && pictures.len() < MOST_PICTURES {
        if skip(at) || tree.tag(at) == Tag::Figcaption {
            at = tree.after(at);
            continue;
        }
        let found = is_picture(tree.tag(at)).then(|| bare(page, at)).flatten();
        if let Some(found) = found
            && !last.is_some_and(|last| is_fallback(tree, last, at))
            && !pictures.iter().any(|p| same_file(&p.url, &found.url))
        {
            pictures.push(found);
            last = Some(at);
        }
        at = if tree.tag(at) == Tag::Picture { tree.after(at) } else { tree.next(at) };
    }
    if pictures.is_empty() {
        pictures.extend(background(page, figure));
    }
    if pictures.is_empty() {
        return pictures;
    }
    let shown = Reader { tree, layout, skip }.of_figure(figure);
    for picture in &mut pictures {
        attach(picture, shown.caption.as_deref(), shown.credit.as_deref());
    }
    pictures
}

/// A picture outside any figure; its caption comes with an element beside it.
pub(crate) fn of_element(page: &Page, id: NodeId, skip: &dyn Fn(NodeId) -> bool) -> Option<Picture> {
    let is_drawn =
        |picture: &Picture| picture.url.split(['?', '#']).next().is_some_and(|url| url.ends_with(".svg"));
    if skip(id) { None } else { bare(page, id).filter(|picture| !is_drawn(picture)) }
}

/// Whether `id` stands in the `noscript` beside the picture `last`, for readers without script.
pub(crate) fn is_fallback(tree: &Tree, last: NodeId, id: NodeId) -> bool {
    let noscript = |id| tree.ancestors(id).take(2).find(|up| tree.tag(*up) == Tag::Noscript);
    let beside = |noscript| tree.parent(noscript).is_some_and(|up| tree.contains(up, last));
    noscript(last).is_none() && noscript(id).is_some_and(beside)
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
    let (width, height) = size(tree, img);
    if [width, height].into_iter().flatten().any(|n| n < SMALLEST) {
        return None;
    }
    let address = address::of(tree, id, img)?;
    let url = resolve(page.base.as_ref(), &address).filter(|url| !SYMBOLS.iter().any(|s| url.contains(s)))?;
    let alt = img.and_then(|img| tree.attribute(img, "alt")).map(fold).filter(|alt| !alt.is_empty());
    let credit = img.and_then(|img| credit_in_title(tree, img, alt.as_deref()?));
    Some(Image { url, alt, width, height, credit, ..Image::default() })
}

fn size(tree: &Tree, img: Option<NodeId>) -> (Option<u32>, Option<u32>) {
    let size = |name| img.and_then(|img| tree.attribute(img, name)).and_then(pixels);
    match (size("width"), size("height")) {
        (Some(w), Some(h)) if w != h && w.max(h) <= LARGEST_RATIO => (None, None),
        size => size,
    }
}

fn pixels(value: &str) -> Option<u32> {
    value.trim().trim_end_matches("px").parse().ok()
}

/// `title="<alt> | Ann Lee/AP"`: some broadcasters print the credit nowhere else.
fn credit_in_title(tree: &Tree, img: NodeId, alt: &str) -> Option<String> {
    let title = fold(tree.attribute(img, "title")?);
    let rest = title.strip_prefix(alt)?.trim_start();
    rest.strip_prefix(['|', '©', '(']).filter(|rest| !rest.is_empty()).and_then(credit::clean)
}

/// A figure whose picture is the background of an element.
fn background(page: &Page, figure: NodeId) -> Option<Picture> {
    let tree = &page.tree;
    let mut elements = std::iter::once(figure).chain(tree.descendants(figure));
    let (id, address) = elements.find_map(|id| Some((id, address::of_background(tree, id)?)))?;
    let url = resolve(page.base.as_ref(), &address)?;
    let alt = ["aria-label", "title"].iter().find_map(|name| tree.attribute(id, name)).map(fold);
    Some(Image { url, alt: alt.filter(|alt| !alt.is_empty()), ..Image::default() })
}

/// Whether an element's class names it the credit of a picture.
pub(crate) fn is_credit(tree: &Tree, id: NodeId) -> bool {
    let roles = tree.roles(id);
    roles & words::CREDIT != 0 && roles & words::CAPTION == 0
        || tree.attribute(id, "itemprop").is_some_and(|p| p == "copyrightHolder")
}

/// Gives a picture its caption and credit; a caption that the `alt` repeats is not kept twice.
pub(crate) fn attach(picture: &mut Picture, caption: Option<&str>, credit: Option<&str>) {
    if let Some(named) = credit.and_then(credit::clean) {
        picture.credit = Some(named);
    }
    let Some(shown) = caption else { return };
    let split = credit::split(shown);
    let shown = fold(shown);
    let is_apart = picture.credit.as_deref().is_some_and(|known| !is_same_credit(&shown, &split, known));
    picture.caption = if is_apart { Some(shown.clone()) } else { split.caption.as_deref().map(fold) };
    if picture.credit.is_none() {
        picture.credit = split.credit;
    }
    if picture.alt.as_deref().is_some_and(|alt| repeats(alt, &shown)) {
        picture.alt = None;
    }
}

/// Whether what was split off a caption is a credit, given that the picture's credit is known: the
/// same names, or behind a label. A last parenthesis may else be part of the caption.
fn is_same_credit(shown: &str, split: &credit::Caption, known: &str) -> bool {
    let Some(found) = &split.credit else { return true };
    let (found, known) = (found.to_lowercase(), known.to_lowercase());
    let tail = split.caption.as_deref().and_then(|caption| shown.strip_prefix(caption)).unwrap_or(":");
    found.contains(&known) || known.contains(&found) || tail.contains([':', '©', '='])
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

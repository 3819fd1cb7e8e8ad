//! What JSON-LD says of the pictures that the page shows.

use crate::article::Image;
use crate::page::Page;
use crate::values::credit;
use crate::values::url::{resolve, same_file};

/// Letters of a file name from which two addresses that share it show one picture.
const TELLING_NAME: usize = 10;

/// Claims beyond this number are a gallery's versions over and over.
const MOST_CLAIMS: usize = 200;

/// Fills in the captions and credits that the markup lacks from JSON-LD's word on the same file.
pub(crate) fn complete(page: &Page, images: &mut [Image]) {
    let claims = page.json_ld.images();
    for claim in
        claims.into_iter().take(MOST_CLAIMS).filter(|claim| claim.caption.is_some() || claim.credit.is_some())
    {
        let Some(url) = resolve(page.base.as_ref(), &claim.url) else { continue };
        let Some(image) = images.iter_mut().find(|image| is_same(&image.url, &url)) else { continue };
        let split = claim.caption.as_deref().map(credit::split).unwrap_or_default();
        if image.caption.is_none() && image.alt != split.caption {
            image.caption = split.caption;
        }
        if image.credit.is_none() {
            image.credit = claim.credit.as_deref().and_then(credit::clean).or(split.credit);
        }
    }
}

/// One file, or two versions of one file name.
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    same_file(a, b) || stem(a).is_some_and(|stem_a| stem(b) == Some(stem_a))
}

/// The file name without what tells versions apart: parameters, ending, size.
fn stem(url: &str) -> Option<&str> {
    let path = url.split(['?', '#']).next()?;
    let file = path.rsplit('/').next()?;
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    let is_size = |tail: &&str| tail.contains('x') && tail.chars().all(|c| c.is_ascii_digit() || c == 'x');
    let name = name.rsplit_once('-').filter(|(_, tail)| is_size(tail)).map_or(name, |(name, _)| name);
    (name.len() >= TELLING_NAME).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_a_file_are_the_same() {
        assert!(is_same(
            "https://i.example/2024/harbor-rain-300x200.jpg?w=1",
            "https://i.example/2024/harbor-rain.webp"
        ));
        assert!(!is_same("https://i.example/a/1.jpg", "https://i.example/b/1.jpg"));
        assert!(!is_same("https://i.example/a/harbor-rain.jpg", "https://i.example/a/harbor-snow.jpg"));
    }
}

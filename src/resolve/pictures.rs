//! Pictures that the head claims for the story.

use super::Resolver;
use crate::article::Image;
use crate::content::{Kind, Piece, image};
use crate::field::Field;
use crate::values::url::resolve;

/// Claims that are looked at; beyond are a picture's versions.
const MOST_CLAIMS: usize = 8;

/// Bytes of a claimed address, which is compared with that of every picture; servers take no longer
/// ones.
const LONGEST_ADDRESS: usize = 2000;

impl Resolver<'_> {
    /// Pictures that the head claims, where the markup shows none.
    pub(super) fn claimed_images(&mut self) {
        let base = self.page.base.as_ref();
        let claimed = self.page.json_ld.images().into_iter().next();
        let from_json = claimed.and_then(|p| {
            let url = resolve(base, &p.url).filter(|u| is_story_picture(u))?;
            Some(Image { url, caption: p.caption, credit: p.credit, ..Image::default() })
        });
        let from_meta = || {
            let url = self
                .page
                .meta
                .get("og:image")
                .and_then(|u| resolve(base, u))
                .filter(|u| is_story_picture(u))?;
            Some(Image { url, ..Image::default() })
        };
        let found =
            from_json.map(|i| (i, "json_ld image")).or_else(|| from_meta().map(|i| (i, "meta og:image")));
        if let Some((image, source)) = found {
            self.draft.article.images.push(image);
            self.remember(Field::Images, source, false);
        }
    }

    /// The first picture that the page shows and the head claims.
    pub(super) fn lead_picture(&self, pieces: &[Piece]) -> Option<Piece> {
        let claims = self.claimed_addresses();
        pieces.iter().find(|piece| is_claimed(piece, &claims)).cloned()
    }

    /// Puts the claimed picture where it stands, if the body has none of the claimed ones and
    /// does not end before it.
    pub(super) fn lead_with(&self, lead: Piece, body: &mut Vec<Piece>) {
        let claims = self.claimed_addresses();
        let at = body.iter().position(|piece| piece.node > lead.node);
        if let Some(at) = at.filter(|_| !body.iter().any(|piece| is_claimed(piece, &claims))) {
            body.insert(at, lead);
        }
    }

    fn claimed_addresses(&self) -> Vec<String> {
        let json = self.page.json_ld.images().into_iter().map(|picture| picture.url).take(MOST_CLAIMS);
        let all = json.chain(self.page.meta.get("og:image").map(str::to_owned));
        all.filter_map(|url| resolve(self.page.base.as_ref(), &url))
            .filter(|url| url.len() <= LONGEST_ADDRESS && is_story_picture(url))
            .collect()
    }
}

fn is_claimed(piece: &Piece, claims: &[String]) -> bool {
    match &piece.kind {
        Kind::Picture(picture) => claims.iter().any(|claim| image::is_same(&picture.url, claim)),
        _ => false,
    }
}

/// Words in the file name of a picture that stands for the site, not for the story.
const SITE_PICTURES: [&str; 9] =
    ["logo", "sns", "default", "placeholder", "favicon", "icon", "fallback", "share", "og-image"];

fn is_story_picture(url: &str) -> bool {
    let file = url.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    !SITE_PICTURES.iter().any(|word| file.contains(word))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::Parser;

    /// The files of the pictures of a page with these things in head and body.
    fn pictures(head: &str, body: &str) -> Vec<String> {
        let prose =
            "<p>The harbour board met on Tuesday to speak of the ferry, which had been late for a week.</p>";
        let html = format!(
            "<html><head><title>Ferry leaves at eight</title>{head}</head><body><nav><a href=/>Home</a></nav>{}</body></html>",
            body.replace(
                "PROSE",
                &format!("<h1>Ferry leaves at eight</h1><article>{}</article>", prose.repeat(6))
            )
        );
        let article = Parser::new().built_in(false).parse(&html).unwrap();
        let file = |url: &str| url.rsplit('/').next().unwrap_or_default().to_owned();
        article.images.iter().map(|image| file(&image.url)).collect()
    }

    #[test]
    fn a_claimed_picture_that_is_shown_leads() {
        let claim = "<meta property=og:image content=https://i.example/a/harbour-ferry.jpg>";
        let shown = "<div><img src=https://i.example/b/harbour-ferry-400x300.jpg width=400 height=300></div>";
        let teaser = "<aside><a href=/b><img src=https://i.example/b/other-ferry-boat.jpg width=90 height=90></a></aside>";
        for (head, body, expected) in [
            (claim, format!("{shown}PROSE"), &["harbour-ferry-400x300.jpg"][..]),
            (claim, format!("{teaser}PROSE"), &["harbour-ferry.jpg"]),
            (claim, "PROSE".to_owned(), &["harbour-ferry.jpg"]),
            (claim, format!("PROSE<footer>{shown}</footer>"), &["harbour-ferry.jpg"]),
        ] {
            assert_eq!(pictures(head, &body), expected, "{body}");
        }
    }
}

//! Addresses: resolved as the URL standard says, archive wrappers taken off.

use url::{Position, Url};

/// Where the Web Archive's copies put the original address: after a 14-digit time and, for
/// images and scripts, two letters and an underscore (`…/web/20220721135650im_/https://…`).
const ARCHIVE_HOST: &str = "web.archive.org";

/// An absolute address of what can be fetched; `None` for `javascript:`, `data:` and the like.
pub(crate) fn resolve(base: Option<&Url>, reference: &str) -> Option<String> {
    let reference = reference.trim();
    if reference.is_empty() || reference.starts_with('#') {
        return None;
    }
    if is_plain(reference) {
        return Some(reference.to_owned());
    }
    match Url::parse(reference) {
        Ok(url) => matches!(url.scheme(), "http" | "https").then(|| unwrap_archive(url).into()),
        Err(url::ParseError::RelativeUrlWithoutBase) => join(base, reference),
        Err(_) => None,
    }
}

/// Whether an absolute address is already as the standard would write it: a lower-case host of a name,
/// and a path without dots at the start of a segment, of letters that are never encoded. Most links of a
/// page are, and every one of a page is resolved.
fn is_plain(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let path_at = rest.and_then(|rest| rest.find('/'));
    let Some((host, path)) = rest.zip(path_at).and_then(|(rest, at)| rest.split_at_checked(at)) else {
        return false;
    };
    let (name, top) = host.rsplit_once('.').unwrap_or_default();
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with("xn--")
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    !top.is_empty()
        && top.bytes().all(|byte| byte.is_ascii_lowercase())
        && name.split('.').all(is_label)
        && host != ARCHIVE_HOST
        && is_plain_path(path)
}

/// A path from the root that is as the standard would write it.
fn is_plain_path(path: &str) -> bool {
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'.');
    path.starts_with('/') && !path.starts_with("//") && path.bytes().all(is_kept) && !path.contains("/.")
}

/// Whether the address is one of the web, and no copy in the archive.
fn is_web(base: &Url) -> bool {
    matches!(base.scheme(), "http" | "https") && base.host_str() != Some(ARCHIVE_HOST)
}

/// A relative reference with no base known stays as it is (a scheme is put before `//host`).
fn join(base: Option<&Url>, reference: &str) -> Option<String> {
    match base {
        Some(base) if is_plain_path(reference) && is_web(base) => {
            Some(format!("{}{reference}", &base[..Position::BeforePath]))
        }
        Some(base) => base.join(reference).ok().map(|url| unwrap_archive(url).into()),
        None if reference.starts_with("//") => Url::parse(&format!("https:{reference}")).ok().map(Into::into),
        None => Some(reference.to_owned()),
    }
}

/// The absolute address alone, parsed.
pub(crate) fn parse(address: &str) -> Option<Url> {
    let address = address.trim();
    let full = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    let url = Url::parse(&full).ok().filter(|u| matches!(u.scheme(), "http" | "https"))?;
    url.has_host().then(|| unwrap_archive(url))
}

/// The archived page's own address.
fn unwrap_archive(url: Url) -> Url {
    if url.host_str() != Some(ARCHIVE_HOST) {
        return url;
    }
    let inner = url.as_str().find("/http").and_then(|at| url.as_str().get(at + 1..));
    inner.and_then(|inner| Url::parse(inner).ok()).unwrap_or(url)
}

/// The host without `www.`.
pub(crate) fn host(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The same picture at another size or with other parameters: host and path alone, compared
/// without the scheme.
pub(crate) fn same_file(a: &str, b: &str) -> bool {
    file(a) == file(b)
}

/// Host and path of an address.
pub(crate) fn file(address: &str) -> &str {
    let address = address.split_once("//").map_or(address, |(_, rest)| rest);
    address.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_plain_is_as_the_standard_writes_it(address in "https?://[a-z0-9.-]{1,12}/[a-zA-Z0-9._/-]{0,12}") {
            if is_plain(&address) {
                assert_eq!(Url::parse(&address).map(String::from), Ok(address));
            }
        }

        #[test]
        fn a_plain_path_is_joined_as_the_standard_joins_it(path in "/[a-zA-Z0-9._/-]{0,12}") {
            let base = parse("https://user@paper.example:81/news/1?q#f").unwrap_or_else(|| unreachable!());
            let joined = base.join(&path).map(String::from).ok();
            assert_eq!(resolve(Some(&base), &path), joined);
        }
    }

    #[test]
    fn references_become_addresses() {
        let base = parse("https://paper.example/news/1").unwrap_or_else(|| unreachable!());
        for (reference, expected) in [
            ("/a.jpg", Some("https://paper.example/a.jpg")),
            ("b.jpg", Some("https://paper.example/news/b.jpg")),
            ("//img.example/c.jpg", Some("https://img.example/c.jpg")),
            ("https://img.example/d.jpg?w=1", Some("https://img.example/d.jpg?w=1")),
            ("data:image/gif;base64,R0", None),
            ("javascript:void(0)", None),
            ("#top", None),
            (" ", None),
            (
                "https://web.archive.org/web/20220721135650im_/https://img.example/e.jpg",
                Some("https://img.example/e.jpg"),
            ),
        ] {
            assert_eq!(resolve(Some(&base), reference).as_deref(), expected, "{reference}");
        }
    }

    #[test]
    fn without_a_base_a_reference_stays() {
        assert_eq!(resolve(None, "/a.jpg").as_deref(), Some("/a.jpg"));
        assert_eq!(resolve(None, "//img.example/a.jpg").as_deref(), Some("https://img.example/a.jpg"));
    }
}

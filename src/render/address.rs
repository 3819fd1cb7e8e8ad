//! The addresses that a rendering may lead to.

use std::fmt::Write as _;

use url::Url;

/// Schemes of pages and pictures. Anything else (`javascript:`, `data:`) stays out, and so does an
/// address without a scheme: it would lead into whatever site shows the rendering.
const WEB: [&str; 2] = ["http", "https"];

/// The address of a page or a picture.
pub(super) fn web(raw: &str) -> Option<String> {
    of(raw, |scheme| WEB.contains(&scheme))
}

/// The target of a link.
pub(super) fn link(raw: &str) -> Option<String> {
    of(raw, |scheme| WEB.contains(&scheme) || scheme == "mailto")
}

/// Read as a browser reads it, and written as RFC 3986 allows, which the URL standard does not
/// always ask for: there is no space, no quotation mark, no angle bracket and no control character.
fn of(raw: &str, is_allowed: impl Fn(&str) -> bool) -> Option<String> {
    let url = Url::parse(raw).ok().filter(|url| is_allowed(url.scheme()))?;
    let mut address = String::with_capacity(url.as_str().len());
    for c in url.as_str().chars() {
        if c <= ' ' || c == '\x7f' || "\"<>\\^`{|}".contains(c) {
            let _ = write!(address, "%{:02X}", u32::from(c)); // a String takes everything
        } else {
            address.push(c);
        }
    }
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_pass() {
        for (raw, expected) in [
            ("https://a.example/b?c=d&e=f#g", Some("https://a.example/b?c=d&e=f#g")),
            ("HTTP://A.example", Some("http://a.example/")),
            ("https://a.example/x\"><script>", Some("https://a.example/x%22%3E%3Cscript%3E")),
            ("https://a.example/?q=a|b`c\\d", Some("https://a.example/?q=a%7Cb%60c%5Cd")),
            ("mailto:a b@c.example", Some("mailto:a%20b@c.example")),
            ("javascript:alert(1)", None),
            (" java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("//a.example/b", None),
            ("/b", None),
            ("", None),
        ] {
            assert_eq!(link(raw).as_deref(), expected, "{raw}");
        }
        assert_eq!(web("mailto:a@c.example"), None);
    }
}

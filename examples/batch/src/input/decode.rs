//! Bytes to text.

use newsprint::encoding::{decode, decode_at};

/// The page as text, in the encoding that HTTP's content type, the page itself or its bytes speak for.
pub fn text(bytes: &[u8], content_type: Option<&str>, url: Option<&str>) -> String {
    let decoded = match url {
        Some(url) => decode_at(bytes, content_type, url),
        None => decode(bytes, content_type),
    };
    decoded.text.into_owned()
}

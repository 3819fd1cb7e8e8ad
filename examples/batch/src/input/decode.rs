//! Bytes to text.

/// The page as text. `_content_type` is what HTTP says of it.
pub fn text(bytes: Vec<u8>, _content_type: Option<&str>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|bad| String::from_utf8_lossy(bad.as_bytes()).into_owned())
}

//! Articles from bytes.

use super::{Decoded, choose, decoded};
use crate::article::Article;
use crate::error::{ParseError, Warning};
use crate::parser::Parser;

/// Reads a page from its bytes with the built-in profiles and the default limits; see
/// [`Parser::parse_bytes`] for more.
///
/// # Errors
/// As [`parse_article`](crate::parse_article).
pub fn parse_bytes(bytes: &[u8]) -> Result<Article, ParseError> {
    Parser::new().parse_bytes(bytes, None)
}

impl Parser {
    /// Reads a page from its bytes, as [`Parser::parse`] does from text, in
    /// the encoding that [`encoding`](crate::encoding) finds. `content_type` is the value of the
    /// HTTP header, or the name of an encoding alone.
    ///
    /// A page that is not in the encoding declared, or damaged, gives [`Warning::Encoding`],
    /// [`Warning::Malformed`]. [`Limits::bytes`](crate::Limits::bytes) holds for the bytes, then
    /// for the text, which may be up to three times as long.
    ///
    /// ```
    /// use newsprint::Parser;
    ///
    /// let page = b"<meta charset=iso-8859-1><h1>Br\xFCcke \xFCber die Lark er\xF6ffnet</h1><article><p>Die
    ///     Br\xFCcke ist seit Freitag offen, vier Jahre nachdem die alte geschlossen wurde.</p></article>";
    /// let article = Parser::new().parse_bytes(page, Some("text/html"))?;
    /// assert_eq!(article.title, "Brücke über die Lark eröffnet");
    /// # Ok::<(), newsprint::ParseError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Parser::parse`].
    pub fn parse_bytes(&self, bytes: &[u8], content_type: Option<&str>) -> Result<Article, ParseError> {
        self.read_bytes(bytes, content_type, None)
    }

    /// As [`Parser::parse_bytes`], of a page that was fetched from `url`, as [`Parser::parse_at`] does. Where
    /// nothing declares an encoding, the address helps to find it.
    ///
    /// # Errors
    /// As [`Parser::parse`].
    pub fn parse_bytes_at(
        &self,
        bytes: &[u8],
        content_type: Option<&str>,
        url: &str,
    ) -> Result<Article, ParseError> {
        self.read_bytes(bytes, content_type, Some(url))
    }

    fn read_bytes(
        &self,
        bytes: &[u8],
        content_type: Option<&str>,
        url: Option<&str>,
    ) -> Result<Article, ParseError> {
        self.check_size(bytes.len())?;
        let decoded = decoded(choose::choose(bytes, content_type, url));
        let mut result = self.read(&decoded.text, url, None);
        if let Some(article) = read_of(&mut result) {
            article.warnings.splice(0..0, warnings(&decoded));
        }
        result
    }
}

/// What was read, be it in the error.
fn read_of(result: &mut Result<Article, ParseError>) -> Option<&mut Article> {
    match result {
        Ok(article) => Some(article),
        Err(ParseError::MissingFields(missing)) => Some(&mut missing.partial),
        Err(ParseError::NotAnArticle { partial, .. }) => Some(partial),
        Err(ParseError::Empty | ParseError::TooLarge { .. }) => None,
    }
}

fn warnings(decoded: &Decoded<'_>) -> impl Iterator<Item = Warning> {
    let encoding = decoded.encoding;
    let declared = decoded.declared.filter(|declared| *declared != encoding);
    let other = declared.map(|d| Warning::Encoding { declared: d.into(), found: encoding.into() });
    let sequences = decoded.malformed;
    let damaged = (sequences > 0).then(|| Warning::Malformed { encoding: encoding.into(), sequences });
    other.into_iter().chain(damaged)
}

#[derive(Clone, Copy, Debug)] pub struct TextLayout {}
pub(crate) struct Dump { pub kind: Option<crate::error::PageKind>, pub title: Option<String>, pub subtitle: Option<String>, pub section: Option<String>, pub byline: Vec<crate::Author>, pub agency: Option<String>, pub published: Option<crate::Timestamp>, pub updated: Option<crate::Timestamp>, pub bad_date: Option<String>, pub images: Vec<crate::Image>, pub body: Vec<crate::Block> }
pub(crate) fn is_dump(_: &str) -> bool { false }
pub(crate) fn belongs(_: &str, _: &TextLayout) -> bool { false }
pub(crate) fn read(_: &str, _: Option<&TextLayout>) -> Dump { Dump { kind: None, title: None, subtitle: None, section: None, byline: vec![], agency: None, published: None, updated: None, bad_date: None, images: vec![], body: vec![] } }

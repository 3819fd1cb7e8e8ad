//! The model turned into something to read. Everything written here comes from the typed
//! [`Article`](crate::Article) alone: nothing of the page's markup passes through.

mod text;

pub(crate) use text::text;

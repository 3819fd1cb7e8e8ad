//! Files that are one page.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use flate2::read::MultiGzDecoder;

use super::{Content, PAGE_BYTES, Page, Source, Trouble, find};

pub fn page(source: &Source, name: &Arc<str>) -> Box<dyn Iterator<Item = Page>> {
    let content = Content::File(source.path.clone());
    Box::new(std::iter::once(Page { id: name.to_string(), source: name.clone(), url: None, content }))
}

pub fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let bytes = File::open(path).and_then(|file| match find::is_gz(path) {
        true => all(MultiGzDecoder::new(file)),
        false => all(file),
    });
    bytes.map_err(|error| Trouble::file(&error))
}

fn all(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(PAGE_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

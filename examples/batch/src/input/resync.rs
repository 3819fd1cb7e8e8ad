//! The next place in a broken file where a record may start.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use memchr::memmem::Finder;

/// What a member of gzip starts with.
pub const GZIP: &[u8] = b"\x1f\x8b\x08";
/// What a record starts with. That it stands at the start of a line is not asked: a false start is an error
/// that is searched on from.
pub const WARC: &[u8] = b"WARC/1.";

const BLOCK: usize = 1 << 20;

/// Where `needle` is found next, at `from` or behind it.
pub fn find(path: &Path, needle: &[u8], from: u64) -> io::Result<Option<u64>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    search(file, needle, BLOCK).map(|found| found.map(|at| from + at))
}

fn search(mut reader: impl Read, needle: &[u8], block: usize) -> io::Result<Option<u64>> {
    let finder = Finder::new(needle);
    let mut held = Vec::new();
    let mut start = 0;
    loop {
        let read = reader.by_ref().take(block as u64).read_to_end(&mut held)?;
        if let Some(at) = finder.find(&held) {
            return Ok(Some(start + at as u64));
        }
        if read == 0 {
            return Ok(None);
        }
        let past = held.len().saturating_sub(needle.len() - 1);
        held.drain(..past);
        start += past as u64;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn needles_are_found_across_blocks() {
        let text = b"aaWARC/aWARC/1.";
        for block in 1..text.len() + 2 {
            assert_eq!(search(&text[..], WARC, block).unwrap(), Some(8), "{block}");
            assert_eq!(search(&text[..], GZIP, block).unwrap(), None);
        }
    }
}

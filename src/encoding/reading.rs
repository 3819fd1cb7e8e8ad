//! Bytes read in one encoding, and whether they bear it out.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much malformed an encoding of several bytes a character is allowed: damage, not contradiction.
mod allowed {
    /// One malformed sequence for so many characters beyond ASCII. Where the encoding is the right one,
    /// they come from headlines cut by bytes, some ten a page of a thousand such characters. Prose read in
    /// the wrong one has more: German as GBK one for 8, Spanish for 4, Korean and Chinese as Shift_JIS
    /// one for 8 to 12 (but KOI8-R as Shift_JIS passes, for half-width katakana).
    pub const ONE_IN: usize = 16;
    /// And so many on any page, for short ones.
    pub const HANDFUL: usize = 2;
    /// UTF-8 that nobody declared: one for so many. Prose in another encoding has 2.7 and more
    /// malformed sequences for each that passes for UTF-8, a row of one syllable may have less than one.
    pub const UNDECLARED_UTF8: usize = 8;
}

/// A run of bytes beyond ASCII that no word of Latin script has in windows-1252: so many of them, so many
/// different ones (rows of no-break spaces or dashes are of one or two).
mod run {
    pub const LENGTH: usize = 4;
    pub const DIFFERENT: u32 = 3;
}

/// Bytes read in one encoding.
pub(super) struct Reading<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: &'static Encoding,
    /// Malformed sequences, each a U+FFFD in the text.
    pub(super) malformed: usize,
    /// Whether the last of them is a character that the end cuts off.
    cut: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn of(bytes: &'a [u8], encoding: &'static Encoding) -> Self {
        match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => Reading { text, encoding, malformed: 0, cut: false },
            None => Reading::damaged(bytes, encoding),
        }
    }

    /// Through a small buffer: the decoder stops at every malformed sequence, and clears all the
    /// room of the string that it is given each time.
    fn damaged(bytes: &'a [u8], encoding: &'static Encoding) -> Self {
        let (mut decoder, mut buffer) = (encoding.new_decoder_without_bom_handling(), [0; 4096]);
        let (mut rest, mut text, mut at_end) = (bytes, String::with_capacity(bytes.len()), false);
        let (mut malformed, mut cut) = (0, false);
        loop {
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(rest, &mut buffer, at_end);
            rest = rest.get(read..).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(buffer.get(..written).unwrap_or_default()));
            match result {
                DecoderResult::InputEmpty if at_end => break,
                DecoderResult::InputEmpty => at_end = true,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    malformed += 1;
                    cut = at_end;
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        Reading { text: text.into(), encoding, malformed, cut }
    }

    /// Malformed sequences, but for a character that the end cuts off.
    pub(super) fn broken(&self) -> usize {
        self.malformed - usize::from(self.cut)
    }

    /// Whether `bytes`, which were read, bear the encoding out.
    pub(super) fn fits(&self, bytes: &[u8]) -> bool {
        if self.encoding == WINDOWS_1252 {
            return !is_another_script(bytes);
        }
        if [UTF_16LE, UTF_16BE].contains(&self.encoding) && memchr::memchr(0, bytes).is_none() {
            return false;
        }
        let broken = self.broken();
        if broken == 0 {
            return true;
        }
        let sound = beyond_ascii(&self.text) - self.malformed;
        broken <= sound && (self.encoding == UTF_8 || broken <= sound / allowed::ONE_IN + allowed::HANDFUL)
    }
}

/// How many characters beyond ASCII.
fn beyond_ascii(text: &str) -> usize {
    text.bytes().filter(|b| *b >= 0xC0).count()
}

/// Whether bytes have the form of UTF-8: characters beyond ASCII, hardly anything malformed.
pub(super) fn has_form_of_utf8(bytes: &[u8]) -> bool {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return !text.is_ascii();
    }
    let (mut sound, mut broken, mut left) = (0, 0, bytes.len());
    for chunk in bytes.utf8_chunks() {
        sound += beyond_ascii(chunk.valid());
        left -= chunk.valid().len() + chunk.invalid().len();
        let cut = left == 0 && is_cut(chunk.invalid());
        broken += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    sound > 0 && sound >= broken * allowed::UNDECLARED_UTF8
}

/// Whether a malformed sequence at the end could go on.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|e| e.error_len().is_none())
}

/// Whether most bytes beyond ASCII stand in runs as long as words: the bytes of Cyrillic, Greek
/// or CJK text. In Latin script letters beyond ASCII stand alone or in pairs. A letter of ASCII between
/// two bytes beyond may be the second half of a character and ends no run.
pub(super) fn is_another_script(bytes: &[u8]) -> bool {
    let goes_on = |a: &u8, b: &u8| *a.min(b) >= b'@' && !(a.is_ascii() && b.is_ascii());
    let (mut in_runs, mut all) = (0, 0);
    for run in bytes.chunk_by(goes_on) {
        let beyond = run.iter().filter(|b| !b.is_ascii()).count();
        all += beyond;
        if beyond >= run::LENGTH && different(run) >= run::DIFFERENT {
            in_runs += beyond;
        }
    }
    in_runs * 2 > all
}

/// How many different bytes beyond ASCII.
fn different(run: &[u8]) -> u32 {
    let beyond = run.iter().filter(|b| !b.is_ascii());
    beyond.fold(0_u128, |seen, b| seen | 1 << (b & 0x7F)).count_ones()
}

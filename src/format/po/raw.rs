//! The bytes of a file line by line, so that all that is not exchanged stays what it was.

use std::ops::Range;

use encoding_rs::{EncoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::ReadError;
use crate::text::positions::Position;

/// A file in one encoding.
pub(super) struct Raw<'a> {
    bytes: &'a [u8],
    encoding: &'static Encoding,
    /// The bytes of each line's text and of its end. The ends close the gaps: all of them are the file, but for a
    /// byte-order mark.
    lines: Vec<(Range<usize>, Range<usize>)>,
}

impl<'a> Raw<'a> {
    /// Finds the lines of `bytes` behind the first `mark` of them.
    pub(super) fn new(bytes: &'a [u8], encoding: &'static Encoding, mark: usize) -> Self {
        let width = if encoding == UTF_16LE || encoding == UTF_16BE { 2 } else { 1 };
        let low = if encoding == UTF_16BE { 1 } else { 0 };
        let is = |at: usize, wanted: u8| match bytes.get(at..at + width) {
            Some(unit) => unit[low] == wanted && (width == 1 || unit[1 - low] == 0),
            None => false,
        };
        let mut lines = Vec::new();
        let (mut start, mut at) = (mark, mark);
        while at + width <= bytes.len() {
            let end = match () {
                () if is(at, b'\r') && is(at + width, b'\n') => at + 2 * width,
                () if is(at, b'\r') || is(at, b'\n') => at + width,
                () => {
                    at += width;
                    continue;
                }
            };
            lines.push((start..at, at..end));
            (start, at) = (end, end);
        }
        if start < bytes.len() {
            lines.push((start..bytes.len(), bytes.len()..bytes.len()));
        }
        Raw { bytes, encoding, lines }
    }

    fn line(&self, number: usize) -> Option<&(Range<usize>, Range<usize>)> {
        number.checked_sub(1).and_then(|at| self.lines.get(at))
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The text of the line `number`, from 1.
    ///
    /// # Errors
    /// Where it is no text in the file's encoding.
    pub(super) fn text(&self, number: usize) -> Result<String, ReadError> {
        let bytes = self.line(number).map(|(text, _)| &self.bytes[text.clone()]).unwrap_or_default();
        match self.encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => Ok(text.into_owned()),
            None => Err(ReadError::Malformed {
                position: Position { line: number, column: 1 },
                message: format!("this line is not {}, which this file should be", self.encoding.name()),
                hint: Some("save the file as UTF-8, or name its real encoding with --encoding".to_owned()),
            }),
        }
    }

    /// The bytes before the line `number`, from the line `from` on; both from 1. From the first line on with the
    /// byte-order mark.
    pub(super) fn between(&self, from: usize, number: usize) -> &'a [u8] {
        let start = |line: usize| match line {
            0 | 1 => 0,
            line => self.lines.get(line - 2).map_or(self.bytes.len(), |(_, end)| end.end),
        };
        self.bytes.get(start(from)..start(number)).unwrap_or_default()
    }

    /// How the line `number` ends; nothing where the file ends with it.
    pub(super) fn end(&self, number: usize) -> &'a [u8] {
        self.line(number).map(|(_, end)| &self.bytes[end.clone()]).unwrap_or_default()
    }

    /// How lines end here.
    pub(super) fn usual_end(&self) -> Vec<u8> {
        let first = self.end(1);
        if first.is_empty() { self.encode("\n").unwrap_or_default() } else { first.to_vec() }
    }

    /// `text` in the file's encoding; `None` where that lacks a character of it.
    pub(super) fn encode(&self, text: &str) -> Option<Vec<u8>> {
        encode(self.encoding, text)
    }
}

fn encode(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    if encoding == UTF_8 {
        return Some(text.as_bytes().to_vec());
    }
    if encoding == UTF_16LE {
        return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let mut encoder = encoding.new_encoder();
    let size = encoder.max_buffer_length_from_utf8_without_replacement(text.len())?;
    let mut bytes = Vec::with_capacity(size);
    let (result, _) = encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true);
    matches!(result, EncoderResult::InputEmpty).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8], encoding: &'static Encoding, mark: usize) -> Vec<String> {
        let raw = Raw::new(bytes, encoding, mark);
        assert_eq!(raw.between(1, raw.len() + 1), bytes);
        (1..=raw.len()).map(|line| raw.text(line).unwrap()).collect()
    }

    #[test]
    fn lines_are_found_in_every_encoding() {
        assert_eq!(texts(b"a\r\nb\rc\n\nd", UTF_8, 0), ["a", "b", "c", "", "d"]);
        assert_eq!(texts(b"\xEF\xBB\xBFa\n", UTF_8, 3), ["a"]);
        assert_eq!(texts(b"", UTF_8, 0), [""; 0]);
        assert_eq!(texts(b"\xFF\xFEa\0\r\0\n\0\x0A\x0A", UTF_16LE, 2), ["a", "\u{A0A}"]);
        assert_eq!(texts(b"\0a\0\n\0b", UTF_16BE, 0), ["a", "b"]);
    }

    #[test]
    fn text_goes_back_as_it_came() {
        for encoding in [UTF_8, UTF_16LE, UTF_16BE, encoding_rs::SHIFT_JIS, encoding_rs::WINDOWS_1252] {
            let bytes = encode(encoding, "a\"").unwrap();
            assert_eq!(Raw::new(&bytes, encoding, 0).text(1).unwrap(), "a\"");
        }
        assert!(encode(encoding_rs::WINDOWS_1252, "а").is_none());
        assert!(Raw::new(b"\xFF", UTF_8, 0).text(1).is_err());
    }
}

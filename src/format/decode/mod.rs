//! From the bytes of a text file to its text, at once or as a stream.
//!
//! A byte-order mark decides and is taken off; without one a file is UTF-8. Nothing is guessed and nothing replaced:
//! bytes that are no text are an error that says where they stand.

mod stream;

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::positions::{Lines, Position};

pub(super) use stream::{Kind, Utf8Stream, advance};

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A byte that UTF-8 does not allow there.
    #[error(
        "not UTF-8: byte 0x{value:02X} at offset {offset} (line {}, column {})",
        position.line,
        position.column
    )]
    InvalidUtf8 {
        /// How many bytes stand before it.
        offset: usize,
        /// Where it stands.
        position: Position,
        /// The byte.
        value: u8,
    },
    /// A UTF-16 file with half a character in it.
    #[error("not UTF-16, though it begins like it: {problem} (line {}, column {})", position.line, position.column)]
    InvalidUtf16 {
        /// Where.
        position: Position,
        /// What is wrong there.
        problem: &'static str,
    },
    /// A byte that the encoding which was asked for does not have.
    #[error("not {encoding}, as which it was to be read (line {}, column {})", position.line, position.column)]
    Other {
        /// The encoding.
        encoding: &'static str,
        /// Where.
        position: Position,
    },
    /// A file that holds something else than text.
    #[error("not a text file: {sign}")]
    Binary {
        /// What gives it away.
        sign: &'static str,
    },
}

impl DecodeError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            DecodeError::InvalidUtf8 { .. } | DecodeError::InvalidUtf16 { .. } => {
                "save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"
            }
            DecodeError::Other { .. } => "name its real encoding with --encoding, or leave that out",
            DecodeError::Binary { .. } => "save its content as a text file in UTF-8",
        }
    }
}

/// How files begin that are often taken for text.
const BINARY: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "it is a zip archive (docx, xlsx and odt files are such archives)"),
    (b"PK\x05\x06", "it is an empty zip archive"),
    (b"\x1F\x8B", "it is compressed with gzip"),
    (b"%PDF-", "it is a PDF"),
    (b"SQLite format 3\0", "it is an SQLite database"),
    (b"{\\rtf", "it is RTF (rich text)"),
    (b"\x89PNG", "it is a picture (PNG)"),
    (b"\xFF\xD8\xFF", "it is a picture (JPEG)"),
    (b"\xD0\xCF\x11\xE0", "it is an old Office document (doc, xls), or one that a password protects"),
    (b"\xFF\xFE\0\0", "it is UTF-32"),
    (b"\0\0\xFE\xFF", "it is UTF-32"),
];

/// What `bytes` are, where their start shows that they are no text.
pub(super) fn binary_sign(bytes: &[u8]) -> Option<&'static str> {
    BINARY.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, sign)| *sign)
}

/// The text of a file's bytes, without a byte-order mark.
///
/// # Errors
/// [`DecodeError`] where they are neither UTF-8 nor UTF-16 with a byte-order mark.
pub fn decode_text(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    if let Some(sign) = binary_sign(bytes) {
        return Err(DecodeError::Binary { sign });
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return decode_utf16(rest, UTF_16LE);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return decode_utf16(rest, UTF_16BE);
    }
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let text = &bytes[mark..];
    if text.contains(&0) {
        return Err(DecodeError::Binary { sign: "it has NUL bytes (UTF-16 without a byte-order mark has them too)" });
    }
    std::str::from_utf8(text).map(Cow::Borrowed).map_err(|error| {
        let valid = error.valid_up_to();
        let before = String::from_utf8_lossy(&text[..valid]);
        DecodeError::InvalidUtf8 {
            offset: mark + valid,
            position: end_of(&before),
            value: text.get(valid).copied().unwrap_or_default(),
        }
    })
}

/// The same, of a file in `encoding`, where that is given: it counts before everything but a byte-order mark.
///
/// # Errors
/// As [`decode_text`], or where a byte is none of `encoding`.
pub(super) fn decode_text_as<'a>(
    bytes: &'a [u8],
    encoding: Option<&'static Encoding>,
) -> Result<Cow<'a, str>, DecodeError> {
    let Some(encoding) = encoding.filter(|encoding| *encoding != UTF_8 && Encoding::for_bom(bytes).is_none()) else {
        return decode_text(bytes);
    };
    if let Some(sign) = binary_sign(bytes) {
        return Err(DecodeError::Binary { sign });
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true).0 {
        DecoderResult::InputEmpty => Ok(Cow::Owned(text)),
        _ => Err(DecodeError::Other { encoding: encoding.name(), position: end_of(&text) }),
    }
}

fn decode_utf16(bytes: &[u8], encoding: &'static Encoding) -> Result<Cow<'static, str>, DecodeError> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(Cow::Owned(text)),
        _ if bytes.len() % 2 == 1 => {
            Err(DecodeError::InvalidUtf16 { position: end_of(&text), problem: "its number of bytes is odd" })
        }
        _ => Err(DecodeError::InvalidUtf16 { position: end_of(&text), problem: "half a surrogate pair" }),
    }
}

fn end_of(text: &str) -> Position {
    Lines::new(text).position(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_are_honoured_and_removed() {
        assert_eq!(decode_text(b"\xEF\xBB\xBFhabari").unwrap(), "habari");
        assert_eq!(decode_text(b"\xFF\xFEn\0g\0\x19\x20").unwrap(), "ng’");
        assert_eq!(decode_text(b"\xFE\xFF\0n\xD8\x3D\xDE\x00").unwrap(), "n😀");
        assert_eq!(decode_text(b"").unwrap(), "");
    }

    #[test]
    fn the_bad_byte_is_named_with_its_place() {
        let error = decode_text(b"shaba\nna caf\xE9 x");
        let position = Position { line: 2, column: 7 };
        assert_eq!(error, Err(DecodeError::InvalidUtf8 { offset: 12, position, value: 0xE9 }));
        let message = error.unwrap_err().to_string();
        assert_eq!(message, "not UTF-8: byte 0xE9 at offset 12 (line 2, column 7)");
    }

    #[test]
    fn what_is_no_text_is_said() {
        assert!(decode_text(b"PK\x03\x04\x14").unwrap_err().to_string().contains("zip"));
        assert!(decode_text(b"ab\0c").unwrap_err().to_string().contains("NUL"));
        assert!(decode_text(b"\xFF\xFE\0\0a\0\0\0").unwrap_err().to_string().contains("UTF-32"));
    }

    #[test]
    fn broken_utf16_is_refused() {
        assert!(decode_text(b"\xFF\xFEa\0b").unwrap_err().to_string().contains("odd"));
        assert!(decode_text(b"\xFF\xFE\x3D\xD8a\0").unwrap_err().to_string().contains("surrogate"));
    }
}

//! A whole file as text, and back into its own encoding byte for byte.

use std::io::{BufRead, Write};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::decode::{Kind, Utf8Stream};
use super::super::{ReadError, Source};
use super::edits::Edit;
use crate::text::positions::Position;

/// A file as it was and as text.
pub(super) struct Whole {
    bytes: Vec<u8>,
    /// The length of the byte-order mark.
    mark: usize,
    encoding: &'static Encoding,
    pub(super) text: String,
}

/// Reads all of `source`.
pub(super) fn read(source: &mut Source<'_>) -> Result<Whole, ReadError> {
    let mut bytes = Vec::new();
    source.stream.read_to_end(&mut bytes)?;
    let mut input = bytes.as_slice();
    let (mut stream, _) = Utf8Stream::open(&mut input, Kind::Xml, source.options.encoding)?;
    let encoding = stream.encoding();
    let mut decoded = Vec::with_capacity(bytes.len());
    loop {
        stream.start_token();
        let length = match stream.fill_buf() {
            Ok(piece) => {
                decoded.extend_from_slice(piece);
                piece.len()
            }
            Err(error) => return Err(stream.take_failure().unwrap_or(ReadError::Io(error))),
        };
        if length == 0 {
            break;
        }
        stream.consume(length);
    }
    let text = String::from_utf8(decoded).map_err(std::io::Error::other)?;
    let mark = Encoding::for_bom(&bytes).map_or(0, |(_, mark)| mark);
    Ok(Whole { bytes, mark, encoding, text })
}

impl Whole {
    /// Writes the file with `edits`: what is to stand in place of each of these parts of the text, in order.
    pub(super) fn write(&self, out: &mut dyn Write, edits: &[Edit]) -> Result<(), ReadError> {
        if edits.is_empty() {
            return Ok(out.write_all(&self.bytes)?);
        }
        if self.encoding != UTF_8 && self.bytes.get(self.mark..) != Some(&self.encoded(&self.text)[..]) {
            return Err(ReadError::Malformed {
                position: Position { line: 1, column: 1 },
                message: format!(
                    "this file cannot be written back unchanged in its encoding, {}",
                    self.encoding.name()
                ),
                hint: Some("save the file as UTF-8".to_owned()),
            });
        }
        out.write_all(&self.bytes[..self.mark])?;
        let mut done = 0;
        for (range, replacement) in edits {
            out.write_all(&self.encoded(self.text.get(done..range.start).unwrap_or_default()))?;
            out.write_all(&self.encoded(replacement))?;
            done = range.end;
        }
        out.write_all(&self.encoded(self.text.get(done..).unwrap_or_default()))?;
        Ok(())
    }

    /// `text` in the encoding of the file; what that lacks as character references.
    fn encoded<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, [u8]> {
        let units = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>().into();
        if self.encoding == UTF_16LE {
            units(u16::to_le_bytes)
        } else if self.encoding == UTF_16BE {
            units(u16::to_be_bytes)
        } else {
            self.encoding.encode(text).0
        }
    }
}

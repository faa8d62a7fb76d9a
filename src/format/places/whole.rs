//! A whole file as text, and back into its own encoding byte for byte.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::decode::{Kind, Utf8Stream};
use super::super::po::charset;
use super::super::{HEAD, html};
use super::Notation;
use crate::text::positions::Position;

/// A file as it is and as text.
#[derive(Debug)]
pub struct Whole {
    /// The byte-order mark.
    mark: Vec<u8>,
    /// The bytes behind it, where they are not those of `text`.
    encoded: Option<Vec<u8>>,
    encoding: &'static Encoding,
    text: String,
    /// Where each line starts.
    starts: Vec<usize>,
}

/// A place that is known: a byte of the text, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    byte: usize,
    position: Position,
}

impl Default for Mark {
    fn default() -> Self {
        Mark { byte: 0, position: Position { line: 1, column: 1 } }
    }
}

impl Whole {
    /// The file of units with these bytes, read as its reader does; `None` where they are no text. `wanted` is the
    /// encoding that was asked for.
    pub fn of_units(bytes: Vec<u8>, notation: Notation, wanted: Option<&'static Encoding>) -> Option<Whole> {
        let wanted = match notation {
            Notation::Po => charset::of(&bytes[..bytes.len().min(HEAD)], wanted).encoding,
            _ => wanted,
        };
        let kind = if notation.is_xml() { Kind::Xml } else { Kind::Text };
        // Readers of units count the line ends alone that LF is in.
        Whole::read(bytes, kind, wanted, |text| text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The document with these bytes, in the format called `format`.
    pub fn of_document(bytes: Vec<u8>, format: &str, wanted: Option<&'static Encoding>) -> Option<Whole> {
        let wanted = if format == "html" { wanted.or_else(|| html::charset::named(&bytes)) } else { wanted };
        Whole::read(bytes, Kind::Text, wanted, |text| {
            let bytes = text.as_bytes();
            let ends = |at: &usize| bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            (0..bytes.len()).filter(ends).map(|at| at + 1).collect()
        })
    }

    fn read(
        mut bytes: Vec<u8>,
        kind: Kind,
        wanted: Option<&'static Encoding>,
        starts: impl FnOnce(&str) -> Vec<usize>,
    ) -> Option<Whole> {
        let encoding = Utf8Stream::open(&mut bytes.as_slice(), kind, wanted).ok()?.0.encoding();
        let length = Encoding::for_bom(&bytes).map_or(0, |(_, length)| length);
        let mark = bytes.drain(..length).collect();
        let (text, encoded) = if encoding == UTF_8 {
            (String::from_utf8(bytes).ok()?, None)
        } else {
            (encoding.decode_without_bom_handling_and_without_replacement(&bytes)?.into_owned(), Some(bytes))
        };
        let starts = starts(&text);
        Some(Whole { mark, encoded, encoding, text, starts })
    }

    /// The same for asking for places alone, without what it takes to write it: [`Whole::with`] is not to be asked then.
    #[must_use]
    pub fn to_look_at(mut self) -> Whole {
        self.encoded = None;
        self
    }

    /// Its text, without a byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the text at `position`.
    pub fn offset(&self, position: Position) -> Option<usize> {
        self.offset_from(&mut Mark::default(), position)
    }

    /// The same for many places in order, each of which is left at `known`: a long line is gone through once.
    pub fn offset_from(&self, known: &mut Mark, position: Position) -> Option<usize> {
        let start = match position.line.checked_sub(2) {
            None => 0,
            Some(line) => *self.starts.get(line)?,
        };
        let Mark { byte, position: at } = *known;
        let is_on_the_way = at.line == position.line && at.column <= position.column;
        let (from, column) = if is_on_the_way { (byte, at.column) } else { (start, 1) };
        let rest = self.text.get(from..)?;
        let offset = match position.column.checked_sub(column)? {
            0 => from,
            steps => from + rest.char_indices().nth(steps - 1).map(|(at, c)| at + c.len_utf8())?,
        };
        *known = Mark { byte: offset, position };
        Some(offset)
    }

    /// Where the byte `offset` of the text stands.
    pub fn position(&self, offset: usize) -> Position {
        self.position_from(&mut Mark::default(), offset)
    }

    /// The same for many places in order, each of which is left at `known`: a long line is gone through once.
    pub fn position_from(&self, known: &mut Mark, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).map_or(0, |line| self.starts[line]);
        let Mark { byte, position: at } = *known;
        let is_on_the_way = (start..=offset).contains(&byte) && at.line == line + 1;
        let (from, column) = if is_on_the_way { (byte, at.column) } else { (start, 1) };
        let Some(between) = self.text.get(from..offset) else { return Position { line: line + 1, column: 1 } };
        let position = Position { line: line + 1, column: column + between.chars().count() };
        *known = Mark { byte: offset, position };
        position
    }

    /// The bytes of the file with `edits`, in order: what is to stand in place of each of these parts of its text.
    /// `None` where its encoding has no bytes for that, or could not give the file back as it is.
    pub fn with(&self, edits: &[(Range<usize>, String)]) -> Option<Vec<u8>> {
        if let Some(encoded) = &self.encoded
            && self.encoded(&self.text)? != *encoded
        {
            return None;
        }
        let mut bytes = self.mark.clone();
        let mut done = 0;
        for (range, replacement) in edits {
            bytes.extend(self.encoded(self.text.get(done..range.start)?)?);
            bytes.extend(self.encoded(replacement)?);
            done = range.end;
        }
        bytes.extend(self.encoded(self.text.get(done..)?)?);
        Some(bytes)
    }

    fn encoded(&self, text: &str) -> Option<Vec<u8>> {
        let units = |order: fn(u16) -> [u8; 2]| Some(text.encode_utf16().flat_map(order).collect());
        match self.encoding {
            encoding if encoding == UTF_16LE => units(u16::to_le_bytes),
            encoding if encoding == UTF_16BE => units(u16::to_be_bytes),
            encoding if encoding == UTF_8 => Some(text.as_bytes().to_vec()),
            encoding => {
                let (bytes, _, has_none) = encoding.encode(text);
                (!has_none).then(|| bytes.into_owned())
            }
        }
    }
}

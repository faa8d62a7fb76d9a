//! Text files that are read line by line, in any encoding.
//!
//! LF ends a line, and a CR before it is no part of the line. What no text has (control characters) is taken out and
//! can be asked for. A line has a bound, so memory does not grow with the file.

use std::borrow::Cow;
use std::io::BufRead;

use encoding_rs::Encoding;

use super::decode::{Kind, Utf8Stream};
use super::xml::cleaned;
use super::{ReadError, Source};
use crate::text::positions::Position;

/// The longest line, in bytes.
const LONGEST: usize = 16 << 20;

/// The lines of a file.
pub(super) struct TextLines<'a> {
    stream: Utf8Stream<'a>,
    /// The name by which messages call the file; empty where there is only one.
    name: &'static str,
    line: String,
    number: usize,
    /// How many characters were taken out of the line.
    dropped: usize,
    /// Whether control characters are taken out.
    cleans: bool,
}

impl<'a> TextLines<'a> {
    /// Opens `source`; the encoding is what the options ask for, else `otherwise`, else found out.
    pub(super) fn open(
        source: &'a mut Source<'_>,
        otherwise: Option<&'static Encoding>,
        name: &'static str,
    ) -> Result<Self, ReadError> {
        let encoding = source.options.encoding.or(otherwise);
        let (stream, _) = Utf8Stream::open(source.stream, Kind::Text, encoding)?;
        Ok(TextLines { stream, name, line: String::new(), number: 0, dropped: 0, cleans: true })
    }

    /// The same lines with every character that they have.
    pub(super) fn unchanged(self) -> Self {
        TextLines { cleans: false, ..self }
    }

    /// Reads the next line; `false` at the end of the file.
    pub(super) fn advance(&mut self) -> Result<bool, ReadError> {
        let mut bytes = std::mem::take(&mut self.line).into_bytes();
        bytes.clear();
        self.number += 1;
        let mut is_there = false;
        loop {
            // The stream's own bound is for markup: lines have theirs.
            self.stream.start_token();
            let available = match self.stream.fill_buf() {
                Ok(available) => available,
                Err(error) => return Err(self.stream.take_failure().unwrap_or_else(|| error.into())),
            };
            if available.is_empty() {
                break;
            }
            is_there = true;
            let end = available.iter().position(|byte| *byte == b'\n');
            let (taken, used) = end.map_or((available.len(), available.len()), |at| (at, at + 1));
            bytes.extend_from_slice(&available[..taken]);
            self.stream.consume(used);
            if bytes.len() > LONGEST {
                return Err(self.malformed(1, format!("this line has more than {} MiB", LONGEST >> 20)));
            }
            if end.is_some() {
                break;
            }
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        let text = String::from_utf8(bytes).map_err(|_| self.malformed(1, "this line is no text"))?;
        self.dropped = 0;
        self.line = match cleaned(&text) {
            _ if !self.cleans => text,
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => {
                self.dropped = text.chars().count() - clean.chars().count();
                clean
            }
        };
        Ok(is_there)
    }

    /// The line that was read last.
    pub(super) fn line(&self) -> &str {
        &self.line
    }

    /// How many control characters it was freed from.
    pub(super) fn dropped(&self) -> usize {
        self.dropped
    }

    /// Where it starts.
    pub(super) fn position(&self) -> Position {
        Position { line: self.number.max(1), column: 1 }
    }

    /// An error about the line that was read last.
    pub(super) fn malformed(&self, column: usize, message: impl Into<String>) -> ReadError {
        let message = message.into();
        let message = if self.name.is_empty() { message } else { format!("{}: {message}", self.name) };
        ReadError::Malformed { position: Position { column, ..self.position() }, message, hint: None }
    }
}

/// The characters up to the byte `offset` of `line`, plus one: its column.
pub(super) fn column(line: &str, offset: usize) -> usize {
    line.char_indices().take_while(|(at, _)| *at < offset).count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::ReadOptions;
    use super::*;

    fn lines(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
        let mut input = bytes;
        let options = ReadOptions::default();
        let mut source = Source::new(&mut input, &options);
        let mut lines = TextLines::open(&mut source, None, "")?;
        let mut found = Vec::new();
        while lines.advance()? {
            found.push(lines.line().to_owned());
        }
        Ok(found)
    }

    #[test]
    fn lines_end_in_lf_or_cr_lf() {
        assert_eq!(lines(b"a\r\n\nb\nc").unwrap(), ["a", "", "b", "c"]);
        assert_eq!(lines(b"a\n").unwrap(), ["a"]);
        assert_eq!(lines(b"\n\n").unwrap(), ["", ""]);
        assert!(lines(b"").unwrap().is_empty());
        assert_eq!(lines(b"\xFF\xFEa\0\r\0\n\0").unwrap(), ["a"]);
    }

    #[test]
    fn control_characters_are_taken_out() {
        assert_eq!(lines(b"a\0b\x07\tc\n").unwrap(), ["ab\tc"]);
    }

    #[test]
    fn a_line_is_bounded_and_bad_bytes_have_their_place() {
        let long = "a".repeat(10 << 20);
        assert_eq!(lines(long.as_bytes()).unwrap()[0].len(), long.len());
        let error = lines(format!("x\n{}", "a".repeat(LONGEST + 1)).as_bytes()).unwrap_err();
        assert!(matches!(error, ReadError::Malformed { position: Position { line: 2, .. }, .. }), "{error}");
        let error = lines(b"a\nsh\xE9").unwrap_err();
        assert!(matches!(error, ReadError::Malformed { position: Position { line: 2, column: 3 }, .. }), "{error}");
    }
}

//! The lines of a file, whatever ends them: LF, CR LF or a lone CR.

use std::io::BufRead;

use super::super::ReadError;
use super::super::decode::Utf8Stream;
use crate::text::positions::Position;

/// How long an entry, and so a line, may be: more is no message of a program.
pub(super) const LONGEST_ENTRY: usize = 2 << 20;

/// Reads lines from a stream.
pub(super) struct Lines<'s, 'a> {
    stream: &'s mut Utf8Stream<'a>,
    bytes: Vec<u8>,
    number: usize,
    /// Whether the last line ended in CR, so that a LF which follows belongs to it.
    after_return: bool,
}

impl<'s, 'a> Lines<'s, 'a> {
    /// The lines of `stream`.
    pub(super) fn new(stream: &'s mut Utf8Stream<'a>) -> Self {
        Lines { stream, bytes: Vec::new(), number: 0, after_return: false }
    }

    /// The next line without its end, with its number from 1.
    ///
    /// # Errors
    /// Where reading fails, or the line is longer than any entry.
    pub(super) fn next(&mut self) -> Result<Option<(usize, &str)>, ReadError> {
        self.bytes.clear();
        self.stream.start_token();
        let mut ended = false;
        while !ended {
            let buffer = match self.stream.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) => return Err(self.stream.take_failure().unwrap_or(ReadError::Io(error))),
            };
            if buffer.is_empty() {
                break;
            }
            let skip = usize::from(std::mem::take(&mut self.after_return) && buffer[0] == b'\n');
            let rest = &buffer[skip..];
            let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            self.bytes.extend_from_slice(&rest[..end.unwrap_or(rest.len())]);
            if let Some(end) = end {
                ended = true;
                self.after_return = rest[end] == b'\r';
            }
            let length = skip + end.map_or(rest.len(), |end| end + 1);
            self.stream.consume(length);
            if self.bytes.len() > LONGEST_ENTRY {
                return Err(too_long(self.number + 1));
            }
        }
        if !ended && self.bytes.is_empty() {
            return Ok(None);
        }
        self.number += 1;
        match std::str::from_utf8(&self.bytes) {
            Ok(line) => Ok(Some((self.number, line))),
            // The stream gives whole characters only.
            Err(error) => Err(ReadError::Io(std::io::Error::other(error))),
        }
    }

    /// The number of lines read.
    pub(super) fn number(&self) -> usize {
        self.number
    }
}

/// The error for an entry that does not end.
pub(super) fn too_long(line: usize) -> ReadError {
    ReadError::Malformed {
        position: Position { line, column: 1 },
        message: format!("an entry of more than {} MiB ends here or later", LONGEST_ENTRY >> 20),
        hint: None,
    }
}

//! The text of a table as it is read: its start can be looked at before the separator is known.

use super::super::super::decode::{Kind, Utf8Stream, advance};
use super::super::super::{ReadError, ReadOptions};
use crate::text::positions::Position;
use std::io::BufRead;

/// How much of the start is looked at, in bytes.
const SAMPLE: usize = 64 << 10;

/// UTF-8 with its place in the file.
pub(super) struct Text<'a> {
    /// What was read to be looked at: `ahead[done..]` is still to come.
    ahead: Vec<u8>,
    done: usize,
    stream: Option<Utf8Stream<'a>>,
    position: Position,
    /// What the stream says of the file's encoding.
    pub(super) doubt: Option<String>,
}

impl<'a> Text<'a> {
    /// Opens `input`.
    pub(super) fn open(input: &'a mut dyn BufRead, options: &ReadOptions) -> Result<Self, ReadError> {
        let (mut stream, doubt) = Utf8Stream::open(input, Kind::Text, options.encoding)?;
        let mut ahead = Vec::new();
        while ahead.len() < SAMPLE {
            let piece = filled(&mut stream)?;
            let length = piece.len();
            if length == 0 {
                break;
            }
            ahead.extend_from_slice(piece);
            stream.consume(length);
        }
        Ok(Text { ahead, done: 0, stream: Some(stream), position: Position { line: 1, column: 1 }, doubt })
    }

    /// What is known already of a text, or all of a short one.
    pub(super) fn of(sample: &str) -> Self {
        let ahead = sample.as_bytes().to_vec();
        Text { ahead, done: 0, stream: None, position: Position { line: 1, column: 1 }, doubt: None }
    }

    /// The start of what is to come.
    pub(super) fn sample(&self) -> &str {
        let ahead = &self.ahead[self.done..];
        match std::str::from_utf8(ahead) {
            Ok(text) => text,
            Err(cut) => std::str::from_utf8(&ahead[..cut.valid_up_to()]).unwrap_or_default(),
        }
    }

    /// Where the next byte stands.
    pub(super) fn position(&self) -> Position {
        self.position
    }

    /// The next bytes; none at the end.
    pub(super) fn fill(&mut self) -> Result<&[u8], ReadError> {
        if self.done < self.ahead.len() {
            return Ok(&self.ahead[self.done..]);
        }
        match &mut self.stream {
            Some(stream) => filled(stream),
            None => Ok(&[]),
        }
    }

    /// Goes on behind `amount` bytes of what [`Text::fill`] gave.
    pub(super) fn consume(&mut self, amount: usize) {
        if self.done < self.ahead.len() {
            let end = (self.done + amount).min(self.ahead.len());
            advance(&mut self.position, &self.ahead[self.done..end]);
            self.done = end;
        } else if let Some(stream) = &mut self.stream {
            stream.consume(amount);
            self.position = stream.position();
        }
    }

    /// Goes past line ends; false at the end of the text.
    pub(super) fn skip_blank_lines(&mut self) -> Result<bool, ReadError> {
        loop {
            let next = self.fill()?;
            if next.is_empty() {
                return Ok(false);
            }
            let blank = next.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if blank == 0 {
                return Ok(true);
            }
            self.consume(blank);
        }
    }
}

fn filled<'s>(stream: &'s mut Utf8Stream<'_>) -> Result<&'s [u8], ReadError> {
    // The stream bounds what is read without an end; a table bounds its cells and rows itself.
    stream.start_token();
    if let Err(error) = stream.fill_buf() {
        return Err(stream.take_failure().unwrap_or(ReadError::Io(error)));
    }
    Ok(stream.fill_buf()?)
}

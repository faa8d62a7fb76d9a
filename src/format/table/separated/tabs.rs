//! Rows whose cells are parted by tabs.
//!
//! Most programs that write such files know no quoting, Excel quotes a cell that holds a tab, a line break, a comma or
//! a quotation mark. So a cell is taken for a quoted one only if it begins with a mark, the closing mark stands before
//! a tab or the end of a line, and it holds one of those; or if the first row shows that all cells are quoted.

use super::super::super::ReadError;
use super::super::super::decode::advance;
use super::super::record::{LONGEST_CELL, LONGEST_ROW, Record, Rows, too_long};
use super::text::Text;
use crate::text::positions::Position;

/// How far the end of a quoted cell is looked for behind the line that it begins on, in bytes. A cell of Excel has at
/// most 32,767 characters.
const FARTHEST: usize = 128 << 10;

/// The rows.
pub(super) struct Tabs<'a> {
    text: Text<'a>,
    /// What was read: `buffer[done..]` belongs to no row yet.
    buffer: Vec<u8>,
    done: usize,
    /// Where that starts.
    position: Position,
    /// Whether every cell is quoted; not known before the first row.
    all_quoted: Option<bool>,
}

impl<'a> Tabs<'a> {
    /// The rows of `text`.
    pub(super) fn new(text: Text<'a>) -> Self {
        let position = text.position();
        Tabs { text, buffer: Vec::new(), done: 0, position, all_quoted: None }
    }

    /// Goes on behind `amount` bytes of what is in the buffer.
    fn go_on(&mut self, amount: usize) {
        advance(&mut self.position, &self.buffer[self.done..self.done + amount]);
        self.done += amount;
        // What is past is dropped seldom, so that the rest is moved seldom.
        if self.done == self.buffer.len() || self.done > FARTHEST {
            self.buffer.drain(..self.done);
            self.done = 0;
        }
    }

    /// Reads one more line into the buffer; false at the end of the text.
    fn read_line(&mut self) -> Result<bool, ReadError> {
        let mut after_cr = false;
        let mut any = false;
        loop {
            let input = self.text.fill()?;
            let Some(first) = input.first() else { return Ok(any) };
            if after_cr {
                if *first == b'\n' {
                    self.buffer.push(b'\n');
                    self.text.consume(1);
                }
                return Ok(true);
            }
            let end = input.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let taken = end.map_or(input.len(), |end| end + 1);
            after_cr = end.is_some_and(|end| input[end] == b'\r');
            self.buffer.extend_from_slice(&input[..taken]);
            self.text.consume(taken);
            any = true;
            if end.is_some() && !after_cr {
                return Ok(true);
            }
            if self.buffer.len() > LONGEST_ROW {
                return Err(too_long(self.position));
            }
        }
    }

    /// The end of the quoted cell that starts at `start`, behind its closing mark.
    fn quoted(&mut self, start: usize) -> Result<Option<usize>, ReadError> {
        let mut at = start + 1;
        let mut has_reason = self.all_quoted == Some(true);
        loop {
            match self.buffer.get(at).copied() {
                Some(b'"') => match self.buffer.get(at + 1).copied() {
                    Some(b'"') => {
                        has_reason = true;
                        at += 2;
                    }
                    None | Some(b'\t' | b'\r' | b'\n') => {
                        let counts = has_reason || self.all_quoted.is_none();
                        return Ok(counts.then_some(at + 1));
                    }
                    Some(_) => return Ok(None),
                },
                Some(byte) => {
                    has_reason |= matches!(byte, b'\t' | b'\r' | b'\n' | b',');
                    at += 1;
                }
                None if self.buffer.len() - start > FARTHEST || !self.read_line()? => return Ok(None),
                None => {}
            }
        }
    }
}

impl Rows for Tabs<'_> {
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        record.clear();
        loop {
            let rest = &self.buffer[self.done..];
            let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.go_on(blank);
            if !self.buffer.is_empty() {
                break;
            }
            if !self.read_line()? {
                return Ok(false);
            }
        }
        record.position = self.position;
        let mut cells: Vec<(usize, usize, bool)> = Vec::new();
        let mut start = self.done;
        let end = loop {
            let quoted = if self.buffer.get(start) == Some(&b'"') { self.quoted(start)? } else { None };
            let end = match quoted {
                Some(end) => end,
                None => {
                    let rest = &self.buffer[start..];
                    start + rest.iter().position(|byte| matches!(byte, b'\t' | b'\r' | b'\n')).unwrap_or(rest.len())
                }
            };
            cells.push((start, end, quoted.is_some()));
            if end - start > LONGEST_CELL {
                return Err(too_long(self.position));
            }
            match self.buffer.get(end) {
                Some(b'\t') => start = end + 1,
                _ => break end,
            }
        };
        if self.all_quoted.is_none() {
            let all = cells.iter().all(|(_, _, quoted)| *quoted);
            self.all_quoted = Some(all);
            if !all {
                // The marks around some names of columns are read once more, by the stricter rule.
                return self.next(record);
            }
        }
        for (start, end, quoted) in cells {
            let cell = String::from_utf8_lossy(&self.buffer[start..end]);
            match cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).filter(|_| quoted) {
                Some(inner) => record.push(&inner.replace("\"\"", "\"")),
                None => record.push(&cell),
            }
        }
        record.check_size()?;
        self.go_on(end - self.done);
        Ok(true)
    }
}

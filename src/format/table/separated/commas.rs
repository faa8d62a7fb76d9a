//! Rows whose cells are parted by commas, semicolons or the like, quoted as RFC 4180 has it. Quotation marks inside a
//! cell that does not begin with one are text.

use csv_core::ReadFieldResult;

use super::super::super::ReadError;
use super::super::record::{LONGEST_CELL, MOST_CELLS, Record, Rows, malformed, too_long};
use super::text::Text;

/// The rows.
pub(super) struct Commas<'a> {
    text: Text<'a>,
    core: csv_core::Reader,
    piece: Vec<u8>,
    cell: Vec<u8>,
}

impl<'a> Commas<'a> {
    /// The rows of `text`.
    pub(super) fn new(text: Text<'a>, separator: u8) -> Self {
        let core = csv_core::ReaderBuilder::new().delimiter(separator).build();
        Commas { text, core, piece: vec![0; 4096], cell: Vec::new() }
    }
}

impl Rows for Commas<'_> {
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        record.clear();
        self.cell.clear();
        if !self.text.skip_blank_lines()? {
            return Ok(false);
        }
        record.position = self.text.position();
        let mut quotes = 0;
        loop {
            let input = self.text.fill()?;
            let at_end = input.is_empty();
            let (result, read, written) = self.core.read_field(input, &mut self.piece);
            quotes += input[..read].iter().filter(|byte| **byte == b'"').count();
            self.text.consume(read);
            self.cell.extend_from_slice(&self.piece[..written]);
            if self.cell.len() > LONGEST_CELL {
                return Err(too_long(record.position));
            }
            let ReadFieldResult::Field { record_end } = result else {
                if result == ReadFieldResult::End {
                    return Ok(record.len() > 0);
                }
                continue;
            };
            let mut cell = String::from_utf8_lossy(&self.cell);
            // A cell that holds line breaks is quoted; the last one of the file may lack its closing mark.
            if at_end && quotes % 2 == 1 && cell.contains('\n') {
                let whole = cell.trim_end_matches(['\r', '\n']);
                if whole.contains('\n') {
                    let message = "a quotation mark that opens a cell in this row is never closed".to_owned();
                    let hint = "write a quotation mark inside a cell as \"\"";
                    return Err(malformed(record.position, message, Some(hint)));
                }
                cell = whole.to_owned().into();
            }
            record.push(&cell);
            self.cell.clear();
            if record.len() > MOST_CELLS || record_end {
                record.check_size()?;
            }
            if record_end {
                return Ok(true);
            }
        }
    }
}

//! One row of a table, whatever file it stands in, and how much a row may hold.
//!
//! The cells of a record lie in one text, so that reading a million rows asks for memory a few times only.

use super::super::ReadError;
use crate::text::positions::Position;

/// The longest cell that is taken for text that people read, in bytes.
pub(super) const LONGEST_CELL: usize = 1 << 20;
/// The longest row, in bytes.
pub(super) const LONGEST_ROW: usize = 16 << 20;
/// The most cells that a row has: as many as an Excel worksheet has columns.
pub(super) const MOST_CELLS: usize = 16_384;

/// The rows of a table, one by one.
pub(super) trait Rows {
    /// Reads the next row into `record`; false where there is none.
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError>;
}

/// The cells of one row.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<usize>,
    /// Where the row starts.
    pub(super) position: Position,
}

impl Record {
    /// Forgets the cells.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Adds a cell behind the others.
    pub(super) fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// The cell in column `at`; empty where the row is too short.
    pub(super) fn cell(&self, at: usize) -> &str {
        let Some(end) = self.ends.get(at) else { return "" };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..*end]
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cells in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// Whether no cell holds anything.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Refuses what is no row of a table for people.
    pub(super) fn check_size(&self) -> Result<(), ReadError> {
        if self.len() > MOST_CELLS {
            return Err(malformed(self.position, format!("this row has more than {MOST_CELLS} cells"), None));
        }
        if self.text.len() > LONGEST_ROW {
            let message = format!("this row is longer than {} MB", LONGEST_ROW >> 20);
            return Err(malformed(self.position, message, None));
        }
        Ok(())
    }
}

/// The error for a cell that is no text for people.
pub(super) fn too_long(position: Position) -> ReadError {
    let message = format!("a cell in this row is longer than {} MB", LONGEST_CELL >> 20);
    malformed(position, message, Some("a quotation mark that opens a cell may be missing its end"))
}

/// An error at `position`.
pub(super) fn malformed(position: Position, message: String, hint: Option<&str>) -> ReadError {
    ReadError::Malformed { position, message, hint: hint.map(str::to_owned) }
}

//! Tables: CSV, TSV and Excel workbooks, as glossaries and as units.
//!
//! A file gives rows ([`record::Rows`]), its first row tells what the columns hold ([`header::Header`]), and what is in
//! the rows is read as concepts (`glossary`) or as units (`units`), whichever is asked for: a table with two languages
//! can be either. Rows are read one by one and bounded in length and in number of cells.

mod fields;
mod glossary;
mod header;
mod languages;
mod output;
mod record;
mod separated;
mod title;
mod units;
mod warnings;
mod workbook;

use self::header::Header;
use self::record::{Record, Rows};
use self::title::First;
use super::{ReadError, Warning};

pub use self::glossary::read_glossary_pair;
pub(super) use self::separated::{Csv, Tsv, separator};
pub(super) use self::workbook::Xlsx;
pub use self::workbook::workbook_has_column;

/// A table whose first row was read.
struct Table<'a> {
    header: Header,
    rows: Box<dyn Rows + 'a>,
    /// The first row, where that is no header.
    held: Option<Record>,
    /// Whether a row with fewer cells than the header is worth a word.
    is_ragged: bool,
    /// What should be known of the file as a whole.
    warnings: Vec<Warning>,
}

impl<'a> Table<'a> {
    /// A table that begins with `first` and has `rows` below it.
    fn new(first: First, rows: Box<dyn Rows + 'a>) -> Self {
        let First { row, header, titles } = first;
        let held = (!header.has_row).then_some(row);
        Table { header, rows, held, is_ragged: true, warnings: titles }
    }

    /// Reads the next row that is not blank into `record`; false where there is none.
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        if let Some(held) = self.held.take() {
            *record = held;
            return Ok(true);
        }
        while self.rows.next(record)? {
            if !record.is_blank() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests;

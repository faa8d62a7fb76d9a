//! The first rows of a table: a title that stands alone in its row, as people put it above their columns, and the
//! header below it.

use super::super::{Effect, ReadError, ReadOptions, Warning};
use super::header::{Header, no_usable_header, shortened};
use super::record::{Record, Rows};

/// How many rows above the header are passed over.
const MOST: usize = 10;

/// A header with the row that it was read from.
#[derive(Debug)]
pub(super) struct First {
    pub(super) row: Record,
    pub(super) header: Header,
    /// What stands above it, for whoever reads the table to know.
    pub(super) titles: Vec<Warning>,
}

/// Reads `rows` up to the header; `None` where there is no row.
///
/// # Errors
/// Where the first row is no header and no title, or no header comes below it; what is said is about the first row.
pub(super) fn find(rows: &mut dyn Rows, options: &ReadOptions) -> Result<Option<First>, ReadError> {
    let mut row = Record::default();
    let mut titles = Vec::new();
    let mut failure = None;
    while rows.next(&mut row)? {
        if row.is_blank() {
            continue;
        }
        let error = match Header::of(&row, options) {
            Ok(Some(header)) => return Ok(Some(First { row, header, titles })),
            Ok(None) => no_usable_header(Some(&row)),
            Err(error) => error,
        };
        failure.get_or_insert(error);
        let Some(title) = title(&row).filter(|_| titles.len() < MOST) else { break };
        let message = format!("this row stands above the header and was left out: {:?}", shortened(title));
        titles.push(Warning { position: row.position, message, effect: Effect::Kept });
    }
    failure.map_or(Ok(None), Err)
}

/// The only cell of `row` that is filled.
fn title(row: &Record) -> Option<&str> {
    let mut filled = row.iter().filter(|cell| !cell.trim().is_empty());
    filled.next().filter(|_| filled.next().is_none())
}

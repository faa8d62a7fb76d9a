//! Rows as they are written, whatever file they go into.

use super::super::Losses;
use super::units::ReviewSheet;

/// A table that is being written.
pub(super) trait RowOutput {
    /// Writes one more row.
    fn row(&mut self, cells: &[&str]) -> std::io::Result<()>;

    /// Says that people will decide on the rows, before the first of them: a file that has looks gets some.
    fn for_review(&mut self, _sheet: &ReviewSheet) -> std::io::Result<()> {
        Ok(())
    }

    /// Ends the table; says what it has no place for.
    fn finish(self: Box<Self>) -> std::io::Result<Losses>;
}

/// How many of `cells` a spreadsheet takes for formulas when it opens them from a text file. They are written as they
/// are: a mark against that would be a change of the data, and no reader could tell it from a real apostrophe.
pub(super) fn formulas(cells: &[&str]) -> usize {
    cells.iter().filter(|cell| cell.starts_with(['=', '+', '-', '@'])).count()
}

/// What such cells are called among the losses.
pub(super) const FORMULAS: &str = "cells that a spreadsheet takes for a formula";

//! Rows as a worksheet. Every cell is a text, so that nothing is taken for a formula, a number or a date.

use std::io::{Error, Result, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::super::super::Losses;
use super::super::output::RowOutput;

/// The longest cell of Excel, in characters, and the number of rows of a worksheet.
const LONGEST_CELL: usize = 32_767;
const MOST_ROWS: u32 = 1_048_576;

/// A workbook that is being written. It is held in memory: the format has its texts in one part, which is written last.
pub(super) struct SheetOutput<'a> {
    out: &'a mut dyn Write,
    workbook: Workbook,
    row: u32,
    losses: Losses,
}

impl<'a> SheetOutput<'a> {
    /// A workbook in `out`.
    pub(super) fn new(out: &'a mut dyn Write) -> Result<Self> {
        let mut workbook = Workbook::new();
        // The same content is the same file, whenever it is written.
        let when = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&when));
        let sheet = workbook.add_worksheet();
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        Ok(SheetOutput { out, workbook, row: 0, losses: Losses::default() })
    }
}

fn failed(error: XlsxError) -> Error {
    Error::other(error)
}

impl RowOutput for SheetOutput<'_> {
    fn row(&mut self, cells: &[&str]) -> Result<()> {
        if self.row >= MOST_ROWS || cells.iter().any(|cell| cell.chars().count() > LONGEST_CELL) {
            self.losses.add("rows that do not fit a worksheet", 1);
            return Ok(());
        }
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let column = u16::try_from(column).map_err(Error::other)?;
            sheet.write_string(self.row, column, *cell).map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Losses> {
        let bytes = self.workbook.save_to_buffer().map_err(failed)?;
        self.out.write_all(&bytes)?;
        self.out.flush()?;
        Ok(self.losses)
    }
}

//! Rows as a worksheet. Every cell is a text, so that nothing is taken for a formula, a number or a date; but how sure a
//! pair is that people decide on is a number, to sort by.

use std::io::{Error, Result, Write};

use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::super::super::Losses;
use super::super::output::RowOutput;
use super::super::units::ReviewSheet;

/// The longest cell of Excel, in characters, and the number of rows of a worksheet.
const LONGEST_CELL: usize = 32_767;
const MOST_ROWS: u32 = 1_048_576;
/// How wide a column of texts is that people read, in characters.
const WIDE: u16 = 60;

/// A workbook that is being written. It is held in memory: the format has its texts in one part, which is written last.
pub(super) struct SheetOutput<'a> {
    out: &'a mut dyn Write,
    workbook: Workbook,
    row: u32,
    /// The column with numbers, and how many there are.
    numbers: Option<(u16, u16)>,
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
        Ok(SheetOutput { out, workbook, row: 0, numbers: None, losses: Losses::default() })
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
            let is_number = self.row > 0 && self.numbers.is_some_and(|(numbers, _)| numbers == column);
            match cell.parse::<f64>().ok().filter(|number| is_number && number.is_finite()) {
                Some(number) => sheet.write_number(self.row, column, number),
                None => sheet.write_string(self.row, column, *cell),
            }
            .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    fn for_review(&mut self, of: &ReviewSheet) -> Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        let broken = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for column in of.texts {
            sheet.set_column_width(column, WIDE).map_err(failed)?;
            sheet.set_column_format(column, &broken).map_err(failed)?;
        }
        sheet.set_column_format(of.confidence, &Format::new().set_num_format("0.00")).map_err(failed)?;
        let choice = DataValidation::new().allow_list_strings(&of.verdicts).map_err(failed)?;
        let choice = choice.set_error_message("accept, reject, or nothing").map_err(failed)?;
        sheet.add_data_validation(1, of.verdict, MOST_ROWS - 1, of.verdict, &choice).map_err(failed)?;
        self.numbers = Some((of.confidence, of.width));
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Losses> {
        if let Some((_, width)) = self.numbers.filter(|(_, width)| *width > 0 && self.row > 0) {
            let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
            sheet.autofilter(0, 0, self.row - 1, width - 1).map_err(failed)?;
        }
        let bytes = self.workbook.save_to_buffer().map_err(failed)?;
        self.out.write_all(&bytes)?;
        self.out.flush()?;
        Ok(self.losses)
    }
}

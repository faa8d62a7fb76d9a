//! The rows of a worksheet, as calamine reads them: the values that Excel last computed, numbers and dates as text.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxCellReader, XlsxError};

use super::super::super::{Effect, ReadError, ReadOptions, Warning};
use super::super::Table;
use super::super::record::{LONGEST_CELL, MOST_CELLS, Record, Rows, malformed, too_long};
use super::super::title::{self, First};
use super::guard;
use crate::text::positions::Position;

type Workbook = Xlsx<BufReader<File>>;

/// Hands the table in the workbook at `path` to `work`: the first worksheet that has a header, and a warning that names
/// the others.
pub(super) fn with_table<T>(
    path: &Path,
    options: &ReadOptions,
    work: impl FnOnce(&mut Table<'_>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    guard::check(path)?;
    let mut workbook = Workbook::new(BufReader::new(File::open(path)?)).map_err(|error| damaged(1, &error))?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut found: Option<(String, First)> = None;
    let mut others = Vec::new();
    let mut nearest: Option<ReadError> = None;
    for name in names {
        match header(&mut workbook, &name, options) {
            Ok(None) => {}
            Ok(Some(first)) if found.is_none() => found = Some((name, first)),
            Ok(Some(_)) => others.push(name),
            Err(error) => {
                nearest.get_or_insert(error);
                others.push(name);
            }
        }
    }
    let Some((name, mut first)) = found else {
        return Err(nearest
            .unwrap_or_else(|| malformed(Position { line: 1, column: 1 }, "the workbook is empty".to_owned(), None)));
    };
    let cells = workbook.worksheet_cells_reader(&name).map_err(|error| damaged(1, &error))?;
    let mut rows = SheetRows::new(cells, first.header.columns.len());
    for _ in 0..=first.titles.len() {
        rows.next(&mut first.row)?;
    }
    let position = first.header.position;
    let mut table = Table::new(first, Box::new(rows));
    table.is_ragged = false;
    if !others.is_empty() {
        let names = others.iter().take(20).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let message = format!("only the sheet `{name}` was read; not read: {names}");
        table.warnings.push(Warning { position, message, effect: Effect::Kept });
    }
    work(&mut table)
}

/// The header of the sheet called `name`, or why there is none; `None` where the sheet holds nothing.
fn header(workbook: &mut Workbook, name: &str, options: &ReadOptions) -> Result<Option<First>, ReadError> {
    let cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart on a sheet of its own.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(damaged(1, &error)),
    };
    title::find(&mut SheetRows::new(cells, MOST_CELLS), options)
}

fn damaged(line: usize, error: &XlsxError) -> ReadError {
    malformed(Position { line, column: 1 }, format!("the workbook is damaged: {error}"), None)
}

/// The rows of one sheet that are not blank.
struct SheetRows<'a> {
    cells: XlsxCellReader<'a, BufReader<File>>,
    /// How many columns are read.
    width: usize,
    /// The first cell of the next row.
    held: Option<(u32, u32, DataRef<'a>)>,
    row: u32,
    /// Whether the last cell was read: behind it the reader finds nothing but an error.
    is_done: bool,
}

impl<'a> SheetRows<'a> {
    fn new(cells: XlsxCellReader<'a, BufReader<File>>, width: usize) -> Self {
        SheetRows { cells, width, held: None, row: 0, is_done: false }
    }

    fn next_cell(&mut self) -> Result<Option<(u32, u32, DataRef<'a>)>, ReadError> {
        if let Some(held) = self.held.take() {
            return Ok(Some(held));
        }
        if self.is_done {
            return Ok(None);
        }
        let line = self.row as usize + 1;
        let cell = self.cells.next_cell().map_err(|error| damaged(line, &error))?;
        self.is_done = cell.is_none();
        Ok(cell.map(|cell| {
            let (row, column) = cell.get_position();
            (row, column, cell.get_value().clone())
        }))
    }
}

impl Rows for SheetRows<'_> {
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        loop {
            record.clear();
            let Some(first) = self.next_cell()? else { return Ok(false) };
            self.row = first.0;
            record.position = Position { line: first.0 as usize + 1, column: 1 };
            let mut cell = Some(first);
            // Cells beyond the header are one cell more, so that they are not lost without a word.
            let mut over = String::new();
            while let Some((row, column, value)) = cell {
                if row != self.row {
                    self.held = Some((row, column, value));
                    break;
                }
                let text = text(&value);
                if text.len() > LONGEST_CELL {
                    return Err(too_long(record.position));
                }
                let column = column as usize;
                if column >= self.width {
                    if over.is_empty() {
                        over = text;
                    }
                } else if column >= record.len() && !text.is_empty() {
                    while record.len() < column {
                        record.push("");
                    }
                    record.push(&text);
                }
                cell = self.next_cell()?;
            }
            if !over.is_empty() {
                while record.len() < self.width {
                    record.push("");
                }
                record.push(&over);
            }
            if !record.is_blank() {
                record.check_size()?;
                return Ok(true);
            }
        }
    }
}

/// A value as it would be typed.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(when) => date_text(when),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        // `#N/A` and the like are no texts.
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// `2024-05-06`, with the time where there is one.
fn date_text(when: &ExcelDateTime) -> String {
    if when.is_duration() {
        return when.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}

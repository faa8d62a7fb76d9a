//! A table in a file of comma- or tab-separated values in which single cells are changed: every row that is not touched
//! stays as it was, byte for byte.

use std::path::{Path, PathBuf};

use crate::app::input::open;
use crate::app::output::write_file;
use crate::app::{AppError, InputProblem};
use crate::text::positions::Position;

/// A table.
#[derive(Debug)]
pub(super) struct Sheet {
    path: PathBuf,
    /// The file as it was read or written last.
    bytes: Vec<u8>,
    separator: u8,
    newline: &'static str,
    /// The names of the columns.
    pub(super) header: Vec<String>,
    header_bytes: Vec<u8>,
    /// The rows behind the header.
    pub(super) rows: Vec<SheetRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetRow {
    /// Its cells; a short row has fewer than there are columns.
    pub(super) cells: Vec<String>,
    /// Where it starts in the file.
    pub(super) line: u64,
    bytes: Vec<u8>,
}

/// The separator that stands most often in the first line.
fn separator(path: &Path, first: &str) -> u8 {
    let is_tabbed =
        path.extension().is_some_and(|one| one.eq_ignore_ascii_case("tsv") || one.eq_ignore_ascii_case("tab"));
    if is_tabbed {
        return b'\t';
    }
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b';', b'\t', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// The line breaks at the start and at the end of a row.
fn is_break(byte: &u8) -> bool {
    matches!(*byte, b'\r' | b'\n')
}

impl Sheet {
    /// Reads the table at `path`.
    ///
    /// # Errors
    /// [`AppError::Input`] where it cannot be read, is no table, or is not UTF-8.
    pub(super) fn read(path: &Path) -> Result<Sheet, AppError> {
        let name = path.display().to_string();
        let failed = |problem| AppError::Input { name: name.clone(), problem };
        let malformed = |line: u64, message: String, hint: &str| {
            let position = Position { line: usize::try_from(line).unwrap_or(usize::MAX), column: 1 };
            failed(InputProblem::Malformed { position, message, hint: Some(hint.to_owned()) })
        };
        open(path).map_err(failed)?;
        let bytes = std::fs::read(path).map_err(|error| failed(InputProblem::Unreadable(error)))?;
        if bytes.starts_with(b"PK") {
            let table = path.with_extension("csv");
            return Err(AppError::Advised {
                message: format!("{name}: this is a workbook or an archive, in which no verdict can be written"),
                hint: format!(
                    "save the sheet as CSV in UTF-8 and type: istilahi review {}; or write yes and no into its column \
                     accept and type: istilahi glossary import {name}",
                    table.display()
                ),
            });
        }
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
            malformed(line, "this is not UTF-8".to_owned(), "save the table as CSV in UTF-8")
        })?;
        let text = text.trim_start_matches('\u{FEFF}');
        let separator = separator(path, text.lines().next().unwrap_or_default());
        let newline =
            if text.lines().next().is_some_and(|line| text[line.len()..].starts_with('\r')) { "\r\n" } else { "\n" };
        let start = bytes.len() - text.len();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let mut found: Vec<(usize, u64, Vec<String>)> = Vec::new();
        let mut record = csv::StringRecord::new();
        loop {
            let is_there = reader.read_record(&mut record).map_err(|error| {
                malformed(error.position().map_or(1, csv::Position::line), error.to_string(), "mend the row")
            })?;
            if !is_there {
                break;
            }
            let (byte, line) = record.position().map_or((0, 1), |at| (at.byte(), at.line()));
            let byte = start + usize::try_from(byte).unwrap_or(0);
            found.push((byte, line, record.iter().map(str::to_owned).collect()));
        }
        // What stands before the header is its, what stands behind the last row that row's.
        let starts: Vec<usize> = found.iter().skip(1).map(|(byte, _, _)| *byte).chain([bytes.len()]).collect();
        let mut from = 0;
        let mut rows: Vec<SheetRow> = Vec::with_capacity(found.len());
        for ((_, line, cells), end) in found.into_iter().zip(starts) {
            rows.push(SheetRow { cells, line, bytes: bytes[from..end].to_vec() });
            from = end;
        }
        if rows.is_empty() {
            return Err(failed(InputProblem::NoText));
        }
        let header = rows.remove(0);
        let names = header.cells.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
        Ok(Sheet { path: path.to_owned(), bytes, separator, newline, header: names, header_bytes: header.bytes, rows })
    }

    /// The number of the column of this name.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|known| known == name)
    }

    /// Adds a column of this name behind the others.
    pub(super) fn add_column(&mut self, name: &str) {
        let separator = char::from(self.separator);
        let with = |bytes: &[u8], more: &str| {
            let end = bytes.iter().rposition(|byte| !is_break(byte)).map_or(0, |at| at + 1);
            [&bytes[..end], format!("{separator}{more}").as_bytes(), &bytes[end..]].concat()
        };
        self.header_bytes = with(&self.header_bytes, name);
        self.header.push(name.to_owned());
        let columns = self.header.len();
        for row in &mut self.rows {
            // A row that is short already means empty cells.
            if row.cells.len() + 1 == columns {
                row.bytes = with(&row.bytes, "");
                row.cells.push(String::new());
            }
        }
    }

    /// What the cell says; nothing where the row is short.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", String::as_str)
    }

    /// Changes cells of a row and writes the file. Gives the row as it was before.
    ///
    /// # Errors
    /// [`AppError::Refused`] where somebody else changed the file, or [`AppError::Output`]; nothing is changed then.
    pub(super) fn set(&mut self, row: usize, cells: &[(usize, String)]) -> Result<SheetRow, AppError> {
        let mut changed = self.rows[row].clone();
        for (column, text) in cells {
            if changed.cells.len() <= *column {
                changed.cells.resize(column + 1, String::new());
            }
            changed.cells[*column].clone_from(text);
        }
        changed.bytes = self.written(&changed)?;
        self.put(row, changed)
    }

    /// Puts `new` in the place of a row and writes the file. Gives the row as it was before.
    ///
    /// # Errors
    /// As [`Sheet::set`].
    pub(super) fn put(&mut self, row: usize, new: SheetRow) -> Result<SheetRow, AppError> {
        let name = self.path.display().to_string();
        let now = std::fs::read(&self.path).map_err(|source| AppError::Output { name: name.clone(), source })?;
        if now != self.bytes {
            return Err(AppError::Refused(format!("{name} was changed by another program; quit, and begin again")));
        }
        let before = std::mem::replace(&mut self.rows[row], new);
        let mut bytes = self.header_bytes.clone();
        self.rows.iter().for_each(|row| bytes.extend_from_slice(&row.bytes));
        if let Err(error) = write_file(&self.path, |out| out.write_all(&bytes)) {
            self.rows[row] = before;
            return Err(error);
        }
        self.bytes = bytes;
        Ok(before)
    }

    /// The bytes of a row whose cells were changed, with the line breaks that it had.
    fn written(&self, row: &SheetRow) -> Result<Vec<u8>, AppError> {
        let old = &row.bytes;
        let start = old.iter().position(|byte| !is_break(byte)).unwrap_or(old.len());
        let end = old.iter().rposition(|byte| !is_break(byte)).map_or(start, |at| at + 1);
        let failed = |error: String| AppError::Refused(format!("the row cannot be written: {error}"));
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.separator)
            .flexible(true)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_writer(Vec::new());
        writer.write_record(&row.cells).map_err(|error| failed(error.to_string()))?;
        let mut written = writer.into_inner().map_err(|error| failed(error.to_string()))?;
        written.pop();
        let behind = if end == old.len() && self.newline == "\r\n" { &[][..] } else { &old[end..] };
        Ok([&old[..start], &written, behind].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(folder: &Path, bytes: &[u8]) -> Sheet {
        std::fs::write(folder.join("x.csv"), bytes).unwrap();
        Sheet::read(&folder.join("x.csv")).unwrap()
    }

    #[test]
    fn only_the_row_that_is_changed_is_other_bytes() {
        let folder = tempfile::tempdir().unwrap();
        for (before, after) in [
            ("sw,accept\nbati,\n\"shaba\",\nzinki,", "sw,accept\nbati,\nshaba,yes\nzinki,"),
            ("\u{FEFF}sw;accept\r\nbati;\r\n\r\n\"shaba\" ;\r\n", "\u{FEFF}sw;accept\r\nbati;\r\n\r\nshaba ;yes\r\n"),
            ("sw,n,accept\nbati\nshaba\n", "sw,n,accept\nbati\nshaba,,yes\n"),
        ] {
            let mut sheet = sheet(folder.path(), before.as_bytes());
            let accept = sheet.column("accept").unwrap();
            let old = sheet.set(1, &[(accept, "yes".to_owned())]).unwrap();
            assert_eq!(std::fs::read_to_string(folder.path().join("x.csv")).unwrap(), after);
            sheet.put(1, old).unwrap();
            assert_eq!(std::fs::read_to_string(folder.path().join("x.csv")).unwrap(), before);
        }
    }

    #[test]
    fn a_column_is_added_to_every_row() {
        let folder = tempfile::tempdir().unwrap();
        let mut sheet = sheet(folder.path(), b"sw,note\nbati,\"a, b\"\nshaba\n");
        sheet.add_column("accept");
        sheet.set(0, &[(2, "no".to_owned())]).unwrap();
        let text = std::fs::read_to_string(folder.path().join("x.csv")).unwrap();
        assert_eq!(text, "sw,note,accept\nbati,\"a, b\",no\nshaba\n");
    }

    #[test]
    fn a_file_that_somebody_else_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut sheet = sheet(folder.path(), b"sw,accept\nbati,\n");
        std::fs::write(folder.path().join("x.csv"), "sw,accept\nshaba,\n").unwrap();
        assert!(sheet.set(0, &[(1, "yes".to_owned())]).unwrap_err().to_string().contains("another program"));
        assert_eq!(std::fs::read_to_string(folder.path().join("x.csv")).unwrap(), "sw,accept\nshaba,\n");
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for bytes in [&b"PK\x03\x04"[..], b"", b"sw\n\xff\n"] {
            std::fs::write(folder.path().join("y.csv"), bytes).unwrap();
            assert!(Sheet::read(&folder.path().join("y.csv")).is_err());
        }
        assert!(Sheet::read(&folder.path().join("none.csv")).is_err());
    }
}

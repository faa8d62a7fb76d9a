//! Rows as text: UTF-8 without a byte-order mark, a line feed behind each.
//!
//! CSV is quoted where RFC 4180 asks for it. In TSV a cell that holds a tab or a line break, or begins with a quotation
//! mark, is quoted as Excel does it, which is how it is read again; all other cells stand as they are.

use std::io::{BufWriter, Error, Write};

use super::super::super::Losses;
use super::super::output::{FORMULAS, RowOutput, formulas};

/// A CSV file that is being written.
pub(super) struct CommaOutput<'a> {
    table: csv::Writer<&'a mut dyn Write>,
    losses: Losses,
}

impl<'a> CommaOutput<'a> {
    /// A CSV file in `out`.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        let table = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
        CommaOutput { table, losses: Losses::default() }
    }
}

impl RowOutput for CommaOutput<'_> {
    fn row(&mut self, cells: &[&str]) -> std::io::Result<()> {
        self.losses.add(FORMULAS, formulas(cells));
        self.table.write_record(cells).map_err(io_error)
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        self.table.flush()?;
        Ok(self.losses)
    }
}

/// The error as what it was before the csv crate wrapped it, so that a broken pipe is still known as one.
fn io_error(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => Error::other(format!("{other:?}")),
    }
}

/// A TSV file that is being written.
pub(super) struct TabOutput<'a> {
    out: BufWriter<&'a mut dyn Write>,
    losses: Losses,
}

impl<'a> TabOutput<'a> {
    /// A TSV file in `out`.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        TabOutput { out: BufWriter::new(out), losses: Losses::default() }
    }
}

impl RowOutput for TabOutput<'_> {
    fn row(&mut self, cells: &[&str]) -> std::io::Result<()> {
        self.losses.add(FORMULAS, formulas(cells));
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.out.write_all(b"\t")?;
            }
            if cell.starts_with('"') || cell.contains(['\t', '\r', '\n']) {
                write!(self.out, "\"{}\"", cell.replace('"', "\"\""))?;
            } else {
                self.out.write_all(cell.as_bytes())?;
            }
        }
        self.out.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        self.out.flush()?;
        Ok(self.losses)
    }
}

//! What a workbook is about, by its first row.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{DataRef, Reader, Xlsx};

use super::guard;

/// Whether the first row of the first sheet that is not blank has a cell with one of `names`, in any case. A file that
/// is no workbook, or a damaged one, has none.
pub fn workbook_has_column(path: &Path, names: &[&str]) -> bool {
    found(path, names).is_some()
}

fn found(path: &Path, names: &[&str]) -> Option<()> {
    guard::check(path).ok()?;
    let mut workbook = Xlsx::new(BufReader::new(File::open(path).ok()?)).ok()?;
    let sheet = workbook.sheet_names().into_iter().next()?;
    let mut cells = workbook.worksheet_cells_reader(&sheet).ok()?;
    let mut first_row = None;
    while let Ok(Some(cell)) = cells.next_cell() {
        let name = match cell.get_value() {
            DataRef::String(name) => name.as_str(),
            DataRef::SharedString(name) => name,
            _ => continue,
        };
        if *first_row.get_or_insert(cell.get_position().0) != cell.get_position().0 {
            return None;
        }
        if names.iter().any(|known| known.eq_ignore_ascii_case(name.trim())) {
            return Some(());
        }
    }
    None
}

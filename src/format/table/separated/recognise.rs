//! Whether the start of a file is surely that of a table, and not of a text that starts with a few short words.

use super::super::super::ReadOptions;
use super::super::header::{Form, Header};
use super::super::record::Record;
use super::text::Text;
use super::{best_separator, first_row, rows, separator_line};

/// Files with a header of their own, which other formats know.
const OTHERS: &[&str] = &["# Glossary in tab-separated format", "#UTX", "%"];
/// No name of a column is longer.
const LONGEST_NAME: usize = 60;

/// Whether `head` starts a table whose cells one of `separators` parts.
pub(super) fn looks_like_a_table(head: &str, separators: &[u8]) -> bool {
    let head = head.trim_start_matches('\u{FEFF}');
    if OTHERS.iter().any(|other| head.starts_with(other)) {
        return false;
    }
    let options = ReadOptions::default();
    let (separator, start) = match separator_line(head) {
        Some((separator, length)) => (separator, length),
        // All of them are tried, so that each file is claimed by one format alone.
        None => (best_separator(head, super::CSV_SEPARATORS, &options), 0),
    };
    let is_ours = separators.contains(&separator) || (separator != b'\t' && separators.contains(&b','));
    let first = first_row(&head[start..], separator);
    let Ok(Some(header)) = Header::of(&first, &options) else { return false };
    if !is_ours || first.len() < 2 {
        return false;
    }
    let unknown = first.len() - header.known();
    if header.form != Form::Languages {
        return unknown == 0;
    }
    // A sentence with commas in it has blanks behind them, and ends.
    let is_prose = |cell: &str| {
        cell.len() > LONGEST_NAME
            || cell.trim_end().ends_with(['.', '!', '?', ':'])
            || (separator != b'\t' && cell.starts_with(' '))
    };
    if first.iter().any(is_prose) || unknown > header.known() {
        return false;
    }
    header.texts().count() >= 2 && second_row_fits(&head[start..], separator, first.len())
}

/// Whether the second row has about as many cells as the first, and is no sentence with blanks behind its commas.
fn second_row_fits(sample: &str, separator: u8, wanted: usize) -> bool {
    let mut rows = rows(Text::of(sample), separator);
    let mut record = Record::default();
    let mut second = || -> Option<usize> {
        rows.next(&mut record).ok().filter(|more| *more)?;
        rows.next(&mut record).ok().filter(|more| *more)?;
        let is_prose = separator != b'\t' && record.iter().skip(1).all(|cell| cell.starts_with(' '));
        (!is_prose).then_some(record.len())
    };
    second().is_some_and(|found| (2..=wanted + 1).contains(&found))
}

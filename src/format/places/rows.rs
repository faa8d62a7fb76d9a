//! Texts in the cells of a row: tables, and memories of Wordfast.

use super::super::wordfast::escapes::escaped;
use super::letters::{Item, Letters};
use super::{Candidate, Wanted};
use crate::model::finding::Side;

/// The cells of the row that `rest` starts with, at the byte `from` of the file, that are like `wanted`.
pub(super) fn of_table(rest: &str, from: usize, wanted: &Wanted<'_>, separator: u8) -> Vec<Candidate> {
    let mut found = Vec::new();
    let (mut at, mut column) = (0, 0);
    loop {
        let (cell, end) = cell(rest, at, from, separator);
        let start = from + at;
        let is_quoted = rest.as_bytes().get(at) == Some(&b'"');
        let inside = if is_quoted { start + 1 } else { start };
        let letters = Letters::of(wanted.segment, &cell, inside);
        found.extend(letters.map(|letters| Candidate { letters, column }));
        match rest.as_bytes().get(end) {
            Some(byte) if *byte == separator => (at, column) = (end + 1, column + 1),
            _ => return found,
        }
    }
}

/// The letters of the cell that starts at the byte `at` of `rest`, and its end.
fn cell(rest: &str, at: usize, from: usize, separator: u8) -> (Vec<Item>, usize) {
    let letters = |range: std::ops::Range<usize>| {
        let text = rest.get(range.clone()).unwrap_or_default();
        text.char_indices().map(move |(offset, c)| {
            let start = from + range.start + offset;
            Item::letter(c, start..start + c.len_utf8())
        })
    };
    let bytes = rest.as_bytes();
    let ends = |byte: &u8| *byte == separator || matches!(byte, b'\r' | b'\n');
    let plain_end = at + bytes[at..].iter().position(ends).unwrap_or(bytes.len() - at);
    if bytes.get(at) != Some(&b'"') {
        return (letters(at..plain_end).collect(), plain_end);
    }
    let mut items = Vec::new();
    let mut next = at + 1;
    let mut has_reason = separator != b'\t';
    let mut is_closed = false;
    while let Some(c) = rest.get(next..).and_then(|rest| rest.chars().next()) {
        let length = match c {
            '"' if bytes.get(next + 1) == Some(&b'"') => {
                has_reason = true;
                2
            }
            '"' => {
                is_closed = true;
                next += 1;
                break;
            }
            c => {
                has_reason |= matches!(c, '\t' | '\r' | '\n' | ',');
                c.len_utf8()
            }
        };
        items.push(Item::letter(c, from + next..from + next + length));
        next += length;
    }
    let is_end = bytes.get(next).is_none_or(ends);
    match (is_closed && is_end, separator == b'\t' && !has_reason) {
        // Between tabs, marks that there is no need for are a part of the text, unless every cell has them.
        (true, true) if !all_quoted(rest) => (letters(at..plain_end).collect(), plain_end),
        (true, _) => (items, next),
        (false, _) if separator == b'\t' => (letters(at..plain_end).collect(), plain_end),
        (false, _) => (Vec::new(), bytes.len()),
    }
}

/// Whether each cell of the line that `rest` starts with is between quotation marks.
fn all_quoted(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    line.split('\t').all(|cell| cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"'))
}

/// `replacement` in place of `words` in a cell that stands between quotation marks or not.
pub(super) fn written(replacement: &str, separator: u8, words: &str, is_quoted: bool) -> Option<String> {
    let is_special = |c: char| c == '"' || c == '\n' || c == '\r' || c == char::from(separator);
    if !is_quoted {
        return (!replacement.contains(is_special)).then(|| replacement.to_owned());
    }
    // Between tabs the marks may count only as long as the cell holds something that they are needed for.
    let needs_marks = |text: &str| text.contains(['"', '\n', '\r', '\t', ',']);
    if separator == b'\t' && needs_marks(words) && !needs_marks(replacement) {
        return None;
    }
    Some(replacement.replace('"', "\"\""))
}

/// The field of the line that `rest` starts with which is `wanted`.
pub(super) fn of_wordfast(rest: &str, from: usize, wanted: &Wanted<'_>) -> Vec<Candidate> {
    let line = rest.split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let number = if wanted.side == Side::Source { 4 } else { 6 };
    let start: usize = line.split('\t').take(number).map(|field| field.len() + 1).sum();
    let Some(field) = line.split('\t').nth(number) else { return Vec::new() };
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(c) = field.get(at..).and_then(|rest| rest.chars().next()) {
        let (letter, length) = escaped(&field[at..]).unwrap_or((c, c.len_utf8()));
        let place = from + start + at;
        items.push(Item::letter(letter, place..place + length));
        at += length;
    }
    let letters = Letters::of(wanted.segment, &items, from + start);
    letters.map(|letters| Candidate { letters, column: number }).into_iter().collect()
}

/// `replacement` in a field of Wordfast.
pub(super) fn written_in_wordfast(replacement: &str) -> Option<String> {
    let is_plain = |c: char| !matches!(c, '&' | '\t' | '\n' | '\r') && !c.is_control();
    replacement.chars().all(is_plain).then(|| replacement.to_owned())
}

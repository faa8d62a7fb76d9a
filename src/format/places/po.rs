//! Texts in PO: strings in pieces, each on a line of its own.

use super::letters::{Item, Letters};
use super::{Candidate, Wanted};
use crate::model::finding::Side;

/// The keywords, each before those that it begins with.
const KEYWORDS: [&str; 4] = ["msgid_plural", "msgid", "msgctxt", "msgstr"];

/// The strings of the entry that `rest` starts with, at the byte `from` of the file, that are like `wanted`.
pub(super) fn find(rest: &str, from: usize, wanted: &Wanted<'_>) -> Vec<Candidate> {
    let mut strings: Vec<(&str, Vec<Item>, usize)> = Vec::new();
    let mut at = from;
    for line in rest.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let line = line.trim();
        let keyword = KEYWORDS.iter().find(|keyword| line.starts_with(**keyword));
        let is_new = |keyword: &str| matches!(keyword, "msgid" | "msgctxt");
        match keyword {
            // The next entry: a translation was read already, or another original.
            Some(keyword)
                if is_new(keyword) && strings.iter().any(|(known, ..)| known == keyword || *known == "msgstr") =>
            {
                break;
            }
            Some(keyword) => strings.push((keyword, Vec::new(), start)),
            None if line.starts_with('"') => {}
            None if line.is_empty() || line.starts_with('#') => continue,
            None => break,
        }
        let Some((_, items, string)) = strings.last_mut() else { break };
        let mut offset = 0;
        while let Some(open) = line[offset..].find('"').map(|open| offset + open + 1) {
            if items.is_empty() {
                *string = start + open;
            }
            let Some(close) = piece(line, open, start, items) else { return Vec::new() };
            offset = close;
        }
    }
    let is_wanted = |keyword: &str| (wanted.side == Side::Target) == (keyword == "msgstr") && keyword != "msgctxt";
    let found = strings.iter().filter(|(keyword, ..)| is_wanted(keyword));
    let letters = found.filter_map(|(_, items, start)| Letters::of(wanted.segment, items, *start));
    letters.map(|letters| Candidate { letters, column: 0 }).collect()
}

/// Reads the piece of a string whose content starts at the byte `open` of `line`, which starts at the byte `start` of the
/// file; gives the byte behind its closing mark.
fn piece(line: &str, open: usize, start: usize, items: &mut Vec<Item>) -> Option<usize> {
    let mut letters = line[open..].char_indices().map(|(at, c)| (open + at, c));
    while let Some((at, c)) = letters.next() {
        let (letter, length) = match c {
            '"' => return Some(at + 1),
            '\\' => {
                let (_, escaped) = letters.next()?;
                let letter = match escaped {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'a' => '\x07',
                    'b' => '\x08',
                    'v' => '\x0B',
                    'f' => '\x0C',
                    '\\' | '"' | '\'' | '?' => escaped,
                    // Bytes by number are seldom, and several can be one letter.
                    _ => return None,
                };
                (letter, 1 + escaped.len_utf8())
            }
            c => (c, c.len_utf8()),
        };
        items.push(Item::letter(letter, start + at..start + at + length));
    }
    None
}

/// `replacement` inside of a string.
pub(super) fn written(replacement: &str) -> Option<String> {
    let mut written = String::with_capacity(replacement.len());
    for c in replacement.chars() {
        match c {
            '\\' | '"' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            c if c.is_control() => return None,
            c => written.push(c),
        }
    }
    Some(written)
}

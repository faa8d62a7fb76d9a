//! Where the texts of a unit stand in their file, letter by letter: what a check points at, and what `--fix` exchanges.
//!
//! Readers give the place of a unit; here its texts are found behind that, as the format writes them (references,
//! escapes, quotation marks, strings in pieces). A text that could be meant in two places is in none: a check then
//! points at the unit, and nothing is exchanged.

mod json;
mod letters;
mod po;
mod rows;
#[cfg(test)]
mod tests;
mod whole;
mod xml;

use std::ops::Range;

pub use letters::Letters;
pub use whole::{Mark, Whole};

use super::ReadOptions;
use crate::model::finding::Side;
use crate::model::segment::Segment;
use crate::text::language::Language;

/// How a format writes its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// TMX.
    Tmx,
    /// XLIFF of any version.
    Xliff,
    /// gettext PO.
    Po,
    /// JSON with a language beside each text.
    JsonLines,
    /// JSON with the keys of a Weblate memory.
    Weblate,
    /// A Wordfast memory.
    Wordfast,
    /// Cells parted by commas or the like.
    Commas,
    /// Cells parted by tabs.
    Tabs,
}

impl Notation {
    /// Whether it is XML.
    fn is_xml(self) -> bool {
        matches!(self, Notation::Tmx | Notation::Xliff)
    }
}

/// A text that is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// It, as a reader gave it.
    pub segment: &'a Segment,
    /// Whether it is a translation.
    pub side: Side,
    /// Its language.
    pub language: &'a Language,
    /// Which of the texts of its unit that look alike it is, from 0, and how many there are.
    pub which: (usize, usize),
}

/// What may be the text that is looked for.
#[derive(Debug)]
struct Candidate {
    letters: Letters,
    /// The column of a table.
    column: usize,
}

/// Finds the texts of one file.
#[derive(Debug)]
pub struct Finder {
    notation: Notation,
    separator: u8,
    /// The columns of a table in which sources and translations were found so far.
    columns: [Option<usize>; 2],
}

impl Finder {
    /// For `text`, a whole file in `notation`.
    pub fn new(text: &str, notation: Notation, options: &ReadOptions) -> Self {
        let separator = match notation {
            Notation::Commas | Notation::Tabs => {
                let end = (0..=text.len().min(64 << 10)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                super::table::separator(&text[..end], notation == Notation::Tabs, options)
            }
            _ => b'\t',
        };
        Finder { notation, separator, columns: [None; 2] }
    }

    /// Where the letters of `wanted` stand in `text`, the file, whose unit starts at the byte `from`; `None` where that is not sure.
    pub fn find(&mut self, text: &str, from: usize, wanted: &Wanted<'_>) -> Option<Letters> {
        let rest = text.get(from..)?;
        let mut found = match self.notation {
            Notation::Tmx => xml::of_tmx(text, from, wanted),
            Notation::Xliff => xml::of_xliff(text, from, wanted),
            Notation::Po => po::find(rest, from, wanted),
            Notation::JsonLines | Notation::Weblate => json::find(rest, from, wanted, self.notation),
            Notation::Wordfast => rows::of_wordfast(rest, from, wanted),
            Notation::Commas | Notation::Tabs => rows::of_table(rest, from, wanted, self.separator),
        };
        let (which, of) = wanted.which;
        let column = &mut self.columns[wanted.side as usize];
        if found.len() > of
            && let Some(column) = *column
        {
            found.retain(|one| one.column == column);
        }
        // A source can stand for several translations.
        if found.is_empty() || (found.len() != of && wanted.side == Side::Target) {
            return None;
        }
        let of = if wanted.side == Side::Source { 0 } else { which };
        let one = found.into_iter().nth(of)?;
        column.get_or_insert(one.column);
        Some(one.letters)
    }

    /// `replacement` as it is written in `text` in place of the bytes `range`, which are of `letters`; `None` where it
    /// cannot be.
    pub fn written(&self, text: &str, replacement: &str, letters: &Letters, range: &Range<usize>) -> Option<String> {
        let before = text.get(range.clone())?;
        match self.notation {
            Notation::Tmx | Notation::Xliff => {
                xml::written(replacement, before, text.get(letters.start()..range.start)?)
            }
            Notation::Po => po::written(replacement),
            Notation::JsonLines | Notation::Weblate => json::written(replacement),
            Notation::Wordfast => rows::written_in_wordfast(replacement),
            Notation::Commas | Notation::Tabs => {
                let is_quoted = letters.is_inside() && text.get(..letters.start())?.ends_with('"');
                rows::written(replacement, self.separator, before, is_quoted)
            }
        }
    }
}

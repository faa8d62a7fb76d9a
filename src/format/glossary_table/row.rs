//! One row of a table: its cells by column, and the warnings about them.

use std::str::FromStr;

use super::super::{Effect, Warning};
use super::header::{Column, Field, Header};
use crate::model::UnknownWord;
use crate::text::positions::Position;

/// A row while it is read.
pub(super) struct Row<'a> {
    pub(super) header: &'a Header,
    pub(super) cells: &'a csv::StringRecord,
    pub(super) position: Position,
    pub(super) warnings: &'a mut Vec<Warning>,
}

impl<'a> Row<'a> {
    /// The cell in column `at`, trimmed; empty where the row is too short.
    pub(super) fn cell(&self, at: usize) -> &'a str {
        self.cells.get(at).unwrap_or("").trim()
    }

    /// The cell that holds `field`.
    pub(super) fn field(&self, field: Field) -> &'a str {
        let column = self.header.columns.iter().position(|column| *column == Column::Field(field));
        column.map_or("", |at| self.cell(at))
    }

    /// The same, `None` where it is empty.
    pub(super) fn text(&self, field: Field) -> Option<String> {
        let text = self.field(field);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A word of a vocabulary; an unknown one is warned of and read as none.
    pub(super) fn word<T: FromStr<Err = UnknownWord>>(&mut self, field: Field) -> Option<T> {
        let written = self.field(field);
        if written.is_empty() {
            return None;
        }
        match written.to_lowercase().replace('_', " ").parse() {
            Ok(word) => Some(word),
            Err(error) => {
                self.warn(Effect::Repaired, format!("{error}; read as if the cell were empty"));
                None
            }
        }
    }

    /// A yes or no; empty is no.
    pub(super) fn flag(&mut self, field: Field, name: &str) -> bool {
        let written = self.field(field);
        match written.to_lowercase().as_str() {
            "" | "no" | "false" | "0" => false,
            "yes" | "true" | "1" => true,
            _ => {
                self.warn(Effect::Repaired, format!("`{written}` in column {name} is neither yes nor no; read as no"));
                false
            }
        }
    }

    /// A set of noun classes such as `7/8` or `5/6|9/10`.
    pub(super) fn noun_class(&mut self) -> Option<String> {
        let written = self.field(Field::NounClass);
        if written.is_empty() {
            return None;
        }
        if is_noun_class_set(written) {
            return Some(written.to_owned());
        }
        let message =
            format!("`{written}` is no noun class; use 1 to 18, as 7/8 or 5/6|9/10; read as if the cell were empty");
        self.warn(Effect::Repaired, message);
        None
    }

    /// Warns of something in this row.
    pub(super) fn warn(&mut self, effect: Effect, message: impl Into<String>) {
        self.warnings.push(Warning { position: self.position, message: message.into(), effect });
    }
}

/// Whether `written` is a set of noun classes, such as `7/8` or `5/6|9/10`.
pub(in crate::format) fn is_noun_class_set(written: &str) -> bool {
    let is_class = |class: &str| {
        let number = class.strip_suffix(['a', 'b']).unwrap_or(class);
        (1..=2).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
            && number.parse().is_ok_and(|n: u8| (1..=18).contains(&n))
    };
    written.split('|').all(|pair| match pair.split_once('/') {
        Some((singular, plural)) => is_class(singular) && is_class(plural),
        None => is_class(pair),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noun_classes_are_pairs_singles_and_sets() {
        for good in ["7/8", "15", "5/6|9/10", "1a/2a", "16|17|18"] {
            assert!(is_noun_class_set(good), "{good}");
        }
        for bad in ["KI-VI", "7-8", "7/8/9", "19", "0", "7/", "|", "7/8|", "+7"] {
            assert!(!is_noun_class_set(bad), "{bad}");
        }
    }
}

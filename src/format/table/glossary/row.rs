//! One row of a glossary: its cells by column, and the warnings about them.

use super::super::super::Effect;
use super::super::fields::Field;
use super::super::header::{Column, Header};
use super::super::record::Record;
use super::super::warnings::Warnings;
use super::words::{Vocabulary, yes_or_no};
use crate::model::concept::is_noun_class_set;

/// A row while it is read.
pub(super) struct Row<'a> {
    pub(super) header: &'a Header,
    pub(super) record: &'a Record,
    pub(super) warnings: &'a mut Warnings,
}

impl<'a> Row<'a> {
    /// The cell in column `at`, trimmed; empty where the row is too short.
    pub(super) fn cell(&self, at: usize) -> &'a str {
        self.record.cell(at).trim()
    }

    /// The cell that holds `field`.
    pub(super) fn field(&self, field: Field) -> &'a str {
        self.header.place(field).map_or("", |at| self.cell(at))
    }

    /// The cells that say something of the text in column `text`: what, and the cell.
    pub(super) fn of(&self, text: usize) -> impl Iterator<Item = (Field, &'a str)> {
        self.header.columns.iter().enumerate().filter_map(move |(at, column)| match column {
            Column::Of(of, field) if *of == text && !self.cell(at).is_empty() => Some((*field, self.cell(at))),
            _ => None,
        })
    }

    /// The cell that holds `field`, `None` where it is empty.
    pub(super) fn text(&self, field: Field) -> Option<String> {
        let text = self.field(field);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A word of a vocabulary; an unknown one is warned of and read as none.
    pub(super) fn word<T: Vocabulary>(&mut self, field: Field) -> Option<T> {
        self.word_in(self.field(field))
    }

    /// The same of any cell.
    pub(super) fn word_in<T: Vocabulary>(&mut self, written: &str) -> Option<T> {
        if written.is_empty() {
            return None;
        }
        match written.to_lowercase().replace('_', " ").parse() {
            Ok(word) => Some(word),
            Err(error) => T::elsewhere(written).unwrap_or_else(|| {
                self.warn(Effect::Repaired, format!("{error}; read as if the cell were empty"));
                None
            }),
        }
    }

    /// A yes or no; empty is no.
    pub(super) fn flag(&mut self, field: Field) -> bool {
        let written = self.field(field);
        yes_or_no(written).unwrap_or_else(|| {
            let name = field.name();
            self.warn(Effect::Repaired, format!("`{written}` in column {name} is neither yes nor no; read as no"));
            false
        })
    }

    /// A set of noun classes such as `7/8` or `5/6|9/10`.
    pub(super) fn noun_class(&mut self, written: &str) -> Option<String> {
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
        self.warnings.add(self.record.position, effect, message);
    }
}

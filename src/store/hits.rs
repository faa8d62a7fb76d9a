//! Where a concordance finds something: units in an order that needs no text to be read.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::{MemoryFilter, Shelf, Store, StoreError, concordance, rows};
use crate::matching::candidate::Candidate;
use crate::matching::concordance::Sought;
use crate::model::provenance::Status;
use crate::text::language::Language;

/// A unit with a variant in which something was found. The order is the one to show them in: shorter texts first, then
/// those that a second person has read, then the newer ones, then the older numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitFound {
    /// The length of the variant's text in bytes.
    pub length: u32,
    unread: bool,
    /// The time of the last change, as a number, negative so that the newer ones come first.
    age: i64,
    /// The number of the unit.
    pub unit: i64,
}

/// Decides which variants belong to units that are wanted.
struct Wanted<'a> {
    connection: &'a Connection,
    other: &'a str,
    memories: HashSet<i64>,
    reviewed_only: bool,
}

impl Wanted<'_> {
    /// The unit of `variant`, where it is wanted and has another variant in the other language.
    fn unit_of(&self, variant: i64) -> Result<Option<UnitFound>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT variant.unit, variant.memory, octet_length(variant.text), unit.status, unit.changed
             FROM variant JOIN unit ON unit.id = variant.unit
             WHERE variant.id = ?1 AND EXISTS (SELECT 1 FROM variant AS other
               WHERE other.unit = variant.unit AND other.base = ?2 AND other.id <> ?1)",
        )?;
        let mut found = statement.query(params![variant, self.other])?;
        let Some(row) = found.next()? else { return Ok(None) };
        let text = |at| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let status: Status = rows::word(text(3)?)?;
        let wanted = status != Status::Rejected
            && (self.memories.is_empty() || self.memories.contains(&row.get(1)?))
            && (status.is_reviewed() || !self.reviewed_only);
        let unit =
            UnitFound { length: row.get(2)?, unread: !status.is_reviewed(), age: -digits(text(4)?), unit: row.get(0)? };
        Ok(wanted.then_some(unit))
    }
}

/// The time `2026-11-22T10:00:00Z` as 20261122100000: later times are greater numbers.
fn digits(time: &str) -> i64 {
    time.bytes().filter(u8::is_ascii_digit).take(14).fold(0, |number, digit| number * 10 + i64::from(digit - b'0'))
}

impl Store {
    fn wanted<'a>(&'a self, other: &'a Language, filter: &MemoryFilter) -> Result<Wanted<'a>, StoreError> {
        let memories =
            filter.memories.iter().map(|name| Ok(self.memory(name)?.id)).collect::<Result<_, StoreError>>()?;
        Ok(Wanted { connection: &self.connection, other: other.base(), memories, reviewed_only: filter.reviewed_only })
    }

    /// The units that `filter` leaves in, with a variant in `language` that holds all that is `sought`, and not all of
    /// `but_not` if that is anything, and with a variant in the language `other`; rejected ones left out. A unit stands
    /// there once for each such variant.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`], or what SQLite reports.
    pub fn units_with_words(
        &self,
        language: &Language,
        sought: &[Sought],
        but_not: &[Sought],
        other: &Language,
        filter: &MemoryFilter,
    ) -> Result<Vec<UnitFound>, StoreError> {
        let wanted = self.wanted(other, filter)?;
        let mut units = Vec::new();
        let Some(mut expression) = concordance::expression(language.base(), sought) else { return Ok(units) };
        if let Some(but_not) = concordance::expression(language.base(), but_not) {
            expression = format!("({expression}) NOT ({but_not})");
        }
        let mut statement =
            self.connection.prepare_cached("SELECT rowid FROM concordance WHERE concordance MATCH ?1")?;
        let mut found = statement.query([expression])?;
        while let Some(row) = found.next()? {
            units.extend(wanted.unit_of(row.get(0)?)?);
        }
        Ok(units)
    }

    /// As [`Store::units_with_words`], for variants whose complete text `is_sought`; reads every text.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`], or what SQLite reports.
    pub fn units_with_text_that(
        &self,
        language: &Language,
        is_sought: &dyn Fn(&str) -> bool,
        other: &Language,
        filter: &MemoryFilter,
    ) -> Result<Vec<UnitFound>, StoreError> {
        let wanted = self.wanted(other, filter)?;
        let mut units = Vec::new();
        // In the order of the table, without an index: every page is read once.
        let mut statement = self.connection.prepare_cached("SELECT id, text FROM variant WHERE +base = ?1")?;
        let mut found = statement.query([language.base()])?;
        while let Some(row) = found.next()? {
            if is_sought(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?) {
                units.extend(wanted.unit_of(row.get(0)?)?);
            }
        }
        Ok(units)
    }

    /// The translations in the unit with the number `unit` from `from` into `to`: the nearest variants of each.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn translations(
        &self,
        unit: i64,
        from: &Language,
        to: &Language,
        shelf: &Shelf,
    ) -> Result<Vec<Candidate>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM variant WHERE unit = ?1 AND base = ?2 ORDER BY ordinal")?;
        let sources: Vec<i64> =
            statement.query_map(params![unit, from.base()], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut candidates = Vec::new();
        for source in sources {
            candidates.extend(self.candidates_of(source, shelf, from, to)?);
        }
        Ok(candidates)
    }
}

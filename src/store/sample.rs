//! A part of the memories that stands for all of them, read in few places: what is beside each other in the file costs
//! little more than one row alone.

use std::ops::RangeInclusive;

use rusqlite::params;

use super::{Shelf, Store, StoreError, rows};
use crate::model::segment::Segment;

/// How many units are read in one place.
const IN_ONE_PLACE: usize = 10;

/// How many rows are looked at there: units may have more languages, and may not be wanted.
const ROWS_IN_ONE_PLACE: i64 = 60;

/// How many of a memory's first and last units are looked at for where its texts are. A unit that was changed has its
/// texts behind all others.
const AT_THE_ENDS: i64 = 20;

/// What was read of a unit.
#[derive(Default)]
struct Held {
    unit: i64,
    source: Option<Segment>,
    target: Option<Segment>,
}

impl Store {
    /// Numbers between which the variants of the memories on `shelf` are, but for single ones that were changed later.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn numbers_on(&self, shelf: &Shelf) -> Result<RangeInclusive<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT min(id), max(id) FROM variant WHERE unit IN (
               SELECT id FROM (SELECT id FROM unit WHERE memory = ?1 ORDER BY id LIMIT ?2)
               UNION ALL SELECT id FROM (SELECT id FROM unit WHERE memory = ?1 ORDER BY id DESC LIMIT ?2))",
        )?;
        let mut all: Option<(i64, i64)> = None;
        for memory in shelf.numbers() {
            let (first, last): (Option<i64>, Option<i64>) =
                statement.query_row(params![memory, AT_THE_ENDS], |row| Ok((row.get(0)?, row.get(1)?)))?;
            if let Some((first, last)) = first.zip(last) {
                all = Some(all.map_or((first, last), |(least, most)| (least.min(first), most.max(last))));
            }
        }
        let (first, last) = all.unwrap_or((1, 0));
        Ok(first..=last)
    }

    /// Hands some `at_most` units on `shelf` to `take`, each as its number, its first text in the language with the primary
    /// subtag `from` and its first one in `to`: evenly from all numbers within `numbers`, the same
    /// ones every time. Nearly all there are where they are few.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn sample_of_units(
        &self,
        (from, to): (&str, &str),
        shelf: &Shelf,
        numbers: RangeInclusive<i64>,
        at_most: usize,
        take: &mut dyn FnMut(i64, &Segment, &Segment),
    ) -> Result<(), StoreError> {
        let places = at_most.div_ceil(IN_ONE_PLACE).max(1) as i64;
        let (first, last) = numbers.into_inner();
        let step = (last.saturating_sub(first) / places + 1).max(2 * IN_ONE_PLACE as i64);
        let mut statement = self.connection.prepare_cached(
            "SELECT variant.unit, base, text, codes, unit.memory, unit.status
             FROM variant JOIN unit ON unit.id = variant.unit
             WHERE variant.id >= ?1 AND variant.id < ?2 ORDER BY variant.id LIMIT ?3",
        )?;
        let mut start = first;
        let mut taken = 0;
        while start <= last && taken < at_most {
            let mut found = statement.query(params![start, start + step, ROWS_IN_ONE_PLACE])?;
            let mut held = Held::default();
            let mut here = 0;
            while here < IN_ONE_PLACE {
                let Some(row) = found.next()? else { break };
                let text = |at| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
                if !shelf.admits(row.get(4)?, rows::word(text(5)?)?) {
                    continue;
                }
                let unit: i64 = row.get(0)?;
                if held.unit != unit {
                    held = Held { unit, ..Held::default() };
                }
                let base = text(1)?;
                // The two languages may be the same: then the first text is the source.
                let is_source = base == from && held.source.is_none();
                if is_source || base == to && held.target.is_none() {
                    let codes = row.get_ref(3)?.as_str_or_null().map_err(rusqlite::Error::from)?;
                    let segment = rows::segment(row.get(2)?, codes)?;
                    if is_source {
                        held.source = Some(segment);
                    } else {
                        held.target = Some(segment);
                    }
                    if let (Some(source), Some(target)) = (&held.source, &held.target) {
                        take(unit, source, target);
                        here += 1;
                    }
                }
            }
            taken += here;
            start += step;
        }
        Ok(())
    }
}

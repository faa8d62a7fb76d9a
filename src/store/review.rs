//! What the review of a memory asks for and writes: which units wait for a reader, a unit with its neighbours, and a
//! verdict on it.

use std::time::Duration;

use rusqlite::{OptionalExtension, params};

use super::{Change, NewText, Store, StoreError, StoredUnit, UnitEdit};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::Unit;

/// The command of a batch that holds one verdict.
const COMMAND: &str = "review";

/// The units of one status and origin, by an index that has nothing else to be read.
const OF_STANDING: &str = "SELECT id FROM unit WHERE memory = ?1 AND status = ?2 AND origin = ?3 ORDER BY id";

/// Which units are to be reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The statuses; all where none is named.
    pub statuses: Vec<Status>,
    /// The origins; all where none is named.
    pub origins: Vec<Origin>,
}

/// A unit that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its number.
    pub id: i64,
    /// How far it has come.
    pub status: Status,
    /// Who or what made it.
    pub origin: Origin,
}

/// Whether `one` is among those that are wanted, which are all where none is named.
fn is_in<T: PartialEq>(wanted: &[T], one: &T) -> bool {
    wanted.is_empty() || wanted.contains(one)
}

impl Store {
    /// Sets how long a change waits for another process that writes.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn set_lock_timeout(&self, timeout: Duration) -> Result<(), StoreError> {
        Ok(self.connection.busy_timeout(timeout)?)
    }

    /// The units of the memory with the number `memory` that are `wanted`, in the order in which they came. Their texts
    /// are not read.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn pending(&self, memory: i64, wanted: &Wanted) -> Result<Vec<Pending>, StoreError> {
        // One list of the index after the other, each in order.
        let mut statement = self.connection.prepare_cached(OF_STANDING)?;
        let mut pending = Vec::new();
        for status in Status::ALL.iter().copied().filter(|one| is_in(&wanted.statuses, one)) {
            for origin in Origin::ALL.iter().copied().filter(|one| is_in(&wanted.origins, one)) {
                let mut found = statement.query(params![memory, status.as_str(), origin.as_str()])?;
                while let Some(row) = found.next()? {
                    pending.push(Pending { id: row.get(0)?, status, origin });
                }
            }
        }
        pending.sort_by_key(|one| one.id);
        Ok(pending)
    }

    /// The unit with this number in the memory called `memory`; `None` where it is gone.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn unit_of(&self, memory: &str, id: i64) -> Result<Option<StoredUnit>, StoreError> {
        let there = "SELECT EXISTS (SELECT 1 FROM unit JOIN memory ON memory.id = unit.memory
                     WHERE unit.id = ?1 AND memory.name = ?2)";
        let is_there: bool = self.connection.prepare_cached(there)?.query_row(params![id, memory], |row| row.get(0))?;
        match is_there {
            true => Ok(Some(StoredUnit { id, memory: memory.to_owned(), unit: self.loaded(id)? })),
            false => Ok(None),
        }
    }

    fn loaded(&self, id: i64) -> Result<Unit, StoreError> {
        super::units::load(&self.connection, id)
    }

    /// The numbers of the units before and behind the unit with the number `id` in the memory with the number `memory`.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn beside(&self, memory: i64, id: i64) -> Result<[Option<i64>; 2], StoreError> {
        let one = |sql: &str| {
            self.connection.prepare_cached(sql)?.query_row([memory, id], |row| row.get::<_, Option<i64>>(0))
        };
        Ok([
            one("SELECT max(id) FROM unit WHERE memory = ?1 AND id < ?2")?,
            one("SELECT min(id) FROM unit WHERE memory = ?1 AND id > ?2")?,
        ])
    }

    /// The texts of the unit with this number; none where it is gone.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn texts_of(&self, id: i64) -> Result<Vec<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT text FROM variant WHERE unit = ?1 ORDER BY ordinal")?;
        Ok(statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The newest verdict on a unit of the memory with the number `memory` that holds: its batch, and the unit.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn last_verdict(&self, memory: i64) -> Result<Option<(i64, i64)>, StoreError> {
        // From the newest batch back; the plus keeps SQLite from going through all units of the history.
        let sql = "SELECT batch.id, CAST(history.name AS INTEGER)
             FROM batch CROSS JOIN history ON history.batch = batch.id
             WHERE batch.command = ?2 AND batch.undone = 0 AND batch.undoes IS NULL AND +history.entity = 'unit'
               AND json_extract(history.before, '$.unit.memory') = ?1
             ORDER BY batch.id DESC LIMIT 1";
        let found = self
            .connection
            .prepare_cached(sql)?
            .query_row(params![memory, COMMAND], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }
}

impl Change<'_> {
    /// Gives a unit new texts, by their place, and a status, and says so in the history. `false` where the unit is not
    /// what was `shown` any more: in its texts, its standing or its memory; nothing is changed then.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn review_unit(&mut self, shown: &StoredUnit, after: Vec<Segment>, status: Status) -> Result<bool, StoreError> {
        if self.unit(shown.id)?.as_ref() != Some(shown) {
            return Ok(false);
        }
        let before = shown.unit.variants.iter().map(|one| one.segment.clone());
        let texts = before.zip(after).enumerate();
        let texts = texts.map(|(variant, (before, after))| NewText { variant, before, after }).collect();
        self.edit_unit(shown.id, &UnitEdit { texts, status: Some(status), ..UnitEdit::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate;

    #[test]
    fn what_waits_is_found_without_reading_the_units() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        migrate::migrate(&mut connection).unwrap();
        let plan: String = connection
            .query_row(&format!("EXPLAIN QUERY PLAN {OF_STANDING}"), params![1, "draft", "human"], |row| row.get(3))
            .unwrap();
        assert!(plan.contains("COVERING INDEX unit_standing (memory=? AND status=? AND origin=?)"), "{plan}");
    }
}

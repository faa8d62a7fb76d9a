//! Batches: who changed what and when, and taking one back.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::snapshots::Snapshot;
use super::{Change, Store, StoreError};
use crate::model::provenance::Batch;

/// A later batch that changed what an earlier one had changed, so that the earlier one cannot be taken back alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The later batch.
    pub batch: i64,
    /// Its command.
    pub command: String,
    /// How many of the same units, memories or concepts it changed.
    pub changes: u64,
}

/// One step in the history of a unit or a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The batch.
    pub batch: Batch,
    /// What it did: `add`, `edit`, `delete`.
    pub action: String,
}

const COLUMNS: &str = "batch.id, at, author, command, file, units, undone, undoes";

fn batch(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: row.get(0)?,
        when: row.get(1)?,
        author: row.get(2)?,
        command: row.get(3)?,
        file: row.get(4)?,
        units: row.get::<_, i64>(5)?.unsigned_abs(),
        undone: row.get(6)?,
        undoes: row.get(7)?,
    })
}

impl Store {
    /// The newest batches, newest first, at most `most`.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn batches(&self, most: u64) -> Result<Vec<Batch>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM batch ORDER BY id DESC LIMIT ?1");
        let mut statement = self.connection.prepare(&sql)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        Ok(statement.query_map([most], batch)?.collect::<Result<_, _>>()?)
    }

    /// The newest batch that was not taken back and did not take one back itself, nor made the database.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn newest_that_stands(&self) -> Result<Option<Batch>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM batch WHERE undone = 0 AND undoes IS NULL AND command != 'init' ORDER BY id DESC LIMIT 1"
        );
        Ok(self.connection.query_row(&sql, [], batch).optional()?)
    }

    /// The batch with this number.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBatch`], or what SQLite reports.
    pub fn batch(&self, id: i64) -> Result<Batch, StoreError> {
        find(&self.connection, id)
    }

    /// What happened to the unit with this number, newest first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn history_of_unit(&self, unit: i64) -> Result<Vec<Step>, StoreError> {
        // The batch that added the unit has no entry: the unit's row names it, and so does what it was before a change.
        let sql = format!(
            "WITH own AS (SELECT batch, action, id, before FROM history
                          WHERE entity = 'unit' AND name = CAST(?1 AS TEXT))
             SELECT {COLUMNS}, action FROM
               (SELECT batch, action, id FROM own
                UNION ALL SELECT batch, 'add', 0 FROM
                  (SELECT coalesce((SELECT json_extract(before, '$.unit.batch') FROM own
                                    WHERE before IS NOT NULL ORDER BY id LIMIT 1),
                                   (SELECT batch FROM unit WHERE id = ?1)) AS batch)
                  WHERE batch IS NOT NULL)
             AS step JOIN batch ON batch.id = step.batch ORDER BY batch.id DESC, step.id DESC"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let steps = statement.query_map([unit], |row| Ok(Step { batch: batch(row)?, action: row.get(8)? }))?;
        Ok(steps.collect::<Result<_, _>>()?)
    }

    /// What happened to the concept with this name, newest first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn history_of_concept(&self, name: &str) -> Result<Vec<Step>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, action FROM history JOIN batch ON batch.id = history.batch
             WHERE entity = 'concept' AND name = ?1 ORDER BY history.id DESC"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let steps = statement.query_map([name], |row| Ok(Step { batch: batch(row)?, action: row.get(8)? }))?;
        Ok(steps.collect::<Result<_, _>>()?)
    }
}

/// The later batches that stand on the batch with the number `id`, newest first.
fn standing_on(connection: &Connection, id: i64) -> Result<Vec<Later>, StoreError> {
    // Batches that took others back are not asked: with what they took back they come to nothing.
    let (others, units): (i64, i64) = connection.query_row(
        "SELECT count(*), coalesce(sum(units), 0) FROM batch WHERE id > ?1 AND undone = 0 AND undoes IS NULL",
        [id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if others == 0 {
        return Ok(Vec::new());
    }
    // The history may have a million rows of one side and a few of the other: the few are looked up among the many. A
    // plus before a column keeps SQLite from the index on it, which it takes for a better one than it is.
    let same = match find(connection, id)?.units < units.unsigned_abs() {
        true => {
            "history AS mine CROSS JOIN history AS theirs
               ON theirs.entity = mine.entity AND theirs.name = mine.name AND +theirs.batch IN (SELECT id FROM later)
             WHERE mine.batch = ?1"
        }
        false => {
            "later CROSS JOIN history AS theirs ON theirs.batch = later.id
             CROSS JOIN history AS mine
               ON mine.entity = theirs.entity AND mine.name = theirs.name AND +mine.batch = ?1"
        }
    };
    let mut statement = connection.prepare(&format!(
        "WITH later AS (SELECT id, command FROM batch WHERE id > ?1 AND undone = 0 AND undoes IS NULL),
           touched (batch, entity, name) AS (
           -- memories and concepts, and units that the batch edited or deleted
           SELECT theirs.batch, theirs.entity, theirs.name FROM {same}
           -- units that the batch added, and a later one edited or deleted
           UNION SELECT history.batch, entity, name FROM later CROSS JOIN history ON history.batch = later.id
             WHERE +entity = 'unit' AND json_extract(before, '$.unit.batch') = ?1
           -- units of others in a memory that the batch created
           UNION SELECT unit.batch, 'unit', unit.id FROM history
             CROSS JOIN memory ON memory.name = history.name
             CROSS JOIN later CROSS JOIN unit ON unit.batch = later.id AND +unit.memory = memory.id
             WHERE +history.batch = ?1 AND entity = 'memory' AND action = 'add')
         SELECT later.id, command, count(*) FROM touched JOIN later ON later.id = touched.batch
         GROUP BY later.id ORDER BY later.id DESC",
    ))?;
    let found = statement.query_map([id], |row| {
        Ok(Later { batch: row.get(0)?, command: row.get(1)?, changes: row.get::<_, i64>(2)?.unsigned_abs() })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn find(connection: &Connection, id: i64) -> Result<Batch, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM batch WHERE id = ?1");
    connection.query_row(&sql, [id], batch).optional()?.ok_or(StoreError::NoSuchBatch(id))
}

/// A row of the history.
struct Entry {
    entity: String,
    name: String,
    action: String,
    before: Option<String>,
}

impl Change<'_> {
    /// The batch with this number, as it is now.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBatch`], or what SQLite reports.
    pub fn batch_of(&self, id: i64) -> Result<Batch, StoreError> {
        find(&self.transaction, id)
    }

    /// The later batches that stand on the batch with this number, newest first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn standing_on(&self, id: i64) -> Result<Vec<Later>, StoreError> {
        standing_on(&self.transaction, id)
    }

    /// Takes back the batch with the number `id`, as far as its units, memories and concepts are still there; what later
    /// batches did to them goes with it. `tell` is called with the number of units that are done.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBatch`], or what SQLite reports.
    pub fn undo(&mut self, id: i64, tell: &mut dyn FnMut(u64)) -> Result<Batch, StoreError> {
        let undone = find(&self.transaction, id)?;
        let mut memories = HashMap::new();
        self.remove_added(id, tell)?;
        let mut last = i64::MAX;
        while let Some((number, entry)) = self.entry_before(id, last)? {
            last = number;
            self.take_back(&entry, &mut memories)?;
            tell(u64::from(entry.entity == "unit"));
        }
        self.transaction.execute("UPDATE batch SET undone = 1 WHERE id = ?1", [id])?;
        self.transaction.execute("UPDATE batch SET undoes = ?2 WHERE id = ?1", [self.batch, id])?;
        // Taking back a taking back: what that one had taken back holds again, and so on in turn.
        let (mut taken_back, mut holds) = (undone.undoes, true);
        while let Some(id) = taken_back {
            self.transaction.execute("UPDATE batch SET undone = ?2 WHERE id = ?1", params![id, !holds])?;
            let before = find(&self.transaction, id)?.undoes.filter(|before| *before < id);
            (taken_back, holds) = (before, !holds);
        }
        Ok(undone)
    }

    /// Deletes the units that the batch added: theirs is no entry in the history.
    fn remove_added(&mut self, batch: i64, tell: &mut dyn FnMut(u64)) -> Result<(), StoreError> {
        let mut last = 0;
        loop {
            let some: Vec<i64> = {
                let mut statement = self.transaction.prepare_cached(
                    "SELECT id FROM unit WHERE batch = ?1 AND id > ?2
                       AND NOT EXISTS (SELECT 1 FROM history
                         WHERE entity = 'unit' AND name = CAST(unit.id AS TEXT) AND history.batch = ?1)
                     ORDER BY id LIMIT 500",
                )?;
                statement.query_map([batch, last], |row| row.get(0))?.collect::<Result<_, _>>()?
            };
            let Some(end) = some.last() else { return Ok(()) };
            last = *end;
            for unit in &some {
                self.delete_unit(*unit)?;
            }
            tell(some.len() as u64);
        }
    }

    /// The last entry of the batch in the history before the entry with the number `before`.
    fn entry_before(&self, batch: i64, before: i64) -> Result<Option<(i64, Entry)>, StoreError> {
        let mut statement = self.transaction.prepare_cached(
            "SELECT id, entity, name, action, before FROM history WHERE batch = ?1 AND id < ?2 ORDER BY id DESC LIMIT 1",
        )?;
        let entry = statement.query_row([batch, before], |row| {
            let entry = Entry { entity: row.get(1)?, name: row.get(2)?, action: row.get(3)?, before: row.get(4)? };
            Ok((row.get(0)?, entry))
        });
        Ok(entry.optional()?)
    }

    /// Takes one entry back. `memories` has the new numbers of memories that are there again.
    fn take_back(&mut self, entry: &Entry, memories: &mut HashMap<i64, i64>) -> Result<(), StoreError> {
        let before = entry.before.as_deref();
        match (entry.entity.as_str(), entry.action.as_str(), before) {
            ("unit", "add", _) => {
                self.delete_unit(entry.name.parse().unwrap_or(0))?;
            }
            ("unit", _, Some(before)) => {
                let before = Snapshot::read(before)?;
                let memory = before.unit.memory;
                self.restore_unit(before, memories.get(&memory).copied().unwrap_or(memory))?;
            }
            ("memory", "add", _) => self.delete_memory_if_empty(&entry.name)?,
            ("memory", action, Some(before)) => {
                let (old, new) = self.restore_memory(&entry.name, before, action == "delete")?;
                memories.insert(old, new);
            }
            ("concept", "add", _) => self.delete_concept(&entry.name)?,
            ("concept", _, Some(before)) => self.restore_concept(before)?,
            _ => return Err(StoreError::Damaged(format!("the history does not say what {} was", entry.name))),
        }
        Ok(())
    }
}

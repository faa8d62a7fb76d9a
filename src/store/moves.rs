//! Many units at once: deleted, or moved from one memory into another. Each goes into the history as it stood, so that
//! the change can be taken back.
//!
//! A moved unit keeps its number, its variants and all that is derived from their texts; only what depends on the
//! memory is written anew: its key, the counts of languages, the memory's ceiling.

use fnv::FnvHashMap;
use rusqlite::params;

use super::{Change, Memory, StoreError, keys, rows};
use crate::model::provenance::{Origin, Status};

/// How many units are looked up at a time.
const AT_A_TIME: i64 = 500;

/// What is to become of a unit whose like the other memory holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likes {
    /// It moves too, marked as a duplicate.
    Mark,
    /// The better of the two stays: by status, by origin, then the older one. The other is deleted.
    Drop,
}

/// What a move came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many units are in the other memory now.
    pub units: u64,
    /// How many of them are there twice.
    pub duplicates: u64,
    /// How many units of either memory were deleted, as the other one had a like that is no worse.
    pub dropped: u64,
}

/// What came of each memory so far.
struct Moving {
    each: Vec<Moved>,
    /// Where each unit that moved came from, as long as a better one may take its place.
    arrived: FnvHashMap<i64, usize>,
}

/// How good a unit is among its likes: the least is the best. Status, then who made it, then its age by its number.
pub fn standing(status: Status, origin: Origin, id: i64) -> (u8, u8, i64) {
    let made_by = match origin {
        Origin::Human => 0,
        Origin::Alignment => 1,
        Origin::Machine => 2,
    };
    (u8::MAX - status.rank(), made_by, id)
}

/// A unit that is about to move.
struct Mover {
    id: i64,
    key: i64,
    status: Status,
    origin: Origin,
}

impl Change<'_> {
    /// Deletes the units with these numbers; `tell` is called with the number of units that are done. Returns how many
    /// there were.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn delete_units(&mut self, ids: &[i64], tell: &mut dyn FnMut(u64)) -> Result<u64, StoreError> {
        let mut deleted = 0;
        for id in ids {
            deleted += u64::from(self.delete_unit(*id)?);
            tell(1);
        }
        Ok(deleted)
    }

    /// Moves all units of each of `from` into `into`; `tell` is called with the number of units that are done. Returns
    /// what came of each memory.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn move_units(
        &mut self,
        from: &[Memory],
        into: &Memory,
        likes: Likes,
        tell: &mut dyn FnMut(u64),
    ) -> Result<Vec<Moved>, StoreError> {
        let mut moved = Moving { arrived: FnvHashMap::default(), each: vec![Moved::default(); from.len()] };
        for (at, memory) in from.iter().enumerate().filter(|(_, memory)| memory.id != into.id) {
            self.move_memory((at, memory.id), into.id, likes, &mut moved, tell)?;
        }
        self.count_languages(into.id)?;
        Ok(moved.each)
    }

    fn move_memory(
        &mut self,
        (at, from): (usize, i64),
        into: i64,
        likes: Likes,
        moved: &mut Moving,
        tell: &mut dyn FnMut(u64),
    ) -> Result<(), StoreError> {
        // What is derived is changed by what is written of it.
        self.new_keys.write(&self.transaction)?;
        // The other memory gets all that the ceiling knows of: also of older units with newer variants.
        if let Some((status, changed)) = keys::ceiling(&self.transaction, from)? {
            self.new_keys.raise_ceiling(into, status, &changed);
        }
        let mut last = 0;
        loop {
            let some = self.movers(from, last)?;
            let Some(end) = some.last() else { break };
            last = end.id;
            for mover in &some {
                self.move_or_drop(mover, (at, from, into), likes, moved)?;
                tell(1);
            }
        }
        self.count_languages(from)
    }

    fn move_or_drop(
        &mut self,
        mover: &Mover,
        (at, from, into): (usize, i64, i64),
        likes: Likes,
        moved: &mut Moving,
    ) -> Result<(), StoreError> {
        let there = self.likes_of(into, mover.key)?;
        if likes == Likes::Drop && !there.is_empty() {
            let own = standing(mover.status, mover.origin, mover.id);
            if there.iter().any(|other| standing(other.status, other.origin, other.id) < own) {
                moved.each[at].dropped += u64::from(self.delete_unit(mover.id)?);
                return Ok(());
            }
            for other in &there {
                moved.each[at].dropped += u64::from(self.delete_unit(other.id)?);
                if let Some(its) = moved.arrived.remove(&other.id) {
                    moved.each[its].units -= 1;
                }
            }
        }
        let is_duplicate = likes == Likes::Mark && !there.is_empty();
        let before = self.as_it_stands(mover.id)?;
        self.record("unit", &mover.id.to_string(), "edit", Some(before))?;
        let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| self.transaction.prepare_cached(sql)?.execute(values);
        run(
            "UPDATE unit SET memory = ?2, duplicate = ?3, as_written = NULL WHERE id = ?1",
            params![mover.id, into, is_duplicate],
        )?;
        run("UPDATE variant SET memory = ?2 WHERE unit = ?1", params![mover.id, into])?;
        run(
            "DELETE FROM content_key WHERE memory = ?1 AND key = ?2 AND unit = ?3",
            params![from, mover.key, mover.id],
        )?;
        run("INSERT INTO content_key (memory, key, unit) VALUES (?1, ?2, ?3)", params![into, mover.key, mover.id])?;
        self.units += 1;
        moved.each[at].units += 1;
        moved.each[at].duplicates += u64::from(is_duplicate);
        if likes == Likes::Drop {
            moved.arrived.insert(mover.id, at);
        }
        Ok(())
    }

    /// The next units of a memory after the number `after`.
    fn movers(&self, memory: i64, after: i64) -> Result<Vec<Mover>, StoreError> {
        let sql = "SELECT id, content_key, status, origin FROM unit WHERE memory = ?1 AND id > ?2
                   ORDER BY id LIMIT ?3";
        self.read_movers(sql, params![memory, after, AT_A_TIME])
    }

    /// The units of `memory` with the same languages and texts.
    fn likes_of(&self, memory: i64, key: i64) -> Result<Vec<Mover>, StoreError> {
        let sql = "SELECT unit.id, unit.content_key, status, origin FROM content_key
                   JOIN unit ON unit.id = content_key.unit
                   WHERE content_key.memory = ?1 AND content_key.key = ?2 ORDER BY unit.id";
        self.read_movers(sql, params![memory, key])
    }

    fn read_movers(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Mover>, StoreError> {
        let mut statement = self.transaction.prepare_cached(sql)?;
        let mut found = statement.query(values)?;
        let mut movers = Vec::new();
        while let Some(row) = found.next()? {
            movers.push(Mover {
                id: row.get(0)?,
                key: row.get(1)?,
                status: rows::word(&row.get::<_, String>(2)?)?,
                origin: rows::word(&row.get::<_, String>(3)?)?,
            });
        }
        Ok(movers)
    }

    /// Counts the variants of each language of a memory anew.
    fn count_languages(&mut self, memory: i64) -> Result<(), StoreError> {
        self.new_keys.write(&self.transaction)?;
        self.transaction.execute("DELETE FROM memory_language WHERE memory = ?1", [memory])?;
        self.transaction.execute(
            "INSERT INTO memory_language (memory, language, base, variants)
             SELECT memory, language, min(base), count(*) FROM variant WHERE memory = ?1 GROUP BY 1, 2",
            [memory],
        )?;
        Ok(())
    }
}

//! Memories: named collections of units with a priority and a penalty.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Change, Store, StoreError, numbers};
use crate::model::score::Tenths;
use crate::text::language::Language;

/// A memory's own data.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Memory {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Among equal scores, matches of the memory with the higher priority come first.
    pub priority: i64,
    /// What is taken off each of its matches.
    pub penalty: Tenths,
}

/// A memory and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemorySummary {
    /// The memory.
    pub memory: Memory,
    /// How many units.
    pub units: u64,
    /// The languages of their variants, sorted.
    pub languages: Vec<String>,
}

fn find(connection: &Connection, name: &str) -> Result<Memory, StoreError> {
    let found = connection
        .prepare_cached("SELECT id, name, priority, penalty FROM memory WHERE name = ?1")?
        .query_row([name], from_row)
        .optional()?;
    match found {
        Some(memory) => Ok(memory),
        None => Err(StoreError::NoSuchMemory { name: name.to_owned(), known: names(connection)? }),
    }
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Memory> {
    Ok(Memory { id: row.get(0)?, name: row.get(1)?, priority: row.get(2)?, penalty: row.get(3)? })
}

fn names(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT name FROM memory ORDER BY name")?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

impl Store {
    /// The memory called `name`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`], or what SQLite reports.
    pub fn memory(&self, name: &str) -> Result<Memory, StoreError> {
        find(&self.connection, name)
    }

    /// All memories with what they hold, by name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn memories(&self) -> Result<Vec<MemorySummary>, StoreError> {
        self.memories_alone()?.into_iter().map(|memory| self.summary(memory)).collect()
    }

    /// All memories by name, without looking at what they hold.
    pub(super) fn memories_alone(&self) -> Result<Vec<Memory>, StoreError> {
        let mut statement = self.connection.prepare("SELECT id, name, priority, penalty FROM memory ORDER BY name")?;
        Ok(statement.query_map([], from_row)?.collect::<Result<_, _>>()?)
    }

    /// How many units the memory with the number `memory` holds.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn units_in(&self, memory: i64) -> Result<u64, StoreError> {
        let count = "SELECT count(*) FROM unit WHERE memory = ?1";
        Ok(self.connection.query_row(count, [memory], |row| row.get::<_, i64>(0))?.unsigned_abs())
    }

    /// Whether there is a unit or a term in `language` or a region of it.
    ///
    /// # Errors
    /// [`StoreError::UnknownLanguage`] where there is none, or what SQLite reports.
    pub fn require_language(&self, language: &Language) -> Result<(), StoreError> {
        let known: bool = self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM memory_language WHERE base = ?1)
                 OR EXISTS (SELECT 1 FROM term WHERE language = ?1 OR language LIKE ?1 || '-%')",
            [language.base()],
            |row| row.get(0),
        )?;
        if known {
            return Ok(());
        }
        let mut statement =
            self.connection.prepare("SELECT base FROM memory_language UNION SELECT DISTINCT language FROM term")?;
        let known = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Err(StoreError::UnknownLanguage { language: language.to_string(), known })
    }

    fn summary(&self, memory: Memory) -> Result<MemorySummary, StoreError> {
        let units = self.units_in(memory.id)?;
        let mut statement =
            self.connection.prepare_cached("SELECT language FROM memory_language WHERE memory = ?1 ORDER BY 1")?;
        let languages = statement.query_map([memory.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(MemorySummary { memory, units, languages })
    }
}

impl Change<'_> {
    /// The memory called `name`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`], or what SQLite reports.
    pub fn memory(&self, name: &str) -> Result<Memory, StoreError> {
        find(&self.transaction, name)
    }

    /// The memory called `name`, created where there is none.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn memory_or_new(&self, name: &str) -> Result<Memory, StoreError> {
        match self.memory(name) {
            Err(StoreError::NoSuchMemory { .. }) => self.create_memory(name, 0, 0),
            other => other,
        }
    }

    /// Creates a memory.
    ///
    /// # Errors
    /// [`StoreError::MemoryExists`], or what SQLite reports.
    pub fn create_memory(&self, name: &str, priority: i64, penalty: Tenths) -> Result<Memory, StoreError> {
        self.create_numbered(None, name, priority, penalty)
    }

    /// The same, with the number `id` where that is free.
    fn create_numbered(
        &self,
        id: Option<i64>,
        name: &str,
        priority: i64,
        penalty: Tenths,
    ) -> Result<Memory, StoreError> {
        if self.memory(name).is_ok() {
            return Err(StoreError::MemoryExists(name.to_owned()));
        }
        let taken = "SELECT EXISTS (SELECT 1 FROM memory WHERE id = ?1)";
        let is_taken: bool = self.transaction.query_row(taken, [id], |row| row.get(0))?;
        let id = match id.filter(|_| !is_taken) {
            Some(id) => id,
            None => numbers::take_memory(&self.transaction)?,
        };
        self.transaction.execute(
            "INSERT INTO memory (id, name, priority, penalty, batch) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, name, priority, penalty, self.batch],
        )?;
        self.record("memory", name, "add", None)?;
        Ok(Memory { id, name: name.to_owned(), priority, penalty })
    }

    /// Gives the memory called `name` the data in `edited`, whose number is left out of account.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`], [`StoreError::MemoryExists`] for a new name that is taken, or what SQLite reports.
    pub fn edit_memory(&self, name: &str, edited: &Memory) -> Result<(), StoreError> {
        let before = self.memory(name)?;
        if edited.name != name && self.memory(&edited.name).is_ok() {
            return Err(StoreError::MemoryExists(edited.name.clone()));
        }
        self.record("memory", name, "edit", Some(json(&before)))?;
        self.transaction.execute(
            "UPDATE memory SET name = ?2, priority = ?3, penalty = ?4, batch = ?5 WHERE id = ?1",
            params![before.id, edited.name, edited.priority, edited.penalty, self.batch],
        )?;
        Ok(())
    }

    /// Deletes the memory called `name` with all its units, each of which goes into the history. Returns how many.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`], or what SQLite reports.
    pub fn delete_memory(&mut self, name: &str) -> Result<u64, StoreError> {
        let memory = self.memory(name)?;
        let units = self.delete_units_of(memory.id)?;
        self.record("memory", name, "delete", Some(json(&memory)))?;
        self.transaction.execute("DELETE FROM memory WHERE id = ?1", [memory.id])?;
        Ok(units)
    }
}

impl Change<'_> {
    /// Deletes the memory called `name` where it holds nothing; where it is gone already, nothing is done.
    pub(super) fn delete_memory_if_empty(&mut self, name: &str) -> Result<(), StoreError> {
        let Ok(memory) = self.memory(name) else { return Ok(()) };
        let used = "SELECT EXISTS (SELECT 1 FROM unit WHERE memory = ?1)";
        if !self.transaction.query_row(used, [memory.id], |row| row.get::<_, bool>(0))? {
            self.delete_memory(name)?;
        }
        Ok(())
    }

    /// That there is a memory with this number.
    ///
    /// # Errors
    /// [`StoreError::MemoryGone`] where there is none, or what SQLite reports.
    pub(super) fn require_memory(&self, id: i64) -> Result<(), StoreError> {
        let there = "SELECT EXISTS (SELECT 1 FROM memory WHERE id = ?1)";
        if self.transaction.prepare_cached(there)?.query_row([id], |row| row.get(0))? {
            return Ok(());
        }
        let gone = "SELECT name, batch FROM history WHERE entity = 'memory' AND action = 'delete'
                    AND json_extract(before, '$.id') = ?1 ORDER BY id DESC LIMIT 1";
        let found = self
            .transaction
            .query_row(gone, [id], |row| Ok(StoreError::MemoryGone { name: row.get(0)?, batch: row.get(1)? }));
        Err(found
            .optional()?
            .unwrap_or_else(|| StoreError::Damaged(format!("there is no memory with the number {id}"))))
    }

    /// Gives the memory called `name` what it had, from the history; creates it where it `is_gone`. Returns its number
    /// then and now.
    pub(super) fn restore_memory(&self, name: &str, before: &str, is_gone: bool) -> Result<(i64, i64), StoreError> {
        let damaged = |error: serde_json::Error| StoreError::Damaged(format!("the history: {error}"));
        let before: Memory = serde_json::from_str(before).map_err(damaged)?;
        if is_gone {
            let now = self.create_numbered(Some(before.id), &before.name, before.priority, before.penalty)?;
            return Ok((before.id, now.id));
        }
        // It may have been renamed since, or by the very edit that is taken back.
        let renamed = "SELECT name FROM memory WHERE id = ?1";
        let current = self.transaction.query_row(renamed, [before.id], |row| row.get::<_, String>(0)).optional()?;
        self.edit_memory(current.as_deref().unwrap_or(name), &before)?;
        Ok((before.id, before.id))
    }
}

fn json(memory: &Memory) -> String {
    serde_json::to_string(memory).expect("a memory's data is JSON")
}

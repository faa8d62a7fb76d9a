//! The numbers of units and memories: none is ever given a second time.
//!
//! The history names units and memories by their numbers. Were the number of a deleted unit given to a new one, then
//! taking an old change back would overwrite the new one.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;

/// The numbers of the units that a change adds.
#[derive(Debug, Default)]
pub(super) struct UnitNumbers {
    /// The next one, where the change has asked for any.
    next: Option<i64>,
}

impl UnitNumbers {
    /// A number that no unit ever had.
    pub(super) fn take(&mut self, connection: &Connection) -> Result<i64, StoreError> {
        let number = match self.next {
            Some(next) => next,
            None => next(connection, "unit")?,
        };
        self.next = Some(number + 1);
        Ok(number)
    }

    /// Keeps for later changes what was given. To be called at the end of the transaction.
    pub(super) fn settle(&self, connection: &Connection) -> Result<(), StoreError> {
        self.next.map_or(Ok(()), |next| keep(connection, "unit", next))
    }
}

/// A number that no memory ever had.
pub(super) fn take_memory(connection: &Connection) -> Result<i64, StoreError> {
    let number = next(connection, "memory")?;
    keep(connection, "memory", number + 1)?;
    Ok(number)
}

fn next(connection: &Connection, entity: &str) -> Result<i64, StoreError> {
    let kept = connection
        .prepare_cached("SELECT number FROM next_number WHERE entity = ?1")?
        .query_row([entity], |row| row.get(0))
        .optional()?;
    kept.ok_or_else(|| StoreError::Damaged(format!("it does not know the next number of a {entity}")))
}

fn keep(connection: &Connection, entity: &str, next: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO next_number (entity, number) VALUES (?1, ?2)")?
        .execute(params![entity, next])?;
    Ok(())
}

/// Works the next numbers out anew, from what is there and what was deleted. They do not fall.
pub(super) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "INSERT OR REPLACE INTO next_number (entity, number)
         SELECT 'unit', 1 + max(
           coalesce((SELECT max(id) FROM unit), 0),
           coalesce((SELECT max(CAST(name AS INTEGER)) FROM history WHERE entity = 'unit'), 0),
           coalesce((SELECT number - 1 FROM next_number WHERE entity = 'unit'), 0));
         INSERT OR REPLACE INTO next_number (entity, number)
         SELECT 'memory', 1 + max(
           coalesce((SELECT max(id) FROM memory), 0),
           coalesce((SELECT max(CASE WHEN json_valid(before) THEN json_extract(before, '$.id') END)
                     FROM history WHERE entity = 'memory'), 0),
           coalesce((SELECT number - 1 FROM next_number WHERE entity = 'memory'), 0));",
    )?;
    Ok(())
}

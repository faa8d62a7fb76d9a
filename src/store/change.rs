//! A transaction that changes the database: one batch, with history.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::StoreError;
use super::index::Unsettled;
use super::keys::NewKeys;
use super::numbers::UnitNumbers;

/// The most memory that pages may take while something is changed, in kB: what is written over and over stays there
/// until the end.
const PAGE_CACHE_KB: i64 = 48 << 10;

/// Who changes something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person's name.
    pub author: String,
    /// The time (RFC 3339, UTC).
    pub now: String,
}

/// Waits for its turn and begins to write.
pub(super) fn begin(connection: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// One change under way. Dropping it takes everything back.
#[derive(Debug)]
pub struct Change<'a> {
    pub(super) transaction: Transaction<'a>,
    pub(super) batch: i64,
    pub(super) now: String,
    pub(super) units: i64,
    pub(super) unsettled: Unsettled,
    pub(super) new_keys: NewKeys,
    pub(super) unit_numbers: UnitNumbers,
}

impl<'a> Change<'a> {
    pub(super) fn start(
        transaction: Transaction<'a>,
        actor: &Actor,
        command: &str,
        file: Option<&str>,
    ) -> Result<Self, StoreError> {
        transaction.pragma_update(None, "cache_size", -PAGE_CACHE_KB)?;
        transaction.execute(
            "INSERT INTO batch (at, author, command, file) VALUES (?1, ?2, ?3, ?4)",
            params![actor.now, actor.author, command, file],
        )?;
        let batch = transaction.last_insert_rowid();
        Ok(Change {
            transaction,
            batch,
            now: actor.now.clone(),
            units: 0,
            unsettled: Unsettled::default(),
            new_keys: NewKeys::default(),
            unit_numbers: UnitNumbers::default(),
        })
    }

    pub(super) fn commit(mut self) -> Result<(), StoreError> {
        self.new_keys.write(&self.transaction)?;
        self.unsettled.settle(&self.transaction)?;
        self.unit_numbers.settle(&self.transaction)?;
        self.transaction.execute("UPDATE batch SET units = ?2 WHERE id = ?1", params![self.batch, self.units])?;
        self.transaction.commit()?;
        Ok(())
    }

    /// The number of the batch.
    pub fn batch(&self) -> i64 {
        self.batch
    }

    /// Notes in the history what happens to `name`, with what it was `before` as JSON. An added unit needs no entry:
    /// its own row names the batch.
    pub(super) fn record(
        &self,
        entity: &str,
        name: &str,
        action: &str,
        before: Option<String>,
    ) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("INSERT INTO history (batch, entity, name, action, before) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![self.batch, entity, name, action, before])?;
        Ok(())
    }
}

//! Floor 5: the only module that knows SQL.
//!
//! One SQLite file holds memories, glossary and history. [`Store`] reads; [`Change`] writes, one transaction and one
//! batch each, so that an interrupted command leaves the last committed state. Readers never wait (WAL); a writer waits
//! for another as long as [`Opening::lock_timeout`] says.

mod audit;
mod backup;
mod batches;
mod candidates;
mod change;
mod concordance;
mod derive;
mod edits;
mod error;
mod frames;
mod glossary;
mod hits;
mod index;
mod keys;
mod memories;
mod migrate;
mod moves;
mod numbers;
mod review;
mod rows;
mod sample;
mod selection;
mod snapshots;
mod units;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

pub use audit::{AUDITS, Audit, AuditResult, Fault};
pub use batches::{Later, Step};
pub use candidates::{Holder, MemoryFilter, Shelf, Source};
pub use change::{Actor, Change};
pub use concordance::Reach;
pub use edits::{NewText, UnitEdit};
pub use error::StoreError;
pub use frames::StoredFrame;
pub use glossary::SyncOutcome;
pub use hits::UnitFound;
pub use index::Sizes;
pub use memories::{Memory, MemorySummary};
pub use moves::{Likes, Moved, standing};
pub use review::{Pending, Wanted};
pub use selection::{Condition, Property};
pub use units::StoredUnit;

/// The most memory that pages of the database may take, in kB.
const PAGE_CACHE_KB: i64 = 8 << 10;

/// How a database is opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The file.
    pub path: PathBuf,
    /// How long to wait for another process that writes.
    pub lock_timeout: Duration,
}

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the database at `opening.path`, which must be there. An older schema is migrated, after a copy of the
    /// file was put beside it. A database in a place that cannot be written is opened for reading.
    ///
    /// # Errors
    /// [`StoreError`] where there is none (also where a first run was killed before it came to an end), it is not ours,
    /// it is newer than this program, or stays locked.
    pub fn open(opening: &Opening) -> Result<Store, StoreError> {
        let path = &opening.path;
        match fs::metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(StoreError::Missing),
            Err(error) => return Err(StoreError::CannotOpen(error.to_string())),
            Ok(metadata) if metadata.is_dir() => return Err(StoreError::Directory),
            Ok(metadata) if !metadata.is_file() => return Err(StoreError::NotADatabase),
            Ok(_) => {}
        }
        let with_version = |connection: Connection| Ok((migrate::version(&connection)?, connection));
        let (version, mut connection) = match connect(opening, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(with_version)
        {
            Err(StoreError::ReadOnly | StoreError::CannotOpen(_)) => {
                connect_read_only(opening).and_then(with_version)?
            }
            other => other?,
        };
        if version == 0 {
            return Err(StoreError::Missing);
        }
        if version < migrate::LATEST {
            migrate::keep_copy(&connection, path, version)?;
            migrate::migrate(&mut connection)?;
        }
        if derive::is_outdated(&connection)? {
            let transaction = change::begin(&mut connection)?;
            if derive::is_outdated(&transaction)? {
                derive::rebuild(&transaction)?;
            }
            transaction.commit()?;
        }
        connection.busy_timeout(opening.lock_timeout)?;
        Ok(Store { connection, path: path.clone() })
    }

    /// Creates the database at `opening.path`, with its folder, and lets `fill` put the first content in: schema and
    /// content are one transaction. Where another process was quicker, its database is opened and `fill` not called.
    ///
    /// # Errors
    /// [`StoreError`] where the folder or file cannot be made, or what `fill` reports.
    pub fn create<E: From<StoreError>>(
        opening: &Opening,
        actor: &Actor,
        fill: impl FnOnce(&mut Change<'_>) -> Result<(), E>,
    ) -> Result<Store, E> {
        let path = &opening.path;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(StoreError::CannotCreate)?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = connect(opening, flags)?;
        // What is not ours is not touched.
        migrate::version(&connection)?;
        enter_wal(&connection)?;
        let transaction = change::begin(&mut connection)?;
        if migrate::version(&transaction)? == 0 {
            migrate::apply_all(&transaction)?;
            let mut change = Change::start(transaction, actor, "init", None)?;
            fill(&mut change)?;
            change.commit()?;
        } else {
            drop(transaction);
        }
        connection.busy_timeout(opening.lock_timeout).map_err(StoreError::from)?;
        Ok(Store { connection, path: path.clone() })
    }

    /// Another connection that sees the state of the database that [`Store::read`] has fixed for this one. `None` where
    /// somebody has written since, so that there is no other connection with that state.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn reader(&self) -> Result<Option<Store>, StoreError> {
        let opening = Opening { path: self.path.clone(), lock_timeout: Duration::from_secs(1) };
        let connection = match connect(&opening, OpenFlags::SQLITE_OPEN_READ_ONLY) {
            Err(StoreError::ReadOnly | StoreError::CannotOpen(_)) => connect_read_only(&opening)?,
            other => other?,
        };
        connection.execute_batch("BEGIN")?;
        // The first look fixes the state. Every change makes a batch.
        let newest = |connection: &Connection| {
            connection.query_row("SELECT coalesce(max(id), 0) FROM batch", [], |row| row.get::<_, i64>(0))
        };
        let is_same = newest(&connection)? == newest(&self.connection)?;
        Ok(is_same.then(|| Store { connection, path: self.path.clone() }))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` in one transaction and batch; nothing is kept of it where it fails.
    ///
    /// # Errors
    /// What `work` reports, or [`StoreError`] where the transaction cannot begin or be committed.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        actor: &Actor,
        command: &str,
        file: Option<&str>,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.change_or_rehearse(actor, Some(command), file, work)
    }

    /// Like [`Store::change`], but without a `command` nothing is kept: for saying what a command would do.
    ///
    /// # Errors
    /// As [`Store::change`].
    pub fn change_or_rehearse<T, E: From<StoreError>>(
        &mut self,
        actor: &Actor,
        command: Option<&str>,
        file: Option<&str>,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = change::begin(&mut self.connection)?;
        let mut change = Change::start(transaction, actor, command.unwrap_or_default(), file)?;
        let value = work(&mut change)?;
        if command.is_some() {
            change.commit()?;
        }
        Ok(value)
    }

    /// Runs `work` on one state of the database, whatever other processes write in the meantime.
    ///
    /// # Errors
    /// What `work` reports, or what SQLite reports.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let state = self.connection.unchecked_transaction().map_err(StoreError::from)?;
        let value = work()?;
        state.finish().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Waits until no other process writes, without limit from here on; calls `tell` once where that takes a while.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn wait_for_writers(&mut self, tell: &mut dyn FnMut()) -> Result<(), StoreError> {
        self.connection.busy_timeout(Duration::from_millis(500))?;
        let turn = change::begin(&mut self.connection).map(drop);
        self.connection.busy_timeout(Duration::from_millis(i32::MAX as u64))?;
        match turn {
            Err(StoreError::Locked) => tell(),
            other => return other,
        }
        change::begin(&mut self.connection).map(drop)
    }
}

fn connect(opening: &Opening, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(&opening.path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| StoreError::CannotOpen(error.to_string()))?;
    prepare(&connection, opening)?;
    Ok(connection)
}

/// Opens a database whose folder cannot be written. SQLite needs to write beside a WAL database even for reading,
/// unless it is told that nobody else writes either; a log that is left there says otherwise.
fn connect_read_only(opening: &Opening) -> Result<Connection, StoreError> {
    let mut log = opening.path.clone().into_os_string();
    log.push("-wal");
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(StoreError::ReadOnly);
    }
    let name: String = opening
        .path
        .to_string_lossy()
        .chars()
        .flat_map(|c| match c {
            '%' => "%25".chars().collect::<Vec<_>>(),
            '?' => "%3f".chars().collect(),
            '#' => "%23".chars().collect(),
            other => vec![other],
        })
        .collect();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)
        .map_err(|error| StoreError::CannotOpen(error.to_string()))?;
    prepare(&connection, opening)?;
    Ok(connection)
}

fn prepare(connection: &Connection, opening: &Opening) -> Result<(), StoreError> {
    // The first and the last process to use the database lock it for a moment; nobody is refused for that.
    connection.busy_timeout(opening.lock_timeout.max(Duration::from_secs(5)))?;
    // Without this promise SQLite plans a cached statement anew whenever other values are bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // Reads go through pread: a memory map read far ahead of what a single look-up needs.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "cache_size", -PAGE_CACHE_KB)?;
    Ok(())
}

/// Switches to write-ahead logging. SQLite does not wait for a lock here by itself.
fn enter_wal(connection: &Connection) -> Result<(), StoreError> {
    let mut tries = 0;
    loop {
        let outcome = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
        match outcome {
            Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == ErrorCode::DatabaseBusy && tries < 100 => {
                tries += 1;
                std::thread::sleep(Duration::from_millis(20));
            }
            other => return other.map(|_| ()).map_err(StoreError::from),
        }
    }
}

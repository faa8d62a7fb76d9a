//! The schema: which one a file has, and how an older one becomes the newest.
//!
//! `user_version` counts the migrations that were applied; `application_id` marks the file as ours. A migration is
//! never edited once it was released.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{StoreError, concordance, index, keys, numbers};

/// `ISTL` in ASCII, in the header of every database (SQLite file format, section 1.3.17).
const APPLICATION_ID: i64 = 0x4953_544C;

/// One step to the next schema.
struct Migration {
    sql: &'static str,
    /// What SQL cannot do: fills in what is made from the rows there are.
    fill: fn(&Connection) -> Result<(), StoreError>,
}

/// The migrations, in order: the n-th leads to schema n + 1.
const MIGRATIONS: &[Migration] = &[
    Migration { sql: include_str!("../../migrations/0001_memory_and_glossary.sql"), fill: |_| Ok(()) },
    Migration { sql: include_str!("../../migrations/0002_match_index.sql"), fill: fill_indexes },
    Migration { sql: include_str!("../../migrations/0003_concordance.sql"), fill: concordance::rebuild },
    Migration { sql: include_str!("../../migrations/0004_as_written.sql"), fill: |_| Ok(()) },
    Migration { sql: include_str!("../../migrations/0005_numbers.sql"), fill: numbers::rebuild },
    Migration { sql: include_str!("../../migrations/0006_standing.sql"), fill: |_| Ok(()) },
];

fn fill_indexes(connection: &Connection) -> Result<(), StoreError> {
    keys::rebuild(connection)?;
    index::rebuild(connection)
}

/// The schema that this program reads and writes.
pub(super) const LATEST: i64 = MIGRATIONS.len() as i64;

/// The schema of an open file; 0 for a new one.
pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    if application != APPLICATION_ID {
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if application != 0 || version != 0 || tables > 0 {
            return Err(StoreError::Foreign);
        }
    }
    if version > LATEST {
        return Err(StoreError::Newer { found: version, known: LATEST });
    }
    Ok(version)
}

/// Applies what is missing, all or nothing. Another process may have done so in the meantime.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    apply_all(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// Applies what is missing inside `transaction`.
pub(super) fn apply_all(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    apply(transaction, MIGRATIONS)
}

fn apply(transaction: &Transaction<'_>, migrations: &[Migration]) -> Result<(), StoreError> {
    let done: usize = transaction.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))? as usize;
    let missing = migrations.get(done..).unwrap_or_default();
    for migration in missing {
        transaction.execute_batch(migration.sql)?;
    }
    // What fills tables knows the newest schema only.
    for migration in missing {
        (migration.fill)(transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", migrations.len() as i64)?;
    Ok(())
}

/// Puts a consistent copy of the database beside it, named for its schema, before it is migrated. An earlier copy of
/// the same name stays: it is the older state.
pub(super) fn keep_copy(connection: &Connection, path: &Path, version: i64) -> Result<PathBuf, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-schema-{}", version + 1));
    let copy = PathBuf::from(name);
    if !copy.exists() {
        // Under a name of its own until it is whole.
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let whole = tempfile::NamedTempFile::new_in(folder).map_err(StoreError::Temporary)?;
        connection.execute("VACUUM INTO ?1", [whole.path().to_string_lossy()])?;
        match whole.persist_noclobber(&copy) {
            Err(error) if error.error.kind() != ErrorKind::AlreadyExists => {
                return Err(StoreError::Temporary(error.error));
            }
            _ => {}
        }
    }
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(connection: &Connection) -> Vec<String> {
        let mut statement =
            connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn migrations_follow_one_another_and_a_failed_one_leaves_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        let step =
            |sql| Migration { sql, fill: |connection| Ok(connection.execute_batch("INSERT INTO a VALUES (1)")?) };
        let steps = [step("CREATE TABLE a (x)"), step("CREATE TABLE b (y)")];
        for count in 1..=2 {
            let transaction = connection.transaction().unwrap();
            apply(&transaction, &steps[..count]).unwrap();
            transaction.commit().unwrap();
        }
        assert_eq!(tables(&connection), ["a", "b"]);
        assert_eq!(connection.query_row("SELECT count(*) FROM a", [], |row| row.get::<_, i64>(0)).unwrap(), 2);
        let transaction = connection.transaction().unwrap();
        let [first, second] = steps;
        assert!(apply(&transaction, &[first, second, step("CREATE TABLE c (z); nonsense")]).is_err());
        drop(transaction);
        assert_eq!(tables(&connection), ["a", "b"]);
    }

    #[test]
    fn a_copy_is_kept_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some.db");
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch("CREATE TABLE first (x)").unwrap();
        let copy = keep_copy(&connection, &path, 1).unwrap();
        assert!(copy.ends_with("some.db.before-schema-2"));
        connection.execute_batch("CREATE TABLE second (x)").unwrap();
        keep_copy(&connection, &path, 1).unwrap();
        assert_eq!(tables(&Connection::open(copy).unwrap()), ["first"]);
    }
}

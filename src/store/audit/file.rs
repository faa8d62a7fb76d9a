//! The file itself: what SQLite says of it, its schema, and its references.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::Inspection;
use crate::store::{StoreError, migrate};

/// What SQLite finds. A broken index is made anew, which is all that can be derived.
pub(super) fn integrity(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let complaints = complaints(inspection.connection)?;
    if complaints.is_empty() {
        return Ok(());
    }
    if inspection.repair {
        // Where the tables are damaged, this fails, and what was found stands.
        let left = match inspection.connection.execute_batch("REINDEX") {
            Ok(()) => self::complaints(inspection.connection)?.len(),
            Err(_) => complaints.len(),
        };
        inspection.result.repaired = complaints.len().saturating_sub(left) as u64;
    }
    for message in complaints {
        inspection.fault(None, message);
    }
    Ok(())
}

/// SQLite stops by itself after a hundred.
fn complaints(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let said: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(said.into_iter().filter(|line| line != "ok").collect())
}

/// What the schema has and lacks beside one that is made anew. A missing index can be made.
pub(super) fn schema(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let mut model = Connection::open_in_memory()?;
    let transaction = model.transaction()?;
    migrate::apply_all(&transaction)?;
    let wanted = objects(&transaction)?;
    let there = objects(inspection.connection)?;
    for ((kind, name), sql) in &wanted {
        match there.get(&(kind.clone(), name.clone())) {
            None => {
                inspection.fault(None, format!("the {kind} {name} is missing"));
                if inspection.repair && kind == "index" {
                    inspection.connection.execute_batch(sql)?;
                    inspection.result.repaired += 1;
                }
            }
            Some(found) if found != sql => inspection.fault(None, format!("the {kind} {name} is not as it should be")),
            Some(_) => {}
        }
    }
    for (kind, name) in there.keys().filter(|key| !wanted.contains_key(*key)) {
        inspection.fault(None, format!("the {kind} {name} does not belong here"));
    }
    Ok(())
}

/// Everything with a definition, by kind and name; what SQLite makes for itself is left out.
fn objects(connection: &Connection) -> Result<BTreeMap<(String, String), String>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let found = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Rows that belong to something that is gone: variants without a unit, terms without a concept.
pub(super) fn references(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let connection = inspection.connection;
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, number, missing): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let unit = match (table.as_str(), number) {
            ("unit", number) => number,
            ("variant", Some(number)) => connection
                .prepare_cached("SELECT unit FROM variant WHERE id = ?1")?
                .query_row([number], |row| row.get(0))
                .ok(),
            _ => None,
        };
        let number = number.map_or(String::new(), |number| format!(" {number}"));
        inspection.fault(unit, format!("{table}{number} belongs to a {missing} that is not there"));
    }
    Ok(())
}

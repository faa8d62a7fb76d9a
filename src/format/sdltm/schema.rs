//! Opens a memory and looks at what tables and columns it has.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::super::ReadError;
use crate::text::positions::Position;

/// An open memory: the columns of each of its tables.
pub(super) struct Database {
    pub(super) connection: Connection,
    tables: BTreeMap<String, BTreeSet<String>>,
}

impl Database {
    /// Opens the memory at `path`.
    pub(super) fn open(path: &Path) -> Result<Self, ReadError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(address(path), flags).map_err(unreadable)?;
        // What the file defines itself (views, functions in its columns) is not trusted.
        connection
            .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON")
            .map_err(unreadable)?;
        let mut database = Database { connection, tables: BTreeMap::new() };
        database.tables = database.read_tables().map_err(unreadable)?;
        database.check()?;
        Ok(database)
    }

    /// The tables that are real ones, with their columns.
    fn read_tables(&self) -> rusqlite::Result<BTreeMap<String, BTreeSet<String>>> {
        let mut names =
            self.connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")?;
        let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut tables = BTreeMap::new();
        let mut columns = self.connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
        for name in names {
            let columns = columns.query_map([&name], |row| row.get::<_, String>(0))?;
            tables.insert(
                name.to_lowercase(),
                columns.map(|one| one.map(|one| one.to_lowercase())).collect::<Result<_, _>>()?,
            );
        }
        Ok(tables)
    }

    /// Whether `table` has all of `columns`.
    pub(super) fn has(&self, table: &str, columns: &[&str]) -> bool {
        self.tables.get(table).is_some_and(|there| columns.iter().all(|column| there.contains(*column)))
    }

    /// `columns` of `table` for a query; for those that are not there, `NULL`.
    pub(super) fn select(&self, table: &str, columns: &[&str]) -> String {
        let select = |column: &&str| if self.has(table, &[*column]) { (*column).to_owned() } else { "NULL".to_owned() };
        columns.iter().map(select).collect::<Vec<_>>().join(", ")
    }

    /// Whether this is a memory; what it seems to be, where it is none.
    fn check(&self) -> Result<(), ReadError> {
        let memories = self.has("translation_memories", &["source_language", "target_language"]);
        if memories && self.has("translation_units", &["id", "source_segment", "target_segment"]) {
            return Ok(());
        }
        let has = |table| self.tables.contains_key(table);
        let seems = if has("translation_units") {
            "a Trados memory of a version that is not known".to_owned()
        } else if has("posting") && has("variant") && has("concept") {
            "a database of istilahi".to_owned()
        } else if has("mtconcepts") {
            "a Trados termbase".to_owned()
        } else if self.tables.is_empty() {
            "an empty SQLite database".to_owned()
        } else {
            let names: Vec<&str> = self.tables.keys().take(5).map(String::as_str).collect();
            format!("an SQLite database of another program (tables: {})", names.join(", "))
        };
        let message = format!("this is no Trados memory: it seems to be {seems}");
        Err(malformed(message, "give a .sdltm file, or export the memory as TMX in the program it belongs to"))
    }
}

/// The address of a database that is opened for reading alone and that nobody changes meanwhile.
fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    if path.is_absolute() {
        address.push_str(if cfg!(windows) { "///" } else { "//" });
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                address.push(char::from(*byte))
            }
            b'\\' if cfg!(windows) => address.push('/'),
            b':' if cfg!(windows) => address.push(':'),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address + "?mode=ro&immutable=1"
}

/// The error for what SQLite reports.
#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
pub(super) fn unreadable(error: rusqlite::Error) -> ReadError {
    let hint = "get the whole file again, or open the memory in Trados and export it as TMX";
    malformed(format!("the database cannot be read: {error}"), hint)
}

pub(super) fn malformed(message: String, hint: &str) -> ReadError {
    ReadError::Malformed { position: Position { line: 1, column: 1 }, message, hint: Some(hint.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_path_makes_an_address() {
        assert_eq!(address(Path::new("a b#?%.sdltm")), "file:a%20b%23%3F%25.sdltm?mode=ro&immutable=1");
        assert!(cfg!(windows) || address(Path::new("/tmp/é")).starts_with("file:///tmp/%C3%A9?"));
    }
}

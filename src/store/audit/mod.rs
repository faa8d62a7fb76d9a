//! Audits: whether what the database holds is whole and fits together.
//!
//! One entry in [`AUDITS`] for each question. An audit goes through its table some rows at a time and keeps the first
//! few faults, so its memory does not grow with the database. What can be derived from other content is put right
//! where that is asked for; nothing else is changed.

mod derived;
mod file;
mod stored;

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::{Change, Store, StoreError};

/// How many faults of one audit are kept; the others are counted.
const KEPT: usize = 5;

/// How many rows are read before what was found in them is put right.
const ROWS: u64 = 1000;

/// One question about the database.
#[derive(Debug)]
pub struct Audit {
    /// Its name.
    pub name: &'static str,
    /// What holds where there is no fault.
    pub about: &'static str,
    /// The table that it goes through, for telling how far it is.
    table: Option<&'static str>,
    run: fn(&mut Inspection<'_>) -> Result<(), StoreError>,
}

/// Every audit, in order: the file itself, then what people put in, then what is derived from that.
pub const AUDITS: &[Audit] = &[
    Audit { name: "file", about: "SQLite finds the file whole", table: None, run: file::integrity },
    Audit { name: "schema", about: "tables and indexes are those of this version", table: None, run: file::schema },
    Audit { name: "references", about: "whatever belongs to something has it", table: None, run: file::references },
    Audit { name: "units", about: "every unit has text", table: Some("unit"), run: stored::units },
    Audit { name: "words", about: "statuses, origins and languages are known", table: None, run: stored::words },
    Audit { name: "lists", about: "attributes, notes and history can be read", table: None, run: stored::lists },
    Audit { name: "codes", about: "inline codes lie inside their text", table: Some("variant"), run: stored::codes },
    Audit {
        name: "places",
        about: "variants are filed where their unit is",
        table: Some("variant"),
        run: derived::places,
    },
    Audit { name: "text-keys", about: "exact matches are found", table: Some("variant"), run: derived::text_keys },
    Audit { name: "content-keys", about: "duplicates are noticed", table: Some("unit"), run: derived::content_keys },
    Audit { name: "keys", about: "keys are found where they are looked for", table: None, run: derived::key_tables },
    Audit { name: "match-index", about: "fuzzy matches are found", table: None, run: derived::match_index },
    Audit { name: "concordance", about: "words and phrases are found", table: None, run: derived::concordance_words },
];

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The unit that it is about, where it is about one.
    pub unit: Option<i64>,
    /// What is wrong.
    pub message: String,
}

/// What an audit came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditResult {
    /// How many faults there were.
    pub found: u64,
    /// How many of them were put right.
    pub repaired: u64,
    /// The first few.
    pub first: Vec<Fault>,
}

impl Audit {
    fn inspect(
        &self,
        connection: &Connection,
        repair: bool,
        tell: &mut dyn FnMut(u64),
    ) -> Result<AuditResult, StoreError> {
        let mut inspection = Inspection { connection, repair, tell, result: AuditResult::default() };
        match (self.run)(&mut inspection) {
            // The other audits may still say more.
            Err(StoreError::Damaged(what)) => inspection.fault(None, format!("it cannot be read to its end: {what}")),
            other => other?,
        }
        Ok(inspection.result)
    }

    fn rows(&self, connection: &Connection) -> Option<u64> {
        let sql = format!("SELECT count(*) FROM {}", self.table?);
        // The number is for the progress bar alone: where it cannot be had, the audit says why.
        connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).ok().map(i64::unsigned_abs)
    }
}

impl Store {
    /// Asks `audit`; `tell` is called with the number of rows that were looked at since it was called last.
    ///
    /// # Errors
    /// What SQLite reports, damage of the file aside: that is a fault.
    pub fn audit(&self, audit: &Audit, tell: &mut dyn FnMut(u64)) -> Result<AuditResult, StoreError> {
        audit.inspect(&self.connection, false, tell)
    }

    /// How many rows `audit` looks at; `None` where that is not known.
    pub fn audited_rows(&self, audit: &Audit) -> Option<u64> {
        audit.rows(&self.connection)
    }
}

impl Change<'_> {
    /// As [`Store::audit`], and puts right what can be derived.
    ///
    /// # Errors
    /// As there, or what SQLite reports of writing.
    pub fn repair(&mut self, audit: &Audit, tell: &mut dyn FnMut(u64)) -> Result<AuditResult, StoreError> {
        audit.inspect(&self.transaction, true, tell)
    }

    /// How many rows `audit` looks at; `None` where that is not known.
    pub fn audited_rows(&self, audit: &Audit) -> Option<u64> {
        audit.rows(&self.transaction)
    }
}

/// An audit under way.
struct Inspection<'a> {
    connection: &'a Connection,
    repair: bool,
    tell: &'a mut dyn FnMut(u64),
    result: AuditResult,
}

/// What would put a fault right: a statement and its values.
type Remedy = (&'static str, Vec<Value>);

/// What is wrong with a row, and how to put it right where that can be derived.
type Verdict = Option<(String, Option<Remedy>)>;

impl<'a> Inspection<'a> {
    fn fault(&mut self, unit: Option<i64>, message: String) {
        self.result.found += 1;
        if self.result.first.len() < KEPT {
            self.result.first.push(Fault { unit, message });
        }
    }

    /// Judges row after row of a query. It must give the rows whose first column, their number, is above its parameter,
    /// in the order of that, and the number of the unit that the row is about (or `NULL`) in the second column. A row
    /// that cannot be read is a fault.
    fn walk(
        &mut self,
        sql: &str,
        mut judge: impl FnMut(&'a Connection, &Row<'_>) -> Result<Verdict, StoreError>,
    ) -> Result<(), StoreError> {
        let connection = self.connection;
        let sql = format!("{sql} LIMIT {ROWS}");
        let mut last = i64::MIN;
        loop {
            let mut faults = Vec::new();
            let mut seen = 0;
            {
                let mut statement = connection.prepare_cached(&sql)?;
                let mut rows = statement.query([last])?;
                while let Some(row) = rows.next()? {
                    (last, seen) = (row.get(0)?, seen + 1);
                    let unit: Option<i64> = row.get(1)?;
                    match judge(connection, row) {
                        Ok(verdict) => faults.extend(verdict.map(|(message, remedy)| (unit, message, remedy))),
                        Err(StoreError::Damaged(message)) => faults.push((unit, message, None)),
                        Err(other) => faults.push((unit, other.to_string(), None)),
                    }
                }
            }
            for (unit, message, remedy) in faults {
                self.fault(unit, message);
                if let (true, Some((sql, values))) = (self.repair, remedy) {
                    connection.prepare_cached(sql)?.execute(rusqlite::params_from_iter(values))?;
                    self.result.repaired += 1;
                }
            }
            (self.tell)(seen);
            if seen < ROWS {
                return Ok(());
            }
        }
    }
}

/// The text in column `at`.
fn text<'r>(row: &'r Row<'_>, at: usize) -> Result<&'r str, StoreError> {
    optional_text(row, at).map(Option::unwrap_or_default)
}

/// The text in column `at`, which may be `NULL`.
fn optional_text<'r>(row: &'r Row<'_>, at: usize) -> Result<Option<&'r str>, StoreError> {
    let unreadable = |_| {
        let column = row.as_ref().column_name(at).unwrap_or("content");
        StoreError::Damaged(format!("its {column} is no valid UTF-8"))
    };
    row.get_ref(at)?.as_str_or_null().map_err(unreadable)
}

//! Units by their number, by what they are, and by the words of their texts.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::units::load;
use super::{Change, Store, StoreError, StoredUnit, concordance, rows};
use crate::matching::concordance::Sought;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::text::language::Language;

/// Something that a unit has; one of the values is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Property {
    /// It is in one of the memories with these names.
    Memory(Vec<String>),
    /// It has one of these statuses.
    Status(Vec<Status>),
    /// It is of one of these origins.
    Origin(Vec<Origin>),
    /// One of these batches added it.
    Batch(Vec<i64>),
    /// It came from one of these files: the name as it was given, or the last part of it.
    File(Vec<String>),
    /// It has a text in one of these languages, or a region of it.
    Language(Vec<Language>),
}

/// A property that a unit must have, or must not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The property.
    pub property: Property,
    /// Whether the unit must have it.
    pub holds: bool,
}

impl Condition {
    /// The condition in SQL, with a `?` for each of `values` after those that are there.
    fn sql(&self, values: &mut Vec<Value>) -> String {
        let mut list = |all: Vec<Value>| {
            let marks = vec!["?"; all.len()].join(", ");
            values.extend(all);
            marks
        };
        let words =
            |all: &mut dyn Iterator<Item = &'static str>| all.map(|word| Value::from(word.to_owned())).collect();
        let holds = match &self.property {
            Property::Memory(names) => {
                let names = list(names.iter().cloned().map(Value::from).collect());
                format!("unit.memory IN (SELECT id FROM memory WHERE name IN ({names}))")
            }
            Property::Status(all) => {
                format!("unit.status IN ({})", list(words(&mut all.iter().map(|one| one.as_str()))))
            }
            Property::Origin(all) => {
                format!("unit.origin IN ({})", list(words(&mut all.iter().map(|one| one.as_str()))))
            }
            Property::Batch(all) => format!("unit.batch IN ({})", list(all.iter().copied().map(Value::from).collect())),
            Property::File(names) => {
                let one = "(file = ? OR substr(file, -length(?) - 1) IN ('/' || ?, '\\' || ?))";
                let all = vec![one; names.len()].join(" OR ");
                list(names.iter().flat_map(|name| vec![Value::from(name.clone()); 4]).collect());
                format!("unit.batch IN (SELECT id FROM batch WHERE {all})")
            }
            Property::Language(all) => {
                let one = "variant.language = ? OR substr(variant.language, 1, length(?) + 1) = ? || '-'";
                let any = vec![one; all.len()].join(" OR ");
                list(all.iter().flat_map(|one| vec![Value::from(one.as_str().to_owned()); 3]).collect());
                format!("EXISTS (SELECT 1 FROM variant WHERE variant.unit = unit.id AND ({any}))")
            }
        };
        if self.holds { holds } else { format!("NOT coalesce({holds}, 0)") }
    }
}

fn unit(connection: &Connection, id: i64) -> Result<Option<StoredUnit>, StoreError> {
    let memory = connection
        .prepare_cached("SELECT memory.name FROM unit JOIN memory ON memory.id = unit.memory WHERE unit.id = ?1")?
        .query_row([id], |row| row.get::<_, String>(0))
        .optional()?;
    memory.map(|memory| Ok(StoredUnit { id, memory, unit: load(connection, id)? })).transpose()
}

/// The numbers of the units for which all `conditions` hold, in order.
fn numbers(connection: &Connection, conditions: &[Condition]) -> Result<Vec<i64>, StoreError> {
    let mut values = Vec::new();
    let all: Vec<String> = conditions.iter().map(|condition| format!("({})", condition.sql(&mut values))).collect();
    let all = if all.is_empty() { "1".to_owned() } else { all.join(" AND ") };
    let mut statement = connection.prepare(&format!("SELECT id FROM unit WHERE {all} ORDER BY id"))?;
    Ok(statement.query_map(params_from_iter(values), |row| row.get(0))?.collect::<Result<_, _>>()?)
}

impl Store {
    /// The unit with this number; `None` where there is none.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn unit(&self, id: i64) -> Result<Option<StoredUnit>, StoreError> {
        unit(&self.connection, id)
    }

    /// The numbers of the units for which all `conditions` hold, in order.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`] and [`StoreError::NoSuchBatch`] for what there is not, or what SQLite reports.
    pub fn units_where(&self, conditions: &[Condition]) -> Result<Vec<i64>, StoreError> {
        for condition in conditions {
            match &condition.property {
                Property::Memory(names) => names.iter().try_for_each(|name| self.memory(name).map(drop))?,
                Property::Batch(batches) => batches.iter().try_for_each(|batch| self.batch(*batch).map(drop))?,
                _ => {}
            }
        }
        numbers(&self.connection, conditions)
    }

    /// The first `at_most` variants in the language with the primary subtag `base` that hold all that is `sought`, with
    /// the numbers of their units, rejected units left out; and whether there may be more.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn first_with_words(
        &self,
        base: &str,
        sought: &[Sought],
        at_most: usize,
    ) -> Result<(Vec<(i64, Segment)>, bool), StoreError> {
        let Some(expression) = concordance::expression(base, sought) else { return Ok((Vec::new(), false)) };
        let mut statement = self.connection.prepare_cached(
            "SELECT unit.id, unit.status, variant.text, variant.codes
             FROM (SELECT rowid FROM concordance WHERE concordance MATCH ?1 ORDER BY rowid LIMIT ?2) AS found
             JOIN variant ON variant.id = found.rowid JOIN unit ON unit.id = variant.unit ORDER BY found.rowid",
        )?;
        let mut found = statement.query(params![expression, at_most as i64])?;
        let (mut texts, mut seen) = (Vec::new(), 0);
        while let Some(row) = found.next()? {
            seen += 1;
            let status: Status = rows::word(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
            if status != Status::Rejected {
                let codes = row.get_ref(3)?.as_str_or_null().map_err(rusqlite::Error::from)?;
                texts.push((row.get(0)?, rows::segment(row.get(2)?, codes)?));
            }
        }
        Ok((texts, seen >= at_most))
    }
}

impl Change<'_> {
    /// The unit with this number; `None` where there is none.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn unit(&self, id: i64) -> Result<Option<StoredUnit>, StoreError> {
        unit(&self.transaction, id)
    }

    /// The numbers of the units for which all `conditions` hold now, in order.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn units_where(&self, conditions: &[Condition]) -> Result<Vec<i64>, StoreError> {
        numbers(&self.transaction, conditions)
    }

    /// Deletes the unit with this number, which goes into the history. `false`: there is none.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn take_unit_out(&mut self, id: i64) -> Result<bool, StoreError> {
        self.delete_unit(id)
    }
}

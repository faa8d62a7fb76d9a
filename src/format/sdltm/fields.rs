//! The custom fields and contexts of units, as the properties that Trados writes into TMX.

use rusqlite::types::ValueRef;
use rusqlite::{Row, Rows, Statement};

use super::super::ReadError;
use super::dates::tmx_date;
use super::schema::{Database, unreadable};
use crate::model::unit::Annotation;

/// How many properties a unit may have; more are no work of people.
const MOST: usize = 1000;

/// The fields of all units, as a query that is ordered by unit; `None` where the file has no such tables.
pub(super) fn fields_query(database: &Database) -> Option<String> {
    if !database.has("attributes", &["id", "name", "type"]) {
        return None;
    }
    let mut parts = Vec::new();
    for table in ["string_attributes", "numeric_attributes", "date_attributes"] {
        if database.has(table, &["translation_unit_id", "attribute_id", "value"]) {
            parts.push(format!(
                "SELECT o.translation_unit_id, a.id, o.rowid, a.name, a.type, o.value, '{table}' \
                 FROM {table} o JOIN attributes a ON a.id = o.attribute_id"
            ));
        }
    }
    if database.has("picklist_attributes", &["translation_unit_id", "picklist_value_id"])
        && database.has("picklist_values", &["id", "attribute_id", "value"])
    {
        parts.push(
            "SELECT o.translation_unit_id, a.id, o.rowid, a.name, a.type, v.value, 'picklist_attributes' \
             FROM picklist_attributes o JOIN picklist_values v ON v.id = o.picklist_value_id \
             JOIN attributes a ON a.id = v.attribute_id"
                .to_owned(),
        );
    }
    (!parts.is_empty()).then(|| parts.join(" UNION ALL ") + " ORDER BY 1, 2, 3")
}

/// The contexts of all units in the same way: the hashes of the segments before, and names.
pub(super) fn contexts_query(database: &Database) -> Option<String> {
    let mut parts = Vec::new();
    if database.has("translation_unit_contexts", &["translation_unit_id", "left_source_context", "left_target_context"])
    {
        parts.push(
            "SELECT translation_unit_id, 1, rowid, 'x-Context', NULL, \
             left_source_context || ', ' || left_target_context, '' FROM translation_unit_contexts",
        );
    }
    if database.has("translation_unit_idcontexts", &["translation_unit_id", "idcontext"]) {
        parts.push(
            "SELECT translation_unit_id, 2, rowid, 'x-IdContext', NULL, idcontext, '' FROM translation_unit_idcontexts",
        );
    }
    (!parts.is_empty()).then(|| parts.join(" UNION ALL ") + " ORDER BY 1, 2, 3")
}

/// Properties that are ordered by unit, beside the units that are ordered in the same way.
pub(super) struct Beside<'s> {
    rows: Rows<'s>,
    next: Option<(i64, Option<Annotation>)>,
}

impl<'s> Beside<'s> {
    pub(super) fn new(statement: &'s mut Statement<'_>) -> Result<Self, ReadError> {
        let mut beside = Beside { rows: statement.query([]).map_err(unreadable)?, next: None };
        beside.advance()?;
        Ok(beside)
    }

    fn advance(&mut self) -> Result<(), ReadError> {
        // A property of no unit stands before all units.
        let unit = |row: &Row<'_>| row.get::<_, Option<i64>>(0).ok().flatten().unwrap_or(i64::MIN);
        self.next = self.rows.next().map_err(unreadable)?.map(|row| (unit(row), property(row)));
        Ok(())
    }

    /// The properties of the unit `id`.
    pub(super) fn of(&mut self, id: i64) -> Result<Vec<Annotation>, ReadError> {
        let mut found = Vec::new();
        while let Some((unit, property)) = self.next.as_mut().filter(|(unit, _)| *unit <= id) {
            if *unit == id && found.len() < MOST {
                found.extend(property.take());
            }
            self.advance()?;
        }
        Ok(found)
    }
}

/// The property in a row; `None` where it says nothing.
fn property(row: &Row<'_>) -> Option<Annotation> {
    let name = text(row, 3)?;
    let value = text(row, 5)?;
    let table = text(row, 6)?;
    if table.is_empty() {
        return Some(Annotation::property(&name, value));
    }
    let kind = match (row.get::<_, Option<i64>>(4).ok().flatten(), table.as_str()) {
        (Some(1), _) => "SingleString",
        (Some(2), _) => "MultipleString",
        (Some(3), _) => "DateTime",
        (Some(4), _) => "SinglePicklist",
        (Some(5), _) => "MultiplePicklist",
        (Some(6), _) => "Integer",
        (_, "numeric_attributes") => "Integer",
        (_, "date_attributes") => "DateTime",
        (_, "picklist_attributes") => "MultiplePicklist",
        _ => "MultipleString",
    };
    let value = if kind == "DateTime" { tmx_date(&value)? } else { value };
    Some(Annotation::property(&format!("x-{name}:{kind}"), value))
}

/// The value in a column as text, without what is no text.
pub(super) fn text(row: &Row<'_>, column: usize) -> Option<String> {
    match row.get_ref(column).ok()? {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
    }
}

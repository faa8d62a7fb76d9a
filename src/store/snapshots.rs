//! Units as they stood before a change, for the history: put there whole, and brought back whole.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::units::{content_key, language};
use super::{Change, StoreError, concordance, keys, rows};
use crate::matching::outline::Outline;
use crate::model::provenance::Status;
use crate::text::fold::stable_hash;
use crate::text::language::Language;

/// A time that no unit reaches: what is brought back has an old number and a new variant.
const NEVER: &str = "9999-12-31T23:59:59Z";

/// A unit's rows, in their own columns.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Snapshot {
    pub(super) unit: UnitRow,
    pub(super) variants: Vec<VariantRow>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UnitRow {
    pub(super) id: i64,
    pub(super) memory: i64,
    batch: i64,
    pub(super) name: Option<String>,
    pub(super) status: String,
    pub(super) origin: String,
    pub(super) changed: String,
    pub(super) attributes: Option<String>,
    pub(super) annotations: Option<String>,
    #[serde(default)]
    pub(super) as_written: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VariantRow {
    language: String,
    language_as_written: String,
    pub(super) text: String,
    pub(super) codes: Option<String>,
    text_before: Option<i64>,
    text_after: Option<i64>,
    attributes: Option<String>,
    annotations: Option<String>,
}

impl Snapshot {
    pub(super) fn of(connection: &Connection, id: i64) -> Result<Snapshot, StoreError> {
        let unit = connection
            .prepare_cached(
                "SELECT id, memory, batch, name, status, origin, changed, attributes, annotations, as_written FROM unit
                 WHERE id = ?1",
            )?
            .query_row([id], |row| {
                Ok(UnitRow {
                    id: row.get(0)?,
                    memory: row.get(1)?,
                    batch: row.get(2)?,
                    name: row.get(3)?,
                    status: row.get(4)?,
                    origin: row.get(5)?,
                    changed: row.get(6)?,
                    attributes: row.get(7)?,
                    annotations: row.get(8)?,
                    as_written: row.get(9)?,
                })
            })?;
        let mut statement = connection.prepare_cached(
            "SELECT language, language_as_written, text, codes, text_before, text_after, attributes, annotations
             FROM variant WHERE unit = ?1 ORDER BY ordinal",
        )?;
        let variants = statement.query_map([id], |row| {
            Ok(VariantRow {
                language: row.get(0)?,
                language_as_written: row.get(1)?,
                text: row.get(2)?,
                codes: row.get(3)?,
                text_before: row.get(4)?,
                text_after: row.get(5)?,
                attributes: row.get(6)?,
                annotations: row.get(7)?,
            })
        })?;
        Ok(Snapshot { unit, variants: variants.collect::<Result<_, _>>()? })
    }

    /// What the history kept of a unit.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where `written` is no snapshot.
    pub(super) fn read(written: &str) -> Result<Snapshot, StoreError> {
        serde_json::from_str(written).map_err(|error| StoreError::Damaged(format!("the history: {error}")))
    }

    /// What the history keeps of it.
    pub(super) fn written(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|error| StoreError::Damaged(error.to_string()))
    }
}

impl Change<'_> {
    pub(super) fn has_unit(&self, id: i64) -> Result<bool, StoreError> {
        let there = "SELECT EXISTS (SELECT 1 FROM unit WHERE id = ?1)";
        Ok(self.transaction.prepare_cached(there)?.query_row([id], |row| row.get::<_, bool>(0))?)
    }

    /// The unit with this number as the history keeps it.
    pub(super) fn as_it_stands(&self, id: i64) -> Result<String, StoreError> {
        Snapshot::of(&self.transaction, id)?.written()
    }

    /// Deletes the unit with this number, which goes into the history. `false`: there is none.
    pub(super) fn delete_unit(&mut self, id: i64) -> Result<bool, StoreError> {
        // Keys are deleted by what is written of them.
        self.new_keys.write(&self.transaction)?;
        if !self.has_unit(id)? {
            return Ok(false);
        }
        let before = Snapshot::of(&self.transaction, id)?.written()?;
        self.record("unit", &id.to_string(), "delete", Some(before))?;
        self.remove_unit(id)?;
        self.units += 1;
        Ok(true)
    }

    /// Takes the unit with this number out, with all that is derived from its texts.
    pub(super) fn remove_unit(&mut self, id: i64) -> Result<(), StoreError> {
        let variants: Vec<i64> = {
            let mut statement = self.transaction.prepare_cached("SELECT id FROM variant WHERE unit = ?1")?;
            statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?
        };
        for variant in variants {
            self.unsettled.remove(&self.transaction, variant)?;
        }
        concordance::remove_unit(&self.transaction, id)?;
        keys::remove_unit(&self.transaction, id)?;
        self.transaction.prepare_cached("DELETE FROM unit WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Whether the unit of a snapshot is there. Another one with its number is not it: earlier programs gave the number
    /// of a unit that was gone a second time.
    pub(super) fn is_there(&self, unit: &UnitRow) -> Result<bool, StoreError> {
        let there = "SELECT EXISTS (SELECT 1 FROM unit WHERE id = ?1 AND batch = ?2)";
        Ok(self.transaction.prepare_cached(there)?.query_row([unit.id, unit.batch], |row| row.get(0))?)
    }

    /// Gives a unit back what it was in `snapshot`; brings it back where it is gone, under its number where that is free.
    /// `memory` is the number that its memory has now.
    ///
    /// # Errors
    /// [`StoreError::MemoryGone`] where that memory is gone, or what SQLite reports.
    pub(super) fn restore_unit(&mut self, snapshot: Snapshot, memory: i64) -> Result<(), StoreError> {
        self.require_memory(memory)?;
        if self.is_there(&snapshot.unit)? {
            if self.restore_standing(&snapshot)? {
                return Ok(());
            }
            self.delete_unit(snapshot.unit.id)?;
        }
        let id = self.put_unit(snapshot, memory)?;
        self.record("unit", &id.to_string(), "add", None)?;
        self.units += 1;
        Ok(())
    }

    /// Puts a unit in, with all that is derived from its texts; its number, which is the former one where that is free.
    pub(super) fn put_unit(&mut self, snapshot: Snapshot, memory: i64) -> Result<i64, StoreError> {
        let Snapshot { unit, variants } = snapshot;
        let status: Status = rows::word(&unit.status)?;
        let mut segments = Vec::with_capacity(variants.len());
        for variant in &variants {
            segments.push(rows::segment(variant.text.clone(), variant.codes.as_deref())?);
        }
        let forms: Vec<String> = segments.iter().map(|segment| segment.normal_form()).collect();
        let languages: Vec<Language> = variants.iter().map(|variant| language(&variant.language)).collect();
        let content = content_key(languages.iter().zip(forms.iter().map(String::as_str)));
        let duplicate = self.new_keys.knows(&self.transaction, memory, content)?;
        let id = if self.has_unit(unit.id)? { self.unit_numbers.take(&self.transaction)? } else { unit.id };
        self.transaction
            .prepare_cached(
                "INSERT INTO unit (id, memory, batch, name, status, origin, changed, content_key, duplicate,
                   attributes, annotations, as_written)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                id,
                memory,
                unit.batch,
                unit.name,
                unit.status,
                unit.origin,
                unit.changed,
                content,
                duplicate,
                unit.attributes,
                unit.annotations,
                unit.as_written,
            ])?;
        self.new_keys.add_unit(&self.transaction, memory, content, id)?;
        self.new_keys.raise_ceiling(memory, status, NEVER);
        for (ordinal, (variant, segment)) in variants.iter().zip(&segments).enumerate() {
            let tokens = segment.tokens();
            let outline = Outline::of_hashes(&segment.hashes_of(&tokens));
            let (language, text_key) = (&languages[ordinal], stable_hash(&forms[ordinal]) as i64);
            let number = self.unsettled.add(&self.transaction, language.base(), outline)?;
            self.insert_variant_row(&[
                &number,
                &id,
                &memory,
                &(ordinal as i64),
                &language.as_str(),
                &variant.language_as_written,
                &language.base(),
                &variant.text,
                &variant.codes,
                &text_key,
                &variant.text_before,
                &variant.text_after,
                &variant.attributes,
                &variant.annotations,
            ])?;
            self.new_keys.add_variant(memory, language, text_key, number);
            concordance::add(&self.transaction, number, language.base(), segment.text(), &tokens)?;
        }
        Ok(id)
    }
}

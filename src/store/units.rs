//! Units and their variants.

use std::collections::VecDeque;

use rusqlite::{Connection, ToSql, params};

use super::{Change, Memory, Store, StoreError, concordance, rows};
use crate::matching::candidate::Neighbours;
use crate::matching::outline::Outline;
use crate::model::unit::{Unit, Variant};
use crate::text::fold::stable_hash;
use crate::text::language::Language;

/// A unit with its number and memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredUnit {
    /// Its number.
    pub id: i64,
    /// The name of its memory.
    pub memory: String,
    /// The unit.
    pub unit: Unit,
}

impl StoredUnit {
    /// A number that units with the same languages and texts have in common, and others hardly ever.
    pub fn content_key(&self) -> i64 {
        let variants = &self.unit.variants;
        let forms: Vec<String> = variants.iter().map(|variant| variant.segment.normal_form()).collect();
        content_key(variants.iter().map(|variant| &variant.language).zip(forms.iter().map(String::as_str)))
    }
}

impl Change<'_> {
    /// Adds `unit` to the memory with the number `memory`. `neighbours` has an entry for each variant. Returns the
    /// unit's number and whether the memory holds an equal one already (same languages and texts).
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn add_unit(&mut self, memory: i64, unit: &Unit, neighbours: &[Neighbours]) -> Result<(i64, bool), StoreError> {
        let normal_forms: Vec<String> = unit.variants.iter().map(|variant| variant.segment.normal_form()).collect();
        let languages = unit.variants.iter().map(|variant| &variant.language);
        let content_key = content_key(languages.zip(normal_forms.iter().map(String::as_str)));
        let duplicate = self.new_keys.knows(&self.transaction, memory, content_key)?;
        let id = self.unit_numbers.take(&self.transaction)?;
        self.transaction
            .prepare_cached(
                "INSERT INTO unit (id, memory, batch, name, status, origin, changed, content_key, duplicate,
                   attributes, annotations, as_written) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                id,
                memory,
                self.batch,
                unit.name,
                unit.status.as_str(),
                unit.origin.as_str(),
                self.now,
                content_key,
                duplicate,
                rows::attributes_column(&unit.attributes),
                rows::annotations_column(&unit.annotations),
                unit.as_written,
            ])?;
        self.new_keys.add_unit(&self.transaction, memory, content_key, id)?;
        self.new_keys.raise_ceiling(memory, unit.status, &self.now);
        for (ordinal, (variant, normal_form)) in unit.variants.iter().zip(&normal_forms).enumerate() {
            let around = neighbours.get(ordinal).copied().unwrap_or_default();
            self.add_variant((memory, id, ordinal), variant, stable_hash(normal_form) as i64, around)?;
        }
        self.units += 1;
        Ok((id, duplicate))
    }

    /// Adds a variant at its place: memory, unit, and place in the unit.
    fn add_variant(
        &mut self,
        (memory, unit, ordinal): (i64, i64, usize),
        variant: &Variant,
        text_key: i64,
        around: Neighbours,
    ) -> Result<(), StoreError> {
        let Variant { segment, language, .. } = variant;
        let tokens = segment.tokens();
        let outline = Outline::of_hashes(&segment.hashes_of(&tokens));
        let id = self.unsettled.add(&self.transaction, language.base(), outline)?;
        self.insert_variant_row(&[
            &id,
            &unit,
            &memory,
            &(ordinal as i64),
            &language.as_str(),
            &variant.language_as_written,
            &language.base(),
            &segment.text(),
            &rows::codes_column(segment),
            &text_key,
            &around.before.map(|key| key as i64),
            &around.after.map(|key| key as i64),
            &rows::attributes_column(&variant.attributes),
            &rows::annotations_column(&variant.annotations),
        ])?;
        self.new_keys.add_variant(memory, language, text_key, id);
        concordance::add(&self.transaction, id, language.base(), segment.text(), &tokens)
    }

    /// Writes the row of a variant: its columns in the order of the statement.
    pub(super) fn insert_variant_row(&self, columns: &[&dyn ToSql; 14]) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO variant (id, unit, memory, ordinal, language, language_as_written, base, text, codes,
                   text_key, text_before, text_after, attributes, annotations)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(columns)?;
        Ok(())
    }

    /// Deletes the units of a memory, keeping each in the history.
    pub(super) fn delete_units_of(&mut self, memory: i64) -> Result<u64, StoreError> {
        let mut deleted = 0;
        loop {
            let some = ids(&self.transaction, memory, None, 0)?;
            if some.is_empty() {
                return Ok(deleted);
            }
            for id in some {
                deleted += u64::from(self.delete_unit(id)?);
            }
        }
    }
}

impl Store {
    /// The unit with this number, which must be there.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where there is none, or what SQLite reports.
    pub fn known_unit(&self, id: i64) -> Result<StoredUnit, StoreError> {
        let sql = "SELECT memory.name FROM unit JOIN memory ON memory.id = unit.memory WHERE unit.id = ?1";
        let gone = |_| StoreError::Damaged(format!("unit {id} is gone"));
        let memory = self.connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).map_err(gone)?;
        Ok(StoredUnit { id, memory, unit: load(&self.connection, id)? })
    }

    /// The units of the memory called `memory`, or of all memories by name, in the order in which they came; one at a
    /// time is in memory. With `batch`, only those that it brought in.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`] or what SQLite reports, now or at a unit.
    pub fn units(
        &self,
        memory: Option<&str>,
        batch: Option<i64>,
    ) -> Result<impl Iterator<Item = Result<StoredUnit, StoreError>>, StoreError> {
        let memories: Vec<Memory> = match memory {
            Some(name) => vec![self.memory(name)?],
            None => self.memories_alone()?,
        };
        Ok(memories.into_iter().flat_map(move |memory| UnitsOfMemory {
            connection: &self.connection,
            memory,
            batch,
            last: 0,
            waiting: VecDeque::new(),
            ended: false,
        }))
    }
}

/// Walks through a memory by unit number, some hundred numbers at a time.
struct UnitsOfMemory<'a> {
    connection: &'a Connection,
    memory: Memory,
    batch: Option<i64>,
    last: i64,
    waiting: VecDeque<i64>,
    ended: bool,
}

impl UnitsOfMemory<'_> {
    fn step(&mut self) -> Result<Option<StoredUnit>, StoreError> {
        if self.waiting.is_empty() {
            self.waiting = ids(self.connection, self.memory.id, self.batch, self.last)?.into();
        }
        let Some(id) = self.waiting.pop_front() else {
            return Ok(None);
        };
        self.last = id;
        let unit = load(self.connection, id)?;
        Ok(Some(StoredUnit { id, memory: self.memory.name.clone(), unit }))
    }
}

impl Iterator for UnitsOfMemory<'_> {
    type Item = Result<StoredUnit, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let step = self.step().transpose();
        self.ended = !matches!(step, Some(Ok(_)));
        step
    }
}

/// The numbers of the next units of a memory after the number `after`, of one batch alone where that is given.
fn ids(connection: &Connection, memory: i64, batch: Option<i64>, after: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM unit WHERE memory = ?1 AND id > ?2 AND (?3 IS NULL OR batch = ?3) ORDER BY id LIMIT 500",
    )?;
    let ids = statement.query_map(params![memory, after, batch], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(ids)
}

pub(super) fn load(connection: &Connection, id: i64) -> Result<Unit, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT name, status, origin, attributes, annotations, as_written FROM unit WHERE id = ?1")?;
    let mut found = statement.query([id])?;
    let row = found.next()?.ok_or_else(|| StoreError::Damaged(format!("unit {id} is gone")))?;
    let mut unit = Unit {
        name: row.get(0)?,
        status: rows::word(&row.get::<_, String>(1)?)?,
        origin: rows::word(&row.get::<_, String>(2)?)?,
        variants: Vec::new(),
        attributes: rows::attributes(row.get_ref(3)?.as_str_or_null().map_err(rusqlite::Error::from)?)?,
        annotations: rows::annotations(row.get_ref(4)?.as_str_or_null().map_err(rusqlite::Error::from)?)?,
        as_written: row.get(5)?,
    };
    let mut statement = connection.prepare_cached(
        "SELECT language, language_as_written, text, codes, attributes, annotations FROM variant WHERE unit = ?1
         ORDER BY ordinal",
    )?;
    let mut variants = statement.query([id])?;
    while let Some(row) = variants.next()? {
        let text = |at| row.get_ref(at)?.as_str_or_null().map_err(rusqlite::Error::from);
        unit.variants.push(Variant {
            language: language(&row.get::<_, String>(0)?),
            language_as_written: row.get(1)?,
            segment: rows::segment(row.get(2)?, text(3)?)?,
            attributes: rows::attributes(text(4)?)?,
            annotations: rows::annotations(text(5)?)?,
        });
    }
    Ok(unit)
}

/// A language as the database holds it: canonical, or `und`.
pub(super) fn language(tag: &str) -> Language {
    tag.parse().unwrap_or_else(|_| Language::undetermined())
}

/// Equal for units with the same languages and texts.
///
/// `texts` has the language and normal form of each.
pub(super) fn content_key<'a>(texts: impl Iterator<Item = (&'a Language, &'a str)>) -> i64 {
    let mut contents: Vec<String> = texts.map(|(language, form)| [language.as_str(), "\u{0}", form].concat()).collect();
    contents.sort_unstable();
    stable_hash(&contents.join("\u{1}")) as i64
}

//! What matching asks of the database about the variants that it found, each thing only when it is needed: the text,
//! then the standing of its unit, then the translations.

use rusqlite::params;

use super::units::language;
use super::{Memory, Store, StoreError, keys, rows};
use crate::matching::candidate::{Candidate, Neighbours, Standing};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::text::language::Language;

/// Which units are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryFilter {
    /// Names of memories; empty for all.
    pub memories: Vec<String>,
    /// Only units that a second person has read.
    pub reviewed_only: bool,
}

/// The memories that a [`MemoryFilter`] lets in.
#[derive(Clone, Debug)]
pub struct Shelf {
    memories: Vec<Memory>,
    reviewed_only: bool,
    ceiling: (i64, Status, String),
}

impl Shelf {
    /// The standing that no unit of these memories is above; its own numbers are `unit` and `variant`.
    pub fn ceiling(&self, unit: i64, variant: i64) -> Standing<'_> {
        let (priority, status, changed) = &self.ceiling;
        let (priority, status) = (*priority, *status);
        Standing { unit, variant, priority, memory_penalty: 0, status, origin: Origin::Human, changed }
    }
}

impl Shelf {
    /// The numbers of the memories.
    pub(super) fn numbers(&self) -> impl Iterator<Item = i64> + '_ {
        self.memories.iter().map(|memory| memory.id)
    }

    /// Whether a unit of the memory with the number `memory` may be shown.
    pub(super) fn admits(&self, memory: i64, status: Status) -> bool {
        status != Status::Rejected
            && (!self.reviewed_only || status.is_reviewed())
            && self.memories.iter().any(|one| one.id == memory)
    }
}

/// A text that was found, and the unit it belongs to.
#[derive(Clone, Debug)]
pub struct Source {
    /// The number of the variant.
    pub variant: i64,
    /// The number of its unit.
    pub unit: i64,
    /// The text.
    pub segment: Segment,
    /// What stood around it.
    pub neighbours: Neighbours,
}

/// A unit that may be shown: its memory and what else counts for its rank.
#[derive(Clone, Debug)]
pub struct Holder<'a> {
    unit: i64,
    memory: &'a Memory,
    status: Status,
    origin: Origin,
    changed: String,
}

impl Holder<'_> {
    /// What the unit brings to the rank of its variant with the number `variant`.
    pub fn standing(&self, variant: i64) -> Standing<'_> {
        Standing {
            unit: self.unit,
            variant,
            priority: self.memory.priority,
            memory_penalty: self.memory.penalty,
            status: self.status,
            origin: self.origin,
            changed: &self.changed,
        }
    }
}

impl Store {
    /// The memories that `filter` lets in.
    ///
    /// # Errors
    /// [`StoreError::NoSuchMemory`] for a name that there is not, or what SQLite reports.
    pub fn shelf(&self, filter: &MemoryFilter) -> Result<Shelf, StoreError> {
        let memories = if filter.memories.is_empty() {
            self.memories_alone()?
        } else {
            filter.memories.iter().map(|name| self.memory(name)).collect::<Result<_, _>>()?
        };
        let mut ceiling = (i64::MIN, Status::Rejected, String::new());
        for memory in &memories {
            let Some((status, changed)) = keys::ceiling(&self.connection, memory.id)? else { continue };
            ceiling.0 = ceiling.0.max(memory.priority);
            ceiling.1 = if status.rank() > ceiling.1.rank() { status } else { ceiling.1 };
            ceiling.2 = ceiling.2.max(changed);
        }
        Ok(Shelf { memories, reviewed_only: filter.reviewed_only, ceiling })
    }

    /// The numbers of the variants in the language with the primary subtag `base` whose text has the key `text_key`.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn variants_with_text(&self, base: &str, text_key: u64) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT variant.id FROM text_key JOIN variant ON variant.id = text_key.variant
             WHERE text_key.key = ?1 AND variant.base = ?2 ORDER BY variant.id",
        )?;
        let found = statement.query_map(params![text_key as i64, base], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The text of a variant; `None` where it is gone or in another language than that with the primary subtag `base`:
    /// rare elements of all languages share their lists.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn source(&self, variant: i64, base: &str) -> Result<Option<Source>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT unit, text, codes, text_before, text_after FROM variant WHERE id = ?1 AND base = ?2",
        )?;
        let mut found = statement.query(params![variant, base])?;
        let Some(row) = found.next()? else { return Ok(None) };
        let codes = row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?;
        let key = |at| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(at)?.map(|key| key as u64));
        Ok(Some(Source {
            variant,
            unit: row.get(0)?,
            segment: rows::segment(row.get(1)?, codes)?,
            neighbours: Neighbours { before: key(3)?, after: key(4)? },
        }))
    }

    /// The unit with the number `unit`; `None` where `shelf` does not have it or it was rejected.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn holder<'a>(&self, unit: i64, shelf: &'a Shelf) -> Result<Option<Holder<'a>>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT memory, status, origin, changed FROM unit WHERE id = ?1")?;
        let mut found = statement.query([unit])?;
        let Some(row) = found.next()? else { return Ok(None) };
        let number: i64 = row.get(0)?;
        let text = |at| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let status: Status = rows::word(text(1)?)?;
        let memory = shelf.memories.iter().find(|memory| memory.id == number);
        let Some(memory) =
            memory.filter(|_| status != Status::Rejected && (!shelf.reviewed_only || status.is_reviewed()))
        else {
            return Ok(None);
        };
        Ok(Some(Holder { unit, memory, status, origin: rows::word(text(2)?)?, changed: row.get(3)? }))
    }

    /// All that the variant with the number `variant`, in the language `from`, gives: its candidates, if `shelf` has
    /// its unit.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn candidates_of(
        &self,
        variant: i64,
        shelf: &Shelf,
        from: &Language,
        target: &Language,
    ) -> Result<Vec<Candidate>, StoreError> {
        let Some(source) = self.source(variant, from.base())? else { return Ok(Vec::new()) };
        let Some(holder) = self.holder(source.unit, shelf)? else { return Ok(Vec::new()) };
        self.candidates(&source, &holder, target)
    }

    /// The candidates that `source` gives: one for each translation of its unit that serves best where `target` is
    /// asked for.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn candidates(
        &self,
        source: &Source,
        holder: &Holder<'_>,
        target: &Language,
    ) -> Result<Vec<Candidate>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT language, text, codes FROM variant WHERE unit = ?1 AND base = ?2 AND id <> ?3 ORDER BY ordinal",
        )?;
        let mut found = statement.query(params![source.unit, target.base(), source.variant])?;
        let mut translations: Vec<(Language, Segment)> = Vec::new();
        while let Some(row) = found.next()? {
            let codes = row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?;
            translations.push((language(&row.get::<_, String>(0)?), rows::segment(row.get(1)?, codes)?));
        }
        let nearest = translations.iter().map(|(language, _)| language.serves(target)).max().flatten();
        translations.retain(|(language, _)| language.serves(target) == nearest);
        let candidate = |(target_language, target)| Candidate {
            unit: holder.unit,
            variant: source.variant,
            memory: holder.memory.name.clone(),
            priority: holder.memory.priority,
            memory_penalty: holder.memory.penalty,
            status: holder.status,
            origin: holder.origin,
            changed: holder.changed.clone(),
            source: source.segment.clone(),
            neighbours: source.neighbours,
            target_language,
            target,
        };
        Ok(translations.into_iter().map(candidate).collect())
    }
}

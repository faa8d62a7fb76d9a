//! What matching asks of the database about the variants that it found: candidates to compare.

use rusqlite::params;

use super::units::language;
use super::{Store, StoreError, rows};
use crate::matching::candidate::{Candidate, Neighbours};
use crate::text::language::Language;

/// Which units are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryFilter {
    /// Names of memories; empty for all.
    pub memories: Vec<String>,
    /// Only units that a second person has read.
    pub reviewed_only: bool,
}

impl Store {
    /// The numbers of the variants in the language with the primary subtag `base` whose text has the key `text_key`.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn variants_with_text(&self, base: &str, text_key: u64) -> Result<Vec<i64>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM variant WHERE text_key = ?1 AND base = ?2 ORDER BY id")?;
        let found = statement.query_map(params![text_key as i64, base], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The candidates that the variant with the number `source` gives: one for each translation of its unit that
    /// serves best where `target` is asked for; none where the filter leaves the unit out or it was rejected.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn candidates(
        &self,
        source: i64,
        target: &Language,
        filter: &MemoryFilter,
    ) -> Result<Vec<Candidate>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT unit.id, memory.name, memory.priority, memory.penalty, unit.status, unit.origin, unit.changed,
                    source.text, source.codes, source.text_before, source.text_after,
                    target.language, target.text, target.codes
             FROM variant AS source
             JOIN unit ON unit.id = source.unit
             JOIN memory ON memory.id = unit.memory
             JOIN variant AS target ON target.unit = unit.id AND target.base = ?2 AND target.id <> source.id
             WHERE source.id = ?1 AND unit.status <> 'rejected'
             ORDER BY target.ordinal",
        )?;
        let mut found = statement.query(params![source, target.base()])?;
        let mut candidates: Vec<(Option<u8>, Candidate)> = Vec::new();
        while let Some(row) = found.next()? {
            let memory: String = row.get(1)?;
            let status: crate::model::provenance::Status = rows::word(&row.get::<_, String>(4)?)?;
            let left_out = !filter.memories.is_empty() && !filter.memories.contains(&memory)
                || filter.reviewed_only && !status.is_reviewed();
            if left_out {
                continue;
            }
            let text = |at| row.get_ref(at)?.as_str_or_null().map_err(rusqlite::Error::from);
            let key = |at| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(at)?.map(|key| key as u64));
            let target_language = language(&row.get::<_, String>(11)?);
            candidates.push((
                target_language.serves(target),
                Candidate {
                    unit: row.get(0)?,
                    memory,
                    priority: row.get(2)?,
                    memory_penalty: row.get(3)?,
                    status,
                    origin: rows::word(&row.get::<_, String>(5)?)?,
                    changed: row.get(6)?,
                    source: rows::segment(row.get(7)?, text(8)?)?,
                    neighbours: Neighbours { before: key(9)?, after: key(10)? },
                    target: rows::segment(row.get(12)?, text(13)?)?,
                    target_language,
                },
            ));
        }
        let nearest = candidates.iter().map(|(rank, _)| *rank).max().flatten();
        Ok(candidates.into_iter().filter(|(rank, _)| *rank == nearest).map(|(_, candidate)| candidate).collect())
    }
}

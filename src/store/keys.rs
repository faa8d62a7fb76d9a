//! Keys by which equal texts and equal units are found, and which languages a memory has.
//!
//! A hash has no order that its rows come in: put into an index one by one, each lands on another page. So a change
//! collects its keys and writes them sorted, some hundred thousand at a time.

use std::collections::BTreeMap;

use fnv::FnvHashSet;
use rusqlite::{Connection, params};

use super::{StoreError, numbers, rows};
use crate::model::provenance::Status;
use crate::text::language::Language;

/// How many units are collected before their keys are written.
const AT_A_TIME: usize = 250_000;

/// The keys of new units that are not written yet.
#[derive(Debug, Default)]
pub(super) struct NewKeys {
    /// Memory, content key and unit.
    units: Vec<(i64, i64, i64)>,
    contents: FnvHashSet<(i64, i64)>,
    /// Text key and variant.
    texts: Vec<(i64, i64)>,
    /// How many more variants there are of a memory and language.
    languages: BTreeMap<(i64, Language), i64>,
    /// The best status and the latest change of a memory's new units.
    ceilings: BTreeMap<i64, (Status, String)>,
}

impl NewKeys {
    /// Whether the memory holds a unit with this content key.
    pub(super) fn knows(&self, connection: &Connection, memory: i64, content_key: i64) -> Result<bool, StoreError> {
        if self.contents.contains(&(memory, content_key)) {
            return Ok(true);
        }
        let sql = "SELECT EXISTS (SELECT 1 FROM content_key WHERE memory = ?1 AND key = ?2)";
        Ok(connection.prepare_cached(sql)?.query_row([memory, content_key], |row| row.get(0))?)
    }

    /// Takes in a unit of `status` that changes now.
    pub(super) fn raise_ceiling(&mut self, memory: i64, status: Status, now: &str) {
        match self.ceilings.get_mut(&memory) {
            Some(known) => raise(known, status, now),
            None => drop(self.ceilings.insert(memory, (status, now.to_owned()))),
        }
    }

    /// Takes in the key of a new unit.
    pub(super) fn add_unit(
        &mut self,
        connection: &Connection,
        memory: i64,
        content_key: i64,
        unit: i64,
    ) -> Result<(), StoreError> {
        if self.units.len() >= AT_A_TIME {
            self.write(connection)?;
        }
        self.units.push((memory, content_key, unit));
        self.contents.insert((memory, content_key));
        Ok(())
    }

    /// Takes in the key of a new variant.
    pub(super) fn add_variant(&mut self, memory: i64, language: &Language, text_key: i64, variant: i64) {
        self.texts.push((text_key, variant));
        match self.languages.get_mut(&(memory, language.clone())) {
            Some(count) => *count += 1,
            None => drop(self.languages.insert((memory, language.clone()), 1)),
        }
    }

    /// Writes what was taken in.
    pub(super) fn write(&mut self, connection: &Connection) -> Result<(), StoreError> {
        self.units.sort_unstable();
        let mut insert =
            connection.prepare_cached("INSERT INTO content_key (memory, key, unit) VALUES (?1, ?2, ?3)")?;
        for (memory, key, unit) in self.units.drain(..) {
            insert.execute([memory, key, unit])?;
        }
        self.contents.clear();
        self.texts.sort_unstable();
        let mut insert = connection.prepare_cached("INSERT INTO text_key (key, variant) VALUES (?1, ?2)")?;
        for (key, variant) in self.texts.drain(..) {
            insert.execute([key, variant])?;
        }
        for ((memory, language), count) in std::mem::take(&mut self.languages) {
            add_language(connection, memory, &language, count)?;
        }
        for (memory, (status, now)) in std::mem::take(&mut self.ceilings) {
            let mut known = ceiling(connection, memory)?.unwrap_or((status, now.clone()));
            raise(&mut known, status, &now);
            connection
                .prepare_cached("INSERT OR REPLACE INTO memory_ceiling (memory, status, changed) VALUES (?1, ?2, ?3)")?
                .execute(params![memory, known.0.as_str(), known.1])?;
        }
        Ok(())
    }
}

fn raise(known: &mut (Status, String), status: Status, changed: &str) {
    if status.rank() > known.0.rank() {
        known.0 = status;
    }
    if changed > known.1.as_str() {
        known.1 = changed.to_owned();
    }
}

/// The status that no unit of the memory is above, and the time after which none was changed; `None` where it has none.
pub(super) fn ceiling(connection: &Connection, memory: i64) -> Result<Option<(Status, String)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT status, changed FROM memory_ceiling WHERE memory = ?1")?;
    let mut found = statement.query([memory])?;
    let Some(row) = found.next()? else { return Ok(None) };
    Ok(Some((rows::word(&row.get::<_, String>(0)?)?, row.get(1)?)))
}

fn add_language(connection: &Connection, memory: i64, language: &Language, count: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO memory_language (memory, language, base, variants) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET variants = variants + excluded.variants",
        )?
        .execute(params![memory, language.as_str(), language.base(), count])?;
    Ok(())
}

/// Deletes the keys of a unit that is still there.
pub(super) fn remove_unit(connection: &Connection, unit: i64) -> Result<(), StoreError> {
    let one = |sql| connection.prepare_cached(sql)?.execute([unit]);
    one("DELETE FROM content_key
         WHERE (memory, key, unit) = (SELECT memory, content_key, id FROM unit WHERE id = ?1)")?;
    one("DELETE FROM text_key WHERE (key, variant) IN (SELECT text_key, id FROM variant WHERE unit = ?1)")?;
    one("UPDATE memory_language SET variants = variants -
           (SELECT count(*) FROM variant
            WHERE unit = ?1 AND variant.memory = memory_language.memory AND variant.language = memory_language.language)
         WHERE memory = (SELECT memory FROM unit WHERE id = ?1)")?;
    one("DELETE FROM memory_language WHERE memory = (SELECT memory FROM unit WHERE id = ?1) AND variants <= 0")?;
    Ok(())
}

/// Makes all keys anew from the columns of units and variants.
pub(super) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM text_key;
         INSERT INTO text_key (key, variant) SELECT text_key, id FROM variant ORDER BY 1, 2;
         DELETE FROM content_key;
         INSERT INTO content_key (memory, key, unit) SELECT memory, content_key, id FROM unit ORDER BY 1, 2, 3;
         DELETE FROM memory_language;
         INSERT INTO memory_language (memory, language, base, variants)
           SELECT memory, language, min(base), count(*) FROM variant GROUP BY 1, 2;
         -- A ceiling does not fall: it may know of older units with newer variants.
         INSERT INTO memory_ceiling (memory, status, changed)
           SELECT memory, 'approved', max(changed) FROM unit WHERE true GROUP BY memory
           ON CONFLICT DO UPDATE SET status = 'approved', changed = max(memory_ceiling.changed, excluded.changed);",
    )?;
    numbers::rebuild(connection)
}

/// What is wrong with the keys, in words; empty where they are those of a rebuild.
pub(super) fn audit(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let checks = [
        (
            "texts are not found by their key",
            "SELECT count(*) FROM variant WHERE NOT EXISTS
               (SELECT 1 FROM text_key WHERE key = variant.text_key AND variant = variant.id)",
        ),
        ("keys are of no text", "SELECT max(0, (SELECT count(*) FROM text_key) - (SELECT count(*) FROM variant))"),
        (
            "units are not found by their key",
            "SELECT count(*) FROM unit WHERE NOT EXISTS
               (SELECT 1 FROM content_key AS one
                WHERE one.memory = unit.memory AND one.key = unit.content_key AND one.unit = unit.id)",
        ),
        ("keys are of no unit", "SELECT max(0, (SELECT count(*) FROM content_key) - (SELECT count(*) FROM unit))"),
        (
            "memories have units above their ceiling",
            "WITH rank (status, rank) AS
               (VALUES ('rejected', 0), ('draft', 1), ('translated', 2), ('reviewed', 3), ('approved', 4))
             SELECT count(*) FROM
               (SELECT memory, max(changed) AS changed, max(rank) AS rank FROM unit JOIN rank USING (status) GROUP BY 1)
               AS found
             LEFT JOIN (SELECT memory, changed, rank FROM memory_ceiling JOIN rank USING (status)) AS kept USING (memory)
             WHERE kept.changed IS NULL OR kept.changed < found.changed OR kept.rank < found.rank",
        ),
        (
            "languages of memories are counted wrong",
            "SELECT count(*) FROM
               (SELECT memory, language, min(base) AS base, count(*) AS variants FROM variant GROUP BY 1, 2) AS found
             FULL JOIN memory_language AS kept USING (memory, language)
             WHERE found.variants IS NOT kept.variants OR found.base IS NOT kept.base",
        ),
        (
            "kinds of numbers could be given a second time",
            "SELECT count(*) FROM
               (SELECT 'unit' AS entity, (SELECT coalesce(max(id), 0) FROM unit) AS given
                UNION ALL SELECT 'memory', (SELECT coalesce(max(id), 0) FROM memory)) AS found
             LEFT JOIN next_number USING (entity) WHERE number IS NULL OR number <= given",
        ),
    ];
    let mut wrong = Vec::new();
    for (says, sql) in checks {
        let count: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        if count > 0 {
            wrong.push(format!("{count} {says}"));
        }
    }
    Ok(wrong)
}

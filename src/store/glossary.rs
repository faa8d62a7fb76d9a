//! Concepts and terms.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::units::language;
use super::{Change, Store, StoreError, rows};
use crate::model::concept::{Concept, Term};
use crate::text::fold::stable_hash;

/// What bringing in one shipped concept came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncOutcome {
    /// It was not there.
    Added,
    /// A newer form took the place of the one shipped before.
    Updated,
    /// It is there as shipped.
    Unchanged,
    /// A user changed or removed it, so it was left alone.
    Kept,
}

impl Store {
    /// All concepts with their terms, by name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn concepts(&self) -> Result<Vec<Concept>, StoreError> {
        concepts(&self.connection)
    }

    /// How many concepts and terms there are.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn glossary_size(&self) -> Result<(u64, u64), StoreError> {
        let count = |sql| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs);
        Ok((count("SELECT count(*) FROM concept")?, count("SELECT count(*) FROM term")?))
    }
}

impl Change<'_> {
    /// All concepts with their terms, by name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn concepts(&self) -> Result<Vec<Concept>, StoreError> {
        concepts(&self.transaction)
    }

    /// The concept called `name`.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn concept(&self, name: &str) -> Result<Option<Concept>, StoreError> {
        let found = self
            .transaction
            .prepare_cached(
                "SELECT name, domain, definition, do_not_translate, note, id, as_written FROM concept WHERE name = ?1",
            )?
            .query_row([name], |row| {
                let concept = Concept {
                    name: row.get(0)?,
                    domain: row.get(1)?,
                    definition: row.get(2)?,
                    do_not_translate: row.get(3)?,
                    note: row.get(4)?,
                    terms: Vec::new(),
                    as_written: row.get(6)?,
                };
                Ok((concept, row.get::<_, i64>(5)?))
            })
            .optional()?;
        found.map(|(concept, id)| Ok(Concept { terms: terms(&self.transaction, id)?, ..concept })).transpose()
    }

    /// Adds `concept`, or puts it in the place of the one with its name, which goes into the history.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn put_concept(&self, concept: &Concept) -> Result<(), StoreError> {
        match self.concept(&concept.name)? {
            Some(before) if before == *concept => return Ok(()),
            Some(before) => {
                self.record("concept", &concept.name, "edit", Some(snapshot(&before)))?;
                self.transaction.execute("DELETE FROM concept WHERE name = ?1", [&concept.name])?;
            }
            None => self.record("concept", &concept.name, "add", None)?,
        }
        self.transaction
            .prepare_cached(
                "INSERT INTO concept (name, domain, definition, do_not_translate, note, batch, as_written)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                concept.name,
                concept.domain,
                concept.definition,
                concept.do_not_translate,
                concept.note,
                self.batch,
                concept.as_written,
            ])?;
        let id = self.transaction.last_insert_rowid();
        let mut statement = self.transaction.prepare_cached(
            "INSERT INTO term (concept, ordinal, language, text, status, part_of_speech, noun_class, plural, animate,
               source, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        for (ordinal, term) in concept.terms.iter().enumerate() {
            statement.execute(params![
                id,
                ordinal as i64,
                term.language.as_str(),
                term.text,
                term.status.as_str(),
                term.part_of_speech.map(|word| word.as_str()),
                term.noun_class,
                term.plural,
                term.animate,
                term.source,
                term.note,
            ])?;
        }
        Ok(())
    }

    /// Deletes the concept called `name`, which goes into the history; where it is gone already, nothing is done.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn delete_concept(&self, name: &str) -> Result<(), StoreError> {
        let Some(before) = self.concept(name)? else { return Ok(()) };
        self.record("concept", name, "delete", Some(snapshot(&before)))?;
        self.transaction.execute("DELETE FROM concept WHERE name = ?1", [name])?;
        Ok(())
    }

    /// Puts back the concept of an entry of the history.
    pub(super) fn restore_concept(&self, before: &str) -> Result<(), StoreError> {
        self.put_concept(&from_snapshot(before)?)
    }

    /// Brings in a concept that ships with the program, unless a user changed or removed what was shipped before.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn sync_concept(&self, shipped: &Concept) -> Result<SyncOutcome, StoreError> {
        let last_shipped: Option<i64> = self
            .transaction
            .prepare_cached("SELECT digest FROM shipped_concept WHERE name = ?1")?
            .query_row([&shipped.name], |row| row.get(0))
            .optional()?;
        let present = self.concept(&shipped.name)?;
        let outcome = match (&present, last_shipped) {
            (Some(present), _) if describe(present) == describe(shipped) => SyncOutcome::Unchanged,
            (Some(present), Some(digest)) if self::digest(present) == digest => SyncOutcome::Updated,
            (None, None) => SyncOutcome::Added,
            (Some(_), _) | (None, Some(_)) => return Ok(SyncOutcome::Kept),
        };
        self.put_concept(shipped)?;
        self.transaction
            .prepare_cached("INSERT OR REPLACE INTO shipped_concept (name, digest) VALUES (?1, ?2)")?
            .execute(params![shipped.name, digest(shipped)])?;
        Ok(outcome)
    }
}

/// What [`term_from_row`] reads, in its order.
const TERM_COLUMNS: &str = "language, text, status, part_of_speech, noun_class, plural, animate, source, term.note";

fn concepts(connection: &Connection) -> Result<Vec<Concept>, StoreError> {
    let mut statement = connection.prepare(&format!(
        "SELECT {TERM_COLUMNS}, name, domain, definition, do_not_translate, concept.note, as_written
         FROM concept LEFT JOIN term ON term.concept = concept.id ORDER BY name, ordinal"
    ))?;
    let mut found = statement.query([])?;
    let mut concepts: Vec<Concept> = Vec::new();
    while let Some(row) = found.next()? {
        let name: String = row.get(9)?;
        if concepts.last().is_none_or(|last| last.name != name) {
            concepts.push(Concept {
                name,
                domain: row.get(10)?,
                definition: row.get(11)?,
                do_not_translate: row.get(12)?,
                note: row.get(13)?,
                terms: Vec::new(),
                as_written: row.get(14)?,
            });
        }
        if let (Some(concept), Some(_)) = (concepts.last_mut(), row.get::<_, Option<String>>(0)?) {
            concept.terms.push(term_from_row(row)?);
        }
    }
    Ok(concepts)
}

fn terms(connection: &Connection, concept: i64) -> Result<Vec<Term>, StoreError> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {TERM_COLUMNS} FROM term WHERE concept = ?1 ORDER BY ordinal"))?;
    let mut found = statement.query([concept])?;
    let mut terms = Vec::new();
    while let Some(row) = found.next()? {
        terms.push(term_from_row(row)?);
    }
    Ok(terms)
}

fn term_from_row(row: &Row<'_>) -> Result<Term, StoreError> {
    let part_of_speech: Option<String> = row.get(3)?;
    Ok(Term {
        language: language(&row.get::<_, String>(0)?),
        text: row.get(1)?,
        status: rows::word(&row.get::<_, String>(2)?)?,
        part_of_speech: part_of_speech.as_deref().map(rows::word).transpose()?,
        noun_class: row.get(4)?,
        plural: row.get(5)?,
        animate: row.get(6)?,
        source: row.get(7)?,
        note: row.get(8)?,
    })
}

/// Everything about a concept, for the history and for telling whether it was changed.
fn describe(concept: &Concept) -> serde_json::Value {
    let terms: Vec<_> = concept
        .terms
        .iter()
        .map(|term| {
            serde_json::json!({
                "lang": term.language.as_str(), "term": term.text, "status": term.status,
                "part_of_speech": term.part_of_speech, "noun_class": term.noun_class, "plural": term.plural,
                "animate": term.animate, "source": term.source, "note": term.note,
            })
        })
        .collect();
    serde_json::json!({
        "concept": concept.name, "domain": concept.domain, "definition": concept.definition,
        "do_not_translate": concept.do_not_translate, "note": concept.note, "terms": terms,
    })
}

/// A concept for the history: with its element, which is no part of what tells whether it was changed.
fn snapshot(concept: &Concept) -> String {
    let mut all = describe(concept);
    if let Some(element) = &concept.as_written {
        all["as_written"] = element.as_str().into();
    }
    all.to_string()
}

/// The concept of a [`snapshot`].
fn from_snapshot(snapshot: &str) -> Result<Concept, StoreError> {
    let damaged = |what: String| StoreError::Damaged(format!("the history: {what}"));
    let all: serde_json::Value = serde_json::from_str(snapshot).map_err(|error| damaged(error.to_string()))?;
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().map(str::to_owned);
    let required = |value: &serde_json::Value, key: &str| text(value, key).ok_or_else(|| damaged(format!("no {key}")));
    let mut concept = Concept::new(required(&all, "concept")?);
    concept.domain = text(&all, "domain");
    concept.definition = text(&all, "definition");
    concept.do_not_translate = all["do_not_translate"].as_bool().unwrap_or_default();
    concept.note = text(&all, "note");
    concept.as_written = text(&all, "as_written");
    for one in all["terms"].as_array().into_iter().flatten() {
        concept.terms.push(Term {
            status: rows::word(&required(one, "status")?)?,
            part_of_speech: text(one, "part_of_speech").as_deref().map(rows::word).transpose()?,
            noun_class: text(one, "noun_class"),
            plural: text(one, "plural"),
            animate: one["animate"].as_bool().unwrap_or_default(),
            source: text(one, "source"),
            note: text(one, "note"),
            ..Term::new(language(&required(one, "lang")?), required(one, "term")?)
        });
    }
    Ok(concept)
}

fn digest(concept: &Concept) -> i64 {
    stable_hash(&describe(concept).to_string()) as i64
}

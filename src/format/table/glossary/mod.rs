//! Tables as glossaries: our own forms, those of other programs, and any table whose header names languages.
//!
//! Three kinds are read: terms (`concept,lang,term,…`), concepts (`concept,domain,definition,…`) and tables with
//! language columns (`en,sw,noun_class,…`). One form is written, which holds everything and reads back as it was.

mod concepts;
mod plain;
mod proposals;
mod reader;
mod row;
mod words;
mod writer;

use std::collections::HashMap;

pub(super) use self::proposals::write_proposals;
pub(super) use self::reader::read;
pub(super) use self::writer::write;
use super::super::{Glossary, ReadError, ReadOptions};
use super::separated::csv_table;
use crate::model::concept::Concept;

/// Reads a glossary that is kept as two tables, `concepts.csv` and `terms.csv`: concepts in the order of the first,
/// then those that only the second knows.
///
/// # Errors
/// Where a table is none, or has anything that would be a warning in a user's file: what ships must be flawless.
pub fn read_glossary_pair(concepts_csv: &str, terms_csv: &str) -> Result<Vec<Concept>, ReadError> {
    let mut concepts = read_flawless(concepts_csv)?;
    let places: HashMap<String, usize> =
        concepts.iter().enumerate().map(|(place, concept)| (concept.name.clone(), place)).collect();
    for concept in read_flawless(terms_csv)? {
        match places.get(&concept.name) {
            Some(place) => concepts[*place].terms.extend(concept.terms),
            None => concepts.push(concept),
        }
    }
    Ok(concepts)
}

fn read_flawless(text: &str) -> Result<Vec<Concept>, ReadError> {
    let glossary = read_text(text, "")?;
    match glossary.warnings.into_iter().next() {
        Some(warning) => Err(ReadError::Malformed { position: warning.position, message: warning.message, hint: None }),
        None => Ok(glossary.concepts),
    }
}

fn read_text(text: &str, name_prefix: &str) -> Result<Glossary, ReadError> {
    let options = ReadOptions::default();
    let mut bytes = text.as_bytes();
    let mut table = csv_table(&mut bytes, &options)?;
    read(&mut table, &options, name_prefix)
}

#[cfg(test)]
pub(super) mod tests;

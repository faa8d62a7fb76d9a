//! Tables of terms: our own CSV forms, and any table whose header names languages.
//!
//! Three headers are read: terms (`concept,lang,term,…`), concepts (`concept,domain,definition,…`) and plain tables
//! (`en,sw,noun_class,…`). One form is written, which holds everything and reads back as it was.

mod concepts;
mod header;
mod names;
mod plain;
mod reader;
mod row;
mod writer;

use std::collections::HashMap;
use std::io::Write;

pub(super) use self::concepts::with_prefix;
use self::header::Header;
pub(super) use self::names::{Names, is_name, slug};
pub(super) use self::row::is_noun_class_set;
use super::{Format, Glossary, GlossaryReader, GlossaryWriter, Head, Heading, Losses, ReadError, Source};
use crate::model::concept::Concept;

/// A table of terms.
pub(super) struct GlossaryTable;

impl Format for GlossaryTable {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn title(&self) -> &'static str {
        "table of terms (CSV, TSV)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn recognises(&self, head: &Head) -> bool {
        !head.is_binary() && header::looks_like_a_table(&head.text)
    }

    fn goes_by_name(&self) -> bool {
        true
    }

    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        Some(self)
    }

    fn glossary_writer(&self) -> Option<&dyn GlossaryWriter> {
        Some(self)
    }
}

impl GlossaryReader for GlossaryTable {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        read(&source.text()?, name_prefix)
    }
}

fn read(text: &str, name_prefix: &str) -> Result<Glossary, ReadError> {
    let header = Header::find(text).ok_or_else(|| header::no_usable_header(text))?;
    reader::read(text, &header, name_prefix)
}

impl GlossaryWriter for GlossaryTable {
    fn write(&self, out: &mut dyn Write, _heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        writer::write(out, concepts).map(|()| Losses::default())
    }
}

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
    let glossary = read(text, "")?;
    match glossary.warnings.into_iter().next() {
        Some(warning) => Err(ReadError::Malformed { position: warning.position, message: warning.message, hint: None }),
        None => Ok(glossary.concepts),
    }
}

#[cfg(test)]
mod tests;

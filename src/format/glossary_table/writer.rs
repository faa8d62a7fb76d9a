//! Writes concepts as one table that holds everything.
//!
//! A row is a term, with its concept's columns on each; a concept without terms is a row without one. Cells that begin
//! with `=`, `+`, `-` or `@` are written as they are: a spreadsheet may take them for formulas, but a mark against that
//! would be a change of the data, and no reader could tell it from a real apostrophe.

use std::io::{Error, Write};

use super::header::FIELDS;
use crate::model::concept::{Concept, PartOfSpeech};

pub(super) fn write(out: &mut dyn Write, concepts: &[Concept]) -> std::io::Result<()> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
    table.write_record(FIELDS.iter().map(|(_, name)| *name)).map_err(io_error)?;
    for concept in concepts {
        let shared = [
            concept.name.as_str(),
            concept.domain.as_deref().unwrap_or(""),
            concept.definition.as_deref().unwrap_or(""),
            flag(concept.do_not_translate),
            concept.note.as_deref().unwrap_or(""),
        ];
        if concept.terms.is_empty() {
            table.write_record(shared.into_iter().chain([""; 9])).map_err(io_error)?;
        }
        for term in &concept.terms {
            let own = [
                term.language.as_str(),
                &term.text,
                term.status.as_str(),
                term.part_of_speech.map_or("", PartOfSpeech::as_str),
                term.noun_class.as_deref().unwrap_or(""),
                term.plural.as_deref().unwrap_or(""),
                flag(term.animate),
                term.source.as_deref().unwrap_or(""),
                term.note.as_deref().unwrap_or(""),
            ];
            table.write_record(shared.into_iter().chain(own)).map_err(io_error)?;
        }
    }
    table.flush()
}

fn flag(set: bool) -> &'static str {
    if set { "yes" } else { "" }
}

/// The error as what it was before the csv crate wrapped it, so that a broken pipe is still known as one.
fn io_error(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => Error::other(format!("{other:?}")),
    }
}

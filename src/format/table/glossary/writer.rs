//! Writes concepts as one table that holds everything.
//!
//! A row is a term, with its concept's columns on each; a concept without terms is a row without one.

use super::super::super::Losses;
use super::super::fields::Field;
use super::super::output::RowOutput;
use crate::model::concept::{Concept, PartOfSpeech};

/// The columns, in their order: first those of the concept.
const COLUMNS: [Field; 14] = [
    Field::Concept,
    Field::Domain,
    Field::Definition,
    Field::DoNotTranslate,
    Field::ConceptNote,
    Field::Lang,
    Field::Term,
    Field::Status,
    Field::PartOfSpeech,
    Field::NounClass,
    Field::Plural,
    Field::Animate,
    Field::Source,
    Field::Note,
];

/// Writes `concepts` to `out`.
pub(in super::super) fn write(mut out: Box<dyn RowOutput + '_>, concepts: &[Concept]) -> std::io::Result<Losses> {
    out.row(&COLUMNS.map(Field::name))?;
    for concept in concepts {
        let shared = [
            concept.name.as_str(),
            concept.domain.as_deref().unwrap_or(""),
            concept.definition.as_deref().unwrap_or(""),
            flag(concept.do_not_translate),
            concept.note.as_deref().unwrap_or(""),
        ];
        if concept.terms.is_empty() {
            out.row(&[&shared[..], &[""; 9]].concat())?;
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
            out.row(&[&shared[..], &own].concat())?;
        }
    }
    out.finish()
}

fn flag(set: bool) -> &'static str {
    if set { "yes" } else { "" }
}

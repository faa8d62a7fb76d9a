//! The concepts of a table as they come together from its rows.
//!
//! Rows of one concept need not be adjacent; every concept ends up with a name that is one, and its own.

use std::collections::{HashMap, HashSet};

use super::super::super::Effect;
use super::super::fields::Field;
use super::super::header::Form;
use super::row::Row;
use crate::format::concept_names::{Names, is_name, slug};
use crate::model::concept::{Concept, Term};
use crate::text::language::Language;

/// The concepts found so far.
#[derive(Default)]
pub(super) struct Concepts {
    pub(super) list: Vec<Concept>,
    /// Where the concept is that the file calls so.
    places: HashMap<String, usize>,
    names: Names,
    terms: HashSet<(usize, Language, String)>,
}

impl Concepts {
    /// The place of the concept that the file calls `written`; a new one where it is the first time.
    pub(super) fn named(&mut self, written: &str, row: &mut Row<'_>) -> usize {
        if let Some(place) = self.places.get(written) {
            return *place;
        }
        let name = if is_name(written) {
            self.names.take(written)
        } else {
            let name = self.names.take(&slug(written));
            row.warn(Effect::Repaired, format!("`{written}` is no concept name; the concept became `{name}`"));
            name
        };
        self.places.insert(written.to_owned(), self.list.len());
        self.list.push(Concept::new(name));
        self.list.len() - 1
    }

    /// The place of the concept whose number in the file is `number`; a new one called like `name` where it is the
    /// first time. Numbers say nothing outside their file, so they are no names.
    pub(super) fn numbered(&mut self, number: &str, name: &str) -> usize {
        if let Some(place) = self.places.get(number) {
            return *place;
        }
        self.places.insert(number.to_owned(), self.list.len());
        self.add_unnamed(name);
        self.list.len() - 1
    }

    /// A new concept, last in the list, under `name` or one like it that is free.
    pub(super) fn add_unnamed(&mut self, name: &str) -> String {
        let name = self.names.take(name);
        self.list.push(Concept::new(name.clone()));
        name
    }

    /// Takes what the row says of the concept itself. What an earlier row said stands.
    pub(super) fn describe(&mut self, place: usize, row: &mut Row<'_>) {
        let note = if row.header.form == Form::Terms { Field::ConceptNote } else { Field::Note };
        let concept = &mut self.list[place];
        let note_text = row.text(Field::ConceptNote).or_else(|| row.text(note));
        for (slot, value, what) in [
            (&mut concept.domain, row.text(Field::Domain).or_else(|| row.text(Field::Subject)), "domain"),
            (&mut concept.definition, row.text(Field::Definition), "definition"),
            (&mut concept.note, note_text, "note"),
        ] {
            if value.is_some() && slot.is_some() && *slot != value {
                let message = format!("concept `{}` has another {what} already; that one was kept", concept.name);
                row.warn(Effect::Kept, message);
            } else if value.is_some() {
                *slot = value;
            }
        }
        concept.do_not_translate |= row.flag(Field::DoNotTranslate);
        // Beside a domain, the subject is the wider field.
        if let Some(subject) = row.text(Field::Subject).filter(|subject| concept_domain_is_other(concept, subject)) {
            self.add_note(place, &subject);
        }
    }

    /// Adds to the note of the concept at `place` what has no place of its own, unless it stands there.
    pub(super) fn add_note(&mut self, place: usize, text: &str) {
        let note = &mut self.list[place].note;
        match note {
            Some(note) if note.lines().any(|line| line == text) => {}
            Some(note) => {
                note.push('\n');
                note.push_str(text);
            }
            None => *note = Some(text.to_owned()),
        }
    }

    /// Takes a definition: the first defines, what differs from it is a note.
    pub(super) fn define(&mut self, place: usize, text: &str) {
        match &self.list[place].definition {
            None => self.list[place].definition = Some(text.to_owned()),
            Some(definition) if definition == text => {}
            Some(_) => self.add_note(place, text),
        }
    }

    /// Adds a term to the concept at `place`, unless it is there.
    pub(super) fn add_term(&mut self, place: usize, term: Term, row: &mut Row<'_>) {
        if self.terms.insert((place, term.language.clone(), term.text.clone())) {
            self.list[place].terms.push(term);
        } else {
            let (name, text, language) = (&self.list[place].name, &term.text, &term.language);
            let message = format!("concept `{name}` has the {language} term `{text}` twice; the second was left out");
            row.warn(Effect::Skipped, message);
        }
    }
}

fn concept_domain_is_other(concept: &Concept, subject: &str) -> bool {
    concept.domain.as_deref() != Some(subject)
}

//! Tables whose columns are languages: a row is a concept, a cell its terms in one language.
//!
//! Several terms in a cell are joined by `|`: the first of a language is preferred, the rest are admitted. Status, noun
//! class, plural, animacy and source say something of the Swahili term, or where there is none of the last language's,
//! unless a column names the language that it speaks of. A row may name its two languages itself.

use super::super::super::{Effect, ReadOptions};
use super::super::fields::{Field, Tongue};
use super::super::header::Header;
use super::concepts::Concepts;
use super::row::Row;
use super::words::yes_or_no;
use crate::format::concept_names::with_prefix;
use crate::model::concept::{PartOfSpeech, Term, TermStatus};
use crate::text::language::Language;

/// How the rows of one such table are read.
pub(super) struct PlainTable<'a> {
    /// The columns with terms, with their languages.
    texts: Vec<(usize, Tongue)>,
    options: &'a ReadOptions,
    name_prefix: &'a str,
}

impl<'a> PlainTable<'a> {
    pub(super) fn new(header: &Header, options: &'a ReadOptions, name_prefix: &'a str) -> Self {
        let texts = header.texts().map(|(at, tongue)| (at, tongue.clone())).collect();
        PlainTable { texts, options, name_prefix }
    }

    /// The language of each column with terms, in this row.
    fn languages(&self, row: &mut Row<'_>) -> Option<Vec<(usize, Language)>> {
        let mut languages = Vec::with_capacity(self.texts.len());
        for (at, tongue) in &self.texts {
            let (written, default) = match tongue {
                Tongue::Named { language, .. } => ("", language),
                Tongue::Source => (row.field(Field::SourceLang), &self.options.source),
                Tongue::Target => (row.field(Field::TargetLang), &self.options.target),
            };
            let language = if written.is_empty() {
                default.clone()
            } else {
                match super::super::languages::named(written).map_or_else(|| written.parse(), Ok) {
                    Ok(language) => language,
                    Err(error) => {
                        row.warn(Effect::Skipped, format!("{error}; the row was left out"));
                        return None;
                    }
                }
            };
            languages.push((*at, language));
        }
        Some(languages)
    }

    pub(super) fn read_row(&self, row: &mut Row<'_>, concepts: &mut Concepts) {
        let Some(first) = self.texts.iter().find_map(|(at, _)| split(row.cell(*at)).next()) else {
            row.warn(Effect::Skipped, "this row has no term; it was left out");
            return;
        };
        let Some(languages) = self.languages(row) else { return };
        let written = row.field(Field::Concept);
        let entry = row.field(Field::EntryId);
        let name = with_prefix(self.name_prefix, first);
        let place = if !written.is_empty() {
            concepts.named(written, row)
        } else if !entry.is_empty() {
            concepts.numbered(entry, &name)
        } else {
            concepts.add_unnamed(&name);
            concepts.list.len() - 1
        };
        concepts.describe(place, row);
        self.describe_further(place, row, concepts);
        let swahili = languages.iter().find(|(at, language)| language.base() == "sw" && !row.cell(*at).is_empty());
        let swahili = swahili.or_else(|| languages.iter().find(|(_, language)| language.base() == "sw"));
        let described = swahili.or(languages.last()).map(|(at, _)| *at);
        let part_of_speech = row.word(Field::PartOfSpeech);
        let is_forbidden = row.flag(Field::Forbidden);
        for (at, language) in &languages {
            let mut terms = terms_of_cell(row.cell(*at), language, part_of_speech);
            if Some(*at) == described {
                describe(&mut terms, row);
            }
            describe_by_language(&mut terms, *at, row);
            // A further column of the same language has the synonyms of the first.
            let has_one = concepts.list[place].terms.iter().any(|term| term.language == *language);
            for mut term in terms {
                if has_one && term.status == TermStatus::Preferred {
                    term.status = TermStatus::Admitted;
                }
                if is_forbidden {
                    term.status = TermStatus::Forbidden;
                }
                concepts.add_term(place, term, row);
            }
        }
    }

    /// What tables of other programs say of a concept beside our columns.
    fn describe_further(&self, place: usize, row: &mut Row<'_>, concepts: &mut Concepts) {
        if row.header.has(Field::Translatable) && !row.field(Field::Translatable).is_empty() {
            concepts.list[place].do_not_translate |= !row.flag(Field::Translatable);
        }
        for (field, words) in [(Field::CaseSensitive, "case-sensitive"), (Field::Abbreviation, "an abbreviation")] {
            if row.flag(field) {
                concepts.add_note(place, words);
            }
        }
        for (at, _) in &self.texts {
            for (field, cell) in row.of(*at) {
                match field {
                    Field::Definition => concepts.define(place, cell),
                    Field::Domain | Field::ConceptNote => concepts.add_note(place, cell),
                    _ => {}
                }
            }
        }
    }
}

fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}

fn terms_of_cell(cell: &str, language: &Language, part_of_speech: Option<PartOfSpeech>) -> Vec<Term> {
    let mut terms: Vec<Term> =
        split(cell).map(|text| Term { part_of_speech, ..Term::new(language.clone(), text) }).collect();
    for synonym in terms.iter_mut().skip(1) {
        synonym.status = TermStatus::Admitted;
    }
    terms
}

/// Gives the terms of the described cell what the grammar columns say: piece by piece where those list as many
/// pieces as there are terms, else all to the first.
fn describe(terms: &mut [Term], row: &mut Row<'_>) {
    if terms.is_empty() {
        return;
    }
    let status: Option<TermStatus> = row.word(Field::Status);
    let classes = share(row.noun_class(row.field(Field::NounClass)), terms.len());
    let plurals = share(row.text(Field::Plural), terms.len());
    let animate = row.flag(Field::Animate);
    let source = row.text(Field::Source);
    for ((term, noun_class), plural) in terms.iter_mut().zip(classes).zip(plurals) {
        term.noun_class = noun_class;
        term.plural = plural;
        term.animate = animate;
        term.source.clone_from(&source);
        if let Some(status) = status.filter(|status| *status != TermStatus::Preferred) {
            term.status = status;
        }
    }
}

/// The same by the columns that name the language, or stand behind its term.
fn describe_by_language(terms: &mut [Term], at: usize, row: &mut Row<'_>) {
    if terms.is_empty() {
        return;
    }
    let cells: Vec<(Field, &str)> = row.of(at).collect();
    for (field, cell) in cells {
        match field {
            Field::Status => {
                if let Some(status) = row.word_in(cell).filter(|status| *status != TermStatus::Preferred) {
                    terms.iter_mut().for_each(|term| term.status = status);
                }
            }
            Field::Forbidden | Field::TermInfo => {
                let says_so =
                    cell.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("forbidden"));
                if says_so || field == Field::Forbidden && yes_or_no(cell) == Some(true) {
                    terms.iter_mut().for_each(|term| term.status = TermStatus::Forbidden);
                }
            }
            Field::PartOfSpeech => {
                let part = row.word_in(cell);
                terms.iter_mut().for_each(|term| term.part_of_speech = part.or(term.part_of_speech));
            }
            Field::NounClass => {
                let classes = share(row.noun_class(cell), terms.len());
                terms.iter_mut().zip(classes).for_each(|(term, class)| term.noun_class = class);
            }
            Field::Plural => {
                let plurals = share(Some(cell.to_owned()), terms.len());
                terms.iter_mut().zip(plurals).for_each(|(term, plural)| term.plural = plural);
            }
            Field::Animate => terms.iter_mut().for_each(|term| term.animate = yes_or_no(cell) == Some(true)),
            Field::Source => terms.iter_mut().for_each(|term| term.source = Some(cell.to_owned())),
            // They belong to the concept.
            Field::Definition | Field::Domain | Field::ConceptNote => {}
            _ => {
                let note = &mut terms[0].note;
                *note = Some(note.take().map_or_else(|| cell.to_owned(), |note| format!("{note}\n{cell}")));
            }
        }
    }
}

fn share(list: Option<String>, receivers: usize) -> Vec<Option<String>> {
    let mut shares = vec![None; receivers];
    let Some(list) = list else {
        return shares;
    };
    let parts: Vec<&str> = split(&list).collect();
    if parts.len() == receivers {
        for (share, part) in shares.iter_mut().zip(parts) {
            *share = Some(part.to_owned());
        }
    } else if let Some(first) = shares.first_mut() {
        *first = Some(list);
    }
    shares
}

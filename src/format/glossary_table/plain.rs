//! Tables whose columns are languages: a row is a concept, a cell its terms in one language.
//!
//! Several terms in a cell are joined by `|`: the first is preferred, the rest admitted. Status, noun class, plural,
//! animacy and source say something of the Swahili term, or where there is none of the last language's.

use super::concepts::{Concepts, with_prefix};
use super::header::{Column, Field, Header};
use super::row::Row;
use crate::format::Effect;
use crate::model::concept::{PartOfSpeech, Term, TermStatus};
use crate::text::language::Language;

/// How the rows of one such table are read.
pub(super) struct PlainTable {
    /// The columns with terms, with their languages.
    languages: Vec<(usize, Language)>,
    /// The column that the grammar columns speak of.
    described: Option<usize>,
    name_prefix: String,
}

impl PlainTable {
    pub(super) fn new(header: &Header, name_prefix: &str) -> Self {
        let languages: Vec<(usize, Language)> = header
            .columns
            .iter()
            .enumerate()
            .filter_map(|(at, column)| match column {
                Column::Terms(language) => Some((at, language.clone())),
                _ => None,
            })
            .collect();
        let swahili = languages.iter().find(|(_, language)| language.base() == "sw");
        let described = swahili.or(languages.last()).map(|(at, _)| *at);
        PlainTable { languages, described, name_prefix: name_prefix.to_owned() }
    }

    pub(super) fn read_row(&self, row: &mut Row<'_>, concepts: &mut Concepts) {
        let Some(first) = self.languages.iter().find_map(|(at, _)| split(row.cell(*at)).next()) else {
            row.warn(Effect::Skipped, "this row has no term; it was left out");
            return;
        };
        let written = row.field(Field::Concept);
        let place = if written.is_empty() {
            concepts.add_unnamed(&with_prefix(&self.name_prefix, first));
            concepts.list.len() - 1
        } else {
            concepts.named(written, row)
        };
        concepts.describe(place, row);
        let part_of_speech = row.word(Field::PartOfSpeech);
        for (at, language) in &self.languages {
            let mut terms = terms_of_cell(row.cell(*at), language, part_of_speech);
            if Some(*at) == self.described {
                describe(&mut terms, row);
            }
            for term in terms {
                concepts.add_term(place, term, row);
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
    let classes = share(row.noun_class(), terms.len());
    let plurals = share(row.text(Field::Plural), terms.len());
    let animate = row.flag(Field::Animate, "animate");
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

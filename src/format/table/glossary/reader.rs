//! Reads the rows of a table as concepts.
//!
//! A row that cannot be used as it stands is put right or left out, and warned of; it never takes others with it.

use super::super::super::{Effect, Glossary, ReadError, ReadOptions};
use super::super::Table;
use super::super::fields::Field;
use super::super::header::{Column, Form, Header};
use super::super::record::Record;
use super::super::warnings::Warnings;
use super::concepts::Concepts;
use super::plain::PlainTable;
use super::proposals::{Decision, is_for_deciding};
use super::row::Row;
use crate::format::concept_names::with_prefix;
use crate::model::concept::{Term, TermStatus};
use crate::text::language::Language;

/// What a row with language columns has no use for.
const NOT_FOR_LANGUAGES: &[Field] = &[
    Field::Id,
    Field::Lang,
    Field::Term,
    Field::Context,
    Field::Origin,
    Field::Verdict,
    Field::CreationDate,
    Field::CreationId,
    Field::ChangeDate,
    Field::ChangeId,
];

/// What a row that is a term, or a concept alone, has a use for.
const FOR_TERMS: &[Field] = &[
    Field::Concept,
    Field::EntryId,
    Field::Domain,
    Field::Subject,
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

/// Reads `table`.
pub(in super::super) fn read(
    table: &mut Table<'_>,
    options: &ReadOptions,
    name_prefix: &str,
) -> Result<Glossary, ReadError> {
    let header = table.header.clone();
    let mut given = std::mem::take(&mut table.warnings);
    let mut warnings = Warnings::default();
    let unused = unused(&header);
    if !unused.is_empty() {
        let message = format!("columns that mean nothing here were left out: {}", unused.join(", "));
        warnings.add(header.position, Effect::Kept, message);
    }
    let mut concepts = Concepts::default();
    let plain = PlainTable::new(&header, options, name_prefix);
    let mut record = Record::default();
    let mut rows = 0;
    let (mut declined, mut undecided) = (0, 0);
    while table.next(&mut record)? {
        rows += 1;
        let mut row = Row { header: &header, record: &record, warnings: &mut warnings };
        check_width(&mut row, table.is_ragged);
        if header.has(Field::Accept) {
            let decision = decision(&mut row);
            declined += u64::from(decision == Decision::Declined);
            undecided += u64::from(decision == Decision::Undecided);
            if decision != Decision::Accepted {
                continue;
            }
        }
        match header.form {
            Form::Terms => read_term(&mut row, &mut concepts, name_prefix),
            Form::Concepts => read_concept(&mut row, &mut concepts),
            Form::Languages => plain.read_row(&mut row, &mut concepts),
        }
    }
    if rows == 0 {
        warnings.add(header.position, Effect::Kept, "the table has a header and no rows");
    } else if undecided == rows {
        let message = "no row has been decided on; write yes under `accept` beside each that is to be imported";
        warnings.add(header.position, Effect::Kept, message);
    }
    warnings.finish(record.position);
    given.extend(warnings.drain());
    Ok(Glossary {
        concepts: concepts.list,
        warnings: given,
        has_names: header.has(Field::Concept),
        ids_are_local: false,
        has_status: header.has(Field::Status),
        declined,
        undecided,
        frame: None,
    })
}

/// The columns, by the names that the file or we have for them, that say nothing of a concept.
fn unused(header: &Header) -> Vec<&str> {
    let is_used = |field: Field| match header.form {
        _ if field == Field::Accept || header.has(Field::Accept) && is_for_deciding(field.name()) => true,
        Form::Languages => !NOT_FOR_LANGUAGES.contains(&field),
        Form::Terms | Form::Concepts => FOR_TERMS.contains(&field),
    };
    let unused = |column: &'_ Column| match column {
        Column::Unknown(name) if header.has(Field::Accept) && is_for_deciding(name) => false,
        Column::Unknown(name) if !name.is_empty() => true,
        Column::Field(field) => !is_used(*field),
        Column::Text(_) | Column::Of(..) => header.form != Form::Languages,
        Column::Unknown(_) => false,
    };
    let name = |column: &'_ Column| match column {
        Column::Unknown(name) => name.len(),
        _ => 0,
    };
    let mut shown = Vec::new();
    for column in header.columns.iter().filter(|column| unused(column)) {
        if shown.len() == 20 {
            shown.push("…");
            break;
        }
        match column {
            Column::Unknown(written) if name(column) > 0 => shown.push(written.as_str()),
            Column::Field(field) => shown.push(field.name()),
            _ => {}
        }
    }
    shown
}

/// What somebody decided of a row; one whose cell says neither is undecided.
fn decision(row: &mut Row<'_>) -> Decision {
    let written = row.field(Field::Accept);
    match Decision::of(written) {
        Decision::Unclear => {
            let message = format!("`{written}` under accept is neither yes nor no; the row was left out as undecided");
            row.warn(Effect::Skipped, message);
            Decision::Undecided
        }
        decision => decision,
    }
}

fn check_width(row: &mut Row<'_>, is_ragged: bool) {
    let (wanted, found) = (row.header.columns.len(), row.record.len());
    if found < wanted && is_ragged {
        row.warn(Effect::Kept, format!("this row has {found} cells, the header {wanted}; the rest was read as empty"));
    } else if row.record.iter().skip(wanted).any(|cell| !cell.trim().is_empty()) {
        row.warn(Effect::Kept, format!("this row has {found} cells, the header {wanted}; what is over was left out"));
    }
}

fn read_concept(row: &mut Row<'_>, concepts: &mut Concepts) {
    let written = concept_name(row);
    if written.is_empty() {
        row.warn(Effect::Skipped, "this row names no concept; it was left out");
        return;
    }
    let place = concepts.named(written, row);
    concepts.describe(place, row);
}

fn concept_name<'a>(row: &Row<'a>) -> &'a str {
    let name = row.field(Field::Concept);
    if name.is_empty() { row.field(Field::EntryId) } else { name }
}

fn read_term(row: &mut Row<'_>, concepts: &mut Concepts, name_prefix: &str) {
    let text = row.field(Field::Term);
    let written_language = row.field(Field::Lang);
    let concept_name = concept_name(row);
    if text.is_empty() {
        if written_language.is_empty() && !concept_name.is_empty() && has_concept_columns(row.header) {
            read_concept(row, concepts);
        } else {
            row.warn(Effect::Skipped, "this row has no term; it was left out");
        }
        return;
    }
    let language: Language = match written_language.parse() {
        Ok(language) => language,
        Err(error) => {
            row.warn(Effect::Skipped, format!("{error}; the row was left out"));
            return;
        }
    };
    let place = if !row.field(Field::Concept).is_empty() {
        concepts.named(concept_name, row)
    } else if !concept_name.is_empty() {
        concepts.numbered(concept_name, &with_prefix(name_prefix, text))
    } else {
        let name = concepts.add_unnamed(&with_prefix(name_prefix, text));
        row.warn(Effect::Repaired, format!("this row names no concept; it became `{name}`"));
        concepts.list.len() - 1
    };
    concepts.describe(place, row);
    let term = Term {
        language,
        text: text.to_owned(),
        status: row.word(Field::Status).unwrap_or(TermStatus::Preferred),
        part_of_speech: row.word(Field::PartOfSpeech),
        noun_class: row.noun_class(row.field(Field::NounClass)),
        plural: row.text(Field::Plural),
        animate: row.flag(Field::Animate),
        source: row.text(Field::Source),
        note: row.text(Field::Note),
    };
    concepts.add_term(place, term, row);
}

fn has_concept_columns(header: &Header) -> bool {
    [Field::Domain, Field::Definition, Field::DoNotTranslate, Field::ConceptNote].iter().any(|field| header.has(*field))
}

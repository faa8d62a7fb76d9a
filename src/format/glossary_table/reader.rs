//! Reads the rows of a table with a usable header.
//!
//! A row that cannot be used as it stands is put right or left out, and warned of; it never takes others with it.

use super::super::{Effect, Glossary, ReadError, Warning};
use super::concepts::{Concepts, with_prefix};
use super::header::{Field, Form, Header, records};
use super::plain::PlainTable;
use super::row::Row;
use crate::model::concept::{Term, TermStatus};
use crate::text::language::Language;
use crate::text::positions::{Lines, Position};

/// Reads what stands under `header`.
pub(super) fn read(text: &str, header: &Header, name_prefix: &str) -> Result<Glossary, ReadError> {
    let lines = Lines::new(text);
    let mut warnings = Vec::new();
    let unknown = header.unknown();
    if !unknown.is_empty() {
        let message = format!("columns that mean nothing here were left out: {}", unknown.join(", "));
        warnings.push(Warning { position: lines.position(header.start), message, effect: Effect::Kept });
    }
    let mut concepts = Concepts::default();
    let plain = PlainTable::new(header, name_prefix);
    let mut table = records(&text[header.start..], header.separator);
    let mut cells = csv::StringRecord::new();
    let mut rows = 0;
    let mut is_header = true;
    loop {
        let start = header.start + usize::try_from(table.position().byte()).unwrap_or(0);
        let more =
            table.read_record(&mut cells).map_err(|error| malformed(lines.position(start), error.to_string()))?;
        if !more {
            break;
        }
        // Blank lines before a record count as its part.
        let start = text[start..].find(|c| c != '\r' && c != '\n').map_or(start, |blank| start + blank);
        let position = lines.position(start);
        let end = header.start + usize::try_from(table.position().byte()).unwrap_or(0);
        let record = text.get(start..end).unwrap_or("");
        if end >= text.len() && is_unclosed(record) {
            let message = "a quotation mark that opens a cell in this row is never closed".to_owned();
            return Err(malformed(position, message));
        }
        if std::mem::take(&mut is_header) || cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        rows += 1;
        let mut row = Row { header, cells: &cells, position, warnings: &mut warnings };
        check_width(&mut row);
        match header.form {
            Form::Terms => read_term(&mut row, &mut concepts, name_prefix),
            Form::Concepts => read_concept(&mut row, &mut concepts),
            Form::Languages => plain.read_row(&mut row, &mut concepts),
        }
    }
    if rows == 0 {
        let message = "the table has a header and no rows".to_owned();
        warnings.push(Warning { position: lines.position(header.start), message, effect: Effect::Kept });
    }
    Ok(Glossary {
        concepts: concepts.list,
        warnings,
        has_names: header.has(Field::Concept),
        ids_are_local: false,
        has_status: header.has(Field::Status),
        frame: None,
    })
}

fn malformed(position: Position, message: String) -> ReadError {
    ReadError::Malformed { position, message, hint: Some("write a quotation mark inside a cell as \"\"".to_owned()) }
}

/// Whether the last record runs over several lines only because a quotation mark is missing.
fn is_unclosed(record: &str) -> bool {
    record.trim_end().contains('\n') && record.matches('"').count() % 2 == 1
}

fn check_width(row: &mut Row<'_>) {
    let (wanted, found) = (row.header.columns.len(), row.cells.len());
    if found < wanted {
        row.warn(Effect::Kept, format!("this row has {found} cells, the header {wanted}; the rest was read as empty"));
    } else if row.cells.iter().skip(wanted).any(|cell| !cell.trim().is_empty()) {
        row.warn(Effect::Kept, format!("this row has {found} cells, the header {wanted}; what is over was left out"));
    }
}

fn read_concept(row: &mut Row<'_>, concepts: &mut Concepts) {
    let written = row.field(Field::Concept);
    if written.is_empty() {
        row.warn(Effect::Skipped, "this row names no concept; it was left out");
        return;
    }
    let place = concepts.named(written, row);
    concepts.describe(place, row);
}

fn read_term(row: &mut Row<'_>, concepts: &mut Concepts, name_prefix: &str) {
    let text = row.field(Field::Term);
    let written_language = row.field(Field::Lang);
    let concept_name = row.field(Field::Concept);
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
    let place = if concept_name.is_empty() {
        let name = concepts.add_unnamed(&with_prefix(name_prefix, text));
        row.warn(Effect::Repaired, format!("this row names no concept; it became `{name}`"));
        concepts.list.len() - 1
    } else {
        concepts.named(concept_name, row)
    };
    concepts.describe(place, row);
    let term = Term {
        language,
        text: text.to_owned(),
        status: row.word(Field::Status).unwrap_or(TermStatus::Preferred),
        part_of_speech: row.word(Field::PartOfSpeech),
        noun_class: row.noun_class(),
        plural: row.text(Field::Plural),
        animate: row.flag(Field::Animate, "animate"),
        source: row.text(Field::Source),
        note: row.text(Field::Note),
    };
    concepts.add_term(place, term, row);
}

fn has_concept_columns(header: &Header) -> bool {
    [Field::Domain, Field::Definition, Field::DoNotTranslate, Field::ConceptNote].iter().any(|field| header.has(*field))
}

//! Reads the rows of a table as units.
//!
//! A row with texts in one language alone waits for its translation and is no unit. White space in a text is kept as it
//! is written.

use super::super::super::{Effect, ReadError, ReadOptions, UnitSink};
use super::super::fields::{Field, Tongue};
use super::super::header::{Column, Form, Header};
use super::super::record::{Record, malformed};
use super::super::warnings::Warnings;
use super::super::{Table, languages};
use super::{ATTRIBUTES, CONTEXT, words};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::{Language, NotALanguage};

/// Reads `table` into `sink`.
pub(in super::super) fn read(
    table: &mut Table<'_>,
    options: &ReadOptions,
    sink: &mut dyn UnitSink,
) -> Result<(), ReadError> {
    let header = table.header.clone();
    check_header(&header)?;
    table.warnings.drain(..).for_each(|warning| sink.warning(warning));
    let columns = Columns::new(&header, options);
    let mut warnings = Warnings::default();
    let mut record = Record::default();
    let (mut rows, mut units, mut untranslated, mut rejected) = (0u64, 0u64, 0u64, 0u64);
    while table.next(&mut record)? {
        rows += 1;
        check_width(&header, &record, table.is_ragged, &mut warnings);
        let unit = columns.unit(&record, &mut warnings);
        warnings.drain().for_each(|warning| sink.warning(warning));
        match unit {
            Ok(Some(_)) if columns.is_rejected(&record) => rejected += 1,
            Ok(Some(unit)) => {
                units += 1;
                if sink.unit(unit, record.position).is_break() {
                    return Err(ReadError::Stopped);
                }
            }
            Ok(None) => untranslated += 1,
            Err(error) => warnings.add(record.position, Effect::Skipped, format!("{error}; the row was left out")),
        }
    }
    if rejected > 0 {
        let message = format!("rows whose verdict is to reject them, which were left out: {rejected}");
        warnings.add(header.position, Effect::Kept, message);
    }
    if rows == 0 {
        warnings.add(header.position, Effect::Kept, "the table has a header and no rows");
    } else if units == 0 && rejected > 0 && untranslated + rejected == rows {
        let message = format!("no row of this table is to be kept; rows: {rows}, rejected: {rejected}");
        return Err(malformed(
            header.position,
            message,
            Some("write accept in the column verdict where a row is right"),
        ));
    } else if units == 0 && untranslated == rows {
        let message = format!("no row of this table has a text in two languages; rows: {rows}");
        return Err(malformed(header.position, message, None));
    } else if untranslated > 0 {
        let message = format!("rows without a text in two languages, which were left out: {untranslated}");
        warnings.add(header.position, Effect::Kept, message);
    }
    warnings.finish(record.position);
    warnings.drain().for_each(|warning| sink.warning(warning));
    Ok(())
}

/// Refuses tables that hold no units.
fn check_header(header: &Header) -> Result<(), ReadError> {
    let texts = header.texts().count();
    if header.form == Form::Languages && texts >= 2 {
        return Ok(());
    }
    let (message, hint) = if header.form == Form::Languages {
        let message = "this table has texts in one language only; units need two";
        (message, "name the columns with the texts, such as Original=en and Tafsiri=sw")
    } else {
        ("this is a table of terms and no table of units", "to bring it in, type: istilahi glossary import FILE")
    };
    Err(malformed(header.position, message.to_owned(), Some(hint)))
}

fn check_width(header: &Header, record: &Record, is_ragged: bool, warnings: &mut Warnings) {
    let (wanted, found) = (header.columns.len(), record.len());
    let mut say = |what: &str| {
        let message = format!("this row has {found} cells, the header {wanted}; {what}");
        warnings.add(record.position, Effect::Kept, message);
    };
    if found < wanted && is_ragged {
        say("the rest was read as empty");
    } else if record.iter().skip(wanted).any(|cell| !cell.trim().is_empty()) {
        say("what is over was left out");
    }
}

/// How the rows of one table are read.
struct Columns<'a> {
    header: &'a Header,
    options: &'a ReadOptions,
    /// The columns whose cells become notes and properties, with what these are called; a variant's have its column.
    annotations: Vec<(usize, Option<usize>, Option<String>)>,
}

impl<'a> Columns<'a> {
    fn new(header: &'a Header, options: &'a ReadOptions) -> Self {
        let annotations = header.columns.iter().enumerate().filter_map(|(at, column)| match column {
            Column::Field(field) => Some((at, None, property_of(*field)?)),
            Column::Of(text, field) => Some((at, Some(*text), property_of(*field).unwrap_or(Some(plain_name(*field))))),
            Column::Unknown(name) => Some((at, None, Some(property_named(name, at)))),
            Column::Text(_) => None,
        });
        Columns { header, options, annotations: annotations.collect() }
    }

    fn cell<'r>(&self, record: &'r Record, field: Field) -> &'r str {
        self.header.place(field).map_or("", |at| record.cell(at).trim())
    }

    /// The unit of one row; `None` where it has no translation.
    fn unit(&self, record: &Record, warnings: &mut Warnings) -> Result<Option<Unit>, NotALanguage> {
        let filled = self.header.texts().filter(|(at, _)| !record.cell(*at).trim().is_empty());
        let filled: Vec<(usize, &Tongue)> = filled.collect();
        let texts = match (filled.len(), self.options.for_check) {
            (0, _) | (1, false) => return Ok(None),
            (_, true) => self.header.texts().collect(),
            _ => filled,
        };
        let mut variants = Vec::with_capacity(texts.len());
        for (at, tongue) in texts {
            let segment = Segment::plain(record.cell(at));
            let mut variant = match tongue {
                Tongue::Named { language, written } => {
                    Variant { language_as_written: written.clone(), ..Variant::new(language.clone(), segment) }
                }
                Tongue::Source => self.variant(record, Field::SourceLang, &self.options.source, segment)?,
                Tongue::Target => self.variant(record, Field::TargetLang, &self.options.target, segment)?,
            };
            variant.annotations = self.annotations(record, Some(at));
            variants.push(variant);
        }
        let mut unit = Unit::new(Status::Translated, Origin::Human, variants);
        let name = self.cell(record, Field::Id);
        let name = if name.is_empty() { self.cell(record, Field::EntryId) } else { name };
        unit.name = (!name.is_empty()).then(|| name.to_owned());
        for field in ATTRIBUTES {
            let cell = self.cell(record, field);
            if !cell.is_empty() {
                unit.attributes.push((field.name().to_owned(), cell.to_owned()));
            }
        }
        unit.annotations = self.annotations(record, None);
        self.read_words(record, &mut unit, warnings);
        Ok(Some(unit))
    }

    fn variant(
        &self,
        record: &Record,
        field: Field,
        default: &Language,
        segment: Segment,
    ) -> Result<Variant, NotALanguage> {
        let written = self.cell(record, field);
        if written.is_empty() {
            return Ok(Variant::new(default.clone(), segment));
        }
        match languages::named(written) {
            Some(language) if written.parse::<Language>().is_err() => Ok(Variant::new(language, segment)),
            _ => Variant::written(written, segment),
        }
    }

    /// The notes and properties of the row, or of the text in column `text`.
    fn annotations(&self, record: &Record, text: Option<usize>) -> Vec<Annotation> {
        let of_text = self.annotations.iter().filter(|(_, of, _)| *of == text);
        let filled = of_text.filter(|(at, ..)| !record.cell(*at).trim().is_empty());
        filled
            .map(|(at, _, property)| match property {
                Some(name) => Annotation::property(name, record.cell(*at)),
                None => Annotation::note(record.cell(*at)),
            })
            .collect()
    }

    /// Whether somebody has decided that the row is wrong.
    fn is_rejected(&self, record: &Record) -> bool {
        words::verdict(self.cell(record, Field::Verdict)) == Some(false)
    }

    /// The status, verdict and origin, in the words of many programs; other words are kept as properties.
    fn read_words(&self, record: &Record, unit: &mut Unit, warnings: &mut Warnings) {
        let written = self.cell(record, Field::Status);
        match words::status(written) {
            Some(status) => unit.status = status,
            None if written.is_empty() => {}
            None => {
                unit.annotations.push(Annotation::property("x-status", written));
                let message = format!("`{written}` is no status that is known here; it was kept as a property");
                warnings.add(record.position, Effect::Kept, message);
            }
        }
        let written = self.cell(record, Field::Verdict);
        match words::verdict(written) {
            Some(true) if !unit.status.is_reviewed() => unit.status = Status::Reviewed,
            Some(_) => {}
            None if written.is_empty() => {}
            None => {
                unit.annotations.push(Annotation::property("x-verdict", written));
                let message =
                    format!("`{written}` is no verdict (accept or reject); the row was read as if nobody had decided");
                warnings.add(record.position, Effect::Kept, message);
            }
        }
        let written = self.cell(record, Field::Origin);
        match words::origin(written) {
            Some(origin) => unit.origin = origin,
            None if written.is_empty() => {}
            None => unit.annotations.push(Annotation::property("x-origin", written)),
        }
    }
}

/// What a cell with `field` becomes: a note, a property, or (`None`) something else than an annotation.
fn property_of(field: Field) -> Option<Option<String>> {
    match field {
        Field::Note | Field::ConceptNote => Some(None),
        Field::Context => Some(Some(CONTEXT.to_owned())),
        Field::Id
        | Field::EntryId
        | Field::Status
        | Field::Origin
        | Field::Verdict
        | Field::SourceLang
        | Field::TargetLang
        | Field::CreationDate
        | Field::CreationId
        | Field::ChangeDate
        | Field::ChangeId => None,
        _ => Some(Some(plain_name(field))),
    }
}

fn plain_name(field: Field) -> String {
    format!("x-{}", field.name().replace('_', "-"))
}

/// The property for a column that the file calls `written`.
fn property_named(written: &str, at: usize) -> String {
    let words: Vec<String> = languages::words(written);
    if words.is_empty() { format!("x-column-{}", at + 1) } else { format!("x-{}", words.join("-")) }
}

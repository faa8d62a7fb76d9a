//! Reads the units of a memory, one row after the other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::super::{Effect, ReadError, UnitSink, Warning};
use super::dates::tmx_date;
use super::fields::{Beside, contexts_query, fields_query, text};
use super::schema::{Database, malformed, unreadable};
use super::segment;
use crate::model::provenance::{Origin, Status};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// How many warnings are given one by one.
const MOST_WARNINGS: usize = 100;
/// The longest segment, in bytes of XML.
const LONGEST: usize = 16 << 20;

/// The columns of a unit, in the order in which they are asked for.
const COLUMNS: &[&str] = &[
    "id",
    "translation_memory_id",
    "source_segment",
    "target_segment",
    "creation_date",
    "creation_user",
    "change_date",
    "change_user",
    "last_used_date",
    "last_used_user",
    "usage_counter",
];

/// Reads all units of the memory at `path`. `for_check`: see [`ReadOptions`](super::super::ReadOptions).
pub(super) fn read(path: &Path, for_check: bool, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let database = Database::open(path)?;
    let languages = languages(&database)?;
    let mut reader = Reader { sink, languages, row: 0, given: 0, untranslated: 0, for_check, warnings: 0 };
    reader.warn_of_changes(path);
    let prepare = |query: String| database.connection.prepare(&query).map_err(unreadable);
    let columns = database.select("translation_units", COLUMNS);
    let mut units = prepare(format!("SELECT {columns} FROM translation_units ORDER BY id"))?;
    let mut of_fields = fields_query(&database).map(prepare).transpose()?;
    let mut of_contexts = contexts_query(&database).map(prepare).transpose()?;
    let mut fields = of_fields.as_mut().map(Beside::new).transpose()?;
    let mut contexts = of_contexts.as_mut().map(Beside::new).transpose()?;
    let mut rows = units.query([]).map_err(unreadable)?;
    while let Some(row) = rows.next().map_err(unreadable)? {
        reader.row += 1;
        let id = row.get::<_, Option<i64>>(0).ok().flatten().unwrap_or_default();
        let mut beside = Vec::new();
        for one in [&mut fields, &mut contexts].into_iter().flatten() {
            beside.extend(one.of(id)?);
        }
        reader.unit(row, id, beside)?;
    }
    reader.finish()
}

/// The languages of each memory in the file, by its number.
fn languages(database: &Database) -> Result<HashMap<i64, [String; 2]>, ReadError> {
    let columns = database.select("translation_memories", &["id", "source_language", "target_language"]);
    let query = format!("SELECT {columns} FROM translation_memories LIMIT 10000");
    let mut statement = database.connection.prepare(&query).map_err(unreadable)?;
    let mut rows = statement.query([]).map_err(unreadable)?;
    let mut languages = HashMap::new();
    while let Some(row) = rows.next().map_err(unreadable)? {
        let id = row.get::<_, Option<i64>>(0).ok().flatten().unwrap_or_default();
        languages.insert(id, [1, 2].map(|column| text(row, column).unwrap_or_default()));
    }
    Ok(languages)
}

/// The state of one reading.
struct Reader<'s> {
    sink: &'s mut dyn UnitSink,
    languages: HashMap<i64, [String; 2]>,
    /// The number of the row, from 1.
    row: usize,
    given: usize,
    untranslated: usize,
    for_check: bool,
    warnings: usize,
}

impl Reader<'_> {
    /// What Trados has written and not yet brought into the file is in a file beside it.
    fn warn_of_changes(&mut self, path: &Path) {
        for ending in ["-wal", "-journal"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            if std::fs::metadata(PathBuf::from(name)).is_ok_and(|metadata| metadata.len() > 0) {
                let message = "the memory seems to be open in Trados: its latest changes may be missing";
                self.warn(Effect::Kept, message.to_owned());
            }
        }
    }

    fn unit(&mut self, row: &Row<'_>, id: i64, beside: Vec<Annotation>) -> Result<(), ReadError> {
        let memory = row.get::<_, Option<i64>>(1).ok().flatten();
        // A file has one memory, as a rule, and then units need not say which.
        let of_memory = match memory.and_then(|memory| self.languages.get(&memory)) {
            Some(languages) => languages.clone(),
            None => self.languages.values().next().cloned().unwrap_or_default(),
        };
        let mut variants = Vec::with_capacity(2);
        for (column, language) in [2, 3].into_iter().zip(&of_memory) {
            match self.variant(row, column, language, id) {
                Some(variant) => variants.push(variant),
                None => return Ok(()),
            }
        }
        let blank = variants.iter().filter(|variant| variant.segment.is_blank()).count();
        if blank == 2 || (blank == 1 && !self.for_check) {
            self.untranslated += 1;
            return Ok(());
        }
        let mut unit = Unit::new(Status::Translated, Origin::Human, variants);
        for (name, column) in [
            ("creationdate", 4),
            ("creationid", 5),
            ("changedate", 6),
            ("changeid", 7),
            ("lastusagedate", 8),
            ("usagecount", 10),
        ] {
            let written = text(row, column).filter(|written| !written.trim().is_empty());
            let value = if name.ends_with("date") { written.as_deref().and_then(tmx_date) } else { written };
            unit.attributes.extend(value.map(|value| (name.to_owned(), value)));
        }
        let user = text(row, 9).filter(|user| !user.trim().is_empty());
        unit.annotations.extend(user.map(|user| Annotation::property("x-LastUsedBy", user)));
        unit.annotations.extend(beside);
        self.given += 1;
        match self.sink.unit(unit, Position { line: self.row, column: 1 }) {
            std::ops::ControlFlow::Continue(()) => Ok(()),
            std::ops::ControlFlow::Break(()) => Err(ReadError::Stopped),
        }
    }

    /// One side of a unit; `None`, with a warning, where it cannot be read.
    fn variant(&mut self, row: &Row<'_>, column: usize, of_memory: &str, id: i64) -> Option<Variant> {
        let side = if column == 2 { "source" } else { "target" };
        let written = match row.get_ref(column) {
            Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => bytes,
            _ => b"",
        };
        if written.len() > LONGEST {
            let message =
                format!("the {side} of the unit {id} is {} MB long; the unit was left out", written.len() >> 20);
            self.warn(Effect::Skipped, message);
            return None;
        }
        let read = match segment::read(written) {
            Ok(read) => read,
            Err(error) => {
                self.warn(
                    Effect::Skipped,
                    format!("the {side} of the unit {id} is damaged ({error}); the unit was left out"),
                );
                return None;
            }
        };
        for repair in read.repairs {
            self.warn(Effect::Repaired, format!("the {side} of the unit {id}: {repair}"));
        }
        let written = if read.language.is_empty() { of_memory } else { read.language.as_str() };
        let language = written.parse().unwrap_or_else(|error| {
            self.warn(
                Effect::Kept,
                format!("the {side} of the unit {id}: {error}; kept as text of an unknown language"),
            );
            Language::undetermined()
        });
        Some(Variant { language_as_written: written.to_owned(), ..Variant::new(language, read.segment) })
    }

    fn warn(&mut self, effect: Effect, message: String) {
        self.warnings += 1;
        // A unit that is left out is always counted.
        if self.warnings <= MOST_WARNINGS || effect == Effect::Skipped {
            self.sink.warning(Warning { position: Position { line: self.row.max(1), column: 1 }, message, effect });
        }
    }

    fn finish(mut self) -> Result<(), ReadError> {
        let further = self.warnings.saturating_sub(MOST_WARNINGS);
        self.warnings = 0;
        if further > 0 {
            self.warn(Effect::Kept, format!("{further} more warnings of these kinds"));
        }
        if self.untranslated > 0 {
            self.warn(
                Effect::Kept,
                format!("units without a source or a translation, which were passed over: {}", self.untranslated),
            );
        }
        if self.given > 0 {
            return Ok(());
        }
        if self.row > 0 {
            let message = format!("no unit in this memory can be used; units: {}", self.row);
            return Err(malformed(message, "open the memory in Trados and export it as TMX"));
        }
        self.warn(Effect::Kept, "the memory holds no units".to_owned());
        Ok(())
    }
}

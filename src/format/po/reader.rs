//! Reads the units of a PO file, one entry at a time.

use std::ops::ControlFlow;

use super::super::{Effect, ReadError, Source, UnitSink, Warning};
use super::entries::{Found, each};
use super::entry::{Entry, Problem};
use super::header::{Header, from_locale};
use super::unit::{Named, units, units_to_check};
use crate::text::language::Language;
use crate::text::positions::Position;

/// How many warnings are given that change nothing, and how many at all, of those that could repeat.
const MOST_DOUBTS: usize = 100;
const MOST_WARNINGS: usize = 10_000;

pub(super) fn read(source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
    let mut reader = Reader {
        sink,
        source: Named::unwritten(&source.options.source),
        target: Named::unwritten(&source.options.target),
        header: None,
        warned: 0,
        given: 0,
        obsolete: 0,
        untranslated: 0,
        for_check: source.options.for_check,
    };
    let outline = each(source, false, |found| match found {
        Found::Entry(entry) => reader.entry(&entry),
        Found::Stray(problem) => {
            reader.warn_some(Effect::Kept, problem);
            Ok(())
        }
    })?;
    let end = Position { line: outline.lines.max(1), column: 1 };
    let (given, obsolete, untranslated) = (reader.given, reader.obsolete, reader.untranslated);
    if given == 0 {
        match (obsolete, untranslated) {
            (0, 0) if reader.header.is_some() => reader.warn(end, "the file is PO and holds no messages".to_owned()),
            (0, 0) => return Err(outline.nothing(None)),
            (obsolete, 0) => {
                let message = format!("this file holds nothing but obsolete entries (#~): {obsolete}");
                return Err(outline.nothing(Some(message)));
            }
            (_, untranslated) => {
                let message =
                    format!("{} not translated, and no other is: it seems to be a template", are(untranslated));
                return Err(outline.nothing(Some(message)));
            }
        }
        return Ok(());
    }
    if obsolete > 0 {
        reader.warn(end, format!("{} obsolete (#~) and left out", are(obsolete)));
    }
    if untranslated > 0 {
        reader.warn(end, format!("{} not translated and left out", are(untranslated)));
    }
    reader.say_what_was_not_said(end);
    Ok(())
}

/// `1 entry is`, `2 entries are`.
fn are(count: usize) -> String {
    if count == 1 { "1 entry is".to_owned() } else { format!("{count} entries are") }
}

struct Reader<'s> {
    sink: &'s mut dyn UnitSink,
    source: Named,
    target: Named,
    header: Option<Header>,
    warned: usize,
    /// How many units were handed on.
    given: usize,
    obsolete: usize,
    untranslated: usize,
    for_check: bool,
}

impl Reader<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), ReadError> {
        if entry.is_header() {
            self.header(entry);
            return Ok(());
        }
        let Some(id) = entry.id().filter(|_| !entry.obsolete) else {
            // Without a text it is no unit, and what an obsolete entry lacks is nobody's loss.
            self.obsolete += usize::from(entry.obsolete);
            if !entry.obsolete {
                self.problems(entry, Effect::Skipped);
            }
            return Ok(());
        };
        if self.header.is_none() {
            self.header = Some(Header::default());
            self.warn(
                entry.at,
                format!("the file has no header; read as {} to {}", self.source.written, self.target.written),
            );
        }
        if id.is_empty() {
            let message = "this entry has a context and no text; it was left out".to_owned();
            self.warn_some(Effect::Skipped, Problem { position: entry.at, message });
            return Ok(());
        }
        let forms = self.header.as_ref().and_then(Header::forms);
        let units = match self.for_check {
            true => units_to_check(entry, &self.source, &self.target, forms),
            false => units(entry, &self.source, &self.target, forms == Some(1)),
        };
        self.problems(entry, if units.is_empty() { Effect::Kept } else { Effect::Repaired });
        if units.is_empty() {
            self.untranslated += 1;
        }
        for unit in units {
            self.given += 1;
            if let ControlFlow::Break(()) = self.sink.unit(unit, entry.at) {
                return Err(ReadError::Stopped);
            }
        }
        Ok(())
    }

    fn header(&mut self, entry: &Entry) {
        if self.header.is_some() {
            let message = "this is a second header, or one behind messages; it was left out".to_owned();
            self.warn_some(Effect::Kept, Problem { position: entry.at, message });
            return;
        }
        self.problems(entry, Effect::Kept);
        let header = Header::of(entry);
        let mut language = |field: &str, from: &mut Named| {
            let Some(written) = header.get(field) else { return };
            let language = from_locale(written).unwrap_or_else(|| {
                let message =
                    format!("{field}: `{written}` is no language; its texts are kept as of an unknown language");
                self.sink.warning(Warning { position: entry.at, message, effect: Effect::Kept });
                Language::undetermined()
            });
            *from = Named { language, written: written.to_owned() };
        };
        language("X-Source-Language", &mut self.source);
        language("Language", &mut self.target);
        if header.get("Language").is_none() {
            self.warn(entry.at, format!("the header names no language; read as {}", self.target.written));
        }
        self.header = Some(header);
    }

    fn problems(&mut self, entry: &Entry, first: Effect) {
        for (number, problem) in entry.problems.iter().enumerate() {
            let effect = if number == 0 { first } else { Effect::Kept };
            self.warn_some(effect, problem.clone());
        }
    }

    /// Warns unless there were many warnings.
    fn warn_some(&mut self, effect: Effect, problem: Problem) {
        self.warned += 1;
        // What changes a count is said for longer.
        if self.warned <= if effect == Effect::Kept { MOST_DOUBTS } else { MOST_WARNINGS } {
            let Problem { position, message } = problem;
            self.sink.warning(Warning { position, message, effect });
        }
    }

    fn say_what_was_not_said(&mut self, end: Position) {
        if self.warned > MOST_DOUBTS {
            self.warn(end, format!("{} things are wrong in this file, not all of which are named", self.warned));
        }
    }

    fn warn(&mut self, position: Position, message: String) {
        self.sink.warning(Warning { position, message, effect: Effect::Kept });
    }
}

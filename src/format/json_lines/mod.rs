//! JSON Lines of our own: a line is a unit or a concept with everything that it has.
//!
//! The shapes are those of the program's JSON reports (`docs/json.md`), with more fields: what a report prints can be
//! read here, and reading what is written gives the same units, whatever is in them. A field that is empty is left out.
//! Spans are code points.

mod concept;
mod reader;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tests;
mod unit;

use std::borrow::Cow;
use std::io::{BufWriter, Write};
use std::str::FromStr;

use serde::Serialize;

use self::concept::ConceptJson;
use self::unit::UnitJson;
use super::{
    Effect, Format, Glossary, GlossaryReader, GlossaryWriter, Head, Heading, Losses, ReadError, Source, UnitOutput,
    UnitReader, UnitSink, UnitWriter,
};
use crate::model::UnknownWord;
use crate::model::concept::Concept;
use crate::model::segment::Segment;
use crate::model::unit::Unit;

/// JSON Lines of our own.
pub(super) struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn title(&self) -> &'static str {
        "istilahi JSON Lines"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl"]
    }

    /// By the `schema` of the first object.
    fn recognises(&self, head: &Head) -> bool {
        let first = head.text.trim_start_matches('\u{FEFF}').trim_start().lines().next().unwrap_or_default();
        let has_schema = |start| first.contains(start);
        !head.is_binary()
            && first.starts_with('{')
            && ["\"schema\":\"istilahi/", "\"schema\": \"istilahi/"].into_iter().any(has_schema)
    }

    fn notation(&self) -> Option<super::places::Notation> {
        Some(super::places::Notation::JsonLines)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }

    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        Some(self)
    }

    fn glossary_writer(&self) -> Option<&dyn GlossaryWriter> {
        Some(self)
    }
}

impl UnitReader for JsonLines {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        reader::read_units(source, sink)
    }
}

impl GlossaryReader for JsonLines {
    fn read(&self, source: &mut Source<'_>, _name_prefix: &str) -> Result<Glossary, ReadError> {
        reader::read_glossary(source)
    }
}

impl UnitWriter for JsonLines {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        let out = BufWriter::new(out);
        Ok(Box::new(Units { out, inline_codes: heading.inline_codes, losses: Losses::default() }))
    }
}

/// A file of units that is being written.
struct Units<'a> {
    out: BufWriter<&'a mut dyn Write>,
    inline_codes: bool,
    losses: Losses,
}

impl UnitOutput for Units<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        if self.inline_codes {
            return line(&mut self.out, &UnitJson::of(unit));
        }
        let mut plain = unit.clone();
        for variant in &mut plain.variants {
            self.losses.add("inline codes", variant.segment.codes().len());
            variant.segment = Segment::plain(variant.segment.without_codes());
        }
        // It would say that the codes are there.
        plain.as_written = None;
        line(&mut self.out, &UnitJson::of(&plain))
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        self.out.flush()?;
        Ok(self.losses)
    }
}

impl GlossaryWriter for JsonLines {
    fn write(&self, out: &mut dyn Write, _heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        let mut out = BufWriter::new(out);
        concepts.iter().try_for_each(|concept| line(&mut out, &ConceptJson::of(concept)))?;
        out.flush()?;
        Ok(Losses::default())
    }
}

fn line(out: &mut impl Write, object: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    out.write_all(b"\n")
}

/// `unit` as one line of JSON.
pub(super) fn unit_as_json(unit: &Unit) -> serde_json::Result<String> {
    serde_json::to_string(&UnitJson::of(unit))
}

/// The unit that `line` is; `warn` hears of what it does not hold as it should.
pub(super) fn unit_of_json(line: &str, warn: &mut dyn FnMut(&'static str, Effect, String)) -> serde_json::Result<Unit> {
    serde_json::from_str::<UnitJson<'_>>(line).map(|json| json.into_unit(warn))
}

/// A word of a vocabulary; an unknown one is warned of and read as none.
fn word<T: FromStr<Err = UnknownWord>>(
    written: Option<Cow<'_, str>>,
    warn: &mut dyn FnMut(&'static str, Effect, String),
) -> Option<T> {
    match written?.parse() {
        Ok(word) => Some(word),
        Err(error) => {
            warn("unknown words", Effect::Repaired, format!("{error}; read as if it were not there"));
            None
        }
    }
}

//! The translation memory of Weblate: a JSON array of objects with a source and a target each.
//!
//! What Weblate requires and allows is in the schema that it publishes (weblate-memory.schema.json): nothing else is
//! written.

mod entry;
mod reader;
mod stream;
#[cfg(test)]
mod tests;
mod writer;

use std::io::Write;

use super::{Format, Head, Heading, ReadError, Source, UnitOutput, UnitReader, UnitSink, UnitWriter};

/// A Weblate memory.
pub(super) struct Weblate;

impl Format for Weblate {
    fn name(&self) -> &'static str {
        "weblate"
    }

    fn title(&self) -> &'static str {
        "Weblate memory (JSON)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    /// By the keys of the first object.
    fn recognises(&self, head: &Head) -> bool {
        !head.is_binary() && reader::looks_like_a_memory(head.text.trim_start_matches('\u{FEFF}'))
    }

    fn goes_by_name(&self) -> bool {
        true
    }

    fn notation(&self) -> Option<super::places::Notation> {
        Some(super::places::Notation::Weblate)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }
}

impl UnitReader for Weblate {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        reader::read(source, sink)
    }
}

impl UnitWriter for Weblate {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        Ok(Box::new(writer::Writer::start(out, heading)?))
    }
}

/// The property that holds the context of an entry.
const CONTEXT: &str = "x-context";
/// The property that holds the file or component that an entry came from.
const ORIGIN: &str = "x-weblate-origin";
/// Where entries come from that have no such property.
const OURS: &str = "istilahi";
/// What an entry says that waits for its review.
const PENDING: i64 = 0;
/// What any other entry says.
const ACTIVE: i64 = 1;
/// Where entries belong that came from a file.
const FROM_FILE: i64 = 1;

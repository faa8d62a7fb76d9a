//! The translation memory of Wordfast Classic: a text file with tabs, one unit a line, behind a line with `%` marks.
//!
//! The fields are date, user, number of uses, source language, source, target language, target and up to four
//! attributes. A user `MT!` is machine translation, `AL!` an alignment. There is no quoting: what must not stand in a
//! field is an escape `&'XX;`, and a tag of the document is `&tA;`.

pub(super) mod escapes;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

use std::io::Write;

use super::{Format, Head, Heading, ReadError, Source, UnitOutput, UnitReader, UnitSink, UnitWriter};
use crate::model::provenance::Origin;

/// A Wordfast memory.
pub(super) struct Wordfast;

impl Format for Wordfast {
    fn name(&self) -> &'static str {
        "wordfast"
    }

    fn title(&self) -> &'static str {
        "Wordfast TXT memory"
    }

    /// `txt` is plain text's.
    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn recognises(&self, head: &Head) -> bool {
        let first = head.text.trim_start_matches('\u{FEFF}').lines().next().unwrap_or_default();
        !head.is_binary() && reader::is_header(first)
    }

    fn notation(&self) -> Option<super::places::Notation> {
        Some(super::places::Notation::Wordfast)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }
}

impl UnitReader for Wordfast {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        reader::read(source, sink)
    }
}

impl UnitWriter for Wordfast {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        Ok(Box::new(writer::Writer::start(out, heading)?))
    }
}

/// What the properties are called that hold attributes, with the number of the attribute behind it.
const ATTRIBUTE: &str = "x-wordfast-";
/// How many attributes a unit can have.
const ATTRIBUTES: usize = 4;

/// The users that are no persons.
const USERS: &[(&str, Origin)] = &[("MT!", Origin::Machine), ("AL!", Origin::Alignment)];

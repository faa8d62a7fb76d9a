//! XLIFF 1.2 and 2.x, the bilingual files of translation tools, with what Trados, memoQ and Phrase make of them.
//!
//! One reader for all versions; two formats, because a file is written as 1.2 or as 2.1. What only this reader and
//! these writers agree on: an id that begins with `_` was made by the writer; the file name `istilahi` means none;
//! status, origin, attributes and properties without a place are `context` elements (1.2) or metadata (2.1).

mod categories;
mod document;
mod drafts;
mod edits;
mod encoding;
mod fill;
#[cfg(test)]
mod fill_tests;
mod glossary;
mod inline;
mod one;
mod pairs;
mod parts;
mod properties;
mod reader;
#[cfg(test)]
mod round_trip;
mod standing;
mod tags;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_two;
mod two;
mod units;
mod writer_one;
mod writer_two;
mod written;

use std::io::Write;

use super::xml::root_name;
use super::{
    Document, DocumentReader, Fill, Filler, Format, Glossary, GlossaryReader, Head, Heading, Losses, ReadError, Source,
    UnitOutput, UnitReader, UnitSink, UnitWriter,
};

/// What `original` says where units came from no file.
const NO_FILE: &str = "istilahi";

/// Whether a writer of ours made this id, for want of a name.
fn is_made(id: &str) -> bool {
    id.strip_prefix('_').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// XLIFF of any version, written as 1.2.
pub(super) struct Xliff;

/// XLIFF of any version, written as 2.1.
pub(super) struct Xliff2;

impl Format for Xliff {
    fn name(&self) -> &'static str {
        "xliff"
    }

    fn title(&self) -> &'static str {
        "XLIFF 1.2"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff"]
    }

    fn recognises(&self, head: &Head) -> bool {
        root_name(&head.text).is_some_and(|name| name == "xliff" || name.ends_with(":xliff"))
    }

    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        Some(self)
    }

    fn notation(&self) -> Option<super::places::Notation> {
        Some(super::places::Notation::Xliff)
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
}

impl Format for Xliff2 {
    fn name(&self) -> &'static str {
        "xliff2"
    }

    fn title(&self) -> &'static str {
        "XLIFF 2.1"
    }

    /// Its files end as those of 1.2 do.
    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn recognises(&self, _head: &Head) -> bool {
        false
    }

    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        Some(&Xliff)
    }

    fn notation(&self) -> Option<super::places::Notation> {
        Some(super::places::Notation::Xliff)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(&Xliff)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }

    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        Some(&Xliff)
    }
}

impl UnitReader for Xliff {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        units::read(source, sink)
    }
}

impl GlossaryReader for Xliff {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        glossary::glossary(source, name_prefix)
    }
}

impl DocumentReader for Xliff {
    fn read(&self, source: &mut Source<'_>) -> Result<Document, ReadError> {
        document::read(source)
    }

    fn filler(&self) -> Option<&dyn Filler> {
        Some(self)
    }
}

impl Filler for Xliff {
    fn fill(
        &self,
        source: &mut Source<'_>,
        out: &mut dyn Write,
        heading: &Heading,
        fills: &[Option<Fill>],
    ) -> Result<Losses, ReadError> {
        fill::fill(source, out, heading, fills)
    }
}

impl UnitWriter for Xliff {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        Ok(Box::new(writer_one::Writer::start(out, heading)?))
    }
}

impl UnitWriter for Xliff2 {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        Ok(Box::new(writer_two::Writer::start(out, heading)?))
    }
}

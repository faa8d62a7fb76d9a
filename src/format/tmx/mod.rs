//! TMX, the exchange format of translation memories.
//!
//! What only this reader and this writer agree on: a unit's status and origin are the properties `x-status` and
//! `x-origin`; an attribute that the DTD does not allow is the property `x-attribute-NAME`; a code span is a `ph` of
//! the type `x-code-span`, a picture one of the type `image`.

mod exact;
mod pairs;
mod properties;
mod reader;
#[cfg(test)]
mod round_trip;
mod segment;
#[cfg(test)]
mod tests;
mod writer;

use std::io::Write;

use super::xml::root_name;
use super::{Format, Head, Heading, ReadError, Source, UnitOutput, UnitReader, UnitSink, UnitWriter};

/// The property that holds a unit's status.
const STATUS: &str = "x-status";
/// The property that holds a unit's origin.
const ORIGIN: &str = "x-origin";
/// What the properties begin with that hold attributes TMX has no place for.
const ATTRIBUTE: &str = "x-attribute-";
/// The type of a `ph` that is a code span.
const CODE_SPAN: &str = "x-code-span";
/// The type of a `ph` that is a picture.
const IMAGE: &str = "image";

/// TMX.
pub(super) struct Tmx;

impl Format for Tmx {
    fn name(&self) -> &'static str {
        "tmx"
    }

    fn title(&self) -> &'static str {
        "TMX 1.4"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tmx"]
    }

    fn recognises(&self, head: &Head) -> bool {
        root_name(&head.text).is_some_and(|name| name == "tmx" || name.ends_with(":tmx"))
    }

    fn notation(&self) -> Option<super::places::Notation> {
        Some(super::places::Notation::Tmx)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }
}

impl UnitReader for Tmx {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        reader::read(source, sink)
    }
}

impl UnitWriter for Tmx {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        Ok(Box::new(writer::Writer::start(out, heading)?))
    }
}

//! Trados memories (SDLTM): SQLite databases of Trados Studio, which are read and never written.
//!
//! The database belongs to another program, so it is opened read-only and as one that nobody changes. Columns are
//! asked for by name, as newer versions have more of them; what an old one lacks is taken for empty.

mod dates;
mod fields;
mod reader;
mod schema;
mod segment;
#[cfg(test)]
mod tests;

use super::archive::SQLITE;
use super::{Format, Head, ReadError, Source, UnitReader, UnitSink};

/// Trados memories.
pub(super) struct Sdltm;

impl Format for Sdltm {
    fn name(&self) -> &'static str {
        "sdltm"
    }

    fn title(&self) -> &'static str {
        "Trados SDLTM"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["sdltm"]
    }

    /// Every SQLite database; the reader says what it is where it is no memory.
    fn recognises(&self, head: &Head) -> bool {
        head.bytes.starts_with(SQLITE)
    }

    fn needs_file(&self) -> bool {
        true
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }
}

impl UnitReader for Sdltm {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        reader::read(source.file()?, source.options.for_check, sink)
    }
}

//! gettext PO and its template, POT: the messages of a program and their translations.
//!
//! What only this reader and this writer agree on: an entry with a plural is two units. The first has the property
//! [`PLURAL_ID`] (the text of the second) and the translation `msgstr[0]`; the second has [`SINGULAR_ID`], the last
//! `msgstr[n]`, its n in [`FORM`] where that is not 1, and what stands between them in properties `x-msgstr-N`. A note
//! with the attribute `from="developer"` is an extracted comment (`#.`). A unit is a draft where its entry is fuzzy.

pub(super) mod charset;
mod checks;
mod document;
mod entries;
mod entry;
#[cfg(test)]
mod fill_tests;
mod filler;
mod header;
mod item;
mod lines;
mod parser;
mod placeholders;
mod plural_forms;
mod quote;
mod raw;
mod reader;
#[cfg(test)]
mod round_trip;
mod strings;
#[cfg(test)]
mod tests;
mod unit;
mod writer;

use std::io::Write;

use super::{
    Document, DocumentReader, Fill, Filler, Format, Head, Heading, Losses, ReadError, Source, UnitOutput, UnitReader,
    UnitSink, UnitWriter,
};

/// The property that holds `msgctxt`.
const CONTEXT: &str = "x-context";
/// The property that holds the references (`#:`).
const REFERENCE: &str = "x-reference";
/// The property that holds the flags (`#,`), `fuzzy` among them.
const FLAGS: &str = "x-flags";
/// The properties that hold the previous `msgctxt`, `msgid` and `msgid_plural` (`#|`).
const PREVIOUS: [&str; 3] = ["x-previous-context", "x-previous", "x-previous-plural"];
/// The property of a singular that holds its plural's text.
const PLURAL_ID: &str = "x-msgid-plural";
/// The property of a plural that holds its singular's text.
const SINGULAR_ID: &str = "x-msgid-singular";
/// The property of a plural that says which `msgstr` its translation is, where that is not the second.
const FORM: &str = "x-msgstr-index";
/// What the properties begin with that hold the forms between the singular's and the last one.
const BETWEEN: &str = "x-msgstr-";
/// The attribute of a note that says who wrote it, and its value for an extracted comment.
const FROM_DEVELOPER: (&str, &str) = ("from", "developer");
/// The flag of a translation that is not finished.
const FUZZY: &str = "fuzzy";

/// gettext PO.
pub(super) struct Po;

impl Format for Po {
    fn name(&self) -> &'static str {
        "po"
    }

    fn title(&self) -> &'static str {
        "gettext PO"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["po", "pot"]
    }

    /// The first line that is neither blank nor a comment starts an entry; or there are obsolete entries alone.
    fn recognises(&self, head: &Head) -> bool {
        if head.is_binary() {
            return false;
        }
        let mut lines = head.text.trim_start_matches('\u{FEFF}').split(['\n', '\r']).map(str::trim);
        let first = lines.clone().find(|line| !line.is_empty() && !line.starts_with('#'));
        match first {
            Some(line) => ["msgid", "msgctxt", "domain"].iter().any(|keyword| starts_string(line, keyword)),
            None => {
                lines.any(|line| line.strip_prefix("#~").is_some_and(|rest| starts_string(rest.trim_start(), "msgid")))
            }
        }
    }

    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        Some(self)
    }

    fn notation(&self) -> Option<super::places::Notation> {
        Some(super::places::Notation::Po)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }
}

/// Whether `line` is `keyword` with a string, which may also stand on the next line.
fn starts_string(line: &str, keyword: &str) -> bool {
    line.strip_prefix(keyword).is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with('"'))
}

impl UnitReader for Po {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        reader::read(source, sink)
    }
}

impl UnitWriter for Po {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        Ok(Box::new(writer::Writer::start(out, heading)?))
    }
}

impl DocumentReader for Po {
    fn read(&self, source: &mut Source<'_>) -> Result<Document, ReadError> {
        document::read(source)
    }

    fn filler(&self) -> Option<&dyn Filler> {
        Some(self)
    }
}

impl Filler for Po {
    fn fill(
        &self,
        source: &mut Source<'_>,
        out: &mut dyn Write,
        heading: &Heading,
        fills: &[Option<Fill>],
    ) -> Result<Losses, ReadError> {
        filler::fill(source, out, heading, fills)
    }
}

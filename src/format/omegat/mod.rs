//! The glossary of OmegaT: lines of source term, target term and comment, parted by tabs.
//!
//! There is no quoting and no header; a line that begins with `#` is a comment, and the first one can name the encoding
//! (`-*- coding: utf-8 -*-`). The languages are those of the project, so they come from the options.

mod reader;
#[cfg(test)]
mod tests;
mod writer;

use std::io::Write;

use super::{Format, Glossary, GlossaryReader, GlossaryWriter, Head, Heading, Losses, ReadError, Source};
use crate::model::concept::Concept;

/// The first line of the glossaries that OmegaT writes.
const FIRST_LINE: &str = "# Glossary in tab-separated format -*- coding: utf-8 -*-";

/// An OmegaT glossary.
pub(super) struct OmegaT;

impl Format for OmegaT {
    fn name(&self) -> &'static str {
        "omegat"
    }

    fn title(&self) -> &'static str {
        "OmegaT glossary"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tab", "utf8"]
    }

    /// Only by its first line: without that it is a table like any other, and its name must tell.
    fn recognises(&self, head: &Head) -> bool {
        let first = head.text.trim_start_matches('\u{FEFF}').lines().next().unwrap_or_default();
        !head.is_binary()
            && first.starts_with('#')
            && (reader::declared_coding(first).is_some() || first.contains("Glossary in tab-separated format"))
    }

    fn goes_by_name(&self) -> bool {
        true
    }

    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        Some(self)
    }

    fn glossary_writer(&self) -> Option<&dyn GlossaryWriter> {
        Some(self)
    }
}

impl GlossaryReader for OmegaT {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        reader::read(source, name_prefix)
    }
}

impl GlossaryWriter for OmegaT {
    fn write(&self, out: &mut dyn Write, heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        writer::write(out, heading, concepts)
    }
}

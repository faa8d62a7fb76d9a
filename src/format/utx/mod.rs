//! UTX, the glossary format of the Asia-Pacific Association for Machine Translation.
//!
//! A table with tabs and without quoting. The lines before the entries begin with `#`: the first has the version and the
//! languages, the last the columns. Two ways to name columns are read: `src`, `tgt`, `src:pos` (up to 1.11) and
//! `term:en`, `term:sw`, `pos:en` (1.20). A cell `-` is empty. A field of a column is anything that people agree on, so
//! what our terms have and UTX does not name (`tgt:plural`, `definition`) has columns of its own.

mod header;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

use std::io::Write;

use super::{Format, Glossary, GlossaryReader, GlossaryWriter, Head, Heading, Losses, ReadError, Source};
use crate::model::concept::{Concept, PartOfSpeech, TermStatus};

/// A UTX glossary.
pub(super) struct Utx;

impl Format for Utx {
    fn name(&self) -> &'static str {
        "utx"
    }

    fn title(&self) -> &'static str {
        "UTX 1.11"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["utx"]
    }

    fn recognises(&self, head: &Head) -> bool {
        !head.is_binary() && header::is_first_line(head.text.trim_start_matches('\u{FEFF}'))
    }

    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        Some(self)
    }

    fn glossary_writer(&self) -> Option<&dyn GlossaryWriter> {
        Some(self)
    }
}

impl GlossaryReader for Utx {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        reader::read(source, name_prefix)
    }
}

impl GlossaryWriter for Utx {
    fn write(&self, out: &mut dyn Write, heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        writer::write(out, heading, concepts)
    }
}

/// The words of UTX for what a term is worth; it is said of the term that is translated into.
const STATUSES: &[(&str, TermStatus)] = &[
    ("approved", TermStatus::Preferred),
    ("provisional", TermStatus::Admitted),
    ("non-standard", TermStatus::Deprecated),
    ("forbidden", TermStatus::Forbidden),
];

/// The words of UTX for parts of speech.
const PARTS_OF_SPEECH: &[(&str, PartOfSpeech)] = &[
    ("noun", PartOfSpeech::Noun),
    ("properNoun", PartOfSpeech::ProperNoun),
    ("verb", PartOfSpeech::Verb),
    ("adjective", PartOfSpeech::Adjective),
    ("adverb", PartOfSpeech::Adverb),
    ("sentence", PartOfSpeech::Phrase),
];

//! Floor 2: what files mean. One file a format, one entry in [`ALL`].
//!
//! A format says what it can do by returning a reader or writer; what it cannot do it leaves out. Readers get text or
//! bytes and hand on what they find; they open no files, know no database, and never panic on what they are given.

mod decode;
mod glossary_table;
mod markdown;
mod plain_text;
mod tmx;
mod xml;

use std::io::{BufRead, Write};
use std::ops::ControlFlow;

use crate::model::concept::Concept;
use crate::model::segment::Segment;
use crate::model::unit::Unit;
use crate::text::language::Language;
use crate::text::positions::Position;

pub use decode::{DecodeError, decode_text};
pub use glossary_table::read_glossary_pair;

/// Every format, in the order in which they are tried on a file's content.
pub const ALL: &[&dyn Format] =
    &[&tmx::Tmx, &glossary_table::GlossaryTable, &markdown::Markdown, &plain_text::PlainText];

/// One file format.
pub trait Format: Sync {
    /// The word that names it after `--as`, such as `tmx`.
    fn name(&self) -> &'static str;

    /// What people call it, such as `TMX 1.4`.
    fn title(&self) -> &'static str;

    /// The endings its files have, without the dot, the usual one first.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether the start of a file (up to 64 KiB, decoded) looks like this format.
    fn recognises(&self, head: &str) -> bool;

    /// Reads texts to translate.
    fn document_reader(&self) -> Option<&dyn DocumentReader> {
        None
    }

    /// Reads units.
    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        None
    }

    /// Writes units.
    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        None
    }

    /// Reads concepts.
    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        None
    }

    /// Writes concepts.
    fn glossary_writer(&self) -> Option<&dyn GlossaryWriter> {
        None
    }
}

/// The format called `name`.
pub fn named(name: &str) -> Option<&'static dyn Format> {
    ALL.iter().copied().find(|format| format.name() == name)
}

/// The format whose files end in `extension` (without the dot, any case).
pub fn with_extension(extension: &str) -> Option<&'static dyn Format> {
    ALL.iter().copied().find(|format| format.extensions().iter().any(|one| one.eq_ignore_ascii_case(extension)))
}

/// A file of a kind that no format here reads, by the name that people call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign(pub &'static str);

/// The first format that recognises `head`, the start of a file: plain text where it looks like nothing else.
///
/// # Errors
/// [`Foreign`] where it is markup of a kind that is not read, and would only look like text.
pub fn recognised(head: &str) -> Result<&'static dyn Format, Foreign> {
    let found = ALL.iter().copied().find(|format| format.recognises(head));
    found.ok_or_else(|| Foreign(xml::foreign_markup(head).unwrap_or("a file of an unknown kind")))
}

/// A paragraph, heading, list item or table cell of a document: not yet cut into sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its text and codes.
    pub segment: Segment,
    /// Pairs of (byte in the segment's text, byte in the document): from each such place on, both run in step until
    /// the next pair. In order; the first is for byte 0.
    pub anchors: Vec<(usize, usize)>,
}

impl Passage {
    /// The byte of the document that the byte `offset` of the segment's text came from.
    pub fn document_offset(&self, offset: usize) -> usize {
        let at = self.anchors.partition_point(|(from, _)| *from <= offset);
        match at.checked_sub(1).map(|at| self.anchors[at]) {
            Some((from, to)) => to + (offset - from),
            None => offset,
        }
    }
}

/// Reads a document in one language.
pub trait DocumentReader: Sync {
    /// The passages of `text` that are to be translated, in order.
    fn passages(&self, text: &str) -> Vec<Passage>;

    /// What holds words for readers and is not among the passages, in order: the byte of `text` it starts at, and what
    /// it is (`an HTML block`).
    fn left_out(&self, _text: &str) -> Vec<(usize, &'static str)> {
        Vec::new()
    }
}

/// Something in a file that a person should know of, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub position: Position,
    /// What, and what was done.
    pub message: String,
    /// What became of the unit it stands in.
    pub effect: Effect,
}

/// What a warning did to the unit it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: the unit is as the file has it.
    Kept,
    /// The unit was put right.
    Repaired,
    /// The unit was left out.
    Skipped,
}

/// Takes what a reader finds.
pub trait UnitSink {
    /// One unit, in the order of the file, with the place it starts at. `Break` ends the reading.
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()>;

    /// Something worth knowing.
    fn warning(&mut self, warning: Warning);
}

/// Reads units one by one, in memory that does not grow with the file.
pub trait UnitReader: Sync {
    /// Reads all of `input` (bytes in any encoding the format allows) into `sink`.
    ///
    /// # Errors
    /// [`ReadError`] where the file is not what it should be; units handed on before that are the caller's to discard.
    fn read(&self, input: &mut dyn BufRead, sink: &mut dyn UnitSink) -> Result<(), ReadError>;
}

/// What a file of units says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The language translated from.
    pub source: Language,
    /// The language translated into, where the format names one.
    pub target: Language,
}

/// Writes units.
pub trait UnitWriter: Sync {
    /// Writes `units` to `out`.
    ///
    /// # Errors
    /// What `out` or the iterator reports.
    fn write(
        &self,
        out: &mut dyn Write,
        heading: &Heading,
        units: &mut dyn Iterator<Item = std::io::Result<Unit>>,
    ) -> std::io::Result<()>;
}

/// What was read from a file of terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The concepts, in the order of the file.
    pub concepts: Vec<Concept>,
    /// What should be known of it.
    pub warnings: Vec<Warning>,
    /// Whether the file gives its concepts names; otherwise they were made from their terms.
    pub has_names: bool,
    /// Whether the file says which terms are to be used; otherwise every first term is preferred.
    pub has_status: bool,
}

/// Reads concepts.
pub trait GlossaryReader: Sync {
    /// Reads the concepts of `text`. `name_prefix` starts the names of concepts that the file does not name.
    ///
    /// # Errors
    /// [`ReadError`] where the file is no glossary of this format.
    fn read(&self, text: &str, name_prefix: &str) -> Result<Glossary, ReadError>;
}

/// Writes concepts.
pub trait GlossaryWriter: Sync {
    /// Writes `concepts` to `out`.
    ///
    /// # Errors
    /// What `out` reports.
    fn write(&self, out: &mut dyn Write, concepts: &[Concept]) -> std::io::Result<()>;
}

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It breaks the rules of its format.
    #[error("{message}")]
    Malformed {
        /// Where.
        position: Position,
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// Reading failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The sink asked to stop.
    #[error("reading was stopped")]
    Stopped,
}

//! Formats that hold units.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;

use super::{ReadError, Source, Warning};
use crate::model::frame::Frame;
use crate::model::unit::Unit;
use crate::text::language::Language;
use crate::text::positions::Position;

/// Takes what a reader finds.
pub trait UnitSink {
    /// One unit, in the order of the file, with the place it starts at. `Break` ends the reading.
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()>;

    /// Something worth knowing.
    fn warning(&mut self, warning: Warning);

    /// What stands around the units: given once, behind the last unit, by formats that can be written again as they
    /// were.
    fn frame(&mut self, _frame: Frame) {}
}

/// Reads units one by one, in memory that does not grow with the file.
pub trait UnitReader: Sync {
    /// Reads all of `source` into `sink`.
    ///
    /// # Errors
    /// [`ReadError`] where the file is not what it should be; units handed on before that are the caller's to discard.
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError>;
}

/// Reads and writes units whose two languages are two files with one segment a line.
pub trait ParallelFormat: Sync {
    /// Reads both files, line by line, into `sink`.
    ///
    /// # Errors
    /// Where one has more lines than the other, or is no text.
    fn read(&self, source: &mut Source<'_>, target: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError>;

    /// Begins to write both files.
    fn start<'a>(
        &self,
        source: &'a mut dyn Write,
        target: &'a mut dyn Write,
        heading: &Heading,
    ) -> Box<dyn UnitOutput + 'a>;
}

/// What a file of units or concepts says of itself, and how it is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The language translated from.
    pub source: Language,
    /// The language translated into, where the format names one.
    pub target: Language,
    /// Whether inline codes are written; without them only the text between them is (TMX level 1).
    pub inline_codes: bool,
    /// What stands around the units or concepts, where they are to be written as the file had them: from
    /// `as_written`, where that is there.
    pub exact: Option<Frame>,
    /// Whether the concepts are proposals that nobody has decided on.
    pub proposed: bool,
}

impl Heading {
    /// A file from `source` into `target`, with inline codes, in the usual form.
    pub fn new(source: Language, target: Language) -> Self {
        Heading { source, target, inline_codes: true, exact: None, proposed: false }
    }
}

/// What a format had no place for: what it is (`notes`, `inline codes`), and how often it was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    what: BTreeMap<&'static str, u64>,
    left_out: u64,
}

impl Losses {
    /// Counts `count` more of `what`, a plural such as `notes`.
    pub fn add(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            *self.what.entry(what).or_default() += count as u64;
        }
    }

    /// Counts a unit or concept that is not written at all, `what` being such as `rejected units`.
    pub fn leave_out(&mut self, what: &'static str) {
        self.add(what, 1);
        self.left_out += 1;
    }

    /// How many units or concepts were not written at all.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// Adds what `other` counted.
    pub fn join(&mut self, other: &Losses) {
        for (what, count) in other.iter() {
            *self.what.entry(what).or_default() += count;
        }
        self.left_out += other.left_out;
    }

    /// What was lost and how often, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        self.what.iter().map(|(what, count)| (*what, *count))
    }

    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        self.what.is_empty()
    }
}

/// Writes units.
pub trait UnitWriter: Sync {
    /// Begins a file in `out`.
    ///
    /// # Errors
    /// What `out` reports.
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>>;
}

/// A file of units that is being written.
pub trait UnitOutput {
    /// Writes one more unit.
    ///
    /// # Errors
    /// What the output reports.
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()>;

    /// Ends the file; says what it has no place for.
    ///
    /// # Errors
    /// What the output reports.
    fn finish(self: Box<Self>) -> std::io::Result<Losses>;
}

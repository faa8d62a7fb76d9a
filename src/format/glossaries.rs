//! Formats that hold concepts with their terms.

use std::io::Write;

use super::{Heading, Losses, ReadError, Source, Warning};
use crate::model::concept::Concept;
use crate::model::frame::Frame;

/// What was read from a file of terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The concepts, in the order of the file.
    pub concepts: Vec<Concept>,
    /// What should be known of it.
    pub warnings: Vec<Warning>,
    /// Whether the file gives its concepts names; otherwise they were made from their terms.
    pub has_names: bool,
    /// Whether those names are numbers of the file (`c1`) that another file gives to other concepts: a concept is the
    /// same only where it shares a term.
    pub ids_are_local: bool,
    /// Whether the file says which terms are to be used; otherwise every first term is preferred.
    pub has_status: bool,
    /// What stands around the concepts, in formats that can be written again as they were.
    pub frame: Option<Frame>,
}

/// Reads concepts.
pub trait GlossaryReader: Sync {
    /// Reads the concepts of `source`. `name_prefix` starts the names of concepts that the file does not name.
    ///
    /// # Errors
    /// [`ReadError`] where the file is no glossary of this format.
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError>;
}

/// Writes concepts.
pub trait GlossaryWriter: Sync {
    /// Writes `concepts` to `out`; says what the format has no place for.
    ///
    /// # Errors
    /// What `out` reports.
    fn write(&self, out: &mut dyn Write, heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses>;
}

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
    /// How many proposals of the file were left out because somebody declined them.
    pub declined: u64,
    /// How many were left out because nobody has decided on them.
    pub undecided: u64,
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

/// A concept that was found in texts, for somebody to decide on.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The concept, with its term and the likeliest translation.
    pub concept: Concept,
    /// Further translations.
    pub alternatives: Vec<String>,
    /// How often the term stands in the texts.
    pub count: u64,
    /// How much it is a term; the higher the likelier.
    pub score: f64,
    /// The concept of the glossary that has the term already.
    pub known: Option<String>,
    /// A sentence with it.
    pub context: Option<String>,
}

/// Writes proposals, so that the format's [`GlossaryReader`] gives back the accepted ones alone.
pub trait ProposalWriter: Sync {
    /// Writes `proposals` to `out`, with the terms in the languages of `heading`, or in its source language alone;
    /// says what the format has no place for.
    ///
    /// # Errors
    /// What `out` reports.
    fn write_proposals(
        &self,
        out: &mut dyn Write,
        heading: &Heading,
        is_bilingual: bool,
        proposals: &[Proposal],
    ) -> std::io::Result<Losses>;
}

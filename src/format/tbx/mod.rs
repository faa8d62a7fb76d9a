//! TBX, the exchange format of terminology: martif (ISO 30042:2008) and version 3 (ISO 30042:2019).
//!
//! One reader for both; it takes elements by their local names, in the style that has categories as attributes (DCA)
//! and in the one that has them as elements (DCT). Two writers: TBX-Basic as martif, which most tools read, and as
//! version 3. What TBX-Basic has no category for stands in notes that this reader understands ([`labels`]).

mod concept;
mod entry;
mod ids;
mod labels;
mod level;
mod reader;
#[cfg(test)]
mod round_trip;
mod style;
impl ProposalWriter for Tbx3 {
    fn write_proposals(
        &self,
        out: &mut dyn Write,
        heading: &Heading,
        _is_bilingual: bool,
        proposals: &[Proposal],
    ) -> std::io::Result<Losses> {
        writer::write_proposals(out, heading, Style::of_kind(Kind::Dca), proposals)
    }
}

#[cfg(test)]
mod tests;
mod warnings;
mod words;
mod writer;

use std::io::Write;

use self::style::{Kind, Style};
use super::xml::root_name;
use super::{
    Format, Glossary, GlossaryReader, GlossaryWriter, Head, Heading, Losses, Proposal, ProposalWriter, ReadError,
    Source,
};
use crate::model::concept::Concept;

/// The word that names the format of a frame.
const FRAME: &str = "tbx";

/// The elements that hold no text: white space between what stands in them means nothing.
const STRUCTURAL: &[&str] = &[
    "martif",
    "martifHeader",
    "tbx",
    "tbxHeader",
    "fileDesc",
    "titleStmt",
    "publicationStmt",
    "sourceDesc",
    "encodingDesc",
    "revisionDesc",
    "change",
    "text",
    "body",
    "back",
    "refObjectList",
    "refObjectSec",
    "refObject",
    "itemSet",
    "itemGrp",
    "termEntry",
    "conceptEntry",
    "langSet",
    "langSec",
    "tig",
    "ntig",
    "termSec",
    "termGrp",
    "termNoteGrp",
    "termCompList",
    "termCompGrp",
    "termCompSec",
    "descripGrp",
    "adminGrp",
    "transacGrp",
];

/// TBX; what it writes is TBX-Basic of 2008.
pub(super) struct Tbx;

impl Format for Tbx {
    fn name(&self) -> &'static str {
        "tbx"
    }

    fn title(&self) -> &'static str {
        "TBX-Basic (martif)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tbx"]
    }

    fn recognises(&self, head: &Head) -> bool {
        let root = root_name(&head.text).map(|name| name.rsplit(':').next().unwrap_or(name));
        matches!(root, Some("martif" | "tbx"))
    }

    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        Some(self)
    }

    fn glossary_writer(&self) -> Option<&dyn GlossaryWriter> {
        Some(self)
    }

    fn proposal_writer(&self) -> Option<&dyn ProposalWriter> {
        Some(self)
    }
}

impl GlossaryReader for Tbx {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        reader::read(source, name_prefix)
    }
}

impl GlossaryWriter for Tbx {
    fn write(&self, out: &mut dyn Write, heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        writer::write(out, heading, Style::of_kind(Kind::Martif), concepts)
    }
}

impl ProposalWriter for Tbx {
    fn write_proposals(
        &self,
        out: &mut dyn Write,
        heading: &Heading,
        _is_bilingual: bool,
        proposals: &[Proposal],
    ) -> std::io::Result<Losses> {
        writer::write_proposals(out, heading, Style::of_kind(Kind::Martif), proposals)
    }
}

/// TBX as [`Tbx`] reads it; what it writes is TBX-Basic of 2019.
pub(super) struct Tbx3;

impl Format for Tbx3 {
    fn name(&self) -> &'static str {
        "tbx3"
    }

    fn title(&self) -> &'static str {
        "TBX v3 (ISO 30042:2019)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    /// Every TBX file is recognised as [`Tbx`].
    fn recognises(&self, _head: &Head) -> bool {
        false
    }

    fn glossary_reader(&self) -> Option<&dyn GlossaryReader> {
        Some(self)
    }

    fn glossary_writer(&self) -> Option<&dyn GlossaryWriter> {
        Some(self)
    }

    fn proposal_writer(&self) -> Option<&dyn ProposalWriter> {
        Some(self)
    }
}

impl GlossaryReader for Tbx3 {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        reader::read(source, name_prefix)
    }
}

impl GlossaryWriter for Tbx3 {
    fn write(&self, out: &mut dyn Write, heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        writer::write(out, heading, Style::of_kind(Kind::Dca), concepts)
    }
}

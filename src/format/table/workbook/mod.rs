//! Excel workbooks (xlsx): the first worksheet whose first row is a usable header.

mod first_row;
mod guard;
mod output;
mod references;
mod sheets;

use std::io::Write;

pub use self::first_row::workbook_has_column;
use self::output::SheetOutput;
use self::sheets::with_table;
use super::super::{
    Format, Glossary, GlossaryReader, GlossaryWriter, Head, Heading, Losses, Proposal, ProposalWriter, ReadError,
    Source, UnitOutput, UnitReader, UnitSink, UnitWriter,
};
use super::{glossary, units};
use crate::model::concept::Concept;

/// An Excel workbook.
pub(in crate::format) struct Xlsx;

impl Format for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn title(&self) -> &'static str {
        "Excel workbook"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlsx"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.members.iter().any(|name| name == "xl/workbook.xml")
    }

    fn needs_file(&self) -> bool {
        true
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }

    fn review_writer(&self) -> Option<&dyn UnitWriter> {
        Some(&ReviewWorkbook)
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

impl UnitReader for Xlsx {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        with_table(source.file()?, source.options, |table| units::read(table, source.options, sink))
    }
}

impl UnitWriter for Xlsx {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        units::start(Box::new(SheetOutput::new(out)?), heading)
    }
}

/// A workbook for people to decide on its rows.
struct ReviewWorkbook;

impl UnitWriter for ReviewWorkbook {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        units::start_review(Box::new(SheetOutput::new(out)?), heading)
    }
}

impl GlossaryReader for Xlsx {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        with_table(source.file()?, source.options, |table| glossary::read(table, source.options, name_prefix))
    }
}

impl GlossaryWriter for Xlsx {
    fn write(&self, out: &mut dyn Write, _heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        glossary::write(Box::new(SheetOutput::new(out)?), concepts)
    }
}

impl ProposalWriter for Xlsx {
    fn write_proposals(
        &self,
        out: &mut dyn Write,
        heading: &Heading,
        is_bilingual: bool,
        proposals: &[Proposal],
    ) -> std::io::Result<Losses> {
        glossary::write_proposals(Box::new(SheetOutput::new(out)?), heading, is_bilingual, proposals)
    }
}

#[cfg(test)]
mod tests;

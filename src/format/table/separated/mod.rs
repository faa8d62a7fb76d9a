//! Tables in text files: CSV, parted by commas, semicolons or whatever a line `sep=` says, and TSV, parted by tabs.

mod commas;
mod output;
mod recognise;
mod tabs;
mod text;

use std::io::Write;

use self::commas::Commas;
use self::tabs::Tabs;
use self::text::Text;
use super::super::{
    Effect, Format, Glossary, GlossaryReader, GlossaryWriter, Head, Heading, Losses, Proposal, ProposalWriter,
    ReadError, ReadOptions, Source, UnitOutput, UnitReader, UnitSink, UnitWriter, Warning,
};
use super::header::no_usable_header;
use super::record::{Record, Rows};
use super::{Table, glossary, title, units};
use crate::model::concept::Concept;

/// CSV.
pub(in crate::format) struct Csv;
/// Tab-separated text.
pub(in crate::format) struct Tsv;

/// What parts the cells of a CSV file; of several that could, the first.
const CSV_SEPARATORS: &[u8] = b",;\t";
const TAB: &[u8] = b"\t";

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn title(&self) -> &'static str {
        "table (CSV)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn recognises(&self, head: &Head) -> bool {
        !head.is_binary() && recognise::looks_like_a_table(&head.text, b",;")
    }

    fn goes_by_name(&self) -> bool {
        true
    }

    fn notation(&self) -> Option<super::super::places::Notation> {
        Some(super::super::places::Notation::Commas)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }

    fn review_writer(&self) -> Option<&dyn UnitWriter> {
        Some(&ReviewCsv)
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

impl UnitReader for Csv {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        let options = source.options;
        units::read(&mut open(source, CSV_SEPARATORS)?, options, sink)
    }
}

impl UnitWriter for Csv {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        units::start(Box::new(output::CommaOutput::new(out)), heading)
    }
}

/// The same for people to decide on its rows.
struct ReviewCsv;

impl UnitWriter for ReviewCsv {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        units::start_review(Box::new(output::CommaOutput::new(out)), heading)
    }
}

impl GlossaryReader for Csv {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        let options = source.options;
        glossary::read(&mut open(source, CSV_SEPARATORS)?, options, name_prefix)
    }
}

impl GlossaryWriter for Csv {
    fn write(&self, out: &mut dyn Write, _heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        glossary::write(Box::new(output::CommaOutput::new(out)), concepts)
    }
}

impl ProposalWriter for Csv {
    fn write_proposals(
        &self,
        out: &mut dyn Write,
        heading: &Heading,
        is_bilingual: bool,
        proposals: &[Proposal],
    ) -> std::io::Result<Losses> {
        glossary::write_proposals(Box::new(output::CommaOutput::new(out)), heading, is_bilingual, proposals)
    }
}

impl Format for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn title(&self) -> &'static str {
        "table (TSV)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tsv"]
    }

    fn recognises(&self, head: &Head) -> bool {
        !head.is_binary() && recognise::looks_like_a_table(&head.text, TAB)
    }

    fn goes_by_name(&self) -> bool {
        true
    }

    fn notation(&self) -> Option<super::super::places::Notation> {
        Some(super::super::places::Notation::Tabs)
    }

    fn unit_reader(&self) -> Option<&dyn UnitReader> {
        Some(self)
    }

    fn unit_writer(&self) -> Option<&dyn UnitWriter> {
        Some(self)
    }

    fn review_writer(&self) -> Option<&dyn UnitWriter> {
        Some(&ReviewTsv)
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

impl UnitReader for Tsv {
    fn read(&self, source: &mut Source<'_>, sink: &mut dyn UnitSink) -> Result<(), ReadError> {
        let options = source.options;
        units::read(&mut open(source, TAB)?, options, sink)
    }
}

impl UnitWriter for Tsv {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        units::start(Box::new(output::TabOutput::new(out)), heading)
    }
}

/// The same for people to decide on its rows.
struct ReviewTsv;

impl UnitWriter for ReviewTsv {
    fn start<'a>(&self, out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
        units::start_review(Box::new(output::TabOutput::new(out)), heading)
    }
}

impl GlossaryReader for Tsv {
    fn read(&self, source: &mut Source<'_>, name_prefix: &str) -> Result<Glossary, ReadError> {
        let options = source.options;
        glossary::read(&mut open(source, TAB)?, options, name_prefix)
    }
}

impl GlossaryWriter for Tsv {
    fn write(&self, out: &mut dyn Write, _heading: &Heading, concepts: &[Concept]) -> std::io::Result<Losses> {
        glossary::write(Box::new(output::TabOutput::new(out)), concepts)
    }
}

impl ProposalWriter for Tsv {
    fn write_proposals(
        &self,
        out: &mut dyn Write,
        heading: &Heading,
        is_bilingual: bool,
        proposals: &[Proposal],
    ) -> std::io::Result<Losses> {
        glossary::write_proposals(Box::new(output::TabOutput::new(out)), heading, is_bilingual, proposals)
    }
}

/// The table in `source`, whose cells one of `separators` parts.
fn open<'a>(source: &'a mut Source<'_>, separators: &[u8]) -> Result<Table<'a>, ReadError> {
    let text = Text::open(&mut *source.stream, source.options)?;
    table(text, separators, source.options)
}

/// The table of CSV in memory.
pub(super) fn csv_table<'a>(bytes: &'a mut &[u8], options: &ReadOptions) -> Result<Table<'a>, ReadError> {
    table(Text::open(bytes, options)?, CSV_SEPARATORS, options)
}

fn table<'a>(mut text: Text<'a>, separators: &[u8], options: &ReadOptions) -> Result<Table<'a>, ReadError> {
    let given = take_separator_line(&mut text);
    let candidates = given.as_ref().map_or(separators, std::slice::from_ref);
    let separator = best_separator(text.sample(), candidates, options);
    let doubt = text.doubt.take();
    let mut rows = rows(text, separator);
    let first = title::find(&mut *rows, options)?.ok_or_else(|| no_usable_header(None))?;
    let mut table = Table::new(first, rows);
    let position = table.header.position;
    table.warnings.extend(doubt.map(|message| Warning { position, message, effect: Effect::Repaired }));
    Ok(table)
}

/// What parts the cells of the table that starts with `sample`.
pub(in crate::format) fn separator(sample: &str, is_tabs: bool, options: &ReadOptions) -> u8 {
    match separator_line(sample) {
        Some((separator, _)) => separator,
        None => best_separator(sample, if is_tabs { TAB } else { CSV_SEPARATORS }, options),
    }
}

fn rows(text: Text<'_>, separator: u8) -> Box<dyn Rows + '_> {
    if separator == b'\t' { Box::new(Tabs::new(text)) } else { Box::new(Commas::new(text, separator)) }
}

/// The first row of `sample`, parted by `separator`.
fn first_row(sample: &str, separator: u8) -> Record {
    let mut first = Record::default();
    let mut rows = rows(Text::of(sample), separator);
    while matches!(rows.next(&mut first), Ok(true)) && first.is_blank() {}
    first
}

/// The separator whose header has the most columns that mean something, then the first row the most cells.
fn best_separator(sample: &str, candidates: &[u8], options: &ReadOptions) -> u8 {
    let worth = |separator: &&u8| {
        let header = title::find(&mut *rows(Text::of(sample), **separator), options).ok().flatten();
        (header.map(|first| first.header.known()), first_row(sample, **separator).len())
    };
    // The first among equals.
    candidates.iter().rev().max_by_key(worth).copied().unwrap_or(b',')
}

/// The separator that a first line `sep=;` gives, which is a habit of Excel. The line is read past.
fn take_separator_line(text: &mut Text<'_>) -> Option<u8> {
    let (separator, length) = separator_line(text.sample())?;
    text.consume(length);
    Some(separator)
}

/// The separator that the first line of `sample` gives, and the length of that line.
fn separator_line(sample: &str) -> Option<(u8, usize)> {
    let end = sample.find(['\r', '\n']).unwrap_or(sample.len());
    match sample[..end].trim_matches('"').as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] if separator.is_ascii() && *separator != b'"' => {
            Some((*separator, end))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;

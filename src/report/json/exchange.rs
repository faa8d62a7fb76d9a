//! JSON of what goes in and out: imports, conversions, formats, batches.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::app::convert::Report as Convert;
use crate::app::glossary::Report as GlossaryImport;
use crate::app::import::Report as Import;
use crate::format::{Format, Warning};
use crate::model::provenance::Batch;

#[derive(Serialize)]
pub(super) struct ImportJson<'a> {
    schema: &'static str,
    file: &'a str,
    memory: &'a str,
    batch: Option<i64>,
    units: u64,
    added: u64,
    duplicates: u64,
    skipped: u64,
    repaired: u64,
    warnings: Vec<WarningJson<'a>>,
}

impl<'a> ImportJson<'a> {
    pub(super) fn of(import: &'a Import) -> Self {
        ImportJson {
            schema: "istilahi/import/1",
            file: &import.file,
            memory: &import.memory,
            batch: import.batch,
            units: import.units,
            added: import.added,
            duplicates: import.duplicates,
            skipped: import.skipped,
            repaired: import.repaired,
            warnings: warnings(&import.warnings),
        }
    }
}

#[derive(Serialize)]
pub(super) struct GlossaryImportJson<'a> {
    schema: &'static str,
    file: &'a str,
    batch: i64,
    concepts: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    declined: u64,
    undecided: u64,
    warnings: Vec<WarningJson<'a>>,
}

impl<'a> GlossaryImportJson<'a> {
    pub(super) fn of(import: &'a GlossaryImport) -> Self {
        GlossaryImportJson {
            schema: "istilahi/glossary-import/1",
            file: &import.file,
            batch: import.batch,
            concepts: import.concepts,
            added: import.added,
            changed: import.changed,
            unchanged: import.unchanged,
            declined: import.declined,
            undecided: import.undecided,
            warnings: warnings(&import.warnings),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ConvertJson<'a> {
    schema: &'static str,
    file: &'a str,
    output: &'a str,
    units: Option<u64>,
    concepts: Option<u64>,
    losses: BTreeMap<&'static str, u64>,
    warnings: Vec<WarningJson<'a>>,
}

impl<'a> ConvertJson<'a> {
    pub(super) fn of(convert: &'a Convert) -> Self {
        let count = convert.written.count;
        ConvertJson {
            schema: "istilahi/convert/1",
            file: &convert.file,
            output: &convert.output,
            units: (!convert.glossary).then_some(count),
            concepts: convert.glossary.then_some(count),
            losses: convert.written.losses.iter().collect(),
            warnings: warnings(&convert.warnings),
        }
    }
}

#[derive(Serialize)]
pub(super) struct FormatJson {
    schema: &'static str,
    name: &'static str,
    title: &'static str,
    extensions: &'static [&'static str],
    reads_text: bool,
    fills: bool,
    reads_units: bool,
    writes_units: bool,
    reads_glossary: bool,
    writes_glossary: bool,
}

impl FormatJson {
    pub(super) fn of(format: &dyn Format) -> Self {
        let is_parallel = format.parallel().is_some();
        FormatJson {
            schema: "istilahi/format/1",
            name: format.name(),
            title: format.title(),
            extensions: format.extensions(),
            reads_text: format.document_reader().is_some(),
            fills: format.document_reader().is_some_and(|reader| reader.filler().is_some()),
            reads_units: is_parallel || format.unit_reader().is_some(),
            writes_units: is_parallel || format.unit_writer().is_some(),
            reads_glossary: format.glossary_reader().is_some(),
            writes_glossary: format.glossary_writer().is_some(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct BatchJson<'a> {
    schema: &'static str,
    id: i64,
    when: &'a str,
    author: &'a str,
    command: &'a str,
    file: Option<&'a str>,
    units: u64,
    undone: bool,
    undoes: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<&'a str>,
}

impl<'a> BatchJson<'a> {
    pub(super) fn of(batch: &'a Batch, action: Option<&'a str>) -> Self {
        BatchJson {
            schema: "istilahi/batch/1",
            id: batch.id,
            when: &batch.when,
            author: &batch.author,
            command: &batch.command,
            file: batch.file.as_deref(),
            units: batch.units,
            undone: batch.undone,
            undoes: batch.undoes,
            action,
        }
    }
}

#[derive(Serialize)]
pub(super) struct WarningJson<'a> {
    line: usize,
    column: usize,
    message: &'a str,
}

pub(super) fn warnings(warnings: &[Warning]) -> Vec<WarningJson<'_>> {
    warnings
        .iter()
        .map(|one| WarningJson { line: one.position.line, column: one.position.column, message: &one.message })
        .collect()
}

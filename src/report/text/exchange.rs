//! What goes in and out, to be read: imports, conversions, formats, batches.

use std::io;

use super::layout::{BOLD, DIM, Layout, plain};
use crate::app::convert::Report as Convert;
use crate::app::glossary::Report as GlossaryImport;
use crate::app::import::Report as Import;
use crate::format::{Format, Warning};
use crate::model::provenance::Batch;
use crate::report::{counted, grouped};

/// How many warnings of a file are shown one by one.
const SHOWN_WARNINGS: usize = 20;

pub(super) fn import(layout: &mut Layout<'_>, import: &Import) -> io::Result<()> {
    let verb = if import.batch.is_some() { "into" } else { "would go into" };
    let mut line = format!(": {} {verb} memory {}", counted(import.added, "unit"), import.memory);
    for (number, what) in [(import.duplicates, "duplicate"), (import.repaired, "repair"), (import.skipped, "left out")]
    {
        if number > 0 {
            let counted = if what == "left out" { format!("{number} {what}") } else { counted(number, what) };
            line.push_str(&format!(", {counted}"));
        }
    }
    layout.paragraph("", &[(BOLD, &import.file), plain(&line)])?;
    warnings(layout, &import.file, &import.warnings)
}

pub(super) fn glossary_import(layout: &mut Layout<'_>, import: &GlossaryImport) -> io::Result<()> {
    let mut line = format!(
        ": {}: {} new, {} changed, {} as they were",
        counted(import.concepts, "concept"),
        import.added,
        import.changed,
        import.unchanged
    );
    for (number, what) in [(import.declined, "declined"), (import.undecided, "not decided on")] {
        if number > 0 {
            line.push_str(&format!(", {} {what}", grouped(number)));
        }
    }
    layout.paragraph("", &[(BOLD, &import.file), plain(&line)])?;
    warnings(layout, &import.file, &import.warnings)
}

pub(super) fn convert(layout: &mut Layout<'_>, convert: &Convert) -> io::Result<()> {
    let what = if convert.glossary { "concept" } else { "unit" };
    let line = format!(": {} written to {}", counted(convert.written.count, what), convert.output);
    layout.paragraph("", &[(BOLD, &convert.file), plain(&line)])?;
    for (what, count) in convert.written.losses.iter() {
        let lost = format!("{} {what}", grouped(count));
        layout.paragraph("  ", &[plain("no place for: "), plain(&lost)])?;
    }
    warnings(layout, &convert.file, &convert.warnings)
}

pub(super) fn format(layout: &mut Layout<'_>, format: &dyn Format) -> io::Result<()> {
    let is_parallel = format.parallel().is_some();
    let uses: Vec<&str> = [
        (format.document_reader().is_some(), "texts"),
        (format.document_reader().is_some_and(|reader| reader.filler().is_some()), "filled"),
        (is_parallel || format.unit_reader().is_some(), "units read"),
        (is_parallel || format.unit_writer().is_some(), "units written"),
        (format.glossary_reader().is_some(), "glossaries read"),
        (format.glossary_writer().is_some(), "glossaries written"),
    ]
    .into_iter()
    .filter_map(|(does, what)| does.then_some(what))
    .collect();
    let endings: Vec<String> = format.extensions().iter().map(|ending| format!(".{ending}")).collect();
    let endings = if endings.is_empty() { String::new() } else { format!(" ({})", endings.join(" ")) };
    let name = format!("{:<10}", format.name());
    let about = format!("{endings}: {}", uses.join(", "));
    layout.paragraph(&name, &[(BOLD, format.title()), plain(&about)])
}

pub(super) fn batch(layout: &mut Layout<'_>, batch: &Batch, action: Option<&str>) -> io::Result<()> {
    let mut line = format!("  {}  {}  {}", batch.when, batch.author, batch.command);
    for part in [
        action.map(|action| format!(": {action}")),
        batch.file.as_ref().map(|file| format!("  {file}")),
        (batch.units > 0 && action.is_none()).then(|| format!("  {}", counted(batch.units, "unit"))),
        batch.undoes.map(|undone| format!("  of batch {undone}")),
    ]
    .into_iter()
    .flatten()
    {
        line.push_str(&part);
    }
    let undone = if batch.undone { "  undone" } else { "" };
    layout.paragraph("", &[(BOLD, &batch.id.to_string()), plain(&line), (DIM, undone)])
}

pub(super) fn warnings(layout: &mut Layout<'_>, file: &str, warnings: &[Warning]) -> io::Result<()> {
    for warning in warnings.iter().take(SHOWN_WARNINGS) {
        let place = format!("{file}:{}:{}: ", warning.position.line, warning.position.column);
        layout.paragraph("  ", &[(DIM, &place), plain(&warning.message)])?;
    }
    let more = warnings.len().saturating_sub(SHOWN_WARNINGS);
    if more > 0 {
        layout.paragraph("  ", &[(DIM, &format!("and {more} more; --format json lists them all"))])?;
    }
    Ok(())
}

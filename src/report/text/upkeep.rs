//! Where terms are used, and what merges of glossaries and of memories came to.

use std::io;

use super::exchange::warnings;
use super::layout::{BOLD, DIM, Layout, TERM, WARNING, plain};
use crate::app::concepts::{MergeReport, TermUse};
use crate::app::merge::Merged;
use crate::report::{counted, grouped};
use crate::store::Moved;
use crate::terminology::merging::{Conflict, Taken};

/// How many contradictions are shown one by one.
const SHOWN_FAULTS: usize = 20;

pub(super) fn uses(layout: &mut Layout<'_>, uses: &[TermUse]) -> io::Result<()> {
    for one in uses {
        let units = match (one.units, one.more) {
            (0, false) => "in no unit".to_owned(),
            (units, false) => format!("in {}", counted(units, "unit")),
            (units, true) => format!("in {} or more units", grouped(units)),
        };
        let mut named = one.first.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        if one.units > one.first.len() as u64 {
            named.push_str(" …");
        }
        let named = if named.is_empty() { named } else { format!(": {named}") };
        let label = format!("  {:<3} ", one.term.language);
        layout.paragraph(&label, &[(TERM, &one.term.text), plain("  "), plain(&units), (DIM, &named)])?;
    }
    if uses.is_empty() { Ok(()) } else { layout.blank() }
}

pub(super) fn merge(layout: &mut Layout<'_>, merge: &MergeReport) -> io::Result<()> {
    for (conflict, taken) in &merge.conflicts {
        write_conflict(layout, conflict, *taken)?;
    }
    let is_done = merge.batch.is_some() || merge.added + merge.changed == 0;
    let verb = if is_done { "" } else { "would be " };
    let mut line = format!(
        ": {}: {} {verb}new, {} {verb}changed, {} as they are here",
        counted(merge.concepts, "concept"),
        grouped(merge.added),
        grouped(merge.changed),
        grouped(merge.unchanged)
    );
    if !merge.conflicts.is_empty() {
        line.push_str(&format!(", {}", counted(merge.conflicts.len() as u64, "conflict")));
    }
    layout.paragraph("", &[(BOLD, &merge.file), plain(&line)])?;
    for (concept, fault) in merge.faults.iter().take(SHOWN_FAULTS) {
        layout.paragraph("  ", &[(WARNING, concept), plain(&format!(": {fault}"))])?;
    }
    let more = merge.faults.len().saturating_sub(SHOWN_FAULTS) as u64;
    if more > 0 {
        layout.paragraph("  ", &[(DIM, &format!("and {} more; --format json lists them all", grouped(more)))])?;
    }
    warnings(layout, &merge.file, &merge.warnings)
}

/// What the two say, in a heading and a line for each.
fn write_conflict(layout: &mut Layout<'_>, conflict: &Conflict, taken: Option<Taken>) -> io::Result<()> {
    layout.paragraph("", &[(BOLD, &conflict.concept), (WARNING, "  "), (WARNING, &about(conflict))])?;
    for (label, text, own) in
        [("  mine    ", &conflict.mine, Taken::Mine), ("  theirs  ", &conflict.theirs, Taken::Theirs)]
    {
        let mark = if taken == Some(own) { "  (taken)" } else { "" };
        layout.paragraph(label, &[plain(text), (DIM, mark)])?;
    }
    Ok(())
}

/// What a conflict is about, in words.
fn about(conflict: &Conflict) -> String {
    let language = conflict.language.as_ref().map(|language| format!(" {language}")).unwrap_or_default();
    let term = conflict.term.as_ref().map(|term| format!(" of{language} `{term}`")).unwrap_or_default();
    match conflict.field {
        "preferred" => format!("which{language} term is preferred"),
        "concept" => format!("whether {} is the same concept", conflict.other),
        field => format!("{}{term}", field.replace('_', " ")),
    }
}

/// What became of the units of one memory in a merge, in a sentence.
pub fn moved(merged: &Merged, (from, moved): &(String, Moved)) -> String {
    let mut said = format!("moved {} from {from} into {}", counted(moved.units, "unit"), merged.into);
    if moved.duplicates > 0 {
        said += &format!(", {} of them there before", grouped(moved.duplicates));
    }
    if moved.dropped > 0 {
        said += &format!(", dropped {}", counted(moved.dropped, "duplicate"));
    }
    if merged.deleted {
        said += &format!("; deleted memory {from}");
    }
    said
}

//! A unit, and what was changed of it.

use std::io;

use super::layout::{BOLD, DELETED, DIM, INSERTED, Layout, WARNING, plain};
use super::suggestion::write_diff;
use crate::app::unit_changes::Pair;
use crate::store::StoredUnit;

pub(super) fn write(layout: &mut Layout<'_>, stored: &StoredUnit) -> io::Result<()> {
    let about = format!("  {}, {}, {}", stored.memory, stored.unit.status, stored.unit.origin);
    layout.paragraph("", &[(BOLD, &format!("unit {}", stored.id)), plain(&about)])?;
    for variant in &stored.unit.variants {
        layout.paragraph(&format!("  {}  ", variant.language), &[plain(variant.segment.text())])?;
    }
    write_note(layout, stored.unit.note())
}

fn write_note(layout: &mut Layout<'_>, note: Option<String>) -> io::Result<()> {
    note.map_or(Ok(()), |note| layout.paragraph("  note  ", &[(DIM, &note)]))
}

/// The unit as it is now, with what changed in it.
pub(super) fn write_change(layout: &mut Layout<'_>, (before, after): &Pair) -> io::Result<()> {
    let number = format!("unit {}", before.id);
    let Some(after) = after else {
        layout.paragraph("", &[(BOLD, &number), plain("  "), plain(&before.memory), (WARNING, "  deleted")])?;
        for variant in &before.unit.variants {
            layout.paragraph(&format!("  {}  ", variant.language), &[plain(variant.segment.text())])?;
        }
        return Ok(());
    };
    let status = match before.unit.status == after.unit.status {
        true => after.unit.status.to_string(),
        false => format!("{} → {}", before.unit.status, after.unit.status),
    };
    let about = format!("  {}, {status}, {}", after.memory, after.unit.origin);
    layout.paragraph("", &[(BOLD, &number), plain(&about)])?;
    for (old, new) in before.unit.variants.iter().zip(&after.unit.variants) {
        let label = format!("  {}  ", new.language);
        if old.segment == new.segment {
            layout.paragraph(&label, &[plain(new.segment.text())])?;
        } else {
            write_diff(layout, &label, &old.segment, &new.segment)?;
        }
    }
    match (before.unit.note(), after.unit.note()) {
        (old, new) if old == new => Ok(()),
        (old, new) => {
            let marks = !layout.is_coloured();
            let part = |note: Option<String>, open: &str, close: &str| match note {
                Some(note) if marks => format!("{open}{note}{close}"),
                Some(note) => note,
                None => String::new(),
            };
            let (old, new) = (part(old, "[-", "-]"), part(new, "{+", "+}"));
            let between = if old.is_empty() || new.is_empty() { "" } else { " " };
            layout.paragraph("  note  ", &[(DELETED, &old), plain(between), (INSERTED, &new)])
        }
    }
}

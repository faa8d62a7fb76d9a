//! A check of the database: one line, and below it what is wrong.

use std::io;

use super::layout::{BOLD, DIM, INSERTED, Layout, WARNING, plain};
use crate::app::doctor::Checked;
use crate::report::counted;

pub(super) fn write(layout: &mut Layout<'_>, checked: &Checked) -> io::Result<()> {
    let (audit, result) = (checked.audit, &checked.result);
    let name = format!("  {:12}  ", audit.name);
    if result.found == 0 {
        return layout.paragraph("", &[(DIM, "ok   "), (BOLD, &name), plain(audit.about)]);
    }
    let faults = counted(result.found, "fault");
    let repaired = if result.repaired > 0 { format!(", {} put right", result.repaired) } else { String::new() };
    let style = if result.repaired == result.found { INSERTED } else { WARNING };
    layout.paragraph("", &[(style, "wrong"), (BOLD, &name), plain(&faults), plain(&repaired)])?;
    for fault in &result.first {
        let unit = fault.unit.map_or(String::new(), |unit| format!("unit {unit}: "));
        layout.paragraph("         ", &[(DIM, &unit), plain(&fault.message)])?;
    }
    let more = result.found - result.first.len() as u64;
    if more > 0 {
        layout.paragraph("         ", &[(DIM, &format!("and {more} more"))])?;
    }
    Ok(())
}

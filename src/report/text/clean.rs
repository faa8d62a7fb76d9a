//! What is of no use in a memory: counts by kind, with examples.

use std::io;

use super::layout::{BOLD, DIM, Layout, WARNING, plain};
use crate::app::clean::Cleaning;
use crate::report::{counted, grouped};

pub(super) fn write(layout: &mut Layout<'_>, cleaning: &Cleaning) -> io::Result<()> {
    let units = format!("  {} looked through", counted(cleaning.units, "unit"));
    layout.paragraph("", &[(BOLD, &cleaning.memory), plain(&units)])?;
    for found in &cleaning.found {
        let count = format!("{:>7}  ", grouped(found.units));
        let name = format!("{:14}  ", found.kind.as_str());
        let style = if found.units == 0 { DIM } else { WARNING };
        let left = match found.left {
            0 => String::new(),
            left if left == found.units => " (doubtful: left alone)".to_owned(),
            left => format!(" ({} of them doubtful: left alone)", grouped(left)),
        };
        layout.labelled((style, &count), &[(BOLD, &name), plain(found.kind.about()), (DIM, &left)])?;
        for example in &found.examples {
            let unit = format!("         unit {}: ", example.unit);
            layout.paragraph(&unit, &[plain(&example.why)])?;
            for (language, text) in &example.texts {
                layout.paragraph(&format!("           {language}  "), &[plain(text)])?;
            }
        }
        let more = found.units.saturating_sub(found.examples.len() as u64);
        if more > 0 && !found.examples.is_empty() {
            layout.paragraph("         ", &[(DIM, &format!("and {} more", grouped(more)))])?;
        }
    }
    Ok(())
}

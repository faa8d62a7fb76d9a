//! A pair of sentences: its kind and confidence, and both texts below each other.

use std::io;

use super::layout::{BOLD, DIM, Layout, Piece, WARNING, plain};
use crate::app::align::{Paired, Piece as Side};

pub(super) fn write(layout: &mut Layout<'_>, pair: &Paired) -> io::Result<()> {
    let (number, kind, confidence) = (pair.index.to_string(), format!("  {}  ", pair.kind()), pair.confidence_text());
    let mut head: Vec<Piece<'_>> = vec![(BOLD, &number), (DIM, &kind)];
    let crosses = pair.crosses.map(|other| format!("  belongs with {other}")).unwrap_or_default();
    match (pair.is_whole(), pair.is_low) {
        (true, true) => head.extend([(WARNING, confidence.as_str()), (WARNING, " ?")]),
        (true, false) => head.push((DIM, &confidence)),
        (false, _) => {
            let what = if pair.source.is_some() { "  not translated" } else { "  not in the source" };
            head.extend([(DIM, confidence.as_str()), (WARNING, what)]);
        }
    }
    head.push((WARNING, &crosses));
    layout.paragraph("", &head)?;
    for side in [&pair.source, &pair.target].into_iter().flatten() {
        text(layout, side)?;
    }
    layout.blank()
}

fn text(layout: &mut Layout<'_>, side: &Side) -> io::Result<()> {
    layout.paragraph(&format!("  {}  ", side.language), &[plain(side.segment.text())])
}

//! An analysis as a table: a row for each band, and one for all.

use std::io;

use super::super::grouped;
use super::layout::{BOLD, DIM, Layout, PLAIN};
use crate::app::analyse::{Analysis, Band, Volume};

pub(super) fn write(layout: &mut Layout<'_>, analysis: &Analysis) -> io::Result<()> {
    let whole = analysis.whole();
    layout.paragraph("", &[(BOLD, analysis.file.as_deref().unwrap_or("all files"))])?;
    let head = format!("{:12}{:>10}{:>12}{:>12}{:>10}", "", "segments", "words", "characters", "words %");
    layout.paragraph("  ", &[(DIM, &head)])?;
    for band in Band::ALL {
        let volume = analysis.volume(*band);
        let style = if volume.segments == 0 { DIM } else { PLAIN };
        layout.paragraph("  ", &[(style, &row(band.as_str(), volume, whole))])?;
    }
    layout.paragraph("  ", &[(BOLD, &row("all", whole, whole))])?;
    layout.blank()
}

fn row(name: &str, volume: Volume, whole: Volume) -> String {
    let Volume { segments, words, characters } = volume;
    let share = share(words, whole.words);
    let [segments, words, characters] = [segments, words, characters].map(grouped);
    format!("{name:12}{segments:>10}{words:>12}{characters:>12}{share:>10}")
}

/// `words` of `whole` in per cent, rounded to one decimal; a dash where there are none at all.
fn share(words: u64, whole: u64) -> String {
    match (words * 1000 + whole / 2).checked_div(whole) {
        Some(permille) => format!("{}.{}", permille / 10, permille % 10),
        None => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_rounded_to_one_decimal() {
        assert_eq!([share(1, 3), share(2, 3), share(0, 7), share(7, 7)], ["33.3", "66.7", "0.0", "100.0"]);
        assert_eq!(share(0, 0), "–");
    }
}

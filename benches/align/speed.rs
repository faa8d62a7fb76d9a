//! What many sentences cost.

use std::time::Instant;

use istilahi::align::{Lexicon, Part, Texts, align};
use istilahi::model::passage::PassageKind;
use istilahi::model::segment::Segment;
use istilahi::text::language::Language;

use super::documents::Document;

/// One document of `SENTENCES` a side: those of `documents` over and over, one sentence in twenty with a number of its
/// own, as prose has them, one in thirty missing on one side.
pub(crate) fn speed(documents: &[Document], lexicon: &dyn Lexicon) {
    let count: usize = std::env::var("SENTENCES").map_or(100_000, |count| count.parse().expect("a number"));
    if count == 0 {
        return;
    }
    let own: Vec<(String, String)> = match documents.is_empty() {
        true => vec![("The virus spreads quickly.".to_owned(), "Virusi huenea haraka.".to_owned())],
        false => {
            documents.iter().flat_map(|one| one.pairs.iter().map(|(a, b)| (a.text.clone(), b.text.clone()))).collect()
        }
    };
    let numbered = |text: &str, at: usize| match at % 20 {
        0 => Segment::plain(format!("{text} ({at})")),
        _ => Segment::plain(text),
    };
    let at = |at: usize| &own[at % own.len()];
    let source: Vec<Segment> = (0..count).filter(|at| at % 60 != 7).map(|n| numbered(&at(n).0, n)).collect();
    let target: Vec<Segment> = (0..count).filter(|at| at % 60 != 37).map(|n| numbered(&at(n).1, n)).collect();
    let parts = |segments: &'static [Segment]| -> Vec<Part<'static>> {
        segments.iter().map(|segment| Part { segment, passage: 0, kind: PassageKind::Paragraph }).collect()
    };
    let (source, target) = (parts(source.leak()), parts(target.leak()));
    let (en, sw) = (Language::english(), Language::swahili());
    let texts = Texts { source: &source, target: &target, languages: (&en, &sw) };
    let before = peak_memory();
    let start = Instant::now();
    let found = align(&texts, lexicon, &mut |_| {});
    println!(
        "{count} sentences a side: {:.1} s (goal 60), at most {:.0} MB (goal 500; {before:.0} before), {} pairs, {} alone",
        start.elapsed().as_secs_f64(),
        peak_memory(),
        found.pairs.len(),
        found.pairs.iter().filter(|pair| pair.source.is_empty() || pair.target.is_empty()).count()
    );
}

/// The most memory that this process has held, in MB (Linux).
fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

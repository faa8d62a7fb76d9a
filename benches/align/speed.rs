//! What many sentences cost, and how good long documents are.

use std::time::Instant;

use istilahi::align::{Lexicon, Weights};
use istilahi::model::passage::PassageKind;

use super::beds::Bed;
use super::documents::{Document, Line};
use super::figures::Figures;
use super::run;

/// A document of 1,800 sentences a side and one of `SENTENCES`.
pub(crate) fn speed(documents: &[Document], lexicon: &dyn Lexicon, weights: &Weights) {
    let most: usize = std::env::var("SENTENCES").map_or(100_000, |count| count.parse().expect("a number"));
    if most == 0 {
        return;
    }
    println!("long documents, one sentence in thirty missing");
    println!("  {:<34} {}", "", Figures::HEAD);
    for count in [1_800.min(most), most] {
        let bed = long(documents, count);
        let before = peak_memory();
        let start = Instant::now();
        let found = run(&bed, lexicon, weights);
        let took = start.elapsed().as_secs_f64();
        let mut figures = Figures::default();
        figures.add(&bed, &found);
        println!("  {:<34} {figures}", format!("{count} sentences"));
        println!("    {took:.1} s (goal 60), at most {:.0} MB (goal 500; {before:.0} before)", peak_memory());
    }
}

/// One document of `count` sentences a side: those of `documents` over and over, one sentence in twenty with a number of
/// its own, as prose has them, one in thirty missing on one side.
fn long(documents: &[Document], count: usize) -> Bed {
    let own: Vec<(&str, &str)> = match documents.is_empty() {
        true => vec![("The virus spreads quickly.", "Virusi huenea haraka.")],
        false => {
            let pairs = documents.iter().flat_map(|one| &one.pairs);
            pairs.map(|(source, target)| (source.text.as_str(), target.text.as_str())).collect()
        }
    };
    let line = |text: &str, at: usize| {
        let text = if at.is_multiple_of(20) { format!("{text} ({at})") } else { text.to_owned() };
        Line { text, passage: 0, kind: PassageKind::Paragraph }
    };
    let mut bed = Bed { group: "long", ..Bed::default() };
    for at in 0..count {
        let (source, target) = own[at % own.len()];
        let mut numbers = (Vec::new(), Vec::new());
        if at % 60 != 7 {
            numbers.0.push(bed.source.len());
            bed.source.push(line(source, at));
        }
        if at % 60 != 37 {
            numbers.1.push(bed.target.len());
            bed.target.push(line(target, at));
        }
        bed.truth.push(numbers);
    }
    bed
}

/// The most memory that this process has held, in MB (Linux).
fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

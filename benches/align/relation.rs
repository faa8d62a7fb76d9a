//! How well documents that translate each other are told from those that do not, whole and in pieces of a few sentences.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use istilahi::align::{Lexicon, Weights};

use super::beds::{self, Bed, Cuts};
use super::documents::Document;
use super::run;

/// How many sentences the pieces have; 0 is the whole document.
const SIZES: [usize; 6] = [0, 5, 7, 10, 20, 40];
/// Pieces of one size that are taken of a document.
const MOST_PIECES: usize = 5;

/// What is put beside a document.
#[derive(Clone, Copy, PartialEq)]
enum Beside {
    /// Its translation, with sentences merged and missing.
    Own,
    /// The translation of each other document, or of a piece of some of them.
    Other,
    /// The translation of another piece of the same document.
    Further,
    /// Both in the source's language, both in the target's, and the wrong way round.
    WrongLanguage,
}

fn pieces(document: &Document, size: usize) -> Vec<Document> {
    let size = if size == 0 { document.pairs.len() } else { size };
    let count = document.pairs.len() / size;
    let step = count / MOST_PIECES + 1;
    let piece = |at: usize| Document {
        name: format!("{} {at}", document.name),
        group: document.group,
        pairs: document.pairs[at * size..(at + 1) * size].to_vec(),
    };
    (0..count).step_by(step).map(piece).collect()
}

fn beds(documents: &[Document], size: usize, beside: Beside) -> Vec<Bed> {
    let all: Vec<Vec<Document>> = documents.iter().map(|one| pieces(one, size)).collect();
    let with = |source: &Document, target: &Document| {
        let target = beds::cut(target, Cuts::Sentences, 1).target;
        Bed { target, ..beds::cut(source, Cuts::Sentences, 0) }
    };
    let mut found = Vec::new();
    for (document, own) in all.iter().enumerate() {
        for (at, piece) in own.iter().enumerate() {
            match beside {
                Beside::Own => found.push(beds::cut(piece, Cuts::Sentences, 0)),
                Beside::Other => {
                    let others = all.iter().enumerate().filter(|(other, of)| *other != document && !of.is_empty());
                    found.extend(others.map(|(_, of)| with(piece, &of[at % of.len()])));
                }
                Beside::Further if own.len() > 1 => found.push(with(piece, &own[(at + 1) % own.len()])),
                Beside::Further => {}
                Beside::WrongLanguage => {
                    let bed = beds::cut(piece, Cuts::Sentences, 0);
                    let (source, target) = (&bed.source, &bed.target);
                    for (source, target) in [(source, source), (target, target), (target, source)] {
                        let (source, target) = (source.clone(), target.clone());
                        found.push(Bed { group: bed.group, source, target, truth: Vec::new() });
                    }
                }
            }
        }
    }
    found
}

/// Prints for each size and kind how many have a figure on the wrong side of 0.5, and the worst.
pub(crate) fn relation(documents: &[Document], lexicons: &[(&str, &dyn Lexicon)], weights: &Weights) {
    println!("related: documents and pieces of them with their own translation, with others, in wrong languages");
    println!(
        "  {:<22} {:>9}   below 0.5 of own (lowest)   above 0.5 of other, further, wrong (highest)",
        "", "sentences"
    );
    for (name, lexicon) in lexicons {
        for size in SIZES {
            let part = |beside: Beside| {
                let beds = beds(documents, size, beside);
                let values = values(&beds, *lexicon, weights);
                if std::env::var_os("SHOW").is_some() {
                    println!("    {values:.2?}");
                }
                let own = beside == Beside::Own;
                let wrong = values.iter().filter(|value| (**value > 0.5) != own).count();
                let worst = values.iter().copied().fold(if own { 1.0 } else { 0.0 }, |worst: f32, value| {
                    if own { worst.min(value) } else { worst.max(value) }
                });
                format!("{wrong:>4} of {:>5} ({worst:.2})", values.len())
            };
            println!(
                "  {name:<22} {size:>9}   {}   {}   {}   {}",
                part(Beside::Own),
                part(Beside::Other),
                part(Beside::Further),
                part(Beside::WrongLanguage)
            );
        }
    }
}

fn values(beds: &[Bed], lexicon: &dyn Lexicon, weights: &Weights) -> Vec<f32> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(bed) = beds.get(at) else { break };
            found.push((at, run(bed, lexicon, weights).related));
        }
        found
    };
    let mut found: Vec<(usize, f32)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, value)| value).collect()
}

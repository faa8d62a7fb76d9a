//! How well documents that translate each other are told from those that do not, whole and in pieces of a few sentences;
//! and how many pairs look sure and are wrong in those that are taken for a pair all the same.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use istilahi::align::{Alignment, Lexicon, Weights};

use super::beds::{self, Bed, Cuts};
use super::documents::{Document, are_alike, words};
use super::run;

/// How many sentences the pieces have; 0 is the whole document.
const SIZES: [usize; 6] = [0, 5, 7, 10, 20, 40];
/// Pieces of one size that are taken of a document.
const MOST_PIECES: usize = 5;
/// Documents that share this share of their sentences, or more, have something to do with each other.
const MOST_SHARED: f64 = 0.1;
/// From this confidence on nobody looks at a pair again.
const SURE: f32 = 0.9;

/// What is put beside a document.
#[derive(Clone, Copy, PartialEq)]
enum Beside {
    /// Its translation, with sentences merged and missing.
    Own,
    /// The translation of each other document, or of a piece of some of them, that is on something else.
    Other,
    /// The same of those that share sentences with it: lessons on one subject for several devices.
    Alike,
    /// The translation of another piece of the same document.
    Further,
    /// Its translation with all passages of four sentences in another order.
    Shuffled,
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

/// Whether so many sentences of one document are in the other that they cannot be called unrelated.
fn share_sentences(one: &Document, other: &Document) -> bool {
    let meanings = |document: &Document| -> Vec<Vec<u64>> {
        document.pairs.iter().map(|(source, _)| words(&source.text)).collect()
    };
    let (one, other) = (meanings(one), meanings(other));
    let shared = one.iter().filter(|meaning| other.iter().any(|other| are_alike(meaning, other))).count();
    shared as f64 >= MOST_SHARED * one.len().min(other.len()) as f64
}

fn beds(documents: &[Document], size: usize, beside: Beside) -> Vec<Bed> {
    let all: Vec<Vec<Document>> = documents.iter().map(|one| pieces(one, size)).collect();
    let with = |source: &Document, target: &Document| {
        let Bed { target, meanings, .. } = beds::cut(target, Cuts::Sentences, 1);
        Bed { target, meanings, truth: Vec::new(), ..beds::cut(source, Cuts::Sentences, 0) }
    };
    let mut found = Vec::new();
    for (document, own) in all.iter().enumerate() {
        for (at, piece) in own.iter().enumerate() {
            match beside {
                Beside::Own => found.push(beds::cut(piece, Cuts::Sentences, 0)),
                Beside::Other | Beside::Alike => {
                    let others = all.iter().enumerate().filter(|(other, of)| *other != document && !of.is_empty());
                    let others = others.map(|(_, of)| &of[at % of.len()]);
                    let wanted = others.filter(|other| share_sentences(piece, other) == (beside == Beside::Alike));
                    found.extend(wanted.map(|other| with(piece, other)));
                }
                Beside::Further => {
                    let next = &own[(at + 1) % own.len()];
                    found.extend((own.len() > 1 && !share_sentences(piece, next)).then(|| with(piece, next)));
                }
                Beside::Shuffled if piece.pairs.len() < 10 => {}
                Beside::Shuffled => found.push(beds::cut(piece, Cuts::Shuffled, 0)),
                Beside::WrongLanguage => {
                    let bed = beds::cut(piece, Cuts::Sentences, 0);
                    let (source, target) = (&bed.source, &bed.target);
                    for (source, target) in [(source, source), (target, target), (target, source)] {
                        let (source, target) = (source.clone(), target.clone());
                        found.push(Bed { group: bed.group, source, target, ..Bed::default() });
                    }
                }
            }
        }
    }
    found
}

/// The pairs that look sure, and how many of these are wrong: the target translates something else.
fn sure(bed: &Bed, alignment: &Alignment) -> (usize, usize) {
    let whole = alignment.pairs.iter().filter(|pair| !pair.source.is_empty() && !pair.target.is_empty());
    let is_wrong = |pair: &istilahi::align::Pair| {
        let source =
            bed.source[pair.source.clone()].iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        !are_alike(&words(&source), &words(&bed.meanings[pair.target.clone()].join(" ")))
    };
    whole
        .filter(|pair| pair.confidence >= SURE)
        .fold((0, 0), |(all, wrong), pair| (all + 1, wrong + usize::from(is_wrong(pair))))
}

/// Prints for each size and kind how many have a figure on the wrong side of 0.5, the worst, and pairs that look sure.
pub(crate) fn relation(documents: &[Document], lexicons: &[(&str, &dyn Lexicon)], weights: &Weights) {
    println!("related: documents and pieces of them with their own translation, with others, in wrong languages");
    println!(
        "  own: how many below 0.5 (the lowest); the others: how many above 0.5 (the highest), and in these the pairs of"
    );
    println!("  confidence {SURE} or more that are wrong, of all such pairs");
    for (name, lexicon) in lexicons {
        println!("  {name}");
        println!(
            "    {:>9} {:>20} {:>30} {:>30} {:>30} {:>30} {:>20}",
            "sentences", "own", "other", "with sentences in common", "further", "shuffled", "wrong language"
        );
        for size in SIZES {
            let part = |beside: Beside| {
                let beds = beds(documents, size, beside);
                let found = alignments(&beds, *lexicon, weights);
                let own = beside == Beside::Own;
                let wrong = found.iter().filter(|one| (one.related > 0.5) != own).count();
                let worst = found.iter().map(|one| one.related).fold(f32::from(u8::from(own)), |worst, value| {
                    if own { worst.min(value) } else { worst.max(value) }
                });
                let share = format!("{wrong} of {} ({worst:.2})", found.len());
                if own || beside == Beside::WrongLanguage {
                    return share;
                }
                let passed = beds.iter().zip(&found).filter(|(_, one)| one.related > 0.5);
                let (all, wrong) = passed.map(|(bed, one)| sure(bed, one)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
                format!("{share}, {wrong} of {all}")
            };
            let kinds = [Beside::Own, Beside::Other, Beside::Alike, Beside::Further, Beside::Shuffled];
            let [own, other, alike, further, shuffled] = kinds.map(part);
            let wrong = part(Beside::WrongLanguage);
            println!("    {size:>9} {own:>20} {other:>30} {alike:>30} {further:>30} {shuffled:>30} {wrong:>20}");
        }
    }
}

fn alignments(beds: &[Bed], lexicon: &dyn Lexicon, weights: &Weights) -> Vec<Alignment> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(bed) = beds.get(at) else { break };
            found.push((at, run(bed, lexicon, weights)));
        }
        found
    };
    let mut found: Vec<(usize, Alignment)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, alignment)| alignment).collect()
}

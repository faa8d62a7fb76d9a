//! Floor 4: which sentences of two documents translate each other.
//!
//! Two passes and more, as in Moore 2002 and Varga et al. 2005 (hunalign): anchors and lengths, the caller's lexicon and
//! what looks alike give a first way through the documents; words that stand together on it are learned, and the
//! documents aligned again. `docs/alignment.md` tells how well that goes.

mod anchors;
mod band;
mod cells;
mod crossing;
mod entry;
mod learn;
mod length;
mod order;
mod path;
mod posterior;
mod related;
mod seeds;
mod sharpen;
mod side;
mod table;
mod trust;
mod weights;
mod words;

use std::ops::Range;
use std::thread;

pub use weights::Weights;
pub use words::Words;

use band::Band;
use cells::{Cells, Evidence};
use learn::Bead;
use length::Lengths;
use side::Side;
use table::Table;

use crate::model::passage::PassageKind;
use crate::model::segment::Segment;
use crate::text::language::Language;

/// A sentence, heading or cell of a document.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Its text and codes.
    pub segment: &'a Segment,
    /// The number of its passage in the document, from 0, never descending.
    pub passage: usize,
    /// What the passage is.
    pub kind: PassageKind,
}

/// Two documents, cut into sentences.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// What was translated.
    pub source: &'a [Part<'a>],
    /// Its translation.
    pub target: &'a [Part<'a>],
    /// The languages of both.
    pub languages: (&'a Language, &'a Language),
}

/// What is known of the two languages' words beforehand: a glossary, a memory.
pub trait Lexicon: Sync {
    /// How likely the folded words translate each other, from 0 to 1; `None` where nothing is known of `source`.
    fn translates(&self, source: &str, target: &str) -> Option<f32>;

    /// Hands every translation of `source`, folded, that is known to `take`, with how likely it is. What a lexicon does
    /// not list here is asked for by [`Lexicon::translates`] only where two words stand in sentences that may be a pair.
    /// Gives whether it lists them at all.
    fn each(&self, _source: &str, _take: &mut dyn FnMut(&str, f32)) -> bool {
        false
    }
}

/// Sentences that translate each other, or one side that stands alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The sentences of the source, as numbers from 0; none where the target has no source.
    pub source: Range<usize>,
    /// The sentences of the target.
    pub target: Range<usize>,
    /// How likely this is right, from 0 to 1.
    pub confidence: f32,
}

/// What was made of two documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The pairs, in the order of the source; every sentence is in one of them.
    pub pairs: Vec<Pair>,
    /// How likely it is that one document translates the other at all, from 0 to 1.
    pub related: f32,
    /// Sentences that stand in another order in the target, as two numbers of `pairs`: the source of the first belongs
    /// to the target of the second. Both are the same pair where the evidence was strong enough to make them one; else
    /// each stands alone, and nobody should take them for missing.
    pub crossings: Vec<(usize, usize)>,
}

/// Aligns two documents. `done` is told what share of the work is behind, from 0 to 1.
pub fn align(texts: &Texts<'_>, lexicon: &dyn Lexicon, done: &mut dyn FnMut(f64)) -> Alignment {
    align_with(texts, lexicon, &Weights::default(), done)
}

/// The same with other weights than those that ship.
pub fn align_with(texts: &Texts<'_>, lexicon: &dyn Lexicon, weights: &Weights, done: &mut dyn FnMut(f64)) -> Alignment {
    let (source, target) = thread::scope(|scope| {
        let other = scope.spawn(|| Side::read(texts.target, texts.languages.1));
        let source = Side::read(texts.source, texts.languages.0);
        // Reading does not panic; where it did, it would again.
        (source, other.join().unwrap_or_else(|_| Side::read(texts.target, texts.languages.1)))
    });
    done(0.2);
    let seeds = match weights.words > 0.0 {
        true => seeds::seeds(&source, &target, texts.languages, lexicon),
        false => Vec::new(),
    };
    let sizes = (source.vocabulary.len(), target.vocabulary.len());
    let mut table = Table::new(seeds.clone(), sizes);
    let mut lengths = Lengths::of(&source, &target);
    let rounds = weights.rounds.max(1);
    let mut beads: Vec<(Bead, f64)> = Vec::new();
    for round in 0..rounds {
        let mut told = |share: f64| done(0.2 + 0.75 * (round as f64 + share) / rounds as f64);
        let evidence = Evidence { source: &source, target: &target, table: &table, lengths, weights };
        beads = pass(&evidence, &mut told);
        if round + 1 < rounds {
            let sure: Vec<Bead> = beads.iter().filter(|bead| is_sure(bead)).map(|(bead, _)| bead.clone()).collect();
            lengths = lengths.fitted(&lengths_of(&source, &target, &sure));
            if weights.words > 0.0 {
                let mut links = learn::learn(&source, &target, &sure);
                seeds::asked(&source, &target, lexicon, &sure, &mut links);
                links.extend_from_slice(&seeds);
                table = Table::new(links, sizes);
            }
        }
    }
    let evidence = Evidence { source: &source, target: &target, table: &table, lengths, weights };
    let related = related::related(&evidence, texts, &beads);
    let mut pairs: Vec<Pair> = beads
        .iter()
        .map(|(bead, probability)| Pair {
            source: bead.0.clone(),
            target: bead.1.clone(),
            confidence: trust::confidence(*probability, related),
        })
        .collect();
    let crossings = crossing::find(&evidence, &mut pairs, related);
    done(1.0);
    Alignment { pairs, related, crossings }
}

/// The best way and the probability of each step, by what is known so far.
fn pass(evidence: &Evidence<'_>, done: &mut dyn FnMut(f64)) -> Vec<(Bead, f64)> {
    let (source, target) = (evidence.source, evidence.target);
    let every = |_: usize| true;
    let found = match Band::is_whole(source.len(), target.len()) || evidence.weights.words == 0.0 {
        true => Vec::new(),
        false => anchors::candidates(source, target, evidence.table, (&every, &every)),
    };
    let band = Band::new(source.len(), target.len(), &anchors::chain(&found, target.len()));
    let cells = Cells::new(evidence, &band, &mut |share| done(0.6 * share));
    let (beads, _) = path::best_path(&cells, &band, evidence.weights);
    done(0.8);
    let probabilities = posterior::posteriors(&cells, &band, evidence.weights, &beads);
    done(1.0);
    beads.into_iter().zip(probabilities).collect()
}

/// Whether words can be learned from it.
fn is_sure((bead, probability): &(Bead, f64)) -> bool {
    !bead.0.is_empty() && !bead.1.is_empty() && *probability > 0.5
}

fn lengths_of(source: &Side, target: &Side, beads: &[Bead]) -> Vec<(f32, f32)> {
    let ones = beads.iter().filter(|(from, to)| from.len() == 1 && to.len() == 1);
    ones.map(|(from, to)| (source.lengths[from.start], target.lengths[to.start])).collect()
}

#[cfg(test)]
mod tests;

//! Two documents, one the translation of the other, as pairs of sentences.

mod fit;
mod lexicon;
mod output;
mod pair;
mod side;

use std::collections::HashMap;

use super::AppError;
use super::input::Input;
use super::progress::Progress;
use crate::align::{Texts, align as align_texts};
use crate::store::Store;
use crate::text::language::Language;
use crate::text::segmentation::Cutter;
pub use fit::Unfit;
pub(super) use fit::is_related;
pub(super) use lexicon::known_words;
pub use output::{Output, Written, store_pairs};
pub(super) use pair::joined;
pub use pair::{Paired, Piece};
pub use side::Side;

/// What is to be aligned, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// The word of `--as` for both documents; without it their content tells their formats.
    pub format: Option<String>,
    /// The language of the source.
    pub from: Language,
    /// The language of the translation.
    pub to: Language,
    /// How the source is cut.
    pub source_cutter: Cutter,
    /// How the translation is cut.
    pub target_cutter: Cutter,
    /// The confidence from which on a pair is good enough for a memory, from 0 to 1.
    pub min_confidence: f32,
    /// Whether documents are aligned that do not look as if one translated the other.
    pub force: bool,
}

/// Two documents, sentence by sentence.
#[derive(Clone, Debug)]
pub struct Aligned {
    /// What was translated.
    pub source: Side,
    /// Its translation.
    pub target: Side,
    /// Which sentences belong together: see [`Aligned::iter`].
    pairs: Vec<crate::align::Pair>,
    /// The pairs that belong together and stand apart, each under both numbers, from 0.
    crossings: HashMap<usize, usize>,
    min_confidence: f32,
}

/// How many pairs there are of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All pairs, those with one side alone included.
    pub pairs: usize,
    /// Pairs with both sides that are good enough for a memory.
    pub good: usize,
    /// Pairs with both sides whose confidence is low.
    pub low: usize,
    /// Of the pairs with both sides, those of more than one sentence on a side.
    pub merged: usize,
    /// Sentences of the source without a translation.
    pub source_alone: usize,
    /// Sentences of the translation without a source.
    pub target_alone: usize,
    /// Pairs of places at which the translation has passages in another order.
    pub crossings: usize,
}

impl Aligned {
    fn new(source: Side, target: Side, alignment: crate::align::Alignment, min_confidence: f32) -> Self {
        let both = alignment.crossings.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
        Aligned { source, target, pairs: alignment.pairs, crossings: both.collect(), min_confidence }
    }

    /// The pairs, in the order of the source; every sentence is in one of them.
    pub fn iter(&self) -> impl Iterator<Item = Paired> + '_ {
        let pairs = self.pairs.iter().enumerate();
        pairs.map(|(number, pair)| Paired::new(self, number, pair))
    }

    /// How many pairs there are of each kind.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { pairs: self.pairs.len(), crossings: self.crossings.len() / 2, ..Counts::default() };
        for pair in &self.pairs {
            match (pair.source.len(), pair.target.len()) {
                (sources, 0) => counts.source_alone += sources,
                (0, targets) => counts.target_alone += targets,
                (sources, targets) => {
                    let is_low = pair.confidence < self.min_confidence;
                    counts.merged += usize::from(sources > 1 || targets > 1);
                    counts.low += usize::from(is_low);
                    counts.good += usize::from(!is_low);
                }
            }
        }
        counts
    }
}

/// Aligns two documents. The glossary and the memories of `store` are evidence; without it the shipped glossary is.
///
/// # Errors
/// [`AppError::Input`] where one cannot be read or holds no text, [`AppError::Unfit`] where they are no pair, unless the
/// request says that they are to be aligned all the same.
pub fn align(
    source: &mut Input<'_>,
    target: &mut Input<'_>,
    request: &Request,
    store: Option<&Store>,
    progress: &mut dyn Progress,
) -> Result<Aligned, AppError> {
    if !request.force {
        fit::are_two(source, target)?;
    }
    let source = Side::read(source, request, &request.from, &request.source_cutter)?;
    let target = Side::read(target, request, &request.to, &request.target_cutter)?;
    if !request.force {
        fit::languages(&source, &target)?;
    }
    let words = known_words(store, (&request.from, &request.to))?;
    let alignment = {
        let (sources, targets) = (source.parts(), target.parts());
        let texts = Texts { source: &sources, target: &targets, languages: (&request.from, &request.to) };
        let mut told = 0;
        progress.begin("aligning", Some(STEPS));
        let alignment = align_texts(&texts, &words, &mut |done| {
            // What is shown counts in whole steps.
            let now = (done.clamp(0.0, 1.0) * STEPS as f64) as u64;
            progress.advance(now.saturating_sub(told));
            told = told.max(now);
        });
        progress.end();
        alignment
    };
    if !request.force && !is_related(&alignment) {
        return Err(Unfit::Unrelated { source_name: source.name.to_string(), target: target.name.to_string() }.into());
    }
    Ok(Aligned::new(source, target, alignment, request.min_confidence))
}

/// How many steps the work counts.
const STEPS: u64 = 1000;

#[cfg(test)]
mod tests;

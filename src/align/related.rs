//! Whether one document translates the other at all.
//!
//! Three things tell: how much likelier the best way is than all others (in unrelated documents many ways are as good),
//! how often the words of a pair have more in common than those of its source have with sentences elsewhere in the
//! target, and how much better the sentences go together in their order than in others.

use super::Texts;
use super::cells::{Comparison, Evidence};
use super::learn::Bead;
use super::order::in_order;
use crate::text::function_words::likelier_language;
use crate::text::language::Language;

/// So many pairs are looked at.
const SAMPLE: usize = 400;
/// So many other sentences of the target each is compared with.
const RIVALS: usize = 16;

/// A logistic function of the three, fitted on documents and on pieces of 5 to 40 sentences of them, beside their own
/// translation and others: `docs/alignment.md` says which.
const PROBABLE: f32 = 11.2;
const AHEAD: f32 = 4.6;
const ORDERED: f32 = 1.3;
const OFFSET: f32 = -13.9;

/// How likely one document translates the other, from 0 to 1; 0.5 where there is too little to tell.
pub(super) fn related(evidence: &Evidence<'_>, texts: &Texts<'_>, beads: &[(Bead, f64)]) -> f32 {
    if texts.source.is_empty() || texts.target.is_empty() {
        return 0.0;
    }
    if is_another(texts.languages.0, texts.source) || is_another(texts.languages.1, texts.target) {
        return 0.02;
    }
    if evidence.weights.words == 0.0 {
        return 0.5;
    }
    let whole = beads.iter().filter(|((source, target), _)| !source.is_empty() && !target.is_empty());
    let (pairs, probable) = whole.fold((0_usize, 0.0), |(pairs, sum), (_, probability)| (pairs + 1, sum + probability));
    let probable = probable as f32 / pairs.max(1) as f32;
    let ordered = in_order(evidence, texts, beads);
    let odds = PROBABLE * probable + AHEAD * ahead(evidence, beads) + ORDERED * ordered + OFFSET;
    1.0 / (1.0 + (-odds).exp())
}

/// The share of other sentences of the target that a pair's own is ahead of, from 0 to 1, by words; 0.5 where there are
/// no others.
fn ahead(evidence: &Evidence<'_>, beads: &[(Bead, f64)]) -> f32 {
    let ones: Vec<(usize, usize)> = beads
        .iter()
        .filter(|((source, target), _)| source.len() == 1 && target.len() == 1)
        .map(|((source, target), _)| (source.start, target.start))
        .collect();
    let targets = evidence.target.len();
    let mut comparison = Comparison::new(evidence);
    let (mut seen, mut beaten) = (0.0_f32, 0.0_f32);
    for (source, target) in ones.iter().step_by(ones.len() / SAMPLE + 1) {
        let own = comparison.of(*source, *target);
        let others = (0..targets).step_by(targets / RIVALS + 1).map(|shift| (target + 2 + shift) % targets);
        // The next sentence may be part of the translation.
        for other in others.filter(|other| other.abs_diff(*target) > 1) {
            let rival = comparison.of(*source, other);
            seen += 1.0;
            beaten += if own > rival { 1.0 } else { f32::from(u8::from(own == rival)) / 2.0 };
        }
    }
    if seen > 0.0 { beaten / seen } else { 0.5 }
}

/// Whether the text is plainly in the other one of the two languages that are known here.
fn is_another(language: &Language, parts: &[super::Part<'_>]) -> bool {
    // From all of the text, since the beginning may be a list of names.
    let step = parts.len() / 200 + 1;
    let found = likelier_language(parts.iter().step_by(step).map(|part| part.segment.text()));
    matches!((language.base(), found), ("en", Some("sw")) | ("sw", Some("en")))
}

//! Whether one document translates the other at all.
//!
//! Sentences that translate each other have more in common than with their neighbours' translations, almost all of
//! them. In unrelated documents the best way still finds something for each, but the sentences three or five further on
//! would do as well. How many pairs hold their own, times the share of sentences that found one, tells the two apart.

use super::Texts;
use super::cells::{Comparison, Evidence};
use super::learn::Bead;
use crate::text::function_words::likelier_language;
use crate::text::language::Language;

/// So many pairs are looked at.
const SAMPLE: usize = 400;
/// How many pairs further on the rivals of a pair stand.
const RIVALS: [usize; 4] = [2, 3, 5, 7];
/// The share at which it is an even bet, and how steeply it goes up and down there.
const EVEN: f32 = 0.55;
const STEEP: f32 = 14.0;

/// How likely one document translates the other, from 0 to 1; 0.5 where there is too little to tell.
pub(super) fn related(evidence: &Evidence<'_>, texts: &Texts<'_>, beads: &[(Bead, f64)]) -> f32 {
    if texts.source.is_empty() || texts.target.is_empty() {
        return 0.0;
    }
    if is_another(texts.languages.0, texts.source) || is_another(texts.languages.1, texts.target) {
        return 0.02;
    }
    let ones: Vec<(usize, usize)> = beads
        .iter()
        .filter(|((source, target), _)| source.len() == 1 && target.len() == 1)
        .map(|((source, target), _)| (source.start, target.start))
        .collect();
    if evidence.weights.words == 0.0 {
        return 0.5;
    }
    let paired: usize = beads
        .iter()
        .filter(|((source, target), _)| !source.is_empty() && !target.is_empty())
        .map(|((source, target), _)| source.len() + target.len())
        .sum();
    let share = paired as f32 / (texts.source.len() + texts.target.len()) as f32;
    let mut comparison = Comparison::new(evidence);
    let step = ones.len() / SAMPLE + 1;
    let (mut seen, mut held) = (0.0_f32, 0.0_f32);
    for at in (0..ones.len()).step_by(step) {
        let (source, target) = ones[at];
        let own = comparison.of(source, target);
        let rivals = RIVALS.iter().filter(|far| **far < ones.len()).map(|far| ones[(at + far) % ones.len()].1);
        let best = rivals.map(|other| comparison.of(source, other)).fold(f32::NEG_INFINITY, f32::max);
        seen += 1.0;
        held += if own > best.max(0.0) { 1.0 } else { 0.0 };
    }
    // Two pairs that hold their own may do so by chance: half a pair is put on each side.
    let held = (held + 0.5) / (seen + 1.0);
    1.0 / (1.0 + (STEEP * (EVEN - held * share)).exp())
}

/// Whether the text is plainly in the other one of the two languages that are known here.
fn is_another(language: &Language, parts: &[super::Part<'_>]) -> bool {
    // From all of the text, since the beginning may be a list of names.
    let step = parts.len() / 200 + 1;
    let found = likelier_language(parts.iter().step_by(step).map(|part| part.segment.text()));
    matches!((language.base(), found), ("en", Some("sw")) | ("sw", Some("en")))
}

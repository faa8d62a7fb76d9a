//! The stretches of one target that may translate the phrase.

use std::ops::Range;

use super::association::Association;
use super::{Occurrence, Target};
use crate::text::light_words::is_content_word;

/// How many stretches of a target are kept for the count over all of them.
const KEPT: usize = 12;

/// What each token costs beyond the length that the phrase's share of its source makes likely.
const LENGTH: f64 = 0.25;

/// What it costs to stand at the other end of the text.
const POSITION: f64 = 0.4;

/// A stretch of a target: a range of tokens with the sum of their weights.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) tokens: Range<usize>,
    pub(super) weight: f64,
}

/// The best stretches of the target `at`, the best first. Each begins and ends with a content word, or with a number of the
/// phrase.
pub(super) fn stretches<'a>(
    at: usize,
    one: &'a Occurrence<'_>,
    target: &Target,
    association: &mut Association<'a>,
) -> Vec<Stretch> {
    let weights = association.weights(at, one);
    let phrase = &one.source[one.phrase.clone()];
    let edge: Vec<bool> = target
        .tokens
        .iter()
        .map(|token| is_content_word(token) || is_number(token) && phrase.contains(token))
        .collect();
    let (sources, targets) = (one.source.len() as f64, target.tokens.len() as f64);
    let expected = phrase.len() as f64 * targets / sources;
    let middle = (one.phrase.start + one.phrase.end) as f64 / (2.0 * sources);
    let longest = 4 + 2 * phrase.len();
    let mut found = Vec::new();
    for start in (0..weights.len()).filter(|at| edge[*at]) {
        let mut sum = 0.0;
        for end in start..weights.len().min(start + longest) {
            sum += weights[end];
            if !edge[end] {
                continue;
            }
            let length = (end + 1 - start) as f64;
            let place = (start as f64 + length / 2.0) / targets;
            let weight = sum - LENGTH * (length - expected - 1.0).max(0.0) - POSITION * (place - middle).abs();
            found.push(Stretch { tokens: start..end + 1, weight });
        }
    }
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.tokens.start.cmp(&b.tokens.start)));
    found.truncate(KEPT);
    found
}

fn is_number(token: &str) -> bool {
    token.chars().any(char::is_numeric) && !token.chars().any(char::is_alphabetic)
}

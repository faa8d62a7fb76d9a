//! Floor 2: translation spotting: which stretch of a unit's target translates a phrase of its source.
//!
//! After Véronis & Langlais 2000 (the task) and Bourdaillet, Huet, Langlais & Lapalme 2010 (TransSearch: one
//! contiguous stretch a unit, equal ones counted together). The caller supplies units in which the phrase occurs, and
//! a [`sample::Sample`] of the memory, by which a word of the target is held against the other words of its source:
//! what another source word explains is no translation of the phrase. No dictionary, no language of its own. A result
//! is evidence and never certain; its score says how often such a one was right in a trial.

mod association;
mod features;
pub mod sample;
mod stretch;
mod tally;

use std::ops::Range;

pub use features::are_cognate;

use crate::model::segment::Segment;
use crate::text::fold::fold;
use crate::text::tokens::TokenKind;
use association::Association;
use sample::Sample;
use stretch::stretches;

/// How many occurrences are looked at; more add time and little else.
pub const ENOUGH: usize = 20;

/// A place where the phrase occurs.
#[derive(Clone, Debug)]
pub struct Occurrence<'a> {
    /// The number of the unit, by which the sample knows it too.
    pub unit: i64,
    /// The folded tokens of its source, as [`Segment::folded_tokens`] gives them.
    pub source: Vec<String>,
    /// The phrase among them. The same tokens in every occurrence, or other forms of them; what the sample says of the
    /// phrase is what it says of the first.
    pub phrase: Range<usize>,
    /// The target.
    pub target: &'a Segment,
}

/// A likely translation of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotted {
    /// The translation, as its likeliest place has it.
    pub text: String,
    /// In how many of the occurrences it was found.
    pub count: usize,
    /// How likely it is the whole translation and nothing else, 0 to 1. Below [`DOUBTFUL`] it is a guess.
    pub score: f64,
    /// Where: the place of the occurrence in the list given, and the bytes in its target's text.
    pub places: Vec<(usize, Range<usize>)>,
}

/// Translations with a lower score are doubtful and to be shown as such.
pub const DOUBTFUL: f64 = 0.5;

/// Whether two folded words are plainly forms of one word.
pub type SameWord<'a> = &'a dyn Fn(&str, &str) -> bool;

/// The target of an occurrence in tokens.
struct Target {
    tokens: Vec<String>,
    spans: Vec<Range<usize>>,
}

impl Target {
    fn of(segment: &Segment) -> Target {
        let (mut tokens, mut spans) = (Vec::new(), Vec::new());
        for token in segment.tokens() {
            let code = token.kind == TokenKind::Code;
            tokens.push(if code { "\u{FFFC}".to_owned() } else { fold(&segment.text()[token.span.clone()]) });
            spans.push(token.span);
        }
        Target { tokens, spans }
    }

    fn text<'a>(&self, segment: &'a Segment, tokens: &Range<usize>) -> (&'a str, Range<usize>) {
        let span = self.spans[tokens.start].start..self.spans[tokens.end - 1].end;
        (&segment.text()[span.clone()], span)
    }
}

/// The likely translations of the phrase in `occurrences`, of which the first [`ENOUGH`] count, the likeliest first.
/// Empty where there is not enough evidence for any. `same_word` tells which stretches are forms of one another and
/// counted together; `|_, _| false` where nothing is known of the language.
pub fn spot(occurrences: &[Occurrence<'_>], sample: &Sample, same_word: SameWord<'_>) -> Vec<Spotted> {
    spot_in_all(&occurrences[..occurrences.len().min(ENOUGH)], sample, same_word)
}

/// As [`spot`] from all `occurrences`, for counting: the time grows with the square of their number.
pub fn spot_in_all(occurrences: &[Occurrence<'_>], sample: &Sample, same_word: SameWord<'_>) -> Vec<Spotted> {
    let usable = |one: &Occurrence<'_>| one.phrase.start < one.phrase.end && one.phrase.end <= one.source.len();
    let (numbers, occurrences): (Vec<usize>, Vec<&Occurrence<'_>>) =
        occurrences.iter().enumerate().filter(|(_, one)| usable(one)).unzip();
    let Some(phrase) = occurrences.first().map(|one| one.source[one.phrase.clone()].to_vec()) else {
        return Vec::new();
    };
    let targets: Vec<Target> = occurrences.iter().map(|one| Target::of(one.target)).collect();
    let mut association = Association::new(&phrase, &occurrences, &targets, sample);
    let mut found = Vec::with_capacity(targets.len());
    for (at, (one, target)) in occurrences.iter().zip(&targets).enumerate() {
        found.push(stretches(at, one, target, &mut association));
    }
    let mut spotted = tally::tally(found, &occurrences, &targets, &mut association, same_word);
    for (place, _) in spotted.iter_mut().flat_map(|one| &mut one.places) {
        *place = numbers[*place];
    }
    spotted
}

#[cfg(test)]
mod tests;

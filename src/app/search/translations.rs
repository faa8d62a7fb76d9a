//! How what was found was translated, counted over hits.
//!
//! Nothing is counted unless a single word, phrase or beginning was looked for: of several words that may stand apart no
//! one stretch of the other text is the translation.

use std::collections::HashSet;
use std::ops::Range;

use super::super::AppError;
use super::super::concordance::sample;
use super::super::word_forms::same_word;
use super::{Hit, Request, Side};
use crate::model::segment::Segment;
use crate::spotting::{DOUBTFUL, Occurrence, Spotted, spot_in_all};
use crate::store::{Shelf, Store};
use crate::text::language::Language;

/// How many hits are counted, whether they are shown or not: the first ones.
pub const MOST_COUNTED: usize = 200;

/// Where it was found in fewer different texts, every translation is doubtful: any words that they share recur with it.
const LEAST_TEXTS: usize = 3;

/// The confidence that such a translation has at most.
const UNSURE: f64 = 0.4;

/// How what was found on one side stands in the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Translated {
    /// Where it was found: in the source or in the translation.
    pub side: Side,
    /// The language of the other side.
    pub language: Language,
    /// In how many hits this was looked for.
    pub hits: usize,
    /// The translations that are not doubtful, the likeliest first; where there is none, the first of the doubtful ones.
    pub translations: Vec<Spotted>,
}

/// Collects the hits to count.
#[derive(Debug)]
pub(super) struct Translations {
    wanted: bool,
    seen: usize,
    source: Vec<Place>,
    target: Vec<Place>,
}

/// A place of what was looked for.
#[derive(Debug)]
struct Place {
    unit: i64,
    tokens: Vec<String>,
    phrase: Range<usize>,
    other: Segment,
}

impl Place {
    /// The place of the bytes `span` in `segment`, whose translation is `other`.
    fn of(unit: i64, segment: &Segment, span: &Range<usize>, other: &Segment) -> Place {
        let tokens = segment.tokens();
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end).max(start);
        Place { unit, tokens: segment.folded_tokens(), phrase: start..end, other: other.clone() }
    }
}

impl Translations {
    /// Counts only where that is `wanted`.
    pub(super) fn new(wanted: bool) -> Self {
        Translations { wanted, seen: 0, source: Vec::new(), target: Vec::new() }
    }

    /// Whether more hits can be counted.
    pub(super) fn wants_more(&self) -> bool {
        self.wanted && self.seen < MOST_COUNTED
    }

    /// Takes a hit in, if more are wanted. What stands on both sides counts as found in the source.
    pub(super) fn add(&mut self, hit: &Hit) {
        if !self.wants_more() {
            return;
        }
        self.seen += 1;
        if let Some(span) = hit.source_spans.first() {
            self.source.push(Place::of(hit.unit, &hit.source, span, &hit.target));
        } else if let Some(span) = hit.target_spans.first() {
            self.target.push(Place::of(hit.unit, &hit.target, span, &hit.source));
        }
    }

    /// The translations of each side on which something was found.
    ///
    /// # Errors
    /// What the store reports.
    pub(super) fn finish(self, store: &Store, request: &Request, shelf: &Shelf) -> Result<Vec<Translated>, AppError> {
        let (from, to) = (&request.from, &request.to);
        let mut all = Vec::new();
        for (side, places, from, to) in [(Side::Source, self.source, from, to), (Side::Target, self.target, to, from)] {
            if places.is_empty() {
                continue;
            }
            let hits = places.len();
            let occurrences: Vec<Occurrence<'_>> = places
                .iter()
                .map(|place| Occurrence {
                    unit: place.unit,
                    source: place.tokens.clone(),
                    phrase: place.phrase.clone(),
                    target: &place.other,
                })
                .collect();
            let mut translations = spot_in_all(&occurrences, &sample(store, (from, to), shelf)?, &same_word(to));
            let texts: HashSet<&[String]> = places.iter().map(|place| place.tokens.as_slice()).collect();
            if texts.len() < LEAST_TEXTS {
                translations.iter_mut().for_each(|one| one.score = one.score.min(UNSURE));
            }
            // The best of the doubtful ones only where there is nothing else.
            let least = if translations.iter().any(|one| one.score >= DOUBTFUL) { DOUBTFUL } else { 0.0 };
            translations.retain(|one| one.score >= least);
            if least == 0.0 {
                translations.truncate(1);
            }
            if !translations.is_empty() {
                all.push(Translated { side, language: to.clone(), hits, translations });
            }
        }
        Ok(all)
    }
}

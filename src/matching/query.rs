//! A new segment, prepared for being compared with many candidates.

use fnv::FnvHashMap;

use super::candidate::{Candidate, Neighbours, Standing};
use super::distance::Pattern;
use super::near::Near;
use super::outline::Width;
use super::penalties;
use super::ranking::Match;
use super::sieve::Sieve;
use super::tokenised::Tokenised;
use crate::model::score::{MatchKind, Score, distance_allowed};
use crate::model::segment::Segment;
use crate::text::fold::stable_hash;

/// A new segment to find matches for.
#[derive(Debug, Clone)]
pub struct Query {
    text: Tokenised,
    neighbours: Neighbours,
    normal_form: String,
    pattern: Pattern<u64>,
    numbers: Vec<u64>,
}

impl Query {
    /// Prepares `segment`, which stands between `neighbours`.
    pub fn new(segment: Segment, neighbours: Neighbours) -> Self {
        let normal_form = segment.normal_form();
        let text = Tokenised::new(segment);
        Query { pattern: Pattern::new(text.hashes()), numbers: text.number_hashes(), text, neighbours, normal_form }
    }

    /// The key of the segment's text, by which equal ones are found.
    pub fn text_key(&self) -> u64 {
        stable_hash(&self.normal_form)
    }

    /// The hash of each of the segment's folded tokens.
    pub fn hashes(&self) -> &[u64] {
        self.text.hashes()
    }

    /// What tells which segments can reach `threshold`.
    pub fn sieve(&self, threshold: u8, width: Width) -> Sieve {
        Sieve::new(self.hashes(), threshold, width)
    }

    /// The hash of each of its tokens with a digit in them.
    pub fn number_hashes(&self) -> &[u64] {
        &self.numbers
    }

    /// Whether a text with this signature surely lacks a number of this one.
    pub fn has_other_numbers(&self, signature: u64, width: Width) -> bool {
        self.numbers.iter().any(|hash| width.bit(*hash) & width.of(signature) == 0)
    }

    /// The highest score that `near` can have, if its text is another one.
    pub fn best_score(&self, near: &Near) -> Score {
        let raw = Score::new(near.least_distance, near.tokens.max(self.hashes().len() as u32), Vec::new());
        raw.less(near.other_numbers.then(penalties::of_other_numbers))
    }

    /// Whether `source` is the same text.
    pub fn is_same_text(&self, source: &Segment) -> bool {
        source.normal_form() == self.normal_form
    }

    /// The score of `source` with what its text takes off; `None` where it is below `threshold`. The same text has the
    /// distance 0, however codes were recognised in it.
    pub fn score(&self, source: &Tokenised, same_text: bool, threshold: u8) -> Option<Score> {
        let longer = self.hashes().len().max(source.hashes().len());
        let limit = distance_allowed(threshold, longer);
        let distance = if same_text { 0 } else { self.pattern.distance(source.hashes(), limit)? };
        let raw = Score::new(u32::try_from(distance).ok()?, u32::try_from(longer).ok()?, Vec::new());
        let score = raw.less(penalties::of_texts(&self.text, source, same_text));
        score.reaches(threshold).then_some(score)
    }

    /// The kind of a match whose source stood between `neighbours`.
    pub fn kind(&self, same_text: bool, neighbours: Neighbours) -> MatchKind {
        match same_text {
            true if self.neighbours.is_context() && neighbours == self.neighbours => MatchKind::Context,
            true => MatchKind::Exact,
            false => MatchKind::Fuzzy,
        }
    }

    /// Compares with `candidate`; `None` where the final score is below `threshold`.
    pub fn compare(&self, candidate: Candidate, threshold: u8) -> Option<Match> {
        let same_text = self.is_same_text(&candidate.source);
        let score = self
            .score(&Tokenised::new(candidate.source.clone()), same_text, threshold)?
            .less(penalties::of_standing(&candidate.standing()));
        let kind = self.kind(same_text, candidate.neighbours);
        score.reaches(threshold).then(|| Match { candidate, kind, score, also: Vec::new() })
    }
}

/// A score with what `standing` takes off as well.
pub fn final_score(score: Score, standing: &Standing<'_>) -> Score {
    score.less(penalties::of_standing(standing))
}

/// For each of `segments` the index of the first one with the same text, where that is an earlier one.
pub fn repetitions<'a>(segments: impl IntoIterator<Item = &'a Segment>) -> Vec<Option<usize>> {
    let mut first: FnvHashMap<String, usize> = FnvHashMap::default();
    segments
        .into_iter()
        .enumerate()
        .map(|(at, segment)| Some(*first.entry(segment.normal_form()).or_insert(at)).filter(|first| *first != at))
        .collect()
}

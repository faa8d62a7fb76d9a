//! A new segment, prepared for being compared with many candidates.

use fnv::FnvHashMap;

use super::candidate::{Candidate, Neighbours, text_key};
use super::distance::Pattern;
use super::outline::{Outline, bit};
use super::penalties;
use super::ranking::Match;
use crate::model::score::{MatchKind, Score, distance_allowed};
use crate::model::segment::Segment;

/// A new segment to find matches for.
#[derive(Debug, Clone)]
pub struct Query {
    segment: Segment,
    neighbours: Neighbours,
    normal_form: String,
    pattern: Pattern,
    outline: Outline,
    /// The signature bit of each token, for counting those that a candidate cannot hold.
    bits: Vec<u64>,
}

impl Query {
    /// Prepares `segment`, which stands between `neighbours`.
    pub fn new(segment: Segment, neighbours: Neighbours) -> Self {
        let tokens = segment.folded_tokens();
        Query {
            normal_form: segment.normal_form(),
            pattern: Pattern::new(&tokens),
            outline: Outline::of_tokens(&tokens),
            bits: tokens.iter().map(|token| bit(token)).collect(),
            segment,
            neighbours,
        }
    }

    /// The key of the segment's text, by which equal ones are found.
    pub fn text_key(&self) -> u64 {
        text_key(&self.segment)
    }

    /// The smallest and largest number of tokens a candidate can have whose raw score reaches `threshold`.
    pub fn lengths(&self, threshold: u8) -> (usize, usize) {
        lengths(self.pattern.len(), threshold)
    }

    /// The smallest distance that a candidate with `outline` can have.
    pub fn least_distance(&self, outline: Outline) -> usize {
        let (mine, theirs) = (self.pattern.len(), outline.tokens as usize);
        let missing = self.bits.iter().filter(|bit| outline.signature & **bit == 0).count();
        let foreign = (outline.signature & !self.outline.signature).count_ones() as usize;
        mine.max(theirs) - (mine - missing).min(theirs.saturating_sub(foreign))
    }

    /// Whether a candidate with `outline` can have a raw score of at least `threshold`.
    pub fn admits(&self, outline: Outline, threshold: u8) -> bool {
        let longer = self.pattern.len().max(outline.tokens as usize);
        self.least_distance(outline) <= distance_allowed(threshold, longer)
    }

    /// Compares with `candidate`; `None` where the final score is below `threshold`. Equal text has the distance 0,
    /// however codes were recognised in it.
    pub fn compare(&self, candidate: Candidate, threshold: u8) -> Option<Match> {
        let tokens = candidate.source.folded_tokens();
        let longer = self.pattern.len().max(tokens.len());
        let same_text = candidate.source.normal_form() == self.normal_form;
        let distance =
            if same_text { 0 } else { self.pattern.distance(&tokens, distance_allowed(threshold, longer))? };
        let mut penalties = penalties::of_texts(&self.segment, &candidate.source, same_text);
        penalties.extend(penalties::of_provenance(&candidate));
        let kind = match same_text {
            true if self.neighbours.is_context() && candidate.neighbours == self.neighbours => MatchKind::Context,
            true => MatchKind::Exact,
            false => MatchKind::Fuzzy,
        };
        let score = Score::new(u32::try_from(distance).ok()?, u32::try_from(longer).ok()?, penalties);
        score.reaches(threshold).then(|| Match { candidate, kind, score, also: Vec::new() })
    }
}

/// The smallest and largest number of tokens of a segment that can have a raw score of at least `threshold` with one
/// of `length` tokens.
pub fn lengths(length: usize, threshold: u8) -> (usize, usize) {
    (length - distance_allowed(threshold, length), length * 100 / usize::from(threshold.max(1)))
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

//! A new segment, prepared for being compared with many candidates.

use std::cell::OnceCell;

use fnv::FnvHashMap;

use super::candidate::{Candidate, Neighbours};
use super::distance::Pattern;
use super::outline::Width;
use super::penalties;
use super::ranking::Match;
use super::sieve::Sieve;
use crate::model::score::{MatchKind, Score, distance_allowed};
use crate::model::segment::Segment;
use crate::text::fold::stable_hash;

/// A new segment to find matches for.
#[derive(Debug, Clone)]
pub struct Query {
    segment: Segment,
    neighbours: Neighbours,
    normal_form: String,
    hashes: Vec<u64>,
    by_hash: Pattern<u64>,
    /// Made for the first candidate: most queries compare few by their tokens themselves.
    by_token: OnceCell<Pattern<String>>,
}

impl Query {
    /// Prepares `segment`, which stands between `neighbours`.
    pub fn new(segment: Segment, neighbours: Neighbours) -> Self {
        let hashes = segment.token_hashes();
        Query {
            normal_form: segment.normal_form(),
            by_hash: Pattern::new(&hashes),
            hashes,
            by_token: OnceCell::new(),
            segment,
            neighbours,
        }
    }

    /// The key of the segment's text, by which equal ones are found.
    pub fn text_key(&self) -> u64 {
        stable_hash(&self.normal_form)
    }

    /// The segment's [`Segment::token_hashes`].
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// What tells which segments can reach `threshold`.
    pub fn sieve(&self, threshold: u8, width: Width) -> Sieve {
        Sieve::new(&self.hashes, threshold, width)
    }

    /// Whether a segment of `tokens` tokens at `distance` has a raw score of at least `threshold`.
    pub fn reaches(&self, tokens: u32, distance: u32, threshold: u8) -> bool {
        distance as usize <= distance_allowed(threshold, self.hashes.len().max(tokens as usize))
    }

    /// The distance to a segment with these token hashes, or `None` where its raw score is below `threshold`. It is
    /// never larger than the distance of the tokens themselves.
    pub fn distance(&self, hashes: &[u64], threshold: u8) -> Option<u32> {
        let limit = distance_allowed(threshold, self.hashes.len().max(hashes.len()));
        self.by_hash.distance(hashes, limit).map(|distance| distance as u32)
    }

    /// Compares with `candidate`; `None` where the final score is below `threshold`. Equal text has the distance 0,
    /// however codes were recognised in it.
    pub fn compare(&self, candidate: Candidate, threshold: u8) -> Option<Match> {
        let pattern = self.by_token.get_or_init(|| Pattern::new(&self.segment.folded_tokens()));
        let tokens = candidate.source.folded_tokens();
        let longer = pattern.len().max(tokens.len());
        let same_text = candidate.source.normal_form() == self.normal_form;
        let distance = if same_text { 0 } else { pattern.distance(&tokens, distance_allowed(threshold, longer))? };
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

/// For each of `segments` the index of the first one with the same text, where that is an earlier one.
pub fn repetitions<'a>(segments: impl IntoIterator<Item = &'a Segment>) -> Vec<Option<usize>> {
    let mut first: FnvHashMap<String, usize> = FnvHashMap::default();
    segments
        .into_iter()
        .enumerate()
        .map(|(at, segment)| Some(*first.entry(segment.normal_form()).or_insert(at)).filter(|first| *first != at))
        .collect()
}

//! Tells of a segment, without its text, whether it can reach a threshold.
//!
//! Levenshtein distance d ≥ max(n, m) − overlap, so a raw score of t needs an overlap of T = max(n, m) − ⌊(1 − t)·max(n,
//! m)⌋ elements. What bounds the overlap from above: tokens of the one whose bit the signature of the other lacks, and,
//! where the first common element is at the places i and j of the two orders, n − i and m − j.

use super::outline::Width;
use super::postings::Posting;
use crate::model::score::distance_allowed;

/// A query's side of the bounds, for one threshold.
#[derive(Clone, Debug)]
pub struct Sieve {
    tokens: u32,
    signature: u64,
    /// How many tokens have bit b, as a binary number: its digit of worth 2ᵏ is bit b of the k-th layer. So the tokens
    /// which a signature lacks are counted in a few steps, however often one of them stands there.
    layers: Vec<u64>,
    width: Width,
    /// The least and largest number of tokens that can reach the threshold.
    lengths: (u32, u32),
    /// The overlap needed, by the number of tokens above the least.
    needed: Vec<u32>,
}

impl Sieve {
    /// For a segment with these token hashes and matches of at least `threshold` raw points.
    pub fn new(hashes: &[u64], threshold: u8, width: Width) -> Sieve {
        let length = hashes.len();
        let (least, most) = lengths(length, threshold);
        let needed = (least..=most)
            .map(|other| {
                let longer = length.max(other);
                (longer - distance_allowed(threshold, longer)) as u32
            })
            .collect();
        let mut layers: Vec<u64> = Vec::new();
        for hash in hashes {
            let mut carry = width.bit(*hash);
            for layer in &mut layers {
                (*layer, carry) = (*layer ^ carry, *layer & carry);
            }
            if carry != 0 {
                layers.push(carry);
            }
        }
        Sieve {
            tokens: length as u32,
            signature: layers.iter().fold(0, |bits, layer| bits | layer),
            layers,
            width,
            lengths: (least as u32, most as u32),
            needed,
        }
    }

    /// The least and largest number of tokens that can reach the threshold.
    pub fn lengths(&self) -> (u32, u32) {
        self.lengths
    }

    /// How many of a query's elements, in the order of ranks, have to be looked up.
    pub fn prefix(&self) -> usize {
        let needed = self.tokens.min(self.needed.first().copied().unwrap_or(0));
        if self.tokens == 0 { 0 } else { (self.tokens - needed) as usize + 1 }
    }

    /// The most that the overlap with a segment of `tokens` tokens and this signature can be; `None` where that cannot
    /// reach the threshold.
    #[inline]
    pub fn overlap(&self, tokens: u32, signature: u64) -> Option<u32> {
        let needed = self.needed(tokens)?;
        let signature = self.width.of(signature);
        let lacking = self.layers.iter().zip(0..).map(|(layer, digit)| (layer & !signature).count_ones() << digit);
        let mine = self.tokens - lacking.sum::<u32>();
        let theirs = tokens.saturating_sub((signature & !self.signature).count_ones());
        let overlap = mine.min(theirs);
        (overlap >= needed).then_some(overlap)
    }

    /// The same for a posting in the list of the query's element at `place` in the order of ranks. A segment that the
    /// list of its first common element does not let in cannot reach the threshold.
    #[inline]
    pub fn overlap_of_posting(&self, place: u32, posting: &Posting) -> Option<u32> {
        self.overlap_in_list(place, posting.tokens, posting.position, u64::from(posting.signature))
    }

    /// The same for a segment of `tokens` tokens that has `position` elements before this one.
    #[inline]
    pub(super) fn overlap_in_list(&self, place: u32, tokens: u32, position: u32, signature: u64) -> Option<u32> {
        let needed = self.needed(tokens)?;
        if position.saturating_add(needed) > tokens || place + needed > self.tokens {
            return None;
        }
        self.overlap(tokens, signature)
    }

    #[inline]
    fn needed(&self, tokens: u32) -> Option<u32> {
        self.needed.get(tokens.checked_sub(self.lengths.0)? as usize).copied()
    }
}

/// The smallest and largest number of tokens of a segment that can have a raw score of at least `threshold` with one
/// of `length` tokens.
pub fn lengths(length: usize, threshold: u8) -> (usize, usize) {
    (length - distance_allowed(threshold, length), length * 100 / usize::from(threshold.max(1)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::*;
    use crate::matching::elements::Elements;
    use crate::matching::outline::Outline;
    use crate::matching::postings::{Rank, places};

    proptest! {
        /// The claim that the index rests on, with an arbitrary order of elements.
        #[test]
        fn what_reaches_the_threshold_shares_a_list_and_is_let_in(
            a in prop::collection::vec(0..12_u64, 1..24),
            b in prop::collection::vec(0..12_u64, 1..24),
            threshold in 50..=100_u8,
        ) {
            let longer = a.len().max(b.len());
            if strsim::generic_levenshtein(&a, &b) > distance_allowed(threshold, longer) {
                return Ok(());
            }
            for width in [Width::Wide, Width::Narrow] {
                let sieve = Sieve::new(&a, threshold, width);
                let outline = Outline::of_hashes(&b);
                let overlap = sieve.overlap(outline.tokens, outline.signature).unwrap();
                assert!(longer - overlap as usize <= distance_allowed(threshold, longer));
                let ranks = |hashes: &[u64]| {
                    let mut elements = Vec::new();
                    Elements::of_language("en").of_hashes(hashes, &mut elements);
                    let mut ranks: Vec<Rank> = elements.into_iter().map(|element| Rank(element.0 % 32)).collect();
                    ranks.sort_unstable();
                    ranks
                };
                let (mine, theirs) = (ranks(&a), ranks(&b));
                let is_let_in = mine[..sieve.prefix()].iter().enumerate().any(|(place, rank)| {
                    places(&theirs).any(|(key, position)| {
                        let list = [0, 1].map(|tier| crate::matching::postings::Key::new(*rank, tier, key.band()));
                        let tier_is_read = key == list[0] || threshold < 70 && key == list[1];
                        let signature = key.width().of(outline.signature) as u32;
                        let posting = Posting { variant: 1, tokens: b.len() as u32, position, signature };
                        tier_is_read && Sieve::new(&a, threshold, key.width()).overlap_of_posting(place as u32, &posting).is_some()
                    })
                });
                assert!(is_let_in);
            }
        }
    }
}

//! What the index lists segments under.
//!
//! An *element* is one occurrence of a token in a segment: the second `the` is another element than the first, so that a
//! segment is a set and the overlap of two segments is the size of their intersection. An element is a 64-bit hash of
//! the language, the token and the number of the occurrence. Two elements with one hash only make a candidate more, never
//! a match less or more: every candidate is compared by its text.

use std::hash::Hash;

use fnv::FnvHashMap;

use crate::text::fold::stable_hash;

/// One occurrence of a token in a segment of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Element(pub u64);

/// Makes the elements of segments of one language.
#[derive(Clone, Copy, Debug)]
pub struct Elements {
    salt: u64,
}

impl Elements {
    /// For the language with the primary subtag `base`.
    pub fn of_language(base: &str) -> Elements {
        Elements { salt: stable_hash(base) }
    }

    /// The elements of a segment with these [`crate::model::segment::Segment::token_hashes`], in their order.
    pub fn of_hashes(self, hashes: &[u64], elements: &mut Vec<Element>) {
        elements.clear();
        each_occurrence(hashes, |hash, before| elements.push(self.element(hash, u64::from(before))));
    }

    /// Mixes as SplitMix64 does (Steele et al. 2014): different occurrences of a token have nothing in common.
    fn element(self, hash: u64, before: u64) -> Element {
        let mut bits = (hash ^ self.salt).wrapping_add(before.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Element(bits ^ (bits >> 31))
    }
}

/// Hands each token to `take` with how often it stood before.
pub(super) fn each_occurrence<T: Copy + Eq + Hash>(tokens: &[T], mut take: impl FnMut(T, u32)) {
    // Looking back is quicker than a table for all but the longest segments.
    if tokens.len() <= 128 {
        for (at, token) in tokens.iter().enumerate() {
            take(*token, tokens[..at].iter().filter(|earlier| *earlier == token).count() as u32);
        }
    } else {
        let mut seen: FnvHashMap<T, u32> = FnvHashMap::default();
        for token in tokens {
            let before = seen.entry(*token).or_insert(0);
            take(*token, *before);
            *before += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elements(base: &str, hashes: &[u64]) -> Vec<Element> {
        let mut elements = Vec::new();
        Elements::of_language(base).of_hashes(hashes, &mut elements);
        elements
    }

    #[test]
    fn each_occurrence_is_its_own_and_order_does_not_matter() {
        let mut one = elements("en", &[1, 2, 1, 1]);
        let mut other = elements("en", &[1, 1, 1, 2]);
        one.sort_unstable();
        other.sort_unstable();
        assert_eq!(one, other);
        one.dedup();
        assert_eq!(one.len(), 4);
        assert_ne!(elements("sw", &[1]), elements("en", &[1]));
    }

    #[test]
    fn long_segments_have_the_elements_of_short_ones() {
        let hashes: Vec<u64> = (0..300).map(|n| n % 7).collect();
        assert_eq!(elements("en", &hashes)[..128], elements("en", &hashes[..128]));
    }
}

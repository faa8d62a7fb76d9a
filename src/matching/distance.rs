//! Levenshtein distance over tokens, bit-parallel (Myers 1999, in the form of Hyyrö 2003): 64 tokens of the pattern in
//! one machine word, any number of words.

use fnv::FnvHashMap;

/// A token sequence prepared for being compared with many others.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    length: usize,
    blocks: usize,
    /// For each distinct token, one word per block with a bit for each place where it stands.
    places: FnvHashMap<String, Vec<u64>>,
    nowhere: Vec<u64>,
}

impl Pattern {
    pub(crate) fn new(tokens: &[String]) -> Self {
        let blocks = tokens.len().div_ceil(64);
        let mut places: FnvHashMap<String, Vec<u64>> = FnvHashMap::default();
        for (at, token) in tokens.iter().enumerate() {
            places.entry(token.clone()).or_insert_with(|| vec![0; blocks])[at / 64] |= 1 << (at % 64);
        }
        Pattern { length: tokens.len(), blocks, places, nowhere: vec![0; blocks] }
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// The distance to `tokens`, or `None` where it is larger than `limit`.
    pub(crate) fn distance<S: AsRef<str>>(&self, tokens: &[S], limit: usize) -> Option<usize> {
        if self.length.abs_diff(tokens.len()) > limit {
            return None;
        }
        if self.length == 0 {
            return Some(tokens.len());
        }
        let last_bit = 1u64 << ((self.length - 1) % 64);
        let mut rises = vec![!0u64; self.blocks];
        let mut falls = vec![0u64; self.blocks];
        let mut distance = self.length;
        for (at, token) in tokens.iter().enumerate() {
            let places = self.places.get(token.as_ref()).unwrap_or(&self.nowhere);
            // The first row counts insertions, so a rise enters each column from above.
            let (mut rise_in, mut fall_in) = (1u64, 0u64);
            for block in 0..self.blocks {
                let (rise, fall) = (rises[block], falls[block]);
                let vertical = places[block] | fall;
                let equal = places[block] | fall_in;
                let horizontal = ((equal & rise).wrapping_add(rise) ^ rise) | equal;
                let up = fall | !(horizontal | rise);
                let down = rise & horizontal;
                if block + 1 == self.blocks {
                    distance += usize::from(up & last_bit != 0);
                    distance -= usize::from(down & last_bit != 0);
                }
                let (rise_out, fall_out) = (up >> 63, down >> 63);
                let up = (up << 1) | rise_in;
                let down = (down << 1) | fall_in;
                rises[block] = down | !(vertical | up);
                falls[block] = up & vertical;
                (rise_in, fall_in) = (rise_out, fall_out);
            }
            // Each token that is left can lower the distance by one at most.
            if distance > limit + (tokens.len() - at - 1) {
                return None;
            }
        }
        (distance <= limit).then_some(distance)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, proptest};

    use super::*;

    fn tokens(longest: usize) -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d"]).prop_map(str::to_owned), 0..longest)
    }

    proptest! {
        #[test]
        fn equals_the_textbook_distance(a in tokens(150), b in tokens(150)) {
            let expected = strsim::generic_levenshtein(&a, &b);
            let pattern = Pattern::new(&a);
            assert_eq!(pattern.distance(&b, 1000), Some(expected));
            assert_eq!(pattern.distance(&b, expected), Some(expected));
            if expected > 0 {
                assert_eq!(pattern.distance(&b, expected - 1), None);
            }
        }
    }
}

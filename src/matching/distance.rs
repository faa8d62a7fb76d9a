//! Levenshtein distance over tokens, bit-parallel (Myers 1999, in the form of Hyyrö 2003): 64 tokens of the pattern in
//! one machine word, any number of words.

use std::hash::Hash;

use fnv::FnvHashMap;

/// A token sequence prepared for being compared with many others.
#[derive(Debug, Clone)]
pub(crate) struct Pattern<T> {
    length: usize,
    blocks: usize,
    /// For each distinct token, the blocks where it stands, in order, each with a bit for each place in it.
    places: FnvHashMap<T, Vec<(usize, u64)>>,
}

impl<T: Clone + Eq + Hash> Pattern<T> {
    pub(crate) fn new(tokens: &[T]) -> Self {
        let blocks = tokens.len().div_ceil(64);
        let mut places: FnvHashMap<T, Vec<(usize, u64)>> = FnvHashMap::default();
        for (at, token) in tokens.iter().enumerate() {
            let own = places.entry(token.clone()).or_default();
            let bit = 1 << (at % 64);
            match own.last_mut() {
                Some((block, bits)) if *block == at / 64 => *bits |= bit,
                _ => own.push((at / 64, bit)),
            }
        }
        Pattern { length: tokens.len(), blocks, places }
    }

    /// The distance to `tokens`, or `None` where it is larger than `limit`.
    pub(crate) fn distance(&self, tokens: &[T], limit: usize) -> Option<usize> {
        if self.length.abs_diff(tokens.len()) > limit {
            return None;
        }
        if self.length == 0 {
            return Some(tokens.len());
        }
        let places = |token: &T| self.places.get(token).map_or(&[][..], Vec::as_slice);
        if self.blocks == 1 {
            let places = tokens.iter().map(|token| places(token).first().map_or(0, |(_, bits)| *bits));
            return short_distance(self.length, places, limit);
        }
        let last_bit = 1u64 << ((self.length - 1) % 64);
        let mut rises = vec![!0u64; self.blocks];
        let mut falls = vec![0u64; self.blocks];
        let mut distance = self.length;
        for (at, token) in tokens.iter().enumerate() {
            let mut places = places(token);
            // The first row counts insertions, so a rise enters each column from above.
            let (mut rise_in, mut fall_in) = (1u64, 0u64);
            for block in 0..self.blocks {
                let (rise, fall) = (rises[block], falls[block]);
                let here = match places {
                    [(first, bits), rest @ ..] if *first == block => {
                        places = rest;
                        *bits
                    }
                    _ => 0,
                };
                let vertical = here | fall;
                let equal = here | fall_in;
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

/// The same for a pattern of 1 to 64 tokens: `places` has, for each token of the other sequence, a bit for each place
/// where the pattern holds it.
#[inline]
pub(crate) fn short_distance(length: usize, places: impl ExactSizeIterator<Item = u64>, limit: usize) -> Option<usize> {
    let last_bit = 1u64 << (length - 1);
    let (mut rise, mut fall) = (!0u64, 0u64);
    let mut distance = length;
    let mut left = places.len();
    for places in places {
        let vertical = places | fall;
        let horizontal = ((places & rise).wrapping_add(rise) ^ rise) | places;
        let up = fall | !(horizontal | rise);
        let down = rise & horizontal;
        distance += usize::from(up & last_bit != 0);
        distance -= usize::from(down & last_bit != 0);
        let up = (up << 1) | 1;
        rise = (down << 1) | !(vertical | up);
        fall = up & vertical;
        left -= 1;
        if distance > limit + left {
            return None;
        }
    }
    (distance <= limit).then_some(distance)
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

    #[test]
    fn words_of_the_machine_have_no_seams() {
        for length in [63, 64, 65, 127, 128, 129] {
            let a: Vec<String> = (0..length).map(|n| n.to_string()).collect();
            let mut b = a.clone();
            b.remove(length - 2);
            b[0] = "other".to_owned();
            assert_eq!(Pattern::new(&a).distance(&b, 2), Some(2));
            assert_eq!(Pattern::new(&b).distance(&a, 2), Some(2));
        }
    }
}

//! The one generator of data for all benches: fixed seed. Texts are made of the words of the shipped release, large
//! memories of words of their own.

#![allow(dead_code, unused_imports, reason = "each bench uses a part of it")]

mod memory;
mod words;

pub(crate) use memory::{Memory, Pair};

use istilahi::app::shipped;

/// A small generator of pseudo-random numbers (SplitMix64, Steele et al. 2014): the same numbers on every machine.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

/// A text of `count` English segments, one a paragraph: sentences of the release with none to a third of their words
/// exchanged, each with a number of its own so that none repeats.
pub(crate) fn text(count: usize) -> String {
    let mut random = Random::new(20_241_224);
    let sentences: Vec<String> = shipped::release().into_iter().map(|row| row.en).collect();
    let words: Vec<&str> = sentences.iter().flat_map(|sentence| sentence.split(' ')).collect();
    let mut text = String::new();
    for number in 0..count {
        let mut sentence: Vec<&str> = sentences[random.below(sentences.len())].split(' ').collect();
        for _ in 0..random.below(sentence.len() / 3 + 1) {
            let at = random.below(sentence.len());
            sentence[at] = words[random.below(words.len())];
        }
        text.push_str(&format!("{} ({number}).\n\n", sentence.join(" ").trim_end_matches('.').replace(". ", " ")));
    }
    text
}

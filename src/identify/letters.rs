//! A model of a language's spelling: how likely a word is, letter by letter.
//!
//! The probability of a letter depends on the three before it. Where a run of four was seldom or never seen, shorter
//! runs speak for it, weighted after Witten and Bell (1991): a context that was followed by many different letters
//! leaves more to the shorter one, here [`LEFT`] times as much as with them, for the words to be judged are those that
//! are not on the list. The ends of a word count as letters.

use fnv::FnvHashMap;

/// How many letters decide on the next one.
const CONTEXT: usize = 3;
/// Bits of a letter in a key.
const BITS: u32 = 5;
/// The beginning and the end of a word.
const EDGE: u32 = 0;
/// An apostrophe or hyphen.
const JOINT: u32 = 27;
/// A letter that is not one of the 26.
const FOREIGN: u32 = 28;
/// How many there are.
const LETTERS: f32 = 29.0;
/// How much more is left to a shorter run than Witten and Bell would.
const LEFT: f32 = 4.0;

/// Runs of letters with a mark before them, so that those of different lengths differ.
type Run = u32;

/// The spelling of one language.
#[derive(Debug)]
pub(super) struct Letters {
    /// The logarithm of the probability of the last letter of a run that was seen.
    seen: FnvHashMap<Run, f32>,
    /// The logarithm of what a context leaves to the shorter one.
    left: FnvHashMap<Run, f32>,
}

impl Letters {
    /// Learns from `words`, in lower case.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Letters {
        let mut counts: FnvHashMap<Run, u32> = FnvHashMap::default();
        for word in words {
            each(word, |letters| {
                for length in 0..=CONTEXT {
                    *counts.entry(run(&letters[CONTEXT - length..])).or_default() += 1;
                }
            });
        }
        let mut contexts: FnvHashMap<Run, (u32, u32)> = FnvHashMap::default();
        for (run, count) in &counts {
            let (total, kinds) = contexts.entry(run >> BITS).or_default();
            *total += count;
            *kinds += 1;
        }
        let mut seen: FnvHashMap<Run, f32> = FnvHashMap::default();
        // The shorter runs first: the longer ones lean on them.
        let mut runs: Vec<(Run, u32)> = counts.into_iter().collect();
        runs.sort_unstable();
        for (run, count) in runs {
            let (total, kinds) = contexts.get(&(run >> BITS)).copied().unwrap_or((0, 1));
            let shorter = shorter(run).map_or(1.0 / LETTERS, |run| seen.get(&run).map_or(0.0, |known| known.exp()));
            let left = LEFT * kinds as f32;
            let probability = (count as f32 + left * shorter) / (total as f32 + left);
            seen.insert(run, probability.ln());
        }
        let left = contexts.into_iter().map(|(run, (total, kinds))| {
            let left = LEFT * kinds as f32;
            (run, (left / (total as f32 + left)).ln())
        });
        Letters { left: left.collect(), seen }
    }

    /// The logarithm of the probability of the last letter of `run`.
    fn next(&self, mut run: Run) -> f32 {
        let mut sum = 0.0;
        loop {
            if let Some(known) = self.seen.get(&run) {
                return sum + known;
            }
            sum += self.left.get(&(run >> BITS)).copied().unwrap_or(0.0);
            match shorter(run) {
                Some(next) => run = next,
                None => return sum - LETTERS.ln(),
            }
        }
    }
}

/// The spelling of several languages: one look tells what all of them have for a run.
#[derive(Debug)]
pub(super) struct Spellings<const N: usize> {
    /// As in [`Letters`], for each run that was seen in one of them.
    seen: FnvHashMap<Run, [f32; N]>,
    left: FnvHashMap<Run, [f32; N]>,
}

impl<const N: usize> Spellings<N> {
    pub(super) fn of(languages: &[Letters; N]) -> Self {
        let (mut seen, mut left) = (FnvHashMap::default(), FnvHashMap::default());
        for language in languages {
            for run in language.seen.keys() {
                seen.entry(*run).or_insert_with(|| languages.each_ref().map(|one| one.next(*run)));
            }
            for run in language.left.keys() {
                let weight = |one: &Letters| one.left.get(run).copied().unwrap_or(0.0);
                left.entry(*run).or_insert_with(|| languages.each_ref().map(weight));
            }
        }
        Spellings { seen, left }
    }

    /// The logarithm of the probability of `word`, in lower case, among all words of each language.
    pub(super) fn likelihoods(&self, word: &str) -> [f32; N] {
        let mut sums = [0.0; N];
        let mut add = |more: &[f32; N]| sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        each(word, |letters| {
            let mut run = run(letters);
            loop {
                if let Some(known) = self.seen.get(&run) {
                    return add(known);
                }
                if let Some(left) = self.left.get(&(run >> BITS)) {
                    add(left);
                }
                match shorter(run) {
                    Some(next) => run = next,
                    None => return add(&[-LETTERS.ln(); N]),
                }
            }
        });
        sums
    }
}

/// The run without its first letter; `None` for a single one.
fn shorter(run: Run) -> Option<Run> {
    let length = (31 - run.leading_zeros()) / BITS;
    (length > 1).then(|| (1 << (BITS * (length - 1))) | (run & ((1 << (BITS * (length - 1))) - 1)))
}

fn run(letters: &[u32]) -> Run {
    letters.iter().fold(1, |run, letter| (run << BITS) | letter)
}

/// Calls `take` for each letter of `word` and for its end, with the letters before it.
fn each(word: &str, mut take: impl FnMut(&[u32; CONTEXT + 1])) {
    let mut letters = [EDGE; CONTEXT + 1];
    for next in word.chars().map(number).chain([EDGE]) {
        letters.rotate_left(1);
        letters[CONTEXT] = next;
        take(&letters);
    }
}

fn number(c: char) -> u32 {
    match c {
        'a'..='z' => u32::from(c) - u32::from('a') + 1,
        c if c.is_alphabetic() => FOREIGN,
        _ => JOINT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probabilities_of_all_next_letters_are_one() {
        let letters = Letters::of(["kitabu", "kitu", "mtu", "watu"].into_iter());
        for context in [[0, 0, 11], [0, 11, 9], [11, 9, 20], [5, 5, 5]] {
            let sum: f32 = (0..LETTERS as u32)
                .map(|next| letters.next(run(&[context[0], context[1], context[2], next])).exp())
                .sum();
            assert!((sum - 1.0).abs() < 1e-3, "{context:?}: {sum}");
        }
    }

    #[test]
    fn words_like_those_that_were_learnt_are_likelier() {
        let letters = Letters::of(["kitabu", "kitu", "mtu", "watu", "vitabu", "kiti", "viti"].into_iter());
        let english = Letters::of(["strength", "string", "length"].into_iter());
        let spellings = Spellings::of(&[letters, english]);
        let of = |word: &str| spellings.likelihoods(word);
        assert!(of("vitu")[0] > of("strength")[0] + 5.0 && of("strong")[1] > of("strong")[0] + 5.0);
        assert!(["", "ŋ'é-x", "zzz"].into_iter().flat_map(of).all(f32::is_finite));
    }
}

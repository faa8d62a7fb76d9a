//! Words that are one slip away from a known one: a letter too many or too few, another letter, two in the wrong order.
//!
//! Only for words of at least seven letters with the right first letter: in shorter ones, one slip makes another word.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use fnv::FnvHasher;

use crate::swahili::lexicon::Lexicon;

/// Words of fewer letters are not compared.
pub(super) const LEAST_LETTERS: usize = 7;

/// Words by first letter and length, each with a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Misspellings(HashMap<(u8, usize), Vec<Numbered>, BuildHasherDefault<FnvHasher>>);

/// A word and its number.
type Numbered = (Box<str>, u32);

impl Misspellings {
    /// Adds `word`, folded; one with other letters than those of the English alphabet is left out.
    pub(super) fn add(&mut self, word: &str, number: u32) {
        if let Some(&first) = word.as_bytes().first().filter(|_| is_plain(word)) {
            self.0.entry((first, word.len())).or_default().push((word.into(), number));
        }
    }

    /// The numbers of `word` itself.
    fn same(&self, word: &str) -> impl Iterator<Item = u32> {
        let first = word.as_bytes().first().copied().unwrap_or_default();
        let known = self.0.get(&(first, word.len())).into_iter().flatten();
        known.filter(move |(known, _)| **known == *word).map(|(_, number)| *number)
    }

    /// The numbers of the words that `word` is one slip away from, and with `same` those that equal it, each with the
    /// word.
    pub(super) fn near(&self, word: &str, same: bool) -> impl Iterator<Item = (&str, u32)> {
        let first = word.as_bytes().first().copied().unwrap_or_default();
        let lengths = word.len().saturating_sub(1)..=word.len() + 1;
        let known = lengths.filter_map(move |length| self.0.get(&(first, length))).flatten();
        known.filter_map(move |(known, number)| {
            let near = if **known == *word { same } else { is_one_slip(known.as_bytes(), word.as_bytes()) };
            near.then_some((&**known, *number))
        })
    }
}

/// The nouns of the lexicon and their plurals, so that a slip is not put down to a term where another word is as near.
static NOUNS: LazyLock<Misspellings> = LazyLock::new(|| {
    let mut nouns = Misspellings::default();
    for (number, noun) in (0..).zip(&Lexicon::shipped().nouns) {
        let plurals = noun.uses.iter().filter_map(|(_, plural)| plural.as_deref());
        let mut forms: Vec<&str> = plurals.chain([noun.noun.as_str()]).collect();
        forms.sort_unstable();
        forms.dedup();
        forms.into_iter().for_each(|form| nouns.add(form, number));
    }
    nouns
});

/// Whether a noun of the lexicon other than `meant` is one slip away from `word`.
pub(super) fn is_near_another_noun(word: &str, meant: &str) -> bool {
    let lexicon = Lexicon::shipped();
    let noun = |number: u32| lexicon.nouns.get(number as usize);
    let own: Vec<&str> = NOUNS.same(meant).filter_map(noun).map(|noun| noun.noun.as_str()).collect();
    NOUNS
        .near(word, false)
        .any(|(near, number)| near != meant && noun(number).is_some_and(|noun| !own.contains(&noun.noun.as_str())))
}

/// Whether `word` has the letters a to z and the apostrophe alone.
pub(super) fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'')
}

/// Whether two texts that differ are one insertion, deletion, replacement or exchange of neighbours apart.
pub(super) fn is_one_slip(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[common..], &long[common..]);
    match long.len() - short.len() {
        0 if short.is_empty() => false,
        0 => {
            let exchanged = short.len() > 1 && short[0] == long[1] && short[1] == long[0] && short[2..] == long[2..];
            short[1..] == long[1..] || exchanged
        }
        1 => *short == long[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip() {
        for (a, b, expected) in [
            ("utafutaji", "utaftaji", true),
            ("utafutaji", "utafutajii", true),
            ("utafutaji", "utafitaji", true),
            ("utafutaji", "utaufuaji", false),
            ("utafutaji", "utfautaji", true),
            ("utafutaji", "utafutaji", false),
            ("utafutaji", "tafutaj", false),
            ("", "a", true),
            ("", "", false),
        ] {
            assert_eq!(is_one_slip(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
            assert_eq!(is_one_slip(b.as_bytes(), a.as_bytes()), expected, "{b} {a}");
        }
    }

    #[test]
    fn near_words_are_found_by_first_letter_and_length() {
        let mut words = Misspellings::default();
        for (number, word) in (0..).zip(["utafutaji", "uzalishaji", "日本語", ""]) {
            words.add(word, number);
        }
        let near = |word, same| words.near(word, same).map(|(_, number)| number).collect::<Vec<_>>();
        assert_eq!(near("utaftaji", false), [0]);
        assert_eq!(near("utafutaji", false), [0; 0]);
        assert_eq!(near("utafutaji", true), [0]);
        assert_eq!(near("zalishaji", false), [0; 0]);
        assert_eq!(near("", true), [0; 0]);
    }
}

//! Fixed phrases of several words, which are read as one: `baada ya`, `kwa sababu`, `hata hivyo`. Their `ya` agrees with
//! nothing.

use std::sync::LazyLock;

use fnv::FnvHashMap;

use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::closed::ClosedPart;
use crate::text::fold::fold;
use crate::text::written::Written;

/// What a fixed phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixed {
    Preposition,
    Clause,
    Adverb,
}

/// The words of a phrase after its first, and what the whole is.
type Phrase = (Vec<String>, Fixed);

/// Phrases by their first word, the longest first.
static PHRASES: LazyLock<FnvHashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FnvHashMap<String, Vec<Phrase>> = FnvHashMap::default();
    for closed in &Lexicon::shipped().closed {
        let mut words = closed.word.split_whitespace().map(fold);
        let Some(first) = words.next() else { continue };
        let rest: Vec<String> = words.collect();
        if rest.is_empty() {
            continue;
        }
        let fixed = match closed.part {
            ClosedPart::Preposition => Fixed::Preposition,
            ClosedPart::Conjunction => Fixed::Clause,
            _ => Fixed::Adverb,
        };
        phrases.entry(first).or_default().push((rest, fixed));
    }
    for of_word in phrases.values_mut() {
        of_word.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    phrases
});

/// The fixed phrase that `words`, folded, begin with, and how many of them it is.
pub(super) fn fixed_phrase(words: &[Written<'_>]) -> Option<(Fixed, usize)> {
    let (first, after) = words.split_first()?;
    let of_word = PHRASES.get(&*first.folded)?;
    let goes_on = |rest: &[String]| {
        after.len() >= rest.len() && rest.iter().zip(after).all(|(word, written)| *word == written.folded)
    };
    of_word.iter().find(|(rest, _)| goes_on(rest)).map(|(rest, fixed)| (*fixed, rest.len() + 1))
}

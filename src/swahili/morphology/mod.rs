//! What a word form can be: every reading that the lexicon and the grammar allow, the likeliest first.
//!
//! A reading ends at a known word or stem, or is marked a guess; guesses are made only where nothing is known.

mod derived;
mod guess;
mod reading;
mod words;

pub use reading::{Reading, WordPart};

use std::sync::{Arc, LazyLock};

use super::agreement::Agreement;
use super::concord::Concords;
use super::lexicon::Lexicon;
use super::verb::Tense;
use super::verb::analyse::{Parse, analyse};
use super::verb::stems::Stems;
use crate::text::fold::fold;
use crate::text::remembered::Remembered;
use words::Words;

/// A lexicon, laid out for analysis.
#[derive(Debug)]
pub struct Morphology {
    lexicon: &'static Lexicon,
    words: Words,
    stems: Stems,
    remembered: Remembered<Vec<Reading>>,
}

impl Morphology {
    /// The morphology of the shipped lexicon, made on first use, in some 30 ms.
    pub fn shipped() -> &'static Morphology {
        static MORPHOLOGY: LazyLock<Morphology> = LazyLock::new(|| Morphology::new(Lexicon::shipped()));
        &MORPHOLOGY
    }

    fn new(lexicon: &'static Lexicon) -> Morphology {
        let mut stems = Stems::with_room(lexicon.verbs.len());
        for (number, verb) in (0..).zip(&lexicon.verbs) {
            let passives: Vec<&str> = verb.passives.iter().map(String::as_str).collect();
            stems.add(number, &verb.verb, &passives);
        }
        let words = Words::new(lexicon, &Concords::new());
        Morphology { lexicon, words, stems, remembered: Remembered::default() }
    }

    /// The lexicon that it stands on.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// What `word` can be, as it is written in a text, the likeliest first; with guesses where nothing is known of it.
    /// Empty for what is no word.
    pub fn analyse(&self, word: &str) -> Vec<Reading> {
        let folded = fold(word);
        let mut readings = self.readings(&folded).to_vec();
        if readings.is_empty() {
            guess::readings(&folded, &mut readings);
        }
        readings
    }

    /// What `word`, folded, is known to be, the likeliest first; no guesses.
    pub fn readings(&self, word: &str) -> Arc<Vec<Reading>> {
        self.remembered.of(word, || {
            let mut readings = self.words.of(word).to_vec();
            self.verbs(word, &mut readings);
            if readings.is_empty() {
                derived::readings(self, word, &mut readings);
            }
            readings
        })
    }

    /// Whether `word`, folded, is listed: a form of a noun or an adjective, an agreeing word or one of a closed class.
    pub fn is_listed(&self, word: &str) -> bool {
        !self.words.of(word).is_empty()
    }

    /// The readings of `word`, folded, as a listed word: everything but verbs.
    pub fn listed(&self, word: &str) -> &[Reading] {
        self.words.of(word)
    }

    /// The verb forms that `word`, folded, can be.
    pub fn parses(&self, word: &str) -> Vec<Parse> {
        let mut parses = Vec::new();
        analyse(word, &self.stems, &mut |parse| parses.push(parse));
        parses
    }

    fn verbs(&self, word: &str, readings: &mut Vec<Reading>) {
        let mut parses = self.parses(word);
        if parses.is_empty() {
            return;
        }
        parses.sort_by_key(|parse| (self.likelihood(parse), parse.verb));
        let mut taken: Vec<Parse> = Vec::new();
        for parse in parses {
            // A verb that is listed beside the one it comes from is the reading: tumika, not tumia.
            let explained =
                taken.iter().any(|other| other.form.is_inflection() && self.comes_from(other.verb, parse.verb));
            if (!explained || parse.form.is_inflection()) && !taken.contains(&parse) {
                taken.push(parse);
            }
        }
        let best = taken.first().map(|parse| self.likelihood(parse));
        readings.extend(taken.into_iter().map(|parse| Reading::Verb {
            verb: parse.verb,
            form: parse.form,
            likely: Some(self.likelihood(&parse)) == best,
        }));
    }

    /// How likely a parse is beside others of the same word, the least number first. A verb of the lexicon stands before
    /// one that extensions make of another; then the longer stem counts, less something for what is rarely written; then
    /// the active before the passive, no object before one; and of two passives that of the longer verb (`tarajiwa` of `tarajia`, not
    /// `taraji`).
    fn likelihood(&self, parse: &Parse) -> (bool, i32, usize, bool, i32) {
        let form = &parse.form;
        let length = |text: &str| i32::try_from(text.len()).unwrap_or(i32::MAX);
        let mut letters = i32::try_from(parse.letters).unwrap_or(i32::MAX);
        let has_object = form.reflexive || !form.object.is_empty();
        match form.tense {
            Tense::Indefinite => letters -= 3,
            Tense::Imperative | Tense::Habitual if has_object => letters -= 1,
            _ => {}
        }
        let subject_is_place = form.subject.without(Agreement::of(&[15, 16, 17, 18])).is_empty();
        if subject_is_place && !form.subject.is_empty() {
            letters -= 1;
        }
        let passive = form.is_passive().then(|| self.lexicon.verbs.get(parse.verb as usize));
        let verb = passive.flatten().map_or(0, |verb| length(&verb.verb));
        (!form.is_inflection(), -letters, form.extensions.len(), has_object, -verb)
    }

    /// Whether the verb `made` was made from `base` by extensions, in one step or several.
    fn comes_from(&self, made: u32, base: u32) -> bool {
        let verb = |number: u32| self.lexicon.verbs.get(number as usize);
        let Some(base) = verb(base) else { return false };
        let mut current = verb(made);
        // More steps than any verb has, should bases go round in a circle.
        for _ in 0..4 {
            let Some(next) = current.and_then(|verb| verb.base.as_deref()) else { return false };
            if next == base.verb {
                return true;
            }
            current = self.lexicon.verb_number(next).and_then(verb);
        }
        false
    }
}

#[cfg(test)]
mod tests;

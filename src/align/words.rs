//! What is known of words before documents are aligned: terms of a glossary, the glosses of the Swahili lexicon, and
//! what stands together in the units of a memory.

use std::ops::Range;

use fnv::FnvHashMap;

use super::entry::entry;
use super::learn::learn;
use super::side::Side;
use super::{Lexicon, Part};
use crate::model::concept::Concept;
use crate::model::passage::PassageKind;
use crate::model::segment::Segment;
use crate::swahili::lexicon;
use crate::text::language::Language;
use crate::text::remembered::Remembered;
use crate::text::written::words;

/// A word of a term of several words is so likely translated by one of its translation, divided by how many those are.
const IN_TERM: f32 = 0.9;
/// A gloss of one word; of several, each of them.
const GLOSS: (f32, f32) = (0.7, 0.35);
/// More words than this say what something is, and translate nothing.
const LONGEST: usize = 4;

/// Words and their translations from one language into another. Asked for any form of a word, it answers by the entry.
#[derive(Debug)]
pub struct Words {
    languages: (Language, Language),
    known: FnvHashMap<String, Vec<(String, f32)>>,
    entries: Remembered<Option<String>>,
}

impl Words {
    /// No words.
    pub fn new(source: &Language, target: &Language) -> Words {
        Words {
            languages: (source.clone(), target.clone()),
            known: FnvHashMap::default(),
            entries: Remembered::default(),
        }
    }

    /// Adds the terms of `concepts`, word by word; forbidden ones as well, since documents use them.
    pub fn add_concepts(&mut self, concepts: &[Concept]) {
        for concept in concepts {
            let (from, to) = (self.languages.0.clone(), self.languages.1.clone());
            for source in concept.terms_in(&from) {
                for target in concept.terms_in(&to) {
                    self.add_phrase(&source.text, &target.text, IN_TERM);
                }
            }
        }
    }

    /// Adds the Swahili lexicon with its glosses, where one of the languages is Swahili and the other English.
    pub fn add_lexicon(&mut self) {
        let swahili_first = match (self.languages.0.base(), self.languages.1.base()) {
            ("en", "sw") => false,
            ("sw", "en") => true,
            _ => return,
        };
        let lexicon = lexicon::Lexicon::shipped();
        let nouns = lexicon.nouns.iter().map(|one| (&one.noun, &one.gloss));
        let verbs = lexicon.verbs.iter().map(|one| (&one.verb, &one.gloss));
        let adjectives = lexicon.adjectives.iter().map(|one| (&one.stem, &one.gloss));
        let closed = lexicon.closed.iter().map(|one| (&one.word, &one.gloss));
        for (word, gloss) in nouns.chain(verbs).chain(adjectives).chain(closed) {
            for sense in gloss.split([';', ',']) {
                let sense = sense.split('(').next().unwrap_or_default();
                let english = content(sense, "en");
                let likely = if english.len() == 1 { GLOSS.0 } else { GLOSS.1 };
                if english.len() > LONGEST {
                    continue;
                }
                for swahili in content(word, "sw") {
                    for english in &english {
                        match swahili_first {
                            true => self.add(swahili.clone(), english.clone(), likely),
                            false => self.add(english.clone(), swahili.clone(), likely),
                        }
                    }
                }
            }
        }
    }

    /// Learns from pairs of segments that translate each other: a memory or a sample of one. Words that stand together
    /// more often than chance has it are added.
    pub fn add_pairs<'s>(&mut self, pairs: impl Iterator<Item = (&'s Segment, &'s Segment)>) {
        let part = |segment: &'s Segment| Part { segment, passage: 0, kind: PassageKind::Paragraph };
        let (sources, targets): (Vec<Part<'_>>, Vec<Part<'_>>) = pairs.map(|(a, b)| (part(a), part(b))).unzip();
        let source = Side::read(&sources, &self.languages.0);
        let target = Side::read(&targets, &self.languages.1);
        let one = |at: usize| -> Range<usize> { at..at + 1 };
        let beads: Vec<_> = (0..source.len()).map(|at| (one(at), one(at))).collect();
        for link in learn(&source, &target, &beads) {
            let text = |side: &Side, word: u32| side.vocabulary[word as usize].text.clone();
            let likely = link.forward.max(link.backward);
            self.add(text(&source, link.source), text(&target, link.target), likely);
        }
    }

    /// How many words have a translation.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    fn add_phrase(&mut self, source: &str, target: &str, likely: f32) {
        let source = content(source, self.languages.0.base());
        let target = content(target, self.languages.1.base());
        if source.len() > LONGEST || target.len() > LONGEST {
            return;
        }
        for one in &source {
            for other in &target {
                self.add(one.clone(), other.clone(), likely / source.len().max(target.len()) as f32);
            }
        }
    }

    fn add(&mut self, source: String, target: String, likely: f32) {
        let translations = self.known.entry(source).or_default();
        match translations.iter_mut().find(|(known, _)| *known == target) {
            Some((_, known)) => *known = known.max(likely),
            None => translations.push((target, likely)),
        }
    }

    /// What is known of `word`, in whatever form it stands.
    fn of(&self, word: &str) -> &[(String, f32)] {
        if let Some(known) = self.known.get(word) {
            return known;
        }
        let entry = self.entries.of(word, || entry(word, self.languages.0.base()));
        entry.as_ref().as_ref().and_then(|entry| self.known.get(entry)).map_or(&[], Vec::as_slice)
    }
}

impl Lexicon for Words {
    fn translates(&self, source: &str, target: &str) -> Option<f32> {
        let known = self.of(source);
        if known.is_empty() {
            return None;
        }
        let entry = entry(target, self.languages.1.base());
        let is = |known: &str| known == target || entry.as_deref() == Some(known);
        Some(known.iter().find(|(known, _)| is(known)).map_or(0.0, |(_, likely)| *likely))
    }

    fn each(&self, source: &str, take: &mut dyn FnMut(&str, f32)) -> bool {
        self.of(source).iter().for_each(|(target, likely)| take(target, *likely));
        true
    }
}

/// The entries of the words of `text` that name something.
fn content(text: &str, base: &str) -> Vec<String> {
    words(text)
        .iter()
        .filter(|word| word.folded.chars().any(char::is_alphabetic))
        .filter_map(|word| entry(&word.folded, base))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::concept::Term;

    #[test]
    fn any_form_of_a_term_finds_any_form_of_its_translation() {
        let (en, sw) = (Language::english(), Language::swahili());
        let mut words = Words::new(&en, &sw);
        let mut concept = Concept::new("sensor");
        concept.terms = vec![Term::new(en.clone(), "sensor"), Term::new(sw.clone(), "kihisi")];
        words.add_concepts(&[concept]);
        assert!(words.translates("sensors", "vihisi").is_some_and(|likely| likely > 0.5));
        assert_eq!(words.translates("sensors", "kitabu"), Some(0.0));
        assert_eq!(words.translates("window", "kihisi"), None);
        words.add_lexicon();
        assert!(words.translates("books", "vitabu").is_some_and(|likely| likely > 0.5));
    }

    #[test]
    fn a_memory_teaches_words() {
        let mut words = Words::new(&Language::english(), &Language::swahili());
        let texts = [
            ("red zorb", "zorbu nyekundu"),
            ("green zorb", "zorbu kijani"),
            ("blue zorb", "zorbu bluu"),
            ("red plick", "pliki nyekundu"),
            ("green plick", "pliki kijani"),
            ("a blue plick", "pliki bluu"),
        ];
        let pairs: Vec<(Segment, Segment)> =
            texts.iter().map(|(a, b)| (Segment::plain(*a), Segment::plain(*b))).collect();
        words.add_pairs(pairs.iter().map(|(a, b)| (a, b)).cycle().take(60));
        let zorb = words.translates("zorb", "zorbu").unwrap();
        assert!(zorb > 0.8 && zorb > words.translates("zorb", "bluu").unwrap() + 0.3, "{zorb}");
    }
}

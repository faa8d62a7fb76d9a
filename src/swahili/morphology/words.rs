//! The forms that can be listed: nouns in every class, number and place, adjectives in every class, agreeing words,
//! closed classes.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use fnv::FnvHasher;

use super::reading::Reading;
use crate::swahili::agreement::Agreement;
use crate::swahili::class_set::ClassPair;
use crate::swahili::concord::{Concord, ConcordKind, Concords};
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::nouns::{Animacy, Noun};
use crate::swahili::noun::locative;
use crate::swahili::noun_class::NounClass;
use crate::text::fold::fold;

/// Readings by folded form: closed classes and agreeing words before nouns, nouns before adjectives.
#[derive(Debug, Default)]
pub(super) struct Words(HashMap<String, Vec<Reading>, BuildHasherDefault<FnvHasher>>);

impl Words {
    pub(super) fn new(lexicon: &Lexicon, concords: &Concords) -> Words {
        let mut words =
            Words(HashMap::with_capacity_and_hasher(lexicon.nouns.len() * 4, BuildHasherDefault::default()));
        for (number, closed) in (0..).zip(&lexicon.closed) {
            words.add(fold(&closed.word), Reading::Closed { word: number });
        }
        let rare = |concord: &Concord| concord.kind == ConcordKind::ObjectRelativeCopula;
        for (word, readings) in concords.words() {
            for concord in readings.iter().filter(|concord| !rare(concord)) {
                words.add(word.to_owned(), Reading::Concord(*concord));
            }
        }
        for (number, noun) in (0..).zip(&lexicon.nouns) {
            words.add_noun(number, noun);
        }
        for (number, adjective) in (0..).zip(&lexicon.adjectives) {
            if adjective.concord.is_agreeing() {
                for class in NounClass::all() {
                    for form in adjective.forms(class) {
                        words.add_adjective(form, number, class.into());
                    }
                }
            } else {
                let any = NounClass::all().map(Agreement::from).collect();
                words.add_adjective(fold(&adjective.stem), number, any);
            }
        }
        // A rare form that has the letters of another word (kilimo) is that word.
        for (word, readings) in concords.words() {
            for concord in readings.iter().filter(|concord| rare(concord)) {
                if words.of(word).is_empty() {
                    words.add(word.to_owned(), Reading::Concord(*concord));
                }
            }
        }
        words
    }

    pub(super) fn of(&self, word: &str) -> &[Reading] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, form: String, reading: Reading) {
        let readings = self.0.entry(form).or_default();
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }

    fn add_noun(&mut self, number: u32, noun: &Noun) {
        for (pair, plural) in &noun.uses {
            let ClassPair { singular, plural: plural_class } = *pair;
            // A noun that is there in the plural alone has a plural class and no pair.
            self.add_forms(&noun.noun, noun, number, singular, singular.is_plural());
            if let (Some(plural), Some(class)) = (plural, plural_class) {
                self.add_forms(plural, noun, number, class, true);
            }
        }
    }

    fn add_forms(&mut self, form: &str, noun: &Noun, number: u32, class: NounClass, plural: bool) {
        self.add(form.to_owned(), Reading::Noun { noun: number, class, plural, locative: false });
        if noun.animacy != Animacy::Animate {
            self.add(locative(form), Reading::Noun { noun: number, class, plural, locative: true });
        }
    }

    fn add_adjective(&mut self, form: String, number: u32, with: Agreement) {
        let readings = self.0.entry(form).or_default();
        let known = readings.iter_mut().find_map(|reading| match reading {
            Reading::Adjective { adjective, agreement } if *adjective == number => Some(agreement),
            _ => None,
        });
        match known {
            Some(agreement) => *agreement = agreement.or(with),
            None => readings.push(Reading::Adjective { adjective: number, agreement: with }),
        }
    }
}

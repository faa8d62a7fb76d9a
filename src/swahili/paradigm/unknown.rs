//! Paradigms of words that the lexicon does not have: by what was said of them, else by their shape. All are guesses.

use super::entry::{by_rule, classes_of};
use super::{Hint, OpenPart, Paradigm, Table, adjective, noun, verb};
use crate::swahili::class_set::{ClassPair, ClassSet};
use crate::swahili::letters::syllables;
use crate::swahili::lexicon::nouns::Animacy;
use crate::swahili::lexicon::verbs::Transitivity;
use crate::swahili::morphology::{Morphology, Reading, WordPart};
use crate::swahili::verb::analyse::template;
use crate::swahili::{noun as plurals, noun_shape, phrase};

/// The paradigm of a folded word, typed as a stem (`-x`) or not; `None` where nothing can be guessed.
pub(super) fn paradigm(word: &str, is_stem: bool, hint: &Hint) -> Option<Paradigm> {
    let part = match (&hint.classes, hint.part) {
        (Some(_), _) => OpenPart::Noun,
        (None, Some(part)) => part,
        (None, None) if is_stem => OpenPart::Adjective,
        (None, None) => match Morphology::shipped().analyse(word).into_iter().find(|one| !one.is_known())? {
            Reading::GuessedVerb { .. } => OpenPart::Verb,
            _ => OpenPart::Noun,
        },
    };
    if !can_be_word(word) {
        return None;
    }
    match part {
        OpenPart::Noun => of_noun(word, hint.classes.as_ref()),
        OpenPart::Verb => of_verb(word, is_stem),
        OpenPart::Adjective => Some(guess(word.to_owned(), WordPart::Adjective, None, adjective::guessed(word))),
    }
}

/// The paradigm of a phrase whose head the lexicon does not have.
pub(super) fn of_phrase(term: &str, hint: &Hint) -> Option<Paradigm> {
    if !term.split(' ').next().is_some_and(can_be_word) {
        return None;
    }
    let animacy = animacy(hint.classes.as_ref());
    let made = match &hint.classes {
        Some(classes) => phrase::plurals(term, classes, animacy == Animacy::Animate),
        None => phrase::plurals_of_unknown_class(term),
    };
    let uses: Vec<(ClassPair, Option<String>)> = made.into_iter().map(|made| (made.pair, Some(made.text))).collect();
    let entry = noun::Entry { noun: term, uses, animacy, people: false };
    (!entry.uses.is_empty()).then(|| of_entry(&entry))
}

/// Whether `word` is written in the letters of Swahili words.
fn can_be_word(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'\'' | b'-'))
}

fn guess(lemma: String, part: WordPart, classes: Option<String>, tables: Vec<Table>) -> Paradigm {
    Paradigm { lemma, part, classes, gloss: None, known: false, also: Vec::new(), tables }
}

fn of_entry(entry: &noun::Entry<'_>) -> Paradigm {
    guess(entry.noun.to_owned(), WordPart::Noun, Some(classes_of(entry)), noun::tables(entry))
}

/// Nouns of class 1/2 are alive; of the others nobody said so.
fn animacy(classes: Option<&ClassSet>) -> Animacy {
    let people = classes.is_some_and(|classes| classes.pairs().iter().all(|pair| pair.singular.number() == 1));
    if people { Animacy::Animate } else { Animacy::Inanimate }
}

fn of_noun(word: &str, classes: Option<&ClassSet>) -> Option<Paradigm> {
    if let Some(classes) = classes {
        // A plural in one of the classes leads to its singular.
        let is_singular = classes.pairs().iter().any(|pair| plurals::plural(word, *pair).is_some());
        let singulars = plurals::singulars(word).into_iter();
        let singular = singulars.filter(|_| !is_singular).find(|(_, pair)| classes.pairs().contains(pair));
        let noun = singular.map_or_else(|| word.to_owned(), |(noun, _)| noun);
        return Some(of_entry(&by_rule(&noun, classes, animacy(Some(classes)))));
    }
    let lemma = Morphology::shipped().analyse(word).into_iter().find_map(|reading| match reading {
        Reading::GuessedNoun { lemma, .. } => Some(lemma),
        _ => None,
    });
    let noun = lemma.unwrap_or_else(|| word.to_owned());
    let mut uses: Vec<_> = noun_shape::plurals(&noun).into_iter().map(|(pair, plural)| (pair, Some(plural))).collect();
    if uses.is_empty() {
        uses.push(("14".parse().ok()?, None));
    }
    let pairs = uses.iter().map(|(pair, _)| *pair);
    let animacy =
        if pairs.clone().all(|pair| pair.singular.number() == 1) { Animacy::Animate } else { Animacy::Inanimate };
    Some(of_entry(&noun::Entry { noun: &noun, uses, animacy, people: false }))
}

fn of_verb(word: &str, is_stem: bool) -> Option<Paradigm> {
    let in_template = template(word).map(|(stem, _)| stem);
    let infinitive = word.strip_prefix("ku").filter(|stem| syllables(stem) > 1);
    let stem = in_template.or(infinitive).filter(|_| !is_stem).unwrap_or(word);
    let entry = verb::Entry { verb: stem, passives: Vec::new(), transitive: Transitivity::Both, is_passive: false };
    let tables = verb::tables(&entry);
    let has_forms = tables.first().is_some_and(|table| table.rows.iter().any(|row| !row.cells[0].is_empty()));
    has_forms.then(|| guess(stem.to_owned(), WordPart::Verb, None, tables))
}

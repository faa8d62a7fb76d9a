//! What is wrong with the noun class, the plural and the concords of a term.

use super::Fault;
use crate::model::concept::{PartOfSpeech, Term, TermStatus};
use crate::swahili::class_set::{ClassPair, ClassSet};
use crate::swahili::lexicon::Lexicon;
use crate::swahili::noun_class::NounClass;
use crate::swahili::phrase;
use crate::text::fold::fold;

/// What is wrong with the grammar of one term.
pub(super) fn term_faults(term: &Term, faults: &mut Vec<Fault>) {
    let is_swahili = term.language.base() == "sw";
    let is_noun = term.part_of_speech.is_none_or(|part| matches!(part, PartOfSpeech::Noun | PartOfSpeech::ProperNoun));
    let Some(written) = term.noun_class.as_deref() else {
        if is_swahili && term.part_of_speech == Some(PartOfSpeech::Noun) {
            let head = head(&term.text).to_lowercase();
            faults.extend(Lexicon::shipped().noun(&head).map(|noun| Fault::ClassKnown {
                term: term.text.clone(),
                noun: head.clone(),
                usual: noun.classes.to_string(),
            }));
        }
        return;
    };
    if !is_swahili || !is_noun {
        let what = match term.part_of_speech {
            Some(part) if is_swahili => {
                let article = if part.as_str().starts_with('a') { "an" } else { "a" };
                format!("{article} {part}")
            }
            _ => format!("a term of the language {}", term.language),
        };
        return faults.push(Fault::NoNoun { term: term.text.clone(), what });
    }
    let set: ClassSet = match written.parse() {
        Ok(set) => set,
        Err(problem) => return faults.push(Fault::NotAClass { term: term.text.clone(), problem }),
    };
    class_faults(term, &set, faults);
}

fn class_faults(term: &Term, set: &ClassSet, faults: &mut Vec<Fault>) {
    let singular = |pair: &ClassPair| misfit(&term.text, pair.singular, pair.concords(term.animate).singular);
    // Usage may be divided about the class and not about the concord that stands there: one that fits is enough.
    let misfits: Vec<Fault> = set.pairs().iter().filter_map(singular).collect();
    if misfits.len() == set.pairs().len() && term.status != TermStatus::Forbidden {
        faults.extend(misfits.into_iter().next());
    }
    let plurals: Vec<&str> = term.plurals().collect();
    let pairs: Vec<(&ClassPair, NounClass)> =
        set.pairs().iter().filter_map(|pair| Some((pair, pair.plural?))).collect();
    if plurals.is_empty() {
        return other_classes(term, set, faults);
    }
    if pairs.is_empty() {
        return faults.push(Fault::NoPlural { term: term.text.clone(), classes: set.to_string() });
    }
    // A pair that is written once can have two plurals in usage (jiko: meko, majiko), and not more.
    if plurals.len() > 2 * pairs.len() {
        let (term, classes) = (term.text.clone(), set.to_string());
        faults.push(Fault::Plurals { term, plurals: plurals.len(), classes });
    }
    for plural in plurals {
        let fit = |(pair, class): &(&ClassPair, NounClass)| {
            let same_head = head(plural).to_lowercase() == head(&term.text).to_lowercase();
            match (pair.singular.number(), class.number()) {
                (9, 10) if !same_head => Some(Fault::Prefix { phrase: plural.to_owned(), class: *class }),
                _ => misfit(plural, *class, pair.concords(term.animate).plural.unwrap_or(*class)),
            }
        };
        let misfits: Vec<Fault> = pairs.iter().filter_map(fit).collect();
        if misfits.len() == pairs.len() {
            faults.extend(misfits.into_iter().next());
        } else if ending(plural) != ending(&term.text) {
            faults.push(Fault::OtherWord { term: term.text.clone(), plural: plural.to_owned() });
        } else {
            other_plural(term, plural, set, faults);
        }
    }
    other_classes(term, set, faults);
}

fn head(phrase: &str) -> &str {
    phrase.split_whitespace().next().unwrap_or_default()
}

/// The last letters of the head. Plurals are made at its front: of 2,908 shipped ones one ends otherwise (mua, miwa).
fn ending(phrase: &str) -> String {
    let head = fold(head(phrase));
    head.chars().skip(head.chars().count().saturating_sub(2)).collect()
}

/// What in `phrase` does not fit its head's `class`: its prefix, or the `-a` behind it, which has the concord of the class
/// `concords`.
fn misfit(phrase: &str, class: NounClass, concords: NounClass) -> Option<Fault> {
    let noun = head(phrase).to_lowercase();
    let next = phrase.split_whitespace().nth(1).unwrap_or_default();
    // Classes 5, 9 and 10 take nouns without a prefix, 1 and 2 those of relatives and trades (fundi, mafundi).
    let free = matches!(class.number(), 1 | 2 | 5 | 9 | 10);
    if !free && !class.noun_prefixes().iter().any(|prefix| noun.starts_with(prefix)) {
        return Some(Fault::Prefix { phrase: phrase.to_owned(), class });
    }
    // `kwa` may be the preposition: uchakataji kwa joto.
    let is_concord = next != "kwa" && NounClass::all().any(|class| class.associative() == next);
    (is_concord && next != concords.associative()).then(|| Fault::Concord {
        phrase: phrase.to_owned(),
        class: concords,
        expected: concords.associative(),
        found: next.to_owned(),
    })
}

/// Says where the lexicon has another plural of the head in the same classes.
fn other_plural(term: &Term, plural: &str, set: &ClassSet, faults: &mut Vec<Fault>) {
    let Some(noun) = Lexicon::shipped().noun(&head(&term.text).to_lowercase()) else { return };
    let listed = |pair: &ClassPair| noun.uses.iter().any(|(of, plural)| of == pair && plural.is_some());
    let made = phrase::plurals(&term.text, set, term.animate);
    let is_made = made.iter().any(|one| fold(&one.text) == fold(plural));
    if let Some(usual) = made.into_iter().find(|one| !is_made && listed(&one.pair)) {
        faults.push(Fault::OtherPlural {
            term: term.text.clone(),
            pair: usual.pair.to_string(),
            usual: usual.text,
            given: plural.to_owned(),
        });
    }
}

/// Says where the lexicon has the head in none of the classes.
fn other_classes(term: &Term, set: &ClassSet, faults: &mut Vec<Fault>) {
    let head = head(&term.text).to_lowercase();
    let Some(noun) = Lexicon::shipped().noun(&head) else { return };
    let known = |pair: &ClassPair| noun.uses.iter().any(|(of, _)| of.singular == pair.singular);
    if !set.pairs().iter().any(known) {
        let usual = noun.classes.to_string();
        faults.push(Fault::OtherClass { noun: head, usual, given: set.to_string() });
    }
}

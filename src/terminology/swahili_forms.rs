//! The forms of a Swahili term that can be listed: plurals and places of nouns, adjectives in every class, the infinitive
//! and the bare stem of verbs.

use super::homograph::{is_another_noun, is_another_place, is_another_word};
use super::how::How;
use super::inflection::Forms;
use crate::model::concept::{PartOfSpeech, Term};
use crate::swahili::adjective::agree;
use crate::swahili::class_set::ClassSet;
use crate::swahili::letters;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::nouns::Animacy;
use crate::swahili::noun::locative;
use crate::swahili::noun_class::NounClass;
use crate::swahili::phrase;

/// Adds the forms of `term`, whose citation form is `text`.
pub(super) fn add(term: &Term, text: &str, forms: &mut Forms) {
    match term.part_of_speech {
        Some(PartOfSpeech::Verb) => infinitives(text, forms),
        Some(PartOfSpeech::Noun) => nouns(term, text, forms),
        // A table without parts of speech holds nouns for the most part.
        None if verb_stem(term).is_some() => infinitives(text, forms),
        None => nouns(term, text, forms),
        Some(PartOfSpeech::Adjective) => adjectives(text, forms),
        Some(PartOfSpeech::ProperNoun | PartOfSpeech::Adverb | PartOfSpeech::Phrase) => {}
    }
}

fn nouns(term: &Term, text: &str, forms: &mut Forms) {
    // A given plural is the plural; the rules do not add to what the glossary knows.
    if term.plurals().next().is_none() {
        let plurals = match term.noun_class.as_deref().map(str::parse::<ClassSet>) {
            Some(Ok(classes)) => phrase::plurals(text, &classes, term.animate),
            _ => phrase::plurals_of_unknown_class(text),
        };
        for plural in plurals.into_iter().filter(|plural| !is_another_noun(&plural.text, text)) {
            forms.inflect(plural.text);
        }
    }
    let places: Vec<String> = forms.iter().filter_map(|form| place(term, &form.text)).collect();
    for place in places.into_iter().filter(|place| !is_another_place(place, text)) {
        forms.inflect(place);
    }
}

/// `noun` as a place (`kiwandani`), where it is one word that no person or animal and no acronym is.
fn place(term: &Term, noun: &str) -> Option<String> {
    let known = Lexicon::shipped().noun(&term.text.trim().to_lowercase());
    let animate = term.animate || known.is_some_and(|known| known.animacy == Animacy::Animate);
    let is_word = noun.chars().skip(1).all(char::is_lowercase) && noun.ends_with(letters::is_vowel);
    (is_word && !animate && !noun.ends_with("ni")).then(|| locative(noun))
}

/// The first word of the verb `term` as a bare stem, and what follows it; `None` where the term is no verb. A term
/// without a part of speech is one where the lexicon has its infinitive as nothing else.
pub(super) fn verb_stem(term: &Term) -> Option<(&str, &str)> {
    let text = term.text.trim();
    let verb = text.trim_start_matches('-');
    let (first, rest) = verb.split_once(char::is_whitespace).map_or((verb, ""), |(first, rest)| (first, rest.trim()));
    let lexicon = Lexicon::shipped();
    let bare = stem(first).filter(|stem| syllables(stem) > 1 || lexicon.verb_number(stem).is_some());
    match term.part_of_speech {
        // A verb in ku- of its own (kubali) is cited without the ku- of the infinitive, or with it twice.
        Some(PartOfSpeech::Verb) if lexicon.verb_number(first).is_some() => Some((first, rest)),
        Some(PartOfSpeech::Verb) => Some((bare.unwrap_or(first), rest)).filter(|(stem, _)| !stem.is_empty()),
        None => {
            let known = bare.filter(|stem| lexicon.verb_number(stem).is_some() && !is_another_word(first))?;
            Some((known, rest))
        }
        _ => None,
    }
}

/// `kuunganisha` of `unganisha` and the other way about, as citation forms both. Monosyllabic verbs are cited with
/// `ku-` (`kula`) and keep it: `la` is another word.
fn infinitives(text: &str, forms: &mut Forms) {
    let verb = text.trim_start_matches('-');
    forms.add(verb.to_owned(), How::Exact, true);
    match stem(verb) {
        Some(stem) if syllables(stem) > 1 => forms.add(stem.to_owned(), How::Exact, true),
        Some(_) => {}
        None => {
            forms.add(format!("ku{verb}"), How::Exact, true);
            if verb.starts_with(['a', 'e', 'i']) {
                forms.add(format!("kw{verb}"), How::Exact, true);
            }
        }
    }
}

/// What stands after the `ku-` of an infinitive.
fn stem(verb: &str) -> Option<&str> {
    let starts_with_vowel = |stem: &&str| stem.starts_with(letters::is_vowel);
    verb.strip_prefix("ku").or_else(|| verb.strip_prefix("kw").filter(starts_with_vowel))
}

/// How many syllables the first word of `stem` has.
fn syllables(stem: &str) -> usize {
    letters::syllables(stem.split_whitespace().next().unwrap_or_default())
}

/// An adjective cited by its stem (`-zuri`, `-a kisasa`, `-enye kaboni kidogo`) in every class; not what is another word
/// for the most part (`kidogo`, a little; `kwa kawaida`, usually).
fn adjectives(text: &str, forms: &mut Forms) {
    let Some(stem) = text.strip_prefix('-').map(str::trim).filter(|stem| !stem.is_empty()) else {
        return;
    };
    for class in NounClass::all() {
        for form in adjective_in(stem, class).into_iter().filter(|form| !is_another_word(form)) {
            forms.inflect(form);
        }
    }
}

/// The adjective cited as `-` and `stem` (`zuri`, `a kisasa`, `enye kaboni kidogo`) with what is of `class`.
pub(super) fn adjective_in(stem: &str, class: NounClass) -> Vec<String> {
    if let Some(rest) = stem.strip_prefix("a ") {
        // With kwa it says how: kwa kawaida, usually.
        let says_how = matches!(class.number(), 15 | 17);
        let form = || format!("{} {}", class.associative(), rest.trim_start());
        return (!says_how).then(form).into_iter().collect();
    }
    if let Some(rest) = stem.strip_prefix("enye ") {
        return vec![format!("{} {}", class.enye(), rest.trim_start())];
    }
    match Lexicon::shipped().adjectives.iter().find(|adjective| adjective.stem == stem) {
        Some(listed) => listed.forms(class),
        None => vec![agree(stem, class)],
    }
}

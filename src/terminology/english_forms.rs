//! The forms of an English term: plurals, possessives, forms of its verb.

use super::english;
use super::how::How;
use super::inflection::{Form, Forms};
use crate::model::concept::{PartOfSpeech, Term};

/// Adds the forms of `term`, whose citation form is `text`.
pub(super) fn add(term: &Term, text: &str, forms: &mut Forms) {
    match term.part_of_speech {
        Some(PartOfSpeech::Verb) => {
            let verb = text.strip_prefix("to ").map_or(text, str::trim_start);
            forms.add(verb.to_owned(), How::Exact, true);
            let (first, rest) = verb.split_once(' ').map_or((verb, ""), |(first, _)| (first, &verb[first.len()..]));
            for form in english::verb_forms(first) {
                forms.inflect(format!("{form}{rest}"));
            }
        }
        // A table without parts of speech holds nouns for the most part.
        Some(PartOfSpeech::Noun) | None => {
            for plural in english_plurals(text) {
                forms.inflect(plural);
            }
            possessives(forms);
        }
        Some(PartOfSpeech::ProperNoun) => possessives(forms),
        Some(PartOfSpeech::Adjective | PartOfSpeech::Adverb | PartOfSpeech::Phrase) => {}
    }
}

/// Words after which no head of a noun phrase stands: `rate of return`, `return on investment`.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "against", "as", "at", "between", "by", "for", "from", "in", "into", "of", "on", "per", "to", "under", "with",
    "without",
];

fn english_plurals(phrase: &str) -> Vec<String> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let after_head = words.iter().skip(1).position(|word| PREPOSITIONS.contains(&word.to_lowercase().as_str()));
    let head = after_head.unwrap_or(words.len().saturating_sub(1));
    let inflect = |noun: &&str| {
        let in_phrase = |plural: String| {
            let mut words: Vec<&str> = words.clone();
            words[head] = &plural;
            words.join(" ")
        };
        english::plurals(noun).into_iter().map(in_phrase).collect()
    };
    words.get(head).map(inflect).unwrap_or_default()
}

/// The possessive of every form so far; one in -s has only an apostrophe, which is a token of its own, beside -s's.
fn possessives(forms: &mut Forms) {
    let ends_in_word = |form: &&Form| form.text.ends_with(char::is_alphanumeric);
    let plural_in_s = |form: &&Form| form.how == How::Inflected && form.text.ends_with('s');
    let owners = forms.iter().filter(ends_in_word).filter(|form| !plural_in_s(form));
    let possessives: Vec<String> = owners.map(|form| format!("{}'s", form.text)).collect();
    for possessive in possessives {
        forms.inflect(possessive);
    }
}

//! The forms that a term takes in running text: the only place that knows about inflection.
//!
//! A term's citation form comes first. Forms made by rule are marked as derived: they serve to recognise, and no check
//! may call a text wrong for differing from one.

use super::english;
use super::how::How;
use crate::model::concept::{PartOfSpeech, Term};
use crate::swahili::adjective::agree;
use crate::swahili::class_set::ClassSet;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::noun_class::NounClass;
use crate::swahili::phrase;

/// One form of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The form of the whole term.
    pub text: String,
    /// [`How::Exact`] for the citation form, with or without an English `to`, else [`How::Inflected`].
    pub how: How,
    /// Whether a rule made it; otherwise the glossary has it.
    pub derived: bool,
}

/// The forms of `term`, the citation form first, none twice; none at all for a blank term.
pub fn forms(term: &Term) -> Vec<Form> {
    let text = term.text.trim();
    let mut forms = Forms::default();
    forms.add(text.to_owned(), How::Exact, false);
    for plural in term.plurals() {
        forms.add(plural.to_owned(), How::Inflected, false);
    }
    match term.language.base() {
        _ if text.is_empty() => {}
        "en" => english_forms(term, text, &mut forms),
        "sw" => swahili_forms(term, text, &mut forms),
        _ => {}
    }
    forms.0
}

#[derive(Default)]
struct Forms(Vec<Form>);

impl Forms {
    fn add(&mut self, text: String, how: How, derived: bool) {
        if !text.is_empty() && self.0.iter().all(|form| form.text != text) {
            self.0.push(Form { text, how, derived });
        }
    }

    fn derive(&mut self, text: String) {
        self.add(text, How::Inflected, true);
    }
}

fn english_forms(term: &Term, text: &str, forms: &mut Forms) {
    match term.part_of_speech {
        Some(PartOfSpeech::Verb) => {
            let verb = text.strip_prefix("to ").map_or(text, str::trim_start);
            forms.add(verb.to_owned(), How::Exact, true);
            let (first, rest) = verb.split_once(' ').map_or((verb, ""), |(first, _)| (first, &verb[first.len()..]));
            for form in english::verb_forms(first) {
                forms.derive(format!("{form}{rest}"));
            }
        }
        // A table without parts of speech holds nouns for the most part.
        Some(PartOfSpeech::Noun) | None => {
            for plural in english_plurals(text) {
                forms.derive(plural);
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
    let owners = forms.0.iter().filter(ends_in_word).filter(|form| !plural_in_s(form));
    let possessives: Vec<String> = owners.map(|form| format!("{}'s", form.text)).collect();
    for possessive in possessives {
        forms.derive(possessive);
    }
}

fn swahili_forms(term: &Term, text: &str, forms: &mut Forms) {
    match term.part_of_speech {
        // A given plural is the plural; the rules do not add to what the glossary knows.
        Some(PartOfSpeech::Noun) | None if term.plurals().next().is_none() => {
            match term.noun_class.as_deref().map(str::parse::<ClassSet>) {
                Some(Ok(classes)) => {
                    for plural in phrase::plurals(text, &classes, term.animate) {
                        forms.derive(plural.text);
                    }
                }
                _ => {
                    for plural in phrase::plurals_of_unknown_class(text) {
                        forms.derive(plural.text);
                    }
                }
            }
        }
        Some(PartOfSpeech::Verb) => infinitives(text, forms),
        Some(PartOfSpeech::Adjective) => adjective_forms(text, forms),
        _ => {}
    }
}

/// `kuunganisha` of `unganisha` and the other way about, as citation forms both. Monosyllabic verbs are cited with
/// `ku-` (`kula`) and keep it: `la` is another word.
fn infinitives(text: &str, forms: &mut Forms) {
    let verb = text.trim_start_matches('-');
    let starts_with_vowel = |stem: &str| stem.starts_with(['a', 'e', 'i', 'o', 'u']);
    let syllables = |stem: &str| {
        let first = stem.split_whitespace().next().unwrap_or_default();
        first.chars().filter(|c| starts_with_vowel(c.encode_utf8(&mut [0; 4]))).count()
    };
    forms.add(verb.to_owned(), How::Exact, true);
    let stem = verb.strip_prefix("ku").or_else(|| verb.strip_prefix("kw").filter(|stem| starts_with_vowel(stem)));
    match stem {
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

/// An adjective cited by its stem (`-zuri`, `-a kisasa`, `-enye kaboni kidogo`) in every class.
fn adjective_forms(text: &str, forms: &mut Forms) {
    let Some(stem) = text.strip_prefix('-').map(str::trim).filter(|stem| !stem.is_empty()) else {
        return;
    };
    let listed = Lexicon::shipped().adjectives.iter().find(|adjective| adjective.stem == stem);
    for class in NounClass::all() {
        if let Some(rest) = stem.strip_prefix("a ") {
            forms.derive(format!("{} {}", class.associative(), rest.trim_start()));
        } else if let Some(rest) = stem.strip_prefix("enye ") {
            forms.derive(format!("{} {}", class.enye(), rest.trim_start()));
        } else if let Some(adjective) = listed {
            adjective.forms(class).into_iter().for_each(|form| forms.derive(form));
        } else {
            forms.derive(agree(stem, class));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::Language;

    fn term(language: Language, text: &str, part: PartOfSpeech) -> Term {
        Term { part_of_speech: Some(part), ..Term::new(language, text) }
    }

    fn english(text: &str, part: PartOfSpeech) -> String {
        texts(&term(Language::english(), text, part))
    }

    fn texts(term: &Term) -> String {
        forms(term).iter().map(|form| form.text.as_str()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn english_nouns() {
        use PartOfSpeech::{Noun, ProperNoun};
        assert_eq!(
            english("rate of return", Noun),
            "rate of return|rates of return|rate of return's|rates of return's"
        );
        assert_eq!(
            english("state-owned enterprise", Noun),
            "state-owned enterprise|state-owned enterprises|state-owned enterprise's"
        );
        assert_eq!(english("REE", Noun), "REE|REEs|REE's");
        assert_eq!(english("rare earths", Noun), "rare earths|rare earths's");
        assert_eq!(english("Chinalco", ProperNoun), "Chinalco|Chinalco's");
    }

    #[test]
    fn english_verbs_inflect_their_first_word() {
        use PartOfSpeech::Verb;
        assert_eq!(english("to carry out", Verb), "to carry out|carry out|carries out|carried out|carrying out");
        let exact = |form: &&Form| form.how == How::Exact;
        assert_eq!(forms(&term(Language::english(), "to sign", Verb)).iter().filter(exact).count(), 2);
    }

    #[test]
    fn a_given_plural_stands_for_a_derived_one() {
        let mut noun = term(Language::swahili(), "mfumo wa viwanda", PartOfSpeech::Noun);
        noun.noun_class = Some("3/4".into());
        assert_eq!(texts(&noun), "mfumo wa viwanda|mifumo ya viwanda");
        assert!(forms(&noun)[1].derived);
        noun.plural = Some("mifumo ya kiviwanda|mifumo ya viwanda".into());
        assert_eq!(texts(&noun), "mfumo wa viwanda|mifumo ya kiviwanda|mifumo ya viwanda");
        assert!(!forms(&noun)[1].derived);
        noun.plural = None;
        // A class that is none says nothing: the lexicon knows the head.
        noun.noun_class = Some("tatu".into());
        assert_eq!(texts(&noun), "mfumo wa viwanda|mifumo ya viwanda");
    }

    #[test]
    fn swahili_infinitives_and_stems() {
        let verb = |text: &str| texts(&term(Language::swahili(), text, PartOfSpeech::Verb));
        assert_eq!(verb("unganisha"), "unganisha|kuunganisha");
        assert_eq!(verb("kutia saini"), "kutia saini|tia saini");
        assert_eq!(verb("kwenda"), "kwenda|enda");
        assert_eq!(verb("kula"), "kula");
        assert_eq!(verb("-andika"), "-andika|andika|kuandika|kwandika");
    }

    #[test]
    fn swahili_adjectives_in_every_class() {
        let adjective = |text: &str| texts(&term(Language::swahili(), text, PartOfSpeech::Adjective));
        assert_eq!(
            adjective("-a kisasa"),
            "-a kisasa|wa kisasa|ya kisasa|la kisasa|cha kisasa|vya kisasa|za kisasa\
            |kwa kisasa|pa kisasa|mwa kisasa"
        );
        assert!(adjective("-kubwa").contains("|vikubwa|"));
        assert_eq!(adjective("-rahisi"), "-rahisi|rahisi");
        assert_eq!(adjective("safi"), "safi");
    }

    #[test]
    fn a_blank_term_has_no_form() {
        for text in ["", "  ", "\n"] {
            assert_eq!(forms(&term(Language::english(), text, PartOfSpeech::Verb)), []);
        }
    }
}

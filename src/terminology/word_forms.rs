//! The other forms of a word that somebody looks for in texts.
//!
//! What can be listed is listed. The forms of a Swahili verb are too many for that, so [`VerbForms`] tells them from the
//! words that there are. Only what is known has forms: nothing is guessed, and a word that says nothing by itself (`ya`,
//! `the`) has none.

use super::english;
use super::homograph::is_no_verb;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::lexicon::nouns::Animacy;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun::{locative, plural};
use crate::swahili::noun_class::NounClass;
use crate::text::fold::fold;
use crate::text::function_words::is_function_word;

/// The forms of one word.
#[derive(Clone, Debug, Default)]
pub struct WordForms {
    /// Forms other than the word itself, none twice.
    pub listed: Vec<String>,
    /// The Swahili verbs that the word is a form of.
    pub verbs: VerbForms,
}

impl WordForms {
    fn add(&mut self, word: &str, form: String) {
        if form != word && !form.is_empty() && !self.listed.contains(&form) {
            self.listed.push(form);
        }
    }
}

/// The forms of `word` in the language with the primary subtag `base`; none in languages without rules.
pub fn word_forms(word: &str, base: &str) -> WordForms {
    let word = fold(word);
    let mut forms = WordForms::default();
    match base {
        _ if is_function_word(&word) => {}
        "en" => english_forms(&word, &mut forms),
        "sw" => swahili_forms(&word, &mut forms),
        _ => {}
    }
    forms
}

/// As a noun, the other number and the possessives; as a verb cited by its base, its forms.
fn english_forms(word: &str, forms: &mut WordForms) {
    let owner = word.strip_suffix("'s").filter(|owner| !owner.is_empty());
    let mut nouns = vec![owner.unwrap_or(word).to_owned()];
    let singulars = english::singulars(&nouns[0]);
    nouns.extend(singulars.iter().flat_map(|singular| english::plurals(singular)));
    nouns.extend(singulars);
    // News is nothing that is new.
    let changes = word != "new";
    if changes {
        nouns.extend(english::plurals(&nouns[0]));
    }
    for noun in &nouns {
        forms.add(word, noun.clone());
    }
    for noun in nouns.iter().filter(|noun| noun.ends_with(char::is_alphabetic)) {
        forms.add(word, format!("{noun}'s"));
    }
    if owner.is_none() && changes {
        english::verb_forms(word).into_iter().for_each(|form| forms.add(word, form));
    }
}

fn swahili_forms(word: &str, forms: &mut WordForms) {
    let morphology = Morphology::shipped();
    let lexicon = morphology.lexicon();
    let stem = word.strip_prefix('-').unwrap_or(word);
    let readings = morphology.readings(stem);
    let cited = lexicon.adjectives.iter().filter(|adjective| fold(&adjective.stem) == stem);
    for adjective in cited {
        adjective_forms(word, adjective, forms);
    }
    let mut other = !forms.listed.is_empty();
    for reading in readings.iter() {
        match reading {
            Reading::Noun { class, .. } => {
                // A noun in ku- is the infinitive of its verb.
                other |= *class != NounClass::INFINITIVE;
                noun_forms(word, reading, lexicon, forms);
            }
            Reading::Adjective { adjective, .. } => {
                other = true;
                if let Some(adjective) = lexicon.adjectives.get(*adjective as usize) {
                    adjective_forms(word, adjective, forms);
                }
            }
            Reading::Doer { class, lemma, .. } => {
                forms.add(word, lemma.clone());
                let persons = if class.number() == 14 { None } else { "1/2".parse().ok() };
                persons.and_then(|pair| plural(lemma, pair)).into_iter().for_each(|plural| forms.add(word, plural));
            }
            Reading::Concord(_) | Reading::Closed { .. } => other = true,
            _ => {}
        }
    }
    // What is listed is hardly a form of a verb.
    if !other {
        forms.verbs = VerbForms::of(&readings, lexicon);
    }
}

fn noun_forms(word: &str, reading: &Reading, lexicon: &Lexicon, forms: &mut WordForms) {
    let Some(noun) = reading.noun(lexicon) else { return };
    let mut numbers = vec![noun.noun.clone()];
    numbers.extend(noun.uses.iter().filter_map(|(_, plural)| plural.clone()));
    for number in &numbers {
        forms.add(word, number.clone());
    }
    if noun.animacy != Animacy::Animate {
        for number in &numbers {
            forms.add(word, locative(number));
        }
    }
}

fn adjective_forms(word: &str, adjective: &crate::swahili::lexicon::adjectives::Adjective, forms: &mut WordForms) {
    for class in NounClass::all() {
        adjective.forms(class).into_iter().for_each(|form| forms.add(word, form));
    }
}

/// Tells the forms of Swahili verbs from other words.
#[derive(Clone, Debug, Default)]
pub struct VerbForms {
    /// The numbers of the verbs in the lexicon, with what every form of them holds as a concordance writes it.
    verbs: Vec<(u32, String)>,
    /// Whether a stem has the apostrophe that a concordance leaves out.
    has_apostrophe: bool,
}

impl VerbForms {
    fn of(readings: &[Reading], lexicon: &Lexicon) -> Self {
        let mut forms = VerbForms::default();
        for reading in readings {
            let Reading::Verb { verb, likely: true, .. } = reading else { continue };
            if let Some(stem) = lexicon.verbs.get(*verb as usize).map(|verb| fold(&verb.verb)) {
                // The vowel at the end is the only letter that changes.
                let root = stem.strip_suffix(|c| "aeiou".contains(c)).unwrap_or(&stem);
                forms.has_apostrophe |= root.contains('\'');
                forms.verbs.push((*verb, root.replace('\'', "")));
            }
        }
        forms
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.verbs.is_empty()
    }

    /// Whether `word`, folded and without its apostrophes, is surely a form of one of the verbs, in the active or the
    /// passive. What extensions make of a verb is another verb.
    pub fn has(&self, word: &str) -> bool {
        let is_form = |word: &str, number: u32| {
            let of_verb = |reading: &Reading| {
                matches!(reading,
                Reading::Verb { verb, form, likely: true } if *verb == number && form.is_inflection())
            };
            !is_no_verb(word) && Morphology::shipped().readings(word).iter().any(of_verb)
        };
        self.verbs.iter().filter(|(_, root)| word.contains(root.as_str())).any(|(verb, _)| {
            is_form(word, *verb) || (self.has_apostrophe && is_form(&word.replace("ng", "ng'"), *verb))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(word: &str, base: &str) -> String {
        word_forms(word, base).listed.join(" ")
    }

    #[test]
    fn swahili_nouns_in_both_numbers_and_as_places() {
        assert_eq!(listed("kitabu", "sw"), "vitabu kitabuni vitabuni");
        assert_eq!(listed("Vitabu", "sw"), "kitabu kitabuni vitabuni");
        assert_eq!(listed("mhandisi", "sw"), "wahandisi");
        assert_eq!(listed("wazalishaji", "sw"), "mzalishaji");
        assert!(listed("vikubwa", "sw").contains("makubwa"));
    }

    #[test]
    fn swahili_verbs_are_told() {
        let verb = word_forms("kuunganisha", "sw").verbs;
        for (word, expected) in [
            ("zimeunganishwa", true),
            ("inaunganisha", true),
            ("wataunganishwa", true),
            ("hawaunganishi", true),
            ("zinaunganishika", false),
            ("muungano", false),
            ("kitabu", false),
            ("", false),
            ("日本", false),
        ] {
            assert_eq!(verb.has(word), expected, "{word}");
        }
        assert!(word_forms("zimeunganishwa", "sw").verbs.has("kuunganisha"));
        assert!(word_forms("kung\u{2019}aa", "sw").verbs.has("inangaa"));
        assert!(word_forms("kitabu", "sw").verbs.is_empty());
    }

    #[test]
    fn english_nouns_and_verbs() {
        assert_eq!(listed("company", "en"), "companies company's companies's companied companying");
        assert!(listed("companies", "en").split(' ').any(|form| form == "company"));
        assert!(listed("child", "en").contains("children"));
        assert!(listed("children", "en").starts_with("child "));
        assert!(listed("analyses", "en").contains("analysis"));
        assert!(listed("company's", "en").contains("companies"));
        assert!(listed("melt", "en").contains("melted"));
        for (word, never) in [("news", "new"), ("new", "news"), ("gas", "ga"), ("glass", "glas")] {
            assert!(!listed(word, "en").split(' ').any(|form| form == never), "{word}");
        }
    }

    #[test]
    fn words_without_forms() {
        for (word, base) in [("the", "en"), ("ya", "sw"), ("", "sw"), ("", "en"), ("日本", "sw"), ("kitabu", "fr")] {
            let forms = word_forms(word, base);
            assert!(forms.listed.is_empty() && forms.verbs.is_empty(), "{word}: {forms:?}");
        }
    }
}

//! What is wrong with a concept: its own terms, and beside the other concepts of the glossary.
//!
//! A fault is an error where one part of the entry contradicts another, or another entry; where only usage speaks against
//! it, it is a warning. The prefixes and concords are those of the class table (Ashton 1944).

mod grammar;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use grammar::term_faults;

use crate::format::concept_names::is_name;
use crate::model::concept::{Concept, Term, TermStatus};
use crate::swahili::class_set::NotANounClass;
use crate::swahili::noun_class::NounClass;
use crate::text::fold::fold;
use crate::text::language::Language;

/// Something that is wrong with a concept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The name cannot be one.
    #[error("`{0}` cannot be the name of a concept: letters, digits and hyphens")]
    Name(String),
    /// There is no term.
    #[error("concept {0} has no term")]
    NoTerm(String),
    /// A term without a letter.
    #[error("{}", blank(.0, .1, .2))]
    BlankTerm(Language, String, String),
    /// A term that stands there twice.
    #[error("the {language} term `{term}` stands twice in concept {concept}")]
    Twice {
        /// Its language.
        language: Language,
        /// The term.
        term: String,
        /// The concept.
        concept: String,
    },
    /// Another concept has the same terms.
    #[error("concept {other} has the same terms: {}", .terms.join(", "))]
    Duplicate {
        /// The name of the other one.
        other: String,
        /// The terms, with their languages.
        terms: Vec<String>,
    },
    /// More than one term of a language is preferred.
    #[error("concept {concept} has more than one preferred {language} term: {}", .terms.join(", "))]
    TwoPreferred {
        /// The concept.
        concept: String,
        /// The language.
        language: Language,
        /// The terms.
        terms: Vec<String>,
    },
    /// Noun classes that are none.
    #[error("`{term}`: {problem}")]
    NotAClass {
        /// The term.
        term: String,
        /// What is wrong with them.
        problem: NotANounClass,
    },
    /// A noun class on what has none.
    #[error("`{term}` is {what}, which has no noun class")]
    NoNoun {
        /// The term.
        term: String,
        /// What it is.
        what: String,
    },
    /// The noun does not begin as nouns of its class do.
    #[error("`{phrase}` is not of class {class}, whose nouns begin with {}", listed(prefixes_of(*.class)))]
    Prefix {
        /// The term or its plural.
        phrase: String,
        /// The class.
        class: NounClass,
    },
    /// What follows the noun agrees with another class.
    #[error("`{phrase}`: the `-a` of class {class} is `{expected}`, not `{found}`")]
    Concord {
        /// The term or its plural.
        phrase: String,
        /// The class whose concords it must have.
        class: NounClass,
        /// The word that must stand there.
        expected: String,
        /// The word that stands there.
        found: String,
    },
    /// A plural of a noun whose classes have none.
    #[error("`{term}` has a plural, and class {classes} has none")]
    NoPlural {
        /// The term.
        term: String,
        /// Its classes.
        classes: String,
    },
    /// More plurals than pairs of classes.
    #[error("`{term}` has {plurals} plurals for class {classes}")]
    Plurals {
        /// The term.
        term: String,
        /// How many plurals.
        plurals: usize,
        /// Its classes.
        classes: String,
    },
    /// The plural looks like that of another word.
    #[error("`{plural}` looks like the plural of another word than `{term}`")]
    OtherWord {
        /// The term.
        term: String,
        /// Its plural.
        plural: String,
    },
    /// The lexicon has another plural.
    #[error("`{term}`: the plural in class {pair} is `{usual}` in the lexicon, not `{given}`")]
    OtherPlural {
        /// The term.
        term: String,
        /// The classes.
        pair: String,
        /// What the lexicon has.
        usual: String,
        /// What was given.
        given: String,
    },
    /// The lexicon has other classes.
    #[error("`{noun}` has class {usual} in the lexicon, not {given}")]
    OtherClass {
        /// The noun.
        noun: String,
        /// What the lexicon has.
        usual: String,
        /// What was given.
        given: String,
    },
    /// A Swahili noun without a class that the lexicon knows.
    #[error("`{term}` has no noun class; the lexicon has `{noun}` in class {usual}")]
    ClassKnown {
        /// The term.
        term: String,
        /// Its head.
        noun: String,
        /// What the lexicon has.
        usual: String,
    },
    /// No term of a language may be used.
    #[error("concept {concept} has no {language} term that may be used: `{term}` is {status} and has no replacement")]
    NoneUsable {
        /// The concept.
        concept: String,
        /// The language.
        language: Language,
        /// A term that may not be used.
        term: String,
        /// Its status.
        status: TermStatus,
    },
    /// Another concept has one of the terms.
    #[error("the {language} term `{term}` is also a term of concept {other}")]
    Shared {
        /// Its language.
        language: Language,
        /// The term.
        term: String,
        /// The name of the other concept.
        other: String,
    },
}

impl Fault {
    /// Whether the entry contradicts itself or another one.
    pub fn is_error(&self) -> bool {
        !matches!(
            self,
            Fault::OtherWord { .. }
                | Fault::OtherPlural { .. }
                | Fault::OtherClass { .. }
                | Fault::ClassKnown { .. }
                | Fault::NoneUsable { .. }
                | Fault::Shared { .. }
        )
    }
}

fn blank(language: &Language, concept: &str, term: &str) -> String {
    match term.trim() {
        "" => format!("the {language} term of concept {concept} is empty"),
        marks => format!("the {language} term `{marks}` of concept {concept} has no letter and no figure"),
    }
}

fn prefixes_of(class: NounClass) -> Vec<String> {
    class.noun_prefixes().iter().map(|prefix| format!("{prefix}-")).collect()
}

fn listed(words: Vec<String>) -> String {
    words.join(", ")
}

/// What is wrong with `concept` in a glossary of `others`, of which one with its name does not count. Errors first.
pub fn faults(concept: &Concept, others: &[Concept]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_name(&concept.name) {
        faults.push(Fault::Name(concept.name.clone()));
    }
    if concept.terms.is_empty() {
        faults.push(Fault::NoTerm(concept.name.clone()));
    }
    for (at, term) in concept.terms.iter().enumerate() {
        if !term.text.chars().any(char::is_alphanumeric) {
            faults.push(Fault::BlankTerm(term.language.clone(), concept.name.clone(), term.text.clone()));
        }
        if concept.terms[..at].iter().any(|other| is_same(term, other)) {
            let (language, term, concept) = (term.language.clone(), term.text.clone(), concept.name.clone());
            faults.push(Fault::Twice { language, term, concept });
        }
        term_faults(term, &mut faults);
    }
    status_faults(concept, &mut faults);
    others.iter().filter(|other| other.name != concept.name).for_each(|other| beside(concept, other, &mut faults));
    faults.sort_by_key(|fault| !fault.is_error());
    faults
}

/// Whether two terms are the same: their language, and their letters however they are written.
pub fn is_same(one: &Term, other: &Term) -> bool {
    one.language == other.language && fold(one.text.trim()) == fold(other.text.trim())
}

/// What `concept` has in common with another one.
fn beside(concept: &Concept, other: &Concept, faults: &mut Vec<Fault>) {
    let shared: Vec<&Term> =
        concept.terms.iter().filter(|term| other.terms.iter().any(|one| is_same(term, one))).collect();
    let languages = shared.iter().any(|term| term.language != shared[0].language);
    if languages {
        let terms = shared.iter().map(|term| format!("{} `{}`", term.language, term.text)).collect();
        faults.push(Fault::Duplicate { other: other.name.clone(), terms });
    } else {
        faults.extend(shared.into_iter().map(|term| Fault::Shared {
            language: term.language.clone(),
            term: term.text.clone(),
            other: other.name.clone(),
        }));
    }
}

fn status_faults(concept: &Concept, faults: &mut Vec<Fault>) {
    let mut languages: BTreeMap<&Language, Vec<&Term>> = BTreeMap::new();
    for term in &concept.terms {
        languages.entry(&term.language).or_default().push(term);
    }
    for (language, terms) in languages {
        let preferred: Vec<String> = terms
            .iter()
            .filter(|term| term.status == TermStatus::Preferred)
            .map(|term| format!("`{}`", term.text))
            .collect();
        if preferred.len() > 1 {
            let (concept, language) = (concept.name.clone(), language.clone());
            faults.push(Fault::TwoPreferred { concept, language, terms: preferred });
        } else if terms.iter().all(|term| !term.status.is_usable()) {
            let (term, status) = (terms[0].text.clone(), terms[0].status);
            faults.push(Fault::NoneUsable { concept: concept.name.clone(), language: language.clone(), term, status });
        }
    }
}

//! Concept-oriented terminology: a concept has terms in several languages.

use super::words::vocabulary;
use crate::text::language::Language;

vocabulary! {
    /// Whether a term is to be used.
    TermStatus: "term status" {
        /// The one to use.
        Preferred = "preferred",
        /// Allowed beside it.
        Admitted = "admitted",
        /// Understood, no longer to be used.
        Deprecated = "deprecated",
        /// Wrong.
        Forbidden = "forbidden",
    }
}

impl TermStatus {
    /// Whether a translator may write the term.
    pub fn is_usable(self) -> bool {
        matches!(self, TermStatus::Preferred | TermStatus::Admitted)
    }
}

vocabulary! {
    /// A term's part of speech.
    PartOfSpeech: "part of speech" {
        /// A noun, or a phrase with a noun as its head.
        Noun = "noun",
        /// A verb, in its citation form.
        Verb = "verb",
        /// An adjective.
        Adjective = "adjective",
        /// An adverb.
        Adverb = "adverb",
        /// A name.
        ProperNoun = "proper noun",
        /// Any other phrase.
        Phrase = "phrase",
    }
}

/// One term of a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its language.
    pub language: Language,
    /// The citation form.
    pub text: String,
    /// Whether it is to be used.
    pub status: TermStatus,
    /// Its part of speech, where known.
    pub part_of_speech: Option<PartOfSpeech>,
    /// The Swahili noun classes: a pair such as `7/8`, or a set of them as `5/6|9/10`. For a phrase, those of its head.
    pub noun_class: Option<String>,
    /// The plural of the whole term; several are separated by `|`.
    pub plural: Option<String>,
    /// Whether it names persons or animals, which take the concords of classes 1 and 2.
    pub animate: bool,
    /// Where it is attested, or `proposed`.
    pub source: Option<String>,
    /// Anything else worth knowing.
    pub note: Option<String>,
}

impl Term {
    /// A preferred term with nothing but its text.
    pub fn new(language: Language, text: impl Into<String>) -> Self {
        Term {
            language,
            text: text.into(),
            status: TermStatus::Preferred,
            part_of_speech: None,
            noun_class: None,
            plural: None,
            animate: false,
            source: None,
            note: None,
        }
    }

    /// The plurals, one by one.
    pub fn plurals(&self) -> impl Iterator<Item = &str> {
        self.plural.iter().flat_map(|plurals| plurals.split('|')).map(str::trim).filter(|plural| !plural.is_empty())
    }
}

/// A concept and its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its name: letters, digits and hyphens, as `rare-earth-element`.
    pub name: String,
    /// The field it belongs to.
    pub domain: Option<String>,
    /// What it is, in a sentence.
    pub definition: Option<String>,
    /// Whether its terms stay as they are in every language.
    pub do_not_translate: bool,
    /// Anything else worth knowing.
    pub note: Option<String>,
    /// The terms, in the order of their file.
    pub terms: Vec<Term>,
    /// The element of the file it came from, as canonical XML, in formats that can be written again as they were.
    pub as_written: Option<String>,
}

impl Concept {
    /// A concept with no terms yet.
    pub fn new(name: impl Into<String>) -> Self {
        Concept {
            name: name.into(),
            domain: None,
            definition: None,
            do_not_translate: false,
            note: None,
            terms: Vec::new(),
            as_written: None,
        }
    }

    /// The terms that serve where `wanted` is asked for, usable ones first, each status in the order of the file.
    pub fn terms_in(&self, wanted: &Language) -> Vec<&Term> {
        let mut terms: Vec<&Term> = self.terms.iter().filter(|term| term.language.serves(wanted).is_some()).collect();
        terms.sort_by_key(|term| term.status);
        terms
    }
}

/// Whether `written` is a set of noun classes, such as `7/8` or `5/6|9/10`.
pub fn is_noun_class_set(written: &str) -> bool {
    let is_class = |class: &str| {
        let number = class.strip_suffix(['a', 'b']).unwrap_or(class);
        (1..=2).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
            && number.parse().is_ok_and(|n: u8| (1..=18).contains(&n))
    };
    written.split('|').all(|pair| match pair.split_once('/') {
        Some((singular, plural)) => is_class(singular) && is_class(plural),
        None => is_class(pair),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noun_classes_are_pairs_singles_and_sets() {
        for good in ["7/8", "15", "5/6|9/10", "1a/2a", "16|17|18"] {
            assert!(is_noun_class_set(good), "{good}");
        }
        for bad in ["KI-VI", "7-8", "7/8/9", "19", "0", "7/", "|", "7/8|", "+7"] {
            assert!(!is_noun_class_set(bad), "{bad}");
        }
    }
}

//! One reading of a word form.

use super::super::agreement::Agreement;
use super::super::concord::Concord;
use super::super::lexicon::Lexicon;
use super::super::lexicon::adjectives::Kind;
use super::super::lexicon::nouns::Noun;
use super::super::noun_class::NounClass;
use super::super::verb::VerbForm;
use crate::model::vocabulary;

vocabulary! {
    /// Part of speech of a word form.
    WordPart: "part of speech" {
        /// A noun.
        Noun = "noun",
        /// A verb.
        Verb = "verb",
        /// An adjective.
        Adjective = "adjective",
        /// A numeral.
        Numeral = "numeral",
        /// Agrees by the concord of pronouns or of the copula: `-a`, `-ake`, `huu`, `aliye`.
        Agreeing = "agreeing word",
        /// A word of a closed class that does not agree; its own part of speech says more.
        Closed = "closed class",
        /// `ki-` with a noun or an adjective: `kiteknolojia`.
        Adverb = "adverb",
    }
}

/// What a word form can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A form of a noun of the lexicon.
    Noun {
        /// Its number in [`Lexicon::nouns`].
        noun: u32,
        /// The class of this form.
        class: NounClass,
        /// Whether it is a plural beside a singular.
        plural: bool,
        /// Whether it is the noun as a place: `-ni`.
        locative: bool,
    },
    /// An adjective or numeral of the lexicon.
    Adjective {
        /// Its number in [`Lexicon::adjectives`].
        adjective: u32,
        /// What this form agrees with; every class where the adjective does not change.
        agreement: Agreement,
    },
    /// A word that agrees by the concord of pronouns or of the copula.
    Concord(Concord),
    /// A word of a closed class.
    Closed {
        /// Its number in [`Lexicon::closed`].
        word: u32,
    },
    /// A form of a verb of the lexicon.
    Verb {
        /// Its number in [`Lexicon::verbs`].
        verb: u32,
        /// The form.
        form: VerbForm,
        /// Whether no other verb fits better.
        likely: bool,
    },
    /// Who does it, or the doing, of a verb of the lexicon: `mtumiaji`, `utumiaji`.
    Doer {
        /// The number of the verb in [`Lexicon::verbs`].
        verb: u32,
        /// The class of this form.
        class: NounClass,
        /// The citation form.
        lemma: String,
    },
    /// A small thing: `kijiti` of `mti`.
    Diminutive {
        /// The number of the noun in [`Lexicon::nouns`].
        noun: u32,
        /// Class 7 or 8.
        class: NounClass,
        /// The citation form.
        lemma: String,
    },
    /// In the manner or field of a noun or adjective: `kiteknolojia`.
    Manner {
        /// The citation form of what it was made from.
        of: String,
    },
    /// A noun that is not in the lexicon, by its shape.
    GuessedNoun {
        /// The class that the shape speaks for.
        class: NounClass,
        /// What its citation form would be.
        lemma: String,
    },
    /// A verb that is not in the lexicon, by the prefixes before it.
    GuessedVerb {
        /// What its stem would be.
        lemma: String,
        /// The form.
        form: VerbForm,
    },
}

impl Reading {
    /// The citation form.
    pub fn lemma<'a>(&'a self, lexicon: &'a Lexicon) -> &'a str {
        let found = match self {
            Reading::Noun { noun, .. } => lexicon.nouns.get(*noun as usize).map(|noun| noun.noun.as_str()),
            Reading::Adjective { adjective, .. } => {
                lexicon.adjectives.get(*adjective as usize).map(|adjective| adjective.stem.as_str())
            }
            Reading::Concord(concord) => Some(concord.lemma),
            Reading::Closed { word } => lexicon.closed.get(*word as usize).map(|word| word.word.as_str()),
            Reading::Verb { verb, .. } => lexicon.verbs.get(*verb as usize).map(|verb| verb.verb.as_str()),
            Reading::Doer { lemma, .. }
            | Reading::Diminutive { lemma, .. }
            | Reading::GuessedNoun { lemma, .. }
            | Reading::GuessedVerb { lemma, .. } => Some(lemma.as_str()),
            Reading::Manner { of } => Some(of.as_str()),
        };
        found.unwrap_or_default()
    }

    /// What it means, in English; nothing for guesses and agreeing words.
    pub fn gloss<'a>(&self, lexicon: &'a Lexicon) -> Option<&'a str> {
        match self {
            Reading::Noun { noun, .. } | Reading::Diminutive { noun, .. } => {
                lexicon.nouns.get(*noun as usize).map(|noun| noun.gloss.as_str())
            }
            Reading::Adjective { adjective, .. } => {
                lexicon.adjectives.get(*adjective as usize).map(|adjective| adjective.gloss.as_str())
            }
            Reading::Closed { word } => lexicon.closed.get(*word as usize).map(|word| word.gloss.as_str()),
            Reading::Verb { verb, .. } | Reading::Doer { verb, .. } => {
                lexicon.verbs.get(*verb as usize).map(|verb| verb.gloss.as_str())
            }
            Reading::Concord(_)
            | Reading::Manner { .. }
            | Reading::GuessedNoun { .. }
            | Reading::GuessedVerb { .. } => None,
        }
    }

    /// Its part of speech.
    pub fn part(&self, lexicon: &Lexicon) -> WordPart {
        match self {
            Reading::Noun { .. } | Reading::Doer { .. } | Reading::Diminutive { .. } | Reading::GuessedNoun { .. } => {
                WordPart::Noun
            }
            Reading::Adjective { adjective, .. } => {
                match lexicon.adjectives.get(*adjective as usize).map(|adjective| adjective.kind) {
                    Some(Kind::Numeral) => WordPart::Numeral,
                    _ => WordPart::Adjective,
                }
            }
            Reading::Concord(_) => WordPart::Agreeing,
            Reading::Closed { .. } => WordPart::Closed,
            Reading::Verb { .. } | Reading::GuessedVerb { .. } => WordPart::Verb,
            Reading::Manner { .. } => WordPart::Adverb,
        }
    }

    /// The noun of the lexicon that it is a form of.
    pub fn noun<'a>(&self, lexicon: &'a Lexicon) -> Option<&'a Noun> {
        match self {
            Reading::Noun { noun, .. } => lexicon.nouns.get(*noun as usize),
            _ => None,
        }
    }

    /// Whether it ends at a known word or stem; otherwise it is a guess.
    pub fn is_known(&self) -> bool {
        !matches!(self, Reading::GuessedNoun { .. } | Reading::GuessedVerb { .. })
    }

    /// Whether it is another word than its lemma's entry: made from it by derivation.
    pub fn is_derived(&self) -> bool {
        match self {
            Reading::Verb { form, .. } | Reading::GuessedVerb { form, .. } => !form.is_inflection(),
            Reading::Doer { .. } | Reading::Diminutive { .. } | Reading::Manner { .. } => true,
            _ => false,
        }
    }
}

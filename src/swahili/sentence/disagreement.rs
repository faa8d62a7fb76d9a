//! A word that fails to agree, and what it should be.

use super::Span;
use crate::model::vocabulary;
use crate::swahili::agreement::Agreement;
use crate::swahili::concord::{self, Concord};
use crate::swahili::lexicon::adjectives::Adjective;

vocabulary! {
    /// What fails to agree with what.
    DisagreementKind: "kind of disagreement" {
        /// A modifier with its noun.
        NounPhrase = "noun phrase",
        /// A verb with its subject.
        Subject = "subject",
        /// A verb in the singular with two subjects joined by `na`.
        Coordination = "coordination",
    }
}

/// A word that fails to agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What fails to agree with what.
    pub kind: DisagreementKind,
    /// The word.
    pub word: Span,
    /// The noun, or the nouns from the first to the last, that it should agree with.
    pub with: Span,
    /// What the noun asks for.
    pub expected: Agreement,
    /// What the word agrees with.
    pub found: Agreement,
    /// The word as it would agree, the usual form first; none where that is not clear.
    pub suggestions: Vec<String>,
}

/// The forms of an agreeing word for each class of `expected`.
pub(super) fn agreeing_forms(word: &Concord, expected: Agreement) -> Vec<String> {
    let forms = expected.classes().flat_map(concord::forms);
    distinct(forms.filter(|(kind, lemma, _)| (*kind, *lemma) == (word.kind, word.lemma)).map(|(_, _, form)| form))
}

/// The forms of an adjective for each class of `expected`.
pub(super) fn adjective_forms(adjective: &Adjective, expected: Agreement) -> Vec<String> {
    distinct(expected.classes().flat_map(|class| adjective.forms(class)))
}

/// `forms` without doubles.
pub(super) fn distinct(forms: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for form in forms {
        if !distinct.contains(&form) {
            distinct.push(form);
        }
    }
    distinct
}

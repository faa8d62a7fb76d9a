//! A word that fails to agree, and what it should be.

use super::Span;
use crate::model::vocabulary;
use crate::swahili::agreement::Agreement;
use crate::swahili::concord::{self, Concord, ConcordKind, negative_subject};
use crate::swahili::lexicon::adjectives::Adjective;
use crate::swahili::noun_class::NounClass;
use crate::swahili::verb::VerbForm;

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
pub(super) fn agreeing_forms(written: &str, word: &Concord, expected: Agreement) -> Vec<String> {
    let forms = own_first(expected).flat_map(concord::forms);
    let same = forms.filter(|(kind, lemma, _)| (*kind, *lemma) == (word.kind, word.lemma)).map(|(_, _, form)| form);
    // huohuo beside huu, zilizopo beside zilizo: what is made of the form that is meant.
    let ending = |form: &str| PARTS.iter().find(|part| form.ends_with(**part)).copied();
    let ending_of_word = ending(written);
    let (copula, twice) = (word.kind == ConcordKind::RelativeCopula, is_twice(written));
    distinct(same.filter(|form| is_twice(form) == twice && (!copula || ending(form) == ending_of_word)))
}

/// What can stand after a relative copula: iliyopo, iliyonayo.
const PARTS: [&str; 13] =
    ["naye", "nao", "nayo", "nalo", "nacho", "navyo", "nazo", "nako", "napo", "namo", "po", "ko", "mo"];

fn is_twice(form: &str) -> bool {
    form.get(..form.len() / 2) == form.get(form.len() / 2..)
}

/// The forms of an adjective for each class of `expected`.
pub(super) fn adjective_forms(adjective: &Adjective, expected: Agreement) -> Vec<String> {
    distinct(own_first(expected).flat_map(|class| adjective.forms(class)))
}

/// The classes of `expected`, those of persons last: a noun that takes both has a class of its own.
pub(super) fn own_first(expected: Agreement) -> impl Iterator<Item = NounClass> {
    let persons = Agreement::of(&[1, 2]);
    expected.without(persons).classes().chain(expected.and(persons).classes())
}

/// The verb `verb`, folded, in the form `form`, with the subject prefix of each class of `expected`; none where its own
/// is not to be seen in its letters.
pub fn with_subject(verb: &str, form: &VerbForm, expected: Agreement) -> Vec<String> {
    let negative = form.negative && verb.starts_with("ha");
    let prefix = |class| if negative { negative_subject(class) } else { class.subject().to_owned() };
    exchanged(verb, prefix, form.subject, expected)
}

/// `word` with the `prefix` of each class of `expected` in the place of that of one of `found`.
pub(super) fn exchanged(
    word: &str,
    prefix: impl Fn(NounClass) -> String,
    found: Agreement,
    expected: Agreement,
) -> Vec<String> {
    let rest = found.classes().find_map(|class| word.strip_prefix(&prefix(class)));
    rest.map_or(Vec::new(), |rest| distinct(own_first(expected).map(|class| format!("{}{rest}", prefix(class)))))
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

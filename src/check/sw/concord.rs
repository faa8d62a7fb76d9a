//! What the rules about concord share: the words of a text that fail to agree, and how that is said.

use crate::check::found::Found;
use crate::check::pair::Text;
use crate::swahili::agreement::Agreement;
use crate::swahili::concord::ConcordKind;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::sentence::{Disagreement, DisagreementKind};
use crate::text::fold::fold;
use crate::text::letter_case::with_case;

/// What fails to agree; each has a rule of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failing {
    /// `-a`, a demonstrative, a possessive, an adjective, a numeral.
    Modifier,
    /// `-enye`, `-enyewe`, `-o-ote`.
    Having,
    /// `amba-`, a relative verb.
    Relative,
    /// A verb with one subject.
    Verb,
    /// A verb with two subjects.
    VerbOfTwo,
    /// A modifier or a relative with the concord of class 9 or 10, which the spoken language often gives to things of
    /// every class; or a verb with that of an institution.
    Levelled,
}

/// The words of `text` that fail to agree as `wanted` do.
pub(super) fn failing<'a>(text: &'a Text<'_>, wanted: Failing) -> impl Iterator<Item = &'a Disagreement> {
    let all = text.sentences().iter().flat_map(|(_, sentence)| &sentence.disagreements);
    all.filter(move |one| {
        let word = text.at(&one.word);
        !word.is_empty() && kind(one, word) == wanted
    })
}

fn kind(one: &Disagreement, word: &str) -> Failing {
    let levelled = one.found.meets(Agreement::of(&[9, 10]));
    match one.kind {
        // Shirika ilitangaza: kampuni or taasisi is thought of.
        DisagreementKind::Subject if levelled && is_institution(one.expected) => return Failing::Levelled,
        DisagreementKind::Subject => return Failing::Verb,
        DisagreementKind::Coordination => return Failing::VerbOfTwo,
        DisagreementKind::NounPhrase => {}
    }
    let folded = fold(word);
    let listed = Morphology::shipped().listed(&folded);
    let mut kind = Failing::Relative;
    for reading in listed {
        kind = match reading {
            Reading::Concord(one) => match one.kind {
                ConcordKind::Amba | ConcordKind::RelativeCopula => Failing::Relative,
                ConcordKind::Having | ConcordKind::Itself | ConcordKind::Any => Failing::Having,
                _ => Failing::Modifier,
            },
            Reading::Adjective { .. } => Failing::Modifier,
            _ => continue,
        };
    }
    if levelled && kind != Failing::Having { Failing::Levelled } else { kind }
}

/// Whether what asks for `expected` takes the concord of persons beside its own.
fn is_institution(expected: Agreement) -> bool {
    let persons = Agreement::of(&[1, 2]);
    expected.meets(persons) && !expected.without(persons).is_empty()
}

/// Reports each word of `text` that fails to agree as `wanted` do.
pub(super) fn report(text: &Text<'_>, wanted: Failing, found: &mut Found<'_>) {
    for one in failing(text, wanted) {
        let written = text.at(&one.word);
        let message = message(written, text.at(&one.with), one);
        let mut report = found.report(one.word.clone(), message).evidence(one.with.clone());
        for form in &one.suggestions {
            report = report.suggest(with_case(form, written));
        }
    }
}

fn message(word: &str, with: &str, one: &Disagreement) -> String {
    if one.kind == DisagreementKind::Coordination {
        return format!("`{word}` is in the singular, its subject is `{with}`");
    }
    let persons = Agreement::of(&[1, 2]);
    // daktari has the prefix of class 9 and the concord of class 1.
    let verb = if one.expected.meets(persons) { "takes" } else { "is of" };
    format!("`{word}` agrees with class {}, `{with}` {verb} class {}", classes(one.found), classes(one.expected))
}

/// `9`, `4 or 9`, `3, 11 or 14`.
fn classes(agreement: Agreement) -> String {
    let names: Vec<String> = agreement.classes().map(|class| class.to_string()).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => agreement.to_string(),
    }
}

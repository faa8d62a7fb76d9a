//! The words of a Swahili target that agree with an exchanged term.
//!
//! A word matters where it agrees with the old noun and not with the new one. It is put right where the sentence shows
//! that it belongs to the term and its new form is sure; it is let alone where it stands with another noun; else it is
//! in doubt. Where no word matters, the sentence is right as it is.

use std::ops::Range;

use super::apply::Edit;
use super::doubts::of_target;
use super::numbers::capital_like;
use super::{ChangeKind, Doubt, Unvouched};
use crate::model::segment::Segment;
use crate::swahili::agreement::Agreement;
use crate::swahili::concord;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun_class::NounClass;
use crate::swahili::sentence::Sentence;
use crate::text::fold::fold;
use crate::text::tokens::TokenKind;

/// What must change beside the terms at `terms`, which agreed as `old` and now agree as `new`; `taken` are the edits so
/// far.
pub(super) fn settle(
    target: &Segment,
    terms: &[Range<usize>],
    (old, new): (Agreement, Agreement),
    taken: &[Edit],
) -> (Vec<Edit>, Vec<Unvouched>) {
    let (mut edits, mut doubts) = (Vec::new(), Vec::new());
    let follower = |span: &Range<usize>, found: Agreement| {
        // What follows may agree with a noun inside the old term: utafiti na maendeleo ya.
        let between = |term: &Range<usize>| target.text().get(term.end..span.start);
        let next =
            terms.iter().any(|term| between(term).is_some_and(|text| !text.is_empty() && text.trim().is_empty()));
        next && !found.is_empty() && !found.meets(old)
    };
    let settled = !old.is_empty() && old.without(new).is_empty();
    let Some(class) = new.classes().next() else {
        return (edits, vec![of_target(Doubt::Agreement, "")]);
    };
    let sentence = if settled { Sentence::default() } else { Sentence::read(target) };
    for token in target.tokens().into_iter().filter(|token| token.kind == TokenKind::Word) {
        let span = token.span;
        let meets = |other: &Range<usize>| other.start < span.end && span.start < other.end;
        if terms.iter().any(meets) || taken.iter().any(|edit| meets(&edit.span)) {
            continue;
        }
        let word = target.text().get(span.clone()).unwrap_or_default();
        let folded = fold(word);
        let readings = Morphology::shipped().readings(&folded);
        // A word that is listed is seldom the verb that has its letters: upande, utafiti.
        let listed = !Morphology::shipped().listed(&folded).is_empty();
        let counts = |reading: &&Reading| !(listed && matches!(reading, Reading::Verb { .. }));
        let found: Agreement = readings.iter().filter(counts).map(agreement_of).collect();
        if found.meets(new) {
            continue;
        }
        if follower(&span, found) {
            doubts.push(of_target(Doubt::Agreement, word));
            continue;
        }
        if settled || !found.meets(old) {
            continue;
        }
        match belongs(&sentence, target.text(), &span, terms) {
            Belongs::Elsewhere => {}
            Belongs::Modifier => match modifier(&readings, old, class) {
                Some(form) => edits.push(edit(span, word, &form)),
                None => doubts.push(of_target(Doubt::Agreement, word)),
            },
            Belongs::Verb => match verb(&folded, &readings, old, class) {
                Some(form) => edits.push(edit(span, word, &form)),
                None => doubts.push(of_target(Doubt::Agreement, word)),
            },
            Belongs::Unknown => doubts.push(of_target(Doubt::Agreement, word)),
        }
    }
    (edits, doubts)
}

fn edit(span: Range<usize>, word: &str, form: &str) -> Edit {
    Edit {
        span,
        text: capital_like(word, form),
        kind: ChangeKind::Agreement,
        source_before: String::new(),
        source_after: String::new(),
        code: None,
    }
}

/// Everything that a word can agree with as one reading.
fn agreement_of(reading: &Reading) -> Agreement {
    match reading {
        Reading::Adjective { agreement, .. } => *agreement,
        Reading::Concord(concord) => concord.agreement,
        Reading::Verb { form, .. } | Reading::GuessedVerb { form, .. } => {
            form.subject.or(form.relative).or(form.object)
        }
        _ => Agreement::NONE,
    }
}

enum Belongs {
    /// It describes the term.
    Modifier,
    /// It is the verb of the term.
    Verb,
    /// It belongs to another noun.
    Elsewhere,
    Unknown,
}

fn belongs(sentence: &Sentence, text: &str, word: &Range<usize>, terms: &[Range<usize>]) -> Belongs {
    let of_term = |span: &Range<usize>| terms.iter().any(|term| term.start == span.start);
    // One form serves several classes, so another noun counts only where the word stands right behind it, or where
    // every term comes later.
    let nearer = |noun: &Range<usize>| {
        let beside = text.get(noun.end..word.start).is_some_and(|between| between.trim().is_empty());
        let of_terms = terms.iter().any(|term| term.start < noun.end && noun.start < term.end);
        !of_terms && (beside || terms.iter().all(|term| term.start > word.start))
    };
    let mut elsewhere = false;
    for phrase in sentence.phrases.iter().filter(|phrase| phrase.agreeing.contains(word)) {
        if of_term(&phrase.head) {
            return Belongs::Modifier;
        }
        elsewhere |= nearer(&phrase.head);
    }
    for subject in sentence.subjects.iter().filter(|subject| subject.verb == *word) {
        if of_term(&subject.nouns) && !subject.coordinated {
            return Belongs::Verb;
        }
        elsewhere |= nearer(&subject.nouns);
    }
    if elsewhere { Belongs::Elsewhere } else { Belongs::Unknown }
}

/// The form of a modifier for `class`; `None` where the word can be several things.
fn modifier(readings: &[Reading], old: Agreement, class: NounClass) -> Option<String> {
    let fitting: Vec<&Reading> = readings.iter().filter(|reading| agreement_of(reading).meets(old)).collect();
    match fitting.as_slice() {
        [Reading::Concord(concord)] if concord.kind.is_modifier() => {
            let forms = concord::forms(class).into_iter();
            let mut same = forms.filter(|(kind, lemma, _)| (*kind, *lemma) == (concord.kind, concord.lemma));
            same.next().map(|(_, _, form)| form)
        }
        [Reading::Adjective { adjective, .. }] => {
            let adjective = Morphology::shipped().lexicon().adjectives.get(*adjective as usize)?;
            let mut forms = adjective.forms(class);
            if forms.len() == 1 { forms.pop() } else { None }
        }
        _ => None,
    }
}

/// The verb with the subject prefix of `class`; `None` where it is not sure to be the same form of the same verb.
fn verb(folded: &str, readings: &[Reading], old: Agreement, class: NounClass) -> Option<String> {
    let form_of = |reading: &Reading| match reading {
        Reading::Verb { verb, form, likely: true } if form.relative.is_empty() => Some((*verb, *form)),
        _ => None,
    };
    let all = readings.iter().all(|reading| matches!(reading, Reading::Verb { .. }));
    let (number, form) = readings.first().and_then(form_of).filter(|_| all)?;
    let was = old.classes().find(|old| form.subject.has(*old) && folded.starts_with(old.subject()))?;
    if form.negative || form.object.meets(old) {
        return None;
    }
    let made = format!("{}{}", class.subject(), folded.strip_prefix(was.subject())?);
    let again = Morphology::shipped().readings(&made);
    let same = again.iter().filter_map(form_of).any(|(other, new)| {
        other == number
            && new.tense == form.tense
            && !new.negative
            && new.subject.has(class)
            && new.object == form.object
    });
    same.then_some(made)
}

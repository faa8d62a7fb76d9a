//! Terms that the glossary has and that are not to be written.

use std::cell::OnceCell;
use std::ops::Range;

use crate::check::found::Found;
use crate::check::machine;
use crate::check::pair::Reading;
use crate::check::rule::Rule;
use crate::check::setup::Glossary;
use crate::model::concept::{PartOfSpeech, Term, TermStatus};
use crate::swahili::morphology::Morphology;
use crate::terminology::how::How;
use crate::terminology::recognise::Occurrence;
use crate::terminology::same_form::in_same_form;
use crate::text::fold::fold;

/// Reports every term of this status in the translation, in any form, for `rule`.
pub(super) fn report(status: TermStatus, rule: &dyn Rule, reading: &Reading<'_>, found: &mut Found<'_>) {
    let Some(glossary) = &reading.setup.glossary else { return };
    let occurrences = reading.target.terms();
    let severity = reading.setup.profile.severity(rule).unwrap_or(rule.severity());
    let by_machine: OnceCell<Vec<Range<usize>>> = OnceCell::new();
    for same in occurrences.chunk_by(|a, b| a.span == b.span) {
        let is_form = |one: &&Occurrence| one.how <= How::Inflected;
        let unwanted = same.iter().filter(is_form).find_map(|one| {
            let (concept, term) = glossary.term(one)?;
            (term.status == status && serves(one, term, same, reading, glossary)).then_some((concept, term))
        });
        let (Some((concept, term)), Some(first)) = (unwanted, same.first()) else { continue };
        // What machines get wrong is reported as that, which says more.
        let covers = |other: &Range<usize>| other.start <= first.span.start && first.span.end <= other.end;
        let by_machine = || by_machine.get_or_init(|| machine::reported(reading, severity)).iter().any(covers);
        if is_noun(term, first, reading) || by_machine() {
            continue;
        }
        let written = reading.target.at(&first.span);
        let preferred = glossary.usable(concept).into_iter().next();
        let word = if status == TermStatus::Forbidden { "a forbidden" } else { "a deprecated" };
        let message = match preferred {
            Some(preferred) => format!("{word} term; the glossary has `{}`", preferred.text),
            None => format!("{word} term of the glossary"),
        };
        let report = found.report(first.span.clone(), message).about(concept.name.clone());
        if let Some(instead) = preferred.and_then(|preferred| in_same_form(written, term, preferred)) {
            report.suggest(instead);
        }
    }
}

/// Whether `term` is an adverb, and the word that is one of its forms is rather a noun here.
fn is_noun(term: &Term, occurrence: &Occurrence, reading: &Reading<'_>) -> bool {
    let index =
        || reading.target.folded_words().binary_search_by_key(&occurrence.span.start, |(_, span)| span.start).ok();
    term.part_of_speech == Some(PartOfSpeech::Adverb)
        && term.language.base() == "sw"
        && index().is_some_and(|index| machine::may_be_noun(&reading.target, index))
}

/// Whether `term` stands for its concept here, and the words are not rightly there for another one.
fn serves(
    occurrence: &Occurrence,
    term: &Term,
    same: &[Occurrence],
    reading: &Reading<'_>,
    glossary: &Glossary,
) -> bool {
    let is_usable = |one: &Occurrence| glossary.term(one).is_some_and(|(_, term)| term.status.is_usable());
    let other = same.iter().filter(|one| one.concept != occurrence.concept).find(|one| is_usable(one));
    let Some(source) = &reading.source else { return other.is_none() };
    let in_source = |concept: usize| source.terms().iter().any(|one| one.concept == concept);
    if in_source(occurrence.concept) {
        // Where the source has both, one of them is translated by these words and nobody can tell which.
        return other.is_none_or(|other| !in_source(other.concept));
    }
    other.is_none() && term.status == TermStatus::Forbidden && says_nothing_else(&term.text, term)
}

/// Whether nobody writes `term` and means something else: it is no word, or a phrase that somebody forbade.
fn says_nothing_else(text: &str, term: &Term) -> bool {
    if text.split_whitespace().nth(1).is_some() {
        return true;
    }
    term.language.base() == "sw" && Morphology::shipped().readings(&fold(text.trim_start_matches('-'))).is_empty()
}

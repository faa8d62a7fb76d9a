//! Glossary terms: found in the sources, and one exchanged for another in the target, in the same number.
//!
//! Only nouns are exchanged: of a verb or an adjective nobody could tell here which form the sentence needs.

use std::ops::Range;

use super::units;
use super::{Doubt, Glossary};
use crate::model::concept::{Concept, PartOfSpeech, Term};
use crate::model::segment::Segment;
use crate::swahili::agreement::Agreement;
use crate::swahili::class_set::ClassSet;
use crate::swahili::phrase;
use crate::terminology::how::How;
use crate::terminology::inflection::forms;
use crate::terminology::recognise::Recogniser;
use crate::text::fold::fold;
use crate::text::language::Language;

/// A term that stands in a source: its concept and itself, by number, and whether it is one of the units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TermRef {
    unit: bool,
    concept: usize,
    term: usize,
    how: How,
}

impl TermRef {
    pub(super) fn is_unit(&self) -> bool {
        self.unit
    }

    pub(super) fn same_concept(&self, other: &TermRef) -> bool {
        (self.unit, self.concept) == (other.unit, other.concept)
    }

    fn concept<'a>(&self, glossary: Glossary<'a>) -> Option<&'a Concept> {
        let concepts = if self.unit { units::concepts() } else { glossary.concepts };
        concepts.get(self.concept)
    }

    fn term<'a>(&self, glossary: Glossary<'a>) -> Option<&'a Term> {
        self.concept(glossary)?.terms.get(self.term)
    }
}

/// Finds terms and units of the source language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder<'a> {
    pub(super) glossary: Glossary<'a>,
    pub(super) language: &'a Language,
}

impl Finder<'_> {
    /// The terms of `segment`, each with every concept that it can stand for; then the units.
    pub(super) fn find(&self, segment: &Segment) -> Vec<(Range<usize>, Vec<TermRef>)> {
        let mut found: Vec<(Range<usize>, Vec<TermRef>)> = Vec::new();
        let books = [(Some(self.glossary.recogniser), false), (units::recogniser(self.language), true)];
        for (recogniser, unit) in books {
            for one in recogniser.map(|recogniser| recogniser.recognise(segment)).unwrap_or_default() {
                let term = TermRef { unit, concept: one.concept, term: one.term, how: one.how };
                match found.last_mut() {
                    Some((span, terms)) if *span == one.span => terms.push(term),
                    _ => found.push((one.span, vec![term])),
                }
            }
        }
        found
    }
}

/// How many a form of a noun speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    One,
    Many,
    /// Singular and plural are the same.
    Either,
}

/// The plurals of `term`, those of the glossary or else of the rules.
fn plurals(term: &Term) -> Vec<String> {
    let given: Vec<String> = term.plurals().map(str::to_owned).collect();
    if !given.is_empty() {
        return given;
    }
    if term.language.base() == "sw" {
        let classes = term.noun_class.as_deref().and_then(|classes| classes.parse::<ClassSet>().ok());
        let made = classes.map(|classes| phrase::plurals(&term.text, &classes, term.animate)).unwrap_or_default();
        return made.into_iter().map(|plural| plural.text).collect();
    }
    let inflected = forms(term).into_iter().filter(|form| form.how == How::Inflected && !form.text.ends_with("'s"));
    inflected.map(|form| form.text).collect()
}

/// Which form of `term` `form` is; `None` for a place, a possessive and whatever else is neither singular nor plural.
fn count(term: &Term, form: &str) -> Option<Count> {
    let folded = fold(form);
    let one = fold(&term.text) == folded;
    let many = plurals(term).iter().any(|plural| fold(plural) == folded);
    match (one, many) {
        (true, true) => Some(Count::Either),
        (true, false) => Some(Count::One),
        (false, true) => Some(Count::Many),
        (false, false) => None,
    }
}

/// What agrees with `term` in a number.
fn agreement(term: &Term, count: Count) -> Option<Agreement> {
    let classes: ClassSet = term.noun_class.as_deref()?.parse().ok()?;
    let of_pair = |pair: &crate::swahili::class_set::ClassPair| {
        let concords = pair.concords(term.animate);
        let one = Agreement::from(concords.singular);
        let many = concords.plural.map_or(one, Agreement::from);
        match count {
            Count::One => one,
            Count::Many => many,
            Count::Either => one.or(many),
        }
    };
    Some(classes.pairs().iter().map(of_pair).collect())
}

/// A term as it must be written in the target, at each place of the old one.
#[derive(Debug)]
pub(super) struct Exchange {
    pub(super) places: Vec<(Range<usize>, String)>,
    /// What the words around the old one agree with, and the new one's: none where the language has no agreement.
    pub(super) agreement: Option<(Agreement, Agreement)>,
    /// What cannot be vouched for.
    pub(super) doubts: Vec<Doubt>,
}

/// The terms at one place of a source, with their form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing<'a> {
    pub(super) terms: &'a [TermRef],
    pub(super) form: &'a str,
}

/// How `old` is exchanged for `new` in `target`. `all`: the terms of the whole source, of which `times` are the old
/// one.
pub(super) fn exchange(
    old: Standing<'_>,
    new: Standing<'_>,
    all: &[&[TermRef]],
    (target, to): (&Segment, &Language),
    glossary: Glossary<'_>,
) -> Result<Exchange, Doubt> {
    let noun = |term: &TermRef| {
        let part = term.term(glossary).and_then(|term| term.part_of_speech);
        matches!(part, Some(PartOfSpeech::Noun | PartOfSpeech::ProperNoun)) && term.how <= How::Inflected
    };
    if !old.terms.iter().chain(new.terms).all(noun) {
        return Err(Doubt::Form);
    }
    let counted = |standing: Standing<'_>| {
        let term = standing.terms.first().and_then(|term| term.term(glossary));
        term.and_then(|term| count(term, standing.form)).ok_or(Doubt::Form)
    };
    let (was, is) = (counted(old)?, counted(new)?);
    let mut known: Vec<TermRef> = Vec::new();
    for term in all.iter().copied().flatten() {
        if !known.iter().any(|other| other.same_concept(term)) {
            known.push(*term);
        }
    }
    let concepts: Vec<Concept> = known.iter().filter_map(|term| term.concept(glossary)).cloned().collect();
    let found = Recogniser::new(&concepts, to).recognise(target);
    let is_old =
        |concept: usize| known.get(concept).is_some_and(|term| old.terms.iter().any(|old| old.same_concept(term)));
    let times = all.iter().filter(|terms| terms.iter().any(|term| old.terms.iter().any(|old| old.same_concept(term))));
    let times = times.count();
    let mut spans: Vec<Range<usize>> =
        found.iter().filter(|one| is_old(one.concept)).map(|one| one.span.clone()).collect();
    spans.dedup();
    match spans.len() {
        0 => return Err(Doubt::NotFound),
        several if several != times => return Err(Doubt::Several),
        _ => {}
    }
    let written = preferred(new.terms, glossary, to).ok_or(Doubt::Form)?;
    let mut exchange = Exchange { places: Vec::new(), agreement: None, doubts: Vec::new() };
    if was != is && was != Count::Either && is != Count::Either {
        exchange.doubts.push(Doubt::Plural);
    }
    for span in spans {
        let here: Vec<_> = found.iter().filter(|one| one.span == span).collect();
        // Another term of the source that is written the same here could be the one that is meant.
        if here.iter().any(|one| !is_old(one.concept)) {
            return Err(Doubt::Several);
        }
        let one = here.first().ok_or(Doubt::NotFound)?;
        let there = concepts.get(one.concept).and_then(|concept| concept.terms.get(one.term)).ok_or(Doubt::Form)?;
        let form = target.text().get(span.clone()).ok_or(Doubt::Form)?;
        let stands = count(there, form).ok_or(Doubt::Form)?;
        let wanted = match (stands, was == is) {
            (Count::One | Count::Many, true) => stands,
            _ if is == Count::Either => stands,
            _ => is,
        };
        let text = match wanted {
            Count::One | Count::Either => written.text.clone(),
            Count::Many => plurals(written).into_iter().next().ok_or(Doubt::Form)?,
        };
        if to.base() == "sw" {
            // Where both forms are both numbers and the number stays, it need not be known.
            let open = stands == Count::Either && was == is && count(written, &text) == Some(Count::Either);
            let now = if open { Count::Either } else { wanted };
            let pair = agreement(there, stands).zip(agreement(written, now)).ok_or(Doubt::Form)?;
            exchange.agreement = Some(exchange.agreement.map_or(pair, |(a, b)| (a.or(pair.0), b.and(pair.1))));
        }
        if to.base() == "en" && wanted != Count::Many && !is_definite(target.text(), span.start) {
            let uncounted =
                |terms: &[TermRef]| terms.iter().all(|term| term.concept(glossary).is_some_and(is_uncounted));
            if !uncounted(old.terms) || !uncounted(new.terms) {
                exchange.doubts.push(Doubt::Article);
            }
        }
        let cited = there.text.starts_with(char::is_uppercase);
        let text = if cited { text } else { super::numbers::capital_like(form, &text) };
        exchange.places.push((span, text));
    }
    Ok(exchange)
}

/// Words that stand before a noun whether it is counted or not.
const DEFINITE: [&str; 11] = ["the", "this", "that", "its", "their", "his", "her", "our", "your", "my", "whose"];

/// Whether one of the two words before `at` makes the noun there definite, so that it needs no article of its own.
fn is_definite(english: &str, at: usize) -> bool {
    let before = english.get(..at).unwrap_or_default();
    let mut words = before.rsplit(char::is_whitespace).map(fold).filter(|word| !word.is_empty());
    let last = words.next().unwrap_or_default();
    let possessive = last.ends_with("'s");
    let second = words.next().filter(|_| last.chars().all(char::is_alphabetic)).unwrap_or_default();
    possessive || DEFINITE.contains(&last.as_str()) || DEFINITE.contains(&second.as_str())
}

/// Whether the concept is a mass or a quality, as its Swahili terms without a plural show.
fn is_uncounted(concept: &Concept) -> bool {
    let classes = |term: &&Term| term.noun_class.as_deref().is_some_and(|classes| !classes.contains('/'));
    concept.terms_in(&Language::swahili()).first().is_some_and(classes)
}

/// The term to write for any of `terms`; `None` where they have different ones or none that may be used.
fn preferred<'a>(terms: &[TermRef], glossary: Glossary<'a>, to: &Language) -> Option<&'a Term> {
    let mut chosen: Option<&'a Term> = None;
    for term in terms {
        let concept = term.concept(glossary)?;
        let best = concept.terms_in(to).into_iter().next().filter(|term| term.status.is_usable())?;
        if chosen.is_some_and(|chosen| chosen.text != best.text) {
            return None;
        }
        chosen = Some(best);
    }
    chosen
}

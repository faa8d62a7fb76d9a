use super::short::{is_abbreviation, is_explained, is_part};
use crate::check::found::Found;
use crate::check::group::Group;
use crate::check::pair::Reading;
use crate::check::rule::{Observation, Rule, rule};
use crate::check::setting::Options;
use crate::check::ways::{Way, pack, part, places};
use crate::model::concept::{PartOfSpeech, Term as GlossaryTerm};
use crate::model::finding::{Severity, Side};
use crate::terminology::how::How;
use crate::terminology::recognise::Occurrence;
use crate::terminology::same_form::plural_of;
use crate::text::fold::fold;

rule! {
    /// One thing under several terms
    ///
    /// ## What it finds
    ///
    /// Two good terms of one concept in the same text, in any forms. The rarer one is reported; of two that are equally
    /// common, the one that the glossary does not prefer. With a source, only translations of the same source term are
    /// compared, and without one it is no more than a hint, since a word may stand there in another sense. It is a hint
    /// too where neither term leads, and a term in more than five places is reported in the first of them alone.
    ///
    /// It is silent for an abbreviation beside its full form, for a long form beside a short one, for a term that
    /// explains another beside it (`aloi (mchanganyiko wa metali)`), and for words of different parts of speech.
    ///
    /// ## Why
    ///
    /// Readers of technical texts take two terms for two things.
    ///
    /// ## Example
    ///
    /// ```text
    /// concept: furnace | en: furnace | sw: tanuri [5/6] | sw: joko [5/6] (majoko)
    /// en: The furnace is hot.
    /// sw: Tanuri lina joto.
    /// en: Two furnaces are closed.
    /// sw: [[Majoko]] mawili yamefungwa.
    /// suggest: Matanuri
    /// en: Close the furnaces.
    /// sw: Funga matanuri.
    /// ```
    ///
    /// ## What to do
    ///
    /// Choose one term and keep to it.
    Mixed = "term.mixed", Warning
}

/// What an observation says of a term, packed into its value.
struct Term;

impl Term {
    /// Packs `term`, as it stands in `written`.
    fn pack(term: &GlossaryTerm, written: &str, rank: &str) -> String {
        let plural = plural_of(term);
        let is_plural = plural.as_deref().is_some_and(|plural| fold(plural) == fold(written) && plural != term.text);
        let part = term.part_of_speech.map_or("", PartOfSpeech::as_str);
        let number = if is_plural { "plural" } else { "" };
        let capital = if written.starts_with(char::is_uppercase) { "capital" } else { "" };
        pack(&[term.text.trim(), rank, part, plural.as_deref().unwrap_or_default(), number, capital])
    }

    /// The term `usual` in the number and with the capital that `value` has.
    fn in_form_of(usual: &str, value: &str) -> String {
        let plural = part(usual, 3);
        let is_plural = !part(value, 4).is_empty() && !plural.is_empty();
        let form = if is_plural { plural } else { part(usual, 0) };
        let mut letters = form.chars();
        match letters.next() {
            Some(first) if !part(value, 5).is_empty() => first.to_uppercase().chain(letters).collect(),
            _ => form.to_owned(),
        }
    }
}

impl Rule for Mixed {
    fn observe(&self, reading: &Reading<'_>, _options: &Options<'_>, noted: &mut Vec<Observation>) {
        let Some(glossary) = &reading.setup.glossary else { return };
        let terms = reading.target.terms();
        for (at, one) in terms.iter().enumerate() {
            let Some((concept, term)) = glossary.term(one) else { continue };
            let alone = terms.iter().filter(|other| other.span == one.span).count() == 1;
            if !alone
                || one.how > How::Inflected
                || !term.status.is_usable()
                || term.part_of_speech == Some(PartOfSpeech::ProperNoun)
                || !glossary.has_synonyms(one.concept)
                || is_explained(&reading.target, terms, at)
            {
                continue;
            }
            let of_source = match &reading.source {
                None => "",
                Some(source) => match alone_in_source(source.terms(), one.concept) {
                    Some(term) => concept.terms.get(term).map_or("", |term| term.text.as_str()),
                    None => continue,
                },
            };
            let rank = term.status.as_str();
            let rank = if rank == "preferred" { "0" } else { "1" };
            noted.push(Observation {
                key: pack(&[&concept.name, of_source]).into(),
                value: Term::pack(term, reading.target.at(&one.span), rank),
                side: Side::Target,
                span: one.span.clone(),
            });
        }
    }

    fn judge(&self, group: &Group<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let all = group.ways(|value| part(value, 1));
        let Some((usual, others)) = all.split_first() else { return };
        for way in others.iter().filter(|way| is_at_odds(way, usual)) {
            for (_, one) in way.seen().enumerate().filter(|(place, _)| way.is_reported_at(*place)) {
                let Observation { key, value, side, span } = one.observation;
                let message = format!(
                    "another term than `{}`, which stands {} of this text{}",
                    usual.name,
                    places(usual.count),
                    way.rest()
                );
                let report = found.report_in(one.segment, *side, span.clone(), message).about(part(key, 0));
                let report = report.suggest(Term::in_form_of(usual.value, value));
                if part(key, 1).is_empty() || way.rivals(usual) {
                    report.at_most(Severity::Info);
                }
            }
        }
    }
}

/// The one term of the concept in a source; none where there are several, or a word of it alone.
fn alone_in_source(terms: &[Occurrence], concept: usize) -> Option<usize> {
    let mut of_concept = terms.iter().filter(|one| one.concept == concept);
    let first = of_concept.next().filter(|one| one.how <= How::Inflected)?;
    let shared = terms.iter().any(|other| other.span == first.span && other.concept != concept);
    (!shared && of_concept.all(|other| other.term == first.term)).then_some(first.term)
}

/// Whether two terms stand for each other and are not the long and the short form of one.
fn is_at_odds(way: &Way<'_>, usual: &Way<'_>) -> bool {
    part(way.value, 2) == part(usual.value, 2)
        && is_abbreviation(way.name) == is_abbreviation(usual.name)
        && !is_part(way.name, usual.name)
}

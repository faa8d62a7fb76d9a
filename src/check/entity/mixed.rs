use super::half_translated::{self, Name};
use crate::check::found::Found;
use crate::check::group::Group;
use crate::check::pair::Reading;
use crate::check::rule::{Observation, Rule, rule};
use crate::check::setting::Options;
use crate::check::term::{is_abbreviation, is_explained};
use crate::check::ways::{pack, part, places};
use crate::model::concept::{PartOfSpeech, TermStatus};
use crate::model::finding::{Severity, Side};
use crate::terminology::how::How;
use crate::terminology::recognise::Occurrence;
use crate::text::fold::fold;

rule! {
    /// One company or place under several names
    ///
    /// ## What it finds
    ///
    /// Several names of one entry of the glossary in the same text, whatever their status; also, without a glossary, a
    /// name with its kind in English beside the same name with its kind in Swahili: `Acme Group` and `Kikundi cha Acme`.
    /// The rarer name is reported, as a hint where neither leads; one in more than five places in the first of them
    /// alone. Abbreviations, and a name that explains the one beside it, are left alone.
    ///
    /// ## Why
    ///
    /// Nobody can know that the three companies of the text are one.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Norwind Group na Tamu Sugar zilitia saini makubaliano.
    /// sw: [[Kikundi cha Norwind]] kina ofisi mbili.
    /// sw: Norwind Group itajenga kiwanda.
    ///
    /// sw: Kikundi cha Norwind kina ofisi mbili.
    /// sw: Kikundi cha Upepo kina ofisi moja.
    /// ```
    ///
    /// ## What to do
    ///
    /// Choose one name and keep to it.
    Mixed = "entity.mixed", Warning
}

impl Rule for Mixed {
    fn observe(&self, reading: &Reading<'_>, _options: &Options<'_>, noted: &mut Vec<Observation>) {
        let target = &reading.target;
        let terms = target.terms();
        if let Some(glossary) = &reading.setup.glossary {
            for (at, one) in terms.iter().enumerate() {
                let Some((concept, term)) = glossary.term(one) else { continue };
                if term.part_of_speech != Some(PartOfSpeech::ProperNoun)
                    || one.how > How::Inflected
                    || !glossary.has_synonyms(one.concept)
                    || is_abbreviation(&term.text)
                    || is_explained(target, terms, at)
                {
                    continue;
                }
                let rank = TermStatus::ALL.iter().position(|status| *status == term.status).unwrap_or_default();
                let preferred = glossary.usable(concept).first().map_or("", |term| term.text.as_str());
                noted.push(Observation {
                    key: pack(&[&concept.name, "glossary"]).into(),
                    value: pack(&[term.text.trim(), &rank.to_string(), preferred, term.text.trim()]),
                    side: Side::Target,
                    span: one.span.clone(),
                });
            }
        }
        if reading.setup.target.base() != "sw" {
            return;
        }
        half_translated::names(target, &mut |Name { core, kind, span }| {
            let known =
                |one: &Occurrence| one.span.start < span.end && span.start < one.span.end && one.how <= How::Inflected;
            let is_name = |one: &Occurrence| {
                let term = reading.setup.glossary.as_ref().and_then(|glossary| glossary.term(one));
                term.is_some_and(|(_, term)| term.part_of_speech == Some(PartOfSpeech::ProperNoun))
            };
            // What the glossary has is compared as the glossary has it.
            if !terms.iter().any(|one| known(one) && is_name(one) && one.span.len() + 4 >= span.len()) {
                let key = pack(&[&core, kind]).into();
                noted.push(Observation {
                    key,
                    value: pack(&[&fold(target.at(&span)), "", "", target.at(&span)]),
                    side: Side::Target,
                    span,
                });
            }
        });
    }

    fn judge(&self, group: &Group<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let all = group.ways(|value| part(value, 1));
        let Some((usual, others)) = all.split_first() else { return };
        let usual_name = part(usual.value, 3);
        for way in others {
            for (_, one) in way.seen().enumerate().filter(|(place, _)| way.is_reported_at(*place)) {
                let Observation { key, value, side, span } = one.observation;
                let message = format!("named `{usual_name}` {} of this text{}", places(usual.count), way.rest());
                let mut report = found.report_in(one.segment, *side, span.clone(), message);
                if part(key, 1) == "glossary" {
                    report = report.about(part(key, 0));
                }
                // The glossary may prefer a name that is neither.
                let preferred = part(value, 2);
                if !preferred.is_empty() && preferred != usual_name && preferred != way.name {
                    report = report.suggest(preferred);
                }
                report = report.suggest(usual_name);
                if way.rivals(usual) {
                    report.at_most(Severity::Info);
                }
            }
        }
    }
}

//! The shapes of a concept and of a term's occurrence in a text.

use serde::Serialize;

use crate::app::recognise::TermInText;
use crate::app::terms::FoundConcept;
use crate::model::concept::{Concept, Term};
use crate::model::segment::Segment;
use crate::text::positions::code_points;

#[derive(Serialize)]
pub(super) struct ConceptJson<'a> {
    schema: &'static str,
    id: &'a str,
    domain: Option<&'a str>,
    definition: Option<&'a str>,
    do_not_translate: bool,
    note: Option<&'a str>,
    terms: Vec<ConceptTermJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<MatchedJson<'a>>,
}

#[derive(Serialize)]
struct ConceptTermJson<'a> {
    lang: &'a str,
    term: &'a str,
    status: &'static str,
    part_of_speech: Option<&'static str>,
    noun_class: Option<&'a str>,
    plural: Option<&'a str>,
    animate: bool,
    source: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct MatchedJson<'a> {
    query: &'a str,
    form: &'a str,
    term: &'a str,
    how: &'static str,
    score: f64,
}

#[derive(Serialize)]
pub(super) struct OccurrenceJson<'a> {
    schema: &'static str,
    segment: usize,
    span: [usize; 2],
    text: &'a str,
    concept: &'a str,
    term: &'a str,
    status: &'static str,
    how: &'static str,
}

impl<'a> ConceptJson<'a> {
    /// `found` says how a query led to the concept.
    pub(super) fn of(concept: &'a Concept, found: Option<&'a FoundConcept>) -> Self {
        let matched = found.map(|found| MatchedJson {
            query: &found.query,
            form: &found.form,
            term: &found.term,
            how: found.how.as_str(),
            score: found.score,
        });
        let term = |term: &'a Term| ConceptTermJson {
            lang: term.language.as_str(),
            term: &term.text,
            status: term.status.as_str(),
            part_of_speech: term.part_of_speech.map(|word| word.as_str()),
            noun_class: term.noun_class.as_deref(),
            plural: term.plural.as_deref(),
            animate: term.animate,
            source: term.source.as_deref(),
            note: term.note.as_deref(),
        };
        ConceptJson {
            schema: "istilahi/concept/1",
            id: &concept.name,
            domain: concept.domain.as_deref(),
            definition: concept.definition.as_deref(),
            do_not_translate: concept.do_not_translate,
            note: concept.note.as_deref(),
            terms: concept.terms.iter().map(term).collect(),
            matched,
        }
    }
}

impl<'a> OccurrenceJson<'a> {
    /// The term `found` in `segment`, which has the number `index`.
    pub(super) fn of(index: usize, segment: &Segment, found: &'a TermInText) -> Self {
        OccurrenceJson {
            schema: "istilahi/occurrence/1",
            segment: index,
            span: code_points(segment.text(), &found.span),
            text: &found.form,
            concept: &found.concept,
            term: &found.term.text,
            status: found.term.status.as_str(),
            how: found.how.as_str(),
        }
    }
}

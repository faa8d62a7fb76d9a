//! The glossary terms in a text.

use std::ops::Range;

use super::AppError;
use super::document::SourceSegment;
use crate::model::concept::{Concept, Term};
use crate::model::segment::Segment;
use crate::repair::Glossary;
use crate::store::Store;
use crate::terminology::how::How;
use crate::terminology::recognise::Recogniser;
use crate::text::language::Language;

/// A glossary term that stands in a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct TermInText {
    /// Name of its concept.
    pub concept: String,
    /// The term as the glossary has it.
    pub term: Term,
    /// Where it stands: bytes of the segment's text.
    pub span: Range<usize>,
    /// The form in the text.
    pub form: String,
    /// How the form is related to the term.
    pub how: How,
    /// The concept's terms in the other language, usable ones first; empty where no other language is asked for.
    pub targets: Vec<Term>,
}

/// The glossary, ready for finding terms of one language in text.
#[derive(Debug)]
pub struct Terminology {
    concepts: Vec<Concept>,
    recogniser: Recogniser,
    target: Option<Language>,
}

impl Terminology {
    /// Reads the glossary of `store`. With a `target`, terms are offered with their translations.
    ///
    /// # Errors
    /// What the store reports.
    pub fn new(store: &Store, language: &Language, target: Option<&Language>) -> Result<Self, AppError> {
        let concepts = store.concepts()?;
        let recogniser = Recogniser::new(&concepts, language);
        Ok(Terminology { concepts, recogniser, target: target.cloned() })
    }

    /// The concepts with the recogniser of the texts' language, for putting matches right.
    pub(super) fn glossary(&self) -> Glossary<'_> {
        Glossary { concepts: &self.concepts, recogniser: &self.recogniser }
    }

    /// The terms in `segment`, in order; the longest where several begin at one place.
    pub fn in_segment(&self, segment: &Segment) -> Vec<TermInText> {
        let found = self.recogniser.recognise(segment).into_iter();
        found
            .map(|occurrence| {
                let concept = &self.concepts[occurrence.concept];
                let targets = self.target.as_ref().map_or(Vec::new(), |target| concept.terms_in(target));
                TermInText {
                    concept: concept.name.clone(),
                    term: concept.terms[occurrence.term].clone(),
                    form: segment.text()[occurrence.span.clone()].to_owned(),
                    span: occurrence.span,
                    how: occurrence.how,
                    targets: targets.into_iter().cloned().collect(),
                }
            })
            .collect()
    }
}

/// Finds the terms in each of `segments` and hands them to `take` with the segment's place in the text, from 1.
/// Returns how many there were.
///
/// # Errors
/// What the store or `take` reports.
pub fn recognise(
    store: &Store,
    language: &Language,
    segments: &[SourceSegment],
    mut take: impl FnMut(usize, &Segment, &[TermInText]) -> Result<(), AppError>,
) -> Result<usize, AppError> {
    store.require_language(language)?;
    let terminology = Terminology::new(store, language, None)?;
    let mut count = 0;
    for (at, source) in segments.iter().enumerate() {
        let terms = terminology.in_segment(&source.segment);
        count += terms.len();
        take(at + 1, &source.segment, &terms)?;
    }
    Ok(count)
}

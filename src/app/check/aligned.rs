//! A translation and its source whose passages are not as many: which sentences belong together, and which stand alone.

use std::ops::Range;

use super::reading::Cut;
use super::texts::Spot;
use super::{Problem, Request};
use crate::align::{Alignment, Part, Texts, align};
use crate::app::AppError;
use crate::app::align::{joined, known_words};
use crate::check::Pair;
use crate::model::finding::Severity;
use crate::model::segment::Segment;
use crate::text::language::Language;

/// A sentence with the number of its passage among those with text.
struct Sentence<'a> {
    passage: usize,
    spot: &'a Spot,
    segment: &'a Segment,
}

/// Two documents whose sentences are paired.
pub(super) struct Aligned<'a> {
    sources: Vec<Sentence<'a>>,
    targets: Vec<Sentence<'a>>,
    target_cuts: &'a [Cut],
    from: &'a Language,
    pub(super) alignment: Alignment,
}

fn sentences(cuts: &[Cut]) -> Vec<Sentence<'_>> {
    let numbered = cuts.iter().enumerate();
    let of = |(passage, cut): (usize, &'_ Cut)| (passage, cut.segments.len());
    let places: Vec<(usize, usize)> = numbered.map(of).collect();
    let each = places.into_iter().flat_map(|(passage, count)| (0..count).map(move |at| (passage, at)));
    each.map(|(passage, at)| {
        let (spot, segment) = &cuts[passage].segments[at];
        Sentence { passage, spot, segment }
    })
    .collect()
}

impl<'a> Aligned<'a> {
    /// Aligns the documents. The shipped glossary is evidence, so that a check says the same in every database.
    pub(super) fn of(sources: &'a [Cut], targets: &'a [Cut], request: &'a Request) -> Result<Self, AppError> {
        let (from, to) = (&request.options.source, &request.options.target);
        let target_cuts = targets;
        let part = |cuts: &'a [Cut]| {
            move |one: &Sentence<'a>| Part { segment: one.segment, passage: one.passage, kind: cuts[one.passage].kind }
        };
        let source_parts: Vec<Part<'_>> = self::sentences(sources).iter().map(part(sources)).collect();
        let target_parts: Vec<Part<'_>> = self::sentences(targets).iter().map(part(targets)).collect();
        let texts = Texts { source: &source_parts, target: &target_parts, languages: (from, to) };
        let alignment = align(&texts, &known_words(None, (from, to))?, &mut |_| {});
        Ok(Aligned { sources: sentences(sources), targets: sentences(targets), target_cuts, from, alignment })
    }

    /// How many sentences stand alone, where any does.
    pub(super) fn alone(&self, source: &str, target: &str) -> Option<Problem> {
        let pairs = &self.alignment.pairs;
        let count = |side: fn(&crate::align::Pair) -> &Range<usize>,
                     other: fn(&crate::align::Pair) -> &Range<usize>| {
            let alone = pairs.iter().filter(move |pair| other(pair).is_empty());
            let mut numbers = alone.flat_map(move |pair| side(pair).clone());
            let first = numbers.next();
            (first, usize::from(first.is_some()) + numbers.count())
        };
        let (untranslated, missing) = count(|pair| &pair.source, |pair| &pair.target);
        let (added, extra) = count(|pair| &pair.target, |pair| &pair.source);
        let place = |sentences: &[Sentence<'_>], first: Option<usize>| {
            let first = first.and_then(|first| sentences.get(first));
            first.map(|one| one.spot.position)
        };
        let words = |number: usize| if number == 1 { "1 sentence".to_owned() } else { format!("{number} sentences") };
        let mut parts = Vec::new();
        if let Some(at) = place(&self.sources, untranslated) {
            let first = format!("{source}:{}:{}", at.line, at.column);
            parts.push(format!("{} of the source without a translation (the first at {first})", words(missing)));
        }
        let here = place(&self.targets, added);
        if let Some(at) = here {
            let first = format!("{target}:{}:{}", at.line, at.column);
            parts.push(format!("{} without a source (the first at {first})", words(extra)));
        }
        let message = match parts.as_slice() {
            [] => return None,
            parts => format!("the texts do not have the same passages and were aligned: {}", parts.join(", ")),
        };
        let hint = Some(format!("to see the pairs, type: istilahi align '{source}' '{target}'"));
        Some(Problem { file: Some(target.to_owned()), position: here, severity: Severity::Warning, message, hint })
    }

    /// Hands on each pair with the places of its translation and its source. A translation that stands in several
    /// passages is handed on passage by passage and without its source, as no one of them translates it.
    pub(super) fn pairs(&self, mut take: impl FnMut(Pair, Spot, Option<Spot>)) {
        for pair in &self.alignment.pairs {
            let source = self.source(&pair.source);
            let targets = self.targets.get(pair.target.clone()).unwrap_or_default();
            let mut passages = targets.chunk_by(|one, other| one.passage == other.passage).peekable();
            let is_one = targets.first().map(|one| one.passage) == targets.last().map(|one| one.passage);
            for passage in passages.by_ref() {
                let Some((spot, target)) = self.target(passage) else { continue };
                let (source, source_spot) = match source.clone().filter(|_| is_one) {
                    Some((segment, spot)) => (Some(segment), Some(spot)),
                    None => (None, None),
                };
                take(Pair { source, target, ..Pair::default() }, spot, source_spot);
            }
        }
    }

    /// The sentences of the source as one text.
    fn source(&self, range: &Range<usize>) -> Option<(Segment, Spot)> {
        let sentences = self.sources.get(range.clone())?;
        let first = sentences.first()?;
        let segment = joined(sentences.iter().map(|one| (one.passage, one.segment)), self.from.base());
        let mut anchors = Vec::new();
        // They are joined by the same space everywhere.
        let lengths: usize = sentences.iter().map(|one| one.segment.text().len()).sum();
        let space = (segment.text().len() - lengths).checked_div(sentences.len() - 1).unwrap_or(0);
        let mut at = 0;
        for (number, one) in sentences.iter().enumerate() {
            anchors.extend((number > 0).then_some((at, one.spot.position)));
            anchors.extend(one.spot.anchors.iter().map(|(from, position)| (from + at, *position)));
            at += one.segment.text().len() + space;
        }
        Some((segment, Spot { anchors: anchors.into(), ..first.spot.clone() }))
    }

    /// Sentences of one passage as they stand there.
    fn target(&self, sentences: &[Sentence<'_>]) -> Option<(Spot, Segment)> {
        let (first, last) = (sentences.first()?, sentences.last()?);
        let (whole, passage) = &self.target_cuts.get(first.passage)?.whole;
        let range = first.spot.start..last.spot.start + last.segment.text().len();
        passage.text().get(range.clone())?;
        let inside = whole.anchors.iter().filter(|(at, _)| *at > range.start && *at < range.end);
        let anchors = inside.map(|(at, position)| (at - range.start, *position)).collect();
        Some((Spot { anchors, ..first.spot.clone() }, passage.slice(range)))
    }
}

/// The error for documents of which neither translates the other.
pub(super) fn unrelated(source: &str, sources: &[Cut], target: &str, targets: &[Cut]) -> Problem {
    let message = format!(
        "it does not look like a translation of {source}: hardly any of their sentences correspond ({} passages here, {} there)",
        targets.len(),
        sources.len()
    );
    let hint = "see whether these are the right files, and the same version".to_owned();
    Problem { file: Some(target.to_owned()), position: None, severity: Severity::Error, message, hint: Some(hint) }
}

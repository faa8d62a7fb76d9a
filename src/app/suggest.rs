//! The main job: for each segment of a new text the best matches, the glossary terms in it, and a draft.

use std::path::Path;

use super::document::SourceSegment;
use super::output::{check_place, write_file};
use super::progress::Progress;
use super::recognise::{TermInText, Terminology};
use super::{AppError, export};
use crate::format::Heading;
use crate::matching::candidate::{Neighbours, text_key};
use crate::matching::outline::Outline;
use crate::matching::query::{Query, lengths, repetitions};
use crate::matching::ranking::{Match, Ranking};
use crate::model::provenance::{Origin, Status};
use crate::model::score::MatchKind;
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::store::{MemoryFilter, Store};
use crate::text::language::Language;

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Request {
    /// The language of the text.
    pub from: Language,
    /// The language to translate into.
    pub to: Language,
    /// The lowest final score that is shown, 50 to 100.
    pub min_score: u8,
    /// How many matches are shown for a segment at most.
    pub max: usize,
    /// Which units may be shown.
    pub filter: MemoryFilter,
}

/// What the draft was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFrom {
    /// A match of this kind.
    Match(MatchKind),
    /// There is no draft.
    None,
}

impl DraftFrom {
    /// The word in JSON and in files.
    pub fn as_str(self) -> &'static str {
        match self {
            DraftFrom::Match(kind) => kind.as_str(),
            DraftFrom::None => "none",
        }
    }
}

/// What was found for one segment.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The segment's place in the text, from 1.
    pub index: usize,
    /// The segment.
    pub source: SourceSegment,
    /// The place of the segment with the same text before it, which this one repeats.
    pub repetition_of: Option<usize>,
    /// The matches, best first.
    pub matches: Vec<Match>,
    /// The glossary terms in the segment, in order.
    pub terms: Vec<TermInText>,
    /// The draft.
    pub draft: Option<Segment>,
    /// What the draft was made from.
    pub draft_from: DraftFrom,
}

/// Finds suggestions for `segments`, which follow one another in a text, and hands each to `take` when it is ready.
///
/// # Errors
/// What the store or `take` reports; [`crate::store::StoreError::NoSuchMemory`] where the request names one.
pub fn suggest(
    store: &Store,
    request: &Request,
    segments: Vec<SourceSegment>,
    progress: &mut dyn Progress,
    take: impl FnMut(&Suggestion) -> Result<(), AppError>,
) -> Result<(), AppError> {
    store.read(|| suggest_from_one_state(store, request, segments, progress, take))
}

fn suggest_from_one_state(
    store: &Store,
    request: &Request,
    segments: Vec<SourceSegment>,
    progress: &mut dyn Progress,
    mut take: impl FnMut(&Suggestion) -> Result<(), AppError>,
) -> Result<(), AppError> {
    store.require_language(&request.from)?;
    store.require_language(&request.to)?;
    for name in &request.filter.memories {
        store.memory(name)?;
    }
    let terminology = Terminology::new(store, &request.from, Some(&request.to))?;
    let neighbours = Neighbours::of_all(segments.iter().map(|one| &one.segment));
    let repeated = repetitions(segments.iter().map(|one| &one.segment));
    let mut is_repeated = vec![false; segments.len()];
    for first in repeated.iter().flatten() {
        is_repeated[*first] = true;
    }
    let mut kept: std::collections::HashMap<usize, Suggestion> = std::collections::HashMap::new();
    let outlines = outlines(store, request, &segments)?;
    progress.begin("segments", Some(segments.len() as u64));
    for (at, (source, neighbours)) in segments.into_iter().zip(neighbours).enumerate() {
        let terms = terminology.in_segment(&source.segment);
        let suggestion = match repeated[at].and_then(|first| kept.get(&first)) {
            // Equal texts can differ in white space, so the terms stand at places of their own.
            Some(first) => {
                Suggestion { index: at + 1, source, terms, repetition_of: Some(first.index), ..first.clone() }
            }
            None => {
                let query = Query::new(source.segment.clone(), neighbours);
                let (matches, draft) = best_matches(store, request, &query, &outlines)?;
                let draft_from = draft.as_ref().map_or(DraftFrom::None, |best| DraftFrom::Match(best.kind));
                let draft = draft.map(|best| best.candidate.target);
                Suggestion { index: at + 1, source, repetition_of: None, matches, terms, draft, draft_from }
            }
        };
        take(&suggestion)?;
        progress.advance(1);
        if is_repeated[at] {
            kept.insert(at, suggestion);
        }
    }
    progress.end();
    Ok(())
}

/// The outlines of all variants that one of `segments` can match by its length, ordered by their numbers of tokens.
fn outlines(store: &Store, request: &Request, segments: &[SourceSegment]) -> Result<Vec<(i64, Outline)>, AppError> {
    let lengths = segments.iter().map(|one| lengths(one.segment.tokens().len(), request.min_score));
    let range = lengths.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default();
    Ok(store.outlines(request.from.base(), range)?)
}

/// The matches of `query`, best first, and the one that the draft is made from: the best one with the same text, also
/// where better fuzzy ones leave it no place among the matches, else the best.
fn best_matches(
    store: &Store,
    request: &Request,
    query: &Query,
    outlines: &[(i64, Outline)],
) -> Result<(Vec<Match>, Option<Match>), AppError> {
    let mut ranking = Ranking::new(request.max, request.min_score);
    let mut same_text = Ranking::new(1, request.min_score);
    let equal = store.variants_with_text(request.from.base(), query.text_key())?;
    for source in &equal {
        for candidate in store.candidates(*source, &request.to, &request.filter)? {
            if let Some(found) = query.compare(candidate, request.min_score).filter(Match::has_same_text) {
                same_text.push(found.clone());
                ranking.push(found);
            }
        }
    }
    let (shortest, longest) = query.lengths(request.min_score);
    let start = outlines.partition_point(|(_, outline)| (outline.tokens as usize) < shortest);
    let end = outlines.partition_point(|(_, outline)| outline.tokens as usize <= longest);
    let mut likely: Vec<(usize, i64, Outline)> = outlines[start..end]
        .iter()
        .filter(|(source, outline)| query.admits(*outline, ranking.threshold()) && !equal.contains(source))
        .map(|(source, outline)| (query.least_distance(*outline), *source, *outline))
        .collect();
    // The likeliest first: they raise the threshold, and most of the others need not be read.
    likely.sort_unstable_by_key(|(distance, source, _)| (*distance, *source));
    for (_, source, outline) in likely {
        if !query.admits(outline, ranking.threshold()) {
            continue;
        }
        for candidate in store.candidates(source, &request.to, &request.filter)? {
            if let Some(found) = query.compare(candidate, ranking.threshold()) {
                ranking.push(found);
            }
        }
    }
    let mut matches = ranking.finish();
    for one in &mut matches {
        add_other_origins(store, request, one)?;
    }
    let draft = same_text.finish().pop().or_else(|| matches.first().cloned());
    Ok((matches, draft))
}

/// Notes where else the texts of `one` stand.
fn add_other_origins(store: &Store, request: &Request, one: &mut Match) -> Result<(), AppError> {
    for source in store.variants_with_text(request.from.base(), text_key(&one.candidate.source))? {
        for other in store.candidates(source, &request.to, &request.filter)? {
            if other.unit != one.candidate.unit && other.same_texts(&one.candidate) {
                one.also.push((other.memory, other.unit));
            }
        }
    }
    one.also.sort();
    one.also.dedup();
    Ok(())
}

/// Collects the drafts for a bilingual file: each text once, only where there is a draft.
#[derive(Debug)]
pub struct Drafts {
    heading: Heading,
    units: Vec<Unit>,
}

impl Drafts {
    /// No drafts yet, between the languages of `request`.
    pub fn new(request: &Request) -> Self {
        Drafts { heading: Heading { source: request.from.clone(), target: request.to.clone() }, units: Vec::new() }
    }

    /// Whether drafts can be written to `path`: to be asked before the work.
    ///
    /// # Errors
    /// [`AppError::UnknownFormat`] for an ending that names no format with units, [`AppError::Output`] for a folder
    /// that is not there.
    pub fn check(path: &Path) -> Result<(), AppError> {
        export::unit_writer(path, None)?;
        check_place(path)
    }

    /// Adds the draft of `suggestion`, if it has one.
    pub fn add(&mut self, suggestion: &Suggestion) {
        let Some(draft) = suggestion.draft.clone().filter(|_| suggestion.repetition_of.is_none()) else {
            return;
        };
        let origin = suggestion
            .matches
            .iter()
            .find(|one| one.candidate.target == draft)
            .map_or(Origin::Human, |one| one.candidate.origin);
        let variants = vec![
            Variant::new(self.heading.source.clone(), suggestion.source.segment.clone()),
            Variant::new(self.heading.target.clone(), draft),
        ];
        let mut unit = Unit::new(Status::Draft, origin, variants);
        unit.annotations.push(Annotation::property("x-draft-from", suggestion.draft_from.as_str()));
        self.units.push(unit);
    }

    /// Writes the drafts to `path`, in the format of its ending. Returns how many.
    ///
    /// # Errors
    /// [`AppError::UnknownFormat`] or [`AppError::Output`].
    pub fn write(self, path: &Path) -> Result<usize, AppError> {
        let writer = export::unit_writer(path, None)?;
        let count = self.units.len();
        let mut units = self.units.into_iter().map(Ok);
        write_file(path, |out| writer.write(out, &self.heading, &mut units))?;
        Ok(count)
    }
}

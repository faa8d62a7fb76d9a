//! The main job: for each segment of a new text the best matches, the glossary terms in it, and a draft.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::concordance::StoreConcordance;
use super::document::SourceSegment;
use super::fragments::{Fragment, Fragments};
use super::matches::{Matcher, Request};
use super::progress::Progress;
use super::recognise::{TermInText, Terminology};
use super::{AppError, engine};
use crate::matching::candidate::{Candidate, Neighbours};
use crate::matching::image::Image;
use crate::matching::query::{Query, repetitions};
use crate::matching::ranking::Match;
use crate::model::provenance::Status;
use crate::model::segment::Segment;
use crate::repair::{Repair, Texts, repair};
use crate::spotting::sample::Sample;
use crate::store::Store;

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
    /// Where there is no match, the pieces of the segment that the memories hold, in order: evidence, never a draft.
    pub fragments: Vec<Fragment>,
    /// The glossary terms in the segment, in order.
    pub terms: Vec<TermInText>,
    /// The matches put right, each at the place of its match; `None` where nothing could be exchanged.
    pub repairs: Vec<Option<Repair>>,
    /// The match whose target is the draft. It need not be among the matches that are shown.
    pub draft: Option<Match>,
    /// The draft itself, where it is a match put right with nothing left in doubt.
    pub draft_repair: Option<Repair>,
}

impl Suggestion {
    /// The draft itself.
    pub fn draft_text(&self) -> Option<&Segment> {
        let repaired = self.draft_repair.as_ref().map(|repair| &repair.target);
        repaired.or_else(|| self.draft.as_ref().map(|one| &one.candidate.target))
    }

    /// What the draft was made from: `repaired`, the kind of its match, or `none`.
    pub fn draft_from(&self) -> &'static str {
        if self.draft_repair.is_some() {
            return "repaired";
        }
        self.draft.as_ref().map_or("none", |one| one.kind.as_str())
    }

    /// Makes the draft of the best match that is put right with nothing left in doubt, where none has the same text.
    /// A unit that is a draft itself may be wrong in other ways.
    fn draft_from_repair(&mut self) {
        if self.draft.as_ref().is_none_or(Match::has_same_text) {
            return;
        }
        let finished = |one: &Match| one.candidate.status != Status::Draft;
        let mut vouched = self.matches.iter().zip(&self.repairs).filter_map(|(one, repair)| {
            let repair = repair.as_ref().filter(|repair| repair.is_vouched() && finished(one))?;
            Some((one.clone(), repair.clone()))
        });
        if let Some((one, repair)) = vouched.next() {
            self.draft = Some(one);
            self.draft_repair = Some(repair);
        }
    }
}

/// The fuzzy ones of `matches` put right for `segment`, each at the place of its match.
fn repairs(segment: &Segment, matches: &[Match], request: &Request, terminology: &Terminology) -> Vec<Option<Repair>> {
    let put_right = |one: &Match| {
        let Candidate { source, target, target_language, .. } = &one.candidate;
        let texts = Texts { query: segment, source, target, from: &request.from, to: target_language };
        if one.has_same_text() { None } else { repair(texts, terminology.glossary()) }
    };
    matches.iter().map(put_right).collect()
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
    let terminology = Terminology::new(store, &request.from, Some(&request.to))?;
    let neighbours = Neighbours::of_all(segments.iter().map(|one| &one.segment));
    let repeated = repetitions(segments.iter().map(|one| &one.segment));
    let mut is_repeated = vec![false; segments.len()];
    for first in repeated.iter().flatten() {
        is_repeated[*first] = true;
    }
    let new: Vec<usize> = (0..segments.len()).filter(|at| repeated[*at].is_none()).collect();
    let sample = OnceLock::new();
    let for_repetitions = fragments(store, request, &sample)?;
    // The repetitions that stand before the next new segment are shown before it.
    let mut shown = 0;
    let mut kept: HashMap<usize, Suggestion> = HashMap::new();
    let mut show_repetitions =
        |until: usize, kept: &HashMap<usize, Suggestion>, take: &mut dyn FnMut(&Suggestion) -> _| {
            while shown < until {
                if let Some(first) = repeated[shown].and_then(|first| kept.get(&first)) {
                    take(&again(first, shown, &segments[shown], &for_repetitions, &terminology)?)?;
                }
                shown += 1;
            }
            Ok::<_, AppError>(())
        };
    let work = |store: &Store,
                image: Option<&Image>,
                jobs: &mut dyn Iterator<Item = usize>,
                done: &mut dyn FnMut(_) -> bool| {
        let mut matcher = Matcher::new(store, request, image)?;
        let fragments = fragments(store, request, &sample)?;
        for job in jobs {
            let at = new[job];
            let query = Query::new(segments[at].segment.clone(), neighbours[at]);
            let (matches, draft) = matcher.best(&query)?;
            let terms = terminology.in_segment(&segments[at].segment);
            let fragments = match matches.is_empty() {
                true => fragments.in_segment(&segments[at].segment, &terms)?,
                false => Vec::new(),
            };
            let repairs = repairs(&segments[at].segment, &matches, request, &terminology);
            let mut suggestion = Suggestion {
                index: at + 1,
                source: segments[at].clone(),
                repetition_of: None,
                matches,
                fragments,
                terms,
                repairs,
                draft,
                draft_repair: None,
            };
            suggestion.draft_from_repair();
            if !done(suggestion) {
                break;
            }
        }
        Ok(())
    };
    engine::run(store, request, new.len(), progress, work, |suggestion: Suggestion| {
        let at = suggestion.index - 1;
        show_repetitions(at, &kept, &mut take)?;
        take(&suggestion)?;
        if is_repeated[at] {
            kept.insert(at, suggestion);
        }
        Ok(())
    })?;
    show_repetitions(segments.len(), &kept, &mut take)
}

fn fragments<'a>(
    store: &'a Store,
    request: &'a Request,
    sample: &'a OnceLock<Sample>,
) -> Result<Fragments<'a, StoreConcordance<'a>>, AppError> {
    let concordance = StoreConcordance::new(store, (&request.from, &request.to), &request.filter)?;
    Ok(Fragments::new(concordance, request.to.clone(), sample))
}

/// The suggestion for a segment that repeats `first`. Equal texts can differ in white space, so what was found in the
/// text stands at places of its own.
fn again(
    first: &Suggestion,
    at: usize,
    source: &SourceSegment,
    fragments: &Fragments<'_, StoreConcordance<'_>>,
    terminology: &Terminology,
) -> Result<Suggestion, AppError> {
    let terms = terminology.in_segment(&source.segment);
    let fragments = if first.fragments.is_empty() || first.source.segment == source.segment {
        first.fragments.clone()
    } else {
        fragments.in_segment(&source.segment, &terms)?
    };
    let repetition_of = Some(first.index);
    Ok(Suggestion { index: at + 1, source: source.clone(), terms, repetition_of, fragments, ..first.clone() })
}

//! The best matches that the memories hold for one segment.
//!
//! Every unit that brute force would find is found: equal texts by their key, all others by their outlines, which
//! dismiss only what cannot reach the threshold.

use super::AppError;
use super::document::SourceSegment;
use crate::matching::candidate::text_key;
use crate::matching::outline::Outline;
use crate::matching::query::{Query, lengths};
use crate::matching::ranking::{Match, Ranking};
use crate::model::provenance::Status;
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

/// The outlines of all variants that one of `segments` can match by its length, ordered by their numbers of tokens.
pub(super) fn outlines(
    store: &Store,
    request: &Request,
    segments: &[SourceSegment],
) -> Result<Vec<(i64, Outline)>, AppError> {
    let lengths = segments.iter().map(|one| lengths(one.segment.tokens().len(), request.min_score));
    let range = lengths.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default();
    Ok(store.outlines(request.from.base(), range)?)
}

/// The matches of `query`, best first, and the one that the draft is made from: the best finished one with the same
/// text, also where better fuzzy ones leave it no place among the matches, else the best.
pub(super) fn best_matches(
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
            if let Some(found) = query.compare(candidate, request.min_score) {
                if found.has_same_text() && found.candidate.status != Status::Draft {
                    same_text.push(found.clone());
                }
                ranking.push(found);
            }
        }
    }
    let (shortest, longest) = query.lengths(request.min_score);
    let start = outlines.partition_point(|(_, outline)| (outline.tokens as usize) < shortest);
    let end = outlines.partition_point(|(_, outline)| outline.tokens as usize <= longest);
    let mut likely: Vec<(usize, i64, Outline)> = outlines[start..end]
        .iter()
        .filter(|(source, outline)| query.admits(*outline, ranking.threshold()) && equal.binary_search(source).is_err())
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

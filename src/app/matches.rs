//! The best matches that the memories hold for one segment.
//!
//! Every unit that brute force would find is found: equal texts by their key, all others by the index, which dismisses
//! only what cannot reach the threshold.

use super::AppError;
use crate::matching::candidate::text_key;
use crate::matching::query::Query;
use crate::matching::ranking::{Match, Ranking};
use crate::matching::work::Work;
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

/// The matches of `query`, best first, and the one that the draft is made from: the best finished one with the same
/// text, also where better fuzzy ones leave it no place among the matches, else the best.
pub(super) fn best_matches(
    store: &Store,
    request: &Request,
    query: &Query,
    work: &mut Work,
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
    work.queries += 1;
    // The likeliest first: they raise the threshold, and most of the others need not be read.
    for near in store.near(query, request.from.base(), ranking.threshold(), work)? {
        let threshold = ranking.threshold();
        if !query.reaches(near.tokens, near.least_distance, threshold) || equal.binary_search(&near.variant).is_ok() {
            continue;
        }
        work.verified += 1;
        let Some(hashes) = store.token_hashes(near.variant)? else { continue };
        if query.distance(&hashes, threshold).is_none() {
            continue;
        }
        for candidate in store.candidates(near.variant, &request.to, &request.filter)? {
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

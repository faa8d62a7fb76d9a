//! The best matches that the memories hold for one segment.
//!
//! Every unit that brute force would find is found: equal texts by their key, all others by the index, which dismisses
//! only what cannot reach the threshold.

use super::AppError;
use crate::matching::candidate::{Candidate, text_key};
use crate::matching::image::Image;
use crate::matching::query::{Query, final_score};
use crate::matching::ranking::{Match, Ranking};
use crate::matching::tokenised::Tokenised;
use crate::matching::work::Work;
use crate::model::provenance::Status;
use crate::model::score::MatchKind;
use crate::store::{MemoryFilter, Shelf, Store};
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

/// Finds the best matches of one segment after the other.
#[derive(Debug)]
pub struct Matcher<'a> {
    store: &'a Store,
    request: &'a Request,
    shelf: Shelf,
    image: Option<&'a Image>,
    /// What was done so far.
    pub work: Work,
}

impl<'a> Matcher<'a> {
    /// A matcher for `request`, which searches in `image` where there is one, else in the index of `store`. The image
    /// has all that the store has in the language of the text.
    ///
    /// # Errors
    /// [`crate::store::StoreError::NoSuchMemory`] for a memory that there is not, or what the store reports.
    pub fn new(store: &'a Store, request: &'a Request, image: Option<&'a Image>) -> Result<Self, AppError> {
        Ok(Matcher { store, request, shelf: store.shelf(&request.filter)?, image, work: Work::default() })
    }

    /// The matches of `query`, best first, and the one that the draft is made from: the best finished one with the
    /// same text, also where better fuzzy ones leave it no place among the matches, else the best.
    ///
    /// # Errors
    /// What the store reports.
    pub fn best(&mut self, query: &Query) -> Result<(Vec<Match>, Option<Match>), AppError> {
        let mut ranking = Ranking::new(self.request.max, self.request.min_score);
        let mut same_text = Ranking::new(1, self.request.min_score);
        let base = self.request.from.base();
        let equal = self.store.variants_with_text(base, query.text_key())?;
        for variant in &equal {
            for candidate in self.candidates(*variant)? {
                if let Some(found) = query.compare(candidate, self.request.min_score) {
                    if found.has_same_text() && found.candidate.status != Status::Draft {
                        same_text.push(found.clone());
                    }
                    ranking.push(found);
                }
            }
        }
        self.work.queries += 1;
        let near = match self.image {
            Some(image) => image.near(query, ranking.threshold(), &mut self.work),
            None => self.store.near(query, base, ranking.threshold(), &mut self.work)?,
        };
        // The likeliest first: they raise the threshold, and most of the others need not be read.
        for near in near {
            // A later variant belongs to the same unit or a later one, so it comes after an equal one.
            let is_later = ranking.last_variant().is_some_and(|last| near.variant > last);
            let ceiling = self.shelf.ceiling(if is_later { i64::MAX } else { 0 }, near.variant);
            let likely = ranking.admits(&query.best_score(&near), MatchKind::Fuzzy, ceiling);
            if likely && equal.binary_search(&near.variant).is_err() {
                self.work.verified += 1;
                self.compare(query, near.variant, &mut ranking)?;
            }
        }
        let mut matches = ranking.finish();
        for one in &mut matches {
            self.add_other_origins(one)?;
        }
        let draft = same_text.finish().pop().or_else(|| matches.first().cloned());
        Ok((matches, draft))
    }

    /// Puts a variant whose text is not that of `query` among the matches, if it is good enough. Each step reads
    /// more than the one before, and most variants get no further than the first.
    fn compare(&self, query: &Query, variant: i64, ranking: &mut Ranking) -> Result<(), AppError> {
        let Some(mut source) = self.store.source(variant, self.request.from.base())? else { return Ok(()) };
        let text = Tokenised::new(std::mem::take(&mut source.segment));
        let Some(score) = query.score(&text, false, ranking.threshold()) else { return Ok(()) };
        source.segment = text.into_segment();
        if !ranking.admits(&score, MatchKind::Fuzzy, self.shelf.ceiling(source.unit, variant)) {
            return Ok(());
        }
        let Some(holder) = self.store.holder(source.unit, &self.shelf)? else { return Ok(()) };
        let score = final_score(score, &holder.standing(variant));
        if !ranking.admits(&score, MatchKind::Fuzzy, holder.standing(variant)) {
            return Ok(());
        }
        for candidate in self.store.candidates(&source, &holder, &self.request.to)? {
            ranking.push(Match { candidate, kind: MatchKind::Fuzzy, score: score.clone(), also: Vec::new() });
        }
        Ok(())
    }

    fn candidates(&self, variant: i64) -> Result<Vec<Candidate>, AppError> {
        let Request { from, to, .. } = self.request;
        Ok(self.store.candidates_of(variant, &self.shelf, from, to)?)
    }

    /// Notes where else the texts of `one` stand.
    fn add_other_origins(&self, one: &mut Match) -> Result<(), AppError> {
        let key = text_key(&one.candidate.source);
        for variant in self.store.variants_with_text(self.request.from.base(), key)? {
            for other in self.candidates(variant)? {
                if other.unit != one.candidate.unit && other.same_texts(&one.candidate) {
                    one.also.push((other.memory, other.unit));
                }
            }
        }
        one.also.sort();
        one.also.dedup();
        Ok(())
    }
}

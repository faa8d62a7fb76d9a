//! The concordance of the store as fragments are found in it.

use super::AppError;
use super::fragments::Concordance;
use super::matches::Request;
use crate::fragments::phrases::Phrases;
use crate::matching::candidate::Candidate;
use crate::store::{Shelf, Store};

/// The units of a store that serve a request, by the numbers of their source variants.
#[derive(Debug)]
pub(super) struct StoreConcordance<'a> {
    store: &'a Store,
    request: &'a Request,
    shelf: Shelf,
}

impl<'a> StoreConcordance<'a> {
    /// The units that `request` lets in.
    pub(super) fn new(store: &'a Store, request: &'a Request) -> Result<Self, AppError> {
        Ok(StoreConcordance { store, request, shelf: store.shelf(&request.filter)? })
    }
}

impl Phrases for StoreConcordance<'_> {
    type Error = AppError;

    fn units_with(&self, phrase: &[String], at_most: usize) -> Result<Vec<i64>, AppError> {
        let mut asked = at_most;
        loop {
            let found = self.store.units_with_phrase(self.request.from.base(), phrase, asked)?;
            let is_all = found.len() < asked;
            let mut units = Vec::new();
            for (variant, _) in found {
                if units.len() < at_most && self.candidate(variant)?.is_some() {
                    units.push(variant);
                }
            }
            if is_all || units.len() >= at_most {
                return Ok(units);
            }
            // Some of them may not be shown; there may be others behind.
            asked = asked.saturating_mul(4).max(1);
        }
    }
}

impl Concordance for StoreConcordance<'_> {
    fn candidate(&self, at: i64) -> Result<Option<Candidate>, AppError> {
        Ok(self.store.candidates_of(at, &self.shelf, &self.request.to)?.into_iter().next())
    }

    fn sample(&self, at_most: usize) -> Result<Vec<i64>, AppError> {
        Ok(self.store.sample_of_variants(self.request.from.base(), at_most)?)
    }
}

//! Looking for the variants that can be near a query.

use std::cmp::Reverse;

use rusqlite::Connection;

use super::super::{Store, StoreError};
use super::{ranks, unmerged};
use crate::matching::near::Near;
use crate::matching::outline::Width;
use crate::matching::postings::{Key, TIER_SCORE, band, unpack};
use crate::matching::query::Query;
use crate::matching::work::Work;

impl Store {
    /// The variants in the language with the primary subtag `base` that can have a raw score of at least `threshold`
    /// (50 to 100) with `query`, likeliest first. None that has it is missing; some may be gone
    /// or in another language.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn near(&self, query: &Query, base: &str, threshold: u8, work: &mut Work) -> Result<Vec<Near>, StoreError> {
        let mut near = Vec::new();
        let longest = |tokens: u32| tokens.max(query.hashes().len() as u32);
        if let Some(rare_ranks) = rare_ranks(&self.connection)? {
            let sieves = [Width::Narrow, Width::Narrowest].map(|width| query.sieve(threshold, width));
            let ranks = ranks::look_up(&self.connection, base, query.hashes(), rare_ranks)?;
            let (least, most) = sieves[0].lengths();
            let (first_band, last_band) = (band(least), band(most));
            let tiers = if threshold < TIER_SCORE { 0..=1 } else { 0..=0 };
            let mut lists =
                self.connection.prepare_cached("SELECT key, postings FROM posting WHERE key BETWEEN ?1 AND ?2")?;
            for (place, rank) in ranks.iter().take(sieves[0].prefix()).enumerate() {
                for tier in tiers.clone() {
                    let sieve = &sieves[usize::from(tier)];
                    let first = Key::new(*rank, tier, first_band);
                    let last = Key::new(*rank, tier, last_band).last_part();
                    let mut parts = lists.query([first.number(), last.number()])?;
                    work.lists += 1;
                    while let Some(part) = parts.next()? {
                        let key = Key::from_number(part.get(0)?);
                        let bytes = part.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
                        for posting in unpack(bytes, key) {
                            work.postings += 1;
                            if let Some(overlap) = sieve.overlap_of_posting(place as u32, &posting) {
                                let least_distance = longest(posting.tokens).saturating_sub(overlap);
                                let signature = u64::from(posting.signature);
                                near.push(Near {
                                    least_distance,
                                    variant: posting.variant,
                                    tokens: posting.tokens,
                                    other_numbers: query.has_other_numbers(signature, key.width()),
                                });
                            }
                        }
                    }
                }
            }
        }
        let sieve = query.sieve(threshold, Width::Wide);
        unmerged::each(&self.connection, base, |variant, outline| {
            work.postings += 1;
            if let Some(overlap) = sieve.overlap(outline.tokens, outline.signature) {
                let least_distance = longest(outline.tokens).saturating_sub(overlap);
                let other_numbers = query.has_other_numbers(outline.signature, Width::Wide);
                near.push(Near { least_distance, variant, tokens: outline.tokens, other_numbers });
            }
        })?;
        // A variant can stand in several lists; what one of them tells holds.
        near.sort_unstable_by_key(|one| (one.variant, Reverse(one.least_distance)));
        near.dedup_by_key(|one| one.variant);
        near.sort_unstable();
        work.candidates += near.len() as u64;
        Ok(near)
    }
}

/// How many ranks rare elements have; `None` where no list is there yet.
fn rare_ranks(connection: &Connection) -> Result<Option<u64>, StoreError> {
    let sql = "SELECT rare_ranks FROM match_index WHERE merged > 0";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([])?;
    Ok(found.next()?.map(|row| row.get::<_, i64>(0)).transpose()?.map(i64::unsigned_abs))
}

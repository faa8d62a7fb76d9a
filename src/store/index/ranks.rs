//! The order of elements: which are frequent, and how frequent.

use fnv::FnvHashMap;
use rusqlite::{Connection, params};

use super::super::StoreError;
use super::State;
use super::merge::each_variant;
use crate::matching::elements::{Element, Elements};
use crate::matching::postings::Rank;

/// In how many of so many variants an element stands at least that does not rank by its hash.
fn least_frequent(variants: i64) -> i64 {
    (variants / 20_000).clamp(2, 16)
}

/// Variants that are counted, spread over the whole: the order need not be exact, and the table stays small.
const SAMPLE: i64 = 150_000;

/// How many ranks the rare elements of so many variants share: lists of one posting would take more room for their
/// addresses than for what is in them.
pub(super) fn rare_ranks(variants: i64) -> i64 {
    (variants / 64).clamp(1 << 11, 1 << 32)
}

/// The ranks of frequent elements.
#[derive(Debug)]
pub(super) struct Ranks {
    frequent: FnvHashMap<u64, u64>,
    rare: u64,
}

impl Ranks {
    /// Reads the vocabulary.
    pub(super) fn load(connection: &Connection, state: &State) -> Result<Ranks, StoreError> {
        let mut statement = connection.prepare("SELECT element, rank FROM vocabulary")?;
        let mut rows = statement.query([])?;
        let mut frequent = FnvHashMap::default();
        while let Some(row) = rows.next()? {
            frequent.insert(row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64);
        }
        Ok(Ranks { frequent, rare: state.rare_ranks.unsigned_abs() })
    }

    /// Counts the elements of the variants there are and writes a new vocabulary.
    pub(super) fn make(connection: &Connection, variants: i64) -> Result<Ranks, StoreError> {
        let step = (variants / SAMPLE).max(1);
        let mut counts: FnvHashMap<Element, u32> = FnvHashMap::default();
        each_variant(connection, 0, step, |variant| {
            for element in variant.elements {
                *counts.entry(*element).or_insert(0) += 1;
            }
            Ok(())
        })?;
        let mut frequent: Vec<(u32, Element)> = counts
            .into_iter()
            .filter(|(_, count)| i64::from(*count) * step >= least_frequent(variants) && *count > 1)
            .map(|(element, count)| (count, element))
            .collect();
        frequent.sort_unstable();
        let mut ranks: Vec<(u64, u64)> =
            frequent.iter().zip(0..).map(|((_, element), rarer)| (element.0, Rank::frequent(rarer).0)).collect();
        connection.execute("DELETE FROM vocabulary", [])?;
        // In the order of the table's keys, so that it is written from end to end.
        ranks.sort_unstable_by_key(|(element, _)| *element as i64);
        let mut insert = connection.prepare("INSERT INTO vocabulary (element, rank) VALUES (?1, ?2)")?;
        for (element, rank) in &ranks {
            insert.execute([*element as i64, *rank as i64])?;
        }
        Ok(Ranks { frequent: ranks.into_iter().collect(), rare: rare_ranks(variants).unsigned_abs() })
    }

    /// The ranks of `elements`, rarest first.
    pub(super) fn sorted(&self, elements: &[Element], ranks: &mut Vec<Rank>) {
        ranks.clear();
        ranks.extend(elements.iter().map(|element| {
            self.frequent.get(&element.0).map_or_else(|| Rank::rare(*element, self.rare), |rank| Rank(*rank))
        }));
        ranks.sort_unstable();
    }
}

/// The ranks of the elements of a segment with these token hashes, rarest first, read one by one.
pub(super) fn look_up(
    connection: &Connection,
    base: &str,
    hashes: &[u64],
    rare_ranks: u64,
) -> Result<Vec<Rank>, StoreError> {
    let mut elements = Vec::with_capacity(hashes.len());
    Elements::of_language(base).of_hashes(hashes, &mut elements);
    let mut statement = connection.prepare_cached("SELECT rank FROM vocabulary WHERE element = ?1")?;
    let mut ranks = Vec::with_capacity(elements.len());
    for element in elements {
        let mut rows = statement.query(params![element.0 as i64])?;
        let known = rows.next()?.map(|row| row.get::<_, i64>(0)).transpose()?;
        ranks.push(known.map_or_else(|| Rank::rare(element, rare_ranks), |rank| Rank(rank as u64)));
    }
    ranks.sort_unstable();
    Ok(ranks)
}

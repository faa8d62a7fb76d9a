//! Whether the index is what a rebuild with the same vocabulary would make of it.

use std::hash::Hasher;

use fnv::{FnvHashSet, FnvHasher};
use rusqlite::Connection;

use super::super::StoreError;
use super::merge::each_variant;
use super::ranks::Ranks;
use super::{State, unmerged};
use crate::matching::postings::{Key, Posting, places, unpack};
use crate::text::fold::stable_hash;

/// The sum of the hashes of all postings of living variants: the same for the same postings, in whatever parts and
/// order they stand. (Two different indexes have the same sum with a chance of 2⁻⁶⁴.)
#[derive(Debug, Default, PartialEq, Eq)]
struct Sum {
    postings: u64,
    hash: u64,
}

impl Sum {
    fn add(&mut self, list: Key, posting: &Posting) {
        let mut hasher = FnvHasher::default();
        hasher.write_i64(list.number());
        hasher.write_i64(posting.variant);
        hasher.write_u32(posting.tokens);
        hasher.write_u32(posting.position);
        hasher.write_u32(posting.signature);
        // Mixed once more, because sums of FNV hashes of like numbers are like one another.
        let hash = hasher.finish();
        self.hash = self.hash.wrapping_add((hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9).rotate_left(31));
        self.postings += 1;
    }
}

/// What is wrong with the index, in words; empty where it equals a rebuild.
pub(in crate::store) fn audit(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let state = State::load(connection)?;
    let mut wrong = Vec::new();
    let ranks = Ranks::load(connection, &state)?;
    let (mut expected, mut sorted) = (Sum::default(), Vec::new());
    let mut waiting = FnvHashSet::default();
    let mut living = FnvHashSet::default();
    let mut last = 0;
    each_variant(connection, 0, 1, |variant| {
        last = variant.number;
        if variant.number > state.merged_through {
            waiting.insert((variant.number, stable_hash(variant.base), variant.outline));
            return Ok(());
        }
        living.insert(variant.number);
        ranks.sorted(variant.elements, &mut sorted);
        for (list, position) in places(&sorted) {
            let signature = list.width().of(variant.outline.signature) as u32;
            let posting = Posting { variant: variant.number, tokens: variant.outline.tokens, position, signature };
            expected.add(list, &posting);
        }
        Ok(())
    })?;
    let mut found = Sum::default();
    let mut statement = connection.prepare("SELECT key, postings FROM posting")?;
    let mut parts = statement.query([])?;
    while let Some(part) = parts.next()? {
        let key = Key::from_number(part.get(0)?);
        for posting in unpack(part.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?, key) {
            if living.contains(&posting.variant) {
                found.add(key.list(), &posting);
            }
        }
    }
    if found.postings != expected.postings {
        wrong.push(format!("{} postings where a rebuild makes {}", found.postings, expected.postings));
    } else if found != expected {
        wrong.push(format!("some of {} postings are not those that a rebuild makes", found.postings));
    }
    let mut bases = connection.prepare("SELECT DISTINCT base FROM unmerged")?;
    for base in bases.query_map([], |row| row.get::<_, String>(0))? {
        let base = base?;
        let language = stable_hash(&base);
        unmerged::each(connection, &base, |variant, outline| {
            waiting.remove(&(variant, language, outline));
        })?;
    }
    if !waiting.is_empty() {
        wrong.push(format!("{} new variants are not among those that wait to be merged", waiting.len()));
    }
    let counted = state.merged.wrapping_sub(state.gone);
    if counted != living.len() as i64 {
        wrong.push(format!("{} variants are merged where {counted} are counted", living.len()));
    }
    if state.next_variant <= last {
        wrong.push(format!("the next variant would have the number {}, which is taken", state.next_variant));
    }
    Ok(wrong)
}

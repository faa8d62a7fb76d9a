//! The match index in the database: posting lists under ranked elements, and the outlines of what is not merged yet.
//!
//! It is changed in the transaction that changes the units. New variants wait in `unmerged` and are merged into the
//! lists when there are more than [`MOST_UNMERGED`]; what was deleted stays in the lists until they are made anew, and
//! is passed over because its row is gone.

mod audit;
mod merge;
mod ranks;
mod runs;
mod search;
mod unmerged;

pub(super) use audit::audit;

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::{Change, Store, StoreError};
use crate::matching::TOKENS_VERSION;
use crate::matching::outline::Outline;

/// How many variants may wait to be merged. Going through them must stay much cheaper than a search.
const MOST_UNMERGED: usize = 20_000;

/// The row of `match_index`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    tokens_version: i64,
    next_variant: i64,
    merged_through: i64,
    merged: i64,
    ranked: i64,
    gone: i64,
    rare_ranks: i64,
}

impl State {
    fn load(connection: &Connection) -> Result<State, StoreError> {
        let sql =
            "SELECT tokens_version, next_variant, merged_through, merged, ranked, gone, rare_ranks FROM match_index";
        Ok(connection.prepare_cached(sql)?.query_row([], |row| {
            Ok(State {
                tokens_version: row.get(0)?,
                next_variant: row.get(1)?,
                merged_through: row.get(2)?,
                merged: row.get(3)?,
                ranked: row.get(4)?,
                gone: row.get(5)?,
                rare_ranks: row.get(6)?,
            })
        })?)
    }

    fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO match_index VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                self.tokens_version,
                self.next_variant,
                self.merged_through,
                self.merged,
                self.ranked,
                self.gone,
                self.rare_ranks
            ])?;
        Ok(())
    }
}

/// Sizes in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// The whole file.
    pub file: u64,
    /// The texts of all variants.
    pub text: u64,
    /// The match index, empty room in its pages included.
    pub index: u64,
}

/// What a change has added and deleted, and the index does not know yet.
#[derive(Debug, Default)]
pub(super) struct Unsettled {
    state: Option<State>,
    /// The outlines of new variants by primary subtag, as long as they may be few enough to wait.
    new: BTreeMap<String, Vec<(i64, Outline)>>,
    added: usize,
    upkeep: Upkeep,
}

/// What is to be done when a change ends, in the order of how much it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Upkeep {
    /// What has become due.
    #[default]
    WhenDue,
    /// Merge what waits.
    Merge,
    /// Make everything anew.
    Rebuild,
}

impl Unsettled {
    /// The number for a new variant with this outline, in the language with the primary subtag `base`.
    pub(super) fn add(&mut self, connection: &Connection, base: &str, outline: Outline) -> Result<i64, StoreError> {
        let state = self.state(connection)?;
        let number = state.next_variant;
        state.next_variant += 1;
        self.added += 1;
        if self.added > MOST_UNMERGED {
            self.new.clear();
        } else if let Some(outlines) = self.new.get_mut(base) {
            outlines.push((number, outline));
        } else {
            self.new.insert(base.to_owned(), vec![(number, outline)]);
        }
        Ok(number)
    }

    /// Notes that the variant with this number is no more.
    pub(super) fn remove(&mut self, connection: &Connection, number: i64) -> Result<(), StoreError> {
        let state = self.state(connection)?;
        state.gone += i64::from(number <= state.merged_through);
        Ok(())
    }

    /// Brings the index up to date. To be called at the end of the transaction.
    pub(super) fn settle(self, connection: &Connection) -> Result<(), StoreError> {
        let Some(mut state) = self.state else { return Ok(()) };
        let is_due = self.added + unmerged::count(connection)? > MOST_UNMERGED;
        if self.upkeep == Upkeep::Rebuild || merge::has_drifted(&state) {
            merge::rebuild(connection, &mut state)?;
        } else if self.upkeep == Upkeep::Merge || is_due {
            merge::merge(connection, &mut state)?;
        } else {
            unmerged::append(connection, &self.new)?;
        }
        state.save(connection)
    }

    fn state(&mut self, connection: &Connection) -> Result<&mut State, StoreError> {
        match &mut self.state {
            Some(state) => Ok(state),
            empty => Ok(empty.insert(State::load(connection)?)),
        }
    }
}

impl Store {
    /// How large the file, its texts and the match index are. Reads all texts.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn sizes(&self) -> Result<Sizes, StoreError> {
        let number = |sql| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs);
        Ok(Sizes {
            file: number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")?,
            text: number("SELECT coalesce(sum(octet_length(text)), 0) FROM variant")?,
            index: number(
                "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE aggregate = TRUE AND name IN ('posting', 'vocabulary', 'unmerged')",
            )?,
        })
    }

    /// About how many variants there are, in all languages: those that are gone are counted.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn variants_at_most(&self) -> Result<u64, StoreError> {
        Ok(State::load(&self.connection)?.next_variant.unsigned_abs())
    }

    /// Hands the number and token hashes of each variant in the language with the primary subtag `base` to `take`, as
    /// long as that says so: of the part `share.0` of `share.1` parts of all numbers.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn each_text(
        &self,
        base: &str,
        share: (usize, usize),
        mut take: impl FnMut(i64, Vec<u64>) -> bool,
    ) -> Result<(), StoreError> {
        let next = i128::from(State::load(&self.connection)?.next_variant);
        // The first and the last part have no outer end.
        let bound = |part: usize| match part {
            0 => i64::MIN,
            part if part >= share.1 => i64::MAX,
            part => (next * part as i128 / share.1 as i128) as i64,
        };
        let sql = "SELECT id, text, codes FROM variant WHERE id >= ?2 AND id < ?3 AND base = ?1 ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![base, bound(share.0), bound(share.0 + 1)])?;
        while let Some(row) = rows.next()? {
            if !take(row.get(0)?, merge::segment(row, 1)?.token_hashes()) {
                break;
            }
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Has all variants that wait merged when the change ends, however few they are.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn merge_index(&mut self) -> Result<(), StoreError> {
        self.maintain_index(Upkeep::Merge)
    }

    /// Makes the match index anew when the change ends.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn rebuild_index(&mut self) -> Result<(), StoreError> {
        self.maintain_index(Upkeep::Rebuild)
    }

    fn maintain_index(&mut self, upkeep: Upkeep) -> Result<(), StoreError> {
        self.unsettled.state(&self.transaction)?;
        self.unsettled.upkeep = self.unsettled.upkeep.max(upkeep);
        Ok(())
    }
}

/// Whether there is no index, or one that was made by other rules of tokens, folding and hashing than those of this program.
pub(super) fn is_of_other_rules(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM match_index WHERE tokens_version = ?1)";
    Ok(!connection.query_row(sql, [TOKENS_VERSION], |row| row.get::<_, bool>(0))?)
}

/// Makes the whole index anew from the variants there are.
pub(super) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    let next = "SELECT max((SELECT coalesce(max(id), 0) + 1 FROM variant),
                           coalesce((SELECT next_variant FROM match_index), 1))";
    let mut state = State {
        tokens_version: TOKENS_VERSION,
        next_variant: connection.query_row(next, [], |row| row.get(0))?,
        merged_through: 0,
        merged: 0,
        ranked: 0,
        gone: 0,
        rare_ranks: 0,
    };
    merge::rebuild(connection, &mut state)?;
    state.save(connection)
}

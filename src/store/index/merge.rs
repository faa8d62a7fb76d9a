//! Bringing variants into the posting lists.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::{StoreError, rows};
use super::ranks::{Ranks, rare_ranks};
use super::runs::Runs;
use super::{MOST_UNMERGED, State, unmerged};
use crate::matching::elements::{Element, Elements};
use crate::matching::outline::Outline;
use crate::matching::postings::{Key, Packer, Posting};
use crate::model::segment::Segment;

/// Bytes of the first parts of a list: four fit a page. Later parts are longer, so that 256 are enough for any list.
const FIRST_PARTS: usize = 1000;

/// Whether lists and vocabulary should be made anew: the memory has doubled since, or much of what is listed is gone.
pub(super) fn has_drifted(state: &State) -> bool {
    state.merged > 2 * state.ranked || state.gone > (MOST_UNMERGED as i64).max(state.merged / 4)
}

/// Makes vocabulary and lists anew.
pub(super) fn rebuild(connection: &Connection, state: &mut State) -> Result<(), StoreError> {
    connection.execute("DELETE FROM posting", [])?;
    let variants = connection.query_row("SELECT count(*) FROM variant", [], |row| row.get(0))?;
    *state =
        State { merged_through: 0, merged: 0, gone: 0, ranked: variants, rare_ranks: rare_ranks(variants), ..*state };
    let ranks = Ranks::make(connection, variants)?;
    merge_with(connection, state, &ranks)
}

/// Merges all variants that wait; with more of them than are merged, everything is made anew.
pub(super) fn merge(connection: &Connection, state: &mut State) -> Result<(), StoreError> {
    let waiting: i64 =
        connection.query_row("SELECT count(*) FROM variant WHERE id > ?1", [state.merged_through], |row| row.get(0))?;
    if has_drifted(&State { merged: state.merged + waiting, ..*state }) {
        return rebuild(connection, state);
    }
    merge_with(connection, state, &Ranks::load(connection, state)?)
}

/// A variant as the index sees it.
pub(super) struct Indexed<'a> {
    pub(super) number: i64,
    pub(super) base: &'a str,
    pub(super) outline: Outline,
    pub(super) elements: &'a [Element],
}

/// Hands on each variant after the one with the number `after`, or one of `step` of them: those are scattered, because
/// the numbers of one language may all be even.
pub(super) fn each_variant(
    connection: &Connection,
    after: i64,
    step: i64,
    mut take: impl FnMut(Indexed<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare("SELECT id, base, text, codes FROM variant WHERE id > ?1 AND (?2 = 1 OR ((id * 2654435761) >> 16) % ?2 = 0) ORDER BY id")?;
    let mut rows = statement.query([after, step])?;
    let mut elements = Vec::new();
    let mut languages: Vec<(String, Elements)> = Vec::new();
    while let Some(row) = rows.next()? {
        let base = String::from_utf8_lossy(row.get_ref(1)?.as_bytes().unwrap_or_default());
        let at = languages.iter().position(|(known, _)| *known == base).unwrap_or_else(|| {
            languages.push((base.to_string(), Elements::of_language(&base)));
            languages.len() - 1
        });
        let hashes = segment(row, 2)?.token_hashes();
        languages[at].1.of_hashes(&hashes, &mut elements);
        take(Indexed { number: row.get(0)?, base: &base, outline: Outline::of_hashes(&hashes), elements: &elements })?;
    }
    Ok(())
}

/// The segment whose text and codes are in the columns `at` and `at + 1`. What is damaged is a fault that `doctor`
/// names; it keeps nothing else from being found.
pub(super) fn segment(row: &Row<'_>, at: usize) -> Result<Segment, StoreError> {
    let text = String::from_utf8_lossy(row.get_ref(at)?.as_bytes().unwrap_or_default()).into_owned();
    let codes = row.get_ref(at + 1)?.as_str_or_null().unwrap_or_default();
    Ok(match codes {
        None => Segment::plain(text),
        codes => rows::segment(text.clone(), codes).unwrap_or_else(|_| Segment::plain(text)),
    })
}

fn merge_with(connection: &Connection, state: &mut State, ranks: &Ranks) -> Result<(), StoreError> {
    let folder = connection.path().map(Path::new).and_then(Path::parent).filter(|folder| folder.is_dir());
    let mut runs = Runs::new(folder.map(Path::to_owned));
    let mut sorted = Vec::new();
    let mut through = state.merged_through;
    let mut merged = 0;
    each_variant(connection, state.merged_through, 1, |variant| {
        ranks.sorted(variant.elements, &mut sorted);
        runs.add(variant.number, variant.outline, &sorted)?;
        (through, merged) = (variant.number, merged + 1);
        Ok(())
    })?;
    let mut list = List { connection, all_are_new: state.merged == 0, part: None, packer: Packer::default() };
    runs.finish(|key, posting| list.push(key, &posting))?;
    list.close()?;
    (state.merged_through, state.merged) = (through, state.merged + merged);
    unmerged::clear(connection)
}

/// The list that is being written.
struct List<'a> {
    connection: &'a Connection,
    /// Whether no list is there yet, so that none has to be looked for.
    all_are_new: bool,
    part: Option<Key>,
    packer: Packer,
}

impl List<'_> {
    /// Puts `posting` at the end of the list `key`.
    fn push(&mut self, key: Key, posting: &Posting) -> Result<(), StoreError> {
        let part = match self.part {
            Some(part) if part.list() == key => part,
            _ => {
                self.close()?;
                self.open(key)?
            }
        };
        let full = self.packer.len() >= capacity(part);
        let part = match part.next_part().filter(|_| full) {
            Some(next) => {
                put(self.connection, part, self.packer.take())?;
                next
            }
            None => part,
        };
        self.packer.push(part, posting);
        self.part = Some(part);
        Ok(())
    }

    /// The last part of the list `key`, ready to go on in.
    fn open(&mut self, key: Key) -> Result<Key, StoreError> {
        if self.all_are_new {
            return Ok(key);
        }
        let last: Option<(i64, Vec<u8>)> = self
            .connection
            .prepare_cached("SELECT key, postings FROM posting WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC LIMIT 1")?
            .query_row([key.number(), key.last_part().number()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((number, bytes)) = last else { return Ok(key) };
        let part = Key::from_number(number);
        self.packer = Packer::after(bytes, part);
        Ok(part)
    }

    fn close(&mut self) -> Result<(), StoreError> {
        match self.part.take() {
            Some(part) => put(self.connection, part, self.packer.take()),
            None => Ok(()),
        }
    }
}

/// How many bytes a part takes in before the next one is begun.
fn capacity(part: Key) -> usize {
    FIRST_PARTS << (part.part() / 16)
}

fn put(connection: &Connection, part: Key, bytes: Vec<u8>) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO posting (key, postings) VALUES (?1, ?2)")?
        .execute(params![part.number(), bytes])?;
    Ok(())
}

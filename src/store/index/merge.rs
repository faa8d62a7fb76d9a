//! Bringing variants into the posting lists.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::{StoreError, rows};
use super::ranks::Ranks;
use super::{MOST_UNMERGED, State, unmerged};
use crate::matching::elements::{Element, Elements};
use crate::matching::outline::{Outline, Width};
use crate::matching::postings::{Key, Packer, Posting, Rank, places};
use crate::model::segment::Segment;

/// Postings that are sorted at a time: 96 MB.
const AT_A_TIME: usize = 6_000_000;
/// Bytes of the first parts of a list: two fit a page. Later parts are longer, so that 256 are enough for any list.
const FIRST_PARTS: usize = 2000;

/// Whether lists and vocabulary should be made anew: the memory has doubled since, or much of what is listed is gone.
pub(super) fn has_drifted(state: &State) -> bool {
    let few = MOST_UNMERGED as i64;
    state.merged > 2 * state.ranked.max(few) || state.gone > few.max(state.merged / 4)
}

/// Makes vocabulary and lists anew.
pub(super) fn rebuild(connection: &Connection, state: &mut State) -> Result<(), StoreError> {
    connection.execute("DELETE FROM posting", [])?;
    let variants = connection.query_row("SELECT count(*) FROM variant", [], |row| row.get(0))?;
    *state = State { merged_through: 0, merged: 0, gone: 0, ranked: variants, ..*state };
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
    merge_with(connection, state, &Ranks::load(connection)?)
}

/// A variant as the index sees it.
pub(super) struct Indexed<'a> {
    pub(super) number: i64,
    pub(super) base: &'a str,
    pub(super) outline: Outline,
    pub(super) elements: &'a [Element],
}

/// Hands on each variant after the one with the number `after`, or each `step`-th of them.
pub(super) fn each_variant(
    connection: &Connection,
    after: i64,
    step: i64,
    mut take: impl FnMut(Indexed<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare("SELECT id, base, text, codes FROM variant WHERE id > ?1 AND id % ?2 = 0 ORDER BY id")?;
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
    let mut lists = Lists::new(connection, state.merged == 0);
    let mut sorted = Vec::new();
    let mut through = state.merged_through;
    let mut merged = 0;
    each_variant(connection, state.merged_through, 1, |variant| {
        ranks.sorted(variant.elements, &mut sorted);
        lists.add(variant.number, variant.outline, &sorted)?;
        (through, merged) = (variant.number, merged + 1);
        Ok(())
    })?;
    lists.write()?;
    (state.merged_through, state.merged) = (through, state.merged + merged);
    unmerged::clear(connection)
}

/// Postings on their way into the lists.
struct Lists<'a> {
    connection: &'a Connection,
    /// Whether no list is there yet, so that none has to be looked for.
    are_new: bool,
    first: i64,
    /// For each variant from `first` on: tokens and signature.
    variants: Vec<(u32, u32)>,
    /// List and position in one number, and the variant as an index.
    postings: Vec<(u64, u32)>,
}

/// Bits of a position in `Lists::postings`; the address of a list without its part fits the others.
const POSITION: u32 = 24;

impl<'a> Lists<'a> {
    fn new(connection: &'a Connection, are_new: bool) -> Self {
        Lists { connection, are_new, first: 0, variants: Vec::new(), postings: Vec::new() }
    }

    fn add(&mut self, variant: i64, outline: Outline, ranks: &[Rank]) -> Result<(), StoreError> {
        let span = usize::try_from(variant - self.first).unwrap_or(usize::MAX);
        if !self.variants.is_empty() && (self.postings.len() >= AT_A_TIME || span >= AT_A_TIME) {
            self.write()?;
        }
        if self.variants.is_empty() {
            self.first = variant;
        }
        let index = (variant - self.first) as usize;
        self.variants.resize(index, (0, 0));
        self.variants.push((outline.tokens, Width::Narrow.of(outline.signature) as u32));
        for (key, position) in places(ranks) {
            let list = (key.number() as u64 >> 8) << POSITION;
            self.postings.push((list | u64::from(position.min((1 << POSITION) - 1)), index as u32));
        }
        Ok(())
    }

    fn write(&mut self) -> Result<(), StoreError> {
        self.postings.sort_unstable_by_key(|(place, variant)| (*place >> POSITION, *variant));
        for some in self.postings.chunk_by(|a, b| a.0 >> POSITION == b.0 >> POSITION) {
            let key = Key::from_number(((some[0].0 >> POSITION) << 8) as i64);
            let postings = some.iter().map(|(place, variant)| {
                let (tokens, signature) = self.variants[*variant as usize];
                let position = (place & ((1 << POSITION) - 1)) as u32;
                Posting { variant: self.first + i64::from(*variant), tokens, position, signature }
            });
            extend(self.connection, key, postings, self.are_new)?;
        }
        self.are_new = false;
        self.postings.clear();
        self.variants.clear();
        Ok(())
    }
}

/// Puts `postings` at the end of the list `key`.
fn extend(
    connection: &Connection,
    key: Key,
    postings: impl Iterator<Item = Posting>,
    is_new: bool,
) -> Result<(), StoreError> {
    let mut part = key;
    let mut packer = Packer::default();
    if !is_new {
        let last: Option<(i64, Vec<u8>)> = connection
            .prepare_cached("SELECT key, postings FROM posting WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC LIMIT 1")?
            .query_row([key.number(), key.last_part().number()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((number, bytes)) = last {
            part = Key::from_number(number);
            packer = Packer::after(bytes, part);
        }
    }
    for posting in postings {
        if packer.len() >= capacity(part)
            && let Some(next) = part.next_part()
        {
            put(connection, part, packer.take())?;
            part = next;
        }
        packer.push(part, &posting);
    }
    put(connection, part, packer.take())
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

//! The index of the concordance: which search words (`text/search_words.rs`) stand in which variant.
//!
//! It is written in the transaction that changes the variant. A query never reaches the index as it was typed: every
//! word is a quoted string made of search words alone, with the base of its language before it.

use std::hash::Hasher;
use std::ops::RangeInclusive;

use rusqlite::{Connection, Row, params};

use super::{Holder, Shelf, Source, Store, StoreError, rows};
use crate::matching::concordance::Sought;
use crate::model::segment::Segment;
use crate::text::light_words::is_light_word;
use crate::text::search_words::push_search_words;
use crate::text::tokens::{Token, tokenise};

/// Bytes of a word that SQLite's full-text index keeps (FTS5_MAX_TOKEN_SIZE).
const LONGEST_WORD: usize = 32_768;

/// Adds the variant with the number `variant`, in the language with the primary subtag `base`, whose text is cut into
/// `tokens`.
pub(super) fn add(
    connection: &Connection,
    variant: i64,
    base: &str,
    text: &str,
    tokens: &[Token],
) -> Result<(), StoreError> {
    let mut words = String::with_capacity(text.len() * 2);
    push_search_words(text, tokens, &prefix(base), &mut words);
    connection
        .prepare_cached("INSERT INTO concordance (rowid, words) VALUES (?1, ?2)")?
        .execute(params![variant, words])?;
    Ok(())
}

/// Removes the variants of the unit with the number `unit`, which are still there.
pub(super) fn remove_unit(connection: &Connection, unit: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM concordance WHERE rowid IN (SELECT id FROM variant WHERE unit = ?1)")?
        .execute([unit])?;
    Ok(())
}

/// Makes the index anew from all variants.
pub(super) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("INSERT INTO concordance (concordance) VALUES ('delete-all')", [])?;
    let mut variants = connection.prepare("SELECT id, base, text, codes FROM variant ORDER BY id")?;
    let mut found = variants.query([])?;
    while let Some(row) = found.next()? {
        let (base, segment) = read(row)?;
        add(connection, row.get(0)?, &base, segment.text(), &segment.tokens())?;
    }
    Ok(())
}

/// Says whether the index holds what [`rebuild`] would put there: which word stands in which variant at which place. Sums
/// of hashes are compared, which are the same in any order, so memory does not grow with the database.
pub(super) fn audit(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let (mut wanted, mut there) = (Content::default(), Content::default());
    let mut words = String::new();
    let mut variants = connection.prepare("SELECT id, base, text, codes FROM variant")?;
    let mut found = variants.query([])?;
    while let Some(row) = found.next()? {
        let (base, segment) = read(row)?;
        words.clear();
        push_search_words(segment.text(), &segment.tokens(), &prefix(&base), &mut words);
        for (at, word) in words.split_terminator(' ').enumerate() {
            wanted.add(word.as_bytes(), row.get(0)?, at as i64);
        }
    }
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.concordance_place USING fts5vocab (main, concordance, instance)",
    )?;
    let mut places = connection.prepare("SELECT term, doc, \"offset\" FROM temp.concordance_place")?;
    let mut found = places.query([])?;
    while let Some(row) = found.next()? {
        there.add(row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?, row.get(1)?, row.get(2)?);
    }
    let message = || format!("it holds {} words in their places, and the texts have {}", there.words, wanted.words);
    Ok(if there == wanted { Vec::new() } else { vec![message()] })
}

/// The base and segment of a variant: its base, text and codes are in the columns 1 to 3. What is damaged is a fault that
/// other audits name; it keeps nothing else from being found.
fn read(row: &Row<'_>) -> Result<(String, Segment), StoreError> {
    let lossy =
        |at| Ok::<_, StoreError>(String::from_utf8_lossy(row.get_ref(at)?.as_bytes().unwrap_or_default()).into_owned());
    let text = lossy(2)?;
    let codes = row.get_ref(3)?.as_str_or_null().unwrap_or_default();
    Ok((lossy(1)?, rows::segment(text.clone(), codes).unwrap_or_else(|_| Segment::plain(text))))
}

/// Words in their places: how many, and the sum of their hashes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Content {
    words: u64,
    sum: u64,
}

impl Content {
    fn add(&mut self, word: &[u8], variant: i64, at: i64) {
        let mut hasher = fnv::FnvHasher::default();
        // A longer word is cut by SQLite.
        hasher.write(&word[..word.len().min(LONGEST_WORD)]);
        hasher.write(&variant.to_le_bytes());
        hasher.write(&at.to_le_bytes());
        self.words += 1;
        self.sum = self.sum.wrapping_add(hasher.finish());
    }
}

/// What stands before each word of a language. No word holds a colon.
fn prefix(base: &str) -> String {
    format!("{base}:")
}

/// The query for variants in the language `base` in which all that is `sought` stands; `None` where nothing is sought,
/// or something that has no word.
pub(super) fn expression(base: &str, sought: &[Sought]) -> Option<String> {
    let mut all = String::new();
    for one in sought {
        let mut any = String::new();
        for words in one.alternatives.iter().filter(|words| !words.is_empty()) {
            if !any.is_empty() {
                any.push_str(" OR ");
            }
            any.push('"');
            for word in words {
                any.push_str(base);
                any.push(':');
                // Search words have no quotation mark; one that came from elsewhere would find nothing.
                any.extend(word.chars().filter(|c| *c != '"' && *c != '\0'));
                any.push(' ');
            }
            any.push_str(if one.prefix { "\" *" } else { "\"" });
        }
        if any.is_empty() {
            return None;
        }
        if !all.is_empty() {
            all.push_str(" AND ");
        }
        all.push_str(&format!("({any})"));
    }
    (!all.is_empty()).then_some(all)
}

/// Where the first variants with a word are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// There are no more than these.
    All {
        /// How many there are.
        variants: usize,
    },
    /// There may be more behind this number.
    Through(i64),
    /// There is no word, so nothing is known.
    Everywhere,
}

/// The query for variants in the language `base` with the phrase of `tokens`, and some more. The light words in a phrase
/// stand in half of all texts, and going through their lists would cost more than all the rest; of these only their
/// room is asked for.
fn phrase_expression(base: &str, tokens: &[String]) -> Option<String> {
    let is_light = |token: &String| is_light_word(token);
    if tokens.iter().all(is_light) || !tokens.iter().any(is_light) {
        return expression(base, &[Sought::phrase(words_of(tokens))]);
    }
    // The words of each stretch without light words, and of the room behind it.
    let mut parts: Vec<(Vec<String>, usize)> = Vec::new();
    let mut begun = false;
    for token in tokens {
        let words = words_of(std::slice::from_ref(token));
        if is_light(token) {
            parts.last_mut().into_iter().for_each(|(_, room)| *room += words.len());
            begun = false;
        } else if begun && let Some((last, _)) = parts.last_mut() {
            last.extend(words);
        } else if !words.is_empty() {
            parts.push((words, 0));
            begun = true;
        }
    }
    if parts.is_empty() {
        return expression(base, &[Sought::phrase(words_of(tokens))]);
    }
    let phrases: Vec<String> = parts
        .iter()
        .filter_map(|(words, _)| expression(base, &[Sought::phrase(words.clone())]))
        .map(|phrase| phrase.trim_matches(['(', ')']).to_owned())
        .collect();
    // What stands between the end of the first and the beginning of the last.
    let (_, but_first) = parts.split_first()?;
    let between = but_first.split_last().map_or(&[][..], |(_, between)| between);
    let first = parts.first().filter(|_| parts.len() > 1).map_or(0, |(_, room)| *room);
    let room = first + between.iter().map(|(words, room)| words.len() + room).sum::<usize>();
    Some(format!("NEAR({}, {room})", phrases.join(" ")))
}

/// The search words of tokens as [`Segment::folded_tokens`] gives them.
fn words_of(tokens: &[String]) -> Vec<String> {
    let mut words = String::new();
    for token in tokens.iter().filter(|token| !token.starts_with('\u{FFFC}')) {
        push_search_words(token, &tokenise(token, []), "", &mut words);
    }
    words.split_terminator(' ').map(str::to_owned).collect()
}

impl Store {
    /// How many variants in the language with the primary subtag `base` hold all that is `sought`. None is read.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn count_in_concordance(&self, base: &str, sought: &[Sought]) -> Result<u64, StoreError> {
        let Some(expression) = expression(base, sought) else { return Ok(0) };
        let mut statement =
            self.connection.prepare_cached("SELECT count(*) FROM concordance WHERE concordance MATCH ?1")?;
        Ok(statement.query_row([expression], |row| row.get::<_, i64>(0))?.unsigned_abs())
    }

    /// How far the first `at_most` variants from number `from` on go that are in the language with the primary subtag
    /// `base` and hold all search words of `token`. Costs some 0.2 µs for each of them.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn reach_of_token(&self, base: &str, token: &str, from: i64, at_most: usize) -> Result<Reach, StoreError> {
        let Some(expression) = expression(base, &[Sought::phrase(words_of(&[token.to_owned()]))]) else {
            return Ok(Reach::Everywhere);
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT rowid FROM concordance WHERE concordance MATCH ?1 AND rowid >= ?2 ORDER BY rowid LIMIT ?3",
        )?;
        let mut found = statement.query(params![expression, from, at_most as i64])?;
        let (mut variants, mut through) = (0, from);
        while let Some(row) = found.next()? {
            variants += 1;
            through = row.get(0)?;
        }
        Ok(if variants < at_most { Reach::All { variants } } else { Reach::Through(through) })
    }

    /// Hands the variants to `take` in whose [`Segment::folded_tokens`] `tokens` stand one after the other, until it
    /// says that it has enough: those in the language with the primary subtag `base` that are numbered within `numbers`
    /// and belong to units on `shelf`, the older ones first. None for tokens among which there is no word or number.
    ///
    /// [`Segment::folded_tokens`]: crate::model::segment::Segment::folded_tokens
    ///
    /// # Errors
    /// What SQLite or `take` reports.
    pub fn each_with_phrase<E: From<StoreError>>(
        &self,
        base: &str,
        tokens: &[String],
        numbers: RangeInclusive<i64>,
        shelf: &Shelf,
        mut take: impl FnMut(Source, Holder<'_>) -> Result<bool, E>,
    ) -> Result<(), E> {
        let Some(expression) = phrase_expression(base, tokens) else { return Ok(()) };
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT rowid FROM concordance
                 WHERE concordance MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid",
            )
            .map_err(StoreError::from)?;
        let mut found =
            statement.query(params![expression, numbers.start(), numbers.end()]).map_err(StoreError::from)?;
        while let Some(row) = found.next().map_err(StoreError::from)? {
            let variant: i64 = row.get(0).map_err(StoreError::from)?;
            let Some(source) = self.source(variant, base)? else { continue };
            let Some(holder) = self.holder(source.unit, shelf)? else { continue };
            // The index knows no marks, accents and codes, and is not asked about light words.
            let is_there = source.segment.folded_tokens().windows(tokens.len().max(1)).any(|window| window == tokens);
            if is_there && !take(source, holder)? {
                break;
            }
        }
        Ok(())
    }

    /// Hands every search word of the language with the primary subtag `base` to `take`, in the order of their letters.
    /// Costs about as much as counting the words of all its variants.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn words_in_concordance(&self, base: &str, take: &mut dyn FnMut(&str)) -> Result<(), StoreError> {
        let prefix = prefix(base);
        let mut statement =
            self.connection.prepare_cached("SELECT term FROM concordance_word WHERE term >= ?1 AND term < ?2")?;
        // The character after the colon.
        let mut found = statement.query(params![prefix, format!("{base};")])?;
        while let Some(row) = found.next()? {
            let term = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            take(term.strip_prefix(prefix.as_str()).unwrap_or(term));
        }
        Ok(())
    }
}

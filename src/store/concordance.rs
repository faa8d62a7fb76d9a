//! The index of the concordance: which search words (`text/search_words.rs`) stand in which variant.
//!
//! It is written in the transaction that changes the variant. A query never reaches the index as it was typed: every
//! word is a quoted string made of search words alone, with the base of its language before it.

use std::hash::Hasher;

use rusqlite::{Connection, Row, params};

use super::{Store, StoreError, rows};
use crate::matching::concordance::Sought;
use crate::model::segment::Segment;
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

    /// The variants, with their units, in the language with the primary subtag `base` in whose
    /// [`Segment::folded_tokens`] `tokens` stand one after the other: the older variants first, and no more than
    /// `at_most`. None for tokens among which there is no word or number.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn units_with_phrase(
        &self,
        base: &str,
        tokens: &[String],
        at_most: usize,
    ) -> Result<Vec<(i64, i64)>, StoreError> {
        let mut units = Vec::new();
        let Some(expression) = expression(base, &[Sought::phrase(words_of(tokens))]) else { return Ok(units) };
        let mut statement = self.connection.prepare_cached(
            "SELECT variant.id, variant.unit, variant.text, variant.codes
             FROM concordance JOIN variant ON variant.id = concordance.rowid
             WHERE concordance MATCH ?1 ORDER BY concordance.rowid",
        )?;
        let mut found = statement.query([expression])?;
        while units.len() < at_most {
            let Some(row) = found.next()? else { break };
            let codes = row.get_ref(3)?.as_str_or_null().map_err(rusqlite::Error::from)?;
            let segment = rows::segment(row.get(2)?, codes)?;
            // The index knows no marks, accents and codes.
            if segment.folded_tokens().windows(tokens.len().max(1)).any(|window| window == tokens) {
                units.push((row.get(0)?, row.get(1)?));
            }
        }
        Ok(units)
    }

    /// Whether [`Store::units_with_phrase`] would find any.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn phrase_exists(&self, base: &str, tokens: &[String]) -> Result<bool, StoreError> {
        Ok(!self.units_with_phrase(base, tokens, 1)?.is_empty())
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

//! Outlines of the variants that are not merged yet, packed by language into few rows.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::super::StoreError;
use crate::matching::outline::Outline;

/// Bytes of one outline: number, tokens, signature.
const ONE: usize = 8 + 4 + 8;
/// Outlines in one row: it and its row fit a page.
const IN_A_ROW: usize = 200;

/// How many variants wait.
pub(super) fn count(connection: &Connection) -> Result<usize, StoreError> {
    let sql = "SELECT coalesce(sum(length(outlines)), 0) FROM unmerged";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0))? as usize / ONE)
}

/// Lets new variants wait.
pub(super) fn append(connection: &Connection, new: &BTreeMap<String, Vec<(i64, Outline)>>) -> Result<(), StoreError> {
    for (base, outlines) in new {
        let last: Option<(i64, Vec<u8>)> = connection
            .prepare_cached("SELECT id, outlines FROM unmerged WHERE base = ?1 ORDER BY id DESC LIMIT 1")?
            .query_row([base], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (id, mut row) = last.unzip();
        let mut bytes = row.take().filter(|row| row.len() < IN_A_ROW * ONE);
        let mut id = id.filter(|_| bytes.is_some());
        for some in outlines.chunks(IN_A_ROW) {
            let mut packed = bytes.take().unwrap_or_default();
            for (variant, outline) in some {
                packed.extend_from_slice(&variant.to_le_bytes());
                packed.extend_from_slice(&outline.tokens.to_le_bytes());
                packed.extend_from_slice(&outline.signature.to_le_bytes());
            }
            connection
                .prepare_cached("INSERT OR REPLACE INTO unmerged (id, base, outlines) VALUES (?1, ?2, ?3)")?
                .execute(params![id.take(), base, packed])?;
        }
    }
    Ok(())
}

/// Hands each waiting variant of the language with the primary subtag `base` to `take`, with its outline.
pub(super) fn each(connection: &Connection, base: &str, mut take: impl FnMut(i64, Outline)) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("SELECT outlines FROM unmerged WHERE base = ?1")?;
    let mut rows = statement.query([base])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
        for one in bytes.as_chunks::<ONE>().0 {
            let (variant, rest) = one.split_first_chunk::<8>().expect("20 bytes hold 8");
            let (tokens, signature) = rest.split_first_chunk::<4>().expect("12 bytes hold 4");
            let signature = signature.first_chunk::<8>().expect("8 bytes are left");
            let outline = Outline { tokens: u32::from_le_bytes(*tokens), signature: u64::from_le_bytes(*signature) };
            take(i64::from_le_bytes(*variant), outline);
        }
    }
    Ok(())
}

/// Nothing waits any more.
pub(super) fn clear(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM unmerged", [])?;
    Ok(())
}

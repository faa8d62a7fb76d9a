//! Making anew all that is derived from texts, after the rules by which it is made have changed.

use rusqlite::Connection;

use super::units::{content_key, language};
use super::{StoreError, concordance, index, keys};
use crate::matching::candidate::text_key;
use crate::model::segment::Segment;

/// Whether the rules were others when what the database holds was made.
pub(super) fn is_outdated(connection: &Connection) -> Result<bool, StoreError> {
    index::is_of_other_rules(connection)
}

/// Makes keys, match index and concordance anew. What a unit knows of its neighbours is carried over, as far as their
/// texts are still there.
pub(super) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("CREATE TEMP TABLE renamed (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")?;
    {
        let mut variants = connection.prepare("SELECT id, text, text_key FROM variant")?;
        let mut rename = connection.prepare("INSERT OR REPLACE INTO renamed (old, new) VALUES (?1, ?2)")?;
        let mut update = connection.prepare("UPDATE variant SET text_key = ?2 WHERE id = ?1")?;
        let mut found = variants.query([])?;
        while let Some(row) = found.next()? {
            let (old, new): (i64, i64) = (row.get(2)?, text_key(&Segment::plain(row.get::<_, String>(1)?)) as i64);
            if old != new {
                rename.execute([old, new])?;
                update.execute([row.get(0)?, new])?;
            }
        }
    }
    connection.execute_batch(
        "UPDATE variant SET
           text_before = coalesce((SELECT new FROM renamed WHERE old = text_before), text_before),
           text_after = coalesce((SELECT new FROM renamed WHERE old = text_after), text_after)
         WHERE text_before IN (SELECT old FROM renamed)
           OR text_after IN (SELECT old FROM renamed);
         DROP TABLE renamed;",
    )?;
    let mut units = connection.prepare("SELECT id FROM unit")?;
    let mut variants = connection.prepare("SELECT language, text FROM variant WHERE unit = ?1")?;
    let mut update = connection.prepare("UPDATE unit SET content_key = ?2 WHERE id = ?1 AND content_key <> ?2")?;
    let all: Vec<i64> = units.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for unit in all {
        let texts = variants
            .query_map([unit], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
            .map(|text| text.map(|(tag, text)| (language(&tag), Segment::plain(text).normal_form())))
            .collect::<Result<Vec<_>, _>>()?;
        update.execute([unit, content_key(texts.iter().map(|(language, form)| (language, form.as_str())))])?;
    }
    keys::rebuild(connection)?;
    concordance::rebuild(connection)?;
    index::rebuild(connection)
}

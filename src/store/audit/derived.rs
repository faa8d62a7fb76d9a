//! What is derived from texts and languages, and kept so that it can be searched by. All of it can be made anew.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::{Inspection, text};
use crate::matching::candidate::text_key;
use crate::model::segment::Segment;
use crate::store::units::{content_key, language};
use crate::store::{StoreError, concordance, index, keys};

/// A variant names the memory of its unit and the primary subtag of its language.
pub(super) fn places(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let sql = "SELECT variant.id, variant.unit, variant.language, variant.base, variant.memory, unit.memory
               FROM variant JOIN unit ON unit.id = variant.unit WHERE variant.id > ?1 ORDER BY variant.id";
    inspection.walk(sql, |_, row| {
        let (tag, base) = (text(row, 2)?, text(row, 3)?);
        let wanted = language(tag);
        let (memory, of_unit): (i64, i64) = (row.get(4)?, row.get(5)?);
        let message = match (base == wanted.base(), memory == of_unit) {
            (true, true) => return Ok(None),
            (false, _) => format!("its {tag} text is filed under the language `{base}`"),
            (true, false) => format!("its {tag} text is filed under another memory"),
        };
        let values = vec![row.get::<_, Value>(0)?, wanted.base().to_owned().into(), of_unit.into()];
        Ok(Some((message, Some(("UPDATE variant SET base = ?2, memory = ?3 WHERE id = ?1", values)))))
    })
}

/// The key by which equal texts are found.
pub(super) fn text_keys(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let sql = "SELECT id, unit, language, text, text_key FROM variant WHERE id > ?1 ORDER BY id";
    inspection.walk(sql, |_, row| {
        let key = text_key(&Segment::plain(text(row, 3)?)) as i64;
        if row.get::<_, i64>(4)? == key {
            return Ok(None);
        }
        let values = vec![row.get::<_, Value>(0)?, key.into()];
        let message = format!("the key of its {} text is not that of the text", text(row, 2)?);
        Ok(Some((message, Some(("UPDATE variant SET text_key = ?2 WHERE id = ?1", values)))))
    })
}

/// The tables in which equal texts, equal units and the languages of memories are found.
pub(super) fn key_tables(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    rebuilt(inspection, keys::audit, keys::rebuild)
}

/// The lists by which similar texts are found.
pub(super) fn match_index(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    rebuilt(inspection, index::audit, index::rebuild)
}

/// The index by which words and phrases are found.
pub(super) fn concordance_words(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    rebuilt(inspection, concordance::audit, concordance::rebuild)
}

/// Asks `audit` for what is wrong, and has everything made anew where anything is.
fn rebuilt(
    inspection: &mut Inspection<'_>,
    audit: fn(&Connection) -> Result<Vec<String>, StoreError>,
    rebuild: fn(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let faults = audit(inspection.connection)?;
    if inspection.repair && !faults.is_empty() {
        rebuild(inspection.connection)?;
        inspection.result.repaired += faults.len() as u64;
    }
    faults.into_iter().for_each(|message| inspection.fault(None, message));
    Ok(())
}

/// The key by which equal units are found.
pub(super) fn content_keys(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let sql = "SELECT id, id, content_key FROM unit WHERE id > ?1 ORDER BY id";
    inspection.walk(sql, |connection, row| {
        let unit: i64 = row.get(0)?;
        let mut statement = connection.prepare_cached("SELECT language, text FROM variant WHERE unit = ?1")?;
        let mut variants = statement.query([unit])?;
        let mut texts = Vec::new();
        while let Some(variant) = variants.next()? {
            texts.push((language(text(variant, 0)?), Segment::plain(text(variant, 1)?).normal_form()));
        }
        let key = content_key(texts.iter().map(|(language, form)| (language, form.as_str())));
        if row.get::<_, i64>(2)? == key {
            return Ok(None);
        }
        let remedy = ("UPDATE unit SET content_key = ?2 WHERE id = ?1", vec![unit.into(), key.into()]);
        Ok(Some(("its key is not that of its texts".to_owned(), Some(remedy))))
    })
}

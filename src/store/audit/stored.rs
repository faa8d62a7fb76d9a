//! What people put in: units, words of closed vocabularies, lists as JSON, inline codes.

use serde::de::IgnoredAny;

use super::{Inspection, Verdict, optional_text, text};
use crate::model::concept::{PartOfSpeech, TermStatus};
use crate::model::provenance::{Origin, Status};
use crate::store::{StoreError, rows};
use crate::text::language::Language;

fn wrong(message: String) -> Verdict {
    Some((message, None))
}

pub(super) fn units(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let sql = "SELECT id, id, EXISTS (SELECT 1 FROM variant WHERE variant.unit = unit.id)
               FROM unit WHERE id > ?1 ORDER BY id";
    inspection.walk(sql, |_, row| {
        let has_text: bool = row.get(2)?;
        Ok(if has_text { None } else { wrong("it has no text in any language".to_owned()) })
    })
}

pub(super) fn words(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let sql = "SELECT id, id, status, origin FROM unit WHERE id > ?1 ORDER BY id";
    inspection.walk(sql, |_, row| {
        rows::word::<Status>(text(row, 2)?)?;
        rows::word::<Origin>(text(row, 3)?)?;
        Ok(None)
    })?;
    let sql = "SELECT id, unit, language FROM variant WHERE id > ?1 ORDER BY id";
    inspection.walk(sql, |_, row| Ok(language(text(row, 2)?)))?;
    let sql = "SELECT id, NULL, status, part_of_speech, language, text FROM term WHERE id > ?1 ORDER BY id";
    inspection.walk(sql, |_, row| {
        let term = text(row, 5)?;
        let of_term = |fault: StoreError| StoreError::Damaged(format!("the term {term}: {}", reason(fault)));
        rows::word::<TermStatus>(text(row, 2)?).map_err(of_term)?;
        if let Some(word) = optional_text(row, 3)? {
            rows::word::<PartOfSpeech>(word).map_err(of_term)?;
        }
        Ok(language(text(row, 4)?).map(|(message, remedy)| (format!("the term {term}: {message}"), remedy)))
    })
}

/// What is wrong, without the words that a database is damaged.
fn reason(error: StoreError) -> String {
    match error {
        StoreError::Damaged(what) => what,
        other => other.to_string(),
    }
}

fn language(tag: &str) -> Verdict {
    match tag.parse::<Language>() {
        Ok(parsed) if parsed.as_str() == tag => None,
        Ok(parsed) => wrong(format!("its language is written `{tag}` and not `{parsed}`")),
        Err(_) => wrong(format!("`{tag}` is no language")),
    }
}

pub(super) fn lists(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    for sql in [
        "SELECT id, id, attributes, annotations FROM unit WHERE id > ?1 ORDER BY id",
        "SELECT id, unit, attributes, annotations FROM variant WHERE id > ?1 ORDER BY id",
    ] {
        inspection.walk(sql, |_, row| {
            let (attributes, annotations) = (optional_text(row, 2)?, optional_text(row, 3)?);
            let attributes = rows::attributes(attributes).map(drop).map_err(|error| ("attributes", error));
            let annotations = rows::annotations(annotations).map(drop).map_err(|error| ("notes", error));
            Ok(attributes
                .and(annotations)
                .err()
                .and_then(|(what, error)| wrong(format!("its {what} cannot be read: {}", reason(error)))))
        })?;
    }
    let sql = "SELECT id, NULL, before, entity, name FROM history WHERE id > ?1 ORDER BY id";
    inspection.walk(sql, |_, row| {
        let Some(before) = optional_text(row, 2)? else {
            return Ok(None);
        };
        let fault = serde_json::from_str::<IgnoredAny>(before).err();
        let (entity, name) = (text(row, 3)?, text(row, 4)?);
        Ok(fault.and_then(|error| wrong(format!("what {entity} {name} was before cannot be read: {error}"))))
    })
}

pub(super) fn codes(inspection: &mut Inspection<'_>) -> Result<(), StoreError> {
    let sql = "SELECT id, unit, text, codes FROM variant WHERE id > ?1 ORDER BY id";
    inspection.walk(sql, |_, row| {
        let (text, codes) = (text(row, 2)?, optional_text(row, 3)?);
        if codes.is_none() {
            return Ok(None);
        }
        let fault = rows::segment(text.to_owned(), codes).err();
        Ok(fault.and_then(|error| wrong(reason(error))))
    })
}

//! How lists are held in one column: as compact JSON arrays, `NULL` for an empty one.

use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::model::segment::{Code, Segment};
use crate::model::unit::Annotation;

#[derive(Serialize, Deserialize)]
struct CodeRow {
    #[serde(rename = "k")]
    kind: String,
    #[serde(rename = "s")]
    span: (usize, usize),
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pair: Option<String>,
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    counterpart: Option<String>,
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    category: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct AnnotationRow {
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    property: Option<String>,
    #[serde(rename = "t")]
    text: String,
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<(String, String)>,
}

/// A list as a column.
pub(super) fn list_column<T: Serialize>(list: &[T]) -> Option<String> {
    (!list.is_empty()).then(|| serde_json::to_string(list).expect("lists of strings and numbers are JSON"))
}

/// The list in a column.
pub(super) fn list<T: for<'a> Deserialize<'a>>(column: Option<&str>) -> Result<Vec<T>, StoreError> {
    column.map_or(Ok(Vec::new()), |json| serde_json::from_str(json).map_err(|e| StoreError::Damaged(e.to_string())))
}

pub(super) fn attributes_column(attributes: &[(String, String)]) -> Option<String> {
    list_column(attributes)
}

pub(super) fn attributes(json: Option<&str>) -> Result<Vec<(String, String)>, StoreError> {
    list(json)
}

pub(super) fn annotations_column(annotations: &[Annotation]) -> Option<String> {
    let rows: Vec<AnnotationRow> = annotations
        .iter()
        .map(|one| AnnotationRow {
            property: one.property.clone(),
            text: one.text.clone(),
            attributes: one.attributes.clone(),
        })
        .collect();
    list_column(&rows)
}

pub(super) fn annotations(json: Option<&str>) -> Result<Vec<Annotation>, StoreError> {
    let rows: Vec<AnnotationRow> = list(json)?;
    Ok(rows
        .into_iter()
        .map(|row| Annotation { property: row.property, text: row.text, attributes: row.attributes })
        .collect())
}

pub(super) fn codes_column(segment: &Segment) -> Option<String> {
    let rows: Vec<CodeRow> = segment
        .codes()
        .iter()
        .map(|code| CodeRow {
            kind: code.kind.to_string(),
            span: (code.span.start, code.span.end),
            pair: code.pair.clone(),
            counterpart: code.counterpart.clone(),
            category: code.category.clone(),
        })
        .collect();
    list_column(&rows)
}

pub(super) fn segment(text: String, codes: Option<&str>) -> Result<Segment, StoreError> {
    let rows: Vec<CodeRow> = list(codes)?;
    let codes = rows
        .into_iter()
        .map(|row| {
            Ok(Code {
                kind: row.kind.parse().map_err(|_| StoreError::Damaged(format!("code kind {}", row.kind)))?,
                span: row.span.0..row.span.1,
                pair: row.pair,
                counterpart: row.counterpart,
                category: row.category,
            })
        })
        .collect::<Result<Vec<Code>, StoreError>>()?;
    Segment::checked(text, codes).ok_or_else(|| StoreError::Damaged("a code lies outside its text".to_owned()))
}

/// A word of a closed vocabulary.
pub(super) fn word<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::Damaged(format!("`{text}` stands where another word belongs")))
}

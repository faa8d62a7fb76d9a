//! Groups of spellings of one word.

use serde::Deserialize;

use super::{list, optional};
use crate::model::vocabulary;

vocabulary! {
    /// How the spellings of a group are related.
    VariantKind: "kind of spelling variant" {
        /// One is standard, the others occur.
        Spelling = "spelling",
        /// Both are standard: `onyesha`, `onesha`.
        Pair = "pair",
        /// A loan that is spelt in several ways.
        Loan = "loan",
        /// The others are never right.
        Slip = "slip",
    }
}

/// Spellings of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantGroup {
    /// The one to write.
    pub preferred: String,
    /// The others.
    pub others: Vec<String>,
    /// How they are related.
    pub kind: VariantKind,
    /// Remarks.
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Row {
    preferred: String,
    others: String,
    kind: String,
    note: String,
}

pub(super) fn read(row: Row) -> Result<VariantGroup, String> {
    Ok(VariantGroup {
        kind: row.kind.parse().map_err(|error| format!("{}: {error}", row.preferred))?,
        others: list(&row.others).map(str::to_owned).collect(),
        preferred: row.preferred,
        note: optional(row.note),
    })
}

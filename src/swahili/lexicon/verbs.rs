//! Verbs by their stems.

use serde::Deserialize;

use super::{list, optional};
use crate::model::vocabulary;

vocabulary! {
    /// Whether a verb takes an object.
    Transitivity: "transitivity" {
        /// It does.
        Transitive = "yes",
        /// It does not.
        Intransitive = "no",
        /// It may.
        Both = "both",
    }
}

/// One verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The stem with its final vowel: `unganisha`, `jibu`, `la`.
    pub verb: String,
    /// Whether it takes an object.
    pub transitive: Transitivity,
    /// The verb that it was made from by an extension.
    pub base: Option<String>,
    /// Passives that the rules do not make.
    pub passives: Vec<String>,
    /// What it means, in English, without "to".
    pub gloss: String,
    /// What about the row is doubtful.
    pub doubt: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Row {
    verb: String,
    transitive: String,
    base: String,
    passive: String,
    gloss: String,
    doubt: String,
}

pub(super) fn read(row: Row) -> Result<Verb, String> {
    Ok(Verb {
        transitive: row.transitive.parse().map_err(|error| format!("{}: {error}", row.verb))?,
        verb: row.verb,
        base: optional(row.base),
        passives: list(&row.passive).map(str::to_owned).collect(),
        gloss: row.gloss,
        doubt: optional(row.doubt),
    })
}

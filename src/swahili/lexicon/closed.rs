//! The closed classes: words and fixed phrases that agree with nothing.

use serde::Deserialize;

use super::optional;
use crate::model::vocabulary;

vocabulary! {
    /// What a word of a closed class is.
    ClosedPart: "part of speech of a closed class" {
        /// Says how, when or where.
        Adverb = "adverb",
        /// Joins clauses or words.
        Conjunction = "conjunction",
        /// Stands before a noun.
        Preposition = "preposition",
        /// Stands for a person or a thing.
        Pronoun = "pronoun",
        /// Stands alone.
        Interjection = "interjection",
        /// Asks.
        Question = "question",
        /// `ni`, `si`.
        Copula = "copula",
        /// Colours a sentence: `je`, `basi`.
        Particle = "particle",
        /// Sounds like what it means: `tii`, `pu`.
        Ideophone = "ideophone",
        /// Before a name: `Dkt.`.
        Title = "title",
        /// A day of the week.
        Day = "day",
        /// A month.
        Month = "month",
    }
}

/// One word or fixed phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedWord {
    /// As it is written.
    pub word: String,
    /// What it is.
    pub part: ClosedPart,
    /// What it means, in English.
    pub gloss: String,
    /// Remarks.
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Row {
    word: String,
    part_of_speech: String,
    gloss: String,
    note: String,
}

pub(super) fn read(row: Row) -> Result<ClosedWord, String> {
    Ok(ClosedWord {
        part: row.part_of_speech.parse().map_err(|error| format!("{}: {error}", row.word))?,
        word: row.word,
        gloss: row.gloss,
        note: optional(row.note),
    })
}

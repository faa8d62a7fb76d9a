//! How a form belongs to its term.

use crate::model::vocabulary;

vocabulary! {
    /// How what was found or asked for belongs to the term; the nearest first.
    How: "relation to a term" {
        /// The citation form.
        Exact = "exact",
        /// Another form of the same term: plural, possessive, tense.
        Inflected = "inflected",
        /// Another term that contains it, or is derived from it.
        Related = "related",
        /// A misspelling.
        Fuzzy = "fuzzy",
    }
}

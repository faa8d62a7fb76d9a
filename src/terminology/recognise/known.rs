//! What a recogniser finds out about a word, each thing when it is first asked for: a verb is told from a word in some
//! microseconds.

use std::sync::OnceLock;

use crate::terminology::verbs::VerbMatch;

/// What is known of one word.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The glossary's verbs that it can be a form of, and whether nothing at all is known of it.
    pub(super) verbs: OnceLock<(Vec<VerbMatch>, bool)>,
    /// The verb that it is a misspelt form of.
    pub(super) misspelt: OnceLock<Option<u32>>,
    /// The piece of the tree that it is a misspelling of.
    pub(super) near: OnceLock<Option<u32>>,
}

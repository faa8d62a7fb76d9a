//! What the search asks of a memory.

/// Finds phrases in a memory.
pub trait Phrases {
    /// Why a look-up failed.
    type Error;

    /// The numbers of the units whose source has the tokens of `phrase` one after another, `at_most` so many, each
    /// once and always the same ones. Tokens are those of [`crate::model::segment::Segment::folded_tokens`].
    ///
    /// Only units that may be shown count: not rejected ones, only those of the memories asked for, and only with a
    /// target in the language asked for. A phrase that is found should be found in all of its parts; where a part is
    /// not, the search may find shorter pieces than there are.
    ///
    /// # Errors
    /// What the memory reports.
    fn units_with(&self, phrase: &[String], at_most: usize) -> Result<Vec<i64>, Self::Error>;
}

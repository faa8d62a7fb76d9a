//! What a search in an index finds.

/// A segment that may be near enough to a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// No distance to the query's tokens is smaller.
    pub least_distance: u32,
    /// The number of the variant.
    pub variant: i64,
    /// How many tokens it has.
    pub tokens: u32,
    /// Whether it surely lacks a number of the query, which costs a penalty.
    pub other_numbers: bool,
}

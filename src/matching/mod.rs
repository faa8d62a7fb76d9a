//! Floor 2: how alike two segments are, and which of many are the best.
//!
//! Nothing here knows where units are kept. [`postings`] says under which elements a segment is listed, so that a search
//! reads few lists; [`sieve::Sieve`] tells from a posting or an outline whether a segment can reach a threshold;
//! [`query::Query`] compares; [`ranking::Ranking`] keeps the best and raises the threshold. [`image::Image`] is the same index in memory, for many
//! queries. No step loses a match that brute force over all units would find.

pub mod candidate;
pub mod concordance;
pub mod diff;
mod distance;
pub mod elements;
pub mod image;
pub mod near;
pub mod outline;
mod penalties;
pub mod postings;
pub mod query;
pub mod ranking;
pub mod sieve;
pub mod tokenised;
pub mod work;

/// The version of the rules by which tokens, folded forms, hashes and outlines are made. A database whose index has
/// another one is brought up to date when it is opened.
pub const TOKENS_VERSION: i64 = 1;

#[cfg(test)]
mod tests;

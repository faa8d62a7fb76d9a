//! Floor 2: how alike two segments are, and which of many are the best.
//!
//! Nothing here knows where units are kept. [`query::Query`] tells from a candidate's [`outline::Outline`] alone whether
//! it can reach a threshold, so that a store hands out only those that can; [`ranking::Ranking`] keeps the best and
//! raises the threshold. No step loses a match that brute force over all units would find.

pub mod candidate;
pub mod diff;
mod distance;
pub mod outline;
mod penalties;
pub mod query;
pub mod ranking;

#[cfg(test)]
mod tests;

//! Floor 2: the longest pieces of a segment that a memory holds.
//!
//! [`search::search`] asks a memory by way of [`phrases::Phrases`], a bounded number of times, and chooses pieces that do not
//! overlap. A piece begins and ends with a content word: articles and particles at its ends would only make it rarer.
//! It never crosses an inline code, and a mark only where the memory has the mark there too.

mod cover;
pub mod in_memory;
pub mod phrases;
pub mod search;

#[cfg(test)]
mod tests;

//! What is kept of a segment beside its text, so that most candidates are dismissed without being read.

use crate::model::segment::Segment;
use crate::text::fold::stable_hash;

/// The number of a segment's tokens, and a 64-bit signature with one bit set for each of them.
///
/// Kept in the database: a change to tokens, folding or hashing needs a migration that makes it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// How many folded tokens.
    pub tokens: u32,
    /// The bit `hash(token) mod 64` of each token.
    pub signature: u64,
}

impl Outline {
    /// The outline of `segment`.
    pub fn of(segment: &Segment) -> Self {
        Self::of_tokens(&segment.folded_tokens())
    }

    pub(crate) fn of_tokens(tokens: &[String]) -> Self {
        Outline {
            tokens: u32::try_from(tokens.len()).unwrap_or(u32::MAX),
            signature: tokens.iter().fold(0, |bits, token| bits | bit(token)),
        }
    }
}

/// The signature bit of one token.
pub(crate) fn bit(token: &str) -> u64 {
    1 << (stable_hash(token) % 64)
}

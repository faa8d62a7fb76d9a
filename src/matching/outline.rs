//! What is kept of a segment beside its text, so that most candidates are dismissed without being read.

use crate::model::segment::Segment;

/// The number of a segment's tokens, and a 64-bit signature with one bit set for each of them.
///
/// Kept in the database: a change to tokens, folding or hashing needs a higher
/// [`TOKENS_VERSION`](super::TOKENS_VERSION).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Outline {
    /// How many folded tokens.
    pub tokens: u32,
    /// The bit `hash(token) mod 64` of each token.
    pub signature: u64,
}

impl Outline {
    /// The outline of `segment`.
    pub fn of(segment: &Segment) -> Self {
        Self::of_hashes(&segment.token_hashes())
    }

    /// The outline of a segment with these [`Segment::token_hashes`].
    pub fn of_hashes(hashes: &[u64]) -> Self {
        Outline {
            tokens: u32::try_from(hashes.len()).unwrap_or(u32::MAX),
            signature: hashes.iter().fold(0, |bits, hash| bits | Width::Wide.bit(*hash)),
        }
    }
}

/// How many bits of a signature are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// All 64.
    Wide,
    /// 32, each of which stands for two: half the room in a posting.
    Narrow,
    /// 16, each of which stands for four.
    Narrowest,
}

impl Width {
    /// The bit of the token with this hash.
    pub(super) fn bit(self, hash: u64) -> u64 {
        match self {
            Width::Wide => 1 << (hash % 64),
            Width::Narrow => 1 << (hash % 32),
            Width::Narrowest => 1 << (hash % 16),
        }
    }

    /// A whole signature in this width.
    pub fn of(self, signature: u64) -> u64 {
        match self {
            Width::Wide => signature,
            Width::Narrow => (signature | signature >> 32) & u64::from(u32::MAX),
            Width::Narrowest => {
                let half = signature | signature >> 32;
                (half | half >> 16) & u64::from(u16::MAX)
            }
        }
    }
}

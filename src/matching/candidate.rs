//! What may be a match: a source and target of a memory, and what stood around them.

use crate::model::provenance::{Origin, Status};
use crate::model::score::Tenths;
use crate::model::segment::Segment;
use crate::text::fold::stable_hash;
use crate::text::language::Language;

/// A source and target of a memory that may be a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Number of the unit.
    pub unit: i64,
    /// Number of the variant that is the source.
    pub variant: i64,
    /// Name of its memory.
    pub memory: String,
    /// Priority of the memory: among equal scores the higher one comes first.
    pub priority: i64,
    /// What the memory takes off.
    pub memory_penalty: Tenths,
    /// How far the unit has come.
    pub status: Status,
    /// Who made it.
    pub origin: Origin,
    /// When it was last changed (RFC 3339, UTC).
    pub changed: String,
    /// The text in the query's language.
    pub source: Segment,
    /// What stood before and after it where it was translated.
    pub neighbours: Neighbours,
    /// The language of the translation.
    pub target_language: Language,
    /// The translation.
    pub target: Segment,
}

impl Candidate {
    /// What its unit brings to its rank.
    pub fn standing(&self) -> Standing<'_> {
        let Candidate { unit, variant, priority, memory_penalty, status, origin, ref changed, .. } = *self;
        Standing { unit, variant, priority, memory_penalty, status, origin, changed }
    }

    /// Whether source and target are the same as those of `other`.
    pub fn same_texts(&self, other: &Candidate) -> bool {
        self.source.text() == other.source.text() && self.target.text() == other.target.text()
    }
}

/// What a unit brings to its rank beside its texts.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// Number of the unit.
    pub unit: i64,
    /// Number of its variant that is the source.
    pub variant: i64,
    /// Priority of its memory.
    pub priority: i64,
    /// What the memory takes off.
    pub memory_penalty: Tenths,
    /// How far the unit has come.
    pub status: Status,
    /// Who made it.
    pub origin: Origin,
    /// When it was last changed (RFC 3339, UTC).
    pub changed: &'a str,
}

/// What stands before and after a segment: keys of the neighbours' text, `None` where the document begins or ends, or
/// where the neighbour is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Key of the segment before.
    pub before: Option<u64>,
    /// Key of the segment after.
    pub after: Option<u64>,
}

impl Neighbours {
    /// The neighbours of each of `segments`, which follow one another in a document.
    pub fn of_all<'a>(segments: impl IntoIterator<Item = &'a Segment>) -> Vec<Neighbours> {
        let keys: Vec<u64> = segments.into_iter().map(text_key).collect();
        (0..keys.len())
            .map(|at| Neighbours {
                before: at.checked_sub(1).map(|before| keys[before]),
                after: keys.get(at + 1).copied(),
            })
            .collect()
    }

    /// Whether there is any neighbour at all: a text of one segment has no context.
    pub(super) fn is_context(self) -> bool {
        self != Neighbours::default()
    }
}

/// The key by which neighbours are compared: a hash of a segment's normal form.
pub fn text_key(segment: &Segment) -> u64 {
    stable_hash(&segment.normal_form())
}

//! Passages of a format that is text itself: their places are bytes of it.

use super::{Document, Passage};
use crate::model::passage::PassageKind;
use crate::model::segment::Segment;
use crate::text::positions::Lines;

/// A passage with its bytes in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextPassage {
    /// What it is.
    pub(super) kind: PassageKind,
    /// Its text and codes.
    pub(super) segment: Segment,
    /// Pairs of (byte in the segment's text, byte in the document): from each such place on, both run in step until
    /// the next pair. In order; the first is for byte 0.
    pub(super) anchors: Vec<(usize, usize)>,
}

impl TextPassage {
    /// The byte of the document that the byte `offset` of the segment's text came from.
    #[cfg(test)]
    pub(super) fn document_offset(&self, offset: usize) -> usize {
        let at = self.anchors.partition_point(|(from, _)| *from <= offset);
        match at.checked_sub(1).map(|at| self.anchors[at]) {
            Some((from, to)) => to + (offset - from),
            None => offset,
        }
    }
}

/// The document that `text` is, with what was left out of it by byte.
pub(super) fn document(text: &str, passages: Vec<TextPassage>, left_out: &[(usize, &str)]) -> Document {
    let lines = Lines::new(text);
    let mut places = lines.walk();
    let passages = passages.into_iter().map(|passage| {
        let TextPassage { kind, segment, anchors } = passage;
        Passage { kind, ..Passage::in_text(segment, &anchors, &mut places) }
    });
    let passages = passages.collect();
    let mut places = lines.walk();
    let left_out = left_out.iter().map(|(at, what)| (places.position(*at), (*what).to_owned())).collect();
    Document { passages, is_segmented: false, left_out, other_pair: None }
}

//! Formats that hold text to translate: documents in one language, and bilingual files whose translations are missing.

use std::io::Write;

use super::{Heading, Losses, ReadError, Source};
use crate::model::passage::PassageKind;
use crate::model::score::Tenths;
use crate::model::segment::Segment;
use crate::text::language::Language;
use crate::text::positions::{Position, Walk};

/// A paragraph, heading, list item or table cell of a document, or an entry of a bilingual file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Its text and codes.
    pub segment: Segment,
    /// Pairs of (byte in the segment's text, place in the document): from each such byte on, text and document run in
    /// step until the next pair. In order; the first is for byte 0.
    pub anchors: Vec<(usize, Position)>,
}

impl Passage {
    /// A passage that runs in step with the document from `start` on.
    pub fn at(start: Position, segment: Segment) -> Self {
        Passage { kind: PassageKind::default(), segment, anchors: vec![(0, start)] }
    }

    /// A passage with anchors in bytes of the document whose lines `places` goes through.
    pub fn in_text(segment: Segment, anchors: &[(usize, usize)], places: &mut Walk<'_, '_>) -> Self {
        let anchors = anchors.iter().map(|(from, to)| (*from, places.position(*to))).collect();
        Passage { kind: PassageKind::default(), segment, anchors }
    }

    /// Where the byte `offset` of the segment's text stands in the document.
    pub fn position(&self, offset: usize) -> Position {
        self.walk()(offset)
    }

    /// The same for many offsets in ascending order: a long text is gone through once.
    pub fn walk(&self) -> impl FnMut(usize) -> Position + '_ {
        let mut known = (0, Position { line: 1, column: 1 });
        move |offset| {
            let at = self.anchors.partition_point(|(from, _)| *from <= offset).saturating_sub(1);
            let anchor = self.anchors.get(at).copied().unwrap_or((0, Position { line: 1, column: 1 }));
            let is_near = anchor.0 < known.0 && known.0 <= offset;
            let (from, mut position) = if is_near { known } else { anchor };
            for c in self.segment.text().get(from..offset).unwrap_or_default().chars() {
                if c == '\n' {
                    position = Position { line: position.line + 1, column: 1 };
                } else {
                    position.column += 1;
                }
            }
            known = (offset, position);
            position
        }
    }
}

/// What is to be translated of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The passages, in order.
    pub passages: Vec<Passage>,
    /// Whether each passage is one segment: bilingual files are cut already.
    pub is_segmented: bool,
    /// What holds words for readers and is not among the passages, in order: its place, and what it is
    /// (`an HTML block`).
    pub left_out: Vec<(Position, String)>,
    /// The languages of a bilingual file's passages that were left out for not being between those that were asked for.
    pub other_pair: Option<(Language, Language)>,
}

/// Reads what is to be translated.
pub trait DocumentReader: Sync {
    /// The passages of `source`. Of a bilingual file, those without a finished translation.
    ///
    /// # Errors
    /// [`ReadError`] where the file is not what it should be.
    fn read(&self, source: &mut Source<'_>) -> Result<Document, ReadError>;

    /// Fills translations in, for bilingual files.
    fn filler(&self) -> Option<&dyn Filler> {
        None
    }
}

/// A translation to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The translation.
    pub target: Segment,
    /// How it was found: `context`, `exact`, `repaired` or `fuzzy`.
    pub from: &'static str,
    /// The score of the match it came from.
    pub score: Tenths,
}

/// Writes a bilingual file again with translations filled in, all else as it was, byte for byte.
pub trait Filler: Sync {
    /// Copies `source` to `out`. `fills` has an entry for each passage that [`DocumentReader::read`] gives, in their
    /// order; where that is `None`, the entry stays as it is. How a filled entry was found is marked in the way that the
    /// format has for it; where it has none but `fuzzy`, a draft with the same text counts as a translation.
    ///
    /// # Errors
    /// As [`DocumentReader::read`], or what `out` reports.
    fn fill(
        &self,
        source: &mut Source<'_>,
        out: &mut dyn Write,
        heading: &Heading,
        fills: &[Option<Fill>],
    ) -> Result<Losses, ReadError>;
}

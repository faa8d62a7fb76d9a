//! The texts of a run, and where each of them stands.

use std::ops::Range;
use std::path::PathBuf;

use super::Problem;
use crate::check::Pair;
use crate::format::{Passage, ReadOptions, Warning};
use crate::model::finding::Severity;
use crate::text::positions::Position;

/// The texts of a run: of several files, or of a memory.
#[derive(Debug, Default)]
pub struct Texts {
    pub(super) pairs: Vec<Pair>,
    /// Where each pair stands.
    pub(super) origins: Vec<Origin>,
    /// The files and memories.
    pub(super) places: Vec<Place>,
    /// What was wrong with the files.
    pub problems: Vec<Problem>,
}

/// A file or memory.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) name: String,
    /// `None` for a memory.
    pub(super) file: Option<FileOf>,
}

/// How a file was read.
#[derive(Debug)]
pub(super) struct FileOf {
    /// `None` for a stream.
    pub(super) path: Option<PathBuf>,
    /// What came from a stream.
    pub(super) held: Option<Vec<u8>>,
    /// The name of its format.
    pub(super) format: &'static str,
    pub(super) options: ReadOptions,
    pub(super) is_packed: bool,
    /// Whether it was read to its end.
    pub(super) is_whole: bool,
}

/// Where a pair stands.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) place: usize,
    /// The segment's number there, from 1.
    pub(super) number: usize,
    /// Where its unit starts, or the segment itself in a document.
    pub(super) position: Option<Position>,
    /// The number of its unit: in a memory; in a file, or of the document's passage, from 0.
    pub(super) entry: i64,
    /// Which variant of its unit the translation is, or the byte of the passage where the segment starts.
    pub(super) part: usize,
    /// What the file calls the unit (TMX `tuid`).
    pub(super) name: Option<Box<str>>,
    /// Of a document: from where on segment and file run in step.
    pub(super) anchors: Anchors,
    /// Where the source stands, where that is a file of its own.
    pub(super) source: Option<Box<Spot>>,
}

/// Pairs of (byte of a segment, place in the document), as in [`Passage`]; none before the start of the segment.
pub(super) type Anchors = Box<[(usize, Position)]>;

/// A segment of a document.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) place: usize,
    pub(super) position: Position,
    pub(super) anchors: Anchors,
    /// The number of its passage, and the byte of it where the segment starts.
    pub(super) passage: usize,
    pub(super) start: usize,
}

impl Spot {
    /// The spot of `bytes` of `passage`, which start at `position`.
    pub(super) fn of(place: usize, number: usize, passage: &Passage, bytes: Range<usize>, position: Position) -> Self {
        let Range { start, end } = bytes;
        let first = passage.anchors.partition_point(|(at, _)| *at <= start);
        let inside = passage.anchors.iter().skip(first).take_while(|(at, _)| *at < end);
        let anchors = inside.map(|(at, position)| (at - start, *position)).collect();
        Spot { place, position, anchors, passage: number, start }
    }
}

/// Where the byte `offset` of `text` stands in its document: the text starts at `position` and has `anchors`. The place
/// is left at `known`, from where the next one is found without going through all of the text again.
pub(super) fn position_in(
    text: &str,
    position: Position,
    anchors: &[(usize, Position)],
    known: &mut Option<(usize, Position)>,
    offset: usize,
) -> Position {
    let at = anchors.partition_point(|(from, _)| *from <= offset);
    let anchor = at.checked_sub(1).map_or((0, position), |at| anchors[at]);
    let (from, mut position) = known.filter(|(from, _)| (anchor.0..=offset).contains(from)).unwrap_or(anchor);
    for c in text.get(from..offset).unwrap_or_default().chars() {
        position = match c {
            '\n' => Position { line: position.line + 1, column: 1 },
            _ => Position { column: position.column + 1, ..position },
        };
    }
    *known = Some((offset, position));
    position
}

impl Texts {
    /// The pairs, in order.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The texts that stand alone, without a source.
    pub fn alone(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(|pair| pair.source.is_none()).map(|pair| pair.target.text())
    }

    /// The names of the files that were read; `None` stands for a memory.
    pub fn names(&self) -> impl Iterator<Item = Option<&str>> {
        self.places.iter().map(|place| place.file.as_ref().map(|_| place.name.as_str()))
    }

    /// Takes out what was read.
    pub(in crate::app) fn forget(&mut self) {
        *self = Texts::default();
    }

    /// What came from standard input, which cannot be read again.
    pub fn take_held(&mut self) -> Option<Vec<u8>> {
        self.places.iter_mut().find_map(|place| place.file.as_mut()?.held.take())
    }

    /// Adds a pair that stands in the place that was added last.
    pub(super) fn push(&mut self, pair: Pair, mut origin: Origin) {
        origin.place = self.places.len().saturating_sub(1);
        let last = self.origins.last().filter(|last| last.place == origin.place);
        origin.number = last.map_or(1, |last| last.number + 1);
        self.pairs.push(pair);
        self.origins.push(origin);
    }

    /// Adds a warning of a reader.
    pub(super) fn warn(&mut self, file: &str, warning: Warning) {
        let Warning { position, message, .. } = warning;
        let position = Some(position).filter(|position| position.line > 0);
        let file = Some(file.to_owned());
        self.problems.push(Problem { file, position, severity: Severity::Warning, message, hint: None });
    }

    /// The file that a segment stands in, and where.
    pub(super) fn place_of(&self, segment: usize) -> (Option<&str>, Option<Position>) {
        let origin = &self.origins[segment];
        let place = &self.places[origin.place];
        match place.file {
            Some(_) => (Some(&place.name), origin.position),
            None => (None, None),
        }
    }

    /// Which of the translations of one unit that say the same the segment's is, and how many there are.
    pub(super) fn which(&self, segment: usize) -> (usize, usize) {
        let origin = &self.origins[segment];
        let is_like = |at: &usize| {
            let other = &self.origins[*at];
            other.place == origin.place && other.position == origin.position
        };
        let says_the_same = |at: &usize| self.pairs[*at].target.text() == self.pairs[segment].target.text();
        let before = (0..segment).rev().take_while(is_like).filter(says_the_same).count();
        let behind = (segment + 1..self.pairs.len()).take_while(is_like).filter(says_the_same).count();
        (before, before + 1 + behind)
    }
}

impl Origin {
    /// The origin of a unit's translation.
    pub(super) fn of_unit(position: Option<Position>, entry: i64, part: usize, name: Option<&str>) -> Self {
        Origin {
            place: 0,
            number: 0,
            position,
            entry,
            part,
            name: name.map(Box::from),
            anchors: Anchors::default(),
            source: None,
        }
    }

    /// The origin of a document's segment, with that of its source where there is one.
    pub(super) fn of_document(spot: Spot, source: Option<Spot>) -> Self {
        Origin {
            anchors: spot.anchors,
            source: source.map(Box::new),
            ..Origin::of_unit(Some(spot.position), i64::try_from(spot.passage).unwrap_or(i64::MAX), spot.start, None)
        }
    }
}

//! One pair as reports and files have it: the sentences of each side as one text.

use std::collections::HashMap;
use std::ops::Range;

use super::{Aligned, Side};
use crate::align::Pair;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::{Code, Segment};
use crate::model::unit::{Annotation, Unit, Variant};
use crate::text::language::Language;
use crate::text::positions::Position;

/// The properties of a unit that say how it was found.
const KIND: &str = "x-kind";
const CONFIDENCE: &str = "x-confidence";
const CROSSES: &str = "x-crosses";

/// Sentences that translate each other, or such as stand alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// Its number, from 1.
    pub index: usize,
    /// What was translated; `None` where the translation stands alone.
    pub source: Option<Piece>,
    /// The translation; `None` where there is none.
    pub target: Option<Piece>,
    /// How likely it is right, from 0 to 1.
    pub confidence: f32,
    /// Whether it is less likely right than asked for.
    pub is_low: bool,
    /// The number of the pair that belongs with this one and stands elsewhere.
    pub crosses: Option<usize>,
}

/// One side of a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its language.
    pub language: Language,
    /// Its sentences as one text.
    pub segment: Segment,
    /// The numbers of its sentences in the document, from 1: the first, and the one behind the last.
    pub sentences: Range<usize>,
    /// Where each of them starts.
    pub places: Vec<Position>,
}

impl Piece {
    fn of(side: &Side, range: &Range<usize>) -> Option<Self> {
        let sentences = side.sentences.get(range.clone()).filter(|sentences| !sentences.is_empty())?;
        let language = side.language.base();
        let parts = sentences.iter().map(|one| (one.passage, &one.segment));
        Some(Piece {
            language: side.language.clone(),
            segment: joined(parts, language),
            sentences: range.start + 1..range.end + 1,
            places: sentences.iter().map(|one| one.position).collect(),
        })
    }
}

/// Sentences, each with the number of its passage, as one text in the language `base`. Codes of different passages keep
/// different names.
pub(in crate::app) fn joined<'a>(parts: impl Iterator<Item = (usize, &'a Segment)>, base: &str) -> Segment {
    let parts: Vec<_> = parts.collect();
    if let [(_, only)] = parts.as_slice() {
        return (*only).clone();
    }
    // Chinese and Japanese have no space between sentences.
    let space = if matches!(base, "zh" | "ja") { "" } else { " " };
    let mut text = String::new();
    let mut codes: Vec<Code> = Vec::new();
    let mut names: HashMap<(usize, String), String> = HashMap::new();
    for (passage, segment) in parts {
        if !text.is_empty() {
            text.push_str(space);
        }
        let at = text.len();
        text.push_str(segment.text());
        for code in segment.codes() {
            let mut code = code.clone();
            code.span = code.span.start + at..code.span.end + at;
            if let Some(pair) = &mut code.pair {
                let next = (names.len() + 1).to_string();
                pair.clone_from(names.entry((passage, pair.clone())).or_insert(next));
            }
            codes.push(code);
        }
    }
    Segment::checked(text.clone(), codes).unwrap_or_else(|| Segment::plain(text))
}

impl Paired {
    pub(super) fn new(aligned: &Aligned, number: usize, pair: &Pair) -> Self {
        Paired {
            index: number + 1,
            source: Piece::of(&aligned.source, &pair.source),
            target: Piece::of(&aligned.target, &pair.target),
            confidence: pair.confidence,
            is_low: pair.confidence < aligned.min_confidence,
            crosses: aligned.crossings.get(&number).map(|other| other + 1),
        }
    }

    /// How many sentences belong together, such as `1-2`.
    pub fn kind(&self) -> String {
        let count = |piece: &Option<Piece>| piece.as_ref().map_or(0, |piece| piece.sentences.len());
        format!("{}-{}", count(&self.source), count(&self.target))
    }

    /// Whether there is a text on both sides.
    pub fn is_whole(&self) -> bool {
        self.source.is_some() && self.target.is_some()
    }

    /// Its confidence with two figures behind the point.
    pub fn confidence_text(&self) -> String {
        format!("{:.2}", self.confidence)
    }

    /// The draft that a memory gets of it; it has one text where one side is missing.
    pub(super) fn unit(&self, aligned: &Aligned) -> Unit {
        let side = |piece: &Option<Piece>, side: &Side| {
            piece.as_ref().map(|piece| Variant::new(side.language.clone(), piece.segment.clone()))
        };
        let variants = [side(&self.source, &aligned.source), side(&self.target, &aligned.target)];
        let mut unit = Unit::new(Status::Draft, Origin::Alignment, variants.into_iter().flatten().collect());
        unit.annotations.push(Annotation::property(KIND, self.kind()));
        unit.annotations.push(Annotation::property(CONFIDENCE, self.confidence_text()));
        if let Some(other) = self.crosses {
            unit.annotations.push(Annotation::property(CROSSES, other.to_string()));
        }
        unit
    }
}

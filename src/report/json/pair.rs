//! `istilahi/pair/1`: sentences of two documents that translate each other.

use serde::Serialize;

use crate::app::align::{Paired, Piece};

#[derive(Serialize)]
pub(super) struct PairJson<'a> {
    schema: &'static str,
    index: usize,
    source: &'a str,
    target: &'a str,
    kind: String,
    confidence: f64,
    low: bool,
    crosses: Option<usize>,
    source_segments: Vec<PlaceJson>,
    target_segments: Vec<PlaceJson>,
}

/// A sentence of a document.
#[derive(Serialize)]
struct PlaceJson {
    index: usize,
    line: usize,
    column: usize,
}

impl<'a> PairJson<'a> {
    pub(super) fn of(pair: &'a Paired) -> Self {
        let text = |side: &'a Option<Piece>| side.as_ref().map_or("", |piece| piece.segment.text());
        let places = |side: &Option<Piece>| {
            let piece = side.iter();
            let places = piece.flat_map(|piece| piece.sentences.clone().zip(&piece.places));
            places.map(|(index, at)| PlaceJson { index, line: at.line, column: at.column }).collect()
        };
        PairJson {
            schema: "istilahi/pair/1",
            index: pair.index,
            source: text(&pair.source),
            target: text(&pair.target),
            kind: pair.kind(),
            // Two figures are all that it is sure of.
            confidence: (f64::from(pair.confidence) * 100.0).round() / 100.0,
            low: pair.is_low,
            crosses: pair.crosses,
            source_segments: places(&pair.source),
            target_segments: places(&pair.target),
        }
    }
}

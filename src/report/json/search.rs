//! The shapes of a hit and of a translation with its count.

use std::ops::Range;

use serde::Serialize;

use super::OriginJson;
use crate::app::search::{Hit, Translated};
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::spotting::Spotted;
use crate::text::positions::code_points;

#[derive(Serialize)]
pub(super) struct HitJson<'a> {
    schema: &'static str,
    unit: i64,
    memory: &'a str,
    status: Status,
    origin: Origin,
    changed: &'a str,
    source: &'a str,
    target: &'a str,
    target_lang: &'a str,
    source_spans: Vec<[usize; 2]>,
    target_spans: Vec<[usize; 2]>,
    inflected: bool,
    also: Vec<OriginJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct TranslationJson<'a> {
    schema: &'static str,
    text: &'a str,
    lang: &'a str,
    count: usize,
    hits: usize,
    confidence: f64,
}

impl<'a> HitJson<'a> {
    pub(super) fn of(hit: &'a Hit) -> Self {
        HitJson {
            schema: "istilahi/hit/1",
            unit: hit.unit,
            memory: &hit.memory,
            status: hit.status,
            origin: hit.origin,
            changed: &hit.changed,
            source: hit.source.text(),
            target: hit.target.text(),
            target_lang: hit.target_language.as_str(),
            source_spans: spans(&hit.source, &hit.source_spans),
            target_spans: spans(&hit.target, &hit.target_spans),
            inflected: hit.inflected,
            also: hit.also.iter().map(|(memory, unit)| OriginJson { memory, unit: *unit }).collect(),
        }
    }
}

impl<'a> TranslationJson<'a> {
    pub(super) fn of(all: &'a Translated, one: &'a Spotted) -> Self {
        TranslationJson {
            schema: "istilahi/translation-count/1",
            text: &one.text,
            lang: all.language.as_str(),
            count: one.count,
            hits: all.hits,
            confidence: (one.score * 100.0).round() / 100.0,
        }
    }
}

fn spans(segment: &Segment, spans: &[Range<usize>]) -> Vec<[usize; 2]> {
    spans.iter().map(|span| code_points(segment.text(), span)).collect()
}

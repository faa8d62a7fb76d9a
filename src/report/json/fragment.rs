//! The shape of a fragment: a match of a part of the segment.

use serde::Serialize;

use super::OriginJson;
use crate::app::fragments::Fragment;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::spotting::Spotted;
use crate::text::positions::code_points;

/// What other matches have too, with the same meaning where a fragment has it, and what a fragment has alone.
#[derive(Serialize)]
pub(super) struct FragmentJson<'a> {
    score: f64,
    raw_score: f64,
    kind: &'static str,
    source: &'a str,
    target: &'a str,
    target_lang: &'a str,
    memory: &'a str,
    unit: i64,
    status: Status,
    origin: Origin,
    changed: &'a str,
    penalties: [(); 0],
    repaired: Option<&'a str>,
    diff: [(); 0],
    also: [(); 0],
    span: [usize; 2],
    count: usize,
    more: bool,
    occurrences: Vec<OriginJson<'a>>,
    translations: Vec<TranslationJson<'a>>,
}

#[derive(Serialize)]
struct TranslationJson<'a> {
    text: &'a str,
    count: usize,
    confidence: f64,
}

/// The fragments of `segment`, those that cover most of it first.
pub(super) fn fragments_json<'a>(fragments: &'a [Fragment], segment: &Segment) -> Vec<FragmentJson<'a>> {
    let mut ordered: Vec<&Fragment> = fragments.iter().collect();
    ordered.sort_by_key(|one| std::cmp::Reverse(one.tokens.0));
    ordered.into_iter().filter_map(|one| fragment_json(one, segment)).collect()
}

fn fragment_json<'a>(one: &'a Fragment, segment: &Segment) -> Option<FragmentJson<'a>> {
    let best = one.best()?;
    Some(FragmentJson {
        score: one.coverage(),
        raw_score: one.coverage(),
        kind: "fragment",
        source: &one.text,
        target: one.translations.first().map_or("", |first| &first.text),
        target_lang: best.target_language.as_str(),
        memory: &best.memory,
        unit: best.unit,
        status: best.status,
        origin: best.origin,
        changed: &best.changed,
        penalties: [],
        repaired: None,
        diff: [],
        also: [],
        span: code_points(segment.text(), &one.span),
        count: one.occurrences.len(),
        more: one.more,
        occurrences: one.occurrences.iter().map(|unit| OriginJson { memory: &unit.memory, unit: unit.unit }).collect(),
        translations: one.translations.iter().map(translation_json).collect(),
    })
}

fn translation_json(one: &Spotted) -> TranslationJson<'_> {
    TranslationJson { text: &one.text, count: one.count, confidence: (one.score * 100.0).round() / 100.0 }
}

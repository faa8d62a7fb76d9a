//! The shape of a suggestion.

use serde::Serialize;

use super::OriginJson;
use super::fragment::{FragmentJson, fragments_json};
use crate::app::recognise::TermInText;
use crate::app::suggest::Suggestion;
use crate::matching::diff::{Change, Operation, word_diff};
use crate::matching::ranking::Match;
use crate::model::concept::Term;
use crate::model::provenance::{Origin, Status};
use crate::model::score::{MatchKind, Reason};
use crate::model::segment::Segment;
use crate::repair::{Change as Exchange, ChangeKind, Doubt, Repair, Unvouched};
use crate::text::positions::code_points;

#[derive(Serialize)]
pub(super) struct SuggestionJson<'a> {
    schema: &'static str,
    index: usize,
    line: usize,
    column: usize,
    source: &'a str,
    repetition_of: Option<usize>,
    matches: Vec<EntryJson<'a>>,
    terms: Vec<TermJson<'a>>,
    draft: Option<&'a str>,
    draft_from: &'static str,
}

/// An entry of `matches`.
#[derive(Serialize)]
#[serde(untagged)]
enum EntryJson<'a> {
    Whole(Box<MatchJson<'a>>),
    Fragment(Box<FragmentJson<'a>>),
}

#[derive(Serialize)]
struct MatchJson<'a> {
    score: f64,
    raw_score: f64,
    kind: MatchKind,
    source: &'a str,
    target: &'a str,
    target_lang: &'a str,
    memory: &'a str,
    unit: i64,
    status: Status,
    origin: Origin,
    changed: &'a str,
    penalties: Vec<PenaltyJson>,
    repaired: Option<RepairJson<'a>>,
    diff: Vec<DiffJson>,
    also: Vec<OriginJson<'a>>,
}

#[derive(Serialize)]
struct RepairJson<'a> {
    target: &'a str,
    changes: Vec<ExchangeJson<'a>>,
    unvouched: Vec<UnvouchedJson<'a>>,
}

#[derive(Serialize)]
struct ExchangeJson<'a> {
    kind: ChangeKind,
    source_before: &'a str,
    source_after: &'a str,
    before: &'a str,
    after: &'a str,
    span: [usize; 2],
}

#[derive(Serialize)]
struct UnvouchedJson<'a> {
    doubt: Doubt,
    before: &'a str,
    after: &'a str,
    target: &'a str,
}

#[derive(Serialize)]
struct PenaltyJson {
    reason: Reason,
    points: f64,
}

#[derive(Serialize)]
struct DiffJson {
    op: Operation,
    text: String,
}

#[derive(Serialize)]
struct TermJson<'a> {
    concept: &'a str,
    source: &'a str,
    span: [usize; 2],
    form: &'a str,
    how: &'static str,
    targets: Vec<TargetJson<'a>>,
}

#[derive(Serialize)]
struct TargetJson<'a> {
    term: &'a str,
    status: &'static str,
    noun_class: Option<&'a str>,
    plural: Option<&'a str>,
}

impl<'a> SuggestionJson<'a> {
    pub(super) fn of(suggestion: &'a Suggestion) -> Self {
        let segment = &suggestion.source.segment;
        SuggestionJson {
            schema: "istilahi/suggestion/1",
            index: suggestion.index,
            line: suggestion.source.position.line,
            column: suggestion.source.position.column,
            source: segment.text(),
            repetition_of: suggestion.repetition_of,
            matches: entries(suggestion),
            terms: suggestion.terms.iter().map(|found| term_json(found, segment)).collect(),
            draft: suggestion.draft_text().map(Segment::text),
            draft_from: suggestion.draft_from(),
        }
    }
}

fn entries(suggestion: &Suggestion) -> Vec<EntryJson<'_>> {
    let segment = &suggestion.source.segment;
    let repaired = |at: usize| suggestion.repairs.get(at).and_then(Option::as_ref);
    let whole = suggestion.matches.iter().enumerate();
    let whole = whole.map(|(at, one)| EntryJson::Whole(Box::new(match_json(one, segment, repaired(at)))));
    let fragments = fragments_json(&suggestion.fragments, segment).into_iter();
    whole.chain(fragments.map(|one| EntryJson::Fragment(Box::new(one)))).collect()
}

fn match_json<'a>(one: &'a Match, source: &Segment, repair: Option<&'a Repair>) -> MatchJson<'a> {
    let candidate = &one.candidate;
    let diff = word_diff(&candidate.source, source);
    MatchJson {
        score: one.score.points(),
        raw_score: one.score.raw_points(),
        kind: one.kind,
        source: candidate.source.text(),
        target: candidate.target.text(),
        target_lang: candidate.target_language.as_str(),
        memory: &candidate.memory,
        unit: candidate.unit,
        status: candidate.status,
        origin: candidate.origin,
        changed: &candidate.changed,
        penalties: one
            .score
            .penalties()
            .iter()
            .map(|penalty| PenaltyJson { reason: penalty.reason, points: penalty.points() })
            .collect(),
        repaired: repair.map(repair_json),
        diff: diff.into_iter().map(|Change { operation, text }| DiffJson { op: operation, text }).collect(),
        also: one.also.iter().map(|(memory, unit)| OriginJson { memory, unit: *unit }).collect(),
    }
}

fn repair_json<'a>(repair: &'a Repair) -> RepairJson<'a> {
    let change = |one: &'a Exchange| {
        let Exchange { kind, source_before, source_after, before, after, span } = one;
        let span = code_points(repair.target.text(), span);
        ExchangeJson { kind: *kind, source_before, source_after, before, after, span }
    };
    let doubt = |one: &'a Unvouched| {
        let Unvouched { doubt, before, after, target } = one;
        UnvouchedJson { doubt: *doubt, before, after, target }
    };
    RepairJson {
        target: repair.target.text(),
        changes: repair.changes.iter().map(change).collect(),
        unvouched: repair.unvouched.iter().map(doubt).collect(),
    }
}

fn term_json<'a>(found: &'a TermInText, segment: &Segment) -> TermJson<'a> {
    let target = |term: &'a Term| TargetJson {
        term: &term.text,
        status: term.status.as_str(),
        noun_class: term.noun_class.as_deref(),
        plural: term.plural.as_deref(),
    };
    TermJson {
        concept: &found.concept,
        source: &found.term.text,
        span: code_points(segment.text(), &found.span),
        form: &found.form,
        how: found.how.as_str(),
        targets: found.targets.iter().map(target).collect(),
    }
}

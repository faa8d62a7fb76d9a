//! JSON of where terms are used, and of merges of glossaries and of memories.

use serde::Serialize;

use super::exchange::{WarningJson, warnings};
use crate::app::concepts::{MergeReport, TermUse};
use crate::app::merge::Merged;
use crate::store::Moved;
use crate::terminology::faults::Fault;
use crate::terminology::merging::{Conflict, Taken};

#[derive(Serialize)]
pub(super) struct TermUseJson<'a> {
    schema: &'static str,
    concept: &'a str,
    lang: &'a str,
    term: &'a str,
    status: &'static str,
    units: u64,
    more: bool,
    first: &'a [i64],
}

impl<'a> TermUseJson<'a> {
    pub(super) fn of(one: &'a TermUse) -> Self {
        TermUseJson {
            schema: "istilahi/term-use/1",
            concept: &one.concept,
            lang: one.term.language.as_str(),
            term: &one.term.text,
            status: one.term.status.as_str(),
            units: one.units,
            more: one.more,
            first: &one.first,
        }
    }
}

#[derive(Serialize)]
pub(super) struct ConflictJson<'a> {
    schema: &'static str,
    file: &'a str,
    concept: &'a str,
    other: &'a str,
    field: &'static str,
    lang: Option<&'a str>,
    term: Option<&'a str>,
    mine: &'a str,
    theirs: &'a str,
    taken: Option<&'static str>,
}

impl<'a> ConflictJson<'a> {
    pub(super) fn of(merge: &'a MergeReport, (conflict, taken): &'a (Conflict, Option<Taken>)) -> Self {
        ConflictJson {
            schema: "istilahi/conflict/1",
            file: &merge.file,
            concept: &conflict.concept,
            other: &conflict.other,
            field: conflict.field,
            lang: conflict.language.as_ref().map(|language| language.as_str()),
            term: conflict.term.as_deref(),
            mine: &conflict.mine,
            theirs: &conflict.theirs,
            taken: taken.map(|taken| match taken {
                Taken::Mine => "mine",
                Taken::Theirs => "theirs",
            }),
        }
    }
}

#[derive(Serialize)]
pub(super) struct MergeJson<'a> {
    schema: &'static str,
    file: &'a str,
    batch: Option<i64>,
    concepts: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    conflicts: usize,
    open: usize,
    faults: Vec<FaultJson<'a>>,
    warnings: Vec<WarningJson<'a>>,
}

#[derive(Serialize)]
struct FaultJson<'a> {
    concept: &'a str,
    message: String,
}

impl<'a> FaultJson<'a> {
    fn of((concept, fault): &'a (String, Fault)) -> Self {
        FaultJson { concept, message: fault.to_string() }
    }
}

impl<'a> MergeJson<'a> {
    pub(super) fn of(merge: &'a MergeReport) -> Self {
        MergeJson {
            schema: "istilahi/glossary-merge/1",
            file: &merge.file,
            batch: merge.batch,
            concepts: merge.concepts,
            added: merge.added,
            changed: merge.changed,
            unchanged: merge.unchanged,
            conflicts: merge.conflicts.len(),
            open: merge.open(),
            faults: merge.faults.iter().map(FaultJson::of).collect(),
            warnings: warnings(&merge.warnings),
        }
    }
}

#[derive(Serialize)]
pub(super) struct MemoryMergeJson<'a> {
    schema: &'static str,
    from: &'a str,
    into: &'a str,
    batch: i64,
    units: u64,
    duplicates: u64,
    dropped: u64,
    deleted: bool,
}

impl<'a> MemoryMergeJson<'a> {
    pub(super) fn of(merged: &'a Merged, (from, moved): &'a (String, Moved)) -> Self {
        MemoryMergeJson {
            schema: "istilahi/memory-merge/1",
            from,
            into: &merged.into,
            batch: merged.batch,
            units: moved.units,
            duplicates: moved.duplicates,
            dropped: moved.dropped,
            deleted: merged.deleted,
        }
    }
}

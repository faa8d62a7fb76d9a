//! JSON Lines, one object a line, in the shapes of the user docs (`docs/json.md`). Spans are code points from the
//! segment's start, `[start, end)`; whatever is counted starts at 1.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use crate::app::glossary::{Report as GlossaryImport, SyncReport};
use crate::app::import::Report as Import;
use crate::app::recognise::TermInText;
use crate::app::suggest::Suggestion;
use crate::app::terms::FoundConcept;
use crate::format::Warning;
use crate::matching::diff::{Change, Operation, word_diff};
use crate::matching::ranking::Match;
use crate::model::concept::{Concept, Term};
use crate::model::provenance::{Origin, Status};
use crate::model::score::{MatchKind, Reason};
use crate::model::segment::Segment;
use crate::store::{MemorySummary, StoredUnit};
use crate::text::positions::code_points;

pub(super) struct Json<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Json<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Json { out }
    }

    fn line(&mut self, object: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, object)?;
        self.out.write_all(b"\n")
    }
}

#[derive(Serialize)]
struct SuggestionJson<'a> {
    schema: &'static str,
    index: usize,
    line: usize,
    column: usize,
    source: &'a str,
    repetition_of: Option<usize>,
    matches: Vec<MatchJson<'a>>,
    terms: Vec<TermJson<'a>>,
    draft: Option<&'a str>,
    draft_from: &'static str,
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
    repaired: Option<&'a str>,
    diff: Vec<DiffJson>,
    also: Vec<OriginJson<'a>>,
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
struct OriginJson<'a> {
    memory: &'a str,
    unit: i64,
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

#[derive(Serialize)]
struct ConceptJson<'a> {
    schema: &'static str,
    id: &'a str,
    domain: Option<&'a str>,
    definition: Option<&'a str>,
    do_not_translate: bool,
    note: Option<&'a str>,
    terms: Vec<ConceptTermJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<MatchedJson<'a>>,
}

#[derive(Serialize)]
struct ConceptTermJson<'a> {
    lang: &'a str,
    term: &'a str,
    status: &'static str,
    part_of_speech: Option<&'static str>,
    noun_class: Option<&'a str>,
    plural: Option<&'a str>,
    animate: bool,
    source: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct MatchedJson<'a> {
    query: &'a str,
    form: &'a str,
    term: &'a str,
    how: &'static str,
    score: f64,
}

#[derive(Serialize)]
struct OccurrenceJson<'a> {
    schema: &'static str,
    segment: usize,
    span: [usize; 2],
    text: &'a str,
    concept: &'a str,
    term: &'a str,
    status: &'static str,
    how: &'static str,
}

#[derive(Serialize)]
struct MemoryJson<'a> {
    schema: &'static str,
    name: &'a str,
    units: u64,
    languages: &'a [String],
    priority: i64,
    penalty: f64,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    schema: &'static str,
    id: i64,
    memory: &'a str,
    status: Status,
    origin: Origin,
    variants: Vec<VariantJson<'a>>,
    note: Option<String>,
}

#[derive(Serialize)]
struct VariantJson<'a> {
    lang: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct ImportJson<'a> {
    schema: &'static str,
    file: &'a str,
    memory: &'a str,
    batch: Option<i64>,
    units: u64,
    added: u64,
    duplicates: u64,
    skipped: u64,
    repaired: u64,
    warnings: Vec<WarningJson<'a>>,
}

#[derive(Serialize)]
struct GlossaryImportJson<'a> {
    schema: &'static str,
    file: &'a str,
    batch: i64,
    concepts: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    warnings: Vec<WarningJson<'a>>,
}

#[derive(Serialize)]
struct SyncJson<'a> {
    schema: &'static str,
    added: &'a [String],
    updated: &'a [String],
    unchanged: usize,
    kept: &'a [String],
}

#[derive(Serialize)]
struct WarningJson<'a> {
    line: usize,
    column: usize,
    message: &'a str,
}

fn warnings(warnings: &[Warning]) -> Vec<WarningJson<'_>> {
    warnings
        .iter()
        .map(|one| WarningJson { line: one.position.line, column: one.position.column, message: &one.message })
        .collect()
}

fn match_json<'a>(one: &'a Match, source: &Segment) -> MatchJson<'a> {
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
        repaired: None,
        diff: diff.into_iter().map(|Change { operation, text }| DiffJson { op: operation, text }).collect(),
        also: one.also.iter().map(|(memory, unit)| OriginJson { memory, unit: *unit }).collect(),
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

fn concept_json<'a>(concept: &'a Concept, matched: Option<MatchedJson<'a>>) -> ConceptJson<'a> {
    let term = |term: &'a Term| ConceptTermJson {
        lang: term.language.as_str(),
        term: &term.text,
        status: term.status.as_str(),
        part_of_speech: term.part_of_speech.map(|word| word.as_str()),
        noun_class: term.noun_class.as_deref(),
        plural: term.plural.as_deref(),
        animate: term.animate,
        source: term.source.as_deref(),
        note: term.note.as_deref(),
    };
    ConceptJson {
        schema: "istilahi/concept/1",
        id: &concept.name,
        domain: concept.domain.as_deref(),
        definition: concept.definition.as_deref(),
        do_not_translate: concept.do_not_translate,
        note: concept.note.as_deref(),
        terms: concept.terms.iter().map(term).collect(),
        matched,
    }
}

impl Report for Json<'_> {
    fn suggestion(&mut self, suggestion: &Suggestion) -> io::Result<()> {
        let segment = &suggestion.source.segment;
        self.line(&SuggestionJson {
            schema: "istilahi/suggestion/1",
            index: suggestion.index,
            line: suggestion.source.position.line,
            column: suggestion.source.position.column,
            source: segment.text(),
            repetition_of: suggestion.repetition_of,
            matches: suggestion.matches.iter().map(|one| match_json(one, segment)).collect(),
            terms: suggestion.terms.iter().map(|found| term_json(found, segment)).collect(),
            draft: suggestion.draft.as_ref().map(Segment::text),
            draft_from: suggestion.draft_from.as_str(),
        })
    }

    fn concept(&mut self, concept: &Concept) -> io::Result<()> {
        self.line(&concept_json(concept, None))
    }

    fn found(&mut self, _query: &str, found: &[FoundConcept]) -> io::Result<()> {
        found.iter().try_for_each(|one| {
            let matched = MatchedJson {
                query: &one.query,
                form: &one.form,
                term: &one.term,
                how: one.how.as_str(),
                score: one.score,
            };
            self.line(&concept_json(&one.concept, Some(matched)))
        })
    }

    fn terms(&mut self, index: usize, segment: &Segment, terms: &[TermInText]) -> io::Result<()> {
        terms.iter().try_for_each(|found| {
            self.line(&OccurrenceJson {
                schema: "istilahi/occurrence/1",
                segment: index,
                span: code_points(segment.text(), &found.span),
                text: &found.form,
                concept: &found.concept,
                term: &found.term.text,
                status: found.term.status.as_str(),
                how: found.how.as_str(),
            })
        })
    }

    fn memory(&mut self, summary: &MemorySummary) -> io::Result<()> {
        self.line(&MemoryJson {
            schema: "istilahi/memory/1",
            name: &summary.memory.name,
            units: summary.units,
            languages: &summary.languages,
            priority: summary.memory.priority,
            penalty: f64::from(summary.memory.penalty) / 10.0,
        })
    }

    fn unit(&mut self, stored: &StoredUnit) -> io::Result<()> {
        let variants = stored.unit.variants.iter();
        self.line(&UnitJson {
            schema: "istilahi/unit/1",
            id: stored.id,
            memory: &stored.memory,
            status: stored.unit.status,
            origin: stored.unit.origin,
            variants: variants
                .map(|variant| VariantJson { lang: variant.language.as_str(), text: variant.segment.text() })
                .collect(),
            note: stored.unit.note(),
        })
    }

    fn import(&mut self, import: &Import) -> io::Result<()> {
        self.line(&ImportJson {
            schema: "istilahi/import/1",
            file: &import.file,
            memory: &import.memory,
            batch: import.batch,
            units: import.units,
            added: import.added,
            duplicates: import.duplicates,
            skipped: import.skipped,
            repaired: import.repaired,
            warnings: warnings(&import.warnings),
        })
    }

    fn glossary_import(&mut self, import: &GlossaryImport) -> io::Result<()> {
        self.line(&GlossaryImportJson {
            schema: "istilahi/glossary-import/1",
            file: &import.file,
            batch: import.batch,
            concepts: import.concepts,
            added: import.added,
            changed: import.changed,
            unchanged: import.unchanged,
            warnings: warnings(&import.warnings),
        })
    }

    fn sync(&mut self, sync: &SyncReport) -> io::Result<()> {
        self.line(&SyncJson {
            schema: "istilahi/sync/1",
            added: &sync.added,
            updated: &sync.updated,
            unchanged: sync.unchanged,
            kept: &sync.kept,
        })
    }
}

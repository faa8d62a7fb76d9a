//! JSON Lines, one object a line, in the shapes of the user docs (`docs/json.md`). Spans are code points from the
//! segment's start, `[start, end)`; whatever is counted starts at 1.

mod analysis;
mod audit;
mod candidate;
mod clean;
mod concept;
mod exchange;
mod forms;
mod fragment;
mod morph;
mod pair;
mod search;
mod suggestion;
mod upkeep;

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use crate::app::align::Paired;
use crate::app::analyse::Analysis;
use crate::app::clean::Cleaning;
use crate::app::concepts::{MergeReport, TermUse};
use crate::app::convert::Report as Convert;
use crate::app::doctor::Checked;
use crate::app::document::SourceSegment;
use crate::app::extract::Extraction;
use crate::app::glossary::{Report as GlossaryImport, SyncReport};
use crate::app::import::Report as Import;
use crate::app::merge::Merged;
use crate::app::morph::AnalysedWord;
use crate::app::recognise::TermInText;
use crate::app::search::{Found, Hit};
use crate::app::suggest::Suggestion;
use crate::app::terms::FoundConcept;
use crate::app::unit_changes::Pair as UnitPair;
use crate::format::Format;
use crate::model::concept::Concept;
use crate::model::provenance::{Batch, Origin, Status};
use crate::model::segment::Segment;
use crate::store::{MemorySummary, StoredUnit};
use crate::swahili::paradigm::Paradigm;
use analysis::AnalysisJson;
use audit::AuditJson;
use candidate::CandidateJson;
use clean::CleaningJson;
use concept::{ConceptJson, OccurrenceJson};
use exchange::{BatchJson, ConvertJson, FormatJson, GlossaryImportJson, ImportJson};
use forms::FormsJson;
use morph::MorphJson;
use pair::PairJson;
use search::{HitJson, TranslationJson};
use suggestion::SuggestionJson;
use upkeep::{ConflictJson, MemoryMergeJson, MergeJson, TermUseJson};

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
struct SyncJson<'a> {
    schema: &'static str,
    added: &'a [String],
    updated: &'a [String],
    unchanged: usize,
    kept: &'a [String],
}

#[derive(Serialize)]
struct SegmentJson<'a> {
    schema: &'static str,
    index: usize,
    text: &'a str,
    line: usize,
    column: usize,
    passage: usize,
}

/// A unit in which the same texts stand.
#[derive(Serialize)]
struct OriginJson<'a> {
    memory: &'a str,
    unit: i64,
}

impl Report for Json<'_> {
    fn suggestion(&mut self, suggestion: &Suggestion) -> io::Result<()> {
        self.line(&SuggestionJson::of(suggestion))
    }

    fn concept(&mut self, concept: &Concept) -> io::Result<()> {
        self.line(&ConceptJson::of(concept, None))
    }

    fn found(&mut self, _query: &str, found: &[FoundConcept]) -> io::Result<()> {
        found.iter().try_for_each(|one| self.line(&ConceptJson::of(&one.concept, Some(one))))
    }

    fn terms(&mut self, index: usize, segment: &Segment, terms: &[TermInText]) -> io::Result<()> {
        terms.iter().try_for_each(|found| self.line(&OccurrenceJson::of(index, segment, found)))
    }

    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        self.line(&HitJson::of(hit))
    }

    fn translations(&mut self, found: &Found) -> io::Result<()> {
        for all in &found.translations {
            all.translations.iter().try_for_each(|one| self.line(&TranslationJson::of(all, one)))?;
        }
        Ok(())
    }

    fn word(&mut self, word: &AnalysedWord) -> io::Result<()> {
        self.line(&MorphJson::of(word))
    }

    fn forms(&mut self, term: &str, paradigm: &Paradigm) -> io::Result<()> {
        self.line(&FormsJson::of(term, paradigm))
    }

    fn segment(&mut self, number: usize, segment: &SourceSegment) -> io::Result<()> {
        self.line(&SegmentJson {
            schema: "istilahi/segment/1",
            index: number,
            text: segment.segment.text(),
            line: segment.position.line,
            column: segment.position.column,
            passage: segment.passage + 1,
        })
    }

    fn analysis(&mut self, analysis: &Analysis) -> io::Result<()> {
        AnalysisJson::of(analysis).try_for_each(|band| self.line(&band))
    }

    fn pair(&mut self, pair: &Paired) -> io::Result<()> {
        self.line(&PairJson::of(pair))
    }

    fn candidates(&mut self, extraction: &Extraction) -> io::Result<()> {
        extraction.candidates.iter().try_for_each(|one| self.line(&CandidateJson::of(one)))
    }

    fn audit(&mut self, checked: &Checked) -> io::Result<()> {
        self.line(&AuditJson::of(checked))
    }

    fn cleaning(&mut self, cleaning: &Cleaning) -> io::Result<()> {
        CleaningJson::of(cleaning).try_for_each(|kind| self.line(&kind))
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

    fn unit_change(&mut self, (before, after): &UnitPair) -> io::Result<()> {
        self.unit(after.as_ref().unwrap_or(before))
    }

    fn batch(&mut self, batch: &Batch, action: Option<&str>) -> io::Result<()> {
        self.line(&BatchJson::of(batch, action))
    }

    fn convert(&mut self, convert: &Convert) -> io::Result<()> {
        self.line(&ConvertJson::of(convert))
    }

    fn format(&mut self, format: &dyn Format) -> io::Result<()> {
        self.line(&FormatJson::of(format))
    }

    fn import(&mut self, import: &Import) -> io::Result<()> {
        self.line(&ImportJson::of(import))
    }

    fn glossary_import(&mut self, import: &GlossaryImport) -> io::Result<()> {
        self.line(&GlossaryImportJson::of(import))
    }

    fn term_uses(&mut self, uses: &[TermUse]) -> io::Result<()> {
        uses.iter().try_for_each(|one| self.line(&TermUseJson::of(one)))
    }

    fn glossary_merge(&mut self, merge: &MergeReport) -> io::Result<()> {
        merge.conflicts.iter().try_for_each(|one| self.line(&ConflictJson::of(merge, one)))?;
        self.line(&MergeJson::of(merge))
    }

    fn memory_merge(&mut self, merged: &Merged) -> io::Result<()> {
        merged.from.iter().try_for_each(|one| self.line(&MemoryMergeJson::of(merged, one)))
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

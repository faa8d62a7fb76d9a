//! Results to be read on a terminal: colours where they reach the reader, marks that say the same where they do not,
//! lines broken at the terminal's width, whole lines in a pipe.

mod analysis;
mod audit;
mod candidates;
mod clean;
mod concept;
mod exchange;
mod forms;
mod fragments;
pub(in crate::report) mod layout;
mod morph;
mod pair;
mod repair;
mod search;
mod suggestion;
mod unit;
mod upkeep;

use std::io::{self, Write};

use super::{Look, Report, counted};
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
use crate::model::provenance::Batch;
use crate::model::segment::Segment;
use crate::store::{MemorySummary, StoredUnit};
use crate::swahili::paradigm::Paradigm;
use layout::{BOLD, DIM, Layout, plain};
pub use upkeep::moved;

pub(super) struct Text<'a> {
    layout: Layout<'a>,
}

impl<'a> Text<'a> {
    pub(super) fn new(out: &'a mut dyn Write, look: Look) -> Self {
        Text { layout: Layout::new(out, look) }
    }
}

impl Report for Text<'_> {
    fn suggestion(&mut self, suggestion: &Suggestion) -> io::Result<()> {
        suggestion::write(&mut self.layout, suggestion)
    }

    fn concept(&mut self, concept: &Concept) -> io::Result<()> {
        concept::write(&mut self.layout, concept, None)
    }

    fn found(&mut self, query: &str, found: &[FoundConcept]) -> io::Result<()> {
        if found.is_empty() {
            return self.layout.paragraph("", &[(BOLD, query), plain(": not in the glossary")]);
        }
        found.iter().try_for_each(|one| concept::write(&mut self.layout, &one.concept, Some(one)))
    }

    fn terms(&mut self, index: usize, segment: &Segment, terms: &[TermInText]) -> io::Result<()> {
        if terms.is_empty() {
            return Ok(());
        }
        let number = format!("{index}  ");
        self.layout.paragraph(&number, &suggestion::marked_terms(segment.text(), terms))?;
        for found in terms {
            let detail = format!("  {} ({}, {})", found.term.text, found.concept, found.how.as_str());
            self.layout.paragraph("   ", &[(layout::TERM, &found.form), (DIM, &detail)])?;
        }
        self.layout.blank()
    }

    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        search::write_hit(&mut self.layout, hit)
    }

    fn translations(&mut self, found: &Found) -> io::Result<()> {
        search::write_translations(&mut self.layout, found)
    }

    fn word(&mut self, word: &AnalysedWord) -> io::Result<()> {
        morph::write(&mut self.layout, word)
    }

    fn forms(&mut self, term: &str, paradigm: &Paradigm) -> io::Result<()> {
        forms::write(&mut self.layout, term, paradigm)
    }

    fn segment(&mut self, number: usize, segment: &SourceSegment) -> io::Result<()> {
        let place = format!("{}:{}", segment.position.line, segment.position.column);
        self.layout.paragraph(&format!("{number:>4}  {place:>7}  "), &[plain(segment.segment.text())])
    }

    fn analysis(&mut self, analysis: &Analysis) -> io::Result<()> {
        analysis::write(&mut self.layout, analysis)
    }

    fn pair(&mut self, pair: &Paired) -> io::Result<()> {
        pair::write(&mut self.layout, pair)
    }

    fn candidates(&mut self, extraction: &Extraction) -> io::Result<()> {
        candidates::write(&mut self.layout, extraction)
    }

    fn audit(&mut self, checked: &Checked) -> io::Result<()> {
        audit::write(&mut self.layout, checked)
    }

    fn cleaning(&mut self, cleaning: &Cleaning) -> io::Result<()> {
        clean::write(&mut self.layout, cleaning)
    }

    fn memory(&mut self, summary: &MemorySummary) -> io::Result<()> {
        let memory = &summary.memory;
        let languages = summary.languages.join(" ");
        let priority = format!("priority {}", memory.priority);
        let penalty = format!("penalty {}", f64::from(memory.penalty) / 10.0);
        let mut parts = vec![counted(summary.units, "unit")];
        parts.extend((!languages.is_empty()).then_some(languages));
        parts.extend((memory.priority != 0).then_some(priority));
        parts.extend((memory.penalty != 0).then_some(penalty));
        self.layout.paragraph("", &[(BOLD, &memory.name), plain("  "), plain(&parts.join(", "))])
    }

    fn unit(&mut self, stored: &StoredUnit) -> io::Result<()> {
        unit::write(&mut self.layout, stored)
    }

    fn unit_change(&mut self, pair: &UnitPair) -> io::Result<()> {
        unit::write_change(&mut self.layout, pair)
    }

    fn batch(&mut self, batch: &Batch, action: Option<&str>) -> io::Result<()> {
        exchange::batch(&mut self.layout, batch, action)
    }

    fn convert(&mut self, convert: &Convert) -> io::Result<()> {
        exchange::convert(&mut self.layout, convert)
    }

    fn format(&mut self, format: &dyn Format) -> io::Result<()> {
        exchange::format(&mut self.layout, format)
    }

    fn import(&mut self, import: &Import) -> io::Result<()> {
        exchange::import(&mut self.layout, import)
    }

    fn glossary_import(&mut self, import: &GlossaryImport) -> io::Result<()> {
        exchange::glossary_import(&mut self.layout, import)
    }

    fn term_uses(&mut self, uses: &[TermUse]) -> io::Result<()> {
        upkeep::uses(&mut self.layout, uses)
    }

    fn glossary_merge(&mut self, merge: &MergeReport) -> io::Result<()> {
        upkeep::merge(&mut self.layout, merge)
    }

    fn memory_merge(&mut self, merged: &Merged) -> io::Result<()> {
        merged.from.iter().try_for_each(|one| self.layout.paragraph("", &[plain(&moved(merged, one))]))
    }

    fn sync(&mut self, sync: &SyncReport) -> io::Result<()> {
        for (what, names) in [
            ("added", &sync.added),
            ("updated", &sync.updated),
            ("left alone, because you changed or removed them", &sync.kept),
        ] {
            if !names.is_empty() {
                self.layout.paragraph("  ", &[(BOLD, what), plain(": "), plain(&names.join(", "))])?;
            }
        }
        let line = format!("{} as shipped", counted(sync.unchanged as u64, "concept"));
        self.layout.paragraph("", &[plain(&line)])
    }
}

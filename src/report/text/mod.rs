//! Results to be read on a terminal: colours where they reach the reader, marks that say the same where they do not,
//! lines broken at the terminal's width, whole lines in a pipe.

mod analysis;
mod audit;
mod concept;
mod forms;
mod fragments;
mod layout;
mod morph;
mod repair;
mod search;
mod suggestion;

use std::io::{self, Write};

use super::{Look, Report, counted};
use crate::app::analyse::Analysis;
use crate::app::doctor::Checked;
use crate::app::glossary::{Report as GlossaryImport, SyncReport};
use crate::app::import::Report as Import;
use crate::app::morph::AnalysedWord;
use crate::app::recognise::TermInText;
use crate::app::search::{Found, Hit};
use crate::app::suggest::Suggestion;
use crate::app::terms::FoundConcept;
use crate::format::Warning;
use crate::model::concept::Concept;
use crate::model::segment::Segment;
use crate::store::{MemorySummary, StoredUnit};
use crate::swahili::paradigm::Paradigm;
use layout::{BOLD, DIM, Layout, plain};

/// How many warnings of an import are shown one by one.
const SHOWN_WARNINGS: usize = 20;

pub(super) struct Text<'a> {
    layout: Layout<'a>,
}

impl<'a> Text<'a> {
    pub(super) fn new(out: &'a mut dyn Write, look: Look) -> Self {
        Text { layout: Layout::new(out, look) }
    }

    fn warnings(&mut self, file: &str, warnings: &[Warning]) -> io::Result<()> {
        for warning in warnings.iter().take(SHOWN_WARNINGS) {
            let place = format!("{file}:{}:{}: ", warning.position.line, warning.position.column);
            self.layout.paragraph("  ", &[(DIM, &place), plain(&warning.message)])?;
        }
        let more = warnings.len().saturating_sub(SHOWN_WARNINGS);
        if more > 0 {
            self.layout.paragraph("  ", &[(DIM, &format!("and {more} more; --format json lists them all"))])?;
        }
        Ok(())
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

    fn analysis(&mut self, analysis: &Analysis) -> io::Result<()> {
        analysis::write(&mut self.layout, analysis)
    }

    fn audit(&mut self, checked: &Checked) -> io::Result<()> {
        audit::write(&mut self.layout, checked)
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
        let about = format!("  {}, {}, {}", stored.memory, stored.unit.status, stored.unit.origin);
        self.layout.paragraph("", &[(BOLD, &format!("unit {}", stored.id)), plain(&about)])?;
        for variant in &stored.unit.variants {
            self.layout.paragraph(&format!("  {}  ", variant.language), &[plain(variant.segment.text())])?;
        }
        Ok(())
    }

    fn import(&mut self, import: &Import) -> io::Result<()> {
        let verb = if import.batch.is_some() { "into" } else { "would go into" };
        let mut line = format!(": {} {verb} memory {}", counted(import.added, "unit"), import.memory);
        for (number, what) in
            [(import.duplicates, "duplicate"), (import.repaired, "repair"), (import.skipped, "left out")]
        {
            if number > 0 {
                let counted = if what == "left out" { format!("{number} {what}") } else { counted(number, what) };
                line.push_str(&format!(", {counted}"));
            }
        }
        self.layout.paragraph("", &[(BOLD, &import.file), plain(&line)])?;
        self.warnings(&import.file, &import.warnings)
    }

    fn glossary_import(&mut self, import: &GlossaryImport) -> io::Result<()> {
        let line = format!(
            ": {}: {} new, {} changed, {} as they were",
            counted(import.concepts, "concept"),
            import.added,
            import.changed,
            import.unchanged
        );
        self.layout.paragraph("", &[(BOLD, &import.file), plain(&line)])?;
        self.warnings(&import.file, &import.warnings)
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

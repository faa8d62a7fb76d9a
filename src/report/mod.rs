//! Floor 7: results as people and programs read them. One file a form, one entry in [`ALL`]; the writer is injected.

pub mod check;
mod json;
mod text;

use std::io::{self, Write};

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
pub use text::moved;

/// How a report may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours reach the reader; where they carry meaning and do not, marks take their place.
    pub colour: bool,
    /// The width of the terminal in columns; `None` where lines are not to be broken.
    pub width: Option<usize>,
}

/// One form of report.
#[derive(Debug)]
pub struct Form {
    /// The word after `--format`.
    pub name: &'static str,
    /// Makes a report that writes to the given place.
    pub start: for<'a> fn(&'a mut dyn Write, Look) -> Box<dyn Report + 'a>,
}

/// The forms that every listing command has, the usual one first.
pub const ALL: &[Form] = &[
    Form { name: "text", start: |out, look| Box::new(text::Text::new(out, look)) },
    Form { name: "json", start: |out, _| Box::new(json::Json::new(out)) },
];

/// `1 unit`, `2 units`.
pub fn counted(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// `1,204`: a number to be read.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Writes results one by one.
pub trait Report {
    /// What was found for a segment of a text.
    ///
    /// # Errors
    /// What the writer reports; so for all of them.
    fn suggestion(&mut self, suggestion: &Suggestion) -> io::Result<()>;

    /// A concept of the glossary.
    fn concept(&mut self, concept: &Concept) -> io::Result<()>;

    /// The concepts that a query led to.
    fn found(&mut self, query: &str, found: &[FoundConcept]) -> io::Result<()>;

    /// The terms in the segment with the number `index`.
    fn terms(&mut self, index: usize, segment: &Segment, terms: &[TermInText]) -> io::Result<()>;

    /// A translation in which a search found something.
    fn hit(&mut self, hit: &Hit) -> io::Result<()>;

    /// How what a search found was translated, after its hits.
    fn translations(&mut self, found: &Found) -> io::Result<()>;

    /// A word form with what it can be.
    fn word(&mut self, word: &AnalysedWord) -> io::Result<()>;

    /// Every form of the word that `term` is a form of.
    fn forms(&mut self, term: &str, paradigm: &Paradigm) -> io::Result<()>;

    /// A segment of a text, with its number from 1.
    fn segment(&mut self, number: usize, segment: &SourceSegment) -> io::Result<()>;

    /// How much of a text the memories know.
    fn analysis(&mut self, analysis: &Analysis) -> io::Result<()>;

    /// Sentences of two documents that translate each other.
    fn pair(&mut self, pair: &Paired) -> io::Result<()>;

    /// The term candidates of texts.
    fn candidates(&mut self, extraction: &Extraction) -> io::Result<()>;

    /// What one check of the database came to.
    fn audit(&mut self, checked: &Checked) -> io::Result<()>;

    /// What is of no use in a memory.
    fn cleaning(&mut self, cleaning: &Cleaning) -> io::Result<()>;

    /// A memory.
    fn memory(&mut self, memory: &MemorySummary) -> io::Result<()>;

    /// A unit.
    fn unit(&mut self, unit: &StoredUnit) -> io::Result<()>;

    /// A unit as it was, and as it is now or would be.
    fn unit_change(&mut self, pair: &UnitPair) -> io::Result<()>;

    /// A batch, and what it did to the one unit whose history this is.
    fn batch(&mut self, batch: &Batch, action: Option<&str>) -> io::Result<()>;

    /// What a conversion came to.
    fn convert(&mut self, convert: &Convert) -> io::Result<()>;

    /// A format that is read or written.
    fn format(&mut self, format: &dyn Format) -> io::Result<()>;

    /// What an import of units came to.
    fn import(&mut self, import: &Import) -> io::Result<()>;

    /// What an import of concepts came to.
    fn glossary_import(&mut self, import: &GlossaryImport) -> io::Result<()>;

    /// Where the terms of a concept are used.
    fn term_uses(&mut self, uses: &[TermUse]) -> io::Result<()>;

    /// What a merge of another glossary came to, with the points on which the two disagree.
    fn glossary_merge(&mut self, merge: &MergeReport) -> io::Result<()>;

    /// What came of units that moved into another memory.
    fn memory_merge(&mut self, merged: &Merged) -> io::Result<()>;

    /// What a sync of the shipped glossary came to.
    fn sync(&mut self, sync: &SyncReport) -> io::Result<()>;
}

#[cfg(test)]
mod tests {
    use super::{counted, grouped};

    #[test]
    fn thousands_are_parted() {
        let numbers = [0, 999, 1204, 12_345, 1_234_567].map(grouped);
        assert_eq!(numbers, ["0", "999", "1,204", "12,345", "1,234,567"]);
        assert_eq!(counted(3071, "unit"), "3,071 units");
    }
}

//! A unit with all that a reader wants to see beside it.

use std::ops::Range;

use super::{Units, state};
use crate::app::AppError;
use crate::app::review::{Card, Field, Role, Row};
use crate::check::fix::Edit;
use crate::check::{Engine, Glossary, Pair};
use crate::model::concept::Term;
use crate::model::finding::{Finding, Side};
use crate::model::segment::Segment;
use crate::model::unit::Annotation;
use crate::store::StoredUnit;
use crate::terminology::recognise::Occurrence;

/// How many suggestions of a finding are shown: as many as there are keys for them.
const MOST_SUGGESTIONS: usize = 9;

impl Units<'_> {
    /// The texts of the neighbour with this number, in one line.
    fn neighbour(&self, id: Option<i64>) -> Result<Option<String>, AppError> {
        let Some(id) = id else { return Ok(None) };
        let Some(stored) = self.store.unit_of(&self.request.memory, id)? else { return Ok(None) };
        let source = self.source_of(&stored.unit);
        let mut texts: Vec<(bool, &str)> =
            stored.unit.variants.iter().enumerate().map(|(at, one)| (Some(at) != source, one.segment.text())).collect();
        texts.sort_by_key(|(is_target, _)| *is_target);
        Ok(Some(texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" │ ")))
    }

    /// The unit with what a reader wants beside it, and what could be exchanged in it, by variant.
    pub(super) fn card_of(&self, stored: &StoredUnit) -> Result<(Card, Vec<(usize, Edit)>), AppError> {
        let StoredUnit { id, unit, .. } = stored;
        let source = self.source_of(unit);
        let mut rows = Vec::new();
        let [before, behind] = self.store.beside(self.memory, *id)?;
        rows.extend(self.neighbour(before)?.map(|text| Row::new(Role::Context, "before", text)));
        let (mut terms, mut found) = (Vec::new(), Vec::new());
        let (mut targets, mut suggested) = (Vec::new(), Vec::new());
        for (at, variant) in unit.variants.iter().enumerate() {
            let (is_source, text) = (Some(at) == source, variant.segment.text());
            let mut row =
                Row::new(if is_source { Role::Source } else { Role::Target }, variant.language.as_str(), text);
            match source.map(|source| &unit.variants[source].segment) {
                Some(segment) if is_source => {
                    (row.marks, terms) = self.terms(segment);
                }
                Some(segment) if variant.language.serves(&self.request.languages.1).is_some() => {
                    let beside = self.findings(segment, &variant.segment, suggested.len());
                    (row.marks, row.evidence) = (beside.marks, beside.evidence);
                    found.extend(beside.rows);
                    suggested.extend(beside.edits.into_iter().map(|edit| (at, edit)));
                }
                _ => {}
            }
            if is_source { rows.push(row) } else { targets.push(row) }
        }
        rows.extend(targets);
        rows.extend(self.neighbour(behind)?.map(|text| Row::new(Role::Context, "after", text)));
        rows.extend(found);
        rows.extend(terms);
        rows.extend(unit.note().map(|note| Row::new(Role::Fact, "note", note)));
        let mut facts = vec![unit.status.as_str().to_owned(), unit.origin.as_str().to_owned()];
        facts.extend(confidence(&unit.annotations).map(|confidence| format!("confidence {confidence}")));
        let field = |at: &usize| {
            let variant = &unit.variants[*at];
            Field { name: variant.language.to_string(), text: variant.segment.text().to_owned() }
        };
        let fields = self.order(unit).iter().map(field).collect();
        Ok((Card { label: format!("unit {id}"), state: state(unit.status), facts, rows, fields }, suggested))
    }

    /// The glossary terms of a source: where they stand, and a row for each.
    fn terms(&self, segment: &Segment) -> (Vec<Range<usize>>, Vec<Row>) {
        let Some(glossary) = &self.setup.glossary else { return Default::default() };
        let (mut marks, mut rows) = (Vec::new(), Vec::new());
        for occurrence in glossary.recogniser(Side::Source).recognise(segment) {
            rows.extend(term_row(glossary, &occurrence, segment).filter(|row| !rows.contains(row)));
            marks.push(occurrence.span);
        }
        (marks, rows)
    }

    /// What a check finds in a translation. Suggestions are numbered from `first` on.
    fn findings(&self, source: &Segment, target: &Segment, first: usize) -> Beside {
        let pair = [Pair { source: Some(source.clone()), target: target.clone(), ..Pair::default() }];
        let engine = Engine::new(&self.rules, &self.setup);
        let document = engine.check(&pair);
        let mut beside = Beside::default();
        for finding in document.findings() {
            beside.rows.extend(finding_rows(finding, first + beside.edits.len()));
            if finding.side == Side::Target {
                beside.marks.push(finding.span.clone());
                beside.evidence.extend(finding.evidence.iter().cloned());
                let edit = |one: &String| Edit { span: finding.span.clone(), replacement: one.clone() };
                beside.edits.extend(finding.suggestions.iter().take(MOST_SUGGESTIONS).map(edit));
            }
        }
        beside
    }
}

/// What a check found in a translation.
#[derive(Default)]
struct Beside {
    marks: Vec<Range<usize>>,
    evidence: Vec<Range<usize>>,
    rows: Vec<Row>,
    edits: Vec<Edit>,
}

/// What a finding says, and what could stand there instead, numbered from `first` on, from 0.
pub(in crate::app::review) fn finding_rows(finding: &Finding, first: usize) -> Vec<Row> {
    let label = finding.severity.as_str();
    let mut rows =
        vec![Row::new(Role::Finding(finding.severity), label, format!("{}: {}", finding.rule, finding.message))];
    // The source is not what is put right.
    let suggestions = finding.suggestions.iter().filter(|_| finding.side == Side::Target);
    for (number, suggestion) in suggestions.enumerate().take(MOST_SUGGESTIONS) {
        let text = if suggestion.is_empty() { "(leave it out)" } else { suggestion };
        rows.push(Row::new(Role::Suggestion, format!("write {}", first + number + 1), text));
    }
    rows
}

fn term_row(glossary: &Glossary, occurrence: &Occurrence, segment: &Segment) -> Option<Row> {
    let (concept, _) = glossary.term(occurrence)?;
    let targets: Vec<String> = glossary.usable(concept).into_iter().map(described).collect();
    let form = segment.text().get(occurrence.span.clone())?;
    (!targets.is_empty()).then(|| Row::new(Role::Term, "term", format!("{form} → {}", targets.join("; "))))
}

/// A term with its class.
fn described(term: &Term) -> String {
    match &term.noun_class {
        Some(class) => format!("{} ({class})", term.text),
        None => term.text.clone(),
    }
}

/// The property in which a program says how sure it was.
fn confidence(annotations: &[Annotation]) -> Option<&str> {
    let is_confidence = |one: &&Annotation| {
        one.property.as_deref().is_some_and(|name| name.to_ascii_lowercase().contains("confidence"))
    };
    annotations.iter().find(is_confidence).map(|one| one.text.as_str())
}

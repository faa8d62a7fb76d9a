//! A finding as an item of a review.

use std::path::Path;

use super::units::finding_rows;
use super::{Card, Field, Role, Row, State};
use crate::app::check::Reported;
use crate::model::finding::{Finding, Side};
use crate::model::segment::Segment;
use crate::text::language::Language;

/// A finding, with the texts as they were when it was found.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) part: usize,
    pub(super) finding: Finding,
    pub(super) state: State,
    /// The file, and where in it or in the memory.
    pub(super) path: Option<String>,
    pub(super) place: String,
    pub(super) source: Option<String>,
    pub(super) target: String,
    pub(super) fingerprint: String,
    /// Why it was dismissed.
    pub(super) reason: Option<String>,
}

/// Whether `word` is the rule of a finding, or its area.
pub(super) fn is_of(finding: &Finding, word: &str) -> bool {
    let rule = finding.rule.as_ref();
    rule == word || rule.strip_prefix(word).is_some_and(|rest| rest.starts_with('.'))
}

impl Item {
    /// A finding of the part of this number.
    pub(super) fn of(part: usize, one: &Reported<'_>) -> Self {
        let place = match (one.path, one.position, one.unit) {
            (Some(path), Some(position), _) => format!("{}:{}", name_of(path), position.line),
            (Some(path), None, _) => format!("{} segment {}", name_of(path), one.number),
            (None, _, Some(unit)) => format!("unit {unit}"),
            (None, _, None) => format!("segment {}", one.number),
        };
        Item {
            part,
            finding: one.finding.clone(),
            state: State::Open,
            path: one.path.map(str::to_owned),
            place,
            source: one.source.map(str::to_owned),
            target: one.target.to_owned(),
            fingerprint: one.fingerprint.clone(),
            reason: None,
        }
    }

    /// The item as it is shown. `now` is its translation where that is still what was checked, and can be edited.
    pub(super) fn card(&self, from: &Language, to: &Language, now: Option<&Segment>) -> Card {
        let finding = &self.finding;
        let mut rows = Vec::new();
        for (side, language, text) in
            [(Side::Source, from, self.source.as_deref()), (Side::Target, to, Some(self.target.as_str()))]
        {
            let Some(text) = text else { continue };
            let role = if side == Side::Source { Role::Source } else { Role::Target };
            let mut row = Row::new(role, language.as_str(), text);
            if finding.side == side {
                (row.marks, row.evidence) = (vec![finding.span.clone()], finding.evidence.clone());
            }
            rows.push(row);
        }
        rows.extend(finding_rows(finding, 0));
        rows.extend(self.reason.as_ref().map(|reason| Row::new(Role::Fact, "reason", reason)));
        let field = |now: &Segment| Field { name: to.to_string(), text: now.text().to_owned() };
        Card {
            label: self.place.clone(),
            state: self.state,
            facts: vec![finding.rule.to_string()],
            rows,
            fields: now.map(field).into_iter().collect(),
        }
    }
}

/// The name of a file without its folders.
fn name_of(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

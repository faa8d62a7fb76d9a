//! Writes pairs of sentences as a table for people to decide on: a row a pair, with a column for the verdict, which the
//! reader of units understands.

use super::super::super::{Heading, Losses, UnitOutput};
use super::super::fields::Field;
use super::super::output::RowOutput;
use super::writer::column_name;
use crate::model::provenance::Status;
use crate::model::segment::Segment;
use crate::model::unit::Unit;
use crate::text::language::Language;

/// The columns for what the properties `x-kind` and `x-confidence` say.
const KIND: &str = "kind";
const CONFIDENCE: &str = "confidence";

/// The verdicts that can be chosen.
const VERDICTS: [&str; 2] = ["accept", "reject"];

/// How the columns of a sheet look and what they take, by their numbers from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Sheet {
    /// Those with texts, which are wide and broken.
    pub(in super::super) texts: [u16; 2],
    /// The one with numbers.
    pub(in super::super) confidence: u16,
    /// The one in which one of `verdicts` is chosen.
    pub(in super::super) verdict: u16,
    /// What can be chosen there.
    pub(in super::super) verdicts: [&'static str; 2],
    /// How many columns there are.
    pub(in super::super) width: u16,
}

/// Begins a table in `out`.
pub(in super::super) fn start<'a>(
    mut out: Box<dyn RowOutput + 'a>,
    heading: &Heading,
) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
    let source = column_name(&heading.source, "source");
    let target = column_name(&heading.target, "target");
    let [id, status, origin, note] = [Field::Id, Field::Status, Field::Origin, Field::Note].map(Field::name);
    let names = [id, &source, &target, KIND, CONFIDENCE, Field::Verdict.name(), status, origin, note];
    out.for_review(&Sheet { texts: [1, 2], confidence: 4, verdict: 5, verdicts: VERDICTS, width: names.len() as u16 })?;
    out.row(&names)?;
    Ok(Box::new(Review { out, heading: heading.clone(), row: 0, losses: Losses::default() }))
}

struct Review<'a> {
    out: Box<dyn RowOutput + 'a>,
    heading: Heading,
    row: u64,
    losses: Losses,
}

impl Review<'_> {
    fn text(&mut self, unit: &Unit, language: &Language) -> String {
        let serves = unit.variants.iter().find(|variant| variant.language.serves(language).is_some());
        let Some(variant) = serves else { return String::new() };
        let segment: &Segment = &variant.segment;
        self.losses.add("inline codes", segment.codes().len());
        if self.heading.inline_codes { segment.text().to_owned() } else { segment.without_codes() }
    }
}

impl UnitOutput for Review<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let Heading { source, target, .. } = self.heading.clone();
        let (source, target) = (self.text(unit, &source), self.text(unit, &target));
        let property = |name: &str| {
            let is_it =
                |written: &Option<String>| written.as_deref().and_then(|one| one.strip_prefix("x-")) == Some(name);
            let found = unit.annotations.iter().find(|one| is_it(&one.property));
            found.map_or("", |one| one.text.as_str())
        };
        self.row += 1;
        let number = self.row.to_string();
        let name = unit.name.as_deref().unwrap_or(&number);
        let verdict = match unit.status {
            Status::Reviewed | Status::Approved => VERDICTS[0],
            Status::Rejected => VERDICTS[1],
            Status::Draft | Status::Translated => "",
        };
        let note = unit.note().unwrap_or_default();
        let (kind, confidence) = (property(KIND), property(CONFIDENCE));
        let (status, origin) = (unit.status.as_str(), unit.origin.as_str());
        self.out.row(&[name, &source, &target, kind, confidence, verdict, status, origin, &note])
    }

    fn finish(self: Box<Self>) -> std::io::Result<Losses> {
        let mut losses = self.losses;
        losses.join(&self.out.finish()?);
        Ok(losses)
    }
}

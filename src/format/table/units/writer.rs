//! Writes units as a table with one header, which reads back: the two languages of the heading, and what belongs to the
//! unit.

use super::super::super::{Heading, Losses, UnitOutput};
use super::super::fields::Field;
use super::super::languages;
use super::super::output::RowOutput;
use super::{ATTRIBUTES, CONTEXT};
use crate::model::segment::Segment;
use crate::model::unit::{Unit, Variant};
use crate::text::language::Language;

/// Begins a table in `out`.
pub(in super::super) fn start<'a>(
    mut out: Box<dyn RowOutput + 'a>,
    heading: &Heading,
) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
    let source = column_name(&heading.source, "source");
    let target = column_name(&heading.target, "target");
    let own = [Field::Status, Field::Origin, Field::Note, Field::Context];
    let mut names = vec![Field::Id.name(), &source, &target];
    names.extend(own.iter().chain(&ATTRIBUTES).map(|field| field.name()));
    out.row(&names)?;
    Ok(Box::new(Writer { out, heading: heading.clone(), losses: Losses::default() }))
}

/// The name of the column with the texts in `language`: its tag, with a word before it where a tag alone is not taken
/// for one.
fn column_name(language: &Language, side: &str) -> String {
    if languages::named(language.as_str()).as_ref() == Some(language) {
        language.to_string()
    } else {
        format!("{side} ({language})")
    }
}

struct Writer<'a> {
    out: Box<dyn RowOutput + 'a>,
    heading: Heading,
    losses: Losses,
}

impl Writer<'_> {
    /// The text of `variant`, and what of it is lost.
    fn text(&mut self, variant: &Variant, language: &Language) -> String {
        self.losses.add("exact languages", usize::from(variant.language != *language));
        let notes = variant.annotations.iter().filter(|one| one.property.is_none()).count();
        self.losses.add("notes of one language", notes);
        self.losses.add("properties", variant.annotations.len() - notes);
        self.losses.add("attributes", variant.attributes.len());
        self.plain(&variant.segment)
    }

    /// The text with the content of its codes, which is all of a code that a cell can hold.
    fn plain(&mut self, segment: &Segment) -> String {
        if !self.heading.inline_codes {
            self.losses.add("inline codes", segment.codes().len());
            return segment.without_codes();
        }
        self.losses.add("inline codes", segment.codes().iter().filter(|code| code.span.is_empty()).count());
        segment.text().to_owned()
    }
}

/// The variant that serves best where `language` is asked for, the first among equals.
fn best<'u>(unit: &'u Unit, language: &Language, other_than: Option<usize>) -> Option<(usize, &'u Variant)> {
    let serving = unit.variants.iter().enumerate().filter(|(at, one)| {
        Some(*at) != other_than && one.language.serves(language).is_some() && !one.segment.text().trim().is_empty()
    });
    serving.rev().max_by_key(|(_, one)| one.language.serves(language))
}

impl UnitOutput for Writer<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let source = best(unit, &self.heading.source.clone(), None);
        let target = best(unit, &self.heading.target.clone(), source.map(|(at, _)| at));
        let (Some((_, source)), Some((_, target))) = (source, target) else {
            self.losses.add("units without a translation", 1);
            return Ok(());
        };
        self.losses.add("further languages", unit.variants.len() - 2);
        let heading = self.heading.clone();
        let source = self.text(source, &heading.source);
        let target = self.text(target, &heading.target);
        let note = unit.note().unwrap_or_default();
        let is_context = |property: &Option<String>| property.as_deref() == Some(CONTEXT);
        let mut contexts = unit.annotations.iter().filter(|one| is_context(&one.property));
        let context = contexts.next().map_or("", |one| one.text.as_str());
        let properties = unit.annotations.iter().filter(|one| one.property.is_some() && !is_context(&one.property));
        self.losses.add("properties", properties.count() + contexts.count());
        let further = unit.annotations.iter().map(|one| one.attributes.len()).sum();
        self.losses.add("attributes of notes and properties", further);
        let attribute = |field: Field| {
            let found = unit.attributes.iter().find(|(name, _)| name == field.name());
            found.map_or("", |(_, value)| value.as_str())
        };
        let kept = ATTRIBUTES.iter().filter(|field| !attribute(**field).is_empty()).count();
        self.losses.add("attributes", unit.attributes.len() - kept);
        let name = unit.name.as_deref().unwrap_or("");
        let mut cells = vec![name, &source, &target, unit.status.as_str(), unit.origin.as_str(), &note, context];
        cells.extend(ATTRIBUTES.map(attribute));
        self.out.row(&cells)
    }

    fn finish(self: Box<Self>) -> std::io::Result<Losses> {
        let mut losses = self.losses;
        for (what, count) in self.out.finish()?.iter() {
            losses.add(what, usize::try_from(count).unwrap_or(usize::MAX));
        }
        Ok(losses)
    }
}

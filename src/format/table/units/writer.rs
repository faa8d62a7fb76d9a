//! Writes units as a table with one header, which reads back: the two languages of the heading, and what belongs to the
//! unit.

use super::super::super::sides::{Sides, sides_of_any};
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
pub(super) fn column_name(language: &Language, side: &str) -> String {
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
        self.losses.add("regions of languages", usize::from(variant.language != *language));
        let notes = variant.annotations.iter().filter(|one| one.property.is_none()).count();
        self.losses.add("notes of one language", notes);
        self.losses.add("properties", variant.annotations.len() - notes);
        self.losses.add("attributes", variant.attributes.len());
        self.plain(&variant.segment)
    }

    /// The text with the content of its codes, which is all of a code that a cell can hold.
    fn plain(&mut self, segment: &Segment) -> String {
        self.losses.add("inline codes", segment.codes().len());
        if self.heading.inline_codes { segment.text().to_owned() } else { segment.without_codes() }
    }
}

impl UnitOutput for Writer<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let Some(Sides { source, target }) = sides_of_any(unit, &self.heading, &mut self.losses) else {
            return Ok(());
        };
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
        losses.join(&self.out.finish()?);
        Ok(losses)
    }
}

//! Writes a Weblate memory, one entry a line.

use std::io::{BufWriter, Write};

use serde::Serialize;

use super::super::sides::sides;
use super::super::{Heading, Losses, UnitOutput};
use super::{ACTIVE, CONTEXT, FROM_FILE, ORIGIN, OURS, PENDING};
use crate::model::provenance::{Origin, Status};
use crate::model::unit::{Annotation, Unit};

#[derive(Serialize)]
struct EntryJson<'a> {
    source_language: &'a str,
    target_language: &'a str,
    source: &'a str,
    target: &'a str,
    origin: &'a str,
    category: i64,
    #[serde(skip_serializing_if = "str::is_empty")]
    context: &'a str,
    status: i64,
}

/// A memory that is being written.
pub(super) struct Writer<'a> {
    out: BufWriter<&'a mut dyn Write>,
    heading: Heading,
    losses: Losses,
    is_first: bool,
}

impl<'a> Writer<'a> {
    /// Begins the array.
    pub(super) fn start(out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Self> {
        let mut out = BufWriter::new(out);
        out.write_all(b"[")?;
        Ok(Writer { out, heading: heading.clone(), losses: Losses::default(), is_first: true })
    }
}

impl UnitOutput for Writer<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let Some(sides) = sides(unit, &self.heading, &mut self.losses) else {
            return Ok(());
        };
        let both = [sides.source, sides.target];
        let texts = both.map(|variant| match self.heading.inline_codes {
            true => variant.segment.text().to_owned(),
            false => variant.segment.without_codes(),
        });
        if texts.iter().any(|text| text.trim().is_empty()) {
            self.losses.leave_out("units without a translation");
            return Ok(());
        }
        let (context, origin) = self.properties(&unit.annotations);
        for variant in both {
            self.losses.add("inline codes", variant.segment.codes().len());
            self.losses.add("notes and properties", variant.annotations.len());
            self.losses.add("attributes", variant.attributes.len());
        }
        self.losses.add("attributes", unit.attributes.len());
        self.losses.add("names", usize::from(unit.name.is_some()));
        self.losses.add("statuses", usize::from(!matches!(unit.status, Status::Translated | Status::Draft)));
        self.losses.add("origins", usize::from(unit.origin != Origin::Human));
        let [source, target] = &texts;
        let entry = EntryJson {
            source_language: sides.source.language.as_str(),
            target_language: sides.target.language.as_str(),
            source,
            target,
            origin: if origin.is_empty() { OURS } else { origin },
            category: FROM_FILE,
            context,
            status: if unit.status == Status::Draft { PENDING } else { ACTIVE },
        };
        self.out.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        Ok(serde_json::to_writer(&mut self.out, &entry)?)
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        self.out.write_all(if self.is_first { b"]\n" } else { b"\n]\n" })?;
        self.out.flush()?;
        Ok(self.losses)
    }
}

impl Writer<'_> {
    /// The context and the origin among the annotations.
    fn properties<'u>(&mut self, annotations: &'u [Annotation]) -> (&'u str, &'u str) {
        let (mut context, mut origin) = ("", "");
        for annotation in annotations {
            let slot = match annotation.property.as_deref() {
                Some(CONTEXT) => &mut context,
                Some(ORIGIN) => &mut origin,
                _ => {
                    self.losses.add("notes and properties", 1);
                    continue;
                }
            };
            if slot.is_empty() {
                *slot = &annotation.text;
            } else {
                self.losses.add("notes and properties", 1);
            }
        }
        (context, origin)
    }
}

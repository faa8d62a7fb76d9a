//! `istilahi/cleaning/1`: what was found of one kind in a memory.

use serde::Serialize;

use super::VariantJson;
use crate::app::clean::{Cleaning, Example, Found};

#[derive(Serialize)]
pub(super) struct CleaningJson<'a> {
    schema: &'static str,
    memory: &'a str,
    kind: &'static str,
    units: u64,
    deletes: bool,
    left: u64,
    batch: Option<i64>,
    examples: Vec<ExampleJson<'a>>,
}

#[derive(Serialize)]
struct ExampleJson<'a> {
    unit: i64,
    variants: Vec<VariantJson<'a>>,
    message: &'a str,
    kept: Option<i64>,
    doubtful: bool,
}

impl<'a> CleaningJson<'a> {
    /// One for each kind that was looked for.
    pub(super) fn of(cleaning: &'a Cleaning) -> impl Iterator<Item = Self> {
        cleaning.found.iter().map(|found| CleaningJson::of_kind(cleaning, found))
    }

    fn of_kind(cleaning: &'a Cleaning, found: &'a Found) -> Self {
        CleaningJson {
            schema: "istilahi/cleaning/1",
            memory: &cleaning.memory,
            kind: found.kind.as_str(),
            units: found.units,
            deletes: found.deletes(),
            left: found.left,
            batch: cleaning.batch,
            examples: found.examples.iter().map(ExampleJson::of).collect(),
        }
    }
}

impl<'a> ExampleJson<'a> {
    fn of(example: &'a Example) -> Self {
        let variants = example.texts.iter().map(|(lang, text)| VariantJson { lang, text });
        ExampleJson {
            unit: example.unit,
            variants: variants.collect(),
            message: &example.why,
            kept: example.kept,
            doubtful: example.is_doubtful,
        }
    }
}

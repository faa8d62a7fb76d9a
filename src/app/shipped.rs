//! What ships in the program: the release memory and the glossary, from the text files in `glossary/`.

use serde::Deserialize;

use crate::format::read_glossary_pair;
use crate::matching::candidate::Neighbours;
use crate::model::concept::Concept;
use crate::model::provenance::{Origin, Status};
use crate::model::segment::Segment;
use crate::model::unit::{Annotation, Unit, Variant};
use crate::store::{Change, StoreError};
use crate::text::language::Language;

/// The memory that holds the release.
pub const RELEASE_MEMORY: &str = "release";

const RELEASE: &str = include_str!("../../glossary/release.csv");
const CONCEPTS: &str = include_str!("../../glossary/concepts.csv");
const TERMS: &str = include_str!("../../glossary/terms.csv");

/// One row of `release.csv`.
#[derive(Debug, Clone, Deserialize)]
pub struct ReleaseSegment {
    /// Its place in the release, from 1.
    pub segment: usize,
    /// The English, written for this project.
    pub en: String,
    /// The Swahili as it was published.
    pub sw_published: String,
    /// The corrected Swahili; empty where the published one is right.
    pub sw_reviewed: String,
    /// The corrections, separated by `|`.
    pub note: String,
}

/// The segments of the release, in order.
pub fn release() -> Vec<ReleaseSegment> {
    csv::Reader::from_reader(RELEASE.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("release.csv is checked by the tests")
}

/// The concepts of the shipped glossary, by name.
pub fn concepts() -> Vec<Concept> {
    read_glossary_pair(CONCEPTS, TERMS).expect("concepts.csv and terms.csv are checked by the tests")
}

/// The units of the release memory with their neighbours: for each segment the published translation, and the
/// corrected one.
pub fn release_units() -> Vec<(Unit, Vec<Neighbours>)> {
    let rows = release();
    let neighbours = |text: fn(&ReleaseSegment) -> &str| {
        let segments: Vec<Segment> = rows.iter().map(|row| Segment::plain(text(row))).collect();
        Neighbours::of_all(&segments)
    };
    let english = neighbours(|row| &row.en);
    let published = neighbours(|row| &row.sw_published);
    let reviewed = neighbours(|row| if row.sw_reviewed.is_empty() { &row.sw_published } else { &row.sw_reviewed });
    let mut units = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut add = |swahili: &str, around, status, origin, notes: Vec<Annotation>| {
            let variants = vec![
                Variant::new(Language::english(), Segment::plain(row.en.as_str())),
                Variant::new(Language::swahili(), Segment::plain(swahili)),
            ];
            let unit = Unit {
                name: Some(format!("release-{}-{status}", row.segment)),
                annotations: notes,
                ..Unit::new(status, origin, variants)
            };
            units.push((unit, vec![english[at], around]));
        };
        add(&row.sw_published, published[at], Status::Translated, Origin::Machine, Vec::new());
        if !row.sw_reviewed.is_empty() {
            let notes = row.note.split('|').filter(|note| !note.is_empty()).map(Annotation::note).collect();
            add(&row.sw_reviewed, reviewed[at], Status::Reviewed, Origin::Human, notes);
        }
    }
    units
}

/// What a new database was filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Created {
    /// Units of the release memory.
    pub units: usize,
    /// Concepts of the shipped glossary.
    pub concepts: usize,
}

/// Puts the release memory and the glossary into a new database.
pub(super) fn fill(change: &mut Change<'_>) -> Result<Created, StoreError> {
    let memory = change.create_memory(RELEASE_MEMORY, 0, 0)?;
    let units = release_units();
    for (unit, neighbours) in &units {
        change.add_unit(memory.id, unit, neighbours)?;
    }
    let concepts = concepts();
    for concept in &concepts {
        change.sync_concept(concept)?;
    }
    Ok(Created { units: units.len(), concepts: concepts.len() })
}

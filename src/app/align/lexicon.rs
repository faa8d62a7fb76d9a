//! What is known of the two languages' words before two documents are aligned: the Swahili lexicon, the glossary, and a
//! sample of the memories.

use crate::align::Words;
use crate::app::{AppError, shipped};
use crate::model::segment::Segment;
use crate::store::{MemoryFilter, Store};
use crate::text::language::Language;

/// How many units of the memories are looked at.
const MOST_UNITS: usize = 2_000;

/// What `store` knows; without one, what the program does.
///
/// # Errors
/// What the store reports.
pub(in crate::app) fn known_words(
    store: Option<&Store>,
    (from, to): (&Language, &Language),
) -> Result<Words, AppError> {
    let mut words = Words::new(from, to);
    words.add_lexicon();
    let Some(store) = store else {
        words.add_concepts(&shipped::concepts());
        return Ok(words);
    };
    words.add_concepts(&store.concepts()?);
    let shelf = store.shelf(&MemoryFilter::default())?;
    let mut sample: Vec<(Segment, Segment)> = Vec::new();
    let mut add = |_, source: &Segment, target: &Segment| sample.push((source.clone(), target.clone()));
    let numbers = store.numbers_on(&shelf)?;
    store.sample_of_units((from.base(), to.base()), &shelf, numbers, MOST_UNITS, &mut add)?;
    words.add_pairs(sample.iter().map(|(source, target)| (source, target)));
    Ok(words)
}

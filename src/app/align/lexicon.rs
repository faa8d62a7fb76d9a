//! What is known of the two languages' words before two documents are aligned: the glossary, and a sample of the
//! memories.

use fnv::{FnvHashMap, FnvHashSet};

use crate::align::Lexicon;
use crate::app::{AppError, shipped};
use crate::model::concept::Concept;
use crate::model::segment::Segment;
use crate::store::{MemoryFilter, Store};
use crate::text::fold::{folded_hash, stable_hash};
use crate::text::language::Language;
use crate::text::light_words::is_content_word;

/// How many units of the memories are looked at.
const MOST_UNITS: usize = 2_000;
/// In how many of them two words stand together at least before that means something.
const FEWEST_TOGETHER: u32 = 3;
/// The least association (Dice: twice the units with both, by the units with each) that is believed.
const LEAST_ASSOCIATION: f32 = 0.4;
/// How sure it is that two words translate each other that are terms of one concept, and words of such terms.
const TERMS: f32 = 0.9;
const WORDS_OF_TERMS: f32 = 0.5;

/// Pairs of words, and how likely each is a translation.
#[derive(Debug, Default)]
pub(in crate::app) struct Words {
    pairs: FnvHashMap<(u64, u64), f32>,
    sources: FnvHashSet<u64>,
}

impl Lexicon for Words {
    fn translates(&self, source: &str, target: &str) -> Option<f32> {
        let source = stable_hash(source);
        let known = self.sources.contains(&source);
        known.then(|| self.pairs.get(&(source, stable_hash(target))).copied().unwrap_or(0.0))
    }
}

impl Words {
    /// What `store` knows; without one, what the shipped glossary does.
    ///
    /// # Errors
    /// What the store reports.
    pub(in crate::app) fn of(
        store: Option<&Store>,
        languages @ (from, to): (&Language, &Language),
    ) -> Result<Self, AppError> {
        let mut words = Words::default();
        let Some(store) = store else {
            words.add_concepts(&shipped::concepts(), languages);
            return Ok(words);
        };
        words.add_concepts(&store.concepts()?, languages);
        let shelf = store.shelf(&MemoryFilter::default())?;
        let mut counts = Counts::default();
        let mut add = |_, source: &Segment, target: &Segment| counts.add(source, target);
        let numbers = store.numbers_on(&shelf)?;
        store.sample_of_units((from.base(), to.base()), &shelf, numbers, MOST_UNITS, &mut add)?;
        counts.associations(|pair, association| words.add(pair, association));
        Ok(words)
    }

    fn add(&mut self, (source, target): (u64, u64), how: f32) {
        self.sources.insert(source);
        let known = self.pairs.entry((source, target)).or_default();
        *known = known.max(how);
    }

    fn add_concepts(&mut self, concepts: &[Concept], (from, to): (&Language, &Language)) {
        for concept in concepts {
            let (sources, targets) = (concept.terms_in(from), concept.terms_in(to));
            for source in &sources {
                for target in &targets {
                    let (sources, targets) = (content(&source.text), content(&target.text));
                    let how = if sources.len() == 1 && targets.len() == 1 { TERMS } else { WORDS_OF_TERMS };
                    for source in &sources {
                        targets.iter().for_each(|target| self.add((*source, *target), how));
                    }
                }
            }
        }
    }
}

/// The words of `text` that name something.
fn content(text: &str) -> Vec<u64> {
    content_of(&Segment::plain(text))
}

fn content_of(segment: &Segment) -> Vec<u64> {
    let tokens = segment.folded_tokens();
    let mut words: Vec<u64> =
        tokens.iter().filter(|token| is_content_word(token)).map(|token| folded_hash(token)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// In how many units words stand, alone and together.
#[derive(Default)]
struct Counts {
    sources: FnvHashMap<u64, u32>,
    targets: FnvHashMap<u64, u32>,
    together: FnvHashMap<(u64, u64), u32>,
}

impl Counts {
    fn add(&mut self, source: &Segment, target: &Segment) {
        let (sources, targets) = (content_of(source), content_of(target));
        sources.iter().for_each(|word| *self.sources.entry(*word).or_default() += 1);
        targets.iter().for_each(|word| *self.targets.entry(*word).or_default() += 1);
        for source in &sources {
            targets.iter().for_each(|target| *self.together.entry((*source, *target)).or_default() += 1);
        }
    }

    fn associations(&self, mut take: impl FnMut((u64, u64), f32)) {
        for (pair, together) in self.together.iter().filter(|(_, together)| **together >= FEWEST_TOGETHER) {
            let alone = self.sources[&pair.0] + self.targets[&pair.1];
            let association = 2.0 * *together as f32 / alone as f32;
            if association >= LEAST_ASSOCIATION {
                take(*pair, association);
            }
        }
    }
}

//! Candidates that stand inside longer ones which are linked already: there the longer pair tells what they translate.
//!
//! `moisture` and `soil` may always stand together, and so may `unyevu` and `udongo`: by the units alone each of the one
//! may translate each of the other. That `soil moisture` is `unyevu wa udongo` tells them apart, because the words of the
//! two stand in the same order when they are counted from the head.

use fnv::FnvHashMap;

use super::Candidate;
use super::order::places;

/// No pair.
pub(super) const NONE: u32 = u32::MAX;

/// A pair of phrases that explains the words inside both.
#[derive(Debug)]
struct Whole {
    /// The candidates inside the one and the other, by their places in their lists, with the content words that they
    /// cover, counted from the head.
    sources: Vec<(usize, (usize, usize))>,
    targets: Vec<(usize, (usize, usize))>,
    /// Whether both have as many content words.
    is_even: bool,
}

/// What stands inside what.
#[derive(Debug, Default)]
pub(super) struct Inside {
    wholes: Vec<Whole>,
    /// For each candidate of the one and the other language the units in which it stands inside a pair alone, ascending,
    /// with the number of the pair.
    sources: FnvHashMap<usize, Vec<(u32, u32)>>,
    targets: FnvHashMap<usize, Vec<(u32, u32)>>,
}

/// Two candidates that are linked, by their places in their lists, in these units.
pub(super) struct Linked<'a> {
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) units: &'a [u32],
}

impl Inside {
    /// What the pairs `linked` explain, the first before those after it. `bases` are the two languages.
    pub(super) fn of(
        linked: &[Linked<'_>],
        (sources, targets): (&[Candidate], &[Candidate]),
        bases: (&str, &str),
    ) -> Inside {
        let by_words = |all: &[Candidate]| -> FnvHashMap<Vec<String>, usize> {
            all.iter().enumerate().map(|(at, one)| (one.words.clone(), at)).collect()
        };
        let (source_by_words, target_by_words) = (by_words(sources), by_words(targets));
        let mut inside = Inside::default();
        for one in linked {
            let (source, target) = (&sources[one.source], &targets[one.target]);
            let whole = Whole {
                sources: parts(&source.words, bases.0, &source_by_words),
                targets: parts(&target.words, bases.1, &target_by_words),
                is_even: content(&source.words) == content(&target.words),
            };
            let Ok(number) = u32::try_from(inside.wholes.len()) else { break };
            note(&mut inside.sources, &whole.sources, sources, source, one.units, number);
            note(&mut inside.targets, &whole.targets, targets, target, one.units, number);
            inside.wholes.push(whole);
        }
        for units in inside.sources.values_mut().chain(inside.targets.values_mut()) {
            // The first pair that explains an occurrence does.
            units.sort_unstable();
            units.dedup_by_key(|(unit, _)| *unit);
        }
        inside
    }

    /// The pair that the source candidate stands in in `unit`.
    pub(super) fn source(&self, source: usize, unit: u32) -> u32 {
        find(&self.sources, source, unit)
    }

    /// The pair that the target candidate stands in in `unit`.
    pub(super) fn target(&self, target: usize, unit: u32) -> u32 {
        find(&self.targets, target, unit)
    }

    /// Whether two candidates that stand inside the pair `number` have the same part in it.
    pub(super) fn fit(&self, number: u32, source: usize, target: usize) -> bool {
        let Some(whole) = self.wholes.get(number as usize) else { return false };
        let place = |parts: &[(usize, (usize, usize))], at: usize| {
            parts.iter().find(|(part, _)| *part == at).map(|(_, place)| *place)
        };
        match (place(&whole.sources, source), place(&whole.targets, target)) {
            (Some(one), Some(other)) if whole.is_even => one == other,
            // Of different lengths only the heads are sure to be each other's.
            (Some(one), Some(other)) => (one.0 == 0) == (other.0 == 0),
            _ => false,
        }
    }
}

/// How many content words a phrase has.
pub(super) fn content(words: &[String]) -> usize {
    words.iter().filter(|word| !matches!(word.as_str(), "-a" | "of")).count()
}

fn find(units: &FnvHashMap<usize, Vec<(u32, u32)>>, candidate: usize, unit: u32) -> u32 {
    let units = units.get(&candidate).map_or(&[][..], Vec::as_slice);
    units.binary_search_by_key(&unit, |(unit, _)| *unit).map_or(NONE, |at| units[at].1)
}

/// The candidates inside the phrase of `words`, with the content words that they cover.
fn parts(words: &[String], base: &str, by_words: &FnvHashMap<Vec<String>, usize>) -> Vec<(usize, (usize, usize))> {
    let places = places(words, base);
    let mut found = Vec::new();
    for from in 0..words.len() {
        for to in from + 1..=words.len() {
            let covered = || places[from..to].iter().flatten();
            if to - from < words.len()
                && let Some(part) = by_words.get(&words[from..to])
                && let (Some(first), Some(last)) = (covered().min(), covered().max())
            {
                found.push((*part, (*first, *last + 1)));
            }
        }
    }
    found
}

/// Notes the units in which `parts` stand nowhere but inside `whole`.
fn note(
    inside: &mut FnvHashMap<usize, Vec<(u32, u32)>>,
    parts: &[(usize, (usize, usize))],
    all: &[Candidate],
    whole: &Candidate,
    units: &[u32],
    number: u32,
) {
    for (part, _) in parts {
        let again = |unit: &u32| times(&all[*part], *unit) <= times(whole, *unit);
        let units = units.iter().filter(|unit| again(unit)).map(|unit| (*unit, number));
        inside.entry(*part).or_default().extend(units);
    }
}

/// How often `candidate` stands in `unit`, where it does.
fn times(candidate: &Candidate, unit: u32) -> usize {
    let from = candidate.repeats.partition_point(|one| *one < unit);
    1 + candidate.repeats[from..].iter().take_while(|one| **one == unit).count()
}

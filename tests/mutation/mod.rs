//! Errors put into good text: how many of them the rules find, as the table in `docs/precision.md`. `MISSES=1 cargo test
//! mutation -- --nocapture` prints what is not found.

mod agreement;
mod edit;
mod form;
mod page;
mod pairs;
mod places;
mod swahili;
mod terms;
mod values;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use istilahi::check::{Engine, Glossary, Pair, Profile, Rule, Setup, named, profile};
use istilahi::model::concept::Concept;
use istilahi::model::finding::{Finding, Side};
use istilahi::text::language::Language;

/// What an error is, in a few words, and the rules that are to find it: any of them will do, and the first is the one it
/// is there for. A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind {
    pub(crate) rules: &'static [&'static str],
    pub(crate) error: &'static str,
}

/// Texts with one error in them.
#[derive(Debug)]
pub(crate) struct Mutant {
    pub(crate) kind: Kind,
    /// Several where they are to be compared.
    pub(crate) pairs: Vec<Pair>,
    /// Which of the pairs has the error, in which text of it, and where there.
    pub(crate) at: usize,
    pub(crate) side: Side,
    pub(crate) place: Range<usize>,
}

impl Mutant {
    /// An error in one pair.
    fn of_pair(kind: Kind, pair: Pair, side: Side, place: Range<usize>) -> Mutant {
        Mutant { kind, pairs: vec![pair], at: 0, side, place }
    }

    fn is_found_by(&self, finding: &Finding, segment: usize) -> bool {
        let (span, place) = (&finding.span, &self.place);
        let meets = match span.is_empty() || place.is_empty() {
            true => span.start <= place.end && place.start <= span.end,
            false => span.start < place.end && place.start < span.end,
        };
        finding.segment == segment && finding.side == self.side && meets
    }

    /// The text with the error, and the words that are it.
    fn missed(&self) -> String {
        let pair = &self.pairs[self.at];
        let text = match (self.side, &pair.source) {
            (Side::Source, Some(source)) => source.text(),
            _ => pair.target.text(),
        };
        format!("{}: {text} ({})", text.get(self.place.clone()).unwrap_or_default(), pair.target.text())
    }
}

/// How many errors of one kind were put in, and which of them were not found.
#[derive(Debug, Default)]
pub(crate) struct Recall {
    pub(crate) all: usize,
    pub(crate) missed: Vec<String>,
}

impl Recall {
    pub(crate) fn found(&self) -> usize {
        self.all - self.missed.len()
    }

    pub(crate) fn share(&self) -> f64 {
        self.found() as f64 / self.all.max(1) as f64
    }
}

fn rules(ids: &[&'static str]) -> Vec<&'static dyn Rule> {
    ids.iter().map(|id| named(id).unwrap_or_else(|| panic!("no rule {id}"))).collect()
}

/// The rules over Swahili, from English.
pub(crate) struct Checker {
    setup: Setup,
}

impl Checker {
    pub(crate) fn new(concepts: Vec<Concept>) -> Checker {
        let profile: Profile = profile::shipped("default").expect("a shipped profile");
        let (source, target) = (Language::english(), Language::swahili());
        let glossary = Some(Arc::new(Glossary::new(concepts, &source, &target)));
        Checker { setup: Setup { source, target, glossary, profile } }
    }

    /// What `rules` find in `pairs`.
    pub(crate) fn findings(&self, rules: &[&dyn Rule], pairs: &[Pair]) -> Vec<Finding> {
        let engine = Engine::new(rules, &self.setup);
        let document = engine.check(pairs);
        assert!(document.faults().is_empty(), "{:?}", document.faults());
        document.findings().into_iter().cloned().collect()
    }

    /// How many of `mutants` are found, by kind.
    pub(crate) fn recall(&self, mutants: &[Mutant]) -> BTreeMap<Kind, Recall> {
        let mut by_kind: BTreeMap<Kind, Vec<&Mutant>> = BTreeMap::new();
        for mutant in mutants {
            by_kind.entry(mutant.kind).or_default().push(mutant);
        }
        by_kind.into_iter().map(|(kind, mutants)| (kind, self.recall_of(kind, &mutants))).collect()
    }

    fn recall_of(&self, kind: Kind, mutants: &[&Mutant]) -> Recall {
        let rules = rules(kind.rules);
        // Texts of several pairs are each a document, the others are checked together.
        let (alone, several): (Vec<&Mutant>, Vec<&Mutant>) = mutants.iter().partition(|one| one.pairs.len() == 1);
        let together: Vec<Pair> = alone.iter().map(|one| one.pairs[0].clone()).collect();
        let mut by_segment: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
        for finding in self.findings(&rules, &together) {
            by_segment.entry(finding.segment).or_default().push(finding);
        }
        let is_found = |segment: usize, mutant: &Mutant| {
            by_segment.get(&segment).is_some_and(|found| found.iter().any(|one| mutant.is_found_by(one, segment)))
        };
        let missed = alone.iter().enumerate().filter(|(segment, mutant)| !is_found(*segment, mutant));
        let mut recall = Recall { all: mutants.len(), missed: missed.map(|(_, mutant)| mutant.missed()).collect() };
        for mutant in several {
            let found = self.findings(&rules, &mutant.pairs);
            if !found.iter().any(|finding| mutant.is_found_by(finding, mutant.at)) {
                recall.missed.push(mutant.missed());
            }
        }
        recall
    }
}

/// A small generator with a fixed seed (xorshift), so that each run puts in the same errors.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.max(1))
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let count = u64::try_from(from.len().max(1)).unwrap_or(1);
        from.get(usize::try_from(self.0 % count).unwrap_or_default()).cloned()
    }
}

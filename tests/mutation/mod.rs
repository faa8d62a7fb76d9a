//! Errors put into good text: how many of them the rules find, as a table. `cargo test mutation -- --nocapture` prints
//! it.

mod agreement;
mod swahili;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use istilahi::check::{Engine, Pair, Profile, Rule, Setup, all, profile};
use istilahi::model::segment::Segment;
use istilahi::text::language::Language;

/// A text with one error in it.
#[derive(Debug)]
pub(crate) struct Mutant {
    /// What the error is, in a few words: a row of the table.
    pub(crate) kind: &'static str,
    /// The text it was put into, for pairs its source.
    pub(crate) source: Option<String>,
    pub(crate) text: String,
    /// Where it is.
    pub(crate) place: Range<usize>,
}

/// How many errors of one kind were put in, and which of them were not found.
#[derive(Debug, Default)]
pub(crate) struct Recall {
    pub(crate) all: usize,
    pub(crate) missed: Vec<String>,
}

impl Recall {
    pub(crate) fn share(&self) -> f64 {
        let found = self.all - self.missed.len();
        f64::from(u32::try_from(found).unwrap_or(0)) / f64::from(u32::try_from(self.all.max(1)).unwrap_or(1))
    }
}

/// The rules whose names begin with one of `areas`, over Swahili.
pub(crate) struct Checker {
    setup: Setup,
    rules: Vec<&'static dyn Rule>,
}

impl Checker {
    pub(crate) fn new(areas: &[&str]) -> Checker {
        let rules: Vec<&'static dyn Rule> =
            all().filter(|rule| areas.iter().any(|area| rule.id().starts_with(area))).collect();
        let mut profile: Profile = profile::shipped("default").expect("a shipped profile");
        profile.only(rules.iter().map(|rule| rule.id()));
        let target: Language = "sw".parse().expect("a language");
        Checker { setup: Setup { source: Language::english(), target, glossary: None, profile }, rules }
    }

    /// Where something is found in `text`, and by which rule.
    pub(crate) fn findings(&self, source: Option<&str>, text: &str) -> Vec<(Range<usize>, String)> {
        let pair = Pair { source: source.map(Segment::plain), target: Segment::plain(text), context: None };
        let engine = Engine::new(&self.rules, &self.setup);
        let document = engine.check(&[pair]);
        assert!(document.faults().is_empty(), "{:?}", document.faults());
        document.findings().into_iter().map(|one| (one.span.clone(), one.rule.to_string())).collect()
    }

    /// How many of `mutants` are found, by kind: where a finding meets the place of the error.
    pub(crate) fn recall(&self, mutants: &[Mutant]) -> BTreeMap<&'static str, Recall> {
        let mut recall: BTreeMap<&'static str, Recall> = BTreeMap::new();
        for mutant in mutants {
            let of_kind = recall.entry(mutant.kind).or_default();
            of_kind.all += 1;
            let found = self.findings(mutant.source.as_deref(), &mutant.text);
            if !found.iter().any(|(span, _)| span.start < mutant.place.end && mutant.place.start < span.end) {
                let wrong = mutant.text.get(mutant.place.clone()).unwrap_or_default();
                of_kind.missed.push(format!("{wrong}: {}", mutant.text));
            }
        }
        recall
    }
}

/// The table of `recall`; with `MISSES` in the environment also what was not found.
pub(crate) fn table(recall: &BTreeMap<&'static str, Recall>) -> String {
    let mut table = String::from("| error | put in | found | recall |\n|---|---|---|---|\n");
    for (kind, of_kind) in recall {
        let found = of_kind.all - of_kind.missed.len();
        let _ = writeln!(table, "| {kind} | {} | {found} | {:.2} |", of_kind.all, of_kind.share());
        if std::env::var_os("MISSES").is_some() {
            for missed in &of_kind.missed {
                let _ = writeln!(table, "    {missed}");
            }
        }
    }
    table
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

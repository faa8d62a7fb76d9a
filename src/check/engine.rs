//! Runs the rules over the segments of a text.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::document::Document;
use super::found::Found;
use super::pair::{Pair, Reading};
use super::rule::{Observation, Rule};
use super::setting::Options;
use super::setup::Setup;
use crate::model::finding::{Finding, Severity};

/// The rules of a run.
#[derive(Debug)]
pub struct Engine<'a> {
    pub(super) active: Vec<Active<'a>>,
    setup: &'a Setup,
}

/// A rule that runs.
#[derive(Debug)]
pub(super) struct Active<'a> {
    pub(super) rule: &'a dyn Rule,
    pub(super) severity: Severity,
    pub(super) options: Options<'a>,
}

/// A rule that broke down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFault {
    /// The rule.
    pub rule: &'static str,
    /// The segment it was given, from 0; `None` where it judged several.
    pub segment: Option<usize>,
    /// What it said.
    pub message: String,
}

/// What the rules made of one segment by itself.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) findings: Vec<Finding>,
    /// Each with the number of its rule.
    pub(super) observations: Vec<(usize, Observation)>,
    pub(super) faults: Vec<RuleFault>,
}

impl<'a> Engine<'a> {
    /// The rules among `rules` that the profile turns on and that know the languages of `setup`.
    pub fn new(rules: &[&'a dyn Rule], setup: &'a Setup) -> Self {
        let knows = |rule: &dyn Rule| rule.language().is_none_or(|language| language == setup.target.base());
        let active = rules.iter().filter(|rule| knows(**rule)).filter_map(|rule| {
            let severity = setup.profile.severity(*rule)?;
            Some(Active { rule: *rule, severity, options: setup.profile.options(rule.id()) })
        });
        Engine { active: active.collect(), setup }
    }

    /// Checks `pairs`, on as many threads as the machine has.
    pub fn check<'d>(&'d self, pairs: &'d [Pair]) -> Document<'d> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        // Enough parts that a thread with long segments does not keep the others waiting.
        let size = pairs.len().div_ceil(threads * 8).max(16);
        let parts: Vec<(usize, &[Pair])> =
            pairs.chunks(size).enumerate().map(|(number, part)| (number * size, part)).collect();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some((first, part)) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                let checked = part.iter().enumerate().map(|(at, pair)| self.segment(first + at, pair));
                done.push((*first, checked.collect::<Vec<_>>()));
            }
            done
        };
        let mut done: Vec<(usize, Vec<Checked>)> = thread::scope(|scope| {
            let workers: Vec<_> = (1..threads.min(parts.len())).map(|_| scope.spawn(work)).collect();
            let mut done = work();
            for worker in workers {
                // A rule that panics is caught in its place; were anything else to, no segment may get lost.
                done.extend(worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            done
        });
        done.sort_by_key(|(first, _)| *first);
        let mut checked = Vec::with_capacity(pairs.len());
        for (_, part) in done {
            checked.extend(part);
        }
        Document::new(self, pairs, checked)
    }

    /// What the rules make of `pair` by itself.
    pub(super) fn segment(&self, index: usize, pair: &Pair) -> Checked {
        let reading = Reading::new(pair, self.setup);
        let mut checked = Checked::default();
        for (number, active) in self.active.iter().enumerate() {
            if active.rule.needs_source() && pair.source.is_none() {
                continue;
            }
            let mut findings = Vec::new();
            let mut noted = Vec::new();
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                let mut found = Found::new(active.rule.id(), active.severity, index, &mut findings);
                active.rule.check(&reading, &active.options, &mut found);
                active.rule.observe(&reading, &active.options, &mut noted);
            }));
            match outcome {
                Ok(()) => {
                    checked.findings.append(&mut findings);
                    checked.observations.extend(noted.into_iter().map(|one| (number, one)));
                }
                Err(panic) => checked.faults.push(fault(active.rule, Some(index), panic.as_ref())),
            }
        }
        checked
    }
}

pub(super) fn fault(rule: &dyn Rule, segment: Option<usize>, panic: &(dyn Any + Send)) -> RuleFault {
    let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
    RuleFault { rule: rule.id(), segment, message: said.unwrap_or_else(|| "no reason given".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::group::Group;
    use crate::check::rule::rule;
    use crate::check::ways::Way;
    use crate::check::{Profile, all};
    use crate::model::finding::Side;
    use crate::model::segment::Segment;
    use crate::text::language::Language;

    rule! {
        /// A word with a hole in it
        Frail = "test.frail", Info
    }

    impl Rule for Frail {
        fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
            assert!(!reading.target.text().contains("shimo"), "fell into it");
            found.report(0..1, "fine");
        }
    }

    rule! {
        /// The same first letter
        Alike = "test.alike", Warning
    }

    impl Rule for Alike {
        fn observe(&self, reading: &Reading<'_>, _options: &Options<'_>, noted: &mut Vec<Observation>) {
            let key = reading.target.text().chars().take(1).collect::<String>().into();
            let value = reading.target.text().to_owned();
            noted.push(Observation { key, value, side: Side::Target, span: 0..1 });
        }

        fn judge(&self, group: &Group<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
            let ways = group.ways(|_| ());
            let count: usize = ways.iter().map(|way| way.count).sum();
            for one in ways.iter().flat_map(Way::seen) {
                let message = format!("{} of {count}", one.observation.value);
                found.report_in(one.segment, Side::Target, 0..1, message);
            }
        }
    }

    const RULES: &[&dyn Rule] = &[&Frail, &Alike];

    fn setup() -> Setup {
        let (source, target) = (Language::english(), Language::swahili());
        Setup { source, target, glossary: None, profile: Profile::default() }
    }

    fn pair(text: &str) -> Pair {
        Pair { target: Segment::plain(text), ..Pair::default() }
    }

    fn said(document: &Document<'_>) -> Vec<String> {
        document.findings().iter().map(|one| format!("{} {} {}", one.segment, one.rule, one.message)).collect()
    }

    #[test]
    fn a_rule_that_breaks_down_is_named_and_the_others_go_on() {
        let setup = setup();
        let engine = Engine::new(RULES, &setup);
        let pairs: Vec<Pair> = ["moto", "shimo", "moshi"].map(pair).into();
        let document = engine.check(&pairs);
        let faults = document.faults();
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].rule, faults[0].segment), ("test.frail", Some(1)));
        assert!(faults[0].message.contains("fell into it"));
        assert_eq!(
            said(&document),
            ["0 test.alike moto of 2", "0 test.frail fine", "2 test.alike moshi of 2", "2 test.frail fine"]
        );
    }

    #[test]
    fn many_segments_on_many_threads_come_back_in_order() {
        let setup = setup();
        let engine = Engine::new(&[&Frail], &setup);
        let pairs: Vec<Pair> = (0..1000).map(|at| pair(&format!("neno {at}"))).collect();
        let document = engine.check(&pairs);
        let segments: Vec<usize> = document.findings().iter().map(|one| one.segment).collect();
        assert_eq!(segments, (0..1000).collect::<Vec<_>>());
    }

    #[test]
    fn a_changed_segment_changes_what_is_said_of_the_others() {
        let setup = setup();
        let engine = Engine::new(&[&Alike], &setup);
        let pairs = ["moto", "moshi", "kitu"].map(pair);
        let mut document = engine.check(&pairs);
        assert_eq!(said(&document), ["0 test.alike moto of 2", "1 test.alike moshi of 2"]);
        document.set(2, &pair("mti"));
        assert_eq!(document.findings().len(), 3);
        document.set(0, &pair("kito"));
        document.set(3, &pair("kisu"));
        assert_eq!(
            said(&document),
            ["0 test.alike kito of 2", "1 test.alike moshi of 2", "2 test.alike mti of 2", "3 test.alike kisu of 2"]
        );
    }

    #[test]
    fn rules_of_another_language_and_those_that_need_a_source_are_silent() {
        let english = Setup { target: Language::english(), ..setup() };
        let rules: Vec<&dyn Rule> = all().collect();
        let active = Engine::new(&rules, &english).active.len();
        assert_eq!(active, rules.iter().filter(|rule| rule.language().is_none()).count());
    }
}

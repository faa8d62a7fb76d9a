//! Runs the rules over the segments of a text, and keeps the result right while segments change.

use std::any::Any;
use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread;

use super::found::Found;
use super::pair::{Pair, Reading};
use super::rule::{Observation, Rule, Seen};
use super::setting::Options;
use super::setup::Setup;
use crate::model::finding::{Finding, Severity};

/// The rules of a run.
#[derive(Debug)]
pub struct Engine<'a> {
    active: Vec<Active<'a>>,
    setup: &'a Setup,
}

/// A rule that runs.
#[derive(Debug)]
struct Active<'a> {
    rule: &'a dyn Rule,
    severity: Severity,
    options: Options<'a>,
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
struct Checked {
    findings: Vec<Finding>,
    /// Each with the number of its rule.
    observations: Vec<(usize, Observation)>,
    faults: Vec<RuleFault>,
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
    pub fn check(&self, pairs: &[Pair]) -> Document<'_> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        // Enough parts that a thread with long segments does not keep the others waiting.
        let size = pairs.len().div_ceil(threads * 8).max(16);
        let parts: Vec<(usize, &[Pair])> =
            pairs.chunks(size).enumerate().map(|(number, part)| (number * size, part)).collect();
        let next = std::sync::atomic::AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some((first, part)) = parts.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
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
        let mut document = Document { engine: self, segments: Vec::with_capacity(pairs.len()), groups: HashMap::new() };
        for (_, checked) in done {
            document.segments.extend(checked);
        }
        for index in 0..document.segments.len() {
            document.enter(index);
        }
        let several = document.groups.iter().filter(|(_, group)| group.members.len() > 1);
        let several = several.map(|(key, _)| key.clone()).collect();
        document.judge(several);
        document
    }

    /// What the rules make of `pair` by itself.
    fn segment(&self, index: usize, pair: &Pair) -> Checked {
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

fn fault(rule: &dyn Rule, segment: Option<usize>, panic: &(dyn Any + Send)) -> RuleFault {
    let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
    RuleFault { rule: rule.id(), segment, message: said.unwrap_or_else(|| "no reason given".to_owned()) }
}

/// What is compared with each other: the number of a rule and a key of its observations.
type GroupKey = (usize, String);

/// The observations with one key, and what the rule made of them.
#[derive(Debug, Default)]
struct Group {
    /// Where they are: the segment, and the number among its observations. In order.
    members: Vec<(usize, usize)>,
    findings: Vec<Finding>,
    fault: Option<Box<RuleFault>>,
}

/// The groups of what was observed in a segment, in the order of its observations.
fn keys(checked: &Checked) -> impl Iterator<Item = GroupKey> + '_ {
    checked.observations.iter().map(|(rule, observation)| (*rule, observation.key.clone()))
}

/// A text that was checked. A segment can be changed, and only what that touches is checked again.
#[derive(Debug)]
pub struct Document<'e> {
    engine: &'e Engine<'e>,
    segments: Vec<Checked>,
    groups: HashMap<GroupKey, Group>,
}

impl Document<'_> {
    /// All findings: by segment, then by place.
    pub fn findings(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self.segments.iter().flat_map(|checked| &checked.findings).collect();
        findings.extend(self.groups.values().flat_map(|group| &group.findings));
        findings.sort_by_key(|one| {
            let place = (one.segment, one.side, one.span.start, one.span.end);
            (place, &one.rule, &one.message, &one.about, &one.suggestions)
        });
        findings
    }

    /// The rules that broke down, in order.
    pub fn faults(&self) -> Vec<&RuleFault> {
        let mut faults: Vec<&RuleFault> = self.segments.iter().flat_map(|checked| &checked.faults).collect();
        faults.extend(self.groups.values().filter_map(|group| group.fault.as_deref()));
        faults.sort_by_key(|fault| (fault.rule, fault.segment, &fault.message));
        faults
    }

    /// Puts `pair` in the place of the segment `index`, or behind the last where there is none of that number.
    pub fn set(&mut self, index: usize, pair: &Pair) {
        let index = index.min(self.segments.len());
        let checked = self.engine.segment(index, pair);
        let mut touched: BTreeSet<GroupKey> = keys(&checked).collect();
        match self.segments.get_mut(index) {
            Some(place) => {
                let before = std::mem::replace(place, checked);
                for key in keys(&before) {
                    if let Some(group) = self.groups.get_mut(&key) {
                        group.members.retain(|(segment, _)| *segment != index);
                        touched.insert(key);
                    }
                }
            }
            None => self.segments.push(checked),
        }
        self.enter(index);
        self.judge(touched);
    }

    /// Lists the observations of a segment in their groups.
    fn enter(&mut self, index: usize) {
        for (number, key) in keys(&self.segments[index]).enumerate() {
            let members = &mut self.groups.entry(key).or_default().members;
            let place = members.partition_point(|member| *member < (index, number));
            members.insert(place, (index, number));
        }
    }

    fn judge(&mut self, touched: BTreeSet<GroupKey>) {
        for key in touched {
            let Some(group) = self.groups.get_mut(&key) else { continue };
            group.findings.clear();
            group.fault = None;
            if group.members.is_empty() {
                self.groups.remove(&key);
                continue;
            }
            if group.members.len() < 2 {
                continue;
            }
            let observation = |&(segment, number): &(usize, usize)| Seen {
                segment,
                observation: &self.segments[segment].observations[number].1,
            };
            let seen: Vec<Seen<'_>> = group.members.iter().map(observation).collect();
            let Active { rule, severity, options } = &self.engine.active[key.0];
            let mut findings = Vec::new();
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                rule.judge(&seen, options, &mut Found::new(rule.id(), *severity, seen[0].segment, &mut findings));
            }));
            match outcome {
                Ok(()) => group.findings = findings,
                Err(panic) => group.fault = Some(Box::new(fault(*rule, None, panic.as_ref()))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule::rule;
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
            let key = reading.target.text().chars().take(1).collect();
            let value = reading.target.text().to_owned();
            noted.push(Observation { key, value, side: Side::Target, span: 0..1 });
        }

        fn judge(&self, seen: &[Seen<'_>], _options: &Options<'_>, found: &mut Found<'_>) {
            for one in seen {
                let message = format!("{} of {}", one.observation.value, seen.len());
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
        let mut document = engine.check(&["moto", "moshi", "kitu"].map(pair));
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

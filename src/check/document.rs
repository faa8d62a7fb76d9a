//! A text that was checked, whose findings are kept right while its segments change.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::engine::{Active, Checked, Engine, RuleFault, fault};
use super::found::Found;
use super::group::{Group, Members, Pairs, Place, Segments};
use super::pair::Pair;
use super::ways::part;
use crate::model::finding::Finding;

/// What is compared with each other: the number of a rule and a key of its observations.
type GroupKey = (usize, Arc<str>);

/// What a rule made of a group.
#[derive(Debug)]
struct Judged {
    findings: Vec<Finding>,
    fault: Option<RuleFault>,
}

/// A text that was checked. A segment can be changed, and only what that touches is checked again.
#[derive(Debug)]
pub struct Document<'e> {
    engine: &'e Engine<'e>,
    pairs: Pairs<'e>,
    checked: Vec<Checked>,
    groups: HashMap<GroupKey, Members>,
    /// The groups about which something was said.
    judged: HashMap<GroupKey, Judged>,
}

impl<'e> Document<'e> {
    /// The document of `pairs`, each of which was `checked` by itself.
    pub(super) fn new(engine: &'e Engine<'e>, pairs: &'e [Pair], checked: Vec<Checked>) -> Self {
        let pairs = Pairs { first: pairs, changed: BTreeMap::new() };
        let mut document = Document { engine, pairs, checked, groups: HashMap::new(), judged: HashMap::new() };
        for index in 0..document.checked.len() {
            document.enter(index);
        }
        let several = document.groups.iter().filter(|(_, members)| members.are_several());
        document.judge(several.map(|(key, _)| key.clone()).collect());
        document
    }

    /// All findings: by segment, then by place.
    pub fn findings(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self.checked.iter().flat_map(|checked| &checked.findings).collect();
        findings.extend(self.judged.values().flat_map(|judged| &judged.findings));
        findings.sort_by_key(|one| {
            let place = (one.segment, one.side, one.span.start, one.span.end);
            (place, &one.rule, &one.message, &one.about, &one.suggestions)
        });
        findings
    }

    /// The rules that broke down, in order.
    pub fn faults(&self) -> Vec<&RuleFault> {
        let mut faults: Vec<&RuleFault> = self.checked.iter().flat_map(|checked| &checked.faults).collect();
        faults.extend(self.judged.values().filter_map(|judged| judged.fault.as_ref()));
        faults.sort_by_key(|fault| (fault.rule, fault.segment, &fault.message));
        faults
    }

    /// Puts `pair` in the place of the segment `index`, or behind the last where there is none of that number.
    pub fn set(&mut self, index: usize, pair: &Pair) {
        let index = index.min(self.checked.len());
        let mut touched = BTreeSet::new();
        if let Some(before) = self.checked.get_mut(index).map(std::mem::take) {
            for (number, (rule, observation)) in before.observations.iter().enumerate() {
                let key = (*rule, Arc::clone(&observation.key));
                if let Some(members) = self.groups.get_mut(&key) {
                    members.remove(Place { segment: index, number }, part(&observation.value, 0));
                }
                touched.insert(key);
            }
        } else {
            self.checked.push(Checked::default());
        }
        self.checked[index] = self.engine.segment(index, pair);
        self.pairs.changed.insert(index, pair.clone());
        self.enter(index);
        touched.extend(self.checked[index].observations.iter().map(|(rule, one)| (*rule, Arc::clone(&one.key))));
        self.judge(touched);
    }

    /// Lists the observations of a segment in their groups.
    fn enter(&mut self, index: usize) {
        for number in 0..self.checked[index].observations.len() {
            let (rule, observation) = &self.checked[index].observations[number];
            let members = self.groups.entry((*rule, Arc::clone(&observation.key))).or_default();
            let segments = Segments { pairs: &self.pairs, checked: &self.checked };
            members.add(Place { segment: index, number }, segments);
        }
    }

    fn judge(&mut self, touched: BTreeSet<GroupKey>) {
        for key in touched {
            self.judged.remove(&key);
            let Some(members) = self.groups.get(&key) else { continue };
            if members.is_empty() {
                self.groups.remove(&key);
                continue;
            }
            if !members.are_several() {
                continue;
            }
            let group = Group::new(&key.1, members, Segments { pairs: &self.pairs, checked: &self.checked });
            let Active { rule, severity, options } = &self.engine.active[key.0];
            let mut findings = Vec::new();
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                let mut found = Found::new(rule.id(), *severity, group.first_segment(), &mut findings);
                rule.judge(&group, options, &mut found);
            }));
            let judged = match outcome {
                Ok(()) => Judged { findings, fault: None },
                Err(panic) => Judged { findings: Vec::new(), fault: Some(fault(*rule, None, panic.as_ref())) },
            };
            if !judged.findings.is_empty() || judged.fault.is_some() {
                self.judged.insert(key, judged);
            }
        }
    }
}

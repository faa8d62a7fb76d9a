//! How many findings there were, by rule and severity.

use std::collections::BTreeMap;

use super::words::counted;
use crate::app::check::Summary;
use crate::model::finding::{Finding, Severity, Side};

/// Counts findings as they go by.
#[derive(Debug, Default)]
pub(super) struct Tally {
    rules: BTreeMap<String, [usize; 3]>,
    /// How many `check --fix` would mend.
    pub(super) fixable: usize,
}

impl Tally {
    pub(super) fn add(&mut self, finding: &Finding) {
        if !self.rules.contains_key(finding.rule.as_ref()) {
            self.rules.insert(finding.rule.to_string(), [0; 3]);
        }
        if let Some(counts) = self.rules.get_mut(finding.rule.as_ref()) {
            counts[finding.severity as usize] += 1;
        }
        self.fixable += usize::from(finding.is_safe && finding.side == Side::Target);
    }

    /// Each rule with its findings of each severity: those with errors first, then those with most findings.
    pub(super) fn rules(&self) -> Vec<(&str, [usize; 3])> {
        let mut rules: Vec<(&str, [usize; 3])> =
            self.rules.iter().map(|(rule, counts)| (rule.as_str(), *counts)).collect();
        rules.sort_by_key(|(_, counts)| {
            std::cmp::Reverse((counts[2].min(1), counts[1].min(1), counts.iter().sum::<usize>()))
        });
        rules
    }
}

/// `2 errors, 1 warning`; `nothing` where there is none.
pub(super) fn severities(counts: [usize; 3]) -> String {
    let severities = Severity::ALL.iter().rev().filter(|severity| counts[**severity as usize] > 0);
    let list: Vec<String> = severities.map(|severity| counted(counts[*severity as usize], *severity)).collect();
    if list.is_empty() { "nothing".to_owned() } else { list.join(", ") }
}

/// `2 errors in 12 segments, 3 dismissed`: what a run came to.
pub(super) fn outcome(summary: &Summary) -> String {
    let segments = crate::report::counted(summary.segments as u64, "segment");
    let found = severities(summary.findings);
    let dismissed = match summary.dismissed {
        0 => String::new(),
        number => format!(", {} dismissed", crate::report::grouped(number as u64)),
    };
    if summary.findings == [0; 3] {
        return format!("nothing found in {segments}{dismissed}");
    }
    format!("{found} in {segments}{dismissed}")
}

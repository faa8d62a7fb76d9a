//! Profiles: which rules run, how severe their findings are, and with which settings.
//!
//! A profile is a TOML file that extends another one, in the end one of those that ship: `default` has every rule as it
//! comes, `strict`, `light` and `monolingual` change it.
//!
//! ```toml
//! extends = "default"
//! fail-on = "warning"
//!
//! [rules]
//! "space.double" = "error"
//! "spelling.mixed" = "off"
//! "segment.length" = { severity = "info", longest = 3.0 }
//! ```

mod pattern;
mod read;

use std::collections::BTreeMap;

pub use pattern::Pattern;
pub use read::{ProfileError, SHIPPED, shipped};

use super::named;
use super::rule::Rule;
use super::setting::{Options, Value};
use crate::model::finding::Severity;

/// The rule of all patterns.
const PATTERNS: &str = "user.pattern";

/// What a run is to check.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Severities other than the usual ones; `None` turns a rule off.
    severities: BTreeMap<&'static str, Option<Severity>>,
    settings: BTreeMap<&'static str, BTreeMap<&'static str, Value>>,
    /// The user's own patterns.
    pub patterns: Vec<Pattern>,
    /// The least severity that fails a run, where the profile sets it.
    pub fail_on: Option<Severity>,
    /// Rules that alone run, where any are named.
    only: Vec<&'static str>,
}

impl Profile {
    /// How severe the findings of `rule` are; `None` where it does not run.
    pub fn severity(&self, rule: &dyn Rule) -> Option<Severity> {
        if !self.only.is_empty() {
            let runs = self.only.contains(&rule.id());
            return runs.then(|| self.severities.get(rule.id()).copied().flatten().unwrap_or(rule.severity()));
        }
        self.severities.get(rule.id()).copied().unwrap_or(Some(rule.severity()))
    }

    /// What is set of the rule called `id`.
    pub fn options(&self, id: &str) -> Options<'_> {
        Options::new(self.settings.get(id), self.severities.get(id).copied().flatten())
    }

    /// Has the rules and patterns that are called `ids` alone run, also those that are off.
    pub fn only<'i>(&mut self, ids: impl IntoIterator<Item = &'i str>) {
        let (rules, patterns): (Vec<&str>, Vec<&str>) = ids.into_iter().partition(|id| named(id).is_some());
        self.only = rules.into_iter().filter_map(named).map(|rule| rule.id()).collect();
        if !patterns.is_empty() && !self.only.contains(&PATTERNS) {
            self.patterns.retain(|pattern| patterns.contains(&pattern.id().as_str()));
            self.patterns.iter_mut().for_each(|pattern| pattern.is_off = false);
            self.only.push(PATTERNS);
        }
    }

    /// Whether findings called `id` are looked for. One that no rule or pattern has any more is, where everything runs.
    pub fn looks_for(&self, id: &str) -> bool {
        let is_on = |id: &str| named(id).is_none_or(|rule| self.severity(rule).is_some());
        if named(id).is_some() {
            return is_on(id);
        }
        let own = self.patterns.iter().find(|pattern| pattern.id() == id);
        own.map_or(self.only.is_empty(), |pattern| !pattern.is_off) && (!id.starts_with("user.") || is_on(PATTERNS))
    }

    /// Adds what `other`, which extends this one, changes.
    fn extend(&mut self, other: Profile) {
        self.severities.extend(other.severities);
        for (rule, settings) in other.settings {
            self.settings.entry(rule).or_default().extend(settings);
        }
        self.patterns.retain(|mine| other.patterns.iter().all(|theirs| theirs.name != mine.name));
        self.patterns.extend(other.patterns);
        self.fail_on = other.fail_on.or(self.fail_on);
    }
}

//! Findings that somebody has dismissed: a file beside the texts, so that they stay dismissed for everybody.
//!
//! An entry is known by the finding's fingerprint, which is made of the rule and the two texts. So a moved or otherwise
//! edited file keeps its dismissals, and a new translation has its findings again. The file is JSON Lines, sorted, one
//! entry a line, so that two people's changes merge; the path in an entry says where it was found, and counts for
//! nothing but whether it can be stale.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// What stands in `schema` of every line of a baseline.
pub const SCHEMA: &str = "istilahi/dismissal/1";

/// A finding that was dismissed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// What kind of line it is: [`SCHEMA`].
    pub schema: String,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// The rule.
    pub rule: String,
    /// The file in which it was found, as seen from the folder of the baseline, with `/` between folders; none for a
    /// memory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The words that it stood on.
    pub text: String,
    /// Why it is no fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who said so.
    pub author: String,
    /// When: a date or a time in UTC, RFC 3339.
    pub date: String,
}

impl Dismissal {
    /// A dismissal of the finding with this fingerprint.
    pub fn new(fingerprint: impl Into<String>, rule: impl Into<String>, text: impl Into<String>) -> Self {
        Dismissal {
            schema: SCHEMA.to_owned(),
            fingerprint: fingerprint.into(),
            rule: rule.into(),
            path: None,
            text: text.into(),
            reason: None,
            author: String::new(),
            date: String::new(),
        }
    }
}

/// What is wrong with a line of a baseline.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct BaselineError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// The dismissed findings, by fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<String, Dismissal>,
    met: BTreeSet<String>,
}

impl Baseline {
    /// Reads a baseline from its file's text.
    ///
    /// # Errors
    /// [`BaselineError`] at the first line that is none of a baseline.
    pub fn read(text: &str) -> Result<Baseline, BaselineError> {
        let mut baseline = Baseline::default();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let fault = |message: String| BaselineError { line: at + 1, message };
            if line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>") {
                return Err(fault("a merge was left unfinished here: keep the lines of both sides".to_owned()));
            }
            let entry: Dismissal = serde_json::from_str(line).map_err(|error| fault(error.to_string()))?;
            if entry.schema != SCHEMA {
                return Err(fault(format!("`schema` is `{}`, where a baseline has `{SCHEMA}`", entry.schema)));
            }
            baseline.entries.insert(entry.fingerprint.clone(), entry);
        }
        Ok(baseline)
    }

    /// The text of its file: by path, rule and words.
    pub fn write(&self) -> String {
        let mut entries: Vec<&Dismissal> = self.entries.values().collect();
        entries.sort_by_key(|one| (&one.path, &one.rule, &one.text, &one.fingerprint));
        // Nothing in an entry can fail to be JSON.
        let lines = entries.iter().filter_map(|one| serde_json::to_string(one).ok());
        lines.map(|line| line + "\n").collect()
    }

    /// How many findings it dismisses.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it dismisses none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the finding with this fingerprint was dismissed. The entry counts as met from then on.
    pub fn dismisses(&mut self, fingerprint: &str) -> bool {
        let known = self.entries.contains_key(fingerprint);
        if known {
            self.met.insert(fingerprint.to_owned());
        }
        known
    }

    /// Adds an entry. What was dismissed before keeps its reason, author and date; its path follows the file.
    pub fn add(&mut self, dismissal: Dismissal) {
        self.met.insert(dismissal.fingerprint.clone());
        let path = dismissal.path.clone();
        self.entries.entry(dismissal.fingerprint.clone()).or_insert(dismissal).path = path;
    }

    /// The entries that no finding met, where one was `looked_for`.
    pub fn stale(&self, looked_for: &dyn Fn(&Dismissal) -> bool) -> Vec<&Dismissal> {
        let entries = self.entries.values().filter(|one| !self.met.contains(&one.fingerprint));
        entries.filter(|one| looked_for(one)).collect()
    }

    /// Takes the entries out that [`Baseline::stale`] lists; says how many there were.
    pub fn drop_stale(&mut self, looked_for: &dyn Fn(&Dismissal) -> bool) -> usize {
        let stale: BTreeSet<String> = self.stale(looked_for).iter().map(|one| one.fingerprint.clone()).collect();
        self.entries.retain(|fingerprint, _| !stale.contains(fingerprint));
        stale.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dismissal(fingerprint: &str, path: &str) -> Dismissal {
        Dismissal {
            path: Some(path.to_owned()),
            author: "asha".to_owned(),
            date: "2026-11-22".to_owned(),
            ..Dismissal::new(fingerprint, "number.value", "40")
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut baseline = Baseline::default();
        baseline.add(Dismissal { reason: Some("the client's \"own\" count".to_owned()), ..dismissal("b", "x.po") });
        baseline.add(dismissal("a", "y.po"));
        let text = baseline.write();
        assert_eq!(text.lines().count(), 2);
        let read = Baseline::read(&text).unwrap();
        assert_eq!((read.entries.clone(), read.write()), (baseline.entries, text));
    }

    #[test]
    fn an_entry_keeps_who_said_why() {
        let mut baseline = Baseline::default();
        baseline.add(Dismissal { reason: Some("a brand".to_owned()), ..dismissal("a", "old.po") });
        baseline.add(Dismissal { author: "juma".to_owned(), ..dismissal("a", "new.po") });
        let entry = &baseline.entries["a"];
        let expected = (Some("a brand"), "asha", Some("new.po"));
        assert_eq!((entry.reason.as_deref(), entry.author.as_str(), entry.path.as_deref()), expected);
    }

    #[test]
    fn an_entry_is_stale_only_where_it_should_have_been_met() {
        let mut baseline = Baseline::default();
        for (fingerprint, path) in [("a", "x.po"), ("b", "x.po"), ("c", "y.po")] {
            baseline.add(dismissal(fingerprint, path));
        }
        let mut baseline = Baseline::read(&baseline.write()).unwrap();
        assert!(baseline.dismisses("a") && !baseline.dismisses("z"));
        let checked = |one: &Dismissal| one.path.as_deref() == Some("x.po");
        assert_eq!((baseline.stale(&checked).len(), baseline.stale(&|_| false).len()), (1, 0));
        assert_eq!(baseline.drop_stale(&checked), 1);
        assert_eq!(baseline.entries.keys().collect::<Vec<_>>(), ["a", "c"]);
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_its_line() {
        let good = {
            let mut baseline = Baseline::default();
            baseline.add(dismissal("a", "x.po"));
            baseline.write()
        };
        for bad in ["{}", "[1]", "not json", "<<<<<<< HEAD", "{\"schema\":\"istilahi/dismissal/2\"}"] {
            assert_eq!(Baseline::read(&format!("{good}\n{bad}\n")).unwrap_err().line, 3, "{bad}");
        }
    }
}

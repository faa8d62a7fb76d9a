//! A user's own pattern: what must not stand in a translation, or not with such a source.

use regex::Regex;

use crate::model::finding::Severity;

/// A rule that a user wrote: it reports where all that is given of it is so.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its name; the rule is called `user.` and this.
    pub name: String,
    /// How severe its findings are.
    pub severity: Severity,
    /// What is said of a finding.
    pub message: String,
    /// What the source must hold.
    pub source: Option<Regex>,
    /// What the target must hold; it is what is reported.
    pub target: Option<Regex>,
    /// What the target must not hold.
    pub target_lacks: Option<Regex>,
    /// What should stand in the place of what `target` found; groups of the pattern are `$1`.
    pub instead: Option<String>,
}

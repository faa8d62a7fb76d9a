//! Rules about what machines write and people do not: words that do not exist, the furniture of a page.

mod boilerplate;
mod list;
mod non_word;
mod noun;

use std::ops::Range;

pub(in crate::check) use list::is_non_word;
pub(in crate::check) use noun::may_be_noun;

use super::pair::Reading;
use super::rule::{Described, Rule};
use crate::model::finding::Severity;

pub(super) const RULES: &[&dyn Rule] = &[&non_word::NonWord, &boilerplate::Boilerplate];

/// What the rules of this area report of the target that are no less severe than `least`: its bytes.
pub(in crate::check) fn reported(reading: &Reading<'_>, least: Severity) -> Vec<Range<usize>> {
    let profile = &reading.setup.profile;
    let runs = |rule: &dyn Rule| {
        let knows = rule.language().is_none_or(|language| language == reading.setup.target.base());
        knows && profile.severity(rule).is_some_and(|severity| severity >= least)
    };
    let (words, phrases) = (non_word::NonWord, boilerplate::Boilerplate);
    let mut reported = Vec::new();
    if runs(&words) {
        let found = non_word::words(reading, &profile.options(words.id()));
        reported.extend(found.into_iter().map(|(span, _)| span));
    }
    if runs(&phrases) {
        let found = boilerplate::phrases(reading, &profile.options(phrases.id()));
        reported.extend(found.into_iter().map(|(span, _)| span));
    }
    reported
}

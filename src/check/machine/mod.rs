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

/// Whether a rule of this area, which is no less severe than `least`, reports the bytes `span` of the target.
pub(in crate::check) fn reports(reading: &Reading<'_>, span: &Range<usize>, least: Severity) -> bool {
    let profile = &reading.setup.profile;
    let runs = |rule: &dyn Rule| {
        let knows = rule.language().is_none_or(|language| language == reading.setup.target.base());
        knows && profile.severity(rule).is_some_and(|severity| severity >= least)
    };
    let covers = |other: &Range<usize>| other.start <= span.start && span.end <= other.end;
    let (words, phrases) = (non_word::NonWord, boilerplate::Boilerplate);
    (runs(&words) && non_word::words(reading, &profile.options(words.id())).iter().any(|(one, _)| covers(one)))
        || (runs(&phrases)
            && boilerplate::phrases(reading, &profile.options(phrases.id())).iter().any(|(one, _)| covers(one)))
}

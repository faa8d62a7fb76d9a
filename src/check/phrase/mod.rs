//! Rules about several words: what was not translated, and what was translated word by word.

mod calque;
mod languages;
mod pattern;
mod untranslated;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&untranslated::Untranslated, &calque::Calque];

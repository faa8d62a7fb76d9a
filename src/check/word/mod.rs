//! Rules about single words: two run together, one written twice.

mod glued;
mod glued_sentence;
mod repeated;
mod split;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&glued::Glued, &glued_sentence::GluedSentence, &repeated::Repeated];

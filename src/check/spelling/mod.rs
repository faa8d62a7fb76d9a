//! Rules about spelling: slips, words that are spelt in several ways.

mod forms;
mod mixed;
mod slip;
mod standard;
mod unknown_word;

pub(in crate::check) use forms::{Spelt, spelt};

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&mixed::Mixed, &slip::Slip, &standard::Standard, &unknown_word::UnknownWord];

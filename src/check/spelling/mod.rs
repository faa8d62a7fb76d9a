//! Rules about words that are spelt in several ways.

mod mixed;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&mixed::Mixed];

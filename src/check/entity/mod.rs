//! Rules about the names of companies, places and the like.

mod half_translated;
mod mixed;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&mixed::Mixed];

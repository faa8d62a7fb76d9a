//! Rules that users write.

mod pattern;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&pattern::Pattern];

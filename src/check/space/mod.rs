//! Rules about white space.

mod double;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&double::Double];

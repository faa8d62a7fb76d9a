//! Rules that compare whole segments with each other.

mod likeness;
mod source;
mod target;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&target::Target, &source::Source];

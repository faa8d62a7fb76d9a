//! Rules about capital letters.

mod all;
mod name;
mod start;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&start::Start, &all::All, &name::Name];

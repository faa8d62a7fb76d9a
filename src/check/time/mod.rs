//! Times of day, by the European and by the Swahili clock.

mod clock;
mod value;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&value::Value, &clock::Clock];

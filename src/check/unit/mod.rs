//! Units of measure and money beside numbers.

mod form;
mod value;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&value::Value, &form::Form];

//! Dates: that they are the source's, and that they are written as Swahili writes them.

mod form;
mod no_day;
mod value;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&value::Value, &form::Form];

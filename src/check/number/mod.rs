//! Numbers: that the translation has the source's, by value, and that they are written as the country does.

pub(in crate::check) mod compare;

mod added;
mod form;
mod items;
mod missing;
mod value;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&value::Value, &missing::Missing, &added::Added, &form::Form];

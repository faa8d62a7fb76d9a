//! Names with digits: models, viruses, standards.

pub(in crate::check) mod names;

mod changed;
mod missing;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&changed::Changed, &missing::Missing];

//! Rules about a translation as a whole.

mod characters;
mod empty;
mod garbled;
mod length;
mod same_as_source;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] =
    &[&empty::Empty, &same_as_source::SameAsSource, &length::Length, &characters::Characters];

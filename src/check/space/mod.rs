//! Rules about white space.

mod double;
mod edge;
mod joints;
mod punctuation;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&edge::Edge, &double::Double, &punctuation::Punctuation];

//! Rules about punctuation marks.

mod brackets;
mod end;
mod quotes;
mod repeated;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&end::End, &repeated::Repeated, &brackets::Brackets, &quotes::Quotes];

//! Rules about what machines write and people do not: words that do not exist, the furniture of a page.

mod boilerplate;
mod list;
mod non_word;

pub(in crate::check) use list::is_non_word;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[&non_word::NonWord, &boilerplate::Boilerplate];

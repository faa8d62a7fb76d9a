//! Floor 3, on `swahili`: which terms stand in a text, and which term somebody asks for.
//!
//! [`inflection::forms`] lists how a term can look, and `verbs` tells which of the glossary's verbs a word is a form of;
//! [`recognise`] and [`lookup`] go by these two alone.

mod capitals;
mod derivation;
pub mod english;
mod english_forms;
pub mod faults;
mod homograph;
pub mod how;
pub mod inflection;
mod key;
pub mod lookup;
pub mod merging;
mod misspelling;
pub mod recognise;
pub mod same_form;
#[cfg(test)]
mod sample;
mod swahili_forms;
mod tree;
mod verbs;
pub mod word_forms;

//! Floor 4: the rules that translations and Swahili texts are checked by. One folder an area, one file a rule, one entry
//! in its `RULES`.
//!
//! A rule is pure: it gets a pair of texts ([`Reading`]) and says what is wrong in it ([`Found`]). What depends on
//! several segments is done in two steps, so that one changed segment costs little: each segment is observed by itself
//! ([`Observation`]), and observations with the same key are judged together. [`Engine`] runs the rules; [`Profile`] says
//! which of them, how severe, and with which settings.
//!
//! A finding is an error where at least nine in ten of its kind are faults in human translations, a warning where eight
//! in ten are, and else an info. What is only a guess is not reported.

pub mod baseline;
mod document;
mod engine;
pub mod fix;
mod found;
mod group;
mod pair;
mod passage;
pub mod profile;
mod prose;
mod rule;
pub mod setting;
mod setup;
mod ways;

mod address;
mod capital;
mod code;
mod consistency;
mod date;
mod entity;
mod identifier;
mod machine;
mod number;
mod phrase;
mod placeholder;
mod punctuation;
mod segment;
mod space;
mod spelling;
mod sw;
mod term;
mod time;
mod unit;
mod user;
mod word;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod incremental;

pub use document::Document;
pub use engine::{Engine, RuleFault};
pub use found::Found;
pub use group::Group;
pub use pair::{Pair, Reading, Text};
pub use passage::{Part, Passage};
pub use profile::Profile;
pub use rule::{Described, Observation, Rule};
pub use setting::{Options, Setting, Value};
pub use setup::{Glossary, Setup};

/// The rules of each area, in the order in which they are listed.
const AREAS: &[&[&dyn Rule]] = &[
    segment::RULES,
    space::RULES,
    punctuation::RULES,
    capital::RULES,
    number::RULES,
    date::RULES,
    time::RULES,
    unit::RULES,
    address::RULES,
    placeholder::RULES,
    code::RULES,
    identifier::RULES,
    word::RULES,
    spelling::RULES,
    sw::RULES,
    machine::RULES,
    phrase::RULES,
    term::RULES,
    entity::RULES,
    consistency::RULES,
    user::RULES,
];

/// Every rule, in the order of their areas.
pub fn all() -> impl Iterator<Item = &'static dyn Rule> {
    AREAS.iter().flat_map(|area| area.iter().copied())
}

/// The rule called `id`.
pub fn named(id: &str) -> Option<&'static dyn Rule> {
    all().find(|rule| rule.id() == id)
}

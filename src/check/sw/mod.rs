//! Rules about Swahili grammar. They need no source.

mod concord;
mod verbs;

mod amba;
mod apostrophe;
mod coordination;
mod enye;
mod fragment;
mod habitual;
mod levelled;
mod locative;
mod negative;
mod noun_phrase;
mod prefixes;
mod relative;
mod subject;

use super::rule::Rule;

pub(super) const RULES: &[&dyn Rule] = &[
    &noun_phrase::NounPhrase,
    &subject::Subject,
    &coordination::Coordination,
    &amba::Amba,
    &enye::Enye,
    &levelled::Levelled,
    &prefixes::Prefixes,
    &relative::Relative,
    &negative::Negative,
    &locative::Locative,
    &apostrophe::Apostrophe,
    &habitual::Habitual,
    &fragment::Fragment,
];

//! Floor 2, under `terminology`: Swahili grammar as tables and rules, knowing no glossary, memory or file.
//!
//! Classes and concords are tables; [`noun`], [`adjective`] and [`verb`] make forms from them, [`morphology`] says what a
//! form can be, [`paradigm`] lists every form of a word. A form that a rule makes without the [`lexicon`] is a guess and
//! says so: a rule that is not sure gives nothing. Whoever asks for the plurals of a term asks [`phrase::plurals`].
//!
//! Rules: standard grammar (Ashton 1944; Mpiranya 2015); no native speaker has reviewed them yet.

pub mod adjective;
pub mod agreement;
pub mod class_set;
pub mod concord;
pub mod letters;
pub mod lexicon;
pub mod morphology;
pub mod noun;
pub mod noun_class;
pub mod noun_shape;
pub mod orthography;
pub mod paradigm;
pub mod phrase;
mod relative;
pub mod sentence;
pub mod verb;

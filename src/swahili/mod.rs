//! Floor 2, under `terminology`: Swahili grammar as tables and rules, knowing no glossary, memory or file.
//!
//! What is here is what recognising nouns needs: classes, concord of `-a`, `-enye` and adjectives, plurals. A form that
//! a rule makes is a guess and says so: a rule that is not sure gives nothing. The lexicon and the verb come into this
//! room beside these files; whoever asks for forms asks [`phrase::plurals`] and need not know where they come from.
//!
//! Rules: standard grammar (Ashton 1944; Mpiranya 2015); no native speaker has reviewed them yet.

pub mod adjective;
pub mod agreement;
pub mod class_set;
pub mod concord;
pub mod lexicon;
pub mod morphology;
pub mod noun;
pub mod noun_class;
pub mod noun_shape;
pub mod orthography;
pub mod phrase;
mod relative;
pub mod sentence;
pub mod verb;

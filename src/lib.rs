//! istilahi: translation memory and glossary for technical Swahili.
//!
//! The house has nine floors; a module imports only from floors below its own, and `tests/arch` fails on any other
//! import. ARCHITECTURE.md shows the plan.
//!
//! | floor | module | what is there |
//! |---|---|---|
//! | 8 | [`cli`] | the command line: the only code that prints, exits or reads the environment |
//! | 7 | [`report`] | results as text and JSON, one file each |
//! | 6 | [`app`] | use cases: they own transactions and progress |
//! | 5 | [`store`] | the only module that knows SQL |
//! | 4 | [`mod@repair`], [`check`], [`mod@align`], [`mod@extract`] | fuzzy matches put right; the rules that translations are checked by; the sentences of two documents that translate each other; term candidates |
//! | 3 | [`terminology`], [`placeables`], [`mod@identify`] | terms in texts, their forms, look-up; numbers, dates, times, units, variables; English, Swahili or neither |
//! | 2 | [`mod@format`], [`matching`], [`fragments`], [`spotting`], [`swahili`] | pure: files' meaning, scores, pieces and their translations, grammar |
//! | 1 | [`model`] | units, segments, concepts, scores |
//! | 0 | [`text`] | languages, folding, tokens, sentences, positions |

pub mod align;
pub mod app;
pub mod check;
pub mod cli;
pub mod extract;
pub mod format;
pub mod fragments;
pub mod identify;
pub mod matching;
pub mod model;
pub mod placeables;
pub mod repair;
pub mod report;
pub mod spotting;
pub mod store;
pub mod swahili;
pub mod terminology;
pub mod text;

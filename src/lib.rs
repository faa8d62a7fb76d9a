//! istilahi: translation memory and glossary for technical Swahili.
//!
//! The house has seven floors; a module imports only from floors below its own, and `tests/arch` fails on any other
//! import. ARCHITECTURE.md shows the plan.
//!
//! | floor | module | what is there |
//! |---|---|---|
//! | 6 | [`cli`] | the command line: the only code that prints, exits or reads the environment |
//! | 5 | [`report`] | results as text and JSON, one file each |
//! | 4 | [`app`] | use cases: they own transactions and progress |
//! | 3 | [`store`] | the only module that knows SQL |
//! | 2 | [`mod@format`], [`matching`], [`terminology`] on [`swahili`] | pure: files' meaning, scores, terms |
//! | 1 | [`model`] | units, segments, concepts, scores |
//! | 0 | [`text`] | languages, folding, tokens, sentences, positions |

pub mod app;
pub mod cli;
pub mod format;
pub mod matching;
pub mod model;
pub mod report;
pub mod store;
pub mod swahili;
pub mod terminology;
pub mod text;

//! Floor 1: what a memory and a glossary hold and what a check finds, as plain data.

pub mod concept;
pub mod finding;
pub mod frame;
pub mod passage;
pub mod provenance;
pub mod score;
pub mod segment;
pub mod unit;
mod words;

pub use words::UnknownWord;
pub(crate) use words::vocabulary;

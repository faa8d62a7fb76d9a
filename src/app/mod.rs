//! Floor 6: the use cases. They open files and the store, own transactions and report progress; they print nothing.

pub mod align;
pub mod analyse;
pub mod batches;
pub mod check;
mod concordance;
pub mod convert;
pub mod doctor;
pub mod document;
pub mod drafts;
pub mod engine;
mod error;
pub mod export;
pub mod forms;
pub mod fragments;
pub mod glossary;
pub mod import;
mod in_order;
pub mod input;
pub mod matches;
pub mod memories;
pub mod morph;
mod opened;
mod output;
mod parallel;
pub mod progress;
pub mod recognise;
pub mod search;
pub mod session;
pub mod shipped;
pub mod suggest;
pub mod terms;
pub mod units;
pub mod word_forms;

pub use error::{AppError, InputProblem};

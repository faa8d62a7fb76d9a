//! Floor 6: the use cases. They open files and the store, own transactions and report progress; they print nothing.

pub mod analyse;
pub mod doctor;
pub mod document;
pub mod drafts;
mod error;
pub mod export;
pub mod forms;
pub mod glossary;
pub mod import;
pub mod matches;
pub mod memories;
pub mod morph;
mod output;
pub mod progress;
pub mod recognise;
pub mod search;
pub mod session;
pub mod shipped;
pub mod suggest;
pub mod terms;
pub mod units;

pub use error::{AppError, InputProblem};

//! Reviewing one by one: units of a memory, term candidates in a table, findings of a check.
//!
//! A [`Queue`] holds what waits and keeps each decision at once; [`Review`] goes through it. Neither knows of a terminal.

mod candidates;
mod card;
mod findings;
mod item;
mod sheet;
mod units;
mod walk;

use super::AppError;
use crate::store::StoreError;

pub use candidates::Candidates;
pub use card::{Card, Field, Role, Row, State};
pub use findings::{Dismissals, Findings};
pub use units::{Units, UnitsWanted};
pub use walk::{Review, Search};

/// What is reviewed, in order. A decision is kept before the call returns.
pub trait Queue {
    /// What is reviewed: `memory client`, `candidates.csv`.
    fn name(&self) -> String;

    /// How many items there are, decided ones with them.
    fn len(&self) -> usize;

    /// Whether there is nothing in it.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether nobody has decided on the item at this place, from 0, as far as this run knows.
    fn is_open(&self, at: usize) -> bool;

    /// How many items are open.
    fn open(&self) -> usize;

    /// The item at this place, as it stands now.
    ///
    /// # Errors
    /// What the store reports.
    fn card(&mut self, at: usize) -> Result<Card, AppError>;

    /// Accepts the item. Says what was done, as the others do.
    ///
    /// # Errors
    /// [`AppError::Refused`] where that cannot be, or what the store or the file system reports; nothing is changed
    /// then. So for the others.
    fn accept(&mut self, at: usize) -> Result<String, AppError>;

    /// Writes the item's suggestion of this number, from 0, into its text.
    ///
    /// # Errors
    /// As [`Queue::accept`].
    fn write_suggestion(&mut self, at: usize, number: usize) -> Result<String, AppError>;

    /// Rejects the item.
    ///
    /// # Errors
    /// As [`Queue::accept`].
    fn reject(&mut self, at: usize, reason: Option<&str>) -> Result<String, AppError>;

    /// Whether to ask why an item is rejected.
    fn asks_why(&self) -> bool {
        false
    }

    /// Gives the fields of the item these texts, in the order of its card, and accepts it.
    ///
    /// # Errors
    /// As [`Queue::accept`].
    fn edit(&mut self, at: usize, texts: &[String]) -> Result<String, AppError>;

    /// Takes the last decision back that holds. Gives the place of its item; `None` where there is nothing to take back.
    ///
    /// # Errors
    /// As [`Queue::accept`].
    fn undo(&mut self) -> Result<Option<usize>, AppError>;

    /// Whether a text of the item holds `folded`, which is folded as [`folded`] does.
    ///
    /// # Errors
    /// What the store reports.
    fn holds(&mut self, at: usize, folded: &str) -> Result<bool, AppError>;

    /// The words that [`Queue::filter`] knows.
    fn filters(&self) -> Vec<&'static str>;

    /// Leaves in what one of these words says; with none, what is usual.
    ///
    /// # Errors
    /// [`AppError::Refused`] for another word, or what the store reports.
    fn filter(&mut self, words: &[&str]) -> Result<(), AppError>;

    /// Sets the clock: decisions are recorded with this time (RFC 3339, UTC).
    fn set_time(&mut self, now: &str);
}

/// `text` as it is compared when something is looked for: in lower case, accents and marks as they are.
pub fn folded(text: &str) -> String {
    crate::text::fold::normalise(text).to_lowercase()
}

/// Whether it could not be done because another process writes to the database: nothing was changed, and it can be tried
/// again.
pub fn is_locked(error: &AppError) -> bool {
    matches!(error, AppError::Store(StoreError::Locked) | AppError::Database { source: StoreError::Locked, .. })
}

/// Refuses a word of a filter that is none of `known`.
fn unknown(word: &str, known: &[&str]) -> AppError {
    let nearest = crate::text::nearest::nearest(word, known.iter().copied());
    let hint = match nearest {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}", known.join(", ")),
    };
    AppError::Refused(format!("there is no filter `{word}`; {hint}"))
}

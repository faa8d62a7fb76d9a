//! Who changed what, and taking it back.

use super::AppError;
use super::progress::Progress;
use super::session::Session;
use crate::model::provenance::Batch;
use crate::store::{Later, Step, Store, StoreError};

/// The newest batches, newest first, at most `most`.
///
/// # Errors
/// What the store reports.
pub fn history(store: &Store, most: u64) -> Result<Vec<Batch>, AppError> {
    Ok(store.batches(most)?)
}

/// What happened to the unit with the number `unit`, newest first.
///
/// # Errors
/// What the store reports.
pub fn history_of_unit(store: &Store, unit: i64) -> Result<Vec<Step>, AppError> {
    Ok(store.history_of_unit(unit)?)
}

/// What happened to the concept called `name`, newest first.
///
/// # Errors
/// What the store reports.
pub fn history_of_concept(store: &Store, name: &str) -> Result<Vec<Step>, AppError> {
    Ok(store.history_of_concept(name)?)
}

/// What stands in the way of taking a batch back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There is nothing to take back.
    Nothing,
    /// It was taken back before.
    Undone(i64),
    /// It made the database.
    First(i64),
    /// Later batches changed the same.
    Later(i64, Vec<Later>),
}

/// Takes the batch with the number `id` back, or without it the newest one that was not. With `force` also what later
/// batches did to the same units, memories and concepts.
///
/// # Errors
/// [`AppError::CannotUndo`], or what the store reports: nothing is changed then.
pub fn undo(
    session: &Session,
    store: &mut Store,
    id: Option<i64>,
    force: bool,
    progress: &mut dyn Progress,
) -> Result<Batch, AppError> {
    let batch = match id {
        Some(id) => store.batch(id)?,
        None => store.newest_that_stands()?.ok_or(AppError::CannotUndo(Obstacle::Nothing))?,
    };
    progress.begin(&format!("batch {}", batch.id), Some(batch.units));
    let undone = store.change(&session.actor, "undo", batch.file.as_deref(), |change| {
        // Nobody else can take it back, or build on it, between this look and the deed.
        if change.batch_of(batch.id)?.undone {
            return Err(AppError::CannotUndo(Obstacle::Undone(batch.id)));
        }
        if batch.command == "init" {
            return Err(AppError::CannotUndo(Obstacle::First(batch.id)));
        }
        let later = if force { Vec::new() } else { change.standing_on(batch.id)? };
        if !later.is_empty() {
            return Err(AppError::CannotUndo(Obstacle::Later(batch.id, later)));
        }
        change.undo(batch.id, &mut |units| progress.advance(units)).map_err(|error| match error {
            StoreError::MemoryExists(name) => AppError::advised(
                format!("a memory would get its name `{name}` back, and another one has it by now"),
                format!("nothing was changed; rename that one first: istilahi memory edit '{name}' --rename NAME"),
            ),
            other => other.into(),
        })
    });
    progress.end();
    let undone: Batch = undone?;
    Ok(store.batch(undone.id)?)
}

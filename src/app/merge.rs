//! Several memories into one.

use super::AppError;
use super::memories::check_name;
use super::progress::Progress;
use super::session::Session;
use crate::store::{Likes, Moved, Store, StoreError};

/// What is to be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The memories whose units move.
    pub from: Vec<String>,
    /// Where they move to; it is created where there is none.
    pub into: String,
    /// What is to become of units that the other memory holds too.
    pub likes: Likes,
    /// Whether the memories that are empty then are deleted.
    pub delete: bool,
}

/// Moves the units of some memories into another one, in one batch; returns what came of each.
///
/// # Errors
/// [`AppError::Refused`] where a memory is to move into itself or the new name cannot be one, or what the store
/// reports: nothing is changed then.
pub fn merge(
    session: &Session,
    store: &mut Store,
    request: &Request,
    progress: &mut dyn Progress,
) -> Result<Vec<(String, Moved)>, AppError> {
    check_name(&request.into)?;
    let mut from: Vec<&str> = Vec::new();
    let mut units = 0;
    for name in &request.from {
        if *name == request.into {
            return Err(AppError::Refused(format!("memory {name} cannot move into itself")));
        }
        units += store.units_in(store.memory(name)?.id)?;
        if !from.contains(&name.as_str()) {
            from.push(name);
        }
    }
    progress.begin(&request.into, Some(units));
    let moved = store.change(&session.actor, "memory merge", None, |change| {
        let into = change.memory_or_new(&request.into)?;
        let memories = from.iter().map(|name| change.memory(name)).collect::<Result<Vec<_>, StoreError>>()?;
        let moved = change.move_units(&memories, &into, request.likes, &mut |units| progress.advance(units))?;
        for name in from.iter().filter(|_| request.delete) {
            change.delete_memory(name)?;
        }
        Ok::<_, AppError>(from.iter().map(|name| (*name).to_owned()).zip(moved).collect())
    });
    progress.end();
    moved
}
